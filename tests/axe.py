"""What axe sees on a page, its newest rules, and the sizes of window that the tests look at."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.site import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


def violations(page: Page) -> list[str]:
    """What axe finds, as short lines."""
    page.evaluate(AXE.read_text("utf-8"))  # not as a tag: a page may refuse scripts that are not its own
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{each['id']}: {node['target']} {node['failureSummary']}"
        for each in found["violations"]
        for node in each["nodes"]
    ]
