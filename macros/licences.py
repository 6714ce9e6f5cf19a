"""Whose work the site stands on: name, version and licence of every package, read from what is installed."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

_LOCKED = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==", re.MULTILINE)
_LONG = 60


@dataclass(frozen=True, slots=True)
class Package:
    """One package. licence: its SPDX expression where it gives one, else its own words."""

    name: str
    version: str
    licence: str


def python_packages(root: Path) -> list[Package]:
    """The packages of requirements.txt that are installed here (a lock also names those of other systems)."""
    names = sorted(set(_LOCKED.findall(_text(root / "requirements.txt"))), key=str.lower)
    return [package for name in names if (package := _installed(name))]


def npm_packages(root: Path) -> list[Package]:
    """The packages that package.json asks for, as they are installed."""
    wanted = json.loads(_text(root / "package.json") or "{}")
    names = sorted({**wanted.get("dependencies", {}), **wanted.get("devDependencies", {})})
    found = (_text(root / "node_modules" / name / "package.json") for name in names)
    described = (json.loads(text) for text in found if text)
    return [Package(each["name"], each["version"], each.get("license", "–")) for each in described]


def _text(file: Path) -> str:
    return file.read_text("utf-8") if file.exists() else ""


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
    if (words := found.get("License")) and len(words) < _LONG:
        return str(words)
    classifiers = found.get_all("Classifier") or []
    names = [line.rpartition(" :: ")[2] for line in classifiers if line.startswith("License :: ")]
    return ", ".join(names) or "–"
