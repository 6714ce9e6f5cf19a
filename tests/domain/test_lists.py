"""Long lists, spread over pages: what stands where, that links lead there, and that no page is large."""

import re
from math import ceil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.content.model import Platform
from macros.domain import lists, urls
from macros.domain.lists import ROOM, spread
from macros.rendering import generated_pages, quality_words
from macros.rendering.quality_words import Issue, Sentence, shortened
from macros.rendering.renderer import Renderer
from macros.rendering.settings import Settings
from macros.site.edition import Edition
from macros.site.macros.pages import Macros
from tests.support.platforms import macros_of
from tests.support.site import ROOT

# Of the small platform's facts, the first two and the last.
FEW = {**dict.fromkeys(ROOM, 1), urls.FACTS: 20, urls.MESSAGES: ROOM[urls.MESSAGES]}
LARGEST, FRAME = 200_000, 8_000  # bytes of a page's HTML, and of what stands around its content
SIZES = st.lists(st.integers(1, 30), max_size=40)


@settings(max_examples=30)
@given(SIZES, st.integers(1, 100))
def test_every_item_stands_on_one_page_in_order(lines: list[int], room: int) -> None:
    sizes = {str(number): size for number, size in enumerate(lines)}
    found = spread(sizes, room)
    assert [id_ for ids in found for id_ in ids] == list(sizes)
    assert len(found) == len(spread(dict(reversed(list(sizes.items()))), room)), "as many in every order"
    assert len(found) <= max(1, ceil(sum(sizes.values()) / room))
    even = sum(sizes.values()) / len(found)
    assert max(sum(sizes[id_] for id_ in ids) for ids in found) <= even + max(sizes.values(), default=0)


# The pages of a platform whose lists are long


@pytest.fixture
def platform(platform: Platform, monkeypatch: pytest.MonkeyPatch) -> Platform:
    """The small platform, where next to nothing has room on a page."""
    monkeypatch.setattr(lists, "ROOM", FEW)
    return platform


def _made(platform: Platform, path: str, language: str = "sv", root: Path = ROOT) -> str:
    renderer = Renderer(platform, language)
    page = next(page for page in generated_pages.all_pages(renderer) if page.path == path)
    return _content(macros_of(platform, path, language, root), page)


def _content(macros: Macros, page: generated_pages.Page) -> str:
    return str(getattr(macros, page.macro)(*page.arguments))


def test_each_item_has_its_anchor_where_its_links_lead(platform: Platform) -> None:
    renderer = Renderer(platform, "en")
    kinds = (platform.facts, platform.initiatives, platform.topics, platform.kits)
    found = [item for items in kinds for item in items.values()]
    paths = [renderer.path_of(item) for item in found]
    assert len({path.partition("#")[0] for path in paths}) == 2 + 1 + 2 + 1
    for path in paths:
        page, _, anchor = path.partition("#")
        assert f'id="{anchor}"' in _made(platform, page, "en")


def test_a_further_page_says_which_it_is_and_leads_to_the_others(platform: Platform) -> None:
    renderer = Renderer(platform, "en")
    page = next(page for page in generated_pages.all_pages(renderer) if page.path == "om/belagg/sida-2/")
    assert (page.title, page.call, page.listed) == ("Facts, page 2", "facts_page(2)", False)
    html = _made(platform, page.path, "en")
    assert '<a href="../">1</a>' in html
    assert '<a href="./" aria-current="page">2</a>' in html
    edition = Edition(renderer, Settings(ROOT, "", "", ""))
    assert page.file not in str(generated_pages.navigation(edition.sections))
    assert edition.frame("om/belagg/sida-2.md")["crumbs"][-1].path == "om/belagg/"
    assert [each.path for each in edition.frame("mal/sida-2.md")["crumbs"]] == ["mal/"]


def test_every_edition_has_the_same_pages(platform: Platform) -> None:
    swedish, english = (
        {page.path for page in generated_pages.all_pages(Renderer(platform, each))} for each in ("sv", "en")
    )
    assert swedish == english
    assert "om/belagg/sida-2/" in swedish


