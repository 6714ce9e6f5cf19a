"""Finds a browser on this machine, and starts it. Playwright, which drives it, is a test tool: it may be missing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
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
def open_browser() -> Iterator[Browser]:
    """Start the first browser that can be started, without a window, and close it afterwards. Raises NoBrowserError."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        raise NoBrowserError(str(error)) from None
    with sync_playwright() as playwright:
        browser = _started(playwright)
        yield browser
        browser.close()


def _started(playwright: Playwright) -> Browser:
    """The first of the machine's browsers that starts: one may be there and still lack its system libraries."""
    from playwright.sync_api import Error

    failed = []
    for path in candidates(own_download(playwright)):
        try:
            return _launch(playwright, path)
        except Error as error:
            failed.append(f"{path}: {error.message.splitlines()[0]}")
    raise NoBrowserError("; ".join(failed) or "Chrome, Chromium, Edge")


def _launch(playwright: Playwright, path: Path) -> Browser:
    return playwright.chromium.launch(
        executable_path=path,
        # Chromium refuses to run as root (as in most containers) inside its sandbox.
        chromium_sandbox=not is_root(),
        args=[f"--disable-features={','.join(_LEFT_OUT)}"],
    )


def candidates(own: Path) -> Iterator[Path]:
    """The browsers that are there: the one that BROWSER_PATH names and no other, else those installed, then `own`.

    own: where Playwright keeps the browser that it downloads. Raises NoBrowserError where the named one is missing.
    """
    if named := chosen():
        yield named
        return
    yield from installed()
    if own.is_file():
        yield own


def own_download(playwright: Playwright) -> Path:
    """Return where Playwright keeps the browser that it downloads, whether or not it is there."""
    return Path(playwright.chromium.executable_path)


def chosen() -> Path | None:
    """Return the browser that BROWSER_PATH names."""
    path = os.environ.get("BROWSER_PATH")
    if path and not Path(path).is_file():
        raise NoBrowserError(f"BROWSER_PATH: {path} finns inte; rätta eller ta bort den (no such file).")
    return Path(path) if path else None


def installed() -> Iterator[Path]:
    """The browsers that are installed on this machine."""
    on_path = (shutil.which(name) for name in NAMES)
    for place in (*on_path, *MAC_PLACES, *windows_places()):
        if place and Path(place).is_file():
            yield Path(place)


def windows_places() -> list[Path]:
    """Return where browsers are installed on Windows; nothing on other systems."""
    folders = [os.environ[name] for name in WINDOWS_FOLDERS if name in os.environ]
    return [Path(folder, place) for place in WINDOWS_PLACES for folder in folders]


def is_root() -> bool:
    """Tell whether this runs as the administrator of a Unix machine."""
    return hasattr(os, "geteuid") and os.geteuid() == 0
