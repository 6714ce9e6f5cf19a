"""The message bank in a real browser: filling in, copying, filtering, the kit, and what has changed since."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from tests.support.axe import DESKTOP, PHONE, violations
from tests.support.platforms import edit
from tests.support.site import served
from tests.support.small_site import add_messages, build_small, small_project
from tests.support.windows import AT_THE_PRESS, EDITIONS, HOSTILE, clipboard, watched, window

pytestmark = pytest.mark.browser
POST, SMS = "bad-instagram", "bad-sms"
WORDS = {
    "": {
        "name": "Ert namn", "copy": "Kopiera", "all": "Med källor", "place": "Plats", "copied": "Kopierat",
        "missing": "Det här är inte ifyllt: plats, dag och tid.", "slot": "[platsen]",
        "day": "lördag 12 juni kl. 10.00", "span": "12–13 juni kl. 10.00", "months": "12 juni–1 juli kl. 10.00",
        "count": "1 av 2 texter",
        "source": "Källa:\nantal hus: 1\u00a0234,5 hus, 2020 (Lillby hembygdsförening)",
    },
    "en/": {
        "name": "Your name", "copy": "Copy", "all": "With sources", "place": "Place", "copied": "Copied",
        "missing": "Not filled in: place, day and time.", "slot": "[the place]",
        "day": "Saturday 12 June, 10:00", "span": "12–13 June, 10:00", "months": "12 June–1 July, 10:00",
        "count": "1 of 2 texts",
        "source": "Source:\nnumber of houses: 1,234.5 houses, 2020 (Lillby hembygdsförening)",
    },
}  # fmt: skip
ALL_FOLDS = (
    "for (const fold of document.querySelectorAll('.brand-sender details, .brand-message__fold')) fold.open = true"
)


def _visit(page: Page, address: str) -> None:
    """Open a page, and all that is folded on it."""
    page.goto(address)
    page.evaluate(ALL_FOLDS)


def _card(page: Page, id_: str) -> Locator:
    return page.locator(f"[data-message={id_}]")


def _text(page: Page, id_: str) -> Locator:
    return _card(page, id_).locator(".brand-message__text:visible")


def _opened(page: Page, id_: str) -> Locator:
    card = _card(page, id_)
    card.locator(".brand-message__fold").evaluate("(fold) => { fold.open = true }")
    return card


def _main(card: Locator) -> Locator:
    return card.locator(".brand-message__buttons button").first


def _copy(page: Page, id_: str, words: dict[str, str], button: str = "copy") -> None:
    card = _opened(page, id_)
    status = card.get_by_role("status")
    status.evaluate("(status) => status.replaceChildren()")  # what an earlier copy said
    card.locator(".brand-message__buttons").get_by_role("button", name=words[button], exact=True).click()
    # The button's answer is there when the press is done; the clipboard's comes later.
    anyway = card.locator(".brand-message__fill button")
    if anyway.is_visible():
        anyway.click()
    expect(status).to_contain_text(words["copied"])


@pytest.fixture
def bank_page(page: Page, bank_address: str) -> Page:
    """Open the list of messages, and all that is folded there."""
    _visit(page, f"{bank_address}budskap/")
    return page


# Who is telling


@EDITIONS
def test_a_name_stands_in_every_text_as_it_was_typed_and_days_as_the_language_writes_them(
    page: Page, bank_address: str, edition: str
) -> None:
    _visit(page, f"{bank_address}{edition}budskap/")
    page.get_by_label(WORDS[edition]["name"]).fill(HOSTILE)
    for id_ in (POST, SMS):
        expect(_text(page, id_)).to_contain_text(HOSTILE)
        assert _card(page, id_).locator(".brand-slot b").count() == 0
    page.locator("[name=day]").fill("2027-06-12")
    page.locator("[name=time]").fill("10:00")
    expect(_text(page, SMS)).to_contain_text(WORDS[edition]["day"])
    for until, words in (("2027-06-13", "span"), ("2027-07-01", "months"), ("2027-06-01", "day")):
        page.locator("[name=until]").fill(until)
        expect(_text(page, SMS)).to_contain_text(WORDS[edition][words])


def test_who_tells_is_folded_and_says_who_it_is(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}budskap/")
    fold = page.locator(".brand-sender summary")
    expect(page.get_by_label("Ert namn")).to_be_hidden()
    expect(fold).to_have_text("Fyll i ert namn, plats och dag")
    fold.click()
    page.get_by_label("Ert namn").fill("Byalaget")
    page.get_by_label("Ert namn").blur()
    expect(fold).to_have_text("Avsändare: Byalaget")


def test_the_name_is_known_in_the_other_edition_another_tab_and_after_a_reload(
    context: BrowserContext, page: Page, bank_address: str
) -> None:
    other = watched(context)
    other.goto(f"{bank_address}en/budskap/bad-sms/")
    _visit(page, f"{bank_address}budskap/")
    page.get_by_label("Ert namn").fill("Byalaget")
    expect(_text(other, SMS)).to_contain_text("From Byalaget")
    _visit(page, f"{bank_address}budskap/")
    expect(_text(page, SMS)).to_contain_text("Hälsar Byalaget")
    expect(page.get_by_label("Ert namn")).to_have_value("Byalaget")


def test_ones_own_first_sentence_stands_first_and_is_remembered(page: Page, bank_address: str) -> None:
    _visit(page, f"{bank_address}budskap/")
    page.get_by_label("Hur varmt är vattnet hos er?").fill("Tolv grader <i>i dag</i>.")
    expect(_text(page, POST).locator("p").first).to_have_text("Tolv grader <i>i dag</i>.")
    page.goto(f"{bank_address}budskap/bad-instagram/")
    expect(_text(page, POST).locator("p").first).to_have_text("Tolv grader <i>i dag</i>.")
    assert _card(page, SMS).count() == 0


@pytest.mark.parametrize(
    ("name", "lines"), [("Byalaget", "Byalaget hälsar"), ("Simklubben", "handduk"), ("Ekshärads IF", "handduk")]
)
def test_a_name_has_its_turn_once_when_it_is_done(page: Page, bank_address: str, name: str, lines: str) -> None:
    page.goto(f"{bank_address}budskap/")
    shown = _card(page, POST).locator("[data-lines]")
    page.locator(".brand-sender summary").click()
    field = page.get_by_label("Ert namn")
    field.focus()
    for letter in name:
        page.keyboard.type(letter)
        assert "Bryggan har" in shown.inner_text()
    field.blur()
    assert lines in shown.inner_text()
    field.fill("Ortens vänner")
    field.blur()
    assert lines.replace(name, "Ortens vänner") in shown.inner_text(), "chosen once"


MET = {
    "opened": lambda _, card: card.locator("summary").first.click(),
    "reached by keyboard": lambda _, card: card.locator("summary").first.focus(),
    "put in the kit": lambda page, _: _opened(page, POST).get_by_role("button", name="Lägg i kitet").click(),
    "copied": lambda page, _: _copy(page, POST, WORDS[""]),
}


@pytest.mark.parametrize("met", MET)
def test_a_text_that_was_met_is_not_changed_for_another(page: Page, bank_address: str, met: str) -> None:
    page.goto(f"{bank_address}budskap/")
    page.locator(".brand-sender summary").click()
    card = _card(page, POST)
    MET[met](page, card)
    page.locator("[name=avsandare]").fill("Simklubben")
    page.locator("[name=avsandare]").blur()
    expect(card).to_contain_text("Simklubben hälsar välkommen")
    expect(_opened(page, POST).locator(".brand-message__turn span")).to_have_text("Variant 1 av 2")


@pytest.mark.parametrize("met", ["copied", "put in the kit"])
def test_a_text_that_was_taken_is_the_one_that_is_shown_next_time(page: Page, bank_address: str, met: str) -> None:
    _visit(page, f"{bank_address}budskap/")
    _card(page, POST).get_by_role("button", name="Nästa variant").click()
    MET[met](page, _card(page, POST))
    page.evaluate("localStorage.setItem('brand.sender@/under/en/mapp/', JSON.stringify({avsandare: 'Byalaget'}))")
    for path in ("budskap/", "budskap/bad-instagram/"):
        _visit(page, bank_address + path)
        expect(_card(page, POST).locator(".brand-message__turn span")).to_have_text("Variant 2 av 2")


def test_what_is_pressed_while_a_name_is_typed_is_what_one_gets(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}budskap/")
    page.locator(".brand-sender summary").click()
    page.get_by_label("Ert namn").fill("Simklubben")
    button = _card(page, SMS).get_by_role("button", name="Kopiera Kom och bada")
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    assert box
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    page.mouse.down()
    lines = _card(page, POST).locator("[data-lines]")
    assert "Bryggan har" in lines.inner_text(), "nothing moves under the press"
    page.mouse.up()
    expect(_card(page, SMS).get_by_role("status")).to_contain_text("Det här är inte ifyllt")
    expect(lines).to_contain_text("Ta med handduk")


def test_the_next_variant_is_one_press_away_and_comes_round(bank_page: Page) -> None:
    turn = _card(bank_page, POST).locator(".brand-message__turn span")
    expect(turn).to_have_text("Variant 1 av 2")
    expect(_text(bank_page, POST)).to_contain_text("Bryggan har 1")
    _card(bank_page, POST).get_by_role("button", name="Nästa variant").click()
    expect(turn).to_have_text("Variant 2 av 2")
    expect(_text(bank_page, POST)).to_contain_text("Ta med handduk")
    _card(bank_page, POST).get_by_role("button", name="Nästa variant").click()
    expect(turn).to_have_text("Variant 1 av 2")


# Copying


@EDITIONS
def test_what_is_missing_is_named_and_one_may_go_on(page: Page, bank_address: str, edition: str) -> None:
    words = WORDS[edition]
    _visit(page, f"{bank_address}{edition}budskap/")
    page.get_by_label(words["name"]).fill("Byalaget")
    card = _card(page, SMS)
    _main(card).click()
    expect(card.get_by_role("status")).to_contain_text(words["missing"])
    _copy(page, SMS, words)
    expect(_main(card)).to_be_focused()
    assert words["slot"] in clipboard(page)
    assert clipboard(page) == _text(page, SMS).inner_text()


@EDITIONS
@pytest.mark.parametrize("path", ["budskap/", "budskap/bad-sms/"], ids=["bank", "its own page"])
def test_what_is_missing_is_filled_in_where_one_is(page: Page, bank_address: str, edition: str, path: str) -> None:
    words = WORDS[edition]
    page.goto(f"{bank_address}{edition}{path}")
    card = _card(page, SMS)
    card.scroll_into_view_if_needed()  # its tools come when a reader comes near
    _opened(page, SMS)
    _main(card).click()
    expect(card.get_by_label(words["name"])).to_be_focused()
    page.keyboard.type(HOSTILE)
    page.keyboard.press("Tab")
    expect(card.get_by_label(words["place"])).to_be_focused()
    page.keyboard.type("Bryggan")
    card.locator("[type=date]").first.fill("2027-06-12")
    card.locator("[type=time]").fill("10:00")
    expect(_text(page, SMS)).to_contain_text(HOSTILE)
    expect(_text(page, SMS)).to_contain_text(words["day"])
    expect(card.locator(".brand-message__fill button")).to_have_text(words["copy"])
    card.locator(".brand-message__fill button").click()
    expect(card.get_by_role("status")).to_contain_text(words["copied"])
    assert clipboard(page) == _text(page, SMS).inner_text()
    page.goto(f"{bank_address}{edition}budskap/kit/")
    expect(page.locator("[name=plats]")).to_have_value("Bryggan")


@EDITIONS
def test_what_is_not_filled_in_is_said_of_the_text_as_it_stands(page: Page, bank_address: str, edition: str) -> None:
    words = WORDS[edition]
    _visit(page, f"{bank_address}{edition}budskap/bad-sms/")
    page.get_by_label(words["name"]).fill("Byalaget")
    card = _card(page, SMS)
    _main(card).click()
    expect(card.get_by_role("status")).to_have_text(words["missing"])
    card.get_by_label(words["place"]).fill("Bryggan")
    expect(card.get_by_role("status")).not_to_contain_text(re.compile("plats|place"))
    expect(card.get_by_role("status")).to_contain_text(re.compile("dag och tid|day and time"))
    page.locator(".brand-sender [name=day]").fill("2027-06-12")
    expect(card.get_by_role("status")).to_be_empty()
    expect(card.locator(".brand-message__fill button")).to_have_text(words["copy"])


@pytest.mark.parametrize(("path", "copy"), [("budskap/bad-sms/", "Kopiera"), ("budskap/kit/", "Kopiera allt")])
def test_a_text_is_handed_over_at_the_press_itself(page: Page, bank_address: str, path: str, copy: str) -> None:
    page.add_init_script(AT_THE_PRESS)
    page.goto(bank_address)
    page.evaluate("localStorage.setItem('brand.kit@/under/en/mapp/', JSON.stringify([{id: 'bad-sms'}]))")
    page.goto(bank_address + path)
    page.get_by_role("button", name=copy, exact=True).click()
    anyway = page.get_by_role("button", name="Kopiera ändå")
    if not path.endswith("kit/"):
        anyway.click()
    expect(page.get_by_text("Kopierat", exact=False).first).to_be_visible()
    assert "Nu badar vi." in clipboard(page)


@EDITIONS
def test_the_text_is_copied_plain_and_rich(page: Page, bank_address: str, edition: str) -> None:
    _visit(page, f"{bank_address}{edition}budskap/")
    page.get_by_label(WORDS[edition]["name"]).fill(HOSTILE)
    _copy(page, POST, WORDS[edition])
    paragraphs = _text(page, POST).locator("p").all_inner_texts()
    tags = "#Lillby" if edition else "#Lillby #Brygga"
    assert clipboard(page) == "\n\n".join([*paragraphs, tags])
    rich = page.evaluate("navigator.clipboard.read().then(([i]) => i.getType('text/html')).then((b) => b.text())")
    assert rich.count("<p>") == len(paragraphs) + 1
    assert "&lt;b&gt;Åse &amp; " in rich


@EDITIONS
def test_sources_are_copied_with_the_post(page: Page, bank_address: str, edition: str) -> None:
    page.goto(f"{bank_address}{edition}budskap/")
    _copy(page, POST, WORDS[edition], "all")
    copied = clipboard(page)
    assert copied.startswith(_text(page, POST).locator("p").first.inner_text())
    assert "\n\n#Lillby" in copied
    assert WORDS[edition]["source"] in copied
    assert copied.count("Lillby hembygdsförening") == 1, "the year that the other variant states stays there"
    assert copied.endswith(f"{bank_address}{edition}budskap/bad-instagram/")


def test_one_press_on_a_closed_card_gives_the_finished_post(page: Page, bank_address: str) -> None:
    told = {"avsandare": "Byalaget", "plats": "Bryggan", "lank": "https://bad.example"}
    page.goto(bank_address)
    page.evaluate("(told) => localStorage.setItem('brand.sender@/under/en/mapp/', told)", json.dumps(told))
    page.evaluate("localStorage.setItem('brand.own@/under/en/mapp/', '{\"sv/bad-instagram\": \"Nu är det varmt.\"}')")
    page.goto(f"{bank_address}budskap/")
    card = _card(page, POST)
    expect(card.locator("[data-lines]")).to_contain_text("Byalaget hälsar")
    card.get_by_role("button", name="Kopiera Bada här").click()
    expect(card.get_by_role("status")).to_contain_text("Kopierat")
    expect(_main(card)).to_be_focused()
    first, *_, link, tags = clipboard(page).split("\n\n")
    assert (first, link, tags) == ("Nu är det varmt.", "https://bad.example", "#Lillby #Brygga")
    card.get_by_role("button", name="Nästa variant").click()
    assert _text(page, POST).inner_text().count("https://bad.example") == 1, "this one has a place for the link"


def test_a_phone_shares_the_post_and_sends_the_text_message(browser: Browser, bank_address: str) -> None:
    with window(browser, viewport=PHONE, has_touch=True, is_mobile=True) as context:
        page = watched(context)
        page.add_init_script("navigator.share = async (data) => { globalThis.shared = data }")
        page.goto(f"{bank_address}budskap/")
        card = _opened(page, POST)
        card.get_by_role("button", name="Dela").click()
        card.get_by_role("button", name="Dela ändå").click()
        assert page.evaluate("shared.text").endswith("#Lillby #Brygga")
        expect(card.get_by_role("button", name="Skicka sms")).to_have_count(0)
        expect(_opened(page, SMS).get_by_role("button", name="Skicka sms")).to_be_visible()


def test_copying_works_where_the_newer_clipboard_is_not_there(context: BrowserContext, bank_address: str) -> None:
    reader = watched(context)
    reader.goto(bank_address)
    page = watched(context)  # as on a plain http host
    page.add_init_script("delete Navigator.prototype.clipboard")
    page.goto(f"{bank_address}budskap/")
    assert page.evaluate("navigator.clipboard") is None
    _copy(page, POST, WORDS[""])
    reader.bring_to_front()
    assert clipboard(reader).startswith("Bryggan har 1")
    rich = reader.evaluate("navigator.clipboard.read().then(([i]) => i.getType('text/html')).then((b) => b.text())")
    assert "<p>Bryggan har 1" in rich


def test_copying_works_from_a_file(context: BrowserContext, page: Page, bank: Path, bank_address: str) -> None:
    _visit(page, (bank / "budskap" / "index.html").as_uri())
    page.get_by_label("Ert namn").fill("Byalaget")
    _copy(page, SMS, WORDS[""])
    reader = watched(context)
    reader.goto(bank_address)
    reader.bring_to_front()
    assert "Hälsar Byalaget" in clipboard(reader)


def test_where_the_clipboard_is_closed_the_text_is_there_to_be_copied(page: Page, bank_address: str) -> None:
    page.add_init_script("delete Navigator.prototype.clipboard; Document.prototype.execCommand = () => false")
    page.goto(f"{bank_address}budskap/")
    card = _opened(page, POST)
    _main(card).click()
    card.get_by_role("button", name="Kopiera ändå").click()
    expect(card.get_by_role("status")).to_contain_text("tryck Ctrl+C")
    expect(page.get_by_label("Texten att kopiera")).to_be_focused()
    assert page.evaluate("getSelection().toString() || document.activeElement.value").startswith("Bryggan har 1")
    assert violations(page) == []


def test_a_text_is_copied_by_keyboard_alone(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}budskap/bad-sms/")
    page.locator(".brand-sender summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Byalaget")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Kopiera":
            break
    page.keyboard.press("Enter")
    for _ in range(15):  # over the fields for what is missing
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Kopiera ändå":
            break
    page.keyboard.press("Enter")
    expect(_card(page, SMS).get_by_role("status")).to_contain_text("Kopierat")
    assert "Hälsar Byalaget" in clipboard(page)


def test_a_text_message_is_sent_in_the_small_alphabet(bank_page: Page) -> None:
    bank_page.get_by_label("Ert namn").fill("Byalaget\u00a0vid sjön")
    bank_page.locator("[name=day]").fill("2027-06-12")
    bank_page.locator("[name=until]").fill("2027-06-13")
    _copy(bank_page, SMS, WORDS[""])
    assert "12-13 juni. Hälsar Byalaget vid sjön" in clipboard(bank_page)


def test_the_meter_counts_what_a_reader_sees(bank_page: Page) -> None:
    bank_page.get_by_label("Ert namn").fill("👩‍👩‍👧‍👦")
    meter = _card(bank_page, SMS).locator(".brand-message__meter")
    expect(meter).to_have_text("55 av 306 tecken · ett sms")
    bank_page.get_by_label("Ert namn").fill("ô" * 40)
    expect(meter).to_have_text("94 av 306 tecken · 2 sms")
    bank_page.get_by_label("Ert namn").fill("x" * 200)
    bank_page.locator("[name=plats]").fill("x" * 200)
    expect(meter).to_contain_text("för många")
    full = _card(bank_page, POST).locator(".brand-message__meter")
    expect(full).to_contain_text("döljs bakom ”mer” efter 125 · 2 hashtaggar")


def test_what_a_channel_folds_away_is_shown_quieter(bank_page: Page) -> None:
    folded = "[...CSS.highlights.get('brand-fold')].map((range) => range.toString())"
    assert bank_page.evaluate(folded) == [], "nothing is folded that fits"
    words = "Vi badar hela dagen. " * 8
    bank_page.get_by_label("Hur varmt är vattnet hos er?").fill(words)
    expect(_text(bank_page, POST)).to_contain_text(words.strip())
    (quiet,) = bank_page.evaluate(folded)
    whole = "".join(_text(bank_page, POST).evaluate("(text) => text.textContent"))
    assert whole.endswith(quiet)
    assert len(whole) - len(quiet) == 125


# Without JavaScript, without storage


@EDITIONS
def test_everything_can_be_read_without_javascript(browser: Browser, bank_address: str, edition: str) -> None:
    with window(browser, viewport=PHONE, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{bank_address}{edition}budskap/")
        expect(_card(page, POST).locator(".brand-message__text:visible")).to_have_count(2)
        expect(page.locator("[data-sender], [data-filter]").filter(visible=True)).to_have_count(0)
        page.goto(f"{bank_address}{edition}budskap/kit/")
        expect(page.locator(".brand-no-script")).to_be_visible()
        expect(page.locator("[data-ready-kit] li")).to_have_count(2)


def test_everything_works_where_storage_is_blocked(page: Page, bank_address: str) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('blocked') }})")
    _visit(page, f"{bank_address}budskap/")
    page.get_by_label("Ert namn").fill("Byalaget")
    _copy(page, SMS, WORDS[""])
    assert "Hälsar Byalaget" in clipboard(page)
    _card(page, SMS).get_by_role("button", name="Lägg i kitet").click()
    expect(_card(page, SMS).get_by_role("button", name="Ta ur kitet")).to_be_visible()
    page.get_by_label("Kanal").select_option("sms")
    expect(page.locator("[data-count]")).to_have_text("1 av 2 texter")


@EDITIONS
def test_a_kit_is_made_and_taken_along_where_storage_and_clipboard_are_closed(
    page: Page, bank_address: str, edition: str
) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('blocked') }})")
    page.add_init_script("delete Navigator.prototype.clipboard; Document.prototype.execCommand = () => false")
    page.goto(f"{bank_address}{edition}budskap/kit/")
    page.locator("[data-ready-kit]").get_by_role("button").click()
    expect(page.locator(".brand-kit__item")).to_have_count(2)
    page.evaluate(ALL_FOLDS)
    page.get_by_label(WORDS[edition]["name"]).fill(HOSTILE)
    expect(page.locator(".brand-kit__list")).to_contain_text(HOSTILE)
    page.get_by_role("button", name=re.compile("^(Kopiera allt|Copy everything)$")).click()
    field = page.locator(".brand-kit__note textarea")
    expect(field).to_be_focused()
    expect(field).to_have_value(re.compile(re.escape(HOSTILE)))
    assert page.locator(".brand-kit .brand-slot b").count() == 0
    assert violations(page) == []


def test_what_was_stored_by_somebody_else_does_no_harm(page: Page, bank_address: str) -> None:
    page.goto(bank_address)
    for broken in ("{", "[1, null]", '"text"', '{"avsandare": 5, "day": "x"}', "[]"):
        for name in ("sender", "kit", "own", "copied"):
            page.evaluate("([n, v]) => localStorage.setItem('brand.' + n + '@/under/en/mapp/', v)", [name, broken])
        page.goto(f"{bank_address}budskap/")
        expect(_main(_opened(page, SMS))).to_be_visible()
        page.goto(f"{bank_address}budskap/kit/")
        expect(page.locator(".brand-kit__empty")).to_be_visible()


# Finding


@EDITIONS
def test_a_filter_stands_in_the_address_and_can_be_sent(page: Page, bank_address: str, edition: str) -> None:
    page.goto(f"{bank_address}{edition}budskap/")
    page.locator("[name=channel]").select_option("sms")
    expect(page.locator("[data-count]")).to_have_text(WORDS[edition]["count"])
    expect(page.locator("[data-bank] [data-message]")).to_have_count(1)
    assert page.url.endswith("budskap/?channel=sms")
    page.goto(page.url)
    expect(page.locator("[name=channel]")).to_have_value("sms")
    expect(page.locator("[data-bank] [data-message]")).to_have_count(1)
    page.locator("[name=channel]").select_option("")
    expect(page.locator("[data-bank] [data-message]")).to_have_count(2)
    assert page.url.endswith("budskap/")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("occasion=bada", {POST, SMS}),
        ("occasion=nowhere", {POST, SMS}),
        ("about=bryggan", {POST, SMS}),
        ("audience=visitor", {POST}),
        ("length=medium", {POST}),
        ("goal=fler-hus", {POST, SMS}),
        ("channel=instagram&audience=resident", {POST}),
        ("channel=nowhere", {POST, SMS}),
        ("q=handdukar", {POST}),
        ("q=hadnduk", {POST}),
        ("q=välkomnande", {POST}),
        ("q=simmar", {POST}),
        ("q=BADAR", {POST, SMS}),
        ("q=valkommen", {POST}),
        ("q=dopp", {POST, SMS}),
        ("q=vinterdopp", {POST, SMS}),
        ("q=boende+sms", {SMS}),
    ],
)
def test_each_way_to_find_a_message(page: Page, bank_address: str, query: str, found: set[str]) -> None:
    page.goto(f"{bank_address}budskap/?{query}")
    cards = page.locator("[data-bank] [data-message]")
    expect(cards).to_have_count(len(found))
    assert {card.get_attribute("data-message") for card in cards.all()} == found


def test_the_choices_say_how_many_there_are(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}budskap/?channel=sms")
    expect(page.locator("[name=audience] option[value=resident]")).to_have_text("Boende (1)")
    expect(page.locator("[name=audience] option[value=visitor]")).to_have_text("Besökare (0)")
    expect(page.locator("[name=channel] option[value=instagram]")).to_have_text("Instagram (1)")
    expect(page.locator(".brand-chip", has_text="Bada")).to_have_text("Bada 1")


def test_an_occasion_is_chosen_with_one_press_and_the_folded_choices_open_when_they_are_asked_for(
    page: Page, bank_address: str
) -> None:
    page.goto(f"{bank_address}budskap/")
    expect(page.locator(".brand-chip")).to_have_text(["Alla", "Bada 2"])
    page.get_by_text("Bada 2").click()
    expect(page.locator("[data-count]")).to_have_text("2 av 2 texter")
    assert page.url.endswith("?occasion=bada")
    expect(page.locator("[name=length]")).to_be_hidden()
    page.goto(f"{bank_address}budskap/?occasion=bada&length=medium")
    expect(page.get_by_role("radio", name="Bada")).to_be_checked()
    expect(page.locator("[name=length]")).to_have_value("medium")
    expect(page.locator("[name=length]")).to_be_visible()


def test_what_comes_nearest_is_shown_and_why(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}budskap/?q=vinterdopp")
    expect(page.locator("[data-filter-none]")).to_have_text(
        "Inget passar helt på ”vinterdopp”. Närmast kommer texter med ”dopp”."
    )
    page.goto(f"{bank_address}budskap/?q=xqzw")
    expect(page.locator("[data-filter-none]")).to_contain_text("Vi har ingen text om ”xqzw” än.")


def test_nothing_found_says_what_to_loosen(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}budskap/?channel=sms&audience=visitor&q=handduk")
    none = page.locator("[data-filter-none]")
    expect(none).to_contain_text("Ingen text passar in på allt det.")
    expect(none.get_by_role("button")).to_have_text(["Sms (då finns 1)", "Rensa allt"])
    assert violations(page) == []
    none.get_by_role("button", name="Sms").click()
    expect(page.locator("[data-bank] [data-message]")).to_have_count(1)
    assert page.url.endswith("?q=handduk&audience=visitor")
    page.goto(f"{bank_address}budskap/?q=<i>xqzw</i>")
    expect(none.locator("i")).to_have_count(0)
    none.get_by_role("button", name="Rensa allt").click()
    expect(page.locator("[data-bank] [data-message]")).to_have_count(2)


def test_a_filter_that_cannot_be_loaded_says_so(page: Page, bank_address: str) -> None:
    page.route("**/budskap/index.js", lambda route: route.abort())
    page.goto(f"{bank_address}budskap/?channel=sms")
    expect(page.locator("[data-count]")).to_contain_text("gick inte att hämta")


def test_a_search_that_failed_works_when_it_is_tried_again(page: Page, bank_address: str) -> None:
    page.route("**/budskap/texts.js", lambda route: route.abort())
    page.goto(f"{bank_address}budskap/")
    page.locator("[name=q]").fill("handduk")
    expect(page.locator("[data-count]")).to_contain_text("gick inte att hämta")
    page.unroute("**/budskap/texts.js")
    page.locator("[name=q]").fill("handdukar")
    expect(page.locator("[data-count]")).to_have_text("1 av 2 texter")


@pytest.fixture(scope="module")
def long_bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a site whose list of messages takes three pages."""
    folder = tmp_path_factory.mktemp("long")
    root = small_project(folder / "project")
    add_messages(root, 50)
    return build_small(root, folder / "site")


