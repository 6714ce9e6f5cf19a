"""From a page to a mail or an issue with a proposal, in a real browser."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.axe import EXTREMES, violations
from tests.support.site import ADDRESS
from tests.support.windows import clipboard

pytestmark = pytest.mark.browser
FORM = "om/foresla/"
GOAL = "mal/01-fler-hus/"
# What a link, a mail or a git host might take for something else than text.
HOSTILE = (
    "\"Bad\" & 'sjö' #1 100 % {title} {body} $& 🏡👩‍👩‍👧 <b>fet</b><img src=x onerror=alert(1)>\n"
    "```\n@kim #2 **nej**\n````\n\nשלום عربي ?subject=x&body=y &amp; %0D%0A+"
)


@pytest.fixture
def form(page: Page, bank_address: str) -> Page:
    """Open the form from a goal's page."""
    page.goto(f"{bank_address}{GOAL}")
    page.locator(".brand-suggest a").click()
    expect(page.locator("[data-propose]")).to_be_visible()
    return page


def _fill(form: Page, /, **texts: str) -> None:
    for name, text in texts.items():
        form.locator(f"[name={name}]").fill(text)


def _show(page: Page) -> str:
    """Show the proposal; gives its text."""
    page.locator("[data-propose] [type=submit]").click()
    expect(page.locator("#forslag-klart")).to_be_focused()
    return str(page.locator("[data-propose-text]").text_content())


def _copied(page: Page) -> str:
    """Copy the proposal; gives what would be pasted."""
    page.locator("[data-propose-copy]").click()
    expect(page.locator("[data-propose-status] .brand-message__done")).to_be_visible()
    return clipboard(page)


def _link(page: Page, scheme: str) -> Locator:
    return page.locator(f"[data-propose-ready] a[href^='{scheme}:']")


def _href(page: Page, scheme: str) -> str:
    return _link(page, scheme).get_attribute("href") or ""


def _handed_on(page: Page, scheme: str) -> dict[str, str]:
    """What a link hands on: name → value, with lines as in a text."""
    query = urlsplit(_href(page, scheme)).query.replace("+", "%2B")  # a mail's + is no space
    return {name: values[0].replace("\r\n", "\n") for name, values in parse_qs(query, strict_parsing=True).items()}


def test_from_a_page_to_a_mail_and_an_issue_with_nothing_sent_or_stored(form: Page) -> None:
    form.wait_for_load_state("networkidle")
    asked: list[str] = []
    form.on("request", lambda request: asked.append(request.url))
    _fill(form, which="H1", now="Fler hus", instead="Många fler hus", why="Vi vill.", who="Kim")
    shown = (
        f"Sida:\nMål 1: Fler hus ({ADDRESS}{GOAL})\n\nVilken text:\nH1\n\nSå står det nu:\nFler hus\n\n"
        "Så borde det stå:\nMånga fler hus\n\nVarför:\nVi vill.\n\nNamn:\nKim"
    )
    assert _show(form) == shown
    subject = "Förslag till ändring: Mål 1: Fler hus"
    assert _handed_on(form, "mailto") == {"subject": subject, "body": shown}
    assert _handed_on(form, "https") == {"title": subject, "body": f"```text\n{shown}\n```\n"}
    assert _href(form, "mailto").startswith("mailto:byalaget@lillby.example?")
    assert _href(form, "https").startswith("https://git.example/lillby/issues/new?")
    assert _copied(form) == shown
    assert asked == []
    assert form.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_whatever_is_typed_arrives_as_typed_and_is_never_markup(form: Page) -> None:
    _fill(form, page=HOSTILE.splitlines()[0], instead=HOSTILE, who="Kim")
    text = _show(form)
    assert text.endswith(f"\n\nSå borde det stå:\n{HOSTILE}\n\nNamn:\nKim")
    expect(form.locator("[data-propose-text] *")).to_have_count(0)
    mail, issue = _handed_on(form, "mailto"), _handed_on(form, "https")
    assert mail == {"subject": f"Förslag till ändring: {HOSTILE.splitlines()[0]}", "body": text}
    assert issue == {"title": mail["subject"], "body": f"`````text\n{text}\n`````\n"}, "a fence that nothing in it ends"
    # What would deceive the eye or break the link is left out.
    form.locator("[name=instead]").evaluate("(field) => { field.value = 'a\\u202eb\\u2066c\\u0000d\\ud800e' }")
    assert "\nabcde\n" in _show(form)
    assert "\nabcde\n" in _handed_on(form, "mailto")["body"]


