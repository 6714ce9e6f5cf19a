"""The rules for data/templates.yml: each is shown failing, with its exact words."""

from pathlib import Path

from macros.checks.check import read_platform
from tests.support.platforms import edit, platform_at
from tests.support.problem_snapshots import Told, bad_inputs

TEMPLATES = "data/templates.yml"


@bad_inputs(
    __name__,
    [
        ("an example that is too long once its figure is written out", TEMPLATES, "limit: 40", "limit: 16"),
        ("an example that the template takes over", TEMPLATES, "limit: 30", "limit: 5"),
        ("a field that is not described", TEMPLATES, "      headline: {required", "      headlin: {required"),
        ("a motif that there is no drawing of", TEMPLATES, "motif: brygga", "motif: bryggan"),
        ("a drawing that is no motif", TEMPLATES, "motif: brygga", "motif: hero"),
        ("a colour that is not there", TEMPLATES, "colour: black", "colour: svart"),
        ("a placeholder that is not there", TEMPLATES, "placeholder: datum", "placeholder: dag"),
        ("a joint where no word can be broken", TEMPLATES, "bad|brygga", "badbrygga"),
    ],
)
def test_what_is_wrong_with_templates(small_root: Path, path: str, old: str | None, new: str, told: Told) -> None:
    edit(small_root, path, old, new)
    found = [problem.text() for problem in read_platform(small_root)[1] if problem.path == TEMPLATES]
    assert found == told(found)


def test_a_site_can_do_without_templates(small_root: Path) -> None:
    (small_root / TEMPLATES).unlink()
    assert platform_at(small_root).templates is None
