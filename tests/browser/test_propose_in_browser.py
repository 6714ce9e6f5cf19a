"""From a page to a mail or an issue with a proposal, in a real browser."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.support.axe import DESKTOP, violations
from tests.support.site import ADDRESS
from tests.support.windows import EDITIONS, clipboard, watched, window

pytestmark = pytest.mark.browser
FORM = "om/foresla/"
GOAL = "mal/01-fler-hus/"
# What a link, a mail or a git host might take for something else than text.
HOSTILE = (
    "\"Bad\" & 'sjö' #1 100 % {title} {body} $& 🏡👩‍👩‍👧 <b>fet</b><img src=x onerror=alert(1)>\n"
    "```\n@kim #2 **nej**\n````\n\nשלום عربي ?subject=x&body=y &amp; %0D%0A+"
)


def _open(page: Page, address: str, edition: str = "") -> None:
    """Open the form from a goal's page."""
    page.goto(f"{address}{edition}{GOAL}")
    page.locator(".brand-suggest a").click()
    expect(page.locator("[data-propose]")).to_be_visible()


def _fill(form: Page, /, **texts: str) -> None:
    for name, text in texts.items():
        form.locator(f"[name={name}]").fill(text)


def _show(page: Page) -> str:
    """Show the proposal; gives its text."""
    page.locator("[data-propose] [type=submit]").click()
    expect(page.locator("#forslag-klart")).to_be_focused()
    return str(page.locator("[data-propose-text]").text_content())


def _link(page: Page, scheme: str) -> Locator:
    return page.locator(f"[data-propose-ready] a[href^='{scheme}:']")


def _handed_on(link: Locator) -> dict[str, str]:
    """What a link hands on: name → value, with lines as in a text."""
    query = urlsplit(link.get_attribute("href") or "").query.replace("+", "%2B")  # a mail's + is no space
    return {name: values[0].replace("\r\n", "\n") for name, values in parse_qs(query, strict_parsing=True).items()}


@pytest.mark.parametrize(
    ("edition", "shown", "subject"),
    [
        (
            "",
            f"Sida:\nMål 1: Fler hus ({ADDRESS}{GOAL})\n\nVilken text:\nH1\n\nSå står det nu:\nFler hus\n\n"
            "Så borde det stå:\nMånga fler hus\n\nVarför:\nVi vill.\n\nNamn:\nKim",
            "Förslag till ändring: Mål 1: Fler hus",
        ),
        (
            "en/",
            f"Page:\nGoal 1: More houses ({ADDRESS}en/{GOAL})\n\nWhich text:\nH1\n\nHow it reads now:\nFler hus\n\n"
            "How it should read:\nMånga fler hus\n\nWhy:\nVi vill.\n\nName:\nKim",
            "Suggested change: Goal 1: More houses",
        ),
    ],
    ids=["sv", "en"],
)
def test_from_a_page_to_a_mail_and_an_issue(
    page: Page, bank_address: str, edition: str, shown: str, subject: str
) -> None:
    _open(page, bank_address, edition)
    _fill(page, which="H1", now="Fler hus", instead="Många fler hus", why="Vi vill.", who="Kim")
    assert _show(page) == shown
    assert _handed_on(_link(page, "mailto")) == {"subject": subject, "body": shown}
    assert _handed_on(_link(page, "https")) == {"title": subject, "body": f"```text\n{shown}\n```\n"}
    assert (_link(page, "mailto").get_attribute("href") or "").startswith("mailto:byalaget@lillby.example?")
    assert (_link(page, "https").get_attribute("href") or "").startswith("https://git.example/lillby/issues/new?")
    page.locator("[data-propose-copy]").click()
    expect(page.locator("[data-propose-status] .brand-message__done")).to_be_visible()
    assert clipboard(page) == shown


def test_only_what_is_filled_in_goes_along(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}{FORM}")
    expect(page.locator("[name=page]")).to_have_value("")
    _fill(page, page="  Startsidan ", instead="Välkommen\n\ntill byn\n", why="  ")
    assert _show(page) == "Sida:\nStartsidan\n\nSå borde det stå:\nVälkommen\n\ntill byn"


def test_whatever_is_typed_arrives_as_typed_and_is_never_markup(page: Page, bank_address: str) -> None:
    _open(page, bank_address)
    _fill(page, page=HOSTILE.splitlines()[0], instead=HOSTILE, who="Kim")
    text = _show(page)
    assert text.endswith(f"\n\nSå borde det stå:\n{HOSTILE}\n\nNamn:\nKim")
    expect(page.locator("[data-propose-text] *")).to_have_count(0)
    mail, issue = _handed_on(_link(page, "mailto")), _handed_on(_link(page, "https"))
    assert mail == {"subject": f"Förslag till ändring: {HOSTILE.splitlines()[0]}", "body": text}
    assert issue == {"title": mail["subject"], "body": f"`````text\n{text}\n`````\n"}, "a fence that nothing in it ends"


def test_what_would_deceive_the_eye_or_break_the_link_is_left_out(page: Page, bank_address: str) -> None:
    _open(page, bank_address)
    page.locator("[name=instead]").evaluate("(field) => { field.value = 'a\\u202eb\\u2066c\\u0000d\\ud800e' }")
    assert _show(page).endswith("\nabcde")
    assert _handed_on(_link(page, "mailto"))["body"].endswith("\nabcde")


