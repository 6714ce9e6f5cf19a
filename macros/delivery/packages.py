"""Whose work the site stands on: name, version and licence of every package that is locked."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

UNKNOWN = "–"
_LOCKED = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==", re.MULTILINE)
_LONG = 60


@dataclass(frozen=True, slots=True, order=True)
class Package:
    """One package. licence: its SPDX expression where it gives one, else its own words, else UNKNOWN."""

    name: str
    version: str
    licence: str


def python_packages(root: Path, lock: str = "requirements.txt") -> list[Package]:
    """The packages of a locked file that are installed here (a lock also names those of other systems)."""
    names = sorted(set(_LOCKED.findall(_text(root / lock))), key=str.lower)
    return [package for name in names if (package := _installed(name))]


def npm_packages(root: Path) -> list[Package]:
    """Every package of package-lock.json: those that package.json asks for, and those that they are made of.

    Not those that hold a package's program for one kind of machine: the package itself stands for them.
    """
    locked = json.loads(_text(root / "package-lock.json") or "{}").get("packages", {})
    return sorted({_of_lock(path, entry) for path, entry in locked.items() if path and "os" not in entry})


def _text(file: Path) -> str:
    return file.read_text("utf-8") if file.exists() else ""


def _of_lock(path: str, entry: dict[str, Any]) -> Package:
    return Package(path.rpartition("node_modules/")[2], entry["version"], entry.get("license", UNKNOWN))


def _installed(name: str) -> Package | None:
    try:
        found = metadata(name)
    except PackageNotFoundError:
        return None
    return Package(found["Name"], found["Version"], _licence(found))


def _licence(found: Any) -> str:
    """The licence expression, else a short licence field, else the classifiers; older packages have only these."""
    if expression := found.get("License-Expression"):
        return str(expression)
    if (words := found.get("License")) and words != "UNKNOWN" and len(words) < _LONG:
        return str(words)
    classifiers = found.get_all("Classifier") or []
    names = [line.rpartition(" :: ")[2] for line in classifiers if line.startswith("License :: ")]
    return ", ".join(names) or UNKNOWN
