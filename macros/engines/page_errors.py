"""What the macros of a written page raise, reported as a problem of that page."""

from collections.abc import Callable
from pathlib import Path
from traceback import walk_tb
from typing import Any, NoReturn

from jinja2 import Environment
from mkdocs.structure.pages import Page

from macros.content.problems import Problem, problem, report, spoken

_TEMPLATE = "<template>"  # what Jinja calls the file of a page that it is given as text


def report_errors(environment: Environment, page: Callable[[], Page], root: Path) -> None:
    """Let an error in a written page raise SystemExit with the problem: an Exception is the macros plugin's to print.

    environment: the plugin's. page: returns the page being rendered.
    """

    def stop(source: str | None = None) -> NoReturn:
        try:
            Environment.handle_exception(environment, source)
        except Exception as error:
            if not Path(page().file.abs_src_path or "").is_file():  # a generated page: the fault is not an editor's
                raise
            raise SystemExit(report([_problem(error, page(), root)], spoken(root))) from None

    environment.handle_exception = stop  # type: ignore[method-assign]


def _problem(error: Exception, page: Page, root: Path) -> Problem:
    file = Path(str(page.file.abs_src_path))
    lines = [line for frame, line in walk_tb(error.__traceback__) if frame.f_code.co_filename == _TEMPLATE]
    place = (_lines_above(file, page) + lines[-1] if lines else 1, 1)
    return problem(file.relative_to(root).as_posix(), place, "page-failed", found=f"{type(error).__name__}: {error}")


def _lines_above(file: Path, page: Any) -> int:
    """Return the number of lines above the page's Markdown: its front matter."""
    text = file.read_text("utf-8-sig").rstrip()
    return text.count("\n") - str(page.markdown).rstrip().count("\n")
