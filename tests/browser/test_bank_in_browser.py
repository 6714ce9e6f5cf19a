"""The message bank in a real browser: filling in, copying, filtering, the kit, and what has changed since."""

import re
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from tests.support.axe import EXTREMES, PHONE, violations
from tests.support.windows import AT_THE_PRESS, HOSTILE, clipboard, remember, watched

pytestmark = pytest.mark.browser
POST, SMS = "bad-instagram", "bad-sms"
BOTH = [{"id": POST}, {"id": SMS}]
NO_CLIPBOARD = "delete Navigator.prototype.clipboard; Document.prototype.execCommand = () => false"
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


def _variant(page: Page) -> Locator:
    return _card(page, POST).locator(".brand-message__turn span")


def _copy(page: Page, id_: str, button: str = "Kopiera") -> None:
    card = _opened(page, id_)
    status = card.get_by_role("status")
    status.evaluate("(status) => status.replaceChildren()")  # what an earlier copy said
    card.locator(".brand-message__buttons").get_by_role("button", name=button, exact=True).click()
    # The button's answer is there when the press is done; the clipboard's comes later.
    anyway = card.locator(".brand-message__fill button")
    if anyway.is_visible():
        anyway.click()
    expect(status).to_contain_text("Kopierat")


@pytest.fixture
def bank_page(page: Page, bank_address: str) -> Page:
    """Open the list of messages, and all that is folded there."""
    _visit(page, f"{bank_address}budskap/")
    return page


# Who is telling


def test_who_tells_is_folded_says_who_it_is_and_stands_in_every_text_as_typed(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}budskap/")
    fold, name = page.locator(".brand-sender summary"), page.get_by_label("Ert namn")
    expect(name).to_be_hidden()
    expect(fold).to_have_text("Fyll i ert namn, plats och dag")
    fold.click()
    name.fill(HOSTILE)
    name.blur()
    expect(fold).to_have_text(f"Avsändare: {HOSTILE}")
    page.locator("[name=day]").fill("2027-06-12")
    page.locator("[name=time]").fill("10:00")
    page.evaluate(ALL_FOLDS)
    for id_ in (POST, SMS):
        expect(_text(page, id_)).to_contain_text(HOSTILE)
        assert _card(page, id_).locator(".brand-slot b").count() == 0
    expect(_text(page, SMS)).to_contain_text("lördag 12 juni kl. 10.00")


DAYS = [
    ("2027-06-12", "", "sv", "lördag 12 juni"),
    ("2027-06-12", "", "en", "Saturday 12 June"),
    ("2027-06-12", "2027-06-13", "sv", "12–13 juni"),
    ("2027-06-12", "2027-06-13", "en", "12–13 June"),
    ("2027-06-12", "2027-07-01", "sv", "12 juni–1 juli"),
    ("2027-06-12", "2027-07-01", "en", "12 June–1 July"),
    ("2027-06-12", "2027-06-01", "sv", "lördag 12 juni"),
]


def test_days_are_written_as_the_language_writes_them(modules: Page) -> None:
    code = """async (days) => {
        const { daysInWords } = await import("./lib/dom.js");
        return days.map(([day, until, language]) => daysInWords(day, until, language));
    }"""
    assert modules.evaluate(code, DAYS) == [words for *_, words in DAYS]


def test_what_is_filled_in_is_known_in_the_other_edition_another_tab_and_after_a_reload(
    context: BrowserContext, bank_page: Page, bank_address: str
) -> None:
    other = watched(context)
    other.goto(f"{bank_address}en/budskap/bad-sms/")
    bank_page.get_by_label("Ert namn").fill("Byalaget")
    expect(_text(other, SMS)).to_contain_text("From Byalaget")
    bank_page.get_by_label("Hur varmt är vattnet hos er?").fill("Tolv grader <i>i dag</i>.")
    expect(_text(bank_page, POST).locator("p").first).to_have_text("Tolv grader <i>i dag</i>.")
    bank_page.goto(f"{bank_address}budskap/bad-instagram/")
    expect(_text(bank_page, POST).locator("p").first).to_have_text("Tolv grader <i>i dag</i>.")
    expect(_text(bank_page, POST)).to_contain_text("Byalaget")
    expect(bank_page.locator(".brand-sender [name=avsandare]")).to_have_value("Byalaget")