@pytest.fixture(scope="module")
def long_address(long_bank: Path) -> Iterator[str]:
    """Serve it; gives the address."""
    with served(long_bank) as found:
        yield found


def test_a_long_list_is_shown_in_steps_and_the_page_does_not_grow(
    page: Page, bank: Path, long_bank: Path, long_address: str
) -> None:
    first, many = ((each / "budskap" / "index.html").stat().st_size for each in (bank, long_bank))
    assert (long_bank / "budskap" / "sida-3" / "index.html").is_file()
    assert many < first * 10, "twenty-four cards in place of two"
    page.goto(f"{long_address}budskap/?about=angen")
    cards = page.locator("[data-bank] [data-message]")
    expect(cards).to_have_count(24)
    expect(page.locator("[data-count]")).to_have_text("50 av 52 texter")
    page.get_by_role("button", name="Visa fler").click()
    expect(cards).to_have_count(48)
    expect(cards.nth(24).locator("summary").first).to_be_focused()
    page.get_by_role("button", name="Visa fler").click()
    expect(cards).to_have_count(50)
    expect(page.get_by_role("button", name="Visa fler")).to_be_hidden()
    page.goto(f"{long_address}budskap/")
    page.get_by_role("navigation", name="Fler sidor med budskap").get_by_text("2").click()
    page.locator(".brand-sender summary").click()
    page.get_by_label("Ert namn").fill("Byalaget")
    expect(page.locator("[data-bank] [data-message]").first).to_contain_text("Byalaget")
    # A card from another page of the list works like one that stood there from the start.
    page.goto(f"{long_address}budskap/?q=badet+49")
    expect(cards.first).to_contain_text("Hälsar Byalaget")
    assert (cards.first.locator("[data-own-page]").get_attribute("href") or "").endswith("/budskap/m00049/")