def test_the_goals_stand_once_each_and_what_is_due_on_the_first_page(platform: Platform) -> None:
    found = [_made(platform, path) for path in ("mal/", "mal/sida-2/", "mal/sida-3/")]
    shown = re.findall(r'<li class="brand-goals__item"[^>]*><a href="(?:\.\./)?([^"]+)"', "".join(found))
    assert sorted(shown) == ["01-fler-hus/", "03-trivsel/", "saknas/#boende"]
    assert ['id="vantas"' in html for html in found] == [True, False, False]
    assert not any('data-facets="' in html for html in found), "a filter would see the goals of its own page alone"


def test_the_relations_is_whole_over_its_pages(platform: Platform) -> None:
    found = {"bryggan": _made(platform, "sambandet/"), "angen": _made(platform, "sambandet/sida-2/")}
    for strength in platform.strengths.values():
        assert all(f'id="{strength.id}-{each.goal}"' in found[strength.id] for each in strength.goals)
    drawn = set(re.findall('data-node="goal:([^"]+)"', "".join(found.values())))
    assert drawn == set(platform.goals)
    assert f"{_made(platform, 'omraden/boende/')}".count("sambandet/sida-2/#angen-") >= 1


@pytest.mark.parametrize(
    ("path", "entry"),
    [(urls.SOURCES, '<li><a href="http'), (urls.KITS, "<li data-step="), (urls.COVERAGE, '<tr><th scope="row">')],
)
def test_each_entry_stands_once_over_the_pages(
    real: Platform, path: str, entry: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = _entries(_made(real, f"{path}/"), entry)
    monkeypatch.setitem(ROOM, path, 50)
    pages = [urls.list_page(path, number + 1) for number in range(len(Renderer(real, "sv").lists[path]))]
    assert len(pages) > 2
    assert [each for page in pages for each in _entries(_made(real, page), entry)] == whole


def _entries(html: str, start: str) -> list[str]:
    """The lines that start so, without their tags."""
    return [re.sub("<[^>]+>", "|", line) for line in html.splitlines() if line.startswith(start)]


def test_an_idea_is_ticked_on_the_first_page_alone(platform: Platform) -> None:
    found = [_made(platform, path) for path in ("ide/", "ide/sida-2/")]
    assert ["data-idea " in html for html in found] == [True, False]
    assert [html.count('type="checkbox"') for html in found] == [2, 0]


# How large pages become


def test_a_full_page_of_texts_like_ours_is_not_large(real: Platform) -> None:
    renderer = Renderer(real, "sv")
    pages = list(generated_pages.all_pages(renderer))
    for path, sizes in renderer.sizes.items():
        macros = macros_of(real, f"{path}/")
        found = [page for page in pages if f"{path}/" in (page.path, page.under)]
        size = sum(len(_content(macros, page).encode()) for page in found)
        assert size * ROOM[path] / sum(sizes.values()) < LARGEST - FRAME, path


# What is absent is cut instead, with the number of what is left out


def _sayings(*sizes: int) -> list[Sentence]:
    return [Sentence(f"{size}", [Issue(str(each), "", "") for each in range(size)]) for size in sizes]


@pytest.mark.parametrize(
    ("total", "shown"), [(100, [[3, 2], [9, 9], [1]]), (13, [[3, 2], [7], [1]]), (6, [[2], [2], [1]])]
)
def test_of_what_is_wanting_the_first_of_each_kind_are_shown(total: int, shown: list[list[int]]) -> None:
    said = {("a", "x"): _sayings(3, 2), ("a", "y"): _sayings(9, 9), ("b", "x"): _sayings(1)}
    assert [[len(each.items) for each in sentences] for sentences in shortened(said, total).values()] == shown


def test_how_much_more_is_wanting_is_said(
    platform: Platform, small_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quality_words, "SHOWN", 12)
    html = _made(platform, "redigera/att-gora/", root=small_root)
    row = 'data-owner="orden" data-kind="unapproved" data-facets-item'
    (more,) = re.findall(rf'{row}="(\d+)"', html)
    (count,) = re.findall(r"<td class=\"brand-number\"><a [^>]*kind=unapproved[^>]*>(\d+)</a>", html)[:1]
    assert int(count) == html.count(f"{row}>") + int(more)