@pytest.mark.parametrize(("name", "lines"), [("Byalaget", "Byalaget hälsar"), ("Simklubben", "handduk")])
def test_a_name_has_its_turn_once_when_it_is_done(page: Page, bank_address: str, name: str, lines: str) -> None:
    page.goto(f"{bank_address}budskap/")
    shown = _card(page, POST).locator("[data-lines]")
    page.locator(".brand-sender summary").click()
    field = page.get_by_label("Ert namn")
    for part in (name[:3], name):
        field.fill(part)
        assert "Bryggan har" in shown.inner_text()
    field.blur()
    assert lines in shown.inner_text()
    field.fill("Ortens vänner")
    field.blur()
    assert lines.replace(name, "Ortens vänner") in shown.inner_text(), "chosen once"


@pytest.mark.parametrize("met", ["click", "focus"])
def test_a_text_that_was_met_is_not_changed_for_another(page: Page, bank_address: str, met: str) -> None:
    page.goto(f"{bank_address}budskap/")
    page.locator(".brand-sender summary").click()
    getattr(_card(page, POST).locator("summary").first, met)()
    page.locator("[name=avsandare]").fill("Simklubben")
    page.locator("[name=avsandare]").blur()
    _opened(page, POST)
    expect(_variant(page)).to_have_text("Variant 1 av 2")
    expect(_text(page, POST)).to_contain_text("Simklubben hälsar välkommen")


@pytest.mark.parametrize("taken", ["copied", "kit"])
def test_a_text_that_was_taken_is_the_one_that_is_shown_next_time(
    bank_page: Page, bank_address: str, taken: str
) -> None:
    card = _card(bank_page, POST)
    for number in (2, 1, 2):
        card.get_by_role("button", name="Nästa variant").click()
        expect(_variant(bank_page)).to_have_text(f"Variant {number} av 2")
    if taken == "kit":
        card.get_by_role("button", name="Lägg i kitet").click()
    else:
        _copy(bank_page, POST)
    remember(bank_page, bank_address, sender={"avsandare": "Byalaget"})
    _visit(bank_page, f"{bank_address}budskap/bad-instagram/")
    expect(_variant(bank_page)).to_have_text("Variant 2 av 2")


def test_what_is_pressed_while_a_name_is_typed_is_what_one_gets(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}budskap/")
    page.locator(".brand-sender summary").click()
    page.get_by_label("Ert namn").fill("Simklubben")
    _card(page, SMS).get_by_role("button", name="Kopiera Kom och bada").hover()
    page.mouse.down()
    lines = _card(page, POST).locator("[data-lines]")
    assert "Bryggan har" in lines.inner_text(), "nothing moves under the press"
    page.mouse.up()
    expect(_card(page, SMS).get_by_role("status")).to_contain_text("Det här är inte ifyllt")
    expect(lines).to_contain_text("Ta med handduk")


# Copying


def test_what_is_missing_is_filled_in_where_one_is(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}en/budskap/bad-sms/")
    card = _card(page, SMS)
    card.scroll_into_view_if_needed()  # its tools come when a reader comes near
    _main(card).click()
    expect(card.get_by_role("status")).to_have_text("Not filled in: your name, place, day and time.")
    expect(card.get_by_label("Your name")).to_be_focused()
    page.keyboard.type(HOSTILE)
    page.keyboard.press("Tab")
    expect(card.get_by_label("Place")).to_be_focused()
    page.keyboard.type("Bryggan")
    expect(card.get_by_role("status")).to_have_text("Not filled in: day and time.")
    card.locator("[type=date]").first.fill("2027-06-12")
    card.locator("[type=time]").fill("10:00")
    expect(card.get_by_role("status")).to_be_empty()
    expect(_text(page, SMS)).to_contain_text("Saturday 12 June, 10:00")
    expect(card.locator(".brand-message__fill button")).to_have_text("Copy")
    card.locator(".brand-message__fill button").click()
    expect(card.get_by_role("status")).to_contain_text("Copied")
    assert clipboard(page) == _text(page, SMS).inner_text()
    assert HOSTILE in clipboard(page)
    expect(page.locator(".brand-sender [name=plats]")).to_have_value("Bryggan")


