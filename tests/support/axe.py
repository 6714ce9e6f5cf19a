"""Accessibility checks with axe, with its latest rules, and the window sizes that the tests use."""

import pytest
from playwright.sync_api import Page

from tests.support.site import ROOT

_AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
NARROWEST = {"width": 320, "height": 640}
# Both editions, both schemes, and the ends of what a window may be.
EXTREMES = pytest.mark.parametrize(
    "edition",
    [
        pytest.param("", marks=pytest.mark.window(viewport=NARROWEST, color_scheme="dark"), id="sv-dark-narrowest"),
        pytest.param("en/", marks=pytest.mark.window(viewport=DESKTOP), id="en-light-desktop"),
    ],
)
# What a page's colours alone decide.
_COLOURS = """async () => {
  const rules = ["color-contrast", "link-in-text-block"];
  const { violations } = await axe.run(document, { runOnly: rules, resultTypes: ["violations"] });
  const told = (id) => ({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`;
  return violations.flatMap(({ id, nodes }) => nodes.map(told(id)));
}"""


def violations(page: Page) -> list[str]:
    """Return axe's findings as short lines."""
    page.evaluate(_AXE.read_text("utf-8"))  # not as a tag: a page may refuse scripts that are not its own
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{each['id']}: {node['target']} {node['failureSummary']}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


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