def test_a_page_named_in_the_address_is_a_text_or_nothing(page: Page, bank_address: str) -> None:
    for after, value in (
        ("title=%3Cb%3E%26%22&page=javascript:alert(1)", f'<b>&" ({ADDRESS}javascript:alert(1))'),
        ("title=%E0%A4%A", f"\ufffd%A ({ADDRESS})"),
        ("page=mal/", ""),
        ("inget", ""),
    ):
        page.goto("about:blank")
        page.goto(f"{bank_address}{FORM}#{after}")
        expect(page.locator("[name=page]")).to_have_value(value)


def test_a_text_too_long_for_a_link_is_copied(page: Page, bank_address: str) -> None:
    _open(page, bank_address)
    _fill(page, instead="Bad. " * 50)
    _show(page)
    expect(page.locator("[data-propose-long]")).to_be_hidden()
    _fill(page, instead="Åh, ett bad! " * 400)
    text = _show(page)
    expect(page.locator("[data-propose-long]")).to_be_visible()
    for scheme in ("mailto", "https"):
        assert "Klistra in" in _handed_on(_link(page, scheme))["body"]
        assert "bad!" not in (_link(page, scheme).get_attribute("href") or "")
    page.locator("[data-propose-copy]").click()
    expect(page.locator("[data-propose-status] .brand-message__done")).to_be_visible()
    assert clipboard(page) == text


def test_no_link_is_longer_than_what_every_program_takes(page: Page, bank_address: str) -> None:
    _open(page, bank_address)
    _fill(page, instead="a")
    _show(page)
    room = 1901 - len(_link(page, "mailto").get_attribute("href") or "")
    for count, whole in ((room, True), (room + 1, False)):
        _fill(page, instead="a" * count)
        _show(page)
        assert (_handed_on(_link(page, "mailto"))["body"].endswith("a" * count)) is whole


def test_what_is_needed_is_asked_for_and_spaces_are_nothing(page: Page, bank_address: str) -> None:
    _open(page, bank_address)
    for text in ("", "  \n "):
        _fill(page, instead=text)
        page.locator("[data-propose] [type=submit]").click()
        expect(page.locator("[name=instead]")).to_be_focused()
        expect(page.locator("[data-propose-ready]")).to_be_hidden()


def test_a_proposal_that_is_changed_is_shown_anew(page: Page, bank_address: str) -> None:
    _open(page, bank_address)
    _fill(page, instead="Ett")
    _show(page)
    _fill(page, instead="Två")
    expect(page.locator("[data-propose-ready]")).to_be_hidden()
    assert _show(page).endswith("\nTvå")


def test_nothing_is_sent_or_stored(page: Page, bank_address: str) -> None:
    _open(page, bank_address)
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    _fill(page, instead="Hemligt", who="Kim Hemlig")
    _show(page)
    page.locator("[data-propose-copy]").click()
    expect(page.locator("[data-propose-status]")).not_to_be_empty()
    assert asked == []
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_by_keyboard_alone(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}{GOAL}")
    page.locator(".brand-suggest a").press("Enter")
    page.locator("[name=page]").focus()
    for text in ("H1", "Fler hus", "Många hus", "Därför"):
        page.keyboard.press("Tab")
        page.keyboard.type(text)
    page.keyboard.press("Tab")
    page.keyboard.type("Kim")
    page.keyboard.press("Enter")
    expect(page.locator("#forslag-klart")).to_be_focused()
    page.keyboard.press("Tab")
    expect(_link(page, "mailto")).to_be_focused()
    assert "Många hus" in _handed_on(_link(page, "mailto"))["body"]
    page.keyboard.press("Tab")
    expect(_link(page, "https")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-propose-status] .brand-message__done")).to_be_visible()


def test_it_works_from_a_file_and_where_the_clipboard_is_closed(browser: Browser, bank: Path) -> None:
    with window(browser, permissions=[]) as context:
        page = watched(context)
        page.add_init_script("document.execCommand = () => false; navigator.clipboard.write = () => Promise.reject()")
        page.goto(f"{(bank / FORM / 'index.html').as_uri()}#page=mal/&title=M%C3%A5l")
        _fill(page, instead="Hej")
        text = _show(page)
        page.locator("[data-propose-copy]").click()
        expect(page.locator("[data-propose-status] textarea")).to_have_value(text)


@EDITIONS
def test_without_javascript_it_says_where_and_what_to_write(browser: Browser, bank_address: str, edition: str) -> None:
    with window(browser, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{bank_address}{edition}{GOAL}")
        page.locator(".brand-suggest a").click()
        expect(page.locator("[data-propose]")).to_be_hidden()
        expect(page.locator("article ol li:visible")).to_have_count(3)
        mail = page.get_by_role("link", name="byalaget@lillby.example")
        assert mail.get_attribute("href") == "mailto:byalaget@lillby.example"
        issue = page.get_by_role("link", name=re.compile("ärende|issue"))
        assert issue.get_attribute("href") == "https://git.example/lillby/issues/new?title=&body="


@pytest.mark.parametrize("scheme", ["light", "dark"])
@EDITIONS
def test_axe_finds_nothing(browser: Browser, bank_address: str, edition: str, scheme: str) -> None:
    for size in ({"width": 320, "height": 640}, DESKTOP):
        with window(browser, viewport=size, color_scheme=scheme) as context:
            page = watched(context)
            _open(page, bank_address, edition)
            _fill(page, instead="<b>Bad</b> " * 300 + "W" * 300)
            _show(page)
            page.locator("[data-propose-copy]").click()
            expect(page.locator("[data-propose-status]")).not_to_be_empty()
            assert violations(page) == []
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
