"""When files of the content came and changed, from git: what is said of them, and where nothing is."""

from datetime import date
from pathlib import Path

import pytest

from macros.content import clock
from macros.history import git, log
from macros.history.log import FileHistory, History, Last
from macros.site import finish
from tests.support.platforms import edit
from tests.support.repositories import commit, failing, repository
from tests.support.repositories import git as run_git

HUS = "data/facts/hus.yml"
BRYGGAN = "data/strengths/bryggan.yml"
FIRST, LATER = date(2026, 1, 2), date(2026, 3, 4)
LANGUAGES = ("sv", "en")


@pytest.fixture
def root(small_root: Path) -> Path:
    """The small platform in a repository of its own, with one commit."""
    return repository(small_root)


def _read(root: Path) -> History:
    return log.read(root, LANGUAGES)


def _of(root: Path, path: str = HUS) -> FileHistory:
    return _read(root)[path]


def _everywhere(day: date, what: str = "changed") -> dict[str, Last]:
    return dict.fromkeys(LANGUAGES, Last(day, what))


UNCHANGED = _everywhere(FIRST, "came")


def test_a_file_that_came_and_changed(root: Path) -> None:
    assert _of(root).last == UNCHANGED
    edit(root, HUS, "1234.5", "1235")
    assert _of(root).last == UNCHANGED, "what is not committed is no history"
    commit(root, "2026-03-04")
    assert _of(root) == FileHistory("fact", None, _everywhere(LATER), LATER)


def test_a_text_changes_for_those_who_read_its_language(root: Path) -> None:
    edit(root, BRYGGAN, "The ice.", "The thin ice.")
    commit(root, "2026-03-04")
    assert _of(root, BRYGGAN).last == {"sv": Last(FIRST, "came"), "en": Last(LATER, "changed")}
    edit(root, HUS, "checked: 2026-11-01", "checked: 2026-11-02")
    commit(root, "2026-03-05")
    assert (_of(root).last, _of(root).figure) == (_everywhere(date(2026, 3, 5)), None)


def test_what_is_undone_the_same_day_is_no_change(root: Path) -> None:
    for old, new in (("1234.5", "1235"), ("1235", "1234.5")):
        edit(root, HUS, f'value: "{old}"', f'value: "{new}"')
        commit(root, "2026-03-04")
    assert _of(root).last == UNCHANGED


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (HUS, 'value: "1234.5"', "value: 1234.5  # a remark\n\n"),
        (HUS, "label: {sv: antal hus", "label: {sv: antal\n    hus"),
        (BRYGGAN, "sv: [bada]", "sv: [vatten]"),
    ],
)
def test_layout_and_search_words_are_no_change(root: Path, path: str, old: str, new: str) -> None:
    edit(root, path, old, new)
    commit(root, "2026-03-04")
    assert _of(root, path).last == UNCHANGED


def test_a_written_page_that_is_wrapped_anew_has_not_changed(root: Path) -> None:
    page = "docs/sv/om.md"
    edit(root, page, None, "---\ntitle: Om\n---\n\nEtt två\ntre.\n\n- fyra\n- fem\n")
    commit(root, "2026-03-04")
    edit(root, page, None, "---\ntitle: 'Om'\n---\nEtt\ntvå tre.\n\n\n- fyra\n- fem")
    commit(root, "2026-03-05")
    assert _of(root, page).last == _everywhere(LATER, "came")
    edit(root, page, "- fem", "- sex")
    commit(root, "2026-03-06")
    assert _of(root, page).last == _everywhere(date(2026, 3, 6))


def test_a_renamed_file_keeps_its_history(root: Path) -> None:
    edit(root, HUS, "1234.5", "1235")
    commit(root, "2026-03-04")
    (root / HUS).rename(root / "data/facts/gard.yml")
    edit(root, "data/facts/gard.yml", "id: hus", "id: gard")
    commit(root, "2026-03-05")
    assert HUS not in _read(root)
    assert _of(root, "data/facts/gard.yml") == FileHistory("fact", None, _everywhere(date(2026, 3, 5)), LATER)


def test_a_file_that_is_gone_and_one_that_came_back(root: Path) -> None:
    text = (root / HUS).read_text("utf-8")
    (root / HUS).unlink()
    commit(root, "2026-02-01")
    assert _of(root).gone == date(2026, 2, 1)
    (root / HUS).write_text(text, "utf-8")
    commit(root, "2026-03-01")
    assert _of(root) == FileHistory("fact", None, _everywhere(date(2026, 3, 1), "came"), None)


