"""The adapter to Zensical, which builds what MkDocs builds, of the same sources. No logic of the site's own.

Zensical knows no hooks. So every page lies as a file in a working folder when it begins, and what MkDocs' hook hands
over is handed over where Zensical asks for macros: once for each page, before its Markdown is read.
"""

from __future__ import annotations

import json
import logging
import multiprocessing
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any, Protocol

import zensical
from markupsafe import Markup

from macros import edition, pages, site
from macros.addresses import url_of
from macros.edition import Edition
from macros.finish import finish
from macros.macros_pages import MacroEnvironment, Macros, register
from macros.problems import report

_CONFIGURATION = "mkdocs.yml"
# All that a stub says: for a page without text, Zensical asks for no macros.
_MADE = "{{ made() }}\n"


class BuildError(Exception):
    """The site could not be built; the text says why, in Swedish."""


class _Environment(MacroEnvironment, Protocol):
    """Where macros are registered for one page. page: its path below the prose folder, and its front matter."""

    page: Any


class _State:
    """What Zensical's calls need to know: the edition that is being made; the file of the only page, or nothing."""

    edition: Edition
    only: str


def build(root: Path, target: Path) -> None:
    """Build the site of the content below root into the folder, which must be empty or not there.

    Raises BuildError where the content has problems, after they have been printed, or where a page cannot be made.
    """
    found = site.current(root)
    if found.platform is None:
        print(report(found.problems), file=sys.stderr)
        raise BuildError(site.STOPPED)
    editions = [edition.make(found.platform, root, each.language) for each in found.platform.place.editions]
    target.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=target.parent, prefix=".site-") as folder:
        whole = Path(folder, "site")
        _build_all([(each, Path(folder, each.renderer.language), whole) for each in editions])
        site.write_files(whole, site.shared_files(editions[0].renderer, editions[0].settings))
        finish(whole, editions[0])
        if target.exists():
            target.rmdir()
        whole.rename(target)


def _build_all(tasks: list[tuple[Edition, Path, Path]]) -> None:
    """Build the editions at the same time where this process can be doubled (Linux), with what is read so far."""
    if not sys.platform.startswith("linux"):
        for task in tasks:
            _build_edition(*task)
        return
    sys.stdout.flush()
    context = multiprocessing.get_context("fork")
    processes = [context.Process(target=_build_edition, args=task, daemon=True) for task in tasks]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    if any(process.exitcode for process in processes):
        raise BuildError("En utgåva kunde inte byggas, se ovan; webbplatsen är inte hel.")


def _build_edition(found: Edition, work: Path, target: Path) -> None:
    """Build one edition in the working folder, and put what is the site's own in its place in the site."""
    try:
        made = make(found, work, strict=True)
    except RuntimeError as error:
        raise SystemExit(f"{found.renderer.edition.prose}: {error}") from None
    home = target / found.renderer.edition.path
    _take(_built_files(found), made, home)
    site.write_files(home, found.files())


def make(found: Edition, work: Path, only: str = "", strict: bool = False) -> Path:
    """Make the edition's pages in the working folder, and the page that is not found; gives the folder they lie in.

    only: the file of the one page that is wanted; what stands on the others is then of no interest. strict: a warning
    stops. Raises RuntimeError.
    """
    _State.edition, _State.only = found, only
    _lay_out(found, work / "docs", only)
    site.write_files(work, [(_CONFIGURATION, json.dumps(_configuration(found), ensure_ascii=False))])
    with _failures() as failed:
        zensical.build(str(work / _CONFIGURATION), {"clean": True, "strict": strict})
    if failed:
        raise RuntimeError("\n".join(failed))
    return work / "site"


@contextmanager
def _failures() -> Iterator[list[str]]:
    """What Zensical says of macros that fail: page and error. It goes on after them, with the error as the page."""
    failed: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: failed.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("zensical.extensions.macros")
    logger.addHandler(handler)
    try:
        yield failed
    finally:
        logger.removeHandler(handler)


def _lay_out(found: Edition, docs: Path, only: str) -> None:
    """Lay out the written pages with the files beside them, and a stub for every made page: a page may link to any.

    A made page alone needs none of them.
    """
    stubs = {file: pages.markdown({"title": page.title}, _MADE) for file, page in found.made.items()}
    if only in stubs:
        stubs = {only: stubs[only]}
    else:
        shutil.copytree(found.settings.root / found.renderer.edition.prose, docs)
    site.write_files(docs, stubs.items())


def _configuration(found: Edition) -> dict[str, Any]:
    """The edition's configuration for MkDocs, which Zensical can read, and what the hook would set in it."""
    root, place = found.settings.root, found.renderer.platform.place
    name = f"mkdocs.{found.renderer.language}.yml" if found.renderer.edition.path else "mkdocs.yml"
    return {
        "INHERIT": str(root / name),
        "docs_dir": "docs",
        "site_dir": "site",
        "site_url": found.home,
        "site_name": found.renderer.text(place.site_name),
        "site_description": found.renderer.text(place.description),
        "extra": found.theme_values,
        "theme": {"name": None, "custom_dir": str(root / "overrides")},  # no theme below our own
        # Code is shown as it stands: Zensical always has superfences, which would colour it.
        "markdown_extensions": {"pymdownx.highlight": {"use_pygments": False}},
        "plugins": {"macros": {"module_name": __name__}},
    }


def define_env(env: _Environment) -> None:
    """Give a page what stands around it, and its macros: those of all pages, and the one that a stub calls."""
    found, file = _State.edition, env.page.path
    if _State.only not in ("", file):
        env.page.meta["render_macros"] = False
        return
    # Zensical turns the relative addresses in a written page as if each were seen from the file.
    seen_from = url_of(file) if file in found.made else url_of(str(PurePosixPath(file).with_name("index.md")))
    macros = Macros(found.renderer, found.settings, lambda: seen_from)

    def made() -> Markup:
        """Make the page of this stub, past its Markdown."""
        env.page.meta["made"] = str(macros.made(found.made[file]))
        return Markup()

    register(env, macros)
    env.macro(made)
    env.page.meta["frame"] = found.frame(file)


def _built_files(found: Edition) -> list[str]:
    """What the site has of Zensical's making: the pages, the page that is not found, what lies beside them in docs/."""
    prose = found.settings.root / found.renderer.edition.prose
    beside = (file for file in sorted(prose.rglob("*")) if file.is_file() and file.suffix != ".md")
    addresses = (f"{link.path}index.html" for link in found.links.values())
    return ["404.html", *addresses, *(file.relative_to(prose).as_posix() for file in beside)]


def _take(files: Iterable[str], built: Path, target: Path) -> None:
    """Move the files. What is left behind is Zensical's: its search index, the theme's parts."""
    for file in files:
        (target / file).parent.mkdir(parents=True, exist_ok=True)
        (built / file).rename(target / file)