@pytest.mark.parametrize(("path", "copy"), [("budskap/bad-sms/", "Kopiera"), ("budskap/kit/", "Kopiera allt")])
def test_a_text_is_handed_over_at_the_press_itself(page: Page, bank_address: str, path: str, copy: str) -> None:
    page.add_init_script(AT_THE_PRESS)
    remember(page, bank_address, kit=BOTH)
    page.goto(bank_address + path)
    page.evaluate("navigator.clipboard.writeText('')")
    page.get_by_role("button", name=copy, exact=True).click()
    if copy == "Kopiera":
        page.get_by_role("button", name="Kopiera ändå").click()
    page.wait_for_function("navigator.clipboard.readText()")
    assert "Nu badar vi." in clipboard(page)
    assert ("Bada här" in clipboard(page)) is (copy == "Kopiera allt")


def test_the_text_is_copied_plain_rich_and_with_its_sources(bank_page: Page, bank_address: str) -> None:
    bank_page.get_by_label("Ert namn").fill(HOSTILE)
    _copy(bank_page, POST)
    paragraphs = _text(bank_page, POST).locator("p").all_inner_texts()
    assert clipboard(bank_page) == "\n\n".join([*paragraphs, "#Lillby #Brygga"])
    rich = _rich(bank_page)
    assert rich.count("<p>") == len(paragraphs) + 1
    assert "&lt;b&gt;Åse &amp; " in rich
    _copy(bank_page, POST, "Med källor")
    copied = clipboard(bank_page)
    assert copied.startswith("\n\n".join([*paragraphs, "#Lillby"]))
    assert "Källa:\nantal hus: 1\u00a0234,5 hus, 2020 (Lillby hembygdsförening)" in copied
    assert copied.count("Lillby hembygdsförening") == 1, "the year that the other variant states stays there"
    assert copied.endswith(f"{bank_address}budskap/bad-instagram/")
    bank_page.reload()
    expect(bank_page.locator("[data-changes]")).to_be_hidden()


def _rich(page: Page) -> str:
    """What would be pasted where formatting is kept."""
    code = "navigator.clipboard.read().then(([item]) => item.getType('text/html')).then((blob) => blob.text())"
    return str(page.evaluate(code))


def test_one_press_on_a_closed_card_gives_the_finished_post(page: Page, bank_address: str) -> None:
    told = {"avsandare": "Byalaget", "plats": "Bryggan", "lank": "https://bad.example"}
    remember(page, bank_address, sender=told, own={f"sv/{POST}": "Nu är det varmt."})
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


@pytest.mark.window(viewport=PHONE, has_touch=True, is_mobile=True)
def test_a_phone_shares_the_post_and_sends_the_text_message(page: Page, bank_address: str) -> None:
    page.add_init_script("navigator.share = async (data) => { globalThis.shared = data }")
    page.goto(f"{bank_address}budskap/")
    card = _opened(page, POST)
    card.get_by_role("button", name="Dela").click()
    card.get_by_role("button", name="Dela ändå").click()
    assert page.evaluate("shared.text").endswith("#Lillby #Brygga")
    expect(card.get_by_role("button", name="Skicka sms")).to_have_count(0)
    expect(_opened(page, SMS).get_by_role("button", name="Skicka sms")).to_be_visible()


def test_copying_works_where_the_newer_clipboard_is_not_there_and_from_a_file(
    context: BrowserContext, page: Page, bank: Path, bank_address: str
) -> None:
    reader = watched(context)
    reader.goto(bank_address)
    page.add_init_script("delete Navigator.prototype.clipboard")  # as on a plain http host
    for address in (f"{bank_address}budskap/", (bank / "budskap" / "index.html").as_uri()):
        page.bring_to_front()
        page.goto(address)
        _copy(page, POST)
        reader.bring_to_front()
        assert clipboard(reader).startswith("Bryggan har 1")
        assert "<p>Bryggan har 1" in _rich(reader)
        reader.evaluate("navigator.clipboard.writeText('')")


