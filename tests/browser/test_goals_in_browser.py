"""The goals followed up in a real browser: the filter, the chart and its table, small screens, dark, paper."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.axe import DESKTOP, PHONE, violations
from tests.support.windows import EDITIONS

pytestmark = pytest.mark.browser
GOAL, MISSING, INDEX = "mal/01-fler-hus/", "mal/02-boende-2/", "mal/"
WORDS = {
    "": {
        "status": "Hur det går", "area": "Område", "all": "3 av 3 mål", "one": "1 av 3 mål", "none": "0 av 3 mål",
        "missing": "Måltexten saknas (1)", "loosen": "Inte nått (då finns 3)", "clear": "Rensa allt",
        "chart": "Diagram: Fler hus", "table": "Siffrorna i diagrammet",
    },
    "en/": {
        "status": "How it is going", "area": "Area", "all": "3 of 3 goals", "one": "1 of 3 goals",
        "none": "0 of 3 goals", "missing": "Wording missing (1)", "loosen": "Not met (then there are 3)",
        "clear": "Clear all", "chart": "Chart: More houses", "table": "The figures in the chart",
    },
}  # fmt: skip
TEXTS, ITEMS = ".brand-chart__drawing text", ".brand-goals__item:visible"


# The page

# What lies over a link, where a pointer would meet something else: [the link, what lies there].
COVERED = """() => [...document.querySelectorAll("main a[href]")].flatMap((link) => {
  if (!link.checkVisibility()) return [];
  link.scrollIntoView({ block: "center" });
  return [...link.getClientRects()].flatMap((box) => [.1, .5, .9].flatMap((across) => [.1, .5, .9].map((down) => {
    const found = document.elementFromPoint(box.x + box.width * across, box.y + box.height * down);
    return found && !link.contains(found) && !found.contains(link) ? [link.textContent, found.className] : null;
  }))).filter(Boolean);
})"""


@pytest.mark.parametrize("path", [GOAL, MISSING, INDEX, "omraden/boende/", ""])
@pytest.mark.parametrize("width", [390, 768, 1280])
def test_nothing_lies_over_a_link(page: Page, bank_address: str, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(bank_address + path)
    assert page.evaluate(COVERED) == []


# The filter


@EDITIONS
def test_filtering_by_keyboard_is_told_and_stands_in_the_address(page: Page, bank_address: str, edition: str) -> None:
    words = WORDS[edition]
    page.goto(f"{bank_address}{edition}{INDEX}")
    expect(page.get_by_role("status")).to_have_text(words["all"])
    page.get_by_label(words["status"]).focus()
    page.keyboard.press("End")
    expect(page.locator("#filter-status option:checked")).to_have_text(words["missing"])
    expect(page.get_by_role("status")).to_have_text(words["one"])
    expect(page.locator(ITEMS)).to_have_count(1)
    assert page.url.endswith("?status=wording-missing")
    page.reload()
    expect(page.get_by_role("status")).to_have_text(words["one"])


@EDITIONS
def test_nothing_says_what_to_loosen(page: Page, bank_address: str, edition: str) -> None:
    words = WORDS[edition]
    page.goto(f"{bank_address}{edition}{INDEX}?status=not-met&area=boende")
    expect(page.get_by_role("status")).to_have_text(words["none"])
    expect(page.locator(ITEMS)).to_have_count(0)
    assert violations(page) == []
    page.get_by_role("button", name=words["loosen"]).click()
    expect(page.get_by_role("status")).to_have_text(words["all"])
    expect(page.get_by_label(words["status"])).to_be_focused()
    expect(page.get_by_role("button", name=words["clear"])).to_be_hidden()
    assert page.url.endswith("?area=boende")


def test_what_the_address_says_wrongly_is_left_out(page: Page, bank_address: str) -> None:
    page.goto(f"{bank_address}{INDEX}?status=<b>&area=inget&annat=1")
    expect(page.get_by_role("status")).to_have_text("3 av 3 mål")


def test_the_filter_works_from_a_file(page: Page, bank: Path) -> None:
    page.goto((bank / INDEX / "index.html").as_uri())
    page.get_by_label("Hur det går").select_option("wording-missing")
    expect(page.locator(ITEMS)).to_have_count(1)


def test_without_javascript_the_whole_list_stands(browser: Browser, bank_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{bank_address}{INDEX}?status=met")
    expect(page.locator(ITEMS)).to_have_count(3)
    expect(page.locator("[data-facets]")).to_be_hidden()
    expect(page.get_by_role("link", name="Prenumerera i din kalender")).to_be_visible()
    context.close()


# The chart


@EDITIONS
def test_the_chart_has_a_name_and_its_table_is_reached_by_keyboard(page: Page, bank_address: str, edition: str) -> None:
    words = WORDS[edition]
    page.goto(f"{bank_address}{edition}{GOAL}")
    expect(page.get_by_role("img", name=words["chart"])).to_be_visible()
    page.locator("#tabell").click()
    table = page.get_by_role("region", name=words["table"])
    for _ in range(40):
        page.keyboard.press("Tab")
        if table.evaluate("region => region === document.activeElement"):
            break
    expect(table).to_be_focused()
    expect(table.get_by_role("row")).to_have_count(5)


@EDITIONS
@pytest.mark.parametrize("path", [GOAL, MISSING, INDEX])
def test_on_the_smallest_screen_nothing_is_wider_and_the_chart_is_read(
    page: Page, bank_address: str, edition: str, path: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{bank_address}{edition}{path}")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    sizes = f"[...document.querySelectorAll('{TEXTS}')].map(text => parseFloat(getComputedStyle(text).fontSize))"
    assert all(size >= 15 for size in page.evaluate(sizes))
    boxes = f"[...document.querySelectorAll('{TEXTS}')].map(text => text.getBoundingClientRect().toJSON())"
    assert all(box["left"] >= 0 and box["right"] <= 320 for box in page.evaluate(boxes))


@pytest.mark.parametrize("path", [GOAL, "om/belagg/"])
def test_no_cell_of_a_table_is_cut_on_a_phone(page: Page, bank_address: str, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{bank_address}{path}")
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    right = "[...document.querySelectorAll('.brand-table *')].map(each => each.getBoundingClientRect().right)"
    assert max(page.evaluate(right)) <= 320


@pytest.mark.parametrize("kind", ["SVG", "PNG", "CSV"])
def test_the_chart_can_be_taken(page: Page, bank_address: str, kind: str) -> None:
    page.goto(f"{bank_address}{GOAL}")
    with page.expect_download() as download:
        page.locator(".brand-downloads").get_by_text(kind, exact=True).click()
    assert download.value.suggested_filename == f"fler-hus.{kind.lower()}"
    content = download.value.path().read_bytes()
    assert content.startswith({"SVG": b"<svg", "PNG": b"\x89PNG", "CSV": b"\xef\xbb\xbf"}[kind])


def test_a_goal_is_no_longer_than_six_screens_of_a_phone(page: Page, address: str, site: Path) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    long = {}
    for folder in sorted(site.glob("**/mal/??-*/")):
        path = folder.relative_to(site).as_posix()
        page.goto(f"{address}{path}/", wait_until="domcontentloaded")
        if (height := page.evaluate("document.documentElement.scrollHeight")) > 5000:
            long[path] = height
    assert long == {}


@pytest.mark.parametrize(("scheme", "size"), [("light", DESKTOP), ("dark", PHONE)], ids=["light", "dark"])
@EDITIONS
def test_axe_finds_nothing_on_a_chart_or_a_filtered_list(
    browser: Browser, bank_address: str, edition: str, scheme: str, size: dict[str, int]
) -> None:
    context = browser.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page = context.new_page()
    for path in (GOAL, f"{INDEX}?status=wording-missing"):
        page.goto(f"{bank_address}{edition}{path}")
        assert violations(page) == [], path
    context.close()


def test_in_forced_colours_the_lines_stand_out(browser: Browser, bank_address: str) -> None:
    context = browser.new_context(forced_colors="active", color_scheme="dark")
    page = context.new_page()
    page.goto(f"{bank_address}{GOAL}")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    for part in ("line", "level"):
        stroke = page.locator(f".brand-chart__drawing .brand-chart__{part}").first.evaluate(
            "e => getComputedStyle(e).stroke"
        )
        assert stroke != ground
    context.close()


def test_on_paper_there_is_the_chart_and_no_filter(page: Page, bank_address: str) -> None:
    page.emulate_media(media="print")
    page.goto(f"{bank_address}{GOAL}")
    expect(page.locator(".brand-chart__drawing")).to_be_visible()
    page.goto(f"{bank_address}{INDEX}")
    expect(page.locator("[data-facets]")).to_be_hidden()
    expect(page.locator(ITEMS)).to_have_count(3)


def test_a_poster_is_printed_as_one(page: Page, address: str) -> None:
    page.goto(f"{address}budskap/gardsbutik-affisch/")
    printed = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4")))
    text = printed.pages[0].extract_text()
    assert len(printed.pages) == 1
    for hidden in ("Affisch", "Sök", "Kopiera", "data/"):
        assert hidden not in text
    assert text.strip()
