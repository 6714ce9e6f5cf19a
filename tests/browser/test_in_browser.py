"""The site in a real browser: what JavaScript, styles and the keyboard do, and what axe sees."""

from __future__ import annotations

import re
from time import sleep

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.support.axe import DESKTOP, PHONE, violations
from tests.support.site import KINDS
from tests.support.windows import watched, window

pytestmark = pytest.mark.browser
MARK = "(e => (e.dataset.seen ??= crypto.randomUUID()))(document.activeElement)"
WORDS = {
    "": {"menu": "Meny", "search": "Sök", "words": "Sökord"},
    "en/": {"menu": "Menu", "search": "Search", "words": "Search words"},
}


@pytest.fixture
def page(context: BrowserContext, address: str) -> Page:
    """Open a page that fails the test on a script error or a request to another host."""
    opened = watched(context)
    opened.on("request", lambda request: _own(request.url, address))
    return opened


def _own(url: str, address: str) -> None:
    if not url.startswith((address, "data:", "blob:")):
        pytest.fail(f"request to another host: {url}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("edition", WORDS, ids=["sv", "en"])
def test_axe_finds_nothing_with_menu_search_or_figure_open(
    browser: Browser, address: str, edition: str, scheme: str
) -> None:
    with window(browser, viewport=PHONE, color_scheme=scheme) as context:
        page = context.new_page()
        page.goto(f"{address}{edition}styrkor/klaralven/")
        page.get_by_role("button", name=WORDS[edition]["menu"]).click()
        assert violations(page) == []
        page.keyboard.press("Escape")
        page.locator(".brand-fact").first.click()
        assert violations(page) == []
        page.keyboard.press("Escape")
        page.get_by_role("button", name=WORDS[edition]["search"]).click()
        page.get_by_label(WORDS[edition]["words"]).fill("Klarälven")
        expect(page.locator(".brand-search__results li").first).to_be_visible()
        assert violations(page) == []


def test_scheme_switch_is_remembered_in_both_editions_and_can_be_erased(page: Page, address: str) -> None:
    page.goto(f"{address}om/personuppgifter/")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.get_by_role("button", name="Byt till mörkt").click()
    dark = page.evaluate(ground)
    assert dark != light
    page.goto(f"{address}en/vision/")
    assert page.evaluate(ground) == dark
    page.goto(f"{address}om/personuppgifter/")
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


def test_language_switch_leads_to_the_same_page_and_back(page: Page, address: str) -> None:
    page.goto(f"{address}mal/13-foretagsklimat/")
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url(f"{address}en/mal/13-foretagsklimat/")
    page.get_by_role("link", name="Svenska").click()
    expect(page).to_have_url(f"{address}mal/13-foretagsklimat/")


def test_a_figure_shows_its_year_and_source_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}mal/13-foretagsklimat/")
    figure = page.locator(".brand-fact").first
    figure.focus()
    page.keyboard.press("Enter")
    note = page.locator(".brand-fact__note:popover-open")
    expect(note).to_contain_text("2016")
    expect(note).to_contain_text("Källa")
    page.keyboard.press("Escape")
    expect(note).to_have_count(0)
    expect(figure).to_be_focused()


def test_phone_menu_by_keyboard(page: Page, address: str) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(address)
    first = page.get_by_role("navigation", name="Huvudmeny").get_by_role("link", name="Texter")
    expect(first).to_be_hidden()
    page.get_by_role("button", name="Meny").focus()
    page.keyboard.press("Enter")
    expect(first).to_be_visible()
    page.keyboard.press("Tab")
    close = page.get_by_role("button", name="Stäng menyn")
    expect(close).to_be_focused()
    close.click()
    expect(first).to_be_hidden()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}budskap/")


def test_everything_is_reached_with_tab_and_shows_its_focus(page: Page, address: str) -> None:
    page.goto(f"{address}styrkor/klaralven/")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_text("Gå till innehållet")
    reachable = page.evaluate(
        "[...document.querySelectorAll('a[href], button')]"
        ".filter(e => e.checkVisibility() && !e.closest('dialog')).length"
    )
    seen = set()
    for _ in range(reachable + 5):
        seen.add(page.evaluate(MARK))
        outline = page.evaluate(
            "(e => getComputedStyle(e).outlineStyle + getComputedStyle(e.closest('.brand-door') ?? e).outlineStyle)"
            "(document.activeElement)"
        )
        assert page.evaluate("document.activeElement === document.body") or outline != "nonenone"
        page.keyboard.press("Tab")
    assert len(seen) >= reachable


def test_no_single_key_does_anything(page: Page, address: str) -> None:
    page.goto(f"{address}styrkor/klaralven/")
    for key in "sf/np.,h?":
        page.keyboard.press(key)
    expect(page).to_have_url(f"{address}styrkor/klaralven/")
    expect(page.locator("dialog.brand-search")).to_be_hidden()