def test_where_the_clipboard_is_closed_the_text_is_there_to_be_copied(page: Page, bank_address: str) -> None:
    page.add_init_script(NO_CLIPBOARD)
    page.goto(f"{bank_address}budskap/")
    card = _opened(page, POST)
    _main(card).click()
    card.get_by_role("button", name="Kopiera ändå").click()
    expect(card.get_by_role("status")).to_contain_text("tryck Ctrl+C")
    expect(page.get_by_label("Texten att kopiera")).to_be_focused()
    assert page.evaluate("getSelection().toString() || document.activeElement.value").startswith("Bryggan har 1")
    assert violations(page) == []


def test_what_is_missing_is_named_and_one_may_go_on_by_keyboard_alone(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}budskap/bad-sms/")
    status = _card(page, SMS).get_by_role("status")
    page.locator(".brand-sender summary").press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Byalaget")
    for words, told in (("Kopiera", "Det här är inte ifyllt: plats, dag och tid."), ("Kopiera ändå", "Kopierat")):
        for _ in range(20):  # the second comes after the fields for what is missing
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.textContent") == words:
                break
        page.keyboard.press("Enter")
        expect(status).to_contain_text(told)
    expect(_main(_card(page, SMS))).to_be_focused()
    assert clipboard(page) == _text(page, SMS).inner_text()
    assert "[platsen]" in clipboard(page)


def test_a_text_message_is_counted_as_its_reader_sees_it_and_sent_in_the_small_alphabet(bank_page: Page) -> None:
    name, meter = bank_page.get_by_label("Ert namn"), _card(bank_page, SMS).locator(".brand-message__meter")
    for words, told in (
        ("👩‍👩‍👧‍👦", "55 av 306 tecken · ett sms"),
        ("ô" * 40, "94 av 306 tecken · 2 sms"),
        ("x" * 200, "för många · 3 sms"),
    ):
        name.fill(words)
        bank_page.locator("[name=plats]").fill(words if "x" in words else "")
        expect(meter).to_contain_text(told)
    name.fill("Byalaget\u00a0vid sjön")
    bank_page.locator("[name=day]").fill("2027-06-12")
    bank_page.locator("[name=until]").fill("2027-06-13")
    _copy(bank_page, SMS)
    assert "12-13 juni. Hälsar Byalaget vid sjön" in clipboard(bank_page)


def test_what_a_channel_folds_away_is_shown_quieter(bank_page: Page) -> None:
    folded = "[...CSS.highlights.get('brand-fold')].map((range) => range.toString())"
    assert bank_page.evaluate(folded) == [], "nothing is folded that fits"
    words = "Vi badar hela dagen. " * 8
    bank_page.get_by_label("Hur varmt är vattnet hos er?").fill(words)
    expect(_text(bank_page, POST)).to_contain_text(words.strip())
    (quiet,) = bank_page.evaluate(folded)
    full = _card(bank_page, POST).locator(".brand-message__meter")
    expect(full).to_contain_text("döljs bakom ”mer” efter 125 · 2 hashtaggar")
    whole = _text(bank_page, POST).evaluate("(text) => text.textContent")
    assert whole.endswith(quiet)
    assert len(whole) - len(quiet) == 125


# Without JavaScript, without storage


@pytest.mark.window(viewport=PHONE, java_script_enabled=False)
def test_everything_can_be_read_without_javascript(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}budskap/")
    expect(_card(page, POST).locator(".brand-message__text:visible")).to_have_count(2)
    expect(page.locator("[data-sender], [data-filter]").filter(visible=True)).to_have_count(0)
    page.goto(f"{bank_address}budskap/kit/")
    expect(page.locator(".brand-no-script")).to_be_visible()
    expect(page.locator("[data-ready-kit] li")).to_have_count(2)


def test_a_kit_is_made_and_taken_along_where_storage_and_clipboard_are_closed(page: Page, bank_address: str) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('blocked') }})")
    page.add_init_script(NO_CLIPBOARD)
    page.goto(f"{bank_address}en/budskap/kit/")
    page.locator("[data-ready-kit]").get_by_role("button").click()
    expect(page.locator(".brand-kit__item")).to_have_count(2)
    page.evaluate(ALL_FOLDS)
    page.get_by_label("Your name").fill(HOSTILE)
    expect(page.locator(".brand-kit__list")).to_contain_text(HOSTILE)
    page.get_by_role("button", name="Copy everything").click()
    field = page.locator(".brand-kit__note textarea")
    expect(field).to_be_focused()
    expect(field).to_have_value(re.compile(re.escape(HOSTILE)))
    assert page.locator(".brand-kit .brand-slot b").count() == 0


