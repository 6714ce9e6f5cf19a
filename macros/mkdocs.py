"""The hook into MkDocs: it hands the build what the plain functions of macros.site and macros.pages make. No logic."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any, Literal

# MkDocs loads a hook by its path, with this folder first on the path: the package's own parent must go before it.
sys.path.insert(0, str(Path(__file__).parents[1]))

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from macros import header_files, history, pages, preview, site
from macros.model import Platform
from macros.problems import grouped, report
from macros.render import Renderer

_BEFORE_MACROS = 100
# The theme's own looks, and the parts of ours: what the site needs of them is joined and added.
_THEME_FILES = ("assets/", "css/", "js/")


class _State:
    """What outlives one build under serve. good: the last platform without problems."""

    serving = False
    good: Platform | None = None


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether problems stop (build) or are shown in the browser (serve)."""
    _State.serving = command == "serve"


@event_priority(_BEFORE_MACROS)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the content; stop on problems, or put them where the pages show them; else configure the edition."""
    reading = site.current(_root(config))
    if reading.platform:
        _State.good = reading.platform
    elif not _State.serving:
        print(report(reading.problems), file=sys.stderr)
        raise Abort("Innehållet har fel; webbplatsen byggdes inte.")
    else:
        print(report(reading.problems), file=sys.stderr)
        config.extra["problems"] = [row.text() for _, rows in grouped(reading.problems) for row in rows]
        config.theme.static_templates = set()
    if _State.good:
        _configure(config, _State.good)
    return config


def _configure(config: MkDocsConfig, platform: Platform) -> None:
    renderer = _renderer(config, platform)
    settings = site.Settings.read(platform, _root(config))
    written = site.written_pages(_root(config), renderer.edition)
    if not _State.serving:
        config.site_url = settings.site_url + (f"{renderer.edition.path}/" if renderer.edition.path else "")
    config.site_name = renderer.text(platform.place.site_name)
    config.site_description = renderer.text(platform.place.description)
    config.nav = pages.navigation(renderer, site.page_titles(renderer, written))
    config.extra.update(site.theme_values(renderer, settings, written))
    if _State.serving and config.site_url:
        config.extra["site_root"] = config.site_url.removesuffix(f"{renderer.edition.path}/")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages and assets that are made; leave out what the parent theme would copy for its own looks."""
    platform = _State.good
    for file in [file for file in files if file.src_uri.startswith(_THEME_FILES)]:
        files.remove(file)
    if platform:
        written = [file.src_uri for file in files.documentation_pages()]
        renderer, settings = _renderer(config, platform), site.Settings.read(platform, _root(config))
        shared = site.shared_files(renderer, settings) if _is_root(config) else ()
        for page in (*pages.made_pages(renderer, written), *site.preview_pages(renderer, settings)):
            inclusion = InclusionLevel.INCLUDED if page.listed else InclusionLevel.NOT_IN_NAV
            files.append(File.generated(config, page.file, content=page.markdown, inclusion=inclusion))
        for path, content in (*shared, *site.edition_files(renderer, settings)):
            files.append(File.generated(config, path, content=content))
    return files


@event_priority(_BEFORE_MACROS)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Under serve, with problems: every page shows them instead of its text."""
    if "problems" not in config.extra:
        return markdown
    page.meta["template"] = "problems.html"
    return ""


def on_post_build(config: MkDocsConfig) -> None:
    """After the edition at the root: build the others below it, then index all of them for search."""
    (Path(config.site_dir) / "sitemap.xml.gz").unlink(
        missing_ok=True
    )  # holds the time of the build; no reader needs it
    if not _is_root(config) or not _State.good:
        return
    for edition in _State.good.place.editions:
        if edition.path:
            _build_edition(config, edition.path, edition.language)
    if "problems" not in config.extra:
        site.index_search(Path(config.site_dir))
        if config.extra["preview"]:
            preview.open_from_disk(Path(config.site_dir))
        header_files.write(Path(config.site_dir), config.site_url or "", bool(os.environ.get("POLICY_IN_PAGES")))


def _build_edition(config: MkDocsConfig, path: str, language: str) -> None:
    child = load_config(
        str(_root(config) / f"mkdocs.{language}.yml"), site_dir=str(Path(config.site_dir) / path), strict=config.strict
    )
    child.site_url = f"{config.site_url}{path}/"
    command: Any = "serve" if _State.serving else "build"
    child.plugins.on_startup(command=command, dirty=False)
    build(child)
    child.plugins.on_shutdown()


def _renderer(config: MkDocsConfig, platform: Platform) -> Renderer:
    return Renderer(platform, config.theme["language"], history=history.read(_root(config)))


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _is_root(config: MkDocsConfig) -> bool:
    """Whether this is the edition at the site's root: its configuration has no language in its name."""
    return Path(config.config_file_path).name == "mkdocs.yml"
