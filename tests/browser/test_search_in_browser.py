"""The search in a real browser: what people type and mistype, what they find, by keyboard too, and what can fail."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import BrowserContext, Locator, Page, expect

from macros.frontend import esbuild
from tests.support.axe import violations
from tests.support.site import ROOT
from tests.support.windows import watched

pytestmark = pytest.mark.browser
WORDS = {"": ("Sök", "Sökord"), "en/": ("Search", "Search words")}
EACH_EDITION = pytest.mark.parametrize("edition", WORDS, ids=["sv", "en"])
HREFS = "links => links.map(link => link.href)"
KLARALVEN = "styrkor/klaralven/"
# What is typed, and what the address of the first hit begins with.
FIRST = {
    "": {
        **dict.fromkeys(
            ("klarelven", "klaralven", "klaraelven", "klarälvens", "klarlven", "kalrälven", "älv"), KLARALVEN
        ),
        "flygplatsen": "styrkor/flygplatsen/",
        "skogen": "styrkor/naturens-kraft/",
        "mål 13": "mal/13-",
        "94 procent": "om/belagg/#uddeholm-export",
    },
    "en/": {
        **dict.fromkeys(("klarelven", "klaralven", "river", "rivver"), KLARALVEN),
        "airprot": "styrkor/flygplatsen/",
        "goal 13": "mal/13-",
        "94 per cent": "om/belagg/#uddeholm-export",
    },
}
# Words for what a page holds, though it may not have them itself, and what the address of one of the hits begins with.
AMONG = {
    "": {
        "powerpoint": "styrkor/underlag/",
        "bidragsansökan": "ide/",
        "affisch": "budskap/",
        "logotyp": "varumarke/",
        "årsmöte": "sa-gor-du/forening/",
    },
    "en/": {
        "powerpoint": "styrkor/underlag/",
        "grant application": "ide/",
        "poster": "budskap/",
        "logo": "varumarke/",
        "job ad": "budskap/",
    },
}
# Whole tasks, as somebody with one would type them, and the texts that serve it.
TASKS: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_name("searches.yml").read_text("utf-8"))
TITLES = (
    f'import {{ openTitles }} from "{ROOT}/overrides/js/site/search-titles.js"; globalThis.openTitles = openTitles;'
)
FIRST_TWO = """async ([home, typed]) => {
    const { find, guess } = await openTitles(home);
    const best = (words) => [find(words), guess(words)].find((hits) => hits.length) ?? [];
    return typed.map((words) => best(words).slice(0, 2).map(({ path }) => path));
}"""


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """Open a page that fails the test on a script error."""
    return watched(context)


def _open(page: Page, address: str, edition: str = "") -> Locator:
    """Open the search of an edition's front page; gives its field."""
    button, field = WORDS[edition]
    page.goto(address + edition)
    page.get_by_role("button", name=button).click()
    return page.get_by_label(field)


def _hits(page: Page, field: Locator, typed: str) -> Locator:
    """Type, and wait for an answer; gives the hits."""
    field.fill(typed)
    status = page.locator(".brand-search__status")
    expect(status).to_have_text(re.compile(r"\d (träff|result)|Inget|Nothing"))
    return page.locator(".brand-search__results a")


def _paths(hits: Locator, edition_address: str) -> list[str]:
    """The addresses that the hits lead to, below the edition's; on whichever page of a list that is."""
    found: list[str] = hits.evaluate_all(HREFS)
    return [re.sub(r"sida-\d+/", "", each.removeprefix(edition_address)) for each in found]


@EACH_EDITION
def test_what_people_type_and_mistype_finds_what_they_mean(page: Page, address: str, edition: str) -> None:
    field = _open(page, address, edition)
    found = {
        typed: _paths(_hits(page, field, typed), address + edition) for typed in (*FIRST[edition], *AMONG[edition])
    }
    assert {
        typed: found[typed][:1] for typed, path in FIRST[edition].items() if not found[typed][0].startswith(path)
    } == {}
    assert {typed: found[typed] for typed, path in AMONG[edition].items() if path not in "".join(found[typed])} == {}


def test_a_task_finds_its_text_first_or_second(page: Page, address: str, tmp_path: Path) -> None:
    module = tmp_path / "titles.js"
    module.write_text(TITLES, "utf-8")
    script = esbuild.scripts({"titles": module}, ROOT / "node_modules")["titles"]
    page.route("**/assets/titles-alone.js", lambda route: route.fulfill(body=script, content_type="text/javascript"))
    page.goto(address)
    page.add_script_tag(url=f"{address}assets/titles-alone.js")
    found = dict(zip(TASKS, page.evaluate(FIRST_TWO, [address, list(TASKS)]), strict=True))
    assert {
        typed: found[typed]
        for typed, texts in TASKS.items()
        if not {f"budskap/{text}/" for text in texts} & {*found[typed]}
    } == {}


