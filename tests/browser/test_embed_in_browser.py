"""A message or a goal on somebody else's site, in a real browser: from another origin, with and without leave."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from macros.delivery.built_page import BuiltPage
from tests.support.axe import DESKTOP, PHONE, violations
from tests.support.site import ADDRESS, served
from tests.support.windows import AT_THE_PRESS, clipboard, watched, window

pytestmark = pytest.mark.browser

FOREIGN = """<!doctype html>
<html lang="{language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Bystugan</title>
<link rel="icon" href="data:,"><meta name="color-scheme" content="light dark">{head}
<style>html, body {{ font-family: Georgia, serif; color: CanvasText; background: Canvas; }}</style></head>
<body><main><h1>Bystugan</h1>{body}</main></body></html>"""
MESSAGE = '<brand-message id="{id}"{more}><a href="https://example.org/">Läs texten</a></brand-message>'
GOAL = '<brand-goal id="{id}"{more}><a href="https://example.org/">Läs om målet</a></brand-goal>'
NUMBERS = count()
Show = Callable[..., Page]


@pytest.fixture(scope="module")
def source(bank: Path) -> Iterator[str]:
    """Serve the small site: other sites may read it, since its headers say so; gives its address."""
    with served(bank) as address:
        yield address


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the folder of somebody else's site."""
    return tmp_path_factory.mktemp("foreign")


@pytest.fixture(scope="module")
def elsewhere(folder: Path) -> Iterator[str]:
    """Serve somebody else's site, on a port and so an origin of its own."""
    with served(folder) as address:
        yield address


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Open a window for pages of somebody else's, which may well forbid more than they hold."""
    opened = browser.new_context(viewport=DESKTOP, reduced_motion="reduce")  # type: ignore[arg-type]
    yield opened
    opened.close()


@pytest.fixture
def show(context: BrowserContext, folder: Path, elsewhere: str, source: str) -> Iterator[Show]:
    """Show a page of the other site with this body; `prepare` is done to the page before."""
    page = watched(context)

    def shown(body: str, language: str = "sv", head: str = "", address: str = source) -> Page:
        script = f'<script src="{address}assets/embed.js" async></script>'
        name = f"{next(NUMBERS)}.html"  # a name of its own, or the browser would show the last one again
        (folder / name).write_text(FOREIGN.format(body=script + body, language=language, head=head), "utf-8")
        page.goto(elsewhere + name)
        return page

    shown.page = page  # type: ignore[attr-defined]
    yield shown
    page.close()


def _message(id_: str = "bad-sms", more: str = "") -> str:
    return MESSAGE.format(id=id_, more=f" {more}" if more else "")


def _goal(id_: str = "fler-hus", more: str = "") -> str:
    return GOAL.format(id=id_, more=f" {more}" if more else "")


def test_a_message_stands_there_with_the_senders_name_and_its_proof(show: Show, source: str) -> None:
    page = show(_message(more='sender="Byalaget" plats="Bryggan"'))
    found = page.locator("brand-message")
    expect(found.get_by_text("Nu badar vi. Vi ses: Bryggan, [dag och tid]. Hälsar Byalaget")).to_be_visible()
    expect(found.get_by_text("antal hus: 1\u00a0234,5\u00a0hus (2020, Lillby hembygdsförening)")).to_be_visible()
    link = found.get_by_role("link", name="Om texten och dess siffror")
    expect(link).to_have_attribute("href", f"{source}budskap/bad-sms/")
    expect(found.get_by_text("Läs texten")).to_be_hidden()


def test_another_wording_and_another_language_can_be_chosen(show: Show) -> None:
    page = show(_message("bad-instagram", 'variant="2" lang="en" sender="Us"'))
    expect(page.get_by_text(re.compile("Bring a towel.* From Us"))).to_be_visible()
    expect(page.locator("brand-message div[lang]")).to_have_attribute("lang", "en")
    page = show(_message("bad-instagram"), language="en-GB")
    expect(page.get_by_text("The jetty has")).to_be_visible()


def test_a_goal_stands_there_with_its_verdict_and_reasons(show: Show, bank: Path, source: str) -> None:
    goal = json.loads((bank / "data/goals/fler-hus.json").read_text("utf-8"))["item"]
    page = show(_goal())
    found = page.locator("brand-goal")
    link = found.get_by_role("link", name="Mål 1: Fler hus")
    expect(link).to_have_attribute("href", f"{source}mal/01-fler-hus/")
    expect(found.get_by_text(goal["verdict"]["label"]["sv"], exact=True)).to_be_visible()
    expect(found.get_by_text(goal["verdict"]["reasons"][0]["sv"])).to_be_visible()


def test_a_goal_whose_wording_is_missing_says_so(show: Show) -> None:
    page = show(_goal("boende-2"))
    expect(page.get_by_role("link", name="Mål 2: Måltexten saknas")).to_be_visible()


