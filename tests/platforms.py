"""A second, tiny, made-up place: it shows that the engine knows no place, and it is small enough to break."""

from __future__ import annotations

import shutil
from pathlib import Path

from macros.check import read_platform
from macros.model import Platform
from tests.site import ROOT

SMALL = Path(__file__).parent / "small"


def small(target: Path) -> Path:
    """Copy the small platform to target, with the real schemas and words; gives its root."""
    shutil.copytree(SMALL, target, dirs_exist_ok=True)
    shutil.copytree(ROOT / "data" / "schema", target / "data" / "schema")
    shutil.copy(ROOT / "data" / "vocabulary.yml", target / "data" / "vocabulary.yml")
    return target


def small_platform(target: Path) -> Platform:
    """The small platform, read."""
    platform, problems = read_platform(small(target))
    assert platform, problems
    return platform
