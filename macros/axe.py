"""What axe, the accessibility checker, sees on a page in a browser. It comes with npm and is never part of the site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from macros.browser import open_browser, present
from macros.problems import Problem, problem

if TYPE_CHECKING:
    from playwright.sync_api import Page

SCRIPT = "axe-core/axe.min.js"  # below node_modules
_AT_HOME = ("file:", "data:", "blob:")


def violations(page: Page, script: Path) -> list[str]:
    """What axe finds on the page, as short lines. script: its file."""
    page.add_script_tag(path=script)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{each['id']}: {node['target']} {node['failureSummary']}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


def sample(paths: list[str]) -> list[str]:
    """One page of every folder of each edition: those at its root, and the first below each folder."""
    firsts: dict[str, str] = {}
    for path in sorted(paths, key=lambda path: (path.count("/"), path)):
        folder = "/".join(path.split("/")[:2]) if path.count("/") > 1 else path.rpartition("/")[0]
        firsts.setdefault(folder, path)
    return list(firsts.values())


def problems(site: Path, paths: list[str], script: Path) -> Iterator[Problem]:
    """What axe finds on the pages, and what they ask other hosts for. Raises NoBrowserError where there is none."""
    with open_browser(present) as browser:
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
