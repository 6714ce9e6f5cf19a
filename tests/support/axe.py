"""What axe sees on a page, its newest rules, and the sizes of window that the tests look at."""

from __future__ import annotations

from playwright.sync_api import Page

from macros.delivery import axe
from tests.support.site import ROOT

AXE = ROOT / "node_modules" / axe.SCRIPT
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


def violations(page: Page) -> list[str]:
    """What axe finds, as short lines."""
    return axe.violations(page, AXE)
