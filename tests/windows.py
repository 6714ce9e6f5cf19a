"""The windows and pages that the tests in a browser open, and what several of them look for there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from tests.axe import DESKTOP

EDITIONS = pytest.mark.parametrize("edition", ["", "en/"], ids=["sv", "en"])
HOSTILE = '<b>Åse & "Bröderna" {namn}</b>'


@contextmanager
def window(browser: Browser, **options: Any) -> Iterator[BrowserContext]:
    """A new, empty window, closed afterwards: a desktop's, without motion, that may use the clipboard, unless told."""
    usual = {"viewport": DESKTOP, "reduced_motion": "reduce", "permissions": ["clipboard-read", "clipboard-write"]}
    opened = browser.new_context(**{**usual, **options})
    opened.on("console", _refused)
    yield opened
    opened.close()


def _refused(message: ConsoleMessage) -> None:
    """Fail the test where the site's policy stops something: the browser says so on its console."""
    if "Content Security Policy" in message.text:
        pytest.fail(f"refused: {message.text}")


def watched(context: BrowserContext) -> Page:
    """A new page that fails the test on a script error."""
    opened = context.new_page()
    opened.on("pageerror", lambda error: pytest.fail(f"script error: {error}"))
    return opened


def clipboard(page: Page) -> str:
    """What would be pasted."""
    return str(page.evaluate("navigator.clipboard.readText()"))
