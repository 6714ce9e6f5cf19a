"""The hook into MkDocs: it passes the build what edition.py and site_files.py make, and has no logic of its own."""

import gc
import logging
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterable
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
from macros.content.problems import Problem, problem, report, spoken
from macros.engines.mkdocs_page import PAGES_ALONE, configuration, made_file
from macros.engines.page_errors import report_errors
from macros.engines.progress import Progress
from macros.exports import to_take
from macros.frontend import npm
from macros.rendering import generated_pages
from macros.rendering.kept import prune
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
    """State between events. editions: by prose folder. others: the process that builds the editions below the root."""

    editions: ClassVar[dict[str, Edition]] = {}
    others: ForkProcess | None = None
    progress: Progress | None = None


def on_startup(command: str, dirty: bool) -> None:
    """Report disk errors as a sentence instead of a traceback; silence the macros plugin's listing."""
    sys.excepthook = print_disk_error
    logging.getLogger("mkdocs.plugins.mkdocs_macros").setLevel(logging.WARNING)


@event_priority(_FIRST)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Install npm packages, read content and settings, and configure the edition whose prose is in docs_dir."""
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
    """Return the edition of the current content. Raises Abort after printing the problems that stop it."""
    root = _root(config)
    reading = session.read(root)
    if reading.platform and not reading.checked:
        _fork(to_take.draw_ahead, reading.platform, root)
    reading = session.checked(reading)
    if reading.platform is None:
        print(report(reading.problems, spoken(root)), file=sys.stderr)
        raise Abort(_STOPPED)
    languages = {str(root / each.prose): each.language for each in reading.platform.place.editions}
    found = of_reading(reading, root, languages[config.docs_dir])
    assert found is not None
    return found


def _to_root(found: Edition) -> str:
    """Return the relative path from the edition's root to the site's."""
    return "../" if found.renderer.edition.path else ""


def _at_root(files: Iterable[Any], config: MkDocsConfig, below: str) -> Iterable[Any]:
    """Yield extra_css or extra_javascript; files that are not in the edition's own folder are at the site's root."""
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
    plugin: Any = config.plugins["macros"]
    report_errors(plugin.env, lambda: plugin.page, _root(config))
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
        _State.others = _fork(_build_apart, config, found)
        site_files.write_files(Path(config.site_dir), chain(found.files_to_take(), found.shared_files()))
    else:
        found.help_to_make()
    site_files.write_files(Path(config.site_dir), chain(found.files(), found.link_picture_files()))
    site_files.open_data.cache_clear()  # all that is made of its records is written
    _State.progress = _progress(found.renderer.language, len(files.documentation_pages()))
    return files


@event_priority(_FIRST)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Insert the macros' HTML, with its headings and anchors; send no referrer to other hosts.

    First the HTML made of an editor's text is searched for active content, as no check of the source sees templates'
    output. The template that a page names must be there: without it MkDocs ends with a traceback.
    """
    if rows := [*(_problem(page, config, "page-active", found) for _, found in active(html)), *_lacks(page, config)]:
        raise Abort(report(rows, spoken(_root(config))))
    whole = placeholders.put_in(html)
    placeholders.forget()
    if whole != html:
        page.present_anchor_ids = (page.present_anchor_ids or set()) | anchors(whole)
        page.toc = get_toc(nest_toc_tokens(list(headings(whole, _MAIN))))
    return with_outline(whole).replace('<a href="http', '<a rel="noreferrer" href="http')


def _lacks(page: Page, config: MkDocsConfig) -> Iterable[Problem]:
    """Yield a problem if the theme lacks the template that the page's front matter names."""
    named = page.meta.get("template")
    if named and not any(Path(folder, str(named)).is_file() for folder in config.theme.dirs):
        yield _problem(page, config, "page-template", str(named))


def _problem(page: Page, config: MkDocsConfig, code: str, found: str) -> Problem:
    path = Path(config.docs_dir, page.file.src_uri).relative_to(_root(config)).as_posix()
    return problem(path, (1, 1), code, found=found)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Configure the theme's Jinja environment like the macros': escaping, white space, cached templates."""
    env.loader = ChoiceLoader([env.loader, FunctionLoader(_no_words)]) if env.loader else None
    env.autoescape = True
    env.trim_blocks = env.lstrip_blocks = True
    env.bytecode_cache = compiled()
    return env


def _no_words(template: str) -> str | None:
    """Return a language file for a language that Material has none in; Material takes the words from English."""
    if not template.startswith(_WORDS):
        return None
    language = template.removeprefix(_WORDS).removesuffix(".html")
    known = {"language": language, "direction": reading_direction(language)}
    return f"{{%- macro t(key) -%}}{{{{- {known}[key] -}}}}{{%- endmacro -%}}"


def on_template_context(context: TemplateContext, template_name: str, config: MkDocsConfig) -> TemplateContext:
    """Give the 404 page the path of the edition's root on its host."""
    context["base_url"] = _edition(config).base
    return context


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Any) -> TemplateContext:
    """Give the theme the page's content and frame."""
    page.content = Markup(page.content or "")
    return TemplateContext(**context, frame=_edition(config).frame(page.file.src_uri))  # type: ignore[typeddict-unknown-key]


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Free the memory of a page that has been written."""
    page.content = page.markdown = None
    if _State.progress:
        _State.progress.step()
    return output


def on_post_build(config: MkDocsConfig) -> None:
    """After the root edition: wait for or build the others, then index all of them for search."""
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
    """Return the progress counter of an edition's pages; None in a parallel build, or if nothing is to be printed."""
    apart = multiprocessing.parent_process() is not None
    return None if apart or not _log.isEnabledFor(logging.INFO) else Progress(f"Sidor ({language})", count)


def _edition(config: MkDocsConfig) -> Edition:
    return _State.editions[config.docs_dir]


def _fork(work: Callable[..., None], *values: object) -> ForkProcess | None:
    """Start the work in a forked process, which has everything read so far.

    None without a second core or a safe fork (Windows, macOS); it is then done afterwards.
    """
    if not sys.platform.startswith("linux") or len(os.sched_getaffinity(0)) == 1:
        return None
    sys.stdout.flush()
    gc.collect()
    gc.freeze()  # what has been read is then shared between the two, which the collector's marks would undo
    process = multiprocessing.get_context("fork").Process(target=work, args=values, daemon=True)
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
