"""A strength's page in a real browser: its arguments open by press, key and address, with and without JavaScript."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.support.axe import DESKTOP, PHONE, violations
from tests.support.windows import watched

pytestmark = pytest.mark.browser
FIRST, LAST = "#argument-customer", "#argument-jobseeker"


@pytest.fixture
def page(context: BrowserContext, bank_address: str) -> Page:
    """Open the page of a made-up strength."""
    opened = watched(context)
    opened.goto(f"{bank_address}styrkor/bryggan/")
    return opened


def test_the_first_audience_is_open_and_the_others_open_by_key(page: Page) -> None:
    expect(page.locator(f"{FIRST} .brand-argument").first).to_be_visible()
    expect(page.locator(f"{LAST} .brand-argument").first).to_be_hidden()
    page.locator(f"{LAST} summary").press("Enter")
    expect(page.locator(f"{LAST} .brand-argument").first).to_be_visible()
    expect(page.get_by_role("link", name="Gör en presentation till jobbsökande")).to_have_attribute(
        "href", "../underlag/?strength=bryggan&audience=jobseeker"
    )


def test_without_javascript_every_argument_can_be_read(browser: Browser, bank_address: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{bank_address}styrkor/bryggan/")
    page.locator(f"{LAST} summary").click()
    expect(page.locator(f"{LAST} .brand-argument__claim").first).to_contain_text("byggdes 1890")
    expect(page.locator(f"{LAST} .brand-proof__source").first).to_contain_text("Lillby hembygdsförening")


def test_on_paper_are_the_arguments_that_the_reader_opened(page: Page) -> None:
    page.emulate_media(media="print")
    expect(page.locator(f"{FIRST} .brand-argument__claim").first).to_be_visible()
    expect(page.locator(LAST)).to_be_hidden()


def test_an_address_leads_to_the_arguments_for_an_audience(page: Page) -> None:
    page.goto(f"{page.url}#argument-jobseeker")
    expect(page.locator(LAST)).to_be_in_viewport()


@pytest.mark.parametrize(
    ("edition", "size", "scheme"),
    [("", PHONE, "dark"), ("en/", DESKTOP, "light"), ("", {"width": 320, "height": 640}, "light")],
    ids=["phone", "desktop", "narrow"],
)
def test_axe_finds_nothing_with_every_audience_open(
    browser: Browser, address: str, edition: str, size: dict[str, int], scheme: str
) -> None:
    context = browser.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{address}{edition}styrkor/den-goda-maten/")
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()
