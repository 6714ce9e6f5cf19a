"""The rules for arguments: each is shown failing, with its exact words."""
# ruff: noqa: E501

from __future__ import annotations

from datetime import date
from pathlib import Path

from macros.check import check, read_platform
from macros.load import load
from tests.platforms import bad_inputs, edit

BRYGGAN = "data/strengths/bryggan.yml"
ANGEN = "data/strengths/angen.yml"
WORDS = "data/vocabulary.yml"
ESSENCE = "Bryggan är byns plats för bad och båtar."
CLAIM = "Bryggan i Lillby byggdes {value:byggd} och bär fortfarande."
MORE = "Hoppa i från kanten."
LONG = "vi badar och " * 10


def _problems(root: Path) -> list[str]:
    library = load(root)
    library.today = date(2026, 11, 24)
    rows = sorted({*library.problems, *check(library)})
    return [row.text() for row in rows if "HTML" not in row.text()]


def test_the_small_platform_has_no_argument_problem(small_root: Path) -> None:
    assert _problems(small_root) == []


@bad_inputs(
    [
        (
            "no fact",
            ANGEN,
            "    facts: [hus]\n",
            "",
            [f"{ANGEN}:23:5: argumentet stöder sig inte på något belägg. Skriv {{fact:ID}} i texten, eller lägg till facts: [ID]."],
        ),
        (
            "a fact in one language is enough",
            BRYGGAN,
            "enligt en räkning {year:hus}",
            "enligt en räkning",
            [],
        ),
        (
            "a fact that does not exist",
            BRYGGAN,
            "{value:byggd} och",
            "{value:bygd} och",
            [f"{BRYGGAN}:27:17: ”bygd” pekar på ett belägg som inte finns. Menade du ”byggd”? Rätta namnet, eller lägg till det (data/facts/bygd.yml)."],
        ),
        (
            "figure by hand in a claim",
            BRYGGAN,
            CLAIM,
            "Bryggan byggdes {value:byggd} av 12 personer.",
            [f"{BRYGGAN}:27:17: siffran ”12” är skriven för hand. Skriv {{fact:ID}}, {{value:ID}} eller {{year:ID}}, så rättas den på ett ställe."],
        ),
        (
            "figure by hand in what builds on it",
            BRYGGAN,
            MORE,
            "Hoppa 2 meter.",
            [f"{BRYGGAN}:28:16: siffran ”2” är skriven för hand. Skriv {{fact:ID}}, {{value:ID}} eller {{year:ID}}, så rättas den på ett ställe."],
        ),
        (
            "two sentences",
            BRYGGAN,
            CLAIM,
            "Bryggan byggdes {value:byggd}. Den bär.",
            [f"{BRYGGAN}:27:17: här ska stå en enda mening på högst 30 ord (nu: meningar 2, ord 5). Korta texten, eller dela upp den."],
        ),
        (
            "too many words",
            BRYGGAN,
            CLAIM,
            f"{{value:byggd}} {LONG}torkar.",
            [
                f"{BRYGGAN}:27:17: anmärkning: meningen har fler än 25 ord: ”Namn {LONG}torkar”. Sätt en punkt.",
                f"{BRYGGAN}:27:17: här ska stå en enda mening på högst 30 ord (nu: meningar 1, ord 32). Korta texten, eller dela upp den.",
            ],
        ),
        (
            "an essence of two sentences",
            BRYGGAN,
            ESSENCE,
            "Bad. Och båtar.",
            [f"{BRYGGAN}:21:15: här ska stå en enda mening på högst 25 ord (nu: meningar 2, ord 3). Korta texten, eller dela upp den."],
        ),
        (
            "figure by hand in an essence",
            BRYGGAN,
            ESSENCE,
            "Bryggan har 7 plankor.",
            [f"{BRYGGAN}:21:15: siffran ”7” är skriven för hand. Skriv {{fact:ID}}, {{value:ID}} eller {{year:ID}}, så rättas den på ett ställe."],
        ),
        (
            "a superlative that nothing proves",
            BRYGGAN,
            ESSENCE,
            "Störst i byn är bryggan.",
            [f"{BRYGGAN}:21:15: anmärkning: ”Störst” är en superlativ utan belägg. Lägg till ett belägg under facts, eller skriv hur det är i stället."],
        ),
        (
            "a superlative that a fact carries",
            BRYGGAN,
            MORE,
            "Störst är den.",
            [],
        ),
        (
            "worn-out word",
            BRYGGAN,
            MORE,
            "En pärla.",
            [f"{BRYGGAN}:28:16: anmärkning: ”pärla” är ett ord som vi undviker. Säg vad man ser."],
        ),
        (
            "hard to read",
            BRYGGAN,
            MORE,
            "Badplatsutvecklingsarbetet fortskrider enligt samverkansorganisationens planering, konstaterar kommunikationsavdelningen.",
            [f"{BRYGGAN}:28:16: anmärkning: texten har LIX 54; högst 40 är vår gräns. Korta meningarna och byt de långa orden."],
        ),
        (
            "nearly the same as another strength's claim",
            ANGEN,
            "The meadow has room for most of what a village may need in the way of level ground.",
            "The jetty in Lillby was built in {value:byggd} and still stands.",
            [f"{BRYGGAN}:27:84: anmärkning: påståendet är nästan samma som argument 1 i {ANGEN} (92 procent lika ord). Säg något annat, eller slå ihop dem."],
        ),
    ]
)  # fmt: skip
def test_an_argument_problem_is_told(small_root: Path, path: str, old: str, new: str, messages: list[str]) -> None:
    edit(small_root, path, old, new)
    assert _problems(small_root) == messages


def test_each_of_many_claims_that_are_alike_is_told_of_once_with_the_first(small_root: Path) -> None:
    claim = "The jetty in Lillby was built in {value:byggd} and still holds."
    edit(
        small_root, ANGEN, "The meadow has room for most of what a village may need in the way of level ground.", claim
    )
    edit(small_root, BRYGGAN, "Around the jetty in Lillby stand {fact:hus}, by a count in {year:hus}.", claim)
    rows = _problems(small_root)
    assert [row.split(":")[1] for row in rows] == ["24", "27"]
    assert all(f"argument 1 i {ANGEN} (100 procent" in row for row in rows)


def test_style_stops_nothing_and_the_rest_does(small_root: Path) -> None:
    edit(small_root, BRYGGAN, MORE, "En pärla.")
    assert read_platform(small_root)[0]
    edit(small_root, BRYGGAN, "En pärla.", "Bara 3 plankor.")
    assert read_platform(small_root)[0] is None


def test_a_broken_vocabulary_does_not_break_every_argument(small_root: Path) -> None:
    edit(small_root, WORDS, "limits:", "limit:")
    assert all(row.startswith(WORDS) for row in _problems(small_root))
