"""Every kind of page, in both editions and schemes: axe finds nothing, and it all fits and can be read and pressed.

Of one kind, pages differ by their words alone: what is wrong in the markup of any page is found in tests/delivery.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.support.axe import DESKTOP, PHONE, faint, violations
from tests.support.site import KINDS
from tests.support.windows import EDITIONS, watched, window

pytestmark = pytest.mark.browser
NARROW = {"width": 320, "height": 640}
# Each gives what is wrong.
SMALL_TEXT = """[...document.querySelectorAll("body *")]
  .filter((e) => e.checkVisibility() && !e.closest(".brand-unseen"))
  .filter((e) => [...e.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
  .filter((e) => ((size) => size && size < 15)(parseFloat(getComputedStyle(e).fontSize)))
  .map((e) => `small text: ${e.outerHTML.slice(0, 200)}`)"""
SMALL_TARGETS = """[...document.querySelectorAll("header a, header button, nav a, .brand-tile, footer li a")]
  .filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 24)
  .map((e) => `small target: ${e.outerHTML.slice(0, 200)}`)"""
# Some rows and tables scroll by themselves.
WIDE = """[...document.querySelectorAll("body *")]
  .filter((e) => !e.closest(".brand-table, .brand-chips__row, .brand-maker__formats, [popover], svg"))
  .filter((e) => e.getBoundingClientRect().right > innerWidth + 1)
  .map((e) => `too wide: ${e.outerHTML.slice(0, 200)}`)"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """Open one page for them all: nothing is kept from one to the next."""
    with window(browser, viewport=PHONE) as context:
        yield watched(context)


def _on_a_phone(page: Page) -> list[str]:
    _change(page, PHONE, "light")
    return [*violations(page), *page.evaluate(SMALL_TEXT), *page.evaluate(SMALL_TARGETS)]


def _on_a_desktop(page: Page) -> list[str]:
    _change(page, DESKTOP, "dark")
    return [*faint(page), *page.evaluate(SMALL_TEXT)]


def _narrow(page: Page) -> list[str]:
    _change(page, NARROW, "light")
    return list(page.evaluate(WIDE))


def _with_large_text(page: Page) -> list[str]:
    _change(page, DESKTOP, "light")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    return list(page.evaluate(WIDE))


def _change(page: Page, size: dict[str, int], scheme: Literal["light", "dark"]) -> None:
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.emulate_media(color_scheme=scheme)


@EDITIONS
@pytest.mark.parametrize("path", KINDS, ids=lambda path: path or "start")
def test_nothing_is_wrong_in_any_size_or_scheme(page: Page, address: str, edition: str, path: str) -> None:
    page.goto(f"{address}{edition}{path}")
    assert [*_on_a_phone(page), *_on_a_desktop(page), *_narrow(page), *_with_large_text(page)] == []
