"""The page of the content's quality in a real browser: its links, its filter, small screens, dark, without scripts."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.support.axe import NARROWEST, violations

pytestmark = pytest.mark.browser
QUALITY, ITEMS = "redigera/att-gora/", "[data-facets-item]:visible"
GOAL = "li:has(a[href$='/goal/entries/boende-2'])"


def test_a_number_leads_to_what_it_counts(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}{QUALITY}")
    number = page.get_by_role("row", name="Saknas").get_by_role("link").first
    count = int(number.inner_text())
    number.press("Enter")
    expect(page.locator(ITEMS)).to_have_count(count)
    expect(page.locator(GOAL)).to_be_visible()
    assert "owner=siffrorna&kind=missing" in page.url
    expect(page.get_by_label("Ansvarsområde")).to_have_value("siffrorna")


def test_filtering_opens_what_was_asked_for(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}{QUALITY}")
    expect(page.locator(ITEMS)).to_have_count(0)
    page.get_by_label("Vad som saknas", exact=True).select_option("missing")
    expect(page.locator(GOAL)).to_be_visible()
    kinds = page.locator(ITEMS).evaluate_all("items => [...new Set(items.map(item => item.dataset.kind))]")
    assert kinds == ["missing"]
    page.get_by_label("Ansvarsområde").select_option("orden")
    expect(page.locator(ITEMS)).to_have_count(0)
    assert violations(page) == []
    page.get_by_role("button", name="Rensa allt").click()
    expect(page.get_by_label("Ansvarsområde")).to_be_focused()
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


@pytest.mark.window(java_script_enabled=False)
def test_without_javascript_all_of_it_is_there(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}{QUALITY}")
    expect(page.get_by_role("search").filter(has_text="Ansvarsområde")).to_be_hidden()
    for fold in page.locator(".brand-quality-page__owner details > summary").all():
        fold.click()
    expect(page.locator(ITEMS)).to_have_count(page.locator("[data-facets-item]").count())


def test_it_works_from_a_file(page: Page, bank: Path) -> None:
    page.goto(f"{(bank / QUALITY / 'index.html').as_uri()}?kind=missing")
    expect(page.locator(GOAL)).to_be_visible()


@pytest.mark.window(viewport=NARROWEST, color_scheme="dark")
def test_axe_finds_nothing_with_all_of_it_open_on_the_smallest_screen(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}{QUALITY}")
    page.locator("details").evaluate_all("all => all.forEach(fold => (fold.open = true))")
    expect(page.locator(ITEMS).first).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    links = page.locator(".brand-quality-page__kind :is(a, summary):visible")
    assert min(links.evaluate_all("all => all.map(e => e.getBoundingClientRect().height)")) >= 24
