"""The history of the content's files from git: what it says, and where it says nothing."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest

from macros import git, history
from macros.differences import Difference
from macros.history import Change, FileHistory
from tests.platforms import edit
from tests.repositories import commit, repository
from tests.repositories import git as run_git

HUS = "data/facts/hus.yml"
FIRST = date(2026, 1, 2)


@pytest.fixture
def root(small_root: Path) -> Path:
    """The small platform in a repository of its own, with one commit."""
    return repository(small_root)


def _of(root: Path, path: str = HUS) -> FileHistory:
    return history.read(root).files[path]


def test_a_file_that_came_and_changed(root: Path) -> None:
    edit(root, HUS, "1234.5", "1235")
    commit(root, "2026-03-04")
    found = _of(root)
    assert (found.kind, found.id, found.came, found.gone, found.older) == ("fact", "hus", FIRST, None, False)
    assert found.changes == (Change(date(2026, 3, 4), (Difference(("value",), "1234.5", "1235"),)),)
    assert found.data["value"] == "1235"


def test_only_content_has_a_history(root: Path) -> None:
    (root / "docs" / "sv").mkdir(parents=True, exist_ok=True)
    (root / "docs" / "sv" / "om.md").write_text("---\ntitle: Om\n---\n\nHej.\n", "utf-8")
    (root / "data" / "facts" / "x.txt").write_text("x", "utf-8")
    (root / "code.py").write_text("x", "utf-8")
    commit(root, "2026-01-03")
    paths = set(history.read(root).files)
    assert {HUS, "data/brand.yml", "docs/sv/om.md"} <= paths
    assert not [path for path in paths if "schema" in path or "pictures" in path or path.endswith((".txt", ".py"))]


def test_commits_of_one_day_are_one_change_and_one_undone_is_none(root: Path) -> None:
    for value in ("1", "2", "3"):
        edit(root, HUS, 'value: "1234.5"' if value == "1" else f'value: "{int(value) - 1}"', f'value: "{value}"')
        commit(root, "2026-03-04")
    assert _of(root).changes == (Change(date(2026, 3, 4), (Difference(("value",), "1234.5", "3"),)),)
    edit(root, HUS, 'value: "3"', 'value: "4"')
    commit(root, "2026-03-05")
    edit(root, HUS, 'value: "4"', 'value: "3"')
    commit(root, "2026-03-05")
    assert len(_of(root).changes) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('value: "1234.5"', "value: 1234.5  # a remark"),
        ("label: {sv: antal hus", 'label: {sv: "antal hus"'),
        ('value: "1234.5"\n', 'value: "1234.5"\n\n\n'),
        ("label: {sv: antal hus", "label: {sv: antal\n    hus"),
    ],
)
def test_layout_is_no_change(root: Path, old: str, new: str) -> None:
    edit(root, HUS, old, new)
    commit(root, "2026-03-04")
    assert _of(root).changes == ()


def test_a_written_page_that_is_wrapped_anew_has_not_changed(root: Path) -> None:
    page = root / "docs/sv/om.md"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text("---\ntitle: Om\n---\n\nEtt två\ntre.\n\n- fyra\n- fem\n", "utf-8")
    commit(root, "2026-03-04")
    page.write_text("---\ntitle: 'Om'\n---\nEtt\ntvå tre.\n\n\n- fyra\n- fem", "utf-8")
    commit(root, "2026-03-05")
    assert _of(root, "docs/sv/om.md").changes == ()
    page.write_text("---\ntitle: Om\n---\n\nEtt två tre.\n\n- fyra\n- sex\n", "utf-8")
    commit(root, "2026-03-06")
    assert len(_of(root, "docs/sv/om.md").changes) == 1


def test_search_words_are_no_change(root: Path) -> None:
    strength = "data/strengths/bryggan.yml"
    with (root / strength).open("a", encoding="utf-8") as stream:
        stream.write("keywords: {sv: [vatten], en: [water]}\n")
    commit(root, "2026-03-04")
    assert _of(root, strength).changes == ()


def test_a_list_that_comes_whole_comes_thing_by_thing(root: Path) -> None:
    goal = "data/goals/boende-2.yml"
    with (root / goal).open("a", encoding="utf-8") as stream:
        stream.write("results: [{year: 2018, value: 3}, {year: 2019, value: 4}]\n")
    commit(root, "2026-03-04")
    (change,) = _of(root, goal).changes
    assert [each.address for each in change.differences or ()] == [("results", 0), ("results", 1)]


def test_a_renamed_file_keeps_its_history(root: Path) -> None:
    edit(root, HUS, "1234.5", "1235")
    commit(root, "2026-03-04")
    (root / HUS).rename(root / "data/facts/gard.yml")
    edit(root, "data/facts/gard.yml", "id: hus", "id: gard")
    commit(root, "2026-03-05")
    found = history.read(root).files
    assert HUS not in found
    assert [each.day.day for each in found["data/facts/gard.yml"].changes] == [5, 4]
    assert found["data/facts/gard.yml"].came == FIRST


def test_a_file_that_is_gone_and_one_that_came_back(root: Path) -> None:
    text = (root / HUS).read_text("utf-8")
    (root / HUS).unlink()
    commit(root, "2026-02-01")
    assert _of(root).gone == date(2026, 2, 1)
    assert _of(root).data["id"] == "hus"
    (root / HUS).write_text(text, "utf-8")
    commit(root, "2026-03-01")
    assert (_of(root).came, _of(root).gone, _of(root).changes) == (date(2026, 3, 1), None, ())


@pytest.mark.parametrize("broken", [b"a: [\n", b"\xff\xfe", b"- a\n- b\n", b"", b"a: &b c\n", b"x" * 600_000])
def test_a_version_that_cannot_be_read_has_a_day_and_no_differences(root: Path, broken: bytes) -> None:
    text = (root / HUS).read_bytes()
    (root / HUS).write_bytes(broken)
    commit(root, "2026-03-04")
    assert _of(root).changes == (Change(date(2026, 3, 4), None),)
    (root / HUS).write_bytes(text)
    commit(root, "2026-03-05")
    assert _of(root).changes == (Change(date(2026, 3, 5), None), Change(date(2026, 3, 4), None))


def test_only_the_latest_versions_are_read(root: Path) -> None:
    for day in range(1, 13):
        edit(root, HUS, 'value: "1234.5"' if day == 1 else f'value: "{day - 1}"', f'value: "{day}"')
        commit(root, f"2026-03-{day:02}")
    found = _of(root)
    assert [each.day.day for each in found.changes] == [12, 11, 10, 9, 8, 7, 6, 5]
    assert found.older
    assert found.came == FIRST


def test_what_came_by_a_merge_came_on_its_day(root: Path) -> None:
    run_git(root, "checkout", "-q", "-b", "side")
    edit(root, HUS, "1234.5", "1235")
    commit(root, "2026-02-01")
    run_git(root, "checkout", "-q", "main")
    edit(root, "data/facts/byggd.yml", "checked: 2026-11-01", "checked: 2026-11-02")
    commit(root, "2026-02-05")
    run_git(root, "merge", "-q", "--no-ff", "side", day="2026-02-10")
    assert [each.day for each in _of(root).changes] == [date(2026, 2, 10)]


def test_what_is_not_committed_is_no_history(root: Path) -> None:
    edit(root, HUS, "1234.5", "1235")
    assert _of(root).changes == ()
    assert _of(root).data["value"] == "1234.5"


def test_a_project_in_a_folder_of_the_repository(tmp_path: Path) -> None:
    for folder in ("inner/data/facts", "data/facts"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "inner/data/facts/å b.yml").write_text("id: x", "utf-8")
    (tmp_path / "data/facts/outer.yml").write_text("id: x", "utf-8")
    repository(tmp_path)
    assert list(history.read(tmp_path / "inner").files) == ["data/facts/å b.yml"]


def test_it_is_read_anew_only_after_a_commit(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = history.read(root)
    edit(root, HUS, "1234.5", "1235")
    with monkeypatch.context() as patch:
        patch.setattr(git, "blobs", pytest.fail)
        assert history.read(root) is first
    commit(root, "2026-03-04")
    assert history.read(root) is not first


def test_nothing_is_known_outside_a_repository_and_in_an_empty_one(tmp_path: Path) -> None:
    assert not history.read(tmp_path).known
    assert not history.read(tmp_path / "missing").known
    run_git(tmp_path, "init", "-q")
    assert not history.read(tmp_path).known


def test_nothing_is_known_in_a_shallow_clone(root: Path, tmp_path: Path) -> None:
    edit(root, HUS, "1234.5", "1235")
    commit(root, "2026-03-04")
    run_git(tmp_path, "clone", "-q", "--depth", "1", root.as_uri(), "shallow")
    assert history.read(tmp_path / "shallow") == history.History()


def test_nothing_is_known_without_git_or_with_one_that_hangs(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("git", 5)

    with monkeypatch.context() as patch:
        patch.setenv("PATH", "")
        assert not history.read(root).known
    monkeypatch.setattr(subprocess, "run", hang)
    assert not history.read(root).known


def test_many_blobs_at_once_and_one_that_is_not_there(root: Path) -> None:
    name = (git.answer(root, "rev-parse", f"HEAD:{HUS}") or "").strip()
    found = git.blobs(root, [name, "0" * 39 + "1", name[:40]])
    assert found == {name: (root / HUS).read_bytes()}
