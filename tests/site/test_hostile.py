"""Text from data is never markup: a hostile text in every field at once, looked for in every page and every export.

The same platform without it is the measure: what differs is nothing but the text, and the text is shown as typed.
"""

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import reduce
from operator import getitem
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import icalendar
import pytest

from macros.checks.check import read_platform
from macros.content.loader import platform
from macros.content.made_files import whole
from macros.delivery import headers
from macros.exports import paper
from macros.rendering.renderer import Renderer
from macros.rendering.settings import Settings
from macros.site import site_files
from macros.site.macros.pages import Macros
from tests.support.hostile import SHORT, Structure, clean, free_texts, poison
from tests.support.platforms import anew, translated
from tests.support.site import give_name
from tests.support.small_site import shown_small, small_project

pytestmark = pytest.mark.site  # it makes sites of its own

# Where a longer text is more than a longer text: in rows of what is to be mended, in lines of a picture, in the names
# and sizes of files.
MORE = ("p", ("data-owner", "data-kind", "data-facets-item"))  # says that there are more such rows than are shown
GROWN = ("redigera/att-gora/", "sambandet/index.html", "bilder/index.html")
DATA = re.compile(r"\(globalThis\.brand \?\?= \{\}\)\.\w+ = (.*);\n")
# Marks of the texts, their words for the search, sentences with the full stop that they lack.
REWORDED = ("budskap/index.js", "budskap/texts.js", "underlag/data.js")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the small platform's site with a hostile text in every field; gives its folder."""
    folder = tmp_path_factory.mktemp("hostile")
    root = translated(small_project(folder / "project"))
    poison(root)
    give_name(root)
    site = shown_small(root, folder / "site")
    headers.put_in_pages(site, headers.plan(site), every=False)
    return site


def same(found: Path, other: Path, pattern: str) -> list[tuple[str, Path, Path]]:
    """The files of both sites with such a name, which must be the same ones."""
    names, others = (
        {path.relative_to(site).as_posix() for path in site.rglob(pattern) if "pagefind" not in path.parts}
        for site in (found, other)
    )
    assert names == others
    return [(name, found / name, other / name) for name in sorted(names)]


@pytest.fixture(scope="module")
def read(hostile: Path, bank: Path) -> dict[str, tuple[Structure, Structure]]:
    """Read every page, and the harmless one of the same name."""
    return {
        name: (Structure(file.read_text("utf-8")), Structure(measure.read_text("utf-8")))
        for name, file, measure in same(hostile, bank, "*.html")
    }


Read = dict[str, tuple[Structure, Structure]]


def test_every_page_is_built_as_if_the_texts_were_harmless(read: Read) -> None:
    known = {tag for _, expected in read.values() for tag in expected.tags} | {MORE}
    for name, (found, expected) in read.items():
        assert set(found.tags) <= known, name
        if not any(part in name for part in GROWN):
            assert found.tags == expected.tags, name
            assert _untitled(found.addresses) == _untitled(expected.addresses), name


def _untitled(addresses: list[str]) -> list[str]:
    """The addresses without what they hold of texts: the page's title for the form for proposals, files of a chart."""
    return [each.partition("&title=")[0] for each in addresses if not each.startswith("data:")]


def test_every_page_shows_the_texts_as_typed(read: Read) -> None:
    for name, (found, expected) in read.items():
        assert SHORT.strip() in found.text, name
        if not any(part in name for part in GROWN):
            assert clean(found.text) == clean(expected.text), name


def test_no_script_of_a_page_is_ended_or_changed_by_a_text(read: Read) -> None:
    for name, (found, expected) in read.items():
        assert [each for each in found.scripts if each[0] != "{"] == [
            each for each in expected.scripts if each[0] != "{"
        ]
        for script in found.scripts:
            assert script[0] != "{" or SHORT.strip() in "".join(_texts(json.loads(script))), name


def test_data_say_what_was_given(hostile: Path, bank: Path) -> None:
    for name, file, measure in same(hostile, bank, "*.json"):
        assert _cleaned(json.loads(file.read_bytes())) == _cleaned(json.loads(measure.read_bytes())), name
    for name, file, measure in same(hostile, bank, "*.csv"):
        sign = "," if name.startswith("en/") else ";"
        texts = (io.StringIO(each.read_bytes().decode("utf-8-sig"), newline="") for each in (file, measure))
        rows, expected = (list(csv.reader(each, delimiter=sign)) for each in texts)
        assert _cleaned(rows) == _cleaned(expected), name


