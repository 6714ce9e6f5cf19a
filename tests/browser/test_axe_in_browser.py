"""Axe, the accessibility checker, on every page of the built site."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from macros.delivery.built_page import BuiltPage
from macros.domain.urls import FORMS
from tests.support.axe import DESKTOP, PHONE, violations
from tests.support.windows import window

pytestmark = pytest.mark.browser


def _leads_on(page: BuiltPage) -> bool:
    """Whether the page sends its visitors on to where it has moved."""
    return ("meta", "refresh") in [(tag, values.get("http-equiv")) for tag, values in page.tags]


# Every page in one size and scheme, and in the others in the other language: all four for each would take four times as
# long and show the same.
@pytest.mark.parametrize(
    ("edition", "size", "scheme", "half"),
    [("", PHONE, "light", 0), ("en/", DESKTOP, "dark", 0), ("", DESKTOP, "dark", 1), ("en/", PHONE, "light", 1)],
    ids=["sv-phone-light", "en-desktop-dark", "sv-desktop-dark", "en-phone-light"],
)
def test_axe_finds_nothing_on_any_page(
    browser: Browser,
    address: str,
    pages: dict[str, BuiltPage],
    edition: str,
    size: dict[str, int],
    scheme: str,
    half: int,
) -> None:
    ours = [path for path in sorted(pages) if f"{FORMS}/" not in path and path.startswith("en/") == bool(edition)]
    found = {}
    with window(browser, viewport=size, color_scheme=scheme) as context:
        page = context.new_page()
        for path in [each for each in ours if not _leads_on(pages[each])][half::2]:
            page.goto(address + path)
            if found_here := violations(page):
                found[path] = found_here[:3]
    assert len(ours) > 100
    assert not found