def test_sources_are_copied_only_where_there_are_any(page: Page, long_address: str) -> None:
    page.goto(f"{long_address}budskap/?q=badet+49")
    card = _opened(page, "m00049")
    expect(_main(card)).to_be_visible()
    expect(card.get_by_role("button", name="Med källor")).to_be_hidden()
    page.goto(f"{long_address}budskap/?q=handduk")
    expect(_opened(page, POST).get_by_role("button", name="Med källor")).to_be_visible()


def test_an_older_answer_does_not_take_the_kit_back(context: BrowserContext, page: Page, long_address: str) -> None:
    waiting: list[Route] = []
    page.route("**/budskap/cards-3.js", lambda route: waiting.append(route))
    page.goto(f"{long_address}budskap/kit/")
    other = watched(context)
    other.goto(long_address)
    for ids in (["m00049"], ["m00049", SMS], [SMS]):
        other.evaluate(
            "(kit) => localStorage.setItem('brand.kit@/under/en/mapp/', kit)",
            json.dumps([{"id": each} for each in ids]),
        )
    expect(page.locator(".brand-kit__item .brand-message__name")).to_have_text(["Kom och bada"])
    waiting[0].continue_()
    other.evaluate(
        "(kit) => localStorage.setItem('brand.kit@/under/en/mapp/', kit)", json.dumps([{"id": SMS}, {"id": "m00049"}])
    )
    expect(page.locator(".brand-kit__item .brand-message__name")).to_have_text(["Kom och bada", "Badet 49"])
    expect(_card(page, "m00049").locator(".brand-message__buttons")).to_have_count(1)


