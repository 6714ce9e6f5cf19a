"""The browser's code under its tools: biome finds no fault in it, and TypeScript none in the types that JSDoc tells."""

import subprocess

import pytest

from macros.frontend import npm
from tests.support.site import ROOT

BIOME = ("biome", "check", "--error-on-warnings", "--max-diagnostics=50", "--colors=off")
TYPES = ("tsc", "--project", ".", "--pretty", "false")


@pytest.mark.parametrize("command", [BIOME, TYPES], ids=["biome", "tsc"])
def test_nothing_is_found_in_the_browsers_code(command: tuple[str, ...]) -> None:
    program = [str(npm.program(command[0], ROOT / "node_modules")), *command[1:]]
    ended = subprocess.run(program, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert ended.returncode == 0, (
        f"{ended.stdout}{ended.stderr}\n"
        "much is fixed by: .venv/bin/python -m macros.frontend.npm --program biome check --write"
    )
