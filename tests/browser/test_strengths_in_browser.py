"""A strength's page in a real browser: its length, what is folded, on paper, with and without JavaScript."""

import io
import re
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Page, expect

from tests.support.axe import NARROWEST, PHONE, violations
from tests.support.windows import clipboard

pytestmark = pytest.mark.browser
PATH = "styrkor/internationellt-naringsliv/"  # the longest


def test_the_arguments_that_are_folded_open_by_key(page: Page, address: str) -> None:
    page.goto(address + PATH)
    folded = page.locator(".brand-arguments .brand-fold")
    expect(page.locator(".brand-argument").first).to_be_visible()
    expect(folded.locator(".brand-argument").first).to_be_hidden()
    folded.locator("summary").press("Enter")
    expect(folded.locator(".brand-argument").first).to_be_visible()


def test_what_few_people_know_is_copied_without_notes(page: Page, address: str) -> None:
    page.goto(f"{address}styrkor/klaralven/")
    page.get_by_role("heading", name="Visste du?").locator("..").get_by_role("button", name="Kopiera").click()
    expect(page.locator("[data-copy] + [role=status]")).not_to_be_empty()
    assert re.fullmatch(r"När flygplatsen i Hagfors .+ Klarälven\. Flottningen .+ \d{4}\.", clipboard(page))


@pytest.mark.window(java_script_enabled=False)
def test_without_javascript_every_argument_and_note_can_be_read(page: Page, address: str) -> None:
    page.goto(address + PATH)
    for name in (".brand-arguments .brand-fold", ".brand-notes"):
        page.locator(f"{name} > summary").click()
        expect(page.locator(f"{name} li").last).to_be_visible()


def test_a_strength_is_no_longer_than_nine_screens_of_a_phone(page: Page, address: str, site: Path) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    long = {}
    for folder in sorted(set(site.glob("styrkor/*/")) - {site / "styrkor/underlag"}):
        page.goto(f"{address}styrkor/{folder.name}/", wait_until="domcontentloaded")
        if (height := page.evaluate("document.documentElement.scrollHeight")) > 7500:
            long[folder.name] = height
    assert long == {}


def test_on_paper_a_strength_takes_four_pages_with_its_notes_as_footnotes(page: Page, address: str) -> None:
    page.goto(f"{address}{PATH}")
    arguments = page.locator(".brand-argument__claim").count()
    printed = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4")))
    text = "".join(each.extract_text() for each in printed.pages)
    assert len(printed.pages) <= 4
    assert text.count("Passar:") == arguments, "also those that are folded"
    assert not re.search(r"data/|Ladda ner|Meny", text)
    page.emulate_media(media="print")
    expect(page.locator(".brand-fact__note").first).to_be_hidden()
    first = page.locator(".brand-fact").first
    assert first.evaluate("e => getComputedStyle(e, '::after').content") == "counter(note)"
    expect(page.locator(".brand-notes li").first).to_contain_text(first.inner_text().split()[0])


@pytest.mark.window(viewport=NARROWEST, color_scheme="dark")
def test_axe_finds_nothing_with_every_audience_open(page: Page, address: str) -> None:
    page.goto(f"{address}styrkor/den-goda-maten/")
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