def test_what_is_needed_is_asked_for_and_only_what_is_filled_in_goes_along(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}{FORM}")
    ready = page.locator("[data-propose-ready]")
    expect(page.locator("[name=page]")).to_have_value("")
    _fill(page, page="  Startsidan ", why="  ")
    for text in ("", "  \n "):
        _fill(page, instead=text)
        page.locator("[data-propose] [type=submit]").click()
        expect(page.locator("[name=instead]")).to_be_focused()
        expect(ready).to_be_hidden()
    _fill(page, instead="Välkommen\n\ntill byn\n")
    assert _show(page) == "Sida:\nStartsidan\n\nSå borde det stå:\nVälkommen\n\ntill byn"
    _fill(page, instead="Två")
    expect(ready).to_be_hidden()
    assert _show(page).endswith("\nTvå")


def test_a_page_named_in_the_address_is_a_text_or_nothing(page: Page, bank_address: str) -> None:
    for after, value in (
        ("title=%3Cb%3E%26%22&page=javascript:alert(1)", f'<b>&" ({ADDRESS}javascript:alert(1))'),
        ("title=%E0%A4%A", f"\ufffd%A ({ADDRESS})"),
        ("page=mal/", ""),
    ):
        page.goto("about:blank")
        page.goto(f"{bank_address}{FORM}#{after}")
        expect(page.locator("[name=page]")).to_have_value(value)


def test_a_text_too_long_for_what_every_program_takes_is_copied(form: Page) -> None:
    _fill(form, instead="a")
    _show(form)
    expect(form.locator("[data-propose-long]")).to_be_hidden()
    room = 1901 - len(_href(form, "mailto"))
    for count, whole in ((room, True), (room + 1, False)):
        _fill(form, instead="a" * count)
        text = _show(form)
        assert _handed_on(form, "mailto")["body"].endswith("a" * count) is whole
    expect(form.locator("[data-propose-long]")).to_be_visible()
    assert "Klistra in" in _handed_on(form, "mailto")["body"]
    assert "aaa" not in _href(form, "mailto")
    assert _copied(form) == text


def test_it_works_from_a_file_and_where_the_clipboard_is_closed(page: Page, bank: Path) -> None:
    page.add_init_script("document.execCommand = () => false; delete Navigator.prototype.clipboard")
    page.goto(f"{(bank / FORM / 'index.html').as_uri()}#page=mal/&title=M%C3%A5l")
    _fill(page, instead="Hej")
    text = _show(page)
    page.locator("[data-propose-copy]").click()
    expect(page.locator("[data-propose-status] textarea")).to_have_value(text)


@pytest.mark.window(java_script_enabled=False)
def test_without_javascript_it_says_where_and_what_to_write(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}{GOAL}")
    page.locator(".brand-suggest a").click()
    expect(page.locator("[data-propose]")).to_be_hidden()
    expect(page.locator("article ol li:visible")).to_have_count(3)
    mail, issue = page.get_by_role("link", name="byalaget@lillby.example"), page.get_by_role("link", name="ärende")
    expect(mail).to_have_attribute("href", "mailto:byalaget@lillby.example")
    expect(issue).to_have_attribute("href", "https://git.example/lillby/issues/new?title=&body=")


@EXTREMES
def test_axe_finds_nothing(page: Page, bank_address: str, edition: str) -> None:
    page.goto(f"{bank_address}{edition}{FORM}")
    _fill(page, page="Bad", instead="<b>Bad</b> " * 300 + "W" * 300)
    _show(page)
    page.locator("[data-propose-copy]").click()
    expect(page.locator("[data-propose-status]")).not_to_be_empty()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
