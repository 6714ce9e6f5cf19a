"""Accessibility checks with axe in a browser. It is an npm package for checks and tests, and never part of the site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from macros.content.problems import Problem, problem

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SCRIPT = "axe-core/axe.min.js"  # below node_modules
_FRONT, _OTHERS = "index.html", 12
_AT_HOME = ("file:", "data:", "blob:")


def violations(page: Page, script: Path) -> list[str]:
    """Return axe's findings on the page as short lines. script: the file of axe."""
    page.evaluate(script.read_text("utf-8"))  # not as a tag: a page may refuse scripts that are not its own
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{each['id']}: {node['target']} {node['failureSummary']}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


def sample(paths: list[str]) -> list[str]:
    """Return the front page and about a dozen others, spread evenly over folders and editions."""
    # 404.html has absolute addresses, so its style sheet is found only on the published site.
    others = sorted(path for path in paths if not path.endswith("404.html") and path != _FRONT)
    return [_FRONT, *others[:: -(-len(others) // _OTHERS) or 1]]


def problems(browser: Browser, site: Path, paths: list[str], script: Path) -> Iterator[Problem]:
    """Yield axe's findings on the site's pages, opened from the disk, and their requests to other hosts."""
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in paths:
        asked.clear()
        page.goto((site / path).resolve().as_uri())
        for found in violations(page, script):
            yield problem(path, (1, 1), "site-axe", found=found)
        for url in asked:
            if not url.startswith(_AT_HOME):
                yield problem(path, (1, 1), "site-other-host", found=url)
    page.close()