@EDITIONS
def test_the_filter_works_by_keyboard_alone_on_a_phone(page: Page, bank_address: str, edition: str) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(f"{bank_address}{edition}budskap/")
    page.locator("[name=channel]").focus()
    page.keyboard.type("Sms" if not edition else "Text")
    expect(page.locator("[data-count]")).to_have_text(WORDS[edition]["count"])
    page.keyboard.press("Shift+Tab")
    expect(page.locator("[name=q]")).to_be_focused()
    page.keyboard.type("xqzw")
    none = page.locator("[data-filter-none]")
    expect(none.get_by_role("button").first).to_be_visible()
    none.get_by_role("button").last.press("Enter")
    expect(page.locator("[data-bank] [data-message]")).to_have_count(2)
    expect(page.locator("[data-results]")).to_be_focused()


# Elsewhere on the site


@EDITIONS
def test_a_card_works_on_its_own_page(page: Page, bank_address: str, edition: str) -> None:
    page.goto(f"{bank_address}{edition}budskap/bad-sms/")
    assert _card(page, SMS).count() == 1
    _card(page, SMS).scroll_into_view_if_needed()
    _copy(page, SMS, WORDS[edition])
    assert WORDS[edition]["slot"] in clipboard(page)


def test_the_way_from_a_strength_leads_to_its_messages(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}styrkor/bryggan/")
    page.get_by_role("link", name="Alla 2 texter").click()
    expect(page.locator("[name=about]")).to_have_value("bryggan")
    page.goto(f"{bank_address}mal/01-fler-hus/")
    page.get_by_role("link", name="Alla 2 texter").click()
    expect(page.locator("[data-filter-none]")).to_contain_text("Bara det som hjälper Mål 1")
    page.get_by_role("button", name="Visa alla").click()
    assert page.url.endswith("budskap/")


