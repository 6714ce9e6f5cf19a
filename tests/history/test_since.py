"""`check --since`: the warnings of files that have changed, and never a stopping problem left out."""

from pathlib import Path

import pytest

from macros.__main__ import main
from macros.history import git
from tests.support.platforms import copied, edit
from tests.support.repositories import commit, failing, repository

BRYGGAN, HUS = "data/strengths/bryggan.yml", "data/facts/hus.yml"
LONG = "Vi badar och " + "vi badar och " * 9 + "torkar oss."


@pytest.fixture
def root(small_root: Path) -> Path:
    """Commit the small platform, which has a warning in each of its strengths; gives its root."""
    return repository(small_root)


def _shown(root: Path, capsys: pytest.CaptureFixture[str], revision: str = "HEAD") -> list[str]:
    """The files shown and the closing line."""
    main(["check", "--root", str(root), "--since", revision])
    lines = capsys.readouterr().out.splitlines()
    return [*(line.partition(":")[0] for line in lines if line.startswith("data/")), lines[-1]]


def test_the_warnings_of_a_changed_file_are_shown_and_of_no_other(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _shown(root, capsys) == ["0 fel, 0 anmärkningar."]
    edit(root, BRYGGAN, "sv: Isen.", f"sv: {LONG}")
    copied(root, "facts/hus", "facts/ny", {"id: hus": "id: ny"})
    everything = ["data/facts/ny.yml", BRYGGAN, BRYGGAN, "0 fel, 3 anmärkningar."]
    assert sorted(_shown(root, capsys)) == sorted(everything)
    commit(root, "2026-03-04")
    assert _shown(root, capsys) == ["0 fel, 0 anmärkningar."]
    assert sorted(_shown(root, capsys, "HEAD~1")) == sorted(everything)


def test_what_a_change_breaks_elsewhere_is_never_left_out(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "data/facts/invigd.yml").unlink()
    assert main(["check", "--root", str(root), "--since", "HEAD"]) == 1
    assert "”invigd”" in capsys.readouterr().out


def test_the_project_may_lie_in_a_folder_of_the_repository(
    tmp_path: Path, small_root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    repository(tmp_path)
    edit(small_root, BRYGGAN, "sv: Isen.", f"sv: {LONG}")
    assert BRYGGAN in _shown(small_root, capsys)


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


@pytest.mark.parametrize("command", ["rev-parse", "diff", "ls-files"])
def test_a_git_that_gives_no_answer_is_not_one_that_found_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    failing(monkeypatch, "slow", command)
    with pytest.raises(git.GitError, match="slow"):
        git.changed_paths(root, "HEAD")
