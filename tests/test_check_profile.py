"""The rules for data/profile.yml: each is shown failing, with its exact words."""
# ruff: noqa: E501

from __future__ import annotations

from pathlib import Path

from macros.check import read_platform
from tests.platforms import bad_inputs, edit

PROFILE = "data/profile.yml"
LAST = "Vi på {foretag} anställer i Lillby."


@bad_inputs(
    [
        (
            "a last version that needs more",
            PROFILE,
            LAST,
            "Vi på {foretag} i {ort} anställer.",
            [f"{PROFILE}:17:14: den sista versionen behöver {{ort}}. Lägg till en sist som klarar sig med {{foretag}}: annars blir det ingen text när resten inte är ifyllt."],
        ),
        (
            "a last version that needs two things more",
            PROFILE,
            LAST,
            "Vi på {foretag} i {ort} anställer inom {bransch}.",
            [f"{PROFILE}:17:14: den sista versionen behöver {{ort}}, {{bransch}}. Lägg till en sist som klarar sig med {{foretag}}: annars blir det ingen text när resten inte är ifyllt."],
        ),
        (
            "an audience that has a paragraph already",
            PROFILE,
            "audience: visitor",
            "audience: jobseeker",
            [f"{PROFILE}:20:15: målgruppen ”jobseeker” har redan ett stycke. Behåll ett av dem."],
        ),
        (
            "a name with an ending",
            PROFILE,
            LAST,
            "{foretag}s folk anställer.",
            [f"{PROFILE}:17:14: ”{{foretag}}s” blir fel för många namn. Skriv om så att namnet står utan ändelse: inte ”{{avsandare}}s cup” utan ”cupen som {{avsandare}} ordnar”."],
        ),
        (
            "something that is not filled in here",
            PROFILE,
            LAST,
            "{avsandare} anställer.",
            [f"{PROFILE}:17:14: ”{{avsandare}}” är inget som avsändaren fyller i. Det som finns: {{foretag}}, {{bransch}}, {{ort}}."],
        ),
        (
            "a figure by hand",
            PROFILE,
            LAST,
            "{foretag} är 7 vänner.",
            [f"{PROFILE}:17:14: siffran ”7” är skriven för hand. Skriv {{fact:ID}}, {{value:ID}} eller {{year:ID}}, så rättas den på ett ställe."],
        ),
        (
            "an audience that is not there",
            PROFILE,
            "audience: visitor",
            "audience: visiter",
            [f"{PROFILE}:20:15: ”visiter” pekar på en målgrupp som inte finns. Menade du ”visitor”? Rätta namnet, eller lägg till det (data/vocabulary.yml: audiences)."],
        ),
    ]
)  # fmt: skip
def test_what_is_wrong_with_a_profile(
    small_root: Path, path: str, old: str | None, new: str, messages: list[str]
) -> None:
    edit(small_root, path, old, new)
    found = [problem.text() for problem in read_platform(small_root)[1] if problem.path == PROFILE]
    assert found == messages
