"""Every kind of page, in both editions and schemes: axe finds nothing, and it all fits and can be read and pressed.

Of one kind, pages differ by their words alone: what is wrong in the markup of any page is found in tests/delivery.
"""

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.support.axe import DESKTOP, NARROWEST, PHONE, faint, violations
from tests.support.site import KINDS
from tests.support.windows import watched, window

pytestmark = pytest.mark.browser
# Each gives what is wrong.
SMALL_TEXT = """[...document.querySelectorAll("body *")]
  .filter((e) => e.checkVisibility() && !e.closest(".brand-unseen, svg"))
  .filter((e) => [...e.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
  .filter((e) => ((size) => size && size < 15)(parseFloat(getComputedStyle(e).fontSize)))
  .map((e) => `small text: ${e.outerHTML.slice(0, 200)}`)"""
SMALL_TARGETS = """[...document.querySelectorAll(".brand-header :is(a, button), nav a, .brand-tile, footer li a")]
  .filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 24)
  .map((e) => `small target: ${e.outerHTML.slice(0, 200)}`)"""
LARGE_TEXT = "(document.documentElement.style.fontSize = '200%', [])"
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


def _see(page: Page, size: dict[str, int], scheme: Literal["light", "dark"], *looks: str) -> list[str]:
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.emulate_media(color_scheme=scheme)
    return [found for look in looks for found in page.evaluate(look)]


@pytest.mark.parametrize("path", KINDS, ids=lambda path: path or "start")
def test_nothing_is_wrong_in_any_size_or_scheme(page: Page, address: str, path: str) -> None:
    _see(page, PHONE, "light")
    page.goto(address + path)
    found = [*violations(page), *_see(page, PHONE, "light", SMALL_TEXT, SMALL_TARGETS)]
    found += [*_see(page, DESKTOP, "dark", SMALL_TEXT), *faint(page)]
    assert [*found, *_see(page, NARROWEST, "light", WIDE), *_see(page, DESKTOP, "light", LARGE_TEXT, WIDE)] == []


@pytest.mark.parametrize("path", KINDS, ids=lambda path: path or "start")
def test_nothing_is_wrong_with_the_words_of_the_other_edition(page: Page, address: str, path: str) -> None:
    _see(page, DESKTOP, "dark")
    page.goto(f"{address}en/{path}")
    found = violations(page)
    assert [*found, *_see(page, NARROWEST, "light", WIDE), *_see(page, DESKTOP, "light", LARGE_TEXT, WIDE)] == []
