"""The hook into MkDocs: it hands the build what edition.py and site_files.py make. No logic of the site's own."""

from __future__ import annotations

import logging
import multiprocessing
import os
import sys
from collections.abc import Iterable
from itertools import chain
from multiprocessing.context import ForkProcess
from pathlib import Path
from typing import Any, ClassVar

# The program `mkdocs` does not look for modules in the project's own folder.
sys.path.append(str(Path(__file__).parents[2]))

from jinja2 import ChoiceLoader, Environment, FunctionLoader
from markdown.extensions.toc import nest_toc_tokens
from markupsafe import Markup
from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils.templates import TemplateContext

from macros.checks.markup import active
from macros.content import placeholders
from macros.content.atomic_files import print_disk_error
from macros.content.locale import reading_direction
from macros.content.problems import Problem, problem, report
from macros.engines.mkdocs_page import PAGES_ALONE, configuration, made_file
from macros.engines.progress import Progress
from macros.exports.kept import prune
from macros.frontend import npm
from macros.rendering import generated_pages
from macros.rendering.renderer import compiled
from macros.site import finish, session, site_files
from macros.site.components import Components
from macros.site.edition import EDITION, Edition, of_reading
from macros.site.headings import anchors, headings, with_outline

_FIRST = 100  # before the events of every plugin
_MAIN = "innehall"  # the anchor of a page's content, see overrides/main.html
_WORDS = "partials/languages/"  # where Material has its words
_STOPPED = "Innehållet har fel; webbplatsen byggdes inte."
_log = logging.getLogger("mkdocs.plugins.plattform")


class _State:
    """What outlives one event. editions: by folder of prose. others: the process that builds those below the root's."""

    editions: ClassVar[dict[str, Edition]] = {}
    others: ForkProcess | None = None
    progress: Progress | None = None


def on_startup(command: str, dirty: bool) -> None:
    """Print a disk error as a sentence instead of a traceback; leave out the plugin's lists of what it has found."""
    sys.excepthook = print_disk_error
    logging.getLogger("mkdocs.plugins.mkdocs_macros").setLevel(logging.WARNING)


@event_priority(_FIRST)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Fetch what npm has, read the content and the settings, and configure the edition whose prose is in docs_dir."""
    try:
        npm.fetch(_root(config))
    except npm.NpmError as error:
        raise Abort(str(error)) from None
    _log.info("Läser innehållet …")
    found = config.extra.get(EDITION) or _read(config)
    config.extra[EDITION] = _State.editions[config.docs_dir] = found
    text, place, below = found.renderer.text, found.renderer.platform.place, _to_root(found)
    config.site_url = found.home
    config.site_name = text(place.site_name)
    config.site_description = text(place.description)
    config.nav = generated_pages.navigation(found.sections)
    config.extra.update(platform=found.theme_values, scope=".")
    config.theme["language"] = found.renderer.language
    config.theme["favicon"] = below + found.theme_values["assets"]["icon"]
    config.theme.static_templates = config.theme.static_templates - {"sitemap.xml"}  # it is a made file
    config.markdown_extensions.append(Components(found.renderer))
    config.extra_css = [below + found.theme_values["assets"]["style"], *_at_root(config.extra_css, config, below)]
    config.extra_javascript = list(_at_root(config.extra_javascript, config, below))
    return config


def _read(config: MkDocsConfig) -> Edition:
    """The edition as its content is now. Raises Abort, when the problems that stop it have been shown."""
    root = _root(config)
    reading = session.current(root)
    if reading.platform is None:
        print(report(reading.problems), file=sys.stderr)
        raise Abort(_STOPPED)
    languages = {str(root / each.prose): each.language for each in reading.platform.place.editions}
    found = of_reading(reading, root, languages[config.docs_dir])
    assert found is not None
    return found


def _to_root(found: Edition) -> str:
    """The way from the edition's root to the site's."""
    return "../" if found.renderer.edition.path else ""


def _at_root(files: Iterable[Any], config: MkDocsConfig, below: str) -> Iterable[Any]:
    """The files of extra_css or extra_javascript: those that the edition's own folder does not hold lie at the root."""
    for file in files:
        path = str(file)
        if below and "://" not in path and not Path(config.docs_dir, path).is_file():
            if isinstance(file, str):
                file = below + path
            else:
                file.path = below + path
        yield file


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages and files that are made; leave out the theme's own, whose parts are joined in those.

    Where pages are made one at a time, each is added when it is asked for.
    """
    for file in [file for file in files if file.src_dir and not Path(file.src_dir).samefile(config.docs_dir)]:
        files.remove(file)
    found = _edition(config)
    for file in files.documentation_pages():
        file.inclusion = InclusionLevel.INCLUDED if found.is_listed(file.src_uri) else InclusionLevel.NOT_IN_NAV
    if config.extra.get(PAGES_ALONE):
        return files
    for page in found.made.values():
        files.append(made_file(page, config))
    if _is_root(found):
        _State.others = _begin_others(config, found)
        site_files.write_files(Path(config.site_dir), chain(found.files_to_take(), found.shared_files()))
    else:
        found.draw_pictures()
    site_files.write_files(Path(config.site_dir), chain(found.files(), found.link_picture_files()))
    _State.progress = _progress(found.renderer.language, len(files.documentation_pages()))
    return files


@event_priority(_FIRST)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put in what the macros have made, with its headings and anchors; other hosts are not told where a reader is.

    What an editor's text has become is looked through first, as no check of the text knows what a template makes of it.
    """
    if rows := [_active(page, config, found) for _, found in active(html)]:
        raise Abort(report(rows))
    whole = placeholders.put_in(html)
    placeholders.forget()
    if whole != html:
        page.present_anchor_ids = (page.present_anchor_ids or set()) | anchors(whole)
        page.toc = get_toc(nest_toc_tokens(list(headings(whole, _MAIN))))
    return with_outline(whole).replace('<a href="http', '<a rel="noreferrer" href="http')


