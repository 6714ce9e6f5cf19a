"""The software that the site is built with: name, version and licence of every locked package."""

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
    """One package. licence: its SPDX expression if it has one, else its own description, else UNKNOWN."""

    name: str
    version: str
    licence: str


def python_packages(root: Path, lock: str = "requirements.txt") -> list[Package]:
    """Return the packages of a lock file that are installed here (it also lists those for other systems)."""
    names = sorted(set(_LOCKED.findall(_text(root / lock))), key=str.lower)
    return [package for name in names if (package := _installed(name))]


def npm_packages(root: Path) -> list[Package]:
    """Return every package of package-lock.json, including indirect dependencies.

    Platform-specific packages are left out: the package that they belong to is listed.
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
    """Return the licence expression, else a short licence field, else the classifiers, which old packages have."""
    if expression := found.get("License-Expression"):
        return str(expression)
    if (words := found.get("License")) and words != "UNKNOWN" and len(words) < _LONG:
        return str(words)
    classifiers = found.get_all("Classifier") or []
    names = [line.rpartition(" :: ")[2] for line in classifiers if line.startswith("License :: ")]
    return ", ".join(names) or UNKNOWN