def test_a_former_address_leads_to_the_new_one(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}budskap/sms-om-bad/")
    page.wait_for_url("**/budskap/bad-sms/")


# What was copied has changed


@pytest.fixture
def changed_bank(page: Page, bank_address: str, tmp_path: Path) -> Iterator[str]:
    """Copy two texts, then hand them over to a later site where one has changed and one is retired."""
    _visit(page, f"{bank_address}budskap/")
    page.get_by_label("Ert namn").fill("Byalaget")
    for id_ in (POST, SMS):
        _copy(page, id_, WORDS[""])
    stored = page.evaluate("JSON.stringify(localStorage)")
    root = small_project(tmp_path / "project")
    variant = page.locator(f"[data-message={POST}] .brand-message__text:visible").inner_text()
    old, new = ("Ta med handduk", "Ta med badlakan") if "handduk" in variant else ("hälsar välkommen", "hälsar hej")
    edit(root, "data/messages/bad-instagram.yml", old, new)
    edit(root, "data/kits/badkit.yml", "  - {message: bad-sms, when: {sv: Samma dag, en: On the day}, days: 0}\n", "")
    edit(
        root,
        "data/messages/bad-sms.yml",
        "valid: {from: 2026-01-01}",
        "valid: {from: 2026-01-01, to: 2026-02-01}\nended: {sv: Vattnet är borta., en: The water is gone.}\nreplaced_by: bad-instagram",  # noqa: E501
    )
    with served(build_small(root, tmp_path / "site")) as address:
        page.goto(address)
        page.evaluate("(s) => Object.entries(JSON.parse(s)).forEach(([k, v]) => localStorage.setItem(k, v))", stored)
        yield address


