"""The rules for data/profile.yml: each is shown failing."""

from pathlib import Path

from macros.checks.check import read_platform
from tests.support.platforms import edit
from tests.support.problem_snapshots import Told, bad_inputs, described

PROFILE = "data/profile.yml"
LAST = "Vi på {foretag} anställer i Lillby."


@bad_inputs(
    __name__,
    [
        (
            "a last version that needs two things more",
            PROFILE,
            LAST,
            "Vi på {foretag} i {ort} anställer inom {bransch}.",
        ),
        ("an audience that has a paragraph already", PROFILE, "audience: visitor", "audience: jobseeker"),
        ("a name with an ending", PROFILE, LAST, "{foretag}s folk anställer."),
        ("something that is not filled in here", PROFILE, LAST, "{avsandare} anställer."),
        ("a figure by hand", PROFILE, LAST, "{foretag} är 7 vänner."),
    ],
)
def test_what_is_wrong_with_a_profile(small_root: Path, path: str, old: str | None, new: str, told: Told) -> None:
    edit(small_root, path, old, new)
    found = described(problem for problem in read_platform(small_root)[1] if problem.path == PROFILE)
    assert found == told(found)
