"""Accessibility checks with axe, with its latest rules, and the window sizes that the tests use."""

from __future__ import annotations

from playwright.sync_api import Page

from macros.delivery import axe
from tests.support.site import ROOT

AXE = ROOT / "node_modules" / axe.SCRIPT
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
# What a page's colours alone decide.
_COLOURS = """async () => {
  const rules = ["color-contrast", "link-in-text-block"];
  const { violations } = await axe.run(document, { runOnly: rules, resultTypes: ["violations"] });
  const told = (id) => ({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`;
  return violations.flatMap(({ id, nodes }) => nodes.map(told(id)));
}"""


def violations(page: Page) -> list[str]:
    """Return axe's findings as short lines."""
    return axe.violations(page, AXE)


def faint(page: Page) -> list[str]:
    """Return axe's findings on colours only, for a page checked before in the other colour scheme."""
    found: list[str] = page.evaluate(_COLOURS)
    return found


def in_both_schemes(page: Page) -> list[str]:
    """Return axe's findings in the light and the dark scheme."""
    page.emulate_media(color_scheme="light")
    found = violations(page)
    page.emulate_media(color_scheme="dark")
    return [*found, *faint(page)]