def test_what_changed_since_it_was_copied_is_told_and_shown(page: Page, changed_bank: str) -> None:
    page.goto(f"{changed_bank}budskap/")
    news = page.locator("[data-changes]")
    expect(news.get_by_role("listitem")).to_have_count(2)
    expect(news).to_contain_text("Bada här: texten har ändrats sedan")
    expect(news).to_contain_text("Kom och bada: texten är indragen. Vattnet är borta.")
    assert violations(page) == []
    news.get_by_role("button", name="Se vad som är ändrat").click()
    expect(news.locator("del").first).to_be_visible()
    assert news.locator("ins").all_inner_texts()
    assert "Byalaget" not in news.locator(".brand-difference").inner_text()
    assert violations(page) == []
    news.get_by_role("button", name="Jag vet").first.click()
    news.get_by_role("link", name="Till texten som ersätter den").click()
    page.wait_for_url("**/budskap/bad-instagram/")
    page.goto(f"{changed_bank}budskap/")
    expect(page.locator("[data-changes]").get_by_role("listitem")).to_have_count(1)


def test_what_has_not_changed_is_not_told(bank_page: Page) -> None:
    _copy(bank_page, POST, WORDS[""])
    bank_page.reload()
    expect(bank_page.locator("[data-changes]")).to_be_hidden()


def test_a_text_that_has_left_the_bank_is_told(bank_page: Page) -> None:
    gone = [{"id": "x", "language": "sv", "name": "<b>Borta</b>", "print": "1", "text": "T", "day": "2026-01-01"}]
    bank_page.evaluate("(v) => localStorage.setItem('brand.copied@/under/en/mapp/', v)", json.dumps(gone))
    bank_page.reload()
    expect(bank_page.locator("[data-changes]")).to_contain_text("<b>Borta</b>: texten finns inte kvar i banken.")