# Finding


def test_a_filter_stands_in_the_address_and_says_how_many_there_are(page: Page, bank_address: str) -> None:
    cards, option = page.locator("[data-bank] [data-message]"), "[name={}] option[value={}]"
    page.goto(f"{bank_address}budskap/")
    page.locator("[name=channel]").select_option("sms")
    expect(cards).to_have_count(1)
    assert page.url.endswith("budskap/?channel=sms")
    page.reload()
    expect(page.locator("[data-count]")).to_have_text("1 av 2 texter")
    expect(page.locator(option.format("audience", "resident"))).to_have_text("Boende (1)")
    expect(page.locator(option.format("audience", "visitor"))).to_have_text("Besökare (0)")
    expect(page.locator(option.format("channel", "instagram"))).to_have_text("Instagram (1)")
    expect(page.locator(".brand-chip")).to_have_text(["Alla", "Bada 1"])
    page.locator("[name=channel]").select_option("")
    expect(cards).to_have_count(2)
    assert page.url.endswith("budskap/")
    page.get_by_text("Bada 2").click()
    expect(page).to_have_url(re.compile(r"\?occasion=bada$"))
    expect(page.locator("[name=length]")).to_be_hidden()
    page.goto(f"{bank_address}budskap/?occasion=bada&length=medium")
    expect(page.get_by_role("radio", name="Bada")).to_be_checked()
    expect(page.locator("[name=length]")).to_have_value("medium")
    expect(page.locator("[name=length]")).to_be_visible()


FOUND = {
    "occasion=bada": {POST, SMS},
    "occasion=nowhere": {POST, SMS},
    "about=bryggan": {POST, SMS},
    "audience=visitor": {POST},
    "length=medium": {POST},
    "goal=fler-hus": {POST, SMS},
    "channel=instagram&audience=resident": {POST},
    "channel=nowhere": {POST, SMS},
    "q=handdukar": {POST},
    "q=hadnduk": {POST},
    "q=välkomnande": {POST},
    "q=simmar": {POST},
    "q=BADAR": {POST, SMS},
    "q=valkommen": {POST},
    "q=dopp": {POST, SMS},
    "q=vinterdopp": {POST, SMS},
    "q=boende+sms": {SMS},
}
# When all is fetched, a search is answered at once.
FIND = """async (query) => {
    history.replaceState(null, "", `?${query}`);
    dispatchEvent(new PopStateEvent("popstate"));
    await new Promise((done) => setTimeout(done));
    return [...document.querySelectorAll("[data-bank] [data-message]")].map((card) => card.dataset.message);
}"""


def test_each_way_to_find_a_message(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}budskap/?q=boende+sms")
    expect(page.locator("[data-bank] [data-message]")).to_have_count(1)
    assert {query: set(page.evaluate(FIND, query)) for query in FOUND} == FOUND


def test_nothing_found_says_what_comes_nearest_or_what_to_loosen(page: Page, bank_address: str) -> None:
    none = page.locator("[data-filter-none]")
    page.goto(f"{bank_address}budskap/?q=vinterdopp")
    expect(none).to_have_text("Inget passar helt på ”vinterdopp”. Närmast kommer texter med ”dopp”.")
    page.evaluate(FIND, "channel=sms&audience=visitor&q=handduk")
    expect(none).to_contain_text("Ingen text passar in på allt det.")
    expect(none.get_by_role("button")).to_have_text(["Sms (då finns 1)", "Rensa allt"])
    assert violations(page) == []
    none.get_by_role("button", name="Sms").click()
    expect(page.locator("[data-bank] [data-message]")).to_have_count(1)
    assert page.url.endswith("?q=handduk&audience=visitor")
    page.evaluate(FIND, "q=<i>xqzw</i>")
    expect(none).to_contain_text("Vi har ingen text om ”<i>xqzw</i>” än.")
    none.get_by_role("button", name="Rensa allt").press("Enter")
    expect(page.locator("[data-bank] [data-message]")).to_have_count(2)
    expect(page.locator("[data-results]")).to_be_focused()


