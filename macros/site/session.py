"""The content as it stands: read once, and again only where it has changed, whoever asks in this process.

Reading a change is quick; holding all of the content to every rule again is not, and whoever shows it can do so later.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from string import digits

from macros.checks import mkdocs_settings
from macros.checks.check import problems_of
from macros.checks.mkdocs_settings import setting_problems
from macros.content.loader import Library, load, platform
from macros.content.model import Platform
from macros.content.problems import Problem, problem
from macros.editing import form_files
from macros.exports import picture_files
from macros.frontend import assets, brand_css, bundle, esbuild, npm
from macros.rendering import lettering
from macros.rendering.settings import environment_problems


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of the content: the platform, or None and the problems that stop a build.

    library: the files that were read. settings: the text of mkdocs.yml. brand_files: what shows whether a font or
    picture has changed. checked: whether every rule has been asked;
    until then the files have their right shape, no more, and no problems are told.
    """

    root: Path
    platform: Platform | None
    problems: tuple[Problem, ...]
    library: Library
    settings: str
    brand_files: assets.Stamps
    checked: bool = False


class _Last:
    """The last reading, which the next one reuses."""

    reading: Reading | None = None


def current(root: Path) -> Reading:
    """The content below root as it stands now, with all its problems: the same reading while nothing has changed."""
    return checked(read(root))


def read(root: Path) -> Reading:
    """The content below root as it stands now: the same reading while nothing has changed.

    Unchanged files keep their documents.
    """
    before = _Last.reading if _Last.reading and _Last.reading.root == root else None
    library = load(root, before=before.library if before else None)
    settings, brand_files = mkdocs_settings.written(root), assets.stamps(root, assets.BRAND)
    same = before and (before.settings, before.brand_files) == (settings, brand_files) and library == before.library
    if not before or not same:
        found = None if any(row.stops for row in library.problems) else platform(library)
        before = Reading(root, found, (), library, settings, brand_files)
    _Last.reading = before
    return before if before.platform else checked(before)


def checked(reading: Reading) -> Reading:
    """The reading with every problem; without the platform, where one stops it. Worked out once."""
    last = _Last.reading
    known = last if last and last.library is reading.library else reading
    found = known if known.checked else _checked(known)
    if _Last.reading is known:  # else there is a newer one meanwhile
        _Last.reading = found
    return found


def _checked(reading: Reading) -> Reading:
    problems, root = problems_of(reading.library), reading.root
    found = None if any(row.stops for row in problems) else reading.platform
    more = (
        [*brand_problems(found, root), *lacking_packages(root), *setting_problems(reading.settings, found)]
        if found
        else []
    )
    if found:
        more += environment_problems(reading.library.schemas, root)
    stopped = any(row.stops for row in more)
    return replace(reading, platform=None if stopped else found, problems=(*problems, *more), checked=True)


def brand_problems(platform: Platform, root: Path) -> Iterator[Problem]:
    """A problem for each of the brand's fonts that is not there or is unfit, and each picture that is empty."""
    letters = "".join(_letters(platform))
    for file, weights in brand_css.weighed_fonts(platform.brand):
        if not (root / file).exists():
            yield problem("data/brand.yml", (1, 1), "no-font-file", found=file)
        else:
            for code, found in lettering.faults(root / file, letters, weights):
                yield problem(file, (1, 1), code, found=found)
    for path in picture_files.blank(platform, root):
        yield problem(path, (1, 1), "picture-blank")


def _letters(platform: Platform) -> Iterator[str]:
    """What the brand's typefaces must be able to set: the editions' alphabets, figures, the names of the place."""
    for edition in platform.place.editions:
        yield from (edition.alphabet, edition.alphabet.upper(), digits)
        yield platform.place.site_name[edition.language]


def lacking_packages(root: Path) -> Iterator[Problem]:
    """A problem for the first file that npm has not fetched."""
    wanted = [*bundle.library_files(), *form_files.npm_files()]
    missing = [path for path in wanted if not (root / "node_modules" / path).exists()]
    if not npm.program(esbuild.PROGRAM, root / "node_modules"):
        missing.append(esbuild.PROGRAM)
    for file in missing[:1]:
        yield problem("package.json", (1, 1), "no-node-modules", found=file)
