"""The goals followed up in a real browser: the filter, the chart and its table, small screens, dark, paper."""

import io
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Page, expect

from tests.support.axe import NARROWEST, in_both_schemes

pytestmark = pytest.mark.browser
GOAL, MISSING, INDEX = "mal/01-fler-hus/", "mal/02-boende-2/", "mal/"
ITEMS = ".brand-goals__item:visible"
# What lies over a link, where a pointer would meet something else: [the link, what lies there].
COVERED = """[...document.querySelectorAll("main a[href]")].flatMap((link) => {
  if (!link.checkVisibility()) return [];
  link.scrollIntoView({ block: "center" });
  return [...link.getClientRects()].flatMap((box) => [.1, .5, .9].flatMap((across) => [.1, .5, .9].map((down) => {
    const found = document.elementFromPoint(box.x + box.width * across, box.y + box.height * down);
    return found && !link.contains(found) && !found.contains(link) ? [link.textContent, found.className] : null;
  }))).filter(Boolean);
})"""
# With every fold open: what is wider than the window, and what of a chart is too small to read.
UNREADABLE = """(() => {
  for (const each of document.querySelectorAll("details")) each.open = true;
  const wide = (e) => e.getBoundingClientRect().left < 0 || e.getBoundingClientRect().right > innerWidth;
  const small = (e) => parseFloat(getComputedStyle(e).fontSize) < 15;
  const texts = [...document.querySelectorAll(".brand-chart__drawing text")];
  return [...document.querySelectorAll(".brand-table *"), ...texts].filter(wide).concat(texts.filter(small))
    .map((e) => e.outerHTML).concat(document.documentElement.scrollWidth > innerWidth ? "the page" : []);
})()"""


@pytest.mark.parametrize("path", [GOAL, MISSING, INDEX, "omraden/boende/", ""])
def test_nothing_lies_over_a_link(page: Page, bank_address: str, path: str) -> None:
    page.goto(bank_address + path)
    for width in (390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(COVERED) == [], width


def test_filtering_by_keyboard_is_told_and_stands_in_the_address(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}{INDEX}?status=<b>&area=inget&annat=1")  # all of it wrong: left out
    expect(page.get_by_role("status")).to_have_text("3 av 3 mål")
    page.get_by_label("Hur det går").press("End")
    expect(page.locator("#filter-status option:checked")).to_have_text("Måltexten saknas (1)")
    expect(page.get_by_role("status")).to_have_text("1 av 3 mål")
    expect(page.locator(ITEMS)).to_have_count(1)
    assert in_both_schemes(page) == []
    assert page.url.endswith("?status=wording-missing")
    page.reload()
    expect(page.get_by_role("status")).to_have_text("1 av 3 mål")


def test_nothing_says_what_to_loosen(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}{INDEX}?status=not-met&area=boende")
    expect(page.get_by_role("status")).to_have_text("0 av 3 mål")
    expect(page.locator(ITEMS)).to_have_count(0)
    page.get_by_role("button", name="Inte nått (då finns 3)").click()
    expect(page.get_by_role("status")).to_have_text("3 av 3 mål")
    expect(page.get_by_label("Hur det går")).to_be_focused()
    expect(page.get_by_role("button", name="Rensa allt")).to_be_hidden()
    assert page.url.endswith("?area=boende")


def test_the_filter_works_from_a_file(page: Page, bank: Path) -> None:
    page.goto((bank / INDEX / "index.html").as_uri())
    page.get_by_label("Hur det går").select_option("wording-missing")
    expect(page.locator(ITEMS)).to_have_count(1)


@pytest.mark.window(java_script_enabled=False)
def test_without_javascript_the_whole_list_stands(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}{INDEX}?status=met")
    expect(page.locator(ITEMS)).to_have_count(3)
    expect(page.locator("[data-facets]")).to_be_hidden()
    expect(page.get_by_role("link", name="Prenumerera i din kalender")).to_be_visible()


def test_the_chart_has_a_name_and_its_table_is_reached_by_keyboard(page: Page, bank_address: str) -> None:
    page.goto(bank_address + GOAL)
    expect(page.get_by_role("img", name="Diagram: Fler hus")).to_be_visible()
    assert in_both_schemes(page) == []
    page.locator("#tabell").click()
    table = page.get_by_role("region", name="Siffrorna i diagrammet")
    for _ in range(40):
        page.keyboard.press("Tab")
        if table.evaluate("region => region === document.activeElement"):
            break
    expect(table).to_be_focused()
    expect(table.get_by_role("row")).to_have_count(5)


@pytest.mark.parametrize("path", [GOAL, f"en/{GOAL}", MISSING, "om/belagg/"])
def test_on_the_smallest_screen_nothing_is_wider_and_chart_and_tables_are_read(
    page: Page, bank_address: str, path: str
) -> None:
    page.set_viewport_size(NARROWEST)  # type: ignore[arg-type]
    page.goto(bank_address + path)
    assert page.evaluate(UNREADABLE) == []


def test_the_chart_can_be_taken(page: Page, bank_address: str) -> None:
    page.goto(bank_address + GOAL)
    for kind, begins in (("SVG", b"<svg"), ("PNG", b"\x89PNG"), ("CSV", b"\xef\xbb\xbf")):
        with page.expect_download() as download:
            page.locator(".brand-downloads").get_by_text(kind, exact=True).click()
        assert download.value.suggested_filename == f"fler-hus.{kind.lower()}"
        assert download.value.path().read_bytes().startswith(begins)


def test_a_goal_is_no_longer_than_six_screens_of_a_phone(page: Page, address: str, site: Path) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for goals in ("mal", "en/mal"):
        pages = sorted(site.glob(f"{goals}/??-*/index.html"), key=lambda file: file.stat().st_size)
        for file in pages[-3:]:  # those with most in them
            page.goto(f"{address}{file.parent.relative_to(site).as_posix()}/", wait_until="domcontentloaded")
            assert page.evaluate("document.documentElement.scrollHeight") <= 5000, file


@pytest.mark.window(forced_colors="active", color_scheme="dark")
def test_in_forced_colours_the_lines_stand_out(page: Page, bank_address: str) -> None:
    page.goto(bank_address + GOAL)
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    for part in ("line", "level"):
        drawn = page.locator(f".brand-chart__drawing .brand-chart__{part}").first
        assert drawn.evaluate("e => getComputedStyle(e).stroke") != ground


def test_on_paper_there_is_the_chart_and_no_filter(page: Page, bank_address: str) -> None:
    page.emulate_media(media="print")
    page.goto(bank_address + GOAL)
    expect(page.locator(".brand-chart__drawing")).to_be_visible()
    page.goto(bank_address + INDEX)
    expect(page.locator("[data-facets]")).to_be_hidden()
    expect(page.locator(ITEMS)).to_have_count(3)


def test_a_poster_is_printed_as_one(page: Page, address: str) -> None:
    page.goto(f"{address}budskap/gardsbutik-affisch/")
    printed = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4")))
    text = printed.pages[0].extract_text()
    assert len(printed.pages) == 1
    assert text.strip()
    assert not [hidden for hidden in ("Affisch", "Sök", "Kopiera", "data/") if hidden in text]