def test_a_search_that_cannot_be_loaded_says_so_and_works_when_it_is_tried_again(page: Page, bank_address: str) -> None:
    for path in ("index.js", "texts.js"):
        page.route(f"**/budskap/{path}", lambda route: route.abort())
        page.goto(f"{bank_address}budskap/")
        page.locator("[name=q]").fill("handduk")
        expect(page.locator("[data-count]")).to_contain_text("gick inte att hämta")
        page.unroute(f"**/budskap/{path}")
        page.locator("[name=q]").fill("handdukar")
        expect(page.locator("[data-count]")).to_have_text("1 av 2 texter")


def test_a_long_list_is_shown_in_steps_with_sources_where_there_are_any(page: Page, address: str) -> None:
    page.goto(f"{address}budskap/?channel=facebook")
    cards = page.locator("[data-bank] [data-message]")
    expect(cards).to_have_count(24)
    count = page.evaluate("brand.index.rows.filter(({ channel }) => channel === 'facebook').length")
    expect(page.locator("[data-count]")).to_contain_text(f"{count} av ")
    page.get_by_role("button", name="Visa fler").click()
    expect(cards).to_have_count(count)
    expect(cards.nth(24).locator("summary").first).to_be_focused()
    expect(page.get_by_role("button", name="Visa fler")).to_be_hidden()
    # A card from another page of the list works like one that stood there from the start.
    for facts, visible in ((":has([data-fact])", True), (":not(:has([data-fact]))", False)):
        card = page.locator(f"[data-bank] [data-message]:not([data-page='1']){facts}").first
        card.locator("summary").first.click()
        expect(_main(card)).to_be_visible()
        expect(card.get_by_role("button", name="Med källor")).to_be_visible(visible=visible)
        own = card.locator("[data-own-page]").evaluate("(link) => link.href")
        assert own == f"{address}budskap/{card.get_attribute('data-message')}/"


def test_the_way_from_a_strength_leads_to_its_messages(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}styrkor/bryggan/")
    page.get_by_role("link", name="Alla 2 texter").click()
    expect(page.locator("[name=about]")).to_have_value("bryggan")
    page.goto(f"{bank_address}mal/01-fler-hus/")
    page.get_by_role("link", name="Alla 2 texter").click()
    expect(page.locator("[data-filter-none]")).to_contain_text("Bara det som hjälper Mål 1")
    page.get_by_role("button", name="Visa alla").click()
    assert page.url.endswith("budskap/")


# What was copied has changed


def _copied(id_: str, **changes: str) -> dict[str, str]:
    old = "[ert namn] hälsar hej. Bryggan har hus."
    return {"id": id_, "language": "sv", "name": id_, "print": "old", "text": old, "day": "2026-01-01", **changes}


def test_what_changed_since_it_was_copied_is_told_and_shown(page: Page, bank_address: str) -> None:
    gone, other = _copied("x", name="<b>Borta</b>"), _copied("x", language="en")
    remember(
        page,
        bank_address,
        sender={"avsandare": "Byalaget"},
        copied=[_copied(POST, name="Bada här"), _copied("is-affisch", name="Vinterbad"), gone, other],
    )
    page.goto(f"{bank_address}budskap/")
    news = page.locator("[data-changes]")
    expect(news.get_by_role("listitem")).to_have_count(3)
    expect(news).to_contain_text("Bada här: texten har ändrats sedan")
    expect(news).to_contain_text("Vinterbad: texten är indragen. Isen har gått.")
    expect(news).to_contain_text("<b>Borta</b>: texten finns inte kvar i banken.")
    news.get_by_role("button", name="Se vad som är ändrat").click()
    expect(news.locator("del").first).to_be_visible()
    assert news.locator("ins").all_inner_texts()
    assert "Byalaget" not in news.locator(".brand-difference").inner_text()
    assert violations(page) == []
    news.get_by_role("button", name="Jag vet").last.click()
    news.get_by_role("button", name="Jag vet").first.click()
    news.get_by_role("link", name="Till texten som ersätter den").click()
    page.wait_for_url("**/budskap/bad-instagram/")
    for edition in ("", "en/"):  # to know of a change in one language leaves the other
        page.goto(f"{bank_address}{edition}budskap/")
        expect(page.locator("[data-changes]").get_by_role("listitem")).to_have_count(1)