def test_a_retired_message_says_so_and_leads_to_the_one_that_replaces_it(show: Show, source: str) -> None:
    page = show(_message("is-affisch"))
    expect(page.get_by_text("Den här texten är indragen. Isen har gått.")).to_be_visible()
    expect(page.get_by_role("link", name="Använd i stället: Bada här")).to_have_attribute(
        "href", f"{source}budskap/bad-instagram/"
    )
    expect(page.get_by_text("Hål i isen")).to_have_count(0)


def _change(page: Page, **values: Any) -> None:
    """Let the message be otherwise when it is fetched."""

    def answer(route: Route) -> None:
        content = route.fetch().json()
        content["item"].update(values)
        route.fulfill(json=content, headers={"Access-Control-Allow-Origin": "*"})

    page.route("**/data/messages/bad-sms.json", answer)


def test_a_message_whose_last_day_has_passed_is_retired_even_if_the_site_was_not_built_since(show: Show) -> None:
    _change(show.page, valid_to="2026-01-02")  # type: ignore[attr-defined]
    page = show(_message())
    expect(page.get_by_text("Den här texten är indragen.")).to_be_visible()
    expect(page.get_by_text("Nu badar vi")).to_have_count(0)


@pytest.mark.parametrize(("language", "word"), [("sv", "odaterad"), ("en", "undated")])
def test_a_figure_without_a_year_says_so(show: Show, language: str, word: str) -> None:
    fact = {name: dict.fromkeys(("sv", "en"), value) for name, value in (("label", "X"), ("written", "7"))}
    _change(show.page, facts=[{**fact, "year": "undated", "publisher": "Y"}])  # type: ignore[attr-defined]
    expect(show(_message(), language).get_by_text(f"X: 7 ({word}, Y)")).to_be_visible()


def test_what_comes_is_shown_as_text_and_never_as_markup(show: Show) -> None:
    _change(show.page, variants=[{"sv": "<img src=x onerror=alert(1)> {avsandare}"}])  # type: ignore[attr-defined]
    page = show(_message(more='sender="&lt;b&gt;Vi"'))
    expect(page.get_by_text("<img src=x onerror=alert(1)> <b>Vi")).to_be_visible()
    assert page.locator("brand-message img, brand-message b").count() == 0


@pytest.mark.parametrize("body", [_message("finns-inte"), _goal("finns-inte"), _message("../platform")])
def test_what_does_not_exist_leaves_what_stood_there(show: Show, body: str) -> None:
    with show.page.expect_response("**/data/**/*.json"):  # type: ignore[attr-defined]
        page = show(body)
    expect(page.get_by_role("link", name=re.compile("Läs "))).to_be_visible()
    assert page.evaluate("document.querySelector('brand-message, brand-goal').shadowRoot") is None


def test_without_leave_to_read_from_elsewhere_what_stood_there_stays(show: Show, bank: Path, tmp_path: Path) -> None:
    for name in ("assets", "data"):  # without the file that tells the host to give leave
        (tmp_path / name).symlink_to(bank / name, target_is_directory=True)
    with served(tmp_path) as address, show.page.expect_event("requestfailed"):  # type: ignore[attr-defined]
        page = show(_message(), address=address)
    expect(page.get_by_role("link", name="Läs texten")).to_be_visible()


def test_with_the_network_down_what_stood_there_stays(show: Show) -> None:
    show.page.route("**/data/**", lambda route: route.abort())  # type: ignore[attr-defined]
    with show.page.expect_event("requestfailed"):  # type: ignore[attr-defined]
        page = show(_goal())
    expect(page.get_by_role("link", name="Läs om målet")).to_be_visible()


def test_without_javascript_what_stood_there_stands(
    browser: Browser, folder: Path, elsewhere: str, source: str
) -> None:
    (folder / "index.html").write_text(FOREIGN.format(body=_message(), language="sv", head=""), "utf-8")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(elsewhere)
    expect(page.get_by_role("link", name="Läs texten")).to_be_visible()
    context.close()


def test_it_takes_the_pages_own_typeface_and_colour(show: Show) -> None:
    page = show(_message(), head="<style>body { color: rgb(1, 2, 3) !important; }</style>")
    text = page.get_by_text("Nu badar vi")
    expect(text).to_have_css("font-family", "Georgia, serif")
    expect(text).to_have_css("color", "rgb(1, 2, 3)")
    expect(page.locator("brand-message").get_by_role("link")).to_have_css("color", "rgb(1, 2, 3)")


def test_a_page_that_allows_little_can_show_it_too(show: Show, source: str) -> None:
    origin = "/".join(source.split("/")[:3])
    rule = f"default-src 'none'; script-src {origin}; connect-src {origin}"
    page = show(_message(), head=f'<meta http-equiv="Content-Security-Policy" content="{rule}">')
    expect(page.get_by_text("Nu badar vi")).to_be_visible()
    expect(page.locator("brand-message")).to_have_css("border-left-width", "2px")


