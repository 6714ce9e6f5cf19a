"""Imports between the rooms of macros/ run one way, and the map of the rooms is that of the import contract."""

import subprocess
import sys
from collections import Counter

from tests.support.site import ROOT
from tests.tools import rooms

MOST_FILES, MOST_LINES = 24, 400


def test_every_room_imports_only_those_below_it() -> None:
    asked = "from importlinter.cli import lint_imports_command as asked; asked()"
    done = subprocess.run(
        [sys.executable, "-c", asked, "--no-cache"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_package_that_is_imported_is_declared_and_every_declared_one_is_imported() -> None:
    command = [sys.executable, "-m", "deptry", "."]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_map_of_the_rooms_is_that_of_the_contract() -> None:
    text = rooms.FILE.read_text("utf-8")
    assert rooms.written(text) == text, "write it anew: python -m tests.tools.rooms"


def test_a_room_can_be_taken_in_at_a_glance() -> None:
    for room in rooms.rooms():
        files = [file for file in (ROOT / "macros" / room).rglob("*.py") if "templates" not in file.parts]
        folders = Counter(file.parent for file in files)
        assert [folder for folder, count in folders.items() if count > MOST_FILES] == []
        assert [file for file in files if len(file.read_text("utf-8").splitlines()) > MOST_LINES] == []
