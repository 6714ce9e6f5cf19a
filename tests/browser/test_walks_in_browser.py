"""Three people on a phone, from the front page to a text of their own: how many presses it takes them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

import icalendar
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.support.axe import PHONE, violations
from tests.support.windows import EDITIONS, clipboard, watched, window

pytestmark = pytest.mark.browser
MOST_PRESSES = 4
WORDS = {
    "": {"start": "Hitta en text", "search": "Sök bland texterna", "more": "Fler sätt",
         "copied": "Kopierat", "name": "Ert namn", "place": "Plats", "contact": "Kontakt", "link": "Länk",
         "day": "Dagen det gäller", "all": "Lägg alla i ert kit", "zip": "Zip med allt",
         "calendar": "Kalender", "application": "hembygd ansökan", "goal": "mål 6, ", "strategy": "Hagforsstrategin",
         "cup": "lördag 12 juni kl. 10.00"},
    "en/": {"start": "Find a text", "search": "Search the texts", "more": "More ways",
            "copied": "Copied", "name": "Your name", "place": "Place", "contact": "Contact", "link": "Link",
            "day": "The day itself", "all": "Add them all to your kit", "zip": "Zip with everything",
            "calendar": "Calendar", "application": "heritage application", "goal": "goal 6, ",
            "strategy": "Hagfors strategy", "cup": "Saturday 12 June, 10:00"},
}  # fmt: skip


class Walker:
    """Somebody with a phone. presses: how many times the screen has been pressed."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.presses = 0

    def press(self, what: Locator) -> None:
        """Press something, once."""
        what.tap()
        self.presses += 1

    def write(self, text: str) -> None:
        """Write where the cursor is: the telephone's keyboard is there already."""
        self.page.keyboard.type(text)

    def go_on(self) -> None:
        """Go to the next field, with the keyboard's own key."""
        self.page.keyboard.press("Tab")


@pytest.fixture
def walker(browser: Browser) -> Iterator[Walker]:
    """Give somebody a telephone on which this site has never been seen."""
    with window(browser, viewport=PHONE, has_touch=True) as context:
        yield Walker(watched(context))


def _start(walker: Walker, address: str, words: dict[str, str]) -> None:
    walker.page.goto(address)
    walker.press(walker.page.get_by_role("link", name=words["start"]))
    expect(walker.page.locator("[data-bank]")).to_be_visible()


def _copied(walker: Walker, card: Locator, words: dict[str, str]) -> str:
    walker.press(card.locator(".brand-message__fill button"))
    expect(card.get_by_role("status")).to_contain_text(words["copied"])
    assert walker.presses <= MOST_PRESSES
    assert violations(walker.page) == []
    text = clipboard(walker.page)
    assert "[" not in text, "nothing is left to fill in"
    return text


@EDITIONS
def test_a_club_copies_a_post_about_its_cup(walker: Walker, address: str, edition: str) -> None:
    words = WORDS[edition]
    _start(walker, address + edition, words)
    card = walker.page.locator("[data-message=cup-instagram]")
    walker.press(card.locator("[data-take]"))
    expect(card.get_by_label(words["name"], exact=True)).to_be_focused()
    walker.write("Ekshärads IF")
    walker.go_on()
    walker.write("Ekshärads IP")
    card.locator("[type=date]").first.fill("2027-06-12")
    card.locator("[type=time]").fill("10:00")
    card.get_by_label(words["link"], exact=True).fill("https://cup.example")
    text = _copied(walker, card, words)
    assert all(part in text for part in ("Ekshärads IF", "Ekshärads IP", words["cup"], "https://cup.example"))


@EDITIONS
def test_a_cafe_gets_its_summer_texts_and_a_calendar(walker: Walker, address: str, edition: str) -> None:
    words = WORDS[edition]
    page = walker.page
    _start(walker, address + edition, words)
    walker.press(page.locator("[data-kit-link]"))
    ready = page.locator("#sommarkafe")
    walker.press(ready.get_by_label(words["day"]))
    ready.get_by_label(words["day"]).fill("2027-06-12")
    walker.press(ready.get_by_role("button", name=words["all"]))
    assert walker.presses <= MOST_PRESSES
    items = page.locator(".brand-kit__item")
    expect(items).to_have_count(4)
    walker.press(page.locator(".brand-sender summary"))
    walker.press(page.locator("[name=avsandare]"))
    walker.write("Café Banan")
    expect(items.first).to_contain_text("Café Banan")
    walker.press(page.get_by_text(words["more"], exact=True))
    with page.expect_download() as calendar:
        walker.press(page.get_by_role("button", name=words["calendar"], exact=True))
    events = icalendar.Calendar.from_ical(calendar.value.path().read_bytes()).walk("VEVENT")
    assert [str(event.decoded("DTSTART")) for event in events] == [
        *("2027-05-29", "2027-06-11", "2027-06-12", "2027-06-26")
    ]
    with page.expect_download() as saved:
        walker.press(page.get_by_role("button", name=words["zip"], exact=True))
    with zipfile.ZipFile(io.BytesIO(saved.value.path().read_bytes())) as opened:
        texts = [opened.read(name).decode("utf-8-sig") for name in opened.namelist() if re.match(r"\d\d ", name)]
    assert len(texts) == 4
    assert all("Café Banan" in text for text in texts)


@EDITIONS
def test_a_heritage_society_copies_an_application_that_names_its_goals(
    walker: Walker, address: str, edition: str
) -> None:
    words = WORDS[edition]
    _start(walker, address + edition, words)
    walker.press(walker.page.get_by_label(words["search"]))
    walker.write(words["application"])
    card = walker.page.locator("[data-bank] [data-message]").first
    expect(card).to_have_attribute("data-message", "hembygd-ansokan")
    walker.press(card.locator("[data-take]"))
    for field in card.locator(".brand-message__fill input").all():
        filled = {"date": "2027-06-12", "time": "10:00"}
        field.fill(filled.get(field.get_attribute("type") or "", "Sunnemo hembygdsförening"))
    text = _copied(walker, card, words)
    assert "Sunnemo hembygdsförening" in text
    assert words["goal"] in text
    assert words["strategy"] in text


@EDITIONS
def test_the_kit_is_there_in_the_other_language(walker: Walker, address: str, edition: str) -> None:
    other = "" if edition else "en/"
    walker.page.goto(f"{address}{edition}budskap/kit/")
    ready = walker.page.locator("#ansokan")
    count = ready.locator("ol > li").count()
    walker.press(ready.get_by_role("button"))
    expect(walker.page.locator(".brand-kit__item")).to_have_count(count)
    walker.page.goto(f"{address}{other}budskap/kit/")
    expect(walker.page.locator(".brand-kit__item")).to_have_count(count)
    expect(walker.page.locator(".brand-kit__list")).to_contain_text(WORDS[other]["goal"])
    assert violations(walker.page) == []
