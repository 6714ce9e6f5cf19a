"""Finds a browser on this machine, and starts it. Playwright, which drives it, is a test tool: it may be missing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

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
    """No browser is to be had; the text says why, or how to get one."""


# Chromium draws two pages of its own for every window's address bar, which nobody sees here: a quarter of the time that
# a window takes. The rest is what Playwright itself leaves out, as the last list is the one that counts.
_LEFT_OUT = (
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup"),
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades", "LensOverlay"),
    *("MediaRouter", "OptimizationHints", "PaintHolding", "ThirdPartyStoragePartitioning", "AimEnabled"),
)


@contextmanager
def open_browser(find: Callable[[Path], Path]) -> Iterator[Browser]:
    """Start a browser, without a window, and close it afterwards. find: see `present`. Raises NoBrowserError."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        raise NoBrowserError(str(error)) from None
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find(own_download(playwright)),
            # Chromium refuses to run as root (as in most containers) inside its sandbox.
            chromium_sandbox=not is_root(),
            args=[f"--disable-features={','.join(_LEFT_OUT)}"],
        )
        yield browser
        browser.close()


def present(own: Path) -> Path:
    """Return the browser that is there: `own` is where Playwright keeps one. Raises NoBrowserError; fetches nothing."""
    found = chosen() or installed() or existing(own)
    if found is None:
        raise NoBrowserError("Chrome, Chromium, Edge")
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


def is_root() -> bool:
    """Tell whether this runs as the administrator of a Unix machine."""
    return hasattr(os, "geteuid") and os.geteuid() == 0
