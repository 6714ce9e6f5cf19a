"""The history in a real browser: from a page's foot to how its text has changed."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from macros import history
from tests.axe import DESKTOP, PHONE, violations
from tests.site import ROOT

NARROW: ViewportSize = {"width": 320, "height": 640}
PAGE_KB = 25
needs_history = pytest.mark.skipif(
    not history.read(ROOT).known, reason="no history here: no repository, or a shallow clone"
)


@needs_history
def test_the_pages_of_the_history_are_light(site: Path) -> None:
    sizes = {file: len(gzip.compress(file.read_bytes())) for file in site.glob("**/om/andringar/**/*.html")}
    assert len(sizes) >= 2 * 9
    assert [(file, size) for file, size in sizes.items() if size > PAGE_KB * 1024] == []


@needs_history
@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("path", "size"),
    [("styrkor/klaralven/", PHONE), ("en/mal/13-foretagsklimat/", DESKTOP), ("om/webbplatsen/", NARROW)],
)
def test_from_the_foot_to_how_the_text_has_changed(
    browser: Browser, address: str, path: str, size: ViewportSize, scheme: Literal["light", "dark"]
) -> None:
    with browser.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(address + path)
        foot = page.locator(".brand-footer__changed")
        expect(foot).to_contain_text("20")
        link = foot.locator("a")
        if link.count():
            link.press("Enter")
            expect(page.locator(".brand-history section:target h2")).to_be_in_viewport()
        assert page.evaluate("document.documentElement.scrollWidth") == size["width"]
        assert violations(page) == []


@needs_history
@pytest.mark.browser
def test_without_javascript_the_changelog_leads_to_every_group(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}om/andringar/")
        groups = page.locator(".brand-history__groups a")
        expect(groups).to_have_count(8)
        expect(page.locator(".brand-history__day h2").first).to_be_visible()
        groups.first.click()
        expect(page.locator(".brand-history__file h2").first).to_be_visible()