def _active(page: Page, config: MkDocsConfig, found: str) -> Problem:
    path = Path(config.docs_dir, page.file.src_uri).relative_to(_root(config)).as_posix()
    return problem(path, (1, 1), "page-active", found=found)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Escape what templates print, leave no lines empty where they have tags, keep them compiled: as the macros do."""
    env.loader = ChoiceLoader([env.loader, FunctionLoader(_no_words)]) if env.loader else None
    env.autoescape = True
    env.trim_blocks = env.lstrip_blocks = True
    env.bytecode_cache = compiled()
    return env


def _no_words(template: str) -> str | None:
    """Material's words in a language that it has none in: only what the language is; it takes the rest from English."""
    if not template.startswith(_WORDS):
        return None
    language = template.removeprefix(_WORDS).removesuffix(".html")
    known = {"language": language, "direction": reading_direction(language)}
    return f"{{%- macro t(key) -%}}{{{{- {known}[key] -}}}}{{%- endmacro -%}}"


def on_template_context(context: TemplateContext, template_name: str, config: MkDocsConfig) -> TemplateContext:
    """Tell the page that is shown at any address where the edition lies on its host."""
    context["base_url"] = _edition(config).base
    return context


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Any) -> TemplateContext:
    """Give the theme the page's content and what stands around it."""
    page.content = Markup(page.content or "")
    return TemplateContext(**context, frame=_edition(config).frame(page.file.src_uri))  # type: ignore[typeddict-unknown-key]


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Let go of what is written."""
    page.content = page.markdown = None
    if _State.progress:
        _State.progress.step()
    return output


def on_post_build(config: MkDocsConfig) -> None:
    """After the edition at the root: see that the others below it are built, then index all of them for search."""
    if _State.progress:
        _State.progress.done()
    found = _edition(config)
    if not _is_root(found):
        return
    if _State.others is None:
        _build_others(config, found)
    elif _ended(_State.others) != 0:
        raise Abort("En annan utgåva kunde inte byggas, se ovan; webbplatsen är inte hel.")
    _log.info("Gör sökningen och kontrollerar filerna …")
    finish.finish(Path(config.site_dir), found)
    prune()


def _progress(language: str, count: int) -> Progress | None:
    """What counts the pages of an edition; nothing beside another that is counted, or where nothing is to be said."""
    apart = multiprocessing.parent_process() is not None
    return None if apart or not _log.isEnabledFor(logging.INFO) else Progress(f"Sidor ({language})", count)


def _edition(config: MkDocsConfig) -> Edition:
    return _State.editions[config.docs_dir]


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
            folder = Path(config.site_dir) / each.path
            child = configuration(_root(config), each, folder, strict=config.strict)
            build(child)
            child.plugins.on_shutdown()


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).resolve().parent


def _is_root(found: Edition) -> bool:
    """Whether this is the edition at the site's root."""
    return not found.renderer.edition.path
