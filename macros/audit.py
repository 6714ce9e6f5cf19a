"""Known holes in what is locked: the answers of pip-audit and `npm audit`, as remarks with file, line and remedy."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros.problems import Problem, problem

# The files in which `dev.py audit` leaves the answers.
PYTHON, NPM = "python.json", "npm.json"


@dataclass(frozen=True, slots=True)
class Hole:
    """One known hole. package: as its lock names it. what: its number or title. mended: a version without it, or ""."""

    package: str
    version: str
    what: str
    mended: str


def problems(root: Path, answers: Path) -> list[Problem]:
    """A remark for each hole, at the package's line in its lock; one for each answer that is missing or no answer."""
    python = sorted(root.glob("requirements*.txt"))
    return [
        *_problems(answers / PYTHON, _python_holes, python, "{name}=="),
        *_problems(answers / NPM, _npm_holes, [root / "package-lock.json"], '    "node_modules/{name}": '),
    ]


def _problems(answer: Path, read: Callable[[Any], Iterator[Hole]], locks: list[Path], line: str) -> Iterator[Problem]:
    """What one tool has found. A service that is down is told, and hides nothing else."""
    try:
        holes = sorted(read(json.loads(answer.read_text("utf-8"))), key=lambda hole: (hole.package, hole.what))
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        yield problem(locks[-1].name, (1, 1), "audit-missing", tool=answer.stem)
        return
    for hole in holes:
        lock, row = _place(locks, line.format(name=hole.package))
        code = "known-hole" if hole.mended else "known-hole-open"
        yield problem(lock, (row, 1), code, name=hole.package, version=hole.version, what=hole.what, new=hole.mended)


def _place(locks: list[Path], start: str) -> tuple[str, int]:
    """The lock and the line that begins so; the last lock's first line where none does."""
    for lock in locks:
        for number, line in enumerate(lock.read_text("utf-8").splitlines(), 1):
            if line.startswith(start):
                return lock.name, number
    return locks[-1].name, 1


def _python_holes(answer: Any) -> Iterator[Hole]:
    """Of pip-audit's JSON. The same package comes once for each lock that names it."""
    found = {
        Hole(package["name"], package["version"], hole["id"], (hole["fix_versions"] or [""])[0])
        for package in answer["dependencies"]
        for hole in package.get("vulns", ())
    }
    yield from found


def _npm_holes(answer: Any) -> Iterator[Hole]:
    """Of npm's JSON, which names a package once more for each that is built on it: only where the hole itself is."""
    for name, found in answer["vulnerabilities"].items():
        for hole in found["via"]:
            if isinstance(hole, dict):
                yield Hole(name, hole["range"], hole["title"], _mended(hole["range"]))


def _mended(broken: str) -> str:
    """The version that ends a range of broken ones, as in `>=1.0 <1.2.3`."""
    end = re.search(r"<(\d[\w.-]*)$", broken)
    return end[1] if end else ""
