"""A strength's page in a real browser: its length, what is folded, on paper, with and without JavaScript."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.support.axe import DESKTOP, PHONE, violations
from tests.support.windows import clipboard, watched

pytestmark = pytest.mark.browser
PATH = "styrkor/internationellt-naringsliv/"  # the longest


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page that fails the test on a script error."""
    return watched(context)


def test_the_arguments_that_are_folded_open_by_key(page: Page, address: str) -> None:
    page.goto(address + PATH)
    folded = page.locator(".brand-arguments .brand-fold")
    expect(page.locator(".brand-argument").first).to_be_visible()
    expect(folded.locator(".brand-argument").first).to_be_hidden()
    folded.locator("summary").press("Enter")
    expect(folded.locator(".brand-argument").first).to_be_visible()


def test_what_few_people_know_is_copied_without_notes(context: BrowserContext, address: str) -> None:
    page = watched(context)
    page.goto(f"{address}styrkor/klaralven/")
    page.get_by_role("heading", name="Visste du?").locator("..").get_by_role("button", name="Kopiera").click()
    expect(page.locator("[data-copy] + [role=status]")).not_to_be_empty()
    assert re.fullmatch(r"När flygplatsen i Hagfors .+ Klarälven\. Flottningen .+ \d{4}\.", clipboard(page))


def test_without_javascript_every_argument_and_note_can_be_read(browser: Browser, address: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(address + PATH)
    for name in (".brand-arguments .brand-fold", ".brand-notes"):
        page.locator(f"{name} > summary").click()
        expect(page.locator(f"{name} li").last).to_be_visible()


def test_a_strength_is_no_longer_than_nine_screens_of_a_phone(page: Page, address: str, site: Path) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    long = {}
    for folder in sorted(site.glob("**/styrkor/*/")):
        path = folder.relative_to(site).as_posix()
        page.goto(f"{address}{path}/")
        if (height := page.evaluate("document.documentElement.scrollHeight")) > 7500:
            long[path] = height
    long.pop("styrkor/underlag", None)
    long.pop("en/styrkor/underlag", None)
    assert long == {}


@pytest.mark.parametrize("edition", ["", "en/"])
def test_on_paper_a_strength_takes_four_pages_with_its_notes_as_footnotes(
    page: Page, address: str, edition: str
) -> None:
    page.goto(f"{address}{edition}{PATH}")
    arguments = page.locator(".brand-argument__claim").count()
    printed = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4")))
    text = "".join(each.extract_text() for each in printed.pages)
    assert len(printed.pages) <= 4
    assert len(re.findall("Passar:|For:", text)) == arguments, "also those that are folded"
    assert not re.search(r"data/|Ladda ner|Download:|Meny|Menu", text)


def test_on_paper_each_note_has_the_number_of_its_figure(page: Page, address: str) -> None:
    page.goto(address + PATH)
    page.emulate_media(media="print")
    expect(page.locator(".brand-fact__note").first).to_be_hidden()
    first = page.locator(".brand-fact").first
    assert first.evaluate("e => getComputedStyle(e, '::after').content") == "counter(note)"
    expect(page.locator(".brand-notes li").first).to_contain_text(first.inner_text().split()[0])


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
