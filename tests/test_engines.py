"""The other engine, Zensical, builds what MkDocs builds; what differs is listed here, and nothing else may."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from macros.built_page import BuiltPage
from macros.built_page import pages as built_pages
from macros.command_serve import ENGINES
from macros.serve import Snapshot
from tests.conftest import OnceARun
from tests.platforms import edit
from tests.site import ADDRESS, EDIT, ROOT, build
from tests.small_site import small_project

# Tag, attribute, MkDocs' value, Zensical's value; and why it cannot be helped. Besides these, characters may be escaped
# in another way and white space between tags may differ: no reader, browser or search engine sees that.
DIFFERENCES = {
    ("pre", "class", None, "highlight"): "Zensical always puts code through superfences, which marks it so",
}
# What is made of the pages' bytes has other names for other bytes.
# They know every page by its bytes, in which the engines differ by white space.
_OF_PAGES = {"sw.js", "offline.json"}
_SEARCH = "pagefind/"


@pytest.fixture(scope="module")
def other(once_a_run: OnceARun) -> Path:
    """Build the real site with Zensical, once a run."""
    return once_a_run("zensical", _build)


def _build(target: Path) -> None:
    answer = build(target, engine="zensical")
    if answer.returncode != 0:
        pytest.fail(f"Zensical built no site:\n{answer.stdout}{answer.stderr}", pytrace=False)


@pytest.fixture(scope="module")
def other_pages(other: Path) -> dict[str, BuiltPage]:
    """Read every page of it."""
    return built_pages(other)


def _files(site: Path) -> dict[str, Path]:
    files = {file.relative_to(site).as_posix(): file for file in site.rglob("*") if file.is_file()}
    return {path: file for path, file in files.items() if not path.startswith(_SEARCH)}


def _attributes(page: BuiltPage, path: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Every tag with its attributes; addresses as they are from the page."""
    here = urljoin(ADDRESS, path)
    for tag, values in page.tags:
        yield tag, {name: urljoin(here, value) if name in ("href", "src") else value for name, value in values.items()}


def _differences(one: BuiltPage, other: BuiltPage, path: str) -> Iterator[tuple[Any, ...]]:
    none: tuple[str, dict[str, str]] = ("", {})
    for (tag, first), (other_tag, second) in zip_longest(
        _attributes(one, path), _attributes(other, path), fillvalue=none
    ):
        if tag != other_tag:
            yield path, tag, other_tag
            return
        for name in first.keys() | second.keys():
            if first.get(name) != second.get(name):
                yield tag, name, first.get(name), second.get(name)


def test_both_engines_make_the_same_files(site: Path, other: Path) -> None:
    assert _files(other).keys() == _files(site).keys()


def test_files_that_are_no_pages_are_the_same_byte_for_byte(site: Path, other: Path) -> None:
    others = _files(other)
    assert [
        path
        for path, file in _files(site).items()
        if file.suffix != ".html" and file.name not in _OF_PAGES and file.read_bytes() != others[path].read_bytes()
    ] == []


def test_titles_and_texts_are_the_same(pages: dict[str, BuiltPage], other_pages: dict[str, BuiltPage]) -> None:
    for path, page in pages.items():
        assert other_pages[path].title == page.title, path
        assert other_pages[path].text.split() == page.text.split(), path


def test_headings_links_and_cards_differ_in_what_is_listed_alone(
    pages: dict[str, BuiltPage], other_pages: dict[str, BuiltPage]
) -> None:
    found = {each for path, page in pages.items() for each in _differences(page, other_pages[path], path)}
    assert found == DIFFERENCES.keys()


def test_the_search_knows_as_many_pages_in_each_language(site: Path, other: Path) -> None:
    known = []
    for folder in (site, other):
        languages = json.loads((folder / _SEARCH / "pagefind-entry.json").read_text("utf-8"))["languages"]
        known.append({language: each["page_count"] for language, each in languages.items()})
    assert known[0] == known[1]
    assert min(known[0].values()) > 0


@pytest.mark.parametrize("path", ["mal/13-foretagsklimat/", "en/om/redaktor/"])
def test_a_page_that_is_served_is_the_built_one(path: str, other: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", ADDRESS)
    monkeypatch.setenv("EDIT_URL", EDIT)
    snapshot = Snapshot(ROOT, ENGINES["zensical"]())
    answer = snapshot.answer(path)
    snapshot.close()
    assert answer.content == (other / path / "index.html").read_bytes()


def test_a_change_is_served_at_once(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    for words in ("Ängen är vår.", "Ängen är allas."):
        edit(root, "data/strengths/angen.yml", "Ängen är vår.", words)
        snapshot = Snapshot(root, ENGINES["zensical"]())
        assert words.encode() in snapshot.answer("styrkor/angen/").content
        snapshot.close()


def test_problems_stop_the_build_with_the_same_words(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    edit(root, "data/strengths/angen.yml", "tagline:", "taglin:")
    first, second = (build(tmp_path / engine, root, engine=engine) for engine in ("mkdocs", "zensical"))
    assert (first.returncode, second.returncode) == (1, 1)
    assert "fältet ”taglin” finns inte här" in first.stderr
    assert first.stderr in second.stderr
    assert not (tmp_path / "zensical").exists()


def test_a_broken_link_or_macro_in_prose_stops_the_build_and_leaves_no_half_site(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    for language, text in (("sv", "[bort](finns-inte.md)"), ("en", "{{ no_such_macro() }}")):
        edit(root, f"docs/{language}/trasig.md", None, f"---\ntitle: Trasig\n---\n\n# Trasig\n\n{text}\n")
    answer = build(tmp_path / "site", root, engine="zensical")
    assert answer.returncode == 1
    assert "page does not exist" in answer.stdout + answer.stderr
    assert "docs/en: Macro rendering failed in trasig.md: 'no_such_macro' is undefined" in answer.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["project"]