@pytest.mark.parametrize("broken", [b"a: [\n", b"\xff\xfe", b"- a\n- b\n", b"x" * 600_000])
def test_a_version_that_cannot_be_read_is_a_change(root: Path, broken: bytes) -> None:
    text = (root / HUS).read_bytes()
    (root / HUS).write_bytes(broken)
    commit(root, "2026-03-04")
    assert _of(root).last == _everywhere(LATER)
    (root / HUS).write_bytes(text)
    commit(root, "2026-03-05")
    assert _of(root).last == _everywhere(date(2026, 3, 5))


def test_only_the_latest_versions_are_read(root: Path) -> None:
    edit(root, HUS, 'value: "1234.5"', 'value: "1"')
    commit(root, "2026-03-01")
    for day in range(2, 10):
        edit(root, HUS, 'value: "1"', 'value: "1"\n')
        commit(root, f"2026-03-{day:02}")
    assert _of(root).last == {}, "all that was read of it was layout"


def test_what_came_by_a_merge_came_on_its_day(root: Path) -> None:
    run_git(root, "checkout", "-q", "-b", "side")
    edit(root, HUS, "1234.5", "1235")
    commit(root, "2026-02-01")
    run_git(root, "checkout", "-q", "main")
    edit(root, "data/facts/byggd.yml", "checked: 2026-11-01", "checked: 2026-11-02")
    commit(root, "2026-02-05")
    run_git(root, "merge", "-q", "--no-ff", "side", day="2026-02-10")
    assert _of(root).last == _everywhere(date(2026, 2, 10))


def test_only_content_has_a_history_also_in_a_folder_of_the_repository(tmp_path: Path) -> None:
    for folder in ("inner/data/facts", "data/facts"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "inner/data/facts/å b.yml").write_text("id: x", "utf-8")
    (tmp_path / "data/facts/outer.yml").write_text("id: x", "utf-8")
    for name in ("code.py", "data/facts/x.txt", "data/schema.yml"):
        (tmp_path / "inner" / name).write_text("x", "utf-8")
    repository(tmp_path)
    assert list(_read(tmp_path / "inner")) == ["data/facts/å b.yml"]


def test_it_is_read_anew_only_after_a_commit(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = _read(root)
    edit(root, HUS, "1234.5", "1235")
    with monkeypatch.context() as patch:
        patch.setattr(git, "blobs", pytest.fail)
        assert _read(root) is first
    commit(root, "2026-03-04")
    assert _read(root) is not first


def test_nothing_is_known_outside_a_repository_and_in_an_empty_one(tmp_path: Path) -> None:
    assert not _read(tmp_path)
    assert not _read(tmp_path / "missing")
    run_git(tmp_path, "init", "-q")
    assert not _read(tmp_path)


def test_a_clock_that_was_wrong_does_not_date_a_change_later_than_those_after_it(root: Path) -> None:
    edit(root, HUS, "1234.5", "1235")
    commit(root, "2099-01-01")
    today = clock.today()
    assert _of(root).last == _everywhere(today)
    edit(root, "data/facts/byggd.yml", "checked: 2026-11-01", "checked: 2026-11-02")
    commit(root, "2026-03-04")
    assert _of(root).last == _everywhere(LATER)


def test_nothing_is_known_in_a_shallow_clone(root: Path, tmp_path: Path) -> None:
    edit(root, HUS, "1234.5", "1235")
    commit(root, "2026-03-04")
    run_git(tmp_path, "clone", "-q", "--depth", "1", root.as_uri(), "shallow")
    assert not _read(tmp_path / "shallow")
    assert log.why_unknown(tmp_path / "shallow", LANGUAGES) == "shallow"


def test_a_folder_that_somebody_else_owns_is_not_trusted(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")  # git's own way to try it
    assert not _read(root)
    assert log.why_unknown(root, LANGUAGES) == "untrusted"


@pytest.mark.parametrize(
    ("cause", "command"), [("missing", "rev-parse"), ("slow", "log"), ("untrusted", "log"), ("refused", "cat-file")]
)
def test_nothing_is_known_where_git_gives_no_answer(
    root: Path, monkeypatch: pytest.MonkeyPatch, cause: str, command: str
) -> None:
    with monkeypatch.context() as patch:
        failing(patch, cause, command)
        assert not _read(root)
        assert log.why_unknown(root, LANGUAGES) == cause
    assert _of(root).last == UNCHANGED, "what failed once is asked again"
    assert not log.why_unknown(root, LANGUAGES)


@pytest.mark.parametrize("cause", ["untrusted", "shallow"])
def test_a_build_says_why_in_both_languages(cause: str) -> None:
    swedish, english = finish.without_history(cause, Path("/plats")).splitlines()
    assert swedish.startswith("När innehållet senast ändrades är inte känt, så det står inte på sidorna. ")
    assert english.startswith("(When the content last changed is not known, so the pages do not say. ")
    assert english.endswith(f"{git.why(cause, Path('/plats'), 'en')})")
