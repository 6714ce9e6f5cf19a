"""MkDocs for one edition: its configuration, and single pages rendered by the functions that a build uses."""

import zlib
from pathlib import Path, PurePath

from markupsafe import Markup
from mkdocs.commands.build import _build_page, _build_theme_template, _populate_page
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from macros.checks.mkdocs_settings import FILE
from macros.content import model, placeholders
from macros.rendering import generated_pages
from macros.site.edition import EDITION, Edition

# Set in `extra` of an edition whose pages are rendered one at a time, on request.
PAGES_ALONE = "pages_alone"


class MadePage(Page):
    """A page that docs/ does not hold. Markdown is not asked where all of it is what a macro has made.

    MkDocs makes the content of all pages before it writes any, and there may be thousands: it is held compressed until
    it is marked as safe, to be shown.
    """

    @property
    def content(self) -> str | None:
        """The page's HTML."""
        return zlib.decompress(self._content).decode() if isinstance(self._content, bytes) else self._content

    @content.setter
    def content(self, html: str | None) -> None:
        shown = html is None or isinstance(html, Markup)
        self._content = html if shown else zlib.compress(str(html).encode(), zlib.Z_BEST_SPEED)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Convert what a plugin may have added; else the content is as it is, with no headings or links of its own."""
        if self.markdown and placeholders.is_one(self.markdown):
            self.content = self.markdown
        else:
            super().render(config, files)


def configuration(root: Path, edition: model.Edition, folder: Path, strict: bool | None = None) -> MkDocsConfig:
    """Return mkdocs.yml's settings for one edition. folder: of its output. strict: None for the file's value."""
    config = load_config(
        str(root / FILE), docs_dir=str(root / edition.prose), site_dir=str(folder), strict=strict
    )  # None is left out
    config.plugins.on_startup(command="build", dirty=False)
    return config


def made_file(page: generated_pages.Page, config: MkDocsConfig) -> File:
    """A made page as MkDocs has a file that it has read."""
    inclusion = InclusionLevel.INCLUDED if page.listed else InclusionLevel.NOT_IN_NAV
    file = File.generated(config, page.file, content=page.markdown, inclusion=inclusion)
    MadePage(None, file, config)  # the file's page from now on
    return file


class _Files(Files):
    """The files of an edition, each made page once it is asked for: there may be thousands."""

    def __init__(self, edition: Edition, config: MkDocsConfig) -> None:
        super().__init__(get_files(config))
        self._edition = edition
        self._config = config

    def get_file_from_path(self, path: str) -> File | None:
        """The file at the path below the folder of prose."""
        found, page = super().get_file_from_path(path), self._edition.made.get(PurePath(path).as_posix())
        if found is None and page:
            found = made_file(page, self._config)
            self.append(found)
        return found


class MkDocsPages:
    """The pages of an edition. folder: where they are written."""

    def __init__(self, edition: Edition, folder: Path) -> None:
        config = configuration(edition.settings.root, edition.renderer.edition, folder)
        config.extra |= {PAGES_ALONE: True, EDITION: edition}
        self._config = config.plugins.on_config(config)
        self._config.plugins.on_pre_build(config=config)
        self._files = config.plugins.on_files(_Files(edition, self._config), config=config)
        set_exclusions(self._files, config)
        self._nav = config.plugins.on_nav(get_navigation(self._files, config), config=config, files=self._files)
        self._env = config.plugins.on_env(config.theme.get_env(), config=config, files=self._files)
        self._folder = folder

    def page(self, file: str) -> bytes:
        """Return this file's page as a build writes it; rendered once, as macros show some parts only once per page."""
        found = self._files.get_file_from_path(file)
        assert found is not None and found.page is not None
        written = Path(found.abs_dest_path)
        if not written.exists():
            _populate_page(found.page, self._config, self._files)
            _build_page(found.page, self._config, self._files.documentation_pages(), self._nav, self._env)
        return written.read_bytes()

    def missing(self) -> bytes:
        """Return the 404 page as a build writes it."""
        _build_theme_template("404.html", self._env, self._files, self._config, self._nav)
        return (self._folder / "404.html").read_bytes()
