"""Finds a browser for the tests and the pictures, and fetches one where none is installed."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

HOW_TO_GET_ONE = """\
Ingen webbläsare hittades, och ingen kunde hämtas. Installera Chrome, Chromium eller Edge
(Debian och Ubuntu: sudo apt install chromium), eller peka ut en: BROWSER_PATH=/sökväg/till/chrome.
Utan webbläsare: python3 dev.py test --no-browser
(No browser found: install Chrome, Chromium or Edge, or set BROWSER_PATH, or use --no-browser.)"""

NAMES = (
    "google-chrome",
    "google-chrome-stable",
    "chromium",
    "chromium-browser",
    "microsoft-edge",
    "microsoft-edge-stable",
    "chrome",
    "msedge",
)
MAC_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
WINDOWS_PLACES = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)


class NoBrowserError(Exception):
    """No browser is to be had; the text says how to get one."""


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Start a browser, without a window, and close it afterwards."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser(own_download(playwright)),
            # Chromium refuses to run as root (as in most containers) inside its sandbox.
            chromium_sandbox=not is_root(),
        )
        yield browser
        browser.close()


def find_browser(own: Path) -> Path:
    """Return the browser to use; `own` is where Playwright keeps the one that it downloads."""
    found = chosen() or installed() or existing(own) or downloaded(own) or from_debian()
    if found is None:
        raise NoBrowserError(HOW_TO_GET_ONE)
    return found


def own_download(playwright: Playwright) -> Path:
    """Return where Playwright keeps the browser that it downloads, whether or not it is there."""
    return Path(playwright.chromium.executable_path)


def chosen() -> Path | None:
    """Return the browser that BROWSER_PATH names."""
    path = os.environ.get("BROWSER_PATH")
    if path and not Path(path).is_file():
        raise NoBrowserError(f"BROWSER_PATH: {path} finns inte; rätta eller ta bort den (no such file).")
    return Path(path) if path else None


def installed() -> Path | None:
    """Return a browser that is installed on this machine."""
    on_path = (shutil.which(name) for name in NAMES)
    for place in (*on_path, *MAC_PLACES, *windows_places()):
        if place and Path(place).is_file():
            return Path(place)
    return None


def windows_places() -> list[Path]:
    """Return where browsers are installed on Windows; nothing on other systems."""
    folders = [os.environ[name] for name in WINDOWS_FOLDERS if name in os.environ]
    return [Path(folder, place) for place in WINDOWS_PLACES for folder in folders]


def existing(path: Path) -> Path | None:
    """Return the path if there is such a file."""
    return path if path.is_file() else None


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


def is_root() -> bool:
    """Tell whether this runs as the administrator of a Unix machine."""
    return hasattr(os, "geteuid") and os.geteuid() == 0
