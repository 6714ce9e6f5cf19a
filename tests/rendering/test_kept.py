"""Files that are kept until what they are made of changes, and go when nobody has used them."""

import os
from pathlib import Path

import pytest

from macros.rendering import kept


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(kept, "_KEPT", tmp_path / "kept")
    return tmp_path / "kept"


def test_a_file_is_made_once(folder: Path) -> None:
    assert kept.kept("png", "a", lambda: b"first") == b"first"
    assert kept.kept("png", "a", lambda: b"second") == b"first"
    assert kept.kept("png", "b", lambda: b"other") == b"other"
    assert [file.suffix for file in folder.iterdir()] == [".png", ".png"]


def test_where_nothing_can_be_kept_files_are_made_all_the_same(folder: Path) -> None:
    folder.write_text("")
    assert kept.kept("png", "a", lambda: b"made") == b"made"
    kept.prune()


def test_what_nobody_has_used_for_a_month_goes(folder: Path) -> None:
    for name in ("old", "used"):
        kept.kept("png", name, name.encode)
    for file in folder.iterdir():
        os.utime(file, (0, 0))
    kept.kept("png", "used", lambda: b"")
    kept.prune()
    assert [file.read_bytes() for file in folder.iterdir()] == [b"used"]
