"""The page of the content's quality in a real browser: its links, its filter, small screens, dark, without scripts."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.support.axe import DESKTOP, PHONE, violations
from tests.support.windows import EDITIONS, window

pytestmark = pytest.mark.browser
QUALITY, ITEMS = "redigera/att-gora/", "[data-facets-item]:visible"
GOAL = "li:has(a[href$='/goal/entries/boende-2'])"
WORDS = {
    "": {"owner": "Ansvarsområde", "kind": "Vad som saknas", "missing": "Saknas", "clear": "Rensa allt"},
    "en/": {"owner": "Responsibility", "kind": "What is missing", "missing": "Missing", "clear": "Clear all"},
}


@EDITIONS
def test_a_number_leads_to_what_it_counts(page: Page, bank_address: str, edition: str) -> None:
    page.goto(f"{bank_address}{edition}{QUALITY}")
    row = page.get_by_role("row", name=WORDS[edition]["missing"])
    number = row.get_by_role("link").first
    count = int(number.inner_text())
    number.focus()
    page.keyboard.press("Enter")
    expect(page.locator(ITEMS)).to_have_count(count)
    expect(page.locator(GOAL)).to_be_visible()
    assert "owner=siffrorna&kind=missing" in page.url
    expect(page.get_by_label(WORDS[edition]["owner"])).to_have_value("siffrorna")


@EDITIONS
def test_filtering_by_keyboard_opens_what_was_asked_for(page: Page, bank_address: str, edition: str) -> None:
    page.goto(f"{bank_address}{edition}{QUALITY}")
    expect(page.locator(ITEMS)).to_have_count(0)
    page.get_by_label(WORDS[edition]["kind"], exact=True).select_option("missing")
    expect(page.locator(GOAL)).to_be_visible()
    kinds = page.locator(ITEMS).evaluate_all("items => [...new Set(items.map(item => item.dataset.kind))]")
    assert kinds == ["missing"]
    page.get_by_label(WORDS[edition]["owner"]).select_option("orden")
    expect(page.get_by_role("button", name=WORDS[edition]["clear"])).to_be_visible()
    expect(page.locator(ITEMS)).to_have_count(0)
    assert violations(page) == []
    page.get_by_role("button", name=WORDS[edition]["clear"]).click()
    expect(page.get_by_label(WORDS[edition]["owner"])).to_be_focused()
    expect(page.locator("details:visible")).not_to_have_count(0)


def test_what_is_only_counted_is_in_the_count(page: Page, bank_address: str) -> None:
    """On a large platform the page shows the first of each kind, and says how many more there are."""
    page.goto(f"{bank_address}{QUALITY}")
    count = page.locator("[data-facets-item]").count()
    page.route("**/att-gora/", lambda route: _with_more(route, 7))
    page.reload()
    expect(page.locator("[data-facets-count]")).to_contain_text(f"{count + 7} av {count + 7}")
    page.get_by_label("Vad som saknas", exact=True).select_option("missing")
    expect(page.locator("[data-facets-item='7']")).to_be_visible()


def _with_more(route: Route, count: int) -> None:
    html = route.fetch().text()
    more = f'<p data-owner="siffrorna" data-kind="missing" data-facets-item="{count}">More</p>'
    route.fulfill(body=html.replace("</details>", f"{more}</details>", 1), content_type="text/html")


def test_without_javascript_all_of_it_is_there(browser: Browser, bank_address: str) -> None:
    with window(browser, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{bank_address}{QUALITY}")
        expect(page.get_by_role("search").filter(has_text="Ansvarsområde")).to_be_hidden()
        for fold in page.locator(".brand-quality-page__owner details > summary").all():
            fold.click()
        expect(page.locator(ITEMS)).to_have_count(page.locator("[data-facets-item]").count())
        page.get_by_role("link", name="Prenumerera på dagarna då något ska ses över").focus()


def test_it_works_from_a_file(page: Page, bank: Path) -> None:
    page.goto(f"{(bank / QUALITY / 'index.html').as_uri()}?kind=missing")
    expect(page.locator(GOAL)).to_be_visible()


@EDITIONS
def test_on_the_smallest_screen_nothing_is_wider(page: Page, bank_address: str, edition: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{bank_address}{edition}{QUALITY}?kind=uncovered")
    expect(page.locator(ITEMS).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    links = page.locator(".brand-quality-page__kind :is(a, summary):visible")
    assert all(size >= 24 for size in links.evaluate_all("all => all.map(e => e.getBoundingClientRect().height)"))


@pytest.mark.parametrize(("scheme", "size"), [("light", PHONE), ("dark", DESKTOP)], ids=["light", "dark"])
@EDITIONS
def test_axe_finds_nothing_with_all_of_it_open(
    browser: Browser, bank_address: str, edition: str, scheme: str, size: dict[str, int]
) -> None:
    with window(browser, viewport=size, color_scheme=scheme) as context:
        page = context.new_page()
        page.goto(f"{bank_address}{edition}{QUALITY}")
        page.locator("details").evaluate_all("all => all.forEach(fold => (fold.open = true))")
        expect(page.locator(ITEMS).first).to_be_visible()
        assert violations(page) == []
