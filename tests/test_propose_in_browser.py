"""From a page to a proposal, in a real browser, and from the proposal into the item's file."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from macros.__main__ import main
from macros.check import read_platform
from macros.model import Platform
from tests.axe import DESKTOP, violations
from tests.platforms import edit
from tests.windows import EDITIONS, HOSTILE, clipboard, watched, window

pytestmark = pytest.mark.browser
FORM = "om/foresla/"


def _open(page: Page, address: str, what: str) -> Locator:
    """Open the form for an item; gives the field with its text."""
    page.goto(f"{address}{FORM}#{what}")
    expect(page.locator("[data-propose-name]")).to_be_focused()
    return page.locator("[name=text]")


def _make(page: Page) -> str:
    """Make the proposal; gives it."""
    page.locator("[data-propose] [type=submit]").click()
    expect(page.locator("#forslag-klart")).to_be_focused()
    return str(page.locator("[data-propose-yaml]").text_content())


def _accept(root: Path, folder: Path, proposal: str) -> int:
    file = folder / "forslag.yml"
    file.write_text(proposal, "utf-8")
    return main(["accept", str(file), "--root", str(root), "--yes"])


def _read(root: Path) -> Platform:
    platform, problems = read_platform(root)
    assert platform, problems
    return platform


def _query(link: Locator) -> dict[str, str]:
    """What a link hands on: name → value."""
    query = urlsplit(link.get_attribute("href") or "").query
    return {name: values[0] for name, values in parse_qs(query).items()}


def test_from_a_goals_page_to_its_file(page: Page, bank_address: str, small_root: Path, tmp_path: Path) -> None:
    page.goto(f"{bank_address}mal/01-fler-hus/")
    page.get_by_role("link", name="Föreslå ändring").last.click()
    expect(page.get_by_role("heading", name="Mål 1: Fler hus")).to_be_focused()
    page.get_by_label("Så borde det stå").fill("Många fler hus")
    expect(page.locator("[data-propose-differences] ins")).to_contain_text("Många fler")
    page.get_by_label("Varför").fill("Vi vill ha\nriktigt många.")
    page.get_by_label("Vem du är").fill(HOSTILE)
    shown = _make(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Hämta fil").click()
    assert download.value.suggested_filename == "forslag-goal-fler-hus.yml"
    text = Path(download.value.path()).read_text("utf-8")
    assert text == shown
    assert _accept(small_root, tmp_path, text) == 0
    assert _read(small_root).goals["fler-hus"].name == {"sv": "Många fler hus", "en": "More houses"}


def test_from_a_card_to_the_same_proposal_by_every_way(
    page: Page, bank_address: str, small_root: Path, tmp_path: Path
) -> None:
    page.goto(f"{bank_address}budskap/bad-instagram/")
    page.get_by_role("button", name="Nästa variant").click()
    page.locator(".brand-message .brand-suggest a").click()
    text = page.get_by_label("Så borde det stå")
    expect(text).to_have_value("Ta med handduk. Bryggan byggdes {year:byggd}. Mer: {lank} Hälsar {avsandare}")
    expect(page.locator("[data-propose-references]")).to_contain_text("{year:byggd} blir 1890")
    text.fill("Ta med badlakan. Bryggan byggdes {year:byggd}. Mer: {lank}\nHälsar {avsandare}")
    proposal = _make(page)
    mail, issue = (_query(page.get_by_role("link", name=name)) for name in ("Skicka som mejl", "Lägg in som ärende"))
    page.get_by_role("button", name="Kopiera").click()
    expect(page.locator("[data-propose-status]")).to_contain_text("Kopierat.")
    assert clipboard(page) == proposal
    assert mail["body"].replace("\r\n", "\n").endswith(f"\n\n{proposal}")
    assert issue["body"].replace("\r\n", "\n").endswith(f"```yaml\n{proposal}```\n")
    assert mail["subject"] == issue["title"] == "Förslag till ändring: Bada här (Instagram)"
    assert (page.get_by_role("link", name="Skicka som mejl").get_attribute("href") or "").startswith(
        "mailto:byalaget@lillby.example?"
    )
    quoted = "".join(f"> {line}\n" for line in mail["body"].splitlines())
    assert _accept(small_root, tmp_path, f"Kim skrev:\n{quoted}\nHej då") == 0
    assert _read(small_root).messages["bad-instagram"].variants[1]["sv"] == (
        "Ta med badlakan. Bryggan byggdes {year:byggd}. Mer: {lank}\nHälsar {avsandare}"
    )


def test_both_languages_in_one_proposal(page: Page, bank_address: str, small_root: Path, tmp_path: Path) -> None:
    text = _open(page, f"{bank_address}en/", "strength:bryggan")
    page.get_by_label("Which text").select_option("why")
    expect(text).to_have_value("One paragraph.")
    text.fill("One “paragraph”: & more {fact:hus}.")
    page.get_by_label("Which language").select_option("sv")
    expect(text).to_have_attribute("lang", "sv")
    text.fill("Ett stycke.\n\nEtt till – \u200bmed # och: kolon.\n\n- Och ett.")
    expect(page.get_by_label("Which text").locator("option:checked")).to_contain_text("– changed")
    expect(page.locator("[data-propose-differences] h4")).to_have_count(2)
    assert _accept(small_root, tmp_path, _make(page)) == 0
    assert _read(small_root).strengths["bryggan"].why == {
        "sv": "Ett stycke.\nEtt till – med # och: kolon.\n- Och ett.",
        "en": "One “paragraph”: & more {fact:hus}.",
    }


def test_a_proposal_is_refused_when_the_text_has_changed_since(
    page: Page, bank_address: str, small_root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _open(page, bank_address, "goal:fler-hus").fill("Många fler hus")
    proposal = _make(page)
    edit(small_root, "data/goals/fler-hus.yml", "Fler hus", "Fler stugor")
    assert _accept(small_root, tmp_path, proposal) == 1
    assert "Nu står det: ”Fler stugor”" in capsys.readouterr().out


def test_what_is_wrong_is_said_at_the_text(page: Page, bank_address: str) -> None:
    text, send = _open(page, bank_address, "goal:fler-hus"), page.get_by_role("button", name="Gör förslaget")
    for words, said in (
        ("Fler  hus ", "Du har inte ändrat något ännu."),
        (" ", "Texten är tom."),
        ("<b>Fler</b>", "”<b>Fler</b>” ser ut som HTML"),
    ):
        text.fill(words)
        send.click()
        expect(text).to_be_focused()
        expect(text).to_have_attribute("aria-invalid", "true")
        expect(page.locator("[data-propose-error]")).to_contain_text(said)
        expect(page.locator("[data-propose-ready]")).to_be_hidden()


def test_a_messages_length_is_counted_as_its_channel_does(page: Page, bank_address: str) -> None:
    text = _open(page, bank_address, "message:bad-sms")
    expect(page.locator("[data-propose-count]")).to_contain_text("av 306 tecken · ett sms")
    text.fill("Kom och bada. " * 30)
    expect(page.locator("[data-propose-count]")).to_contain_text("för många")
    page.get_by_label("Vilken text").select_option("name")
    expect(page.locator("[data-propose-count]")).to_be_hidden()


def test_a_long_proposal_travels_by_the_clipboard(page: Page, bank_address: str) -> None:
    _open(page, bank_address, "message:bad-instagram").fill("Åh, ett bad! " * 400)
    proposal = _make(page)
    link = page.get_by_role("link", name="Skicka som mejl")
    assert len(link.get_attribute("href") or "") < 1000
    assert "forslag-message-bad-instagram.yml" in _query(link)["body"]
    assert "proposal: 1" not in _query(page.get_by_role("link", name="Lägg in som ärende"))["body"]
    link.evaluate("(link) => link.addEventListener('click', (event) => event.preventDefault())")
    link.click()
    expect(page.locator("[data-propose-status]")).to_contain_text("Kopierat.")
    assert clipboard(page) == proposal


def test_a_draft_is_kept_without_the_name_until_it_is_sent(page: Page, bank_address: str) -> None:
    _open(page, bank_address, "goal:fler-hus").fill("Många fler hus")
    page.get_by_label("Varför").fill("Därför.")
    page.get_by_label("Vem du är").fill("Kim Hemlig")
    assert "Hemlig" not in page.evaluate("JSON.stringify(localStorage)")
    page.reload()
    expect(page.get_by_label("Så borde det stå")).to_have_value("Många fler hus")
    expect(page.get_by_label("Varför")).to_have_value("Därför.")
    expect(page.locator("[data-propose-kept]")).to_be_visible()
    _make(page)
    page.get_by_role("button", name="Jag har skickat det").click()
    expect(page.get_by_text("Tack! Utkastet är borttaget")).to_be_visible()
    expect(page.get_by_label("Så borde det stå")).to_have_value("Fler hus")
    assert page.evaluate("localStorage.getItem('brand.proposals')") == "{}"


def test_by_keyboard_alone(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}mal/01-fler-hus/")
    page.get_by_role("link", name="Föreslå ändring").last.press("Enter")
    expect(page.locator("[data-propose-name]")).to_be_focused()
    for _ in range(4):  # back to the page, which text, which language, the text
        page.keyboard.press("Tab")
    expect(page.locator("[name=text]")).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.type(" nu")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("Kim")
    page.keyboard.press("Enter")
    expect(page.locator("#forslag-klart")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skicka som mejl")).to_be_focused()
    assert "Fler hus nu" in _query(page.get_by_role("link", name="Skicka som mejl"))["body"]


def test_a_whole_page_is_proposed_in_the_visitors_own_words(
    page: Page, bank_address: str, small_root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page.goto(f"{bank_address}styrkor/")
    page.get_by_role("link", name="Föreslå ändring").click()
    page.get_by_label("Så står det nu").fill("Två styrkor")
    page.get_by_label("Så borde det stå").fill("Två stora styrkor")
    proposal = _make(page)
    assert "before: >-\n      Två styrkor\n    text: >-\n      Två stora styrkor\n" in proposal
    assert _accept(small_root, tmp_path, proposal) == 1
    assert "sidor ändras för hand" in capsys.readouterr().out


def test_everything_is_listed_where_nothing_is_named(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}{FORM}#goal:inget")
    expect(page.locator("[data-propose]")).to_be_hidden()
    page.get_by_role("link", name="Bryggan", exact=True).click()
    expect(page.get_by_role("heading", name="Bryggan", exact=True)).to_be_focused()
    expect(page.locator("[data-propose-list]")).to_be_hidden()


def test_texts_that_cannot_be_fetched_are_told(page: Page, bank_address: str) -> None:
    page.route("**/goal/fler-hus.js", lambda route: route.abort())
    page.goto(f"{bank_address}{FORM}#goal:fler-hus")
    expect(page.get_by_text("Texterna gick inte att hämta.")).to_be_visible()


def test_it_works_from_a_file_and_where_storage_and_clipboard_are_closed(browser: Browser, bank: Path) -> None:
    with window(browser, permissions=[]) as context:
        page = watched(context)
        page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('blocked') }})")
        page.add_init_script("document.execCommand = () => false; navigator.clipboard.write = () => Promise.reject()")
        page.goto(f"{(bank / FORM / 'index.html').as_uri()}#message:bad-sms")
        page.get_by_label("Så borde det stå").fill("Hej från {avsandare}")
        proposal = _make(page)
        page.get_by_role("button", name="Kopiera").click()
        expect(page.locator("[data-propose-status] textarea")).to_have_value(proposal)


@EDITIONS
def test_without_javascript_the_item_its_file_and_version_are_there(
    browser: Browser, bank_address: str, edition: str
) -> None:
    with window(browser, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{bank_address}{edition}mal/01-fler-hus/")
        page.locator(".brand-suggest a").last.click()
        row = page.locator("li:target")
        expect(row).to_be_in_viewport()
        expect(row).to_contain_text("data/goals/fler-hus.yml")
        expect(page.get_by_role("link", name="byalaget@lillby.example")).to_be_visible()
        expect(page.locator("[data-propose]")).to_be_hidden()


def test_without_an_address_it_says_what_to_do(page: Page, address: str) -> None:
    _open(page, address, "goal:befolkning").fill("Fler bor här")
    _make(page)
    expect(page.get_by_text("Ingen e-postadress är inlagd ännu")).to_be_visible()
    expect(page.get_by_role("link", name="Lägg in som ärende")).to_have_count(0)
    assert (page.get_by_role("link", name="Skicka som mejl").get_attribute("href") or "").startswith("mailto:?subject=")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@EDITIONS
def test_axe_finds_nothing(browser: Browser, bank_address: str, edition: str, scheme: str) -> None:
    for size in ({"width": 320, "height": 640}, DESKTOP):
        with window(browser, viewport=size, color_scheme=scheme) as context:
            page = watched(context)
            _open(page, f"{bank_address}{edition}", "message:bad-instagram").fill("<b>Bad</b> " * 30)
            page.locator("[data-propose] [type=submit]").click()
            assert violations(page) == []
            page.locator("[name=text]").fill("Åh " * 200)
            _make(page)
            page.locator("[data-propose-ready] summary").click()
            assert violations(page) == []
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
