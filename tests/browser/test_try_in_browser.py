"""Checking a text of one's own, in a real browser: the rules say there what they say in Python."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.domain.test_style import CASES, DATA
from tests.support.axe import EXTREMES, violations
from tests.support.windows import remember

pytestmark = pytest.mark.browser
FIND = """async ([cases, rules]) => {
  const { findings, lix, sentences, words } = await import("./try/style.js");
  const { graphemes, smsParts } = await import("./lib/count.js");
  return cases.map(({ text, language = "sv" }) => ({
    findings: findings(text, rules[language]).map(({ code, found }) => [code, found]),
    lix: lix(text),
    words: words(text).length,
    sentences: sentences(text).length,
    graphemes: graphemes(text),
    sms: smsParts(text),
  }));
}"""


def test_the_browser_finds_what_python_finds(modules: Page) -> None:
    found = modules.evaluate(FIND, [CASES, DATA["rules"]])
    for case, each in zip(CASES, found, strict=True):
        assert {name: each[name] for name in each.keys() & case.keys()}.items() <= case.items(), case["name"]


def _write(page: Page, text: str) -> Locator:
    """Write the text; gives what is said of it."""
    page.locator("[data-try] textarea").fill(text)
    return page.locator("[data-try-body]")


@pytest.fixture
def form(page: Page, bank_address: str) -> Page:
    """Open the page where one checks a text."""
    page.goto(f"{bank_address}budskap/prova/")
    return page


SAID = {
    "Bryggan är en pärla.": "”pärla” säger alla platser om sig själva. Säg vad man ser.",
    "Störst är bryggan.": "”Störst” behöver bevisas.",
    "Här finns 1 234,5 hus.": "Siffran 1 234,5 har en källa: antal hus, 2020 (Lillby hembygdsförening).",
    "Här finns 77 hus.": "Siffran 77 saknar källa här.",
    f"Vi {'badar och ' * 30}går hem.": "En mening har fler än 25 ord.",
    "Hälsar {avsandare}.": "{avsandare} är inte ifyllt.",
    'Den "goda" dagen.': "Raka citattecken.",
    "Kom och bada nu!!": "”!!”: ett tecken räcker.",
    "Kom och bada.": "Kontrollera att det framgår vem som är avsändare.",
    "Vi ska bada i dag.": "Bryggan",
    "Kom. Bada. Gå hem.": "Meningarna är korta.",
    "Kom och bada här.": "Den ryms i kanalen Facebook.",
    "<img src=x onerror=alert(1)> [<b>ert</b> namn]": "[<b>ert</b> namn] är inte ifyllt.",
    f"{'x' * 100_000}{' 1 2 3' * 5000}": "Att titta på",
}


def test_each_warning_says_what_and_why_and_goes_with_its_text(form: Page) -> None:
    for text, said in SAID.items():
        expect(_write(form, text)).to_contain_text(said)
        assert form.locator("[data-try-results] img, [data-try-results] b").count() == 0
    _write(form, "  ")
    expect(form.locator("[data-try-results]")).to_be_hidden()


def test_the_chosen_channel_comes_first_and_tells_what_is_too_much(form: Page) -> None:
    said = _write(form, "Kom och bada med oss. " * 20)
    form.get_by_label("Kanal").select_option("sms")
    expect(said.locator("tr").first).to_contain_text("Sms")
    expect(said.locator("tr").first).to_contain_text("tecken för många (högst 306) · blir 3 sms")


def test_a_warning_shows_where_by_keyboard(form: Page) -> None:
    _write(form, "Det här är en pärla vid sjön.")
    form.get_by_role("button", name="Visa var").first.press("Enter")
    chosen = "(({ value, selectionStart, selectionEnd }) => value.slice(selectionStart, selectionEnd))"
    assert form.evaluate(f"{chosen}(document.activeElement)") == "pärla"


def test_a_known_sender_that_is_not_named_is_missed(page: Page, bank_address: str) -> None:
    remember(page, bank_address, sender={"avsandare": "Byalaget"})
    page.goto(f"{bank_address}budskap/prova/")
    expect(_write(page, "Kom och bada.")).to_contain_text("Byalaget nämns inte.")
    expect(_write(page, "Kom och bada med byalaget.")).not_to_contain_text("nämns inte")


def test_in_english(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}en/budskap/prova/")
    said = _write(page, "The biggest gems: 1,234.5 houses.")
    expect(said).to_contain_text("“gems” is what every place says about itself. Say what one sees.")
    expect(said).to_contain_text("“biggest” needs evidence.")
    expect(said).to_contain_text("has a source: number of houses, 2020")


def test_rules_that_cannot_be_fetched_are_told(page: Page, bank_address: str) -> None:
    page.route("**/rules.js", lambda route: route.abort())
    page.goto(f"{bank_address}budskap/prova/")
    _write(page, "Kom och bada.")
    expect(page.get_by_role("status").last).to_contain_text("Reglerna gick inte att hämta")


@EXTREMES
def test_axe_finds_nothing(page: Page, bank_address: str, edition: str) -> None:
    page.goto(f"{bank_address}{edition}budskap/prova/")
    expect(_write(page, 'Störst, biggest, "pärla" 1 234,5 och 77. ' * 3)).to_contain_text(re.compile("behöver|needs"))
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
