"""Imports between the rooms of macros/ run one way, and the map of the rooms is that of the import contract."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.site import ROOT
from tests.tools import rooms

MOST_FILES, MOST_LINES = 24, 400


def _lint(root: Path) -> tuple[int, str]:
    """Ask import-linter about the code below root: its exit status, and what it said."""
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command as asked; asked()",
        "--no-cache",
    ]
    done = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout + done.stderr


def test_every_room_imports_only_those_below_it() -> None:
    status, said = _lint(ROOT)
    assert status == 0, said


@pytest.mark.parametrize(
    ("path", "line", "broken"),
    [
        ("domain/urls.py", "from macros.rendering import renderer\n", "macros.domain is not allowed to import"),
        ("checks/goals.py", "import mkdocs.config\n", "macros.checks is not allowed to import mkdocs"),
    ],
)
def test_an_import_upwards_is_refused(tmp_path: Path, path: str, line: str, broken: str) -> None:
    shutil.copytree(ROOT / "macros", tmp_path / "macros", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / "macros" / path).open("a", encoding="utf-8") as module:
        module.write(line)
    status, said = _lint(tmp_path)
    assert status == 1
    assert broken in " ".join(said.split())


def test_every_package_that_is_imported_is_declared_and_every_declared_one_is_imported() -> None:
    command = [sys.executable, "-m", "deptry", "."]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_map_of_the_rooms_is_that_of_the_contract() -> None:
    text = rooms.FILE.read_text("utf-8")
    assert rooms.written(text) == text, "write it anew: python -m tests.tools.rooms"


def test_a_page_without_a_place_for_the_map_is_refused() -> None:
    with pytest.raises(ValueError, match="must stand where the map is to be"):
        rooms.written("# Architecture\n")


@pytest.mark.parametrize("room", rooms.rooms())
def test_a_room_can_be_taken_in_at_a_glance(room: str) -> None:
    folders = [folder for folder in (ROOT / "macros" / room).glob("**/") if "templates" not in folder.parts]
    for folder in folders:
        assert len(list(folder.glob("*.py"))) <= MOST_FILES, folder
    sizes = {file: len(file.read_text("utf-8").splitlines()) for file in (ROOT / "macros" / room).rglob("*.py")}
    assert {file.name: size for file, size in sizes.items() if size > MOST_LINES} == {}
