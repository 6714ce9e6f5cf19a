"""The hook into MkDocs: it hands the build what macros.edition and macros.site make. No logic of the site's own."""

from __future__ import annotations

import multiprocessing
import os
import sys
from multiprocessing.context import ForkProcess
from pathlib import Path
from typing import Any, ClassVar

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

from macros import edition, finish, npm, pages, site
from macros.edition import Edition
from macros.files import tell
from macros.macros import Macros
from macros.problems import report

_BEFORE_MACROS = 100


class _State:
    """What outlives one event. editions: by language. others: the process that builds those that are not the root's."""

    editions: ClassVar[dict[str, Edition]] = {}
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


def on_startup(command: str, dirty: bool) -> None:
    """Have a disk that says no told in a sentence."""
    sys.excepthook = tell


@event_priority(_BEFORE_MACROS)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Fetch what comes from npm, read the content; stop on problems, else configure the edition."""
    try:
        npm.fetch(_root(config))
    except npm.NpmError as error:
        raise Abort(str(error)) from None
    found = edition.current(_root(config), config.theme["language"])
    if found is None:
        print(report(site.current(_root(config)).problems), file=sys.stderr)
        raise Abort(site.STOPPED)
    _State.editions[found.renderer.language] = found
    text, place = found.renderer.text, found.renderer.platform.place
    config.site_url = found.home
    config.site_name = text(place.site_name)
    config.site_description = text(place.description)
    config.nav = pages.navigation(found.sections)
    config.extra.update(found.theme_values)
    config.theme.static_templates = {"404.html"}  # the map of the site is a made file
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages and files that are made; leave out the theme's own, whose parts are joined in those."""
    for file in [file for file in files if file.src_dir and not Path(file.src_dir).samefile(config.docs_dir)]:
        files.remove(file)
    found = _edition(config)
    for page in found.made.values():
        inclusion = InclusionLevel.INCLUDED if page.listed else InclusionLevel.NOT_IN_NAV
        file = File.generated(config, page.file, content="", inclusion=inclusion)
        _MadePage(page.title, file, config).made = page
        files.append(file)
    if config.extra.get("pages_alone"):  # see macros.mkdocs_page
        return files
    if _is_root(config):
        _State.others = _begin_others(config, found)
        site.write_files(Path(config.site_dir), site.shared_files(found.renderer, found.settings))
    site.write_files(Path(config.site_dir), found.files())
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Leave no empty lines where the theme's templates have their tags, as in those of the macros."""
    env.trim_blocks = env.lstrip_blocks = True
    return env


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Any) -> TemplateContext:
    """Give the theme what stands around the page, and a page made of data its content."""
    found = _edition(config)
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
    if not _is_root(config):
        return
    if _State.others is None:
        _build_others(config, _edition(config))
    elif _ended(_State.others) != 0:
        raise Abort("En annan utgåva kunde inte byggas, se ovan; webbplatsen är inte hel.")
    finish.finish(Path(config.site_dir), _edition(config))


def _edition(config: MkDocsConfig) -> Edition:
    return _State.editions[config.theme["language"]]


def _begin_others(config: MkDocsConfig, found: Edition) -> ForkProcess | None:
    """Build the other editions at the same time, in a process that has all that is read so far.

    None where that cannot be had or would not help: without a second core, or without fork (Windows; macOS, where it
    is not safe). They are then built in turn.
    """
    if not sys.platform.startswith("linux") or len(os.sched_getaffinity(0)) == 1:
        return None
    sys.stdout.flush()
    process = multiprocessing.get_context("fork").Process(target=_build_apart, args=(config, found), daemon=True)
    process.start()
    return process


def _build_apart(config: MkDocsConfig, found: Edition) -> None:
    try:
        _build_others(config, found)
    except OSError:
        sys.excepthook(*sys.exc_info())
        sys.exit(1)


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
    child.plugins.on_startup(command="build", dirty=False)
    build(child)
    child.plugins.on_shutdown()


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _is_root(config: MkDocsConfig) -> bool:
    """Whether this is the edition at the site's root: its configuration has no language in its name."""
    return Path(config.config_file_path).name == "mkdocs.yml"
