"""A message or a goal on somebody else's site, in a real browser: from another origin, with and without leave."""

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
from tests.support.windows import AT_THE_PRESS, clipboard, watched

pytestmark = pytest.mark.browser

FOREIGN = """<!doctype html>
<html lang="{language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Bystugan</title>
<link rel="icon" href="data:,"><meta name="color-scheme" content="light dark">{head}
<style>html, body {{ font-family: Georgia, serif; color: CanvasText; background: Canvas; }}</style></head>
<body><main><h1>Bystugan</h1>{body}</main></body></html>"""
MESSAGE = '<brand-message id="{id}"{more}><a href="https://example.org/">Läs texten</a></brand-message>'
GOAL = '<brand-goal id="{id}"{more}><a href="https://example.org/">Läs om målet</a></brand-goal>'
POST = "bad-instagram"
NUMBERS = count()
Show = Callable[..., None]


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """Serve somebody else's site, on a port and so an origin of its own; gives its folder and address."""
    folder = tmp_path_factory.mktemp("foreign")
    with served(folder) as address:
        yield folder, address


@pytest.fixture(scope="module")
def foreign(browser: Browser) -> Iterator[BrowserContext]:
    """Open a window for pages of somebody else's, which may well forbid more than they hold."""
    opened = browser.new_context(viewport=DESKTOP, reduced_motion="reduce")  # type: ignore[arg-type]
    yield opened
    opened.close()


@pytest.fixture
def page(foreign: BrowserContext) -> Iterator[Page]:
    """Open a page there."""
    opened = watched(foreign)
    yield opened
    opened.close()


@pytest.fixture
def show(page: Page, elsewhere: tuple[Path, str], bank_address: str) -> Show:
    """Show a page of the other site with this body."""

    def shown(body: str, language: str = "sv", head: str = "", address: str = bank_address) -> None:
        script = f'<script src="{address}assets/embed.js" async></script>'
        name = f"{next(NUMBERS)}.html"  # a name of its own, or the browser would show the last one again
        (elsewhere[0] / name).write_text(FOREIGN.format(body=script + body, language=language, head=head), "utf-8")
        page.goto(elsewhere[1] + name)

    return shown


def _message(id_: str = "bad-sms", more: str = "") -> str:
    return MESSAGE.format(id=id_, more=f" {more}" if more else "")


def _goal(id_: str = "fler-hus", more: str = "") -> str:
    return GOAL.format(id=id_, more=f" {more}" if more else "")


def test_a_message_stands_there_with_the_senders_name_and_its_proof(page: Page, show: Show, bank_address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    show(_message(more='sender="Byalaget" plats="Bryggan"'))
    found = page.locator("brand-message")
    expect(found.get_by_text("Nu badar vi. Vi ses: Bryggan, [dag och tid]. Hälsar Byalaget")).to_be_visible()
    expect(found.get_by_text("antal hus: 1\u00a0234,5\u00a0hus (2020, Lillby hembygdsförening)")).to_be_visible()
    link = found.get_by_role("link", name="Om texten och dess siffror")
    expect(link).to_have_attribute("href", f"{bank_address}budskap/bad-sms/")
    expect(found.get_by_text("Läs texten")).to_be_hidden()
    data = f"{bank_address}data/messages/bad-sms.json"
    assert sorted(asked) == sorted([page.url, f"{bank_address}assets/embed.js", data])
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.context.cookies() == []


def test_another_wording_and_another_language_can_be_chosen(page: Page, show: Show) -> None:
    show(_message(POST) + _message(POST, 'variant="2" lang="sv" sender="Vi"'), language="en-GB")
    expect(page.get_by_text("The jetty has")).to_be_visible()
    expect(page.get_by_text(re.compile("Ta med handduk.* Hälsar Vi"))).to_be_visible()
    expect(page.locator("brand-message div[lang]").last).to_have_attribute("lang", "sv")


def test_a_goal_stands_there_with_its_verdict_and_a_retired_message_says_so(
    page: Page, show: Show, bank: Path, bank_address: str
) -> None:
    goal = json.loads((bank / "data/goals/fler-hus.json").read_text("utf-8"))["item"]
    show(_goal() + _goal("boende-2") + _message("is-affisch"))
    found = page.locator("brand-goal").first
    link = found.get_by_role("link", name="Mål 1: Fler hus")
    expect(link).to_have_attribute("href", f"{bank_address}mal/01-fler-hus/")
    expect(found.get_by_text(goal["verdict"]["label"]["sv"], exact=True)).to_be_visible()
    expect(found.get_by_text(goal["verdict"]["reasons"][0]["sv"])).to_be_visible()
    expect(page.get_by_role("link", name="Mål 2: Måltexten saknas")).to_be_visible()
    expect(page.get_by_text("Den här texten är indragen. Isen har gått.")).to_be_visible()
    instead = page.get_by_role("link", name="Använd i stället: Bada här")
    expect(instead).to_have_attribute("href", f"{bank_address}budskap/bad-instagram/")
    expect(page.get_by_text("Hål i isen")).to_have_count(0)


FACT = {"label": {"sv": "X"}, "written": {"sv": "7"}, "year": "undated", "publisher": "Y"}


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ({"valid_to": "2026-01-02"}, "Den här texten är indragen."),  # the site was not built since
        ({"facts": [FACT]}, "X: 7 (odaterad, Y)"),
        ({"variants": [{"sv": "<img src=x onerror=alert(1)> {avsandare}"}]}, "<img src=x onerror=alert(1)> <b>Vi"),
    ],
    ids=["its last day has passed", "a figure without a year", "never markup"],
)
def test_what_comes_otherwise(page: Page, show: Show, changes: dict[str, Any], shown: str) -> None:
    def answer(route: Route) -> None:
        content = route.fetch().json()
        content["item"].update(changes)
        route.fulfill(json=content, headers={"Access-Control-Allow-Origin": "*"})

    page.route("**/data/messages/bad-sms.json", answer)
    show(_message(more='sender="&lt;b&gt;Vi"'))
    expect(page.get_by_text(shown)).to_be_visible()
    assert page.locator("brand-message img, brand-message b").count() == 0