def test_a_message_that_expires_after_the_build_is_marked_by_the_browser(page: Page, bank_address: str) -> None:
    def until_yesterday(route: Route) -> None:
        html = route.fetch().text().replace(f'data-message="{SMS}"', f'data-message="{SMS}" data-to="2026-01-31"')
        route.fulfill(body=html, content_type="text/html")

    page.route("**/budskap/", until_yesterday)
    page.goto(f"{bank_address}budskap/")
    expect(_card(page, SMS)).to_contain_text("gällde till och med 31 januari 2026")
    expect(_card(page, SMS).get_by_role("button")).to_have_count(0)


# The kit


@pytest.fixture
def kit_page(page: Page, bank_address: str) -> Page:
    """Open the page of a kit that holds both messages."""
    remember(page, bank_address, kit=BOTH)
    page.goto(f"{bank_address}budskap/kit/")
    return page


def _names(page: Page) -> Locator:
    return page.locator(".brand-kit__item .brand-message__name")


def test_a_kit_is_shared_by_tabs_and_languages(context: BrowserContext, bank_page: Page, bank_address: str) -> None:
    other = watched(context)
    other.goto(f"{bank_address}en/budskap/kit/")
    expect(other.locator(".brand-kit__empty")).to_be_visible()
    for id_ in (POST, SMS):
        _card(bank_page, id_).get_by_role("button", name="Lägg i kitet").click()
    expect(bank_page.locator("[data-kit-link]")).to_have_text("Ert kit (2)")
    expect(_names(other)).to_have_text(["Swim here", "Come for a swim"])


def test_an_older_answer_does_not_take_the_kit_back(context: BrowserContext, page: Page, address: str) -> None:
    waiting: list[Route] = []
    page.goto(f"{address}budskap/kit/")
    page.wait_for_function("globalThis.brand?.index")
    rows: list[dict[str, Any]] = page.evaluate("brand.index.rows")
    first, last = rows[0], max(rows, key=lambda row: row["page"])
    page.route(f"**/budskap/cards-{last['page']}.js", lambda route: waiting.append(route))
    other = watched(context)
    for held in ([last], [last, first], [first]):
        remember(other, address, kit=[{"id": each["id"]} for each in held])
    expect(_names(page)).to_have_text([first["name"]])
    waiting[0].continue_()
    remember(other, address, kit=[{"id": first["id"]}, {"id": last["id"]}])
    expect(_names(page)).to_have_text([first["name"], last["name"]])


def test_a_kit_is_put_in_order_and_emptied_and_the_focus_stays(kit_page: Page) -> None:
    names = _names(kit_page)
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
    page.reload()
    expect(page.get_by_label("Dagen det gäller")).to_have_value("2027-03-03")


