"""The site in a real browser: what JavaScript, styles and the keyboard do."""

import re
from time import sleep

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.support.axe import DESKTOP, PHONE, in_both_schemes
from tests.support.windows import watched

pytestmark = pytest.mark.browser
STRENGTH, GOAL, PRIVACY = "styrkor/klaralven/", "mal/13-foretagsklimat/", "om/personuppgifter/"
# What gets the focus from now on, and whether it shows that.
FOCUSED = """
window.focused = new Map();
addEventListener("focusin", ({ target }) => {
  const parts = [target, target.closest(".brand-door") ?? target];
  focused.set(target, parts.some((part) => getComputedStyle(part).outlineStyle !== "none"));
});
[...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")]
  .filter((e) => e.checkVisibility() && !e.closest("dialog")).length"""
UNREACHED = """[...document.querySelectorAll("a[href], button")]
  .filter((e) => e.checkVisibility() && !e.closest("dialog") && !focused.get(e)).map((e) => e.outerHTML)"""


@pytest.fixture
def page(context: BrowserContext, address: str) -> Page:
    """Open a page that fails the test on a script error or a request to another host."""
    opened = watched(context)
    opened.on("request", lambda request: _own(request.url, address))
    return opened


def _own(url: str, address: str) -> None:
    if not url.startswith((address, "data:", "blob:")):
        pytest.fail(f"request to another host: {url}")


def test_axe_finds_nothing_with_menu_figure_or_search_open(page: Page, address: str) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(address + STRENGTH)
    page.get_by_role("button", name="Meny").click()
    found = in_both_schemes(page)
    page.keyboard.press("Escape")
    page.locator(".brand-fact").first.click()
    found += in_both_schemes(page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Sök").click()
    page.get_by_label("Sökord").fill("Klarälven")
    expect(page.locator(".brand-search__results li").first).to_be_visible()
    assert [*found, *in_both_schemes(page)] == []


def test_scheme_switch_is_remembered_in_both_editions_and_can_be_erased(page: Page, address: str) -> None:
    page.goto(address + PRIVACY)
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.get_by_role("button", name="Byt till mörkt").click()
    dark = page.evaluate(ground)
    assert dark != light
    page.goto(f"{address}en/vision/")
    assert page.evaluate(ground) == dark
    page.goto(address + PRIVACY)
    assert page.evaluate("Object.keys(localStorage)") == ["brand.scheme@/under/en/mapp/"]
    page.get_by_role("button", name="Radera").click()
    expect(page.get_by_text("Nu är inget sparat")).to_be_visible()
    assert page.evaluate("localStorage.length") == 0
    assert page.evaluate(ground) == light


def test_scheme_switch_works_where_storage_is_blocked(page: Page, address: str) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('blocked') }})")
    page.goto(address)
    page.get_by_role("button", name="Byt till mörkt").click()
    assert page.evaluate("document.documentElement.dataset.scheme") == "dark"


def test_a_figure_shows_its_year_and_source_by_keyboard_and_on_paper(page: Page, address: str) -> None:
    page.goto(address + GOAL)
    figure = page.locator(".brand-fact").first
    figure.press("Enter")
    note = page.locator(".brand-fact__note:popover-open")
    expect(note).to_contain_text("2016")
    expect(note).to_contain_text("Källa")
    page.keyboard.press("Escape")
    expect(note).to_have_count(0)
    expect(figure).to_be_focused()
    page.emulate_media(media="print")
    expect(page.locator(".brand-fact__note").first).to_be_visible()
    expect(page.locator(".brand-tools")).to_be_hidden()


def test_phone_menu_by_keyboard(page: Page, address: str) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(address)
    first = page.get_by_role("navigation", name="Huvudmeny").get_by_role("link", name="Texter")
    expect(first).to_be_hidden()
    page.get_by_role("button", name="Meny").press("Enter")
    expect(first).to_be_visible()
    page.keyboard.press("Tab")
    close = page.get_by_role("button", name="Stäng menyn")
    expect(close).to_be_focused()
    close.click()
    expect(first).to_be_hidden()
    for key in ("Enter", "Tab", "Tab", "Enter"):
        page.keyboard.press(key)
    expect(page).to_have_url(f"{address}budskap/")


def test_everything_is_reached_with_tab_and_shows_its_focus(page: Page, address: str) -> None:
    page.goto(address + STRENGTH)
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Gå till innehållet")
    page.reload()
    for _ in range(page.evaluate(FOCUSED) + 5):
        page.keyboard.press("Tab")
    assert page.evaluate(UNREACHED) == []


def test_on_a_phone_the_front_page_shows_a_button_at_once_and_the_ways_in_soon(page: Page, address: str) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    bottom = "e => e.getBoundingClientRect().bottom"
    for edition in ("", "en/"):
        page.goto(address + edition)
        assert page.locator(".brand-hero .brand-button").first.evaluate(bottom) <= 560
        assert page.locator(".brand-ways li").last.evaluate(bottom) <= 1500


def _late(route: Route) -> None:
    sleep(0.3)
    route.continue_()


def test_the_typeface_is_asked_for_first_and_nothing_moves_if_it_is_late(page: Page, address: str) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.add_init_script(
        "new PerformanceObserver(list => (window.moved ??= []).push(...list.getEntries().map(e => e.value)))"
        ".observe({type: 'layout-shift', buffered: true});"
    )
    page.route("**/*.woff2", _late)
    page.goto(address + GOAL)
    page.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
    assert page.locator("link[rel=preload][as=font]:not([media])").count() == 1
    assert page.evaluate("window.moved ?? []") == []


@pytest.mark.window(viewport=PHONE, java_script_enabled=False)
def test_without_javascript_all_is_readable_and_menu_and_outline_work(page: Page, address: str) -> None:
    page.goto(address + STRENGTH)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("button", name="Sök")).to_have_count(0)
    outline = page.get_by_role("navigation", name="På den här sidan")
    sources = outline.get_by_role("link", name="Källor")
    expect(sources).to_be_hidden()
    outline.locator("summary").press("Enter")
    sources.click()
    expect(page).to_have_url(re.compile("#kallor$"))
    page.set_viewport_size(DESKTOP)  # type: ignore[arg-type]
    page.reload()
    expect(sources).to_be_in_viewport()
    expect(outline.locator("summary")).to_be_hidden()
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.get_by_role("button", name="Meny").click()
    page.get_by_role("link", name="Mål", exact=True).click()
    expect(page).to_have_url(f"{address}mal/")


def test_the_editors_links_are_shown_where_somebody_has_asked_for_them(page: Page, address: str) -> None:
    switch = page.get_by_label("Visa redaktörens länkar i den här webbläsaren")
    source = page.locator(".brand-footer__source")
    page.goto(f"{address}redigera/")
    expect(source).to_be_hidden()
    switch.check()
    expect(source).to_be_visible()
    page.goto(address + STRENGTH)
    expect(source.get_by_role("link", name="Ändra i formuläret")).to_have_attribute(
        "href", "../../redigera/formular/#/collections/strength/entries/klaralven"
    )
    page.goto(address + PRIVACY)
    page.locator("[data-erase-storage]").click()
    page.goto(f"{address}redigera/")
    expect(switch).not_to_be_checked()


def test_the_address_of_a_form_from_before_the_room_leads_to_it(page: Page, address: str) -> None:
    page.route("**/formular/", lambda route: route.fulfill(body="<title>Formulären</title>", content_type="text/html"))
    page.goto(f"{address}redigera/#/collections/goal")
    expect(page).to_have_url(f"{address}redigera/formular/#/collections/goal")
