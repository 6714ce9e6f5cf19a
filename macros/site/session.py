"""The content as it stands: read once, and again only where it has changed, whoever asks in this process."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from macros.checks import mkdocs_settings
from macros.checks.check import problems_of
from macros.checks.mkdocs_settings import setting_problems
from macros.content.loader import Library, load, platform
from macros.content.model import Platform
from macros.content.problems import Problem, problem
from macros.editing import form_files
from macros.exports import picture_files
from macros.frontend import brand_css, bundle, esbuild, npm
from macros.rendering.settings import environment_problems


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of the content: the platform, or None and the problems that stop a build.

    library: the files that were read. settings: the text of mkdocs.yml.
    """

    platform: Platform | None
    problems: tuple[Problem, ...]
    library: Library
    settings: str


class _Last:
    """The last reading, which the next one reuses."""

    root: Path | None = None
    reading: Reading | None = None


def current(root: Path) -> Reading:
    """The content below root as it stands now: the same reading while nothing has changed.

    Unchanged files keep their documents.
    """
    before = _Last.reading if _Last.root == root else None
    library = load(root, before=before.library if before else None)
    settings = mkdocs_settings.written(root)
    same = before and before.settings == settings and library == before.library
    reading = before if before and same else _reading(root, library, settings)
    _Last.root, _Last.reading = root, reading
    return reading


def _reading(root: Path, library: Library, settings: str) -> Reading:
    problems = problems_of(library)
    found = None if any(row.stops for row in problems) else platform(library)
    more = [*missing_files(found, root), *setting_problems(settings, found)] if found else []
    if found:
        more += environment_problems(library.schemas, root)
    return Reading(None if more else found, (*problems, *more), library, settings)


def missing_files(platform: Platform, root: Path) -> list[Problem]:
    """A problem for each font that is not there, each picture that is empty, and the first file lacking from npm."""
    wanted = [*bundle.library_files(), *form_files.npm_files()]
    missing = [path for path in wanted if not (root / "node_modules" / path).exists()]
    fonts = [file for file in brand_css.font_files(platform.brand) if not (root / file).exists()]
    if not npm.program(esbuild.PROGRAM, root / "node_modules"):
        missing.append(esbuild.PROGRAM)
    return [
        *(problem("data/brand.yml", (1, 1), "no-font-file", found=file) for file in fonts),
        *(problem(path, (1, 1), "picture-blank") for path in picture_files.blank(platform, root)),
        *(problem("package.json", (1, 1), "no-node-modules", found=file) for file in missing[:1]),
    ]
