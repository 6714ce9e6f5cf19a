"""Writing files: whole or not at all, nothing left beside them, and what a disk that says no is called."""

import errno
import os
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.cli import check
from macros.content import atomic_files


def _full(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.chmod", "pathlib.Path.replace"])
def test_a_write_that_stops_half_way_leaves_what_was_there(
    tmp_path: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "a.yml"
    old.write_text("old")
    monkeypatch.setattr(step, _full)
    with pytest.raises(OSError, match="No space"):
        atomic_files.replace(old, "new")
    assert [each.name for each in tmp_path.iterdir()] == ["a.yml"]
    assert old.read_text() == "old"


def test_a_file_keeps_its_mode(tmp_path: Path) -> None:
    old = tmp_path / "a.yml"
    old.write_text("old")
    old.chmod(0o640)
    atomic_files.replace(old, "å\n")
    assert old.read_bytes() == "å\n".encode()
    assert old.stat().st_mode & 0o777 == 0o640


def test_a_disk_that_says_no_to_a_command_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "site/x")

    monkeypatch.setattr(check, "run", full)
    assert main(["check", "--root", str(tmp_path), "--lang", "en"]) == 1
    assert capsys.readouterr().err.startswith("It was not possible to read or write site/x: the disk is full. Fix it ")


def test_what_the_disk_says_is_kept_where_there_are_no_words_for_it() -> None:
    assert "Input/output error. " in atomic_files.error_message(OSError(errno.EIO, os.strerror(errno.EIO)))
    assert "skriva: fel. " in atomic_files.error_message(OSError("fel"))
