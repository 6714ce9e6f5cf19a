"""The hook into MkDocs: it hands the build what macros.edition and macros.site make. No logic of the site's own."""

from __future__ import annotations

import multiprocessing
import os
import sys
from multiprocessing.context import ForkProcess
from pathlib import Path
from typing import Any, Literal

# MkDocs loads a hook by its path, with this folder first on the path: the package's own parent must go before it.
sys.path.insert(0, str(Path(__file__).parents[1]))

from jinja2 import Environment
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from macros import edition, pages, preview, site
from macros.edition import Edition
from macros.macros import Macros
from macros.problems import grouped, report

_BEFORE_MACROS = 100
# The theme's own looks, and the parts of ours: what the site needs of them is joined and added.
_THEME_FILES = ("assets/", "css/", "js/")


class _State:
    """What outlives one event. good: the last edition without problems. others: the process that builds the others."""

    serving = False
    good: Edition | None = None
    others: ForkProcess | None = None


class _MadePage(Page):
    """A page made of data: its macro makes it when it is written, so that no more than one is in memory."""

    made: pages.Page

    def read_source(self, config: MkDocsConfig) -> None:
        """There is no source: what a file would say of the page is known."""
        self.markdown, self.meta = "", self.made.meta

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Its macro makes HTML, which Markdown would only copy."""
        self.content = ""


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether problems stop (build) or are shown in the browser (serve)."""
    _State.serving = command == "serve"


@event_priority(_BEFORE_MACROS)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the content; stop on problems, or put them where the pages show them; else configure the edition."""
    found = edition.current(_root(config), config.theme["language"])
    if found:
        _State.good = found
    else:
        problems = site.current(_root(config)).problems
        print(report(problems), file=sys.stderr)
        if not _State.serving:
            raise Abort("Innehållet har fel; webbplatsen byggdes inte.")
        config.extra["problems"] = [row.text() for _, rows in grouped(problems) for row in rows]
        config.theme.static_templates = set()
    if _State.good:
        _configure(config, _State.good)
    return config


def _configure(config: MkDocsConfig, found: Edition) -> None:
    text, place = found.renderer.text, found.renderer.platform.place
    if not _State.serving:
        config.site_url = found.home
    config.site_name = text(place.site_name)
    config.site_description = text(place.description)
    config.nav = pages.navigation(found.sections)
    config.extra.update(found.theme_values)
    config.theme.static_templates = {"404.html"}  # the map of the site is a made file
    if _State.serving:
        config.extra["home"] = config.site_url or ""


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages and assets that are made; leave out what the parent theme would copy for its own looks."""
    for file in [file for file in files if file.src_uri.startswith(_THEME_FILES)]:
        files.remove(file)
    found = _State.good
    if not found:
        return files
    if _is_root(config):
        _State.others = _begin_others(config, found)
        _add(files, config, site.shared_files(found.renderer, found.settings))
    for page in found.made.values():
        inclusion = InclusionLevel.INCLUDED if page.listed else InclusionLevel.NOT_IN_NAV
        file = File.generated(config, page.file, content="", inclusion=inclusion)
        _MadePage(page.title, file, config).made = page
        files.append(file)
    _add(files, config, found.files())
    return files


def _add(files: Files, config: MkDocsConfig, made: Any) -> None:
    for path, content in made:
        files.append(File.generated(config, path, content=content))


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Leave no empty lines where the theme's templates have their tags, as in those of the macros."""
    env.trim_blocks = env.lstrip_blocks = True
    return env


@event_priority(_BEFORE_MACROS)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Under serve, with problems: every page shows them instead of its text."""
    if "problems" not in config.extra:
        return markdown
    page.meta["template"] = "problems.html"
    return ""


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Any) -> TemplateContext:
    """Give the theme what stands around the page, and a page made of data its content."""
    found = _State.good
    if found and "problems" not in config.extra:
        page.meta["frame"] = found.frame(page.file.src_uri)
        if isinstance(page, _MadePage):
            page.content = Macros(found.renderer, found.settings, lambda: page.url).made(page.made)
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Let go of what is written."""
    page.content = page.markdown = None
    page.meta = {}
    return output


def on_post_build(config: MkDocsConfig) -> None:
    """After the edition at the root: see that the others below it are built, then index all of them for search."""
    found = _State.good
    if not _is_root(config) or not found:
        return
    if _State.others is None:
        _build_others(config, found)
    elif _ended(_State.others) != 0:
        raise Abort("En annan utgåva kunde inte byggas, se ovan; webbplatsen är inte hel.")
    if "problems" not in config.extra:
        site.index_search(Path(config.site_dir))
        if config.extra["preview"]:
            preview.open_from_disk(Path(config.site_dir))


def _begin_others(config: MkDocsConfig, found: Edition) -> ForkProcess | None:
    """Build the other editions at the same time, in a process that has all that is read so far.

    None where that cannot be had or would not help: without a second core, or without fork (Windows; macOS, where it
    is not safe). They are then built in turn.
    """
    if _State.serving or not sys.platform.startswith("linux") or len(os.sched_getaffinity(0)) == 1:
        return None
    sys.stdout.flush()
    process = multiprocessing.get_context("fork").Process(target=_build_others, args=(config, found), daemon=True)
    process.start()
    return process


def _ended(process: ForkProcess) -> int | None:
    """Wait for the process. Returns its exit status."""
    _State.others = None
    process.join()
    return process.exitcode


def _build_others(config: MkDocsConfig, found: Edition) -> None:
    for each in found.renderer.platform.place.editions:
        if each.path:
            _build_edition(config, each.path, each.language)


def _build_edition(config: MkDocsConfig, path: str, language: str) -> None:
    child = load_config(
        str(_root(config) / f"mkdocs.{language}.yml"), site_dir=str(Path(config.site_dir) / path), strict=config.strict
    )
    child.site_url = f"{config.site_url}{path}/"
    command: Any = "serve" if _State.serving else "build"
    child.plugins.on_startup(command=command, dirty=False)
    build(child)
    child.plugins.on_shutdown()


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _is_root(config: MkDocsConfig) -> bool:
    """Whether this is the edition at the site's root: its configuration has no language in its name."""
    return Path(config.config_file_path).name == "mkdocs.yml"
