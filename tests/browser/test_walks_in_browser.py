"""Three people on a phone, from the front page to a text of their own: how many presses it takes them."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.support.axe import PHONE
from tests.support.windows import clipboard, watched, window

pytestmark = pytest.mark.browser
MOST_PRESSES = 4


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


def _start(walker: Walker, address: str) -> None:
    walker.page.goto(address)
    walker.press(walker.page.get_by_role("link", name="Hitta en text"))
    expect(walker.page.locator("[data-bank]")).to_be_visible()


def _copied(walker: Walker, card: Locator) -> str:
    walker.press(card.locator(".brand-message__fill button"))
    expect(card.get_by_role("status")).to_contain_text("Kopierat")
    assert walker.presses <= MOST_PRESSES
    text = clipboard(walker.page)
    assert "[" not in text, "nothing is left to fill in"
    return text


def test_a_club_copies_a_post_about_its_cup(walker: Walker, address: str) -> None:
    _start(walker, address)
    card = walker.page.locator("[data-message=cup-instagram]")
    walker.press(card.locator("[data-take]"))
    expect(card.get_by_label("Ert namn", exact=True)).to_be_focused()
    walker.write("Ekshärads IF")
    walker.go_on()
    walker.write("Ekshärads IP")
    card.locator("[type=date]").first.fill("2027-06-12")
    card.locator("[type=time]").fill("10:00")
    card.get_by_label("Länk", exact=True).fill("https://cup.example")
    text = _copied(walker, card)
    for part in ("Ekshärads IF", "Ekshärads IP", "lördag 12 juni kl. 10.00", "https://cup.example"):
        assert part in text


def test_a_cafe_gets_its_summer_texts_with_their_days(walker: Walker, address: str) -> None:
    page = walker.page
    _start(walker, address)
    walker.press(page.locator("[data-kit-link]"))
    ready = page.locator("#sommarkafe")
    walker.press(ready.get_by_label("Dagen det gäller"))
    ready.get_by_label("Dagen det gäller").fill("2027-06-12")
    walker.press(ready.get_by_role("button", name="Lägg alla i ert kit"))
    assert walker.presses <= MOST_PRESSES
    items = page.locator(".brand-kit__item")
    expect(items).to_have_count(4)
    walker.press(page.locator(".brand-sender summary"))
    walker.press(page.locator("[name=avsandare]"))
    walker.write("Café Banan")
    for item, day in zip(items.all(), ["2027-05-29", "2027-06-11", "2027-06-12", "2027-06-26"], strict=True):
        expect(item.locator("input[type=date]")).to_have_value(day)
        expect(item).to_contain_text("Café Banan")


def test_a_heritage_society_copies_an_application_that_names_its_goals(walker: Walker, address: str) -> None:
    _start(walker, address)
    walker.press(walker.page.get_by_label("Sök bland texterna"))
    walker.write("hembygd ansökan")
    card = walker.page.locator("[data-bank] [data-message]").first
    expect(card).to_have_attribute("data-message", "hembygd-ansokan")
    walker.press(card.locator("[data-take]"))
    for field in card.locator(".brand-message__fill input").all():
        filled = {"date": "2027-06-12", "time": "10:00"}
        field.fill(filled.get(field.get_attribute("type") or "", "Sunnemo hembygdsförening"))
    text = _copied(walker, card)
    for part in ("Sunnemo hembygdsförening", "mål 6, ", "Hagforsstrategin"):
        assert part in text
