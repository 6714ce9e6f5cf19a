"""Find a browser on this machine and start it, with Playwright."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Error, Playwright, sync_playwright

# Programs on the PATH, and what Playwright finds in the usual places of every system. First the one that never has a
# window: its pages take about half the time.
LIGHT = "chromium-headless-shell"
NAMES = (LIGHT, "chromium", "chromium-browser")
CHANNELS = ("chrome", "msedge")


class NoBrowserError(Exception):
    """No browser can be used; the text says why, or how to get one."""


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Start the first available browser, headless, and close it afterwards. Raises NoBrowserError."""
    with sync_playwright() as playwright:
        browser = _started(playwright)
        yield browser
        browser.close()


def _started(playwright: Playwright) -> Browser:
    """Start the first browser that can: an installed one may lack system libraries."""
    failed = []
    for path, channel in _candidates(Path(playwright.chromium.executable_path)):
        try:
            return playwright.chromium.launch(
                executable_path=path,
                channel=channel,
                # Chromium refuses to run as root (as in most containers) inside its sandbox.
                chromium_sandbox=not is_root(),
            )
        except Error as error:
            if "is not found" not in error.message:  # as Playwright says of a channel
                failed.append(f"{path or channel}: {error.message.splitlines()[0]}")
    raise NoBrowserError("; ".join(failed) or "Chrome, Chromium, Edge")


def _candidates(own: Path) -> Iterator[tuple[Path | None, str | None]]:
    """Yield path or channel of each browser to try: the one in BROWSER_PATH alone, else those installed.

    own: the one that Playwright downloads, which comes last. Raises NoBrowserError if that in BROWSER_PATH is missing.
    """
    if named := chosen():
        yield named, None
        return
    yield from ((Path(found), None) for found in map(shutil.which, NAMES) if found)
    yield from ((None, channel) for channel in CHANNELS)
    if own.is_file():
        yield own, None


def chosen() -> Path | None:
    """Return the browser that BROWSER_PATH names; None if it is unset. Raises NoBrowserError if it does not exist."""
    path = os.environ.get("BROWSER_PATH")
    if path and not Path(path).is_file():
        raise NoBrowserError(f"BROWSER_PATH: {path} finns inte; rätta eller ta bort den (no such file).")
    return Path(path) if path else None


def is_root() -> bool:
    """Whether this process runs as root on a Unix system."""
    return hasattr(os, "geteuid") and os.geteuid() == 0
