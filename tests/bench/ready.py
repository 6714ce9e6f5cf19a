"""The pages as Markdown for generators that do not know the engine: ready-made, or with the macros still to be called.

Made with the engine's plain functions, so that it is the same text whatever builds the site.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, StrictUndefined
from macros.macros import MACROS, Macros

from macros.addresses import url_of
from macros.check import read_platform
from macros.edition import Edition
from macros.model import Platform
from macros.pages import markdown
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
    settings = Settings.read(platform, root)
    for each in platform.place.editions:
        edition = Edition(Renderer(platform, each.language), settings)
        shutil.copytree(root / each.prose, target / each.language)  # pictures too
        write = _Ready(edition).markdown if ready else _calling(edition)
        for file in edition.links:
            path = target / each.language / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(write(file), "utf-8")


def _calling(edition: Edition) -> Callable[[str], str]:
    """What gives a page's Markdown as an engine with macros needs it, by file."""
    return lambda file: edition.made[file].markdown if file in edition.made else edition.written[file]


class _Ready:
    """Calls the macros of an edition's pages, as the macros plugin does."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.url = ""
        self.macros = Macros(edition.renderer, edition.settings, lambda: self.url)
        self.environment = Environment(undefined=StrictUndefined, keep_trailing_newline=True)
        self.environment.globals.update({name: getattr(self.macros, name) for name in MACROS})

    def markdown(self, file: str) -> str:
        """The Markdown of the page of this file, its macros called."""
        self.url = url_of(file)
        if file in self.edition.made:
            text: str = self.macros.made(self.edition.made[file])
        else:
            text = self.environment.from_string(front_matter(self.edition.written[file])[1]).render()
        return markdown(self.edition.meta(file), text)