def test_what_does_not_exist_leaves_what_stood_there(page: Page, show: Show) -> None:
    with page.expect_response("**/finns-inte.json"), page.expect_response("**/..%2Fplatform.json"):
        show(_message("finns-inte") + _message("../platform"))
    expect(page.get_by_role("link", name="Läs texten")).to_have_count(2)
    assert page.evaluate("document.querySelector('brand-message').shadowRoot") is None


def test_without_leave_to_read_from_elsewhere_what_stood_there_stays(
    page: Page, show: Show, bank: Path, tmp_path: Path
) -> None:
    for name in ("assets", "data"):  # without the file that tells the host to give leave
        (tmp_path / name).symlink_to(bank / name, target_is_directory=True)
    with served(tmp_path) as address, page.expect_event("requestfailed"):
        show(_message(), address=address)
    expect(page.get_by_role("link", name="Läs texten")).to_be_visible()


def test_a_page_that_allows_little_can_show_it_too_in_its_own_typeface(
    page: Page, show: Show, bank_address: str
) -> None:
    origin = "/".join(bank_address.split("/")[:3])
    rule = f"default-src 'none'; style-src 'unsafe-inline'; script-src {origin}; connect-src {origin}"
    show(_message(), head=f'<meta http-equiv="Content-Security-Policy" content="{rule}">')
    expect(page.get_by_text("Nu badar vi")).to_have_css("font-family", "Georgia, serif")
    expect(page.locator("brand-message")).to_have_css("border-left-width", "2px")


@pytest.mark.parametrize(("scheme", "size"), [("light", DESKTOP), ("dark", PHONE)], ids=["light", "dark"])
def test_axe_finds_nothing_on_the_other_sites_page(page: Page, show: Show, scheme: Any, size: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size(size)
    show(_message() + _message("is-affisch") + _goal() + _goal("boende-2") + _message("finns-inte", 'lang="en"'))
    expect(page.get_by_text("Nu badar vi")).to_be_visible()
    expect(page.get_by_role("link", name="Mål 2")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_code_on_the_pages_is_what_is_needed(page: Page, show: Show, bank: Path, bank_address: str) -> None:
    for path, words in (("budskap/bad-sms/", "Hälsar ert namn"), ("mal/01-fler-hus/", "Mål 1: Fler hus")):
        text = BuiltPage(bank / path / "index.html").text
        code = text.partition("<script src=")[2].partition("Kopiera koden")[0]
        assert ADDRESS in code
        show(f"<script src={code.replace(f'{ADDRESS}assets', f'{bank_address}assets')}")
        found = page.locator("brand-message, brand-goal")
        expect(found.get_by_text(words).last).to_be_visible()
        expect(found).to_have_attribute("lang", "sv")
        expect(found.locator("> a")).to_have_attribute("href", f"{ADDRESS}{path}")
    assert "brand-embed" not in (bank / "budskap/is-affisch/index.html").read_text("utf-8"), "it is retired"


def test_the_script_is_small_and_stands_alone(bank: Path) -> None:
    script = (bank / "assets/embed.js").read_bytes()
    assert len(gzip.compress(script)) < 4 * 1024
    assert not re.search(rb"localStorage|sessionStorage|cookie|https?:|import\b|globalThis|innerHTML|eval\(", script)


# Copying, on our own pages


@pytest.fixture
def own(context: BrowserContext) -> Page:
    """Open a page of ours."""
    return watched(context)


def test_the_code_is_copied_by_keyboard_and_it_is_said(own: Page, bank_address: str) -> None:
    own.goto(f"{bank_address}mal/01-fler-hus/")
    own.get_by_text("Visa på er egen webbplats").press("Enter")
    own.get_by_role("button", name="Kopiera koden").press("Enter")
    expect(own.get_by_role("status").filter(has_text="Kopierat.")).to_be_visible()
    copied = clipboard(own)
    assert copied.startswith("<script src=")
    assert '<brand-goal id="fler-hus" lang="sv">' in copied
    assert violations(own) == []


def test_the_background_is_copied_whole_and_the_example_is_live(own: Page, address: str, site: Path) -> None:
    own.add_init_script(AT_THE_PRESS)
    own.goto(f"{address}om/oppna-data/")
    own.get_by_role("button", name="Kopiera bakgrunden").click()
    expect(own.get_by_role("status").filter(has_text="Kopierat")).to_be_visible()
    assert clipboard(own).replace("\r\n", "\n") == (site / "data/bakgrund.txt").read_text("utf-8")
    expect(own.locator("brand-goal").get_by_role("link", name=re.compile("^Mål 13: "))).to_be_visible()


def test_when_the_background_cannot_be_fetched_the_way_to_the_file_is_told(own: Page, address: str) -> None:
    own.route("**/bakgrund.txt", lambda route: route.abort())
    own.goto(f"{address}om/oppna-data/")
    own.get_by_role("button", name="Kopiera bakgrunden").click()
    expect(own.get_by_text("Det gick inte att kopiera.")).to_be_visible()
    expect(own.get_by_role("link", name="Öppna som textfil")).to_be_visible()
