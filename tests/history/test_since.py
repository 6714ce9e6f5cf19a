"""`check --since`: the warns of what has changed, and never a stopping problem left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.__main__ import main
from macros.history.changed_lines import SinceError, about
from tests.support.platforms import edit
from tests.support.repositories import commit, failing, repository

BRYGGAN, ANGEN = "data/strengths/bryggan.yml", "data/strengths/angen.yml"
LOPPIS, HUS = "data/initiatives/loppis.yml", "data/facts/hus.yml"
LONG = "Vi badar och " + "vi badar och " * 9 + "torkar oss."


@pytest.fixture
def root(small_root: Path) -> Path:
    """Commit the small platform, which has a warning in each of its strengths; gives its root."""
    return repository(small_root)


def _shown(root: Path, capsys: pytest.CaptureFixture[str], revision: str = "HEAD") -> list[str]:
    """The addresses shown and the closing line."""
    main(["check", "--root", str(root), "--since", revision])
    lines = capsys.readouterr().out.splitlines()
    return [*(line.partition(": ")[0] for line in lines if line.startswith("data/")), lines[-1]]


def test_nothing_changed_shows_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _shown(root, capsys) == ["0 fel, 0 anmärkningar."]


def test_a_warning_is_shown_where_its_line_has_changed_and_not_elsewhere_in_the_file(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(root, BRYGGAN, "sv: Isen.", f"sv: {LONG}")
    assert _shown(root, capsys) == [f"{BRYGGAN}:12:17", "0 fel, 1 anmärkning."]


def test_a_change_far_down_in_a_long_text_is_about_the_text(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root, ANGEN, "Ett till & <b>inte</b> fetstil.", "Ett till & <b>inte</b> alls fetstil.")
    assert _shown(root, capsys) == [f"{ANGEN}:7:7", "0 fel, 1 anmärkning."]


def test_where_a_line_was_taken_away_those_beside_it_have_changed(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(root, BRYGGAN, "{sv: Isen., en: The ice.}", f"{{sv: {LONG}, en: The ice.}}\n# Ett råd.")
    commit(root, "2026-03-04")
    edit(root, BRYGGAN, "# Ett råd.\n", "")
    assert _shown(root, capsys) == [f"{BRYGGAN}:12:17", "0 fel, 1 anmärkning."]


def test_what_was_committed_since_counts_as_well(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root, BRYGGAN, "sv: Isen.", f"sv: {LONG}")
    commit(root, "2026-03-04")
    assert _shown(root, capsys) == ["0 fel, 0 anmärkningar."]
    assert _shown(root, capsys, "HEAD~1") == [f"{BRYGGAN}:12:17", "0 fel, 1 anmärkning."]


def test_all_of_a_new_file_is_new(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "data/facts/ny.yml").write_text((root / HUS).read_text("utf-8").replace("id: hus", "id: ny"), "utf-8")
    assert _shown(root, capsys) == ["data/facts/ny.yml:1:1", "0 fel, 1 anmärkning."]


def test_a_warning_on_the_whole_item_is_shown_when_any_line_of_it_has_changed(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for kind in ("goals: [fler-hus]\n", "strengths: [bryggan]\n", "areas: [boende]\n"):
        edit(root, LOPPIS, kind, "")
    commit(root, "2026-03-04")
    edit(root, LOPPIS, "en: Our conclusion.", "en: Our own conclusion.")
    assert _shown(root, capsys) == [f"{LOPPIS}:1:5", "0 fel, 1 anmärkning."]


def test_what_a_change_breaks_elsewhere_is_never_left_out(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "data/facts/invigd.yml").unlink()
    assert main(["check", "--root", str(root), "--since", "HEAD"]) == 1
    shown = capsys.readouterr().out
    assert "”invigd”" in shown


def test_the_project_may_lie_in_a_folder_of_the_repository(
    tmp_path: Path, small_root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    repository(tmp_path)
    edit(small_root, BRYGGAN, "sv: Isen.", f"sv: {LONG}")
    assert _shown(small_root, capsys) == [f"{BRYGGAN}:12:17", "0 fel, 1 anmärkning."]


@pytest.mark.parametrize("revision", ["inget", "--output=x", "", "HEAD:data"])
def test_an_unknown_revision_is_said_plainly(root: Path, revision: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--root", str(root), f"--since={revision}"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err == (
        f"Git känner inte till ”{revision}”. Skriv en gren, en tagg eller en commit: --since main. "
        "Finns den bara hos git-värden, hämta den först: git fetch.\n"
    )


def test_without_git_it_is_said_plainly(small_root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--root", str(small_root), "--since", "HEAD", "--lang", "en"]) == 2
    assert capsys.readouterr().err == (
        f"--since needs git. {small_root} is no git repository, or has no commit yet. "
        "Run without --since to check everything.\n"
    )


@pytest.mark.parametrize("command", ["rev-parse", "--verify", "diff", "ls-files"])
@pytest.mark.parametrize("cause", ["missing", "slow", "untrusted"])
def test_a_git_that_gives_no_answer_is_not_one_that_found_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch, cause: str, command: str
) -> None:
    failing(monkeypatch, cause, command)
    with pytest.raises(SinceError, match="no-git") as told:
        about([], root, "HEAD")
    assert told.value.cause == cause
