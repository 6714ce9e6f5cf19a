"""Checking a text of one's own, in a real browser: the rules say there what they say in Python."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.frontend import esbuild
from tests.domain.test_style import CASES, DATA
from tests.support.axe import DESKTOP, PHONE, violations
from tests.support.site import ROOT
from tests.support.windows import EDITIONS, watched, window

pytestmark = pytest.mark.browser
MODULE = "globalThis.rulesOf = {findings, lix, words: (t) => words(t).length, sentences: (t) => sentences(t).length, graphemes, sms: smsParts};"  # noqa: E501


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """Open a page that fails the tests on a script error."""
    with window(browser) as context:
        yield watched(context)


@pytest.fixture(scope="module")
def rules(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Open a page that holds the rules alone."""
    folder: Path = tmp_path_factory.mktemp("rules")
    shutil.copytree(ROOT / "overrides" / "js", folder, dirs_exist_ok=True)
    imports = 'import { findings, lix, sentences, words } from "./try/style.js";\nimport { graphemes, smsParts } from "./lib/count.js";\n'  # noqa: E501
    (folder / "rules.js").write_text(imports + MODULE + "\n", "utf-8")
    opened = browser.new_page()
    opened.add_script_tag(content=esbuild.scripts({"rules": folder / "rules.js"}, ROOT / "node_modules")["rules"])
    yield opened
    opened.close()


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_browser_finds_what_python_finds(rules: Page, case: dict) -> None:
    given = [case["text"], DATA["rules"][case.get("language", "sv")]]
    found = rules.evaluate(
        "([text, rules]) => rulesOf.findings(text, rules).map((each) => [each.code, each.found])", given
    )
    assert found == case["findings"]
    for measure in {"lix", "words", "sentences", "graphemes", "sms"} & case.keys():
        assert rules.evaluate(f"(text) => rulesOf.{measure}(text)", case["text"]) == case[measure], measure


def _write(page: Page, address: str, text: str) -> str:
    page.goto(f"{address}budskap/prova/")
    page.get_by_label("Your text" if address.endswith("/mapp/en/") else "Din text").fill(text)
    expect(page.locator("[data-try-results]")).to_be_visible()
    expect(page.locator("[data-try-body] h3").first).to_be_visible()
    return page.locator("[data-try-body]").inner_text()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Bryggan är en pärla.", "”pärla” säger alla platser om sig själva. Säg vad man ser."),
        ("Störst är bryggan.", "”Störst” behöver bevisas."),
        ("Här finns 1 234,5 hus.", "Siffran 1 234,5 har en källa: antal hus, 2020 (Lillby hembygdsförening)."),
        ("Här finns 77 hus.", "Siffran 77 saknar källa här."),
        ("Vi " + "badar och " * 30 + "går hem.", "En mening har fler än 25 ord."),
        ("Hälsar {avsandare}.", "{avsandare} är inte ifyllt."),
        ('Den "goda" dagen.', "Raka citattecken."),
        ("Kom och bada nu!!", "”!!”: ett tecken räcker."),
        ("Kom och bada.", "Kontrollera att det framgår vem som är avsändare."),
        ("Vi ska bada i dag.", "Bryggan"),
        ("Kom. Bada. Gå hem.", "Meningarna är korta."),
        ("Kom och bada.", "Den ryms i kanalen Facebook."),
    ],
)
def test_each_warning_says_what_and_why(page: Page, bank_address: str, text: str, said: str) -> None:
    assert said in _write(page, bank_address, text)


def test_the_chosen_channel_comes_first_and_tells_what_is_too_much(page: Page, bank_address: str) -> None:
    _write(page, bank_address, "Kom och bada med oss. " * 20)
    page.get_by_label("Kanal").select_option("sms")
    first = page.locator("[data-try-body] tr").first
    expect(first).to_contain_text("Sms")
    expect(first).to_contain_text("tecken för många (högst 306) · blir 3 sms")


def test_a_warning_shows_where_by_keyboard(page: Page, bank_address: str) -> None:
    _write(page, bank_address, "Det här är en pärla vid sjön.")
    page.get_by_role("button", name="Visa var").first.press("Enter")
    assert (
        page.evaluate(
            "document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)"  # noqa: E501
        )
        == "pärla"
    )


def test_a_known_sender_that_is_not_named_is_missed(page: Page, bank_address: str) -> None:
    page.goto(bank_address)
    page.evaluate("localStorage.setItem('brand.sender@/under/en/mapp/', JSON.stringify({avsandare: 'Byalaget'}))")
    assert "Byalaget nämns inte." in _write(page, bank_address, "Kom och bada.")
    assert "nämns inte" not in _write(page, bank_address, "Kom och bada med byalaget.")
    page.evaluate("localStorage.clear()")


def test_in_english(page: Page, bank_address: str) -> None:
    said = _write(page, f"{bank_address}en/", "The biggest gems: 1,234.5 houses.")
    assert "“gems” is what every place says about itself. Say what one sees." in said
    assert "“biggest” needs evidence." in said
    assert "has a source: number of houses, 2020" in said


def test_a_text_is_never_markup_and_never_too_long(page: Page, bank_address: str) -> None:
    said = _write(page, bank_address, "<img src=x onerror=alert(1)> [<b>ert</b> namn] {namn}")
    assert "[<b>ert</b> namn] är inte ifyllt." in said
    assert page.locator("[data-try-results] img, [data-try-results] b").count() == 0
    assert "Att titta på" in _write(page, bank_address, "x" * 100_000 + " 1 2 3" * 5000)


def test_a_text_that_has_gone_takes_the_answer_with_it(page: Page, bank_address: str) -> None:
    _write(page, bank_address, "Kom och bada.")
    page.get_by_label("Din text").fill("  ")
    expect(page.locator("[data-try-results]")).to_be_hidden()


def test_rules_that_cannot_be_fetched_are_told(page: Page, bank_address: str) -> None:
    page.route("**/rules.js", lambda route: route.abort())
    page.goto(f"{bank_address}budskap/prova/")
    page.get_by_label("Din text").fill("Kom och bada.")
    expect(page.get_by_role("status").last).to_contain_text("Reglerna gick inte att hämta")
    page.unroute("**/rules.js")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@EDITIONS
def test_axe_finds_nothing(browser: Browser, bank_address: str, edition: str, scheme: str) -> None:
    for size in (PHONE, DESKTOP):
        context = browser.new_context(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
        page = context.new_page()
        _write(page, f"{bank_address}{edition}", 'Störst, "pärla" 1 234,5 och 77. ' * 3)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        context.close()
