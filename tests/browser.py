"""A browser for the tests and the pictures: the one that is there, or one that is fetched."""

import shutil
import subprocess
import sys
from contextlib import AbstractContextManager
from pathlib import Path

from playwright.sync_api import Browser

from macros import browser
from macros.browser import NoBrowserError, existing, installed, is_root, present

HOW_TO_GET_ONE = """\
Ingen webbläsare hittades, och ingen kunde hämtas. Installera Chrome, Chromium eller Edge
(Debian och Ubuntu: sudo apt install chromium), eller peka ut en: BROWSER_PATH=/sökväg/till/chrome.
Utan webbläsare: python3 dev.py test --no-browser
(No browser found: install Chrome, Chromium or Edge, or set BROWSER_PATH, or use --no-browser.)"""


def open_browser() -> AbstractContextManager[Browser]:
    """Start a browser, without a window, and close it afterwards."""
    return browser.open_browser(find_browser)


def find_browser(own: Path) -> Path:
    """Return the browser to use; `own` is where Playwright keeps the one that it downloads."""
    browser.chosen()  # one that is wrongly named is not passed over
    try:
        return present(own)
    except NoBrowserError:
        found = downloaded(own) or from_debian()
    if found is None:
        raise NoBrowserError(HOW_TO_GET_ONE)
    return found


def downloaded(own: Path) -> Path | None:
    """Let Playwright download its browser."""
    print("Hämtar en webbläsare till testerna …", flush=True)
    succeeds(sys.executable, "-m", "playwright", "install", "chromium")
    return existing(own)


def from_debian() -> Path | None:
    """Install Debian's browser, where that can be done without a password."""
    if shutil.which("apt-get") is None:
        return None
    if is_root():
        apt = ["apt-get"]
    elif shutil.which("sudo") and succeeds("sudo", "-n", "true"):
        apt = ["sudo", "-n", "apt-get"]
    else:
        return None
    succeeds(*apt, "update")
    succeeds(*apt, "install", "--yes", "--no-install-recommends", "chromium")
    return installed()


def succeeds(*command: str) -> bool:
    """Run a command quietly and tell whether it succeeded."""
    return subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, check=False).returncode == 0