def _cleaned(value: Any) -> Any:
    """The value with its texts cleaned; without what is counted from them."""
    if isinstance(value, dict):
        return {key: _cleaned(child) for key, child in value.items()}
    if isinstance(value, list):
        return [_cleaned(child) for child in value]
    return clean(value) if isinstance(value, str) else value


def test_scripts_that_carry_data_are_json_and_their_cards_are_as_they_were(hostile: Path, bank: Path) -> None:
    for name, file, measure in same(hostile, bank, "*.js"):
        found, expected = (DATA.fullmatch(each.read_text("utf-8")) for each in (file, measure))
        assert bool(found) is bool(expected), name
        if not found or not expected:
            continue
        value, other = json.loads(found[1]), json.loads(expected[1])
        if "/cards-" in name or "/texts-" in name:  # HTML
            assert [Structure(card).tags for card in value.values()] == [
                Structure(card).tags for card in other.values()
            ], name
        elif not name.endswith(REWORDED):
            assert _cleaned(value) == _cleaned(other), name


def _texts(value: Any) -> Iterator[str]:
    """Every text in the value."""
    if isinstance(value, str):
        yield value
    for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _texts(child)


def test_xml_is_whole_and_says_what_was_given(hostile: Path, bank: Path) -> None:
    for pattern in ("*.xml", "*.rdf"):
        for name, file, measure in same(hostile, bank, pattern):
            found, expected = (list(ElementTree.parse(each).iter()) for each in (file, measure))
            assert [each.tag for each in found] == [each.tag for each in expected], name
            texts = [[clean(each.text or "") for each in elements] for elements in (found, expected)]
            assert texts[0] == texts[1], name


def test_calendars_say_what_was_given(hostile: Path, bank: Path) -> None:
    for name, file, measure in same(hostile, bank, "*.ics"):
        found, expected = (icalendar.Calendar.from_ical(each.read_bytes()).walk() for each in (file, measure))
        assert [each.name for each in found] == [each.name for each in expected], name
        assert [clean(each.get("summary", "")) for each in found] == [
            clean(each.get("summary", "")) for each in expected
        ], name


def test_papers_are_made_as_if_the_texts_were_harmless(hostile: Path, bank: Path) -> None:
    roots = [site.parent / "project" for site in (hostile, bank)]
    platforms = [read_platform(root)[0] for root in roots]
    for language in ("sv", "en"):
        sheets, measures = (
            paper.sheets(Renderer(platform, language), root)
            for platform, root in zip(platforms, roots, strict=True)
            if platform
        )
        for sheet, measure in zip(sheets, measures, strict=True):
            assert Structure(sheet.html).tags == Structure(measure.html).tags, sheet.name


def test_letters_of_every_script_and_endless_words_are_shown_as_typed(small_root: Path) -> None:
    named = {
        unicodedata.name(letter, "").split(" ")[0]: letter
        for letter in map(chr, range(0x41, 0x20000))
        if letter.isalpha()
    }
    strange = "".join(named.values()) + "e" + "\u0301" * 300 + "🇸🇪" * 100 + "W" * 20_000
    assert len(named) > 150
    library = anew(small_root)
    for kind, _, document in library.valid:
        for *way, language in free_texts(library, kind, document.data):
            if kind != "vocabulary" and language == "sv":
                reduce(getitem, way, document.data)["sv"] += f" {strange}"
    renderer = Renderer(platform(library), "sv", date(2038, 1, 20))
    macros = Macros(renderer, Settings(small_root, "", "", ""), lambda: "x/")
    for page in (macros.front(), macros.goals_index(), macros.goal_page("fler-hus"), macros.relations_page(),
                 macros.strength_page("bryggan"), macros.messages_page(1), macros.facts_page()):  # fmt: skip
        assert strange in "".join(Structure(str(page)).text.split())
    for make in (site_files.bank_files, site_files.edition_data):
        assert all(content for _, content in whole(make(renderer, macros.settings)))