def test_nothing_is_stored_and_nothing_but_the_data_is_fetched(show: Show, source: str) -> None:
    asked: list[str] = []
    show.page.on("request", lambda request: asked.append(request.url))  # type: ignore[attr-defined]
    page = show(_message() + _goal())
    expect(page.get_by_text("Nu badar vi")).to_be_visible()
    expect(page.get_by_role("link", name="Mål 1")).to_be_visible()
    assert sorted(asked) == sorted(
        [
            page.url,
            f"{source}assets/embed.js",
            f"{source}data/messages/bad-sms.json",
            f"{source}data/goals/fler-hus.json",
        ]
    )
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.context.cookies() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_nothing_on_the_other_sites_page(show: Show, scheme: Any, size: Any) -> None:
    body = _message() + _message("is-affisch") + _goal() + _goal("boende-2") + _message("finns-inte", 'lang="en"')
    show.page.emulate_media(color_scheme=scheme)  # type: ignore[attr-defined]
    show.page.set_viewport_size(size)  # type: ignore[attr-defined]
    page = show(body)
    expect(page.get_by_text("Nu badar vi")).to_be_visible()
    expect(page.get_by_role("link", name="Mål 2")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_code_on_the_pages_is_what_is_needed(show: Show, bank: Path, source: str) -> None:
    for path, words in (("budskap/bad-sms/", "Hälsar ert namn"), ("mal/01-fler-hus/", "Mål 1: Fler hus")):
        page = BuiltPage(bank / path / "index.html")
        code = page.text.partition("<script src=")[2].partition("Kopiera koden")[0]
        assert ADDRESS in code
        body = f"<script src={code.replace(f'{ADDRESS}assets', f'{source}assets')}"
        found = show(body)
        expect(found.locator("brand-message, brand-goal").get_by_text(words).last).to_be_visible()
        expect(found.locator("brand-message, brand-goal")).to_have_attribute("lang", "sv")
        fallback = found.locator(":is(brand-message, brand-goal) > a")
        expect(fallback).to_have_attribute("href", f"{ADDRESS}{path}")


def test_a_retired_message_has_no_code_to_copy(bank: Path) -> None:
    assert "brand-embed" not in (bank / "budskap/is-affisch/index.html").read_text("utf-8")


def test_the_script_is_small_and_stands_alone(bank: Path) -> None:
    script = (bank / "assets/embed.js").read_bytes()
    assert len(gzip.compress(script)) < 4 * 1024
    assert not re.search(rb"localStorage|sessionStorage|cookie|https?:|import\b|globalThis|innerHTML|eval\(", script)


# Copying, on our own pages


@pytest.fixture
def own(browser: Browser) -> Iterator[Page]:
    """Open a window that may read the clipboard."""
    with window(browser, viewport=PHONE) as context:
        yield context.new_page()


def test_the_code_is_copied_by_keyboard_and_it_is_said(own: Page, bank_address: str) -> None:
    own.goto(f"{bank_address}mal/01-fler-hus/")
    own.get_by_text("Visa på er egen webbplats").focus()
    own.keyboard.press("Enter")
    button = own.get_by_role("button", name="Kopiera koden")
    expect(button).to_be_visible()
    button.focus()
    own.keyboard.press("Enter")
    expect(own.get_by_role("status").filter(has_text="Kopierat.")).to_be_visible()
    copied = clipboard(own)
    assert copied.startswith("<script src=")
    assert '<brand-goal id="fler-hus" lang="sv">' in copied
    assert violations(own) == []


@pytest.mark.parametrize(("path", "button"), [("", "Kopiera bakgrunden"), ("en/", "Copy the background")])
def test_the_background_is_copied_whole(own: Page, address: str, site: Path, path: str, button: str) -> None:
    own.add_init_script(AT_THE_PRESS)
    own.goto(f"{address}{path}om/oppna-data/")
    own.get_by_role("button", name=button).click()
    expect(own.get_by_role("status").filter(has_text=re.compile("Kopierat|Copied"))).to_be_visible()
    text = (site / path / "data/bakgrund.txt").read_text("utf-8")
    assert clipboard(own).replace("\r\n", "\n") == text


def test_when_the_background_cannot_be_fetched_the_way_to_the_file_is_told(own: Page, address: str) -> None:
    own.route("**/bakgrund.txt", lambda route: route.abort())
    own.goto(f"{address}om/oppna-data/")
    own.get_by_role("button", name="Kopiera bakgrunden").click()
    expect(own.get_by_text("Det gick inte att kopiera.")).to_be_visible()
    expect(own.get_by_role("link", name="Öppna som textfil")).to_be_visible()


def test_our_own_page_shows_the_example_live(own: Page, address: str) -> None:
    own.goto(f"{address}om/oppna-data/")
    expect(own.locator("brand-goal").get_by_role("link", name=re.compile("^Mål 13: "))).to_be_visible()
