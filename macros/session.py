"""The content as it stands: read once, and again only where it has changed, whoever asks in this process."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from macros import export, form_files, scripts
from macros.check import problems_of
from macros.load import Library, load, platform
from macros.model import Platform
from macros.problems import Problem, problem


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of the content: the platform, or None with the problems that stop it; the files that were read."""

    platform: Platform | None
    problems: tuple[Problem, ...]
    library: Library


class _Last:
    """The last reading, for the next one to begin from."""

    root: Path | None = None
    reading: Reading | None = None


def current(root: Path) -> Reading:
    """The content below root as it stands now: the same reading while nothing has changed.

    What has changed is read again, and nothing else; what has not is only looked at, file by file.
    """
    before = _Last.reading if _Last.root == root else None
    library = load(root, before=before.library if before else None)
    reading = before if before and library.reads_as(before.library) else _reading(root, library)
    _Last.root, _Last.reading = root, reading
    return reading


def _reading(root: Path, library: Library) -> Reading:
    problems = problems_of(library)
    found = None if any(row.stops for row in problems) else platform(library)
    missing = missing_files(found, root) if found else []
    return Reading(None if missing else found, (*problems, *missing), library)


def missing_files(platform: Platform, root: Path) -> list[Problem]:
    """A problem for each font that is not there, and for the first file from npm that the site needs and lacks."""
    wanted = [*scripts.library_files(), *form_files.npm_files()]
    missing = [path for path in wanted if not (root / "node_modules" / path).exists()]
    fonts = [file for file in export.font_files(platform.brand) if not (root / file).exists()]
    return [
        *(problem("data/brand.yml", (1, 1), "no-font-file", found=file) for file in fonts),
        *(problem("package.json", (1, 1), "no-node-modules", found=file) for file in missing[:1]),
    ]
