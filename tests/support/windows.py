"""Browser windows and pages for tests, and common checks of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.support.axe import DESKTOP
from tests.support.site import BASE

EDITIONS = pytest.mark.parametrize("edition", ["", "en/"], ids=["sv", "en"])
# As Safari has it: only what is handed over at the press itself, a promise or not, is taken to the clipboard.
AT_THE_PRESS = """
const { write } = Clipboard.prototype;
let pressed = false;
addEventListener("click", () => { pressed = true; setTimeout(() => { pressed = false; }); }, true);
Clipboard.prototype.write = function (items) {
  return pressed ? write.call(this, items) : Promise.reject(new DOMException("late", "NotAllowedError"));
};
Document.prototype.execCommand = () => false;
"""
HOSTILE = '<b>Åse & "Bröderna" {namn}</b>'


@contextmanager
def window(browser: Browser, **options: Any) -> Iterator[BrowserContext]:
    """Open an empty desktop window without animations and with clipboard access, unless options differ.

    It is closed afterwards. Fails the test if the console reports a violation of the site's policy.
    """
    usual = {
        "viewport": DESKTOP,
        "reduced_motion": "reduce",
        "permissions": ["clipboard-read", "clipboard-write"],
    }
    opened = browser.new_context(**{**usual, **options})
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    yield opened
    opened.close()
    assert [each for each in said if "Content Security Policy" in each] == []


def remember(page: Page, address: str, **values: Any) -> None:
    """Put values in the browser's storage for the site at the address, under the tools' keys."""
    page.goto(f"{address}assets/embed.js")  # a small file of the same origin
    page.evaluate(
        "(values) => { for (const [name, value] of Object.entries(values))"
        f" localStorage.setItem(`brand.${{name}}@{BASE}`, JSON.stringify(value)) }}",
        values,
    )


def watched(context: BrowserContext) -> Page:
    """Open a page that fails the test on a script error."""
    opened = context.new_page()
    opened.on("pageerror", lambda error: pytest.fail(f"script error: {error}"))
    return opened


def clipboard(page: Page) -> str:
    """Return the clipboard's text."""
    return str(page.evaluate("navigator.clipboard.readText()"))
