"""The search in a real browser: what people type and mistype, what they find, by keyboard too, and what can fail."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Locator, Page, expect

from macros.frontend import esbuild
from tests.support.axe import violations
from tests.support.site import ROOT

pytestmark = pytest.mark.browser
HREFS = "links => links.map(link => link.href)"
KLARALVEN, ALL = "styrkor/klaralven/", 8
# What is typed in an edition (each is opened once), and what the address of one of so many first hits begins with.
SEARCHES: dict[tuple[str, int], dict[str, str]] = {
    ("", 1): {
        **dict.fromkeys(
            ("klarelven", "klaralven", "klaraelven", "klarälvens", "klarlven", "kalrälven", "älv"), KLARALVEN
        ),
        "flygplatsen": "styrkor/flygplatsen/",
        "skogen": "styrkor/naturens-kraft/",
        "mål 13": "mal/13-",
        "94 procent": "om/belagg/#uddeholm-export",
    },
    # Words for what a page holds, though it may not have them itself.
    ("", ALL): {
        "powerpoint": "styrkor/underlag/",
        "bidragsansökan": "ide/",
        "affisch": "budskap/",
        "logotyp": "varumarke/",
        "årsmöte": "sa-gor-du/forening/",
    },
    ("en/", 1): {
        **dict.fromkeys(("klarelven", "klaralven", "river", "rivver"), KLARALVEN),
        "airprot": "styrkor/flygplatsen/",
        "goal 13": "mal/13-",
        "94 per cent": "om/belagg/#uddeholm-export",
    },
    ("en/", ALL): {
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
FIND = """async ([home, typed]) => {
    const { find, guess } = await openTitles(home);
    const best = (words) => [find(words), guess(words)].find((hits) => hits.length) ?? [];
    return typed.map((words) => best(words).map(({ path }) => path.replace(/sida-\\d+\\//, "")));
}"""
Found = Callable[[Iterable[str], str], dict[str, list[str]]]


@pytest.fixture
def found(page: Page, address: str, tmp_path: Path) -> Found:
    """Ask the search's own code in the browser; gives the addresses that an edition has for each of the words."""
    module = tmp_path / "titles.js"
    module.write_text(TITLES, "utf-8")
    script = esbuild.scripts({"titles": module}, ROOT / "node_modules")["titles"]
    page.route("**/assets/titles-alone.js", lambda route: route.fulfill(body=script, content_type="text/javascript"))
    page.goto(f"{address}om/licenser/")
    page.add_script_tag(url=f"{address}assets/titles-alone.js")
    return lambda typed, edition: dict(zip(typed, page.evaluate(FIND, [address + edition, [*typed]]), strict=True))


def test_what_people_type_and_mistype_finds_what_they_mean(found: Found) -> None:
    for (edition, first), meant in SEARCHES.items():
        paths = found(meant, edition)
        assert {
            typed: paths[typed][:first]
            for typed, path in meant.items()
            if not any(each.startswith(path) for each in paths[typed][:first])
        } == {}


def test_a_task_finds_its_text_first_or_second(found: Found) -> None:
    paths = found(TASKS, "")
    assert {
        typed: paths[typed][:2]
        for typed, texts in TASKS.items()
        if not {f"budskap/{text}/" for text in texts} & {*paths[typed][:2]}
    } == {}


def _open(page: Page, address: str) -> Locator:
    """Open the search with the keyboard; gives its field."""
    page.goto(f"{address}om/licenser/")
    page.get_by_role("button", name="Sök").press("Enter")
    field = page.get_by_label("Sökord")
    expect(field).to_be_focused()
    return field


def _hits(page: Page, field: Locator, typed: str) -> Locator:
    """Type, and wait for an answer; gives the hits."""
    field.fill(typed)
    expect(page.locator(".brand-search__status")).to_have_text(re.compile(r"\d träff|Inget"))
    return page.locator(".brand-search__results a")


def test_every_hit_can_be_reached_by_keyboard_each_once(page: Page, address: str) -> None:
    field = _open(page, address)
    hits = _hits(page, field, "flygplatsen")
    expect(hits).to_have_count(8)
    expect(hits.first).to_contain_text("Styrka")
    first = hits.evaluate_all(HREFS)
    for key, now in (("ArrowDown", hits.nth(0)), ("ArrowDown", hits.nth(1)), ("ArrowUp", hits.nth(0))):
        page.keyboard.press(key)
        expect(now).to_be_focused()
    page.get_by_role("button", name="Visa fler").press("Enter")
    expect(hits.nth(8)).to_be_focused()
    found = hits.evaluate_all(HREFS)
    assert found[:8] == first
    assert len(set(found)) == len(found) > 8
    expect(page.get_by_role("status").first).to_have_text(f"{len(found)} träffar")
    expect(page.get_by_role("button", name="Visa fler")).to_be_hidden()
    assert not [each for each in found if each.startswith(f"{address}en/")]
    field.press("Enter")
    page.wait_for_url(f"{address}styrkor/flygplatsen/")


def test_what_is_nowhere_is_said_to_be_and_escape_gives_the_focus_back(page: Page, address: str) -> None:
    field = _open(page, address)
    hits = _hits(page, field, "asdfgh")
    expect(page.locator(".brand-search__status")).to_contain_text("asdfgh")
    expect(hits).to_have_count(0)
    instead = page.locator(".brand-search__none")
    expect(instead.locator("a[href$='budskap/']")).to_be_visible()
    assert violations(page) == []
    _hits(page, field, "kajak")
    expect(instead).to_be_hidden()
    page.keyboard.press("Escape")
    if page.locator("dialog.brand-search").is_visible():  # the first Escape may empty the field
        page.keyboard.press("Escape")
    expect(page.locator("dialog.brand-search")).to_be_hidden()
    expect(page.get_by_role("button", name="Sök")).to_be_focused()


def test_what_only_the_text_of_a_page_holds_is_found_but_not_what_is_for_editors(page: Page, address: str) -> None:
    field = _open(page, address)
    expect(_hits(page, field, "integritetsskyddsmyndigheten").first).to_be_visible()
    field.fill("redaktörens handbok")
    expect(page.locator(".brand-search__status")).to_contain_text(re.compile("redaktörens handbok|träff"))
    found = page.locator(".brand-search__results a").evaluate_all(HREFS)
    assert not [path for path in found if "/redigera/" in path]


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
    page.goto(address + KLARALVEN, wait_until="networkidle")
    assert not [path for path in fetched if re.search(r"pagefind|sitemap|titles|search\.", path)]
    fetched.clear()
    page.get_by_role("button", name="Sök").click()
    _hits(page, page.get_by_label("Sökord"), "klarelven")
    assert [re.sub(r"\.\w{10}\.", ".", path) for path in fetched] == ["assets/search.js", "titles.js"]