def test_to_know_of_a_change_in_one_language_leaves_the_other(bank_page: Page, bank_address: str) -> None:
    copied = {"id": "x", "name": "Borta", "print": "1", "text": "T", "day": "2026-01-01"}
    both = json.dumps([{**copied, "language": language} for language in ("sv", "en")])
    bank_page.evaluate("(v) => localStorage.setItem('brand.copied@/under/en/mapp/', v)", both)
    bank_page.reload()
    bank_page.locator("[data-changes]").get_by_role("button", name="Jag vet").click()
    expect(bank_page.locator("[data-changes]")).to_be_hidden()
    bank_page.goto(f"{bank_address}en/budskap/")
    expect(bank_page.locator("[data-changes]")).to_contain_text("Borta")


def test_a_message_that_expires_after_the_build_is_marked_by_the_browser(page: Page, tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    edit(root, "data/messages/bad-sms.yml", "{from: 2026-01-01}", "{from: 2026-01-01, to: 2099-12-31}")
    with served(build_small(root, tmp_path / "site")) as address:
        page.clock.set_fixed_time("2100-01-01T12:00:00")
        page.goto(f"{address}budskap/")
        expect(_card(page, SMS)).to_contain_text("gällde till och med 31 december 2099")
        expect(_card(page, SMS).get_by_role("button")).to_have_count(0)
        page.goto(f"{address}budskap/?channel=sms")
        expect(page.locator("[data-bank] [data-message]")).to_have_count(0)


# The kit


def _fill_kit(page: Page) -> None:
    for id_ in (POST, SMS):
        _card(page, id_).get_by_role("button", name="Lägg i kitet").click()


@pytest.fixture
def kit_page(bank_page: Page, bank_address: str) -> Page:
    """Open the page of a kit that holds both messages."""
    _fill_kit(bank_page)
    bank_page.goto(f"{bank_address}budskap/kit/")
    return bank_page


def test_a_kit_is_shared_by_tabs_and_languages(context: BrowserContext, bank_page: Page, bank_address: str) -> None:
    other = watched(context)
    other.goto(f"{bank_address}en/budskap/kit/")
    expect(other.locator(".brand-kit__empty")).to_be_visible()
    _fill_kit(bank_page)
    expect(bank_page.locator("[data-kit-link]")).to_have_text("Ert kit (2)")
    expect(other.locator(".brand-kit__item")).to_have_count(2)
    expect(other.locator(".brand-kit__item").first).to_contain_text("Swim here")


def test_a_kit_is_put_in_order_and_emptied_and_the_focus_stays(kit_page: Page) -> None:
    names = kit_page.locator(".brand-kit__item .brand-message__name")
    expect(names).to_have_text(["Bada här", "Kom och bada"])
    kit_page.get_by_role("button", name="Flytta ner Bada här").press("Enter")
    expect(names).to_have_text(["Kom och bada", "Bada här"])
    expect(kit_page.locator(".brand-kit__status")).to_have_text("Bada här är nu nummer 2.")
    expect(kit_page.get_by_role("button", name="Flytta ner Bada här")).to_be_focused()
    kit_page.reload()
    expect(names).to_have_text(["Kom och bada", "Bada här"])
    kit_page.get_by_role("button", name="Ta bort Kom och bada").press("Enter")
    expect(names).to_have_text(["Bada här"])
    expect(kit_page.get_by_role("button", name="Ta bort Bada här")).to_be_focused()
    kit_page.keyboard.press("Enter")
    expect(names).to_have_count(0)
    expect(kit_page.get_by_role("button", name="Ångra")).to_be_focused()
    kit_page.keyboard.press("Enter")
    expect(names).to_have_text(["Bada här"])
    expect(kit_page.locator(".brand-kit__count")).to_be_focused()


def test_a_ready_kit_is_taken_with_its_days_and_its_day_is_in_every_text(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}budskap/kit/")
    page.get_by_label("Dagen det gäller").fill("2027-03-03")
    page.get_by_role("button", name="Lägg alla i ert kit").click()
    ready = page.locator("[data-ready-kit]")
    expect(ready.get_by_role("status")).to_have_text("2 texter ligger nu i ert kit. Se kitet")
    expect(ready.get_by_role("button")).to_be_focused()
    days = page.locator(".brand-kit__item input[type=date]")
    expect(days).to_have_count(2)
    for field, day in zip(days.all(), ["2027-02-24", "2027-03-03"], strict=True):
        expect(field).to_have_value(day)
    expect(_text(page, SMS)).to_contain_text("onsdag 3 mars")
    expect(page.locator("[name=day]")).to_have_value("2027-03-03")
    page.goto(f"{bank_address}budskap/kit/")
    expect(page.get_by_label("Dagen det gäller")).to_have_value("2027-03-03")


@pytest.mark.parametrize(
    ("button", "ending", "start"),
    [("Text", "txt", b"\xef\xbb\xbf"), ("Word", "docx", b"PK"), ("Zip med allt", "zip", b"PK"), ("Kalender", "ics", b"BEGIN:VCALENDAR")],  # noqa: E501
)  # fmt: skip
def test_a_kit_is_saved_as_a_file(kit_page: Page, button: str, ending: str, start: bytes) -> None:
    kit_page.locator(".brand-kit__item input[type=date]").first.fill("2027-03-03")
    kit_page.get_by_text("Fler sätt").click()
    with kit_page.expect_download() as download:
        kit_page.get_by_role("button", name=button, exact=True).click()
    assert re.fullmatch(rf"Kit \d{{4}}-\d\d-\d\d\.{ending}", download.value.suggested_filename)
    assert download.value.path().read_bytes().startswith(start)
    expect(kit_page.locator(".brand-kit__note")).to_contain_text("Några texter väntar på ifyllning")
    expect(kit_page.locator(".brand-kit__note")).to_contain_text("är sparad")


def test_a_day_that_is_moved_is_the_same_event_changed(kit_page: Page) -> None:
    kit_page.get_by_text("Fler sätt").click()
    field, found = kit_page.locator(".brand-kit__item input[type=date]").first, []
    for hour, day in ((1, "2027-03-03"), (2, "2027-03-02"), (3, "2027-03-02")):
        kit_page.clock.set_fixed_time(f"2027-01-01T0{hour}:00:00")
        field.fill(day)
        with kit_page.expect_download() as download:
            kit_page.get_by_role("button", name="Kalender").click()
        (event,) = Calendar.from_ical(download.value.path().read_bytes()).walk("VEVENT")
        found.append((str(event["UID"]), str(event.decoded("DTSTART")), int(str(event["SEQUENCE"]))))
    (id_, _, first), (same_id, day, second), again = found
    assert (same_id, day) == (id_, "2027-03-02")
    assert 0 < first < second < 2**31
    assert again == found[1]


def test_what_a_saved_kit_lacks_is_said_until_it_is_filled_in(kit_page: Page) -> None:
    note = kit_page.locator(".brand-kit__note")
    kit_page.get_by_text("Fler sätt").click()
    with kit_page.expect_download():
        kit_page.get_by_role("button", name="Text", exact=True).click()
    expect(note).to_contain_text("plats")
    kit_page.locator(".brand-sender summary").click()
    kit_page.locator("[name=plats]").fill("Bryggan")
    expect(note).not_to_contain_text("plats")
    for name, value in {"avsandare": "B", "day": "2027-06-12", "lank": "x", "kontakt": "x"}.items():
        kit_page.locator(f"[name={name}]").fill(value)
    expect(note).not_to_contain_text("Några texter väntar på ifyllning")
    expect(note).to_contain_text("är sparad")


def test_a_calendar_needs_a_day(kit_page: Page) -> None:
    kit_page.get_by_text("Fler sätt").click()
    kit_page.get_by_role("button", name="Kalender").click()
    expect(kit_page.locator(".brand-kit__note")).to_contain_text("Sätt en dag på minst ett budskap först")


def test_a_whole_kit_is_copied(kit_page: Page) -> None:
    kit_page.get_by_role("button", name="Kopiera allt").click()
    expect(kit_page.locator(".brand-kit__note")).to_contain_text("Kopierat")
    copied = clipboard(kit_page)
    assert "Bada här" in copied
    assert "Nu badar vi." in copied


def test_a_kit_is_printed_without_its_tools(kit_page: Page) -> None:
    expect(kit_page.locator(".brand-kit__item")).to_have_count(2)
    kit_page.emulate_media(media="print")
    for hidden in ("Kopiera", "Word", "Lägg alla i ert kit"):
        expect(kit_page.get_by_role("button", name=hidden)).to_have_count(0)
    expect(_text(kit_page, SMS)).to_be_visible()
    expect(kit_page.locator("#fardiga")).to_be_hidden()


def test_a_message_that_has_left_the_bank_leaves_the_kit(page: Page, bank_address: str) -> None:
    page.goto(bank_address)
    kept = json.dumps([{"id": "borta", "day": ""}, {"id": "sms-om-bad", "day": ""}])
    page.evaluate("(v) => localStorage.setItem('brand.kit@/under/en/mapp/', v)", kept)
    page.goto(f"{bank_address}budskap/kit/")
    expect(page.locator(".brand-kit__status")).to_contain_text("togs ur kitet")
    expect(page.locator(".brand-kit__item .brand-message__name")).to_have_text(["Kom och bada"])


# Everybody


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@EDITIONS
def test_axe_finds_nothing_in_any_state(
    browser: Browser, bank_address: str, edition: str, size: dict[str, int], scheme: str
) -> None:
    with window(browser, viewport=size, color_scheme=scheme) as context:
        page = context.new_page()
        page.goto(f"{bank_address}{edition}budskap/")
        assert violations(page) == []
        page.evaluate(ALL_FOLDS)
        _card(page, POST).locator(".brand-message__proof summary").click()
        _main(_card(page, SMS)).click()
        assert violations(page) == []
        page.locator("[name=avsandare]").fill("x" * 200)
        _card(page, SMS).locator(".brand-message__fill button").click()
        expect(_card(page, SMS).locator(".brand-message__done, .brand-message__status textarea")).to_be_visible()
        _card(page, SMS).locator("[data-kit-toggle]").click()
        assert violations(page) == []
        for path in ("budskap/bad-instagram/", "budskap/is-affisch/", "budskap/kit/", "redigera/tackning/"):
            page.goto(f"{bank_address}{edition}{path}")
            if path == "budskap/kit/":
                expect(page.locator(".brand-kit__item")).to_have_count(1)
            assert violations(page) == [], path
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


# Languages


def test_a_text_in_another_language_is_copied_and_lies_in_the_kit_as_it_is_shown(page: Page, bank_address: str) -> None:
    _visit(page, f"{bank_address}budskap/{POST}/")
    page.get_by_label("Ert namn").fill("Byalaget")
    page.get_by_label("Fler språk").select_option("ar")
    text = _text(page, POST)
    expect(text).to_have_attribute("dir", "rtl")
    expect(text).to_have_attribute("lang", "ar")
    expect(text).to_contain_text("حول الرصيف 1,234.5 منزلا. Byalaget يرحب بكم.")
    _copy(page, POST, WORDS[""])
    assert clipboard(page).startswith("حول الرصيف 1,234.5 منزلا. Byalaget يرحب بكم.\n\nنلتقي هنا: [المكان].")
    page.get_by_role("button", name="Lägg i kitet").click()
    page.goto(f"{bank_address}budskap/kit/")
    expect(_text(page, POST)).to_contain_text("يرحب بكم")
    expect(page.get_by_role("heading", name="اسبحوا هنا")).to_be_visible()


def test_english_is_one_press_away_and_swedish_one_back(page: Page, bank_address: str) -> None:
    _visit(page, f"{bank_address}budskap/{SMS}/")
    page.locator("[name=day]").fill("2027-06-12")
    page.locator("[name=time]").fill("10:00")
    for language, words in (("English", "Saturday 12 June, 10:00"), ("Svenska", "lördag 12 juni kl. 10.00")):
        page.get_by_role("button", name=language, exact=True).click()
        expect(page.get_by_role("button", name=language, exact=True)).to_have_attribute("aria-pressed", "true")
        expect(_text(page, SMS)).to_contain_text(words)
    page.get_by_label("Fler språk").select_option("sv-simple")
    expect(_text(page, SMS)).to_contain_text("Dag: lördag 12 juni klockan 10.00.")


def test_a_language_in_the_filter_shows_the_texts_that_are_there_in_it(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}budskap/?language=ar")
    expect(page.locator("[data-count]")).to_have_text(WORDS[""]["count"])
    expect(page.get_by_role("heading", name="اسبحوا هنا")).to_be_visible()
    expect(_card(page, POST).locator("[data-lines]")).to_have_attribute("dir", "rtl")
    page.locator("[name=language]").select_option("")
    expect(page.get_by_role("heading", name="Bada här")).to_be_visible()