def _saved(page: Page, button: str, ending: str) -> bytes:
    """The file that the button gives."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).click()
    assert re.fullmatch(rf"Kit \d{{4}}-\d\d-\d\d\.{ending}", download.value.suggested_filename)
    return download.value.path().read_bytes()


def test_a_kit_is_saved_as_files_and_a_day_that_is_moved_is_the_same_event_changed(kit_page: Page) -> None:
    note = kit_page.locator(".brand-kit__note")
    kit_page.get_by_text("Fler sätt").click()
    kit_page.get_by_role("button", name="Kalender").click()
    expect(note).to_contain_text("Sätt en dag på minst ett budskap först")
    field, found = kit_page.locator(".brand-kit__item input[type=date]").first, []
    for hour, day in ((1, "2027-03-03"), (2, "2027-03-02"), (3, "2027-03-02")):
        kit_page.evaluate("(now) => { Date.now = () => now }", 1.8e12 + hour * 3.6e6)
        field.fill(day)
        (event,) = Calendar.from_ical(_saved(kit_page, "Kalender", "ics")).walk("VEVENT")
        found.append((str(event["UID"]), str(event.decoded("DTSTART")), int(str(event["SEQUENCE"]))))
    (id_, _, first), (same_id, day, second), again = found
    assert (same_id, day) == (id_, "2027-03-02")
    assert 0 < first < second < 2**31
    assert again == found[1]
    for button, ending, start in (("Text", "txt", b"\xef\xbb\xbf"), ("Word", "docx", b"PK"), ("Zip med allt", "zip", b"PK")):  # noqa: E501 # fmt: skip
        assert _saved(kit_page, button, ending).startswith(start)
        expect(note).to_contain_text("Några texter väntar på ifyllning")
        expect(note).to_contain_text("är sparad")


def test_what_a_saved_kit_lacks_is_said_until_it_is_filled_in(kit_page: Page) -> None:
    note = kit_page.locator(".brand-kit__note")
    kit_page.get_by_text("Fler sätt").click()
    _saved(kit_page, "Text", "txt")
    expect(note).to_contain_text("plats")
    kit_page.locator(".brand-sender summary").click()
    kit_page.locator("[name=plats]").fill("Bryggan")
    expect(note).not_to_contain_text("plats")
    for name, value in {"avsandare": "B", "day": "2027-06-12", "lank": "x", "kontakt": "x"}.items():
        kit_page.locator(f"[name={name}]").fill(value)
    expect(note).not_to_contain_text("Några texter väntar på ifyllning")
    expect(note).to_contain_text("är sparad")


def test_a_kit_is_printed_without_its_tools(kit_page: Page) -> None:
    expect(kit_page.locator(".brand-kit__item")).to_have_count(2)
    kit_page.emulate_media(media="print")
    for hidden in ("Kopiera", "Word", "Lägg alla i ert kit"):
        expect(kit_page.get_by_role("button", name=hidden)).to_have_count(0)
    expect(_text(kit_page, SMS)).to_be_visible()
    expect(kit_page.locator("#fardiga")).to_be_hidden()


def test_a_message_that_has_left_the_bank_leaves_the_kit(page: Page, bank_address: str) -> None:
    remember(page, bank_address, kit=[{"id": "borta"}, {"id": "sms-om-bad"}])
    page.goto(f"{bank_address}budskap/kit/")
    expect(page.locator(".brand-kit__status")).to_contain_text("togs ur kitet")
    expect(_names(page)).to_have_text(["Kom och bada"])


# Everybody


@EXTREMES
def test_axe_finds_nothing_in_any_state(page: Page, bank_address: str, edition: str) -> None:
    _visit(page, f"{bank_address}{edition}budskap/")
    _card(page, POST).locator(".brand-message__proof summary").click()
    _main(_card(page, SMS)).click()
    assert violations(page) == []
    page.locator("[name=avsandare]").fill("x" * 200)
    _card(page, SMS).locator(".brand-message__fill button").click()
    expect(_card(page, SMS).locator(".brand-message__done, .brand-message__status textarea")).to_be_visible()
    _card(page, SMS).locator("[data-kit-toggle]").click()
    assert violations(page) == []
    page.goto(f"{bank_address}{edition}budskap/kit/")
    expect(page.locator(".brand-kit__item")).to_have_count(1)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


# Languages


def test_a_text_in_another_language_is_copied_and_lies_in_the_kit_as_it_is_shown(page: Page, bank_address: str) -> None:
    _visit(page, f"{bank_address}budskap/{POST}/")
    page.get_by_label("Ert namn").fill("Byalaget")
    page.get_by_label("Fler språk").select_option("ar")
    text = _text(page, POST)
    expect(text).to_have_attribute("dir", "rtl")
    expect(text).to_have_attribute("lang", "ar")
    expect(text).to_contain_text("حول الرصيف 1,234.5 منزلا. Byalaget يرحب بكم.")
    _copy(page, POST)
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
    expect(page.locator("[data-count]")).to_have_text("1 av 2 texter")
    expect(page.get_by_role("heading", name="اسبحوا هنا")).to_be_visible()
    expect(_card(page, POST).locator("[data-lines]")).to_have_attribute("dir", "rtl")
    page.locator("[name=language]").select_option("")
    expect(page.get_by_role("heading", name="Bada här")).to_be_visible()
