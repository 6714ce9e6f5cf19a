"""One page at a time, made by MkDocs with the same functions that a build uses."""

from __future__ import annotations

from pathlib import Path

from mkdocs.commands.build import _build_page, _build_theme_template, _populate_page
from mkdocs.config import load_config
from mkdocs.structure.files import get_files, set_exclusions
from mkdocs.structure.nav import get_navigation

from macros.edition import Edition


class MkDocsPages:
    """The pages of an edition. folder: where they are written."""

    def __init__(self, edition: Edition, folder: Path) -> None:
        language, root = edition.renderer.language, edition.settings.root
        name = f"mkdocs.{language}.yml" if edition.renderer.edition.path else "mkdocs.yml"
        config = load_config(str(root / name), site_dir=str(folder), extra={"pages_alone": True})
        config.plugins.on_startup(command="build", dirty=False)
        self._config = config.plugins.on_config(config)
        self._config.plugins.on_pre_build(config=config)
        self._files = config.plugins.on_files(get_files(config), config=config)
        set_exclusions(self._files, config)
        self._nav = config.plugins.on_nav(get_navigation(self._files, config), config=config, files=self._files)
        self._env = config.plugins.on_env(config.theme.get_env(), config=config, files=self._files)
        self._folder = folder

    def page(self, file: str) -> bytes:
        """The page of this file, as a build writes it."""
        found = self._files.get_file_from_path(file)
        assert found is not None and found.page is not None
        _populate_page(found.page, self._config, self._files)
        _build_page(found.page, self._config, self._files.documentation_pages(), self._nav, self._env)
        return Path(found.abs_dest_path).read_bytes()

    def missing(self) -> bytes:
        """The page for an address that does not exist, as a build writes it."""
        _build_theme_template("404.html", self._env, self._files, self._config, self._nav)
        return (self._folder / "404.html").read_bytes()