@pytest.mark.parametrize("edition", WORDS, ids=["sv", "en"])
def test_nothing_is_wider_than_a_screen_of_320_pixels(page: Page, address: str, edition: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    wide = []
    for path in KINDS:
        page.goto(f"{address}{edition}{path}")
        if page.evaluate(
            "Math.max(0, ...[...document.querySelectorAll('body *')]"
            ".filter(e => !e.closest('.brand-table, .brand-chips__row, .brand-maker__formats, [popover], svg'))"
            ".map(e => e.getBoundingClientRect().right)) > innerWidth + 1"
        ):
            wide.append(path)
    assert not wide


def test_text_at_twice_its_size_still_fits(page: Page, address: str) -> None:
    page.set_viewport_size(DESKTOP)  # type: ignore[arg-type]
    for path in ("", "styrkor/klaralven/", "mal/13-foretagsklimat/"):
        page.goto(address + path)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        widest = (
            "Math.max(...[...document.querySelectorAll('h1, h2, p, a, li')].map(e => e.getBoundingClientRect().right))"
        )
        assert page.evaluate(widest) <= DESKTOP["width"] + 1


@pytest.mark.parametrize("edition", WORDS, ids=["sv", "en"])
def test_on_a_phone_the_front_page_shows_a_button_at_once_and_the_ways_in_soon(
    page: Page, address: str, edition: str
) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(address + edition)
    bottom = "e => e.getBoundingClientRect().bottom"
    assert page.locator(".brand-hero .brand-button").first.evaluate(bottom) <= 560
    assert page.locator(".brand-ways li").last.evaluate(bottom) <= 1500


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_no_text_is_smaller_than_fifteen_pixels(page: Page, address: str, size: dict[str, int]) -> None:
    page.set_viewport_size(size)  # type: ignore[arg-type]
    for path in ("", "budskap/", "styrkor/klaralven/", "mal/13-foretagsklimat/", "omraden/", "om/licenser/"):
        page.goto(address + path)
        small = page.evaluate(
            "[...document.querySelectorAll('body *')].filter(e => e.checkVisibility() && !e.closest('.brand-unseen')"
            " && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))"
            ".filter(e => ((s) => s && s < 15)(parseFloat(getComputedStyle(e).fontSize))).map(e => e.outerHTML)"
        )
        assert small == [], path


def _late(route: Route) -> None:
    sleep(0.3)
    route.continue_()


def test_every_page_asks_for_the_typeface_first_and_nothing_moves_if_it_is_late(page: Page, address: str) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.add_init_script(
        "new PerformanceObserver(list => (window.moved ??= []).push(...list.getEntries().map(e => e.value)))"
        ".observe({type: 'layout-shift', buffered: true});"
    )
    page.route("**/*.woff2", _late)
    for path in ("", "mal/13-foretagsklimat/"):
        page.goto(address + path)
        page.wait_for_timeout(300)  # a font that comes late is drawn after the page has loaded
        assert page.locator("link[rel=preload][as=font]:not([media])").count() == 1
        assert page.evaluate("window.moved ?? []") == [], path


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without"])
def test_the_outline_is_folded_on_a_phone_and_stays_beside_the_text_where_there_is_room(
    browser: Browser, address: str, scripts: bool
) -> None:
    with window(browser, viewport=PHONE, java_script_enabled=scripts) as context:
        page = context.new_page()
        page.goto(f"{address}styrkor/klaralven/")
        outline = page.get_by_role("navigation", name="På den här sidan")
        expect(outline.get_by_role("link", name="Källor")).to_be_hidden()
        outline.locator("summary").press("Enter")
        outline.get_by_role("link", name="Källor").click()
        expect(page).to_have_url(re.compile("#kallor$"))
        page.set_viewport_size(DESKTOP)  # type: ignore[arg-type]
        page.reload()
        expect(outline.get_by_role("link", name="Källor")).to_be_in_viewport()
        expect(outline.locator("summary")).to_be_hidden()


def test_targets_are_large_enough(page: Page, address: str) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    for path in ("", "styrkor/klaralven/", "mal/"):
        page.goto(address + path)
        small = page.evaluate(
            "[...document.querySelectorAll('header a, header button, nav a, .brand-tile, footer li a')]"
            ".filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 24).map(e => e.outerHTML)"
        )
        assert small == []


def test_without_javascript_all_is_readable_and_the_menu_works(browser: Browser, address: str) -> None:
    with window(browser, viewport=PHONE, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}styrkor/klaralven/")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.get_by_role("button", name="Sök")).to_have_count(0)
        page.get_by_role("button", name="Meny").click()
        page.get_by_role("link", name="Mål", exact=True).click()
        expect(page).to_have_url(f"{address}mal/")


def test_on_paper_controls_are_gone_and_sources_are_there(page: Page, address: str) -> None:
    page.goto(f"{address}mal/13-foretagsklimat/")
    page.emulate_media(media="print")
    expect(page.locator(".brand-tools")).to_be_hidden()
    expect(page.locator(".brand-fact__note").first).to_be_visible()


def test_forced_colours_and_reduced_motion_keep_the_page_usable(browser: Browser, address: str) -> None:
    with window(browser, forced_colors="active") as context:
        page = context.new_page()
        page.goto(f"{address}styrkor/klaralven/")
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
        expect(page.get_by_role("button", name="Sök")).to_be_visible()


def test_the_editors_links_are_shown_where_somebody_has_asked_for_them(page: Page, address: str) -> None:
    source = page.locator(".brand-footer__source")
    page.goto(f"{address}styrkor/klaralven/")
    expect(source).to_be_hidden()
    page.goto(f"{address}redigera/")
    page.get_by_label("Visa redaktörens länkar i den här webbläsaren").check()
    expect(source).to_be_visible()
    page.goto(f"{address}styrkor/klaralven/")
    expect(source.get_by_role("link", name="Ändra i formuläret")).to_have_attribute(
        "href", "../../redigera/formular/#/collections/strength/entries/klaralven"
    )
    page.goto(f"{address}om/personuppgifter/")
    page.locator("[data-erase-storage]").click()
    page.goto(f"{address}redigera/")
    expect(page.get_by_label("Visa redaktörens länkar i den här webbläsaren")).not_to_be_checked()


def test_the_address_of_a_form_from_before_the_room_leads_to_it(page: Page, address: str) -> None:
    page.route("**/formular/", lambda route: route.fulfill(body="<title>Formulären</title>", content_type="text/html"))
    page.goto(f"{address}redigera/#/collections/goal")
    expect(page).to_have_url(f"{address}redigera/formular/#/collections/goal")
