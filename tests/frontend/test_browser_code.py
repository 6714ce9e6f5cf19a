"""The browser's code under its tools: biome finds no fault in it, and TypeScript none in the types that JSDoc tells."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from macros.frontend import npm
from tests.support.site import ROOT

BIOME = ("biome", "check", "--error-on-warnings", "--max-diagnostics=50", "--colors=off")
TYPES = ("tsc", "--project", ".", "--pretty", "false")
SETTINGS = ("biome.json", "tsconfig.json")
ROOM = "overrides/js/room"


def found(folder: Path, name: str, *arguments: str) -> str:
    """What the program says of the code in the folder; nothing where it finds no fault."""
    program = npm.program(name, ROOT / "node_modules")
    ended = subprocess.run([str(program), *arguments], cwd=folder, capture_output=True, encoding="utf-8", check=False)
    return ended.stdout + ended.stderr if ended.returncode else ""


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A folder with our settings, and one for modules, which is empty."""
    for name in SETTINGS:
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / ROOM).mkdir(parents=True)
    return tmp_path


@pytest.mark.parametrize("command", [BIOME, TYPES], ids=["biome", "tsc"])
def test_nothing_is_found_in_the_browsers_code(command: tuple[str, ...]) -> None:
    assert found(ROOT, *command) == "", (
        "much is fixed by: .venv/bin/python -m macros.frontend.npm --program biome check --write"
    )


@pytest.mark.parametrize(
    ("command", "file", "text", "word"),
    [
        (BIOME, "a.js", "export const a = 1\n", "format"),
        (BIOME, "a.js", "export function a() {\n  const unused = 1;\n}\n", "noUnusedVariables"),
        (BIOME, "a.css", ".a {\n  colour: red;\n}\n", "noUnknownProperty"),
        (TYPES, "a.js", "/** @param {string} a */\nexport const b = (a) => a.lenght;\n", "lenght"),
        (TYPES, "a.js", "export function a(b) {\n  return b;\n}\n", "implicitly has an 'any' type"),
        (TYPES, "a.js", 'export const a = /x/.exec("x").index;\n', "possibly 'null'"),
    ],
)
def test_a_fault_is_found(room: Path, command: tuple[str, ...], file: str, text: str, word: str) -> None:
    (room / ROOM / file).write_text(text, "utf-8")
    assert word in found(room, *command)
