"""The pages as Markdown for generators that do not know the engine: ready-made, or with the macros still to be called.

Made with the engine's plain functions, so that it is the same text whatever builds the site.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from macros import pages
from macros.addresses import url_of
from macros.check import read_platform
from macros.macros import MACROS, Macros
from macros.model import Platform
from macros.problems import report
from macros.render import Renderer
from macros.site import Settings
from macros.texts import front_matter
from tests.bench.measure import BenchError


def platform_of(root: Path) -> Platform:
    """The platform below root. Raises BenchError while a problem stops it."""
    platform, problems = read_platform(root)
    if platform is None:
        raise BenchError(report(problems))
    return platform


def write_markdown(platform: Platform, root: Path, target: Path, *, ready: bool) -> None:
    """Write every page of every edition below target, a folder a language. ready: the macros called beforehand."""
    for edition in platform.place.editions:
        written = root / edition.prose
        shutil.copytree(written, target / edition.language)
        macros = _Calls(platform, edition.language, root)
        for file, markdown in _sources(macros.renderer, written):
            path = target / edition.language / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(macros.called(markdown, url_of(file)) if ready else markdown, "utf-8")


def _sources(renderer: Renderer, written: Path) -> Iterator[tuple[str, str]]:
    """File and Markdown, macros and all, of every page of an edition: the written ones, then those that are made."""
    taken = [file.relative_to(written).as_posix() for file in sorted(written.rglob("*.md"))]
    yield from ((file, (written / file).read_text("utf-8")) for file in taken)
    yield from ((page.file, page.markdown) for page in pages.made_pages(renderer, taken))


class _Calls:
    """Calls the macros of an edition's pages, as the macros plugin does."""

    def __init__(self, platform: Platform, language: str, root: Path) -> None:
        self.renderer = Renderer(platform, language)
        self.url = ""
        macros = Macros(self.renderer, Settings.read(platform, root), lambda: self.url)
        self.environment = Environment(undefined=StrictUndefined, keep_trailing_newline=True)
        self.environment.globals.update({name: getattr(macros, name) for name in MACROS})

    def called(self, markdown: str, url: str) -> str:
        """The Markdown of the page at the url with its macros called; its front matter as it is."""
        self.url = url
        _, text = front_matter(markdown)
        head = markdown[: len(markdown) - len(text)]
        return head + self.environment.from_string(text).render()