def test_a_hit_says_of_what_kind_it_is(page: Page, address: str) -> None:
    field = _open(page, address)
    expect(_hits(page, field, "klarälven").first).to_contain_text("Styrka")
    expect(_hits(page, field, "exportandel").first).to_have_text(re.compile("Belägg 94 procent"))


@EACH_EDITION
def test_what_is_nowhere_is_said_to_be_and_what_one_can_do(page: Page, address: str, edition: str) -> None:
    hits = _hits(page, _open(page, address, edition), "asdfgh")
    expect(page.locator(".brand-search__status")).to_contain_text("asdfgh")
    expect(hits).to_have_count(0)
    instead = page.locator(".brand-search__none")
    expect(instead.locator("a[href$='budskap/']")).to_be_visible()
    assert violations(page) == []
    _hits(page, page.locator("#sok-ord"), "kajak")
    expect(instead).to_be_hidden()


def test_every_hit_can_be_reached_each_once(page: Page, address: str) -> None:
    hits = _hits(page, _open(page, address), "flygplatsen")
    expect(hits).to_have_count(8)
    first = hits.evaluate_all(HREFS)
    page.get_by_role("button", name="Visa fler").click()
    expect(hits.nth(8)).to_be_focused()
    found = hits.evaluate_all(HREFS)
    assert found[:8] == first
    assert len(set(found)) == len(found) > 8
    expect(page.get_by_role("status").first).to_have_text(f"{len(found)} träffar")
    expect(page.get_by_role("button", name="Visa fler")).to_be_hidden()
    assert not [each for each in found if each.startswith(f"{address}en/")]


def test_what_only_the_text_of_a_page_holds_is_found_there(page: Page, address: str) -> None:
    hits = _hits(page, _open(page, address), "integritetsskyddsmyndigheten")
    expect(hits.first).to_be_visible()
    assert page.evaluate("performance.getEntriesByType('resource').some(each => each.name.includes('pagefind'))")


def test_what_is_for_editors_is_not_found(page: Page, address: str) -> None:
    hits = _hits(page, _open(page, address), "redaktörens handbok")
    assert not [path for path in _paths(hits, address) if path.startswith(("om/redaktor/", "om/innehallshalsa/"))]


def test_arrows_go_from_hit_to_hit_and_enter_opens(page: Page, address: str) -> None:
    page.goto(f"{address}om/")
    page.get_by_role("button", name="Sök").focus()
    page.keyboard.press("Enter")
    field = page.get_by_label("Sökord")
    expect(field).to_be_focused()
    hits = _hits(page, field, "flygplatsen")
    page.keyboard.press("ArrowDown")
    expect(hits.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(hits.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}styrkor/flygplatsen/")


def test_the_search_closes_on_escape_and_gives_the_focus_back(page: Page, address: str) -> None:
    _hits(page, _open(page, address), "ქქქ")
    page.keyboard.press("Escape")
    if page.locator("dialog.brand-search").is_visible():  # the first Escape may empty the field
        page.keyboard.press("Escape")
    expect(page.locator("dialog.brand-search")).to_be_hidden()
    expect(page.get_by_role("button", name="Sök")).to_be_focused()


@pytest.mark.parametrize("refused", ["**/assets/search.*.js", "**/titles.js", "**/pagefind/**"])
def test_a_search_that_cannot_be_loaded_says_so_and_is_tried_again(page: Page, address: str, refused: str) -> None:
    page.route(refused, lambda route: route.abort())
    field = _open(page, address)
    field.fill("integritetsskyddsmyndigheten")
    expect(page.locator(".brand-search__status")).to_contain_text("gick inte att ladda")
    page.unroute(refused)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Sök").click()
    field.fill("integritetsskyddsmyndigheten")
    expect(page.locator(".brand-search__results a").first).to_be_visible()


def test_a_visit_that_searches_fetches_the_titles_alone_and_one_that_does_not_fetches_nothing(
    page: Page, address: str
) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url.removeprefix(address)))
    page.goto(f"{address}styrkor/klaralven/")
    page.wait_for_load_state("networkidle")
    assert not [path for path in fetched if re.search(r"pagefind|sitemap|titles|search\.", path)]
    fetched.clear()
    page.get_by_role("button", name="Sök").click()
    _hits(page, page.get_by_label("Sökord"), "klarelven")
    assert [re.sub(r"\.\w{10}\.", ".", path) for path in fetched] == ["assets/search.js", "titles.js"]
