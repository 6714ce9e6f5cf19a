"""The built site: what a reader, a browser and a search engine are given."""

import gzip
import json
import re
from functools import cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

import pytest

from macros.delivery.built_page import BuiltPage
from tests.support.site import ADDRESS, BASE, KINDS, asset
from tests.support.small_site import build_small

EDITIONS = {"sv": "", "en": "en/"}
EACH_EDITION = pytest.mark.parametrize("prefix", EDITIONS.values(), ids=EDITIONS)
FIRST_VISIT = 60_000  # bytes
HEADERS = 250  # bytes, of a response
PAGE_KB = 14  # of which the outline takes 0.3
BANK_KB = 25
SEARCH_KB = 24
LINK_PICTURE_KB = 120


@EACH_EDITION
def test_every_kind_of_page_is_there(pages: dict[str, BuiltPage], prefix: str) -> None:
    assert {f"{prefix}{path}index.html" for path in KINDS} <= pages.keys()


def test_style_sheet_and_scripts_load_nothing_from_elsewhere(site: Path) -> None:
    for file in (site / "assets").rglob("*.[cj]s*"):
        if {"cms", "lib"} & {
            *file.parts
        }:  # other people's code, fetched when asked for: the browser tests watch what it does
            continue
        # The names of formats are written as addresses, which nobody fetches.
        text = re.sub(r"https?(?::|%3A)//(?:www\.w3\.org|purl\.org|ns\.adobe\.com)/", "", file.read_text("utf-8"))
        assert not re.search(r"https?://\w", text), file


def test_a_first_visit_to_a_strength_or_a_goal_is_light(site: Path, pages: dict[str, BuiltPage]) -> None:
    visited = [path for path in pages if re.fullmatch(r"(en/)?(styrkor|mal)/(?!underlag).*index.html", path)]
    assert len(visited) > 2 * (7 + 35)
    heavy = {path: size for path in visited if (size := _first_visit(site, path, pages[path])) > FIRST_VISIT}
    assert heavy == {}


def _first_visit(site: Path, path: str, page: BuiltPage) -> int:
    """Bytes that a browser is sent for the page by itself: the page, what it names, the fonts.

    Of the two icons it takes the drawing; the other, which says its size, is for browsers that know no SVG.
    """
    named = [*page.all("script", "src"), *page.all("use", "href"), *page.all("img", "src")]
    links = [each for tag, each in page.tags if tag == "link" and "sizes" not in each]
    named += [each["href"] for each in links if each.get("rel") in ("stylesheet", "icon")]
    files = {urlsplit(urljoin(f"/{path}", each)).path.lstrip("/") for each in named}
    fonts = (file.relative_to(site).as_posix() for file in (site / "assets/fonts").iterdir())
    return sum(_sent(site / each) for each in {path, *files, *fonts})


@cache
def _sent(file: Path) -> int:
    """Bytes of a response with the file, compressed, with the headers that a server adds."""
    content = file.read_bytes()
    return HEADERS + (len(content) if file.suffix == ".woff2" else len(gzip.compress(content)))


def test_every_strength_page_has_light_html(site: Path) -> None:
    sizes = {file: len(gzip.compress(file.read_bytes())) for file in site.glob("**/styrkor/*/index.html")}
    assert len(sizes) >= 2 * 7
    assert [(file, size) for file, size in sizes.items() if size > PAGE_KB * 1024] == []


def _pressed(files: list[Path]) -> int:
    return sum(len(gzip.compress(file.read_bytes())) for file in files)


def test_what_the_bank_and_the_search_need_of_javascript_is_small(site: Path) -> None:
    bank = [asset(site, "assets/site.js"), asset(site, "assets/bank.js"), site / "words.js"]
    assert _pressed(bank) <= BANK_KB * 1024
    for prefix in EDITIONS.values():
        assert _pressed([asset(site, "assets/search.js"), site / prefix / "titles.js"]) <= SEARCH_KB * 1024


@EACH_EDITION
def test_the_feed_tells_what_is_new(site: Path, prefix: str) -> None:
    feed = ElementTree.parse(site / prefix / "budskap/flode.xml").getroot()
    atom = "{http://www.w3.org/2005/Atom}"
    links = [link.attrib["href"] for link in feed.iter(f"{atom}link")]
    assert len(feed.findall(f"{atom}entry")) >= 60
    assert all(link.startswith(f"{ADDRESS}{prefix}budskap/") for link in links)
    for link in links:
        path = link.removeprefix(ADDRESS)
        assert (site / (f"{path}index.html" if path.endswith("/") else path)).is_file(), link


@EACH_EDITION
def test_every_message_is_in_the_list_the_index_and_has_its_page(
    site: Path, pages: dict[str, BuiltPage], prefix: str
) -> None:
    index = (site / prefix / "budskap/index.js").read_text("utf-8")
    rows = json.loads(index.partition(" = ")[2].rstrip(";\n"))["rows"]
    listed = [
        values["data-message"]
        for path, page in pages.items()
        if re.fullmatch(rf"{prefix}budskap/(sida-\d+/)?index.html", path)
        for _, values in page.tags
        if "data-message" in values
    ]
    assert sorted(listed) == sorted(row["id"] for row in rows)
    assert all(f"{prefix}budskap/{row['id']}/index.html" in pages for row in rows)
    cards = "".join(file.read_text("utf-8") for file in (site / prefix / "budskap").glob("cards-*.js"))
    assert all(f'data-message=\\"{row["id"]}\\"' in cards for row in rows)


def test_each_edition_has_a_search_index_of_its_own(site: Path, pages: dict[str, BuiltPage]) -> None:
    for edition, language in (("", "sv"), ("en/", "en")):
        entry = json.loads((site / edition / "pagefind/pagefind-entry.json").read_text("utf-8"))
        searched = (page for path, page in pages.items() if path.startswith("en/") == bool(edition))
        own = sum(any("data-pagefind-body" in values for _, values in page.tags) for page in searched)
        assert own > 50
        assert not any(
            "data-pagefind-body" in values for _, values in pages[f"{edition}budskap/cup-instagram/index.html"].tags
        )
        assert {name: found["page_count"] for name, found in entry["languages"].items()} == {language: own}


def test_the_page_that_is_not_found_helps_in_both_languages(pages: dict[str, BuiltPage]) -> None:
    page = pages["404.html"]
    assert "Sidan finns inte" in page.text
    assert "Page not found" in page.text
    assert f"{BASE}styrkor/" in page.all("a", "href")
    assert f"{BASE}en/" in page.all("a", "href")


def test_two_builds_are_the_same_byte_for_byte(bank: Path, tmp_path: Path) -> None:
    first, second = _bytes(bank), _bytes(build_small(bank.parent / "project", tmp_path / "again"))
    assert [path for path in first.keys() | second.keys() if first.get(path) != second.get(path)] == []


def _bytes(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_every_page_has_a_picture_for_links_that_is_there_and_says_what_it_shows(
    site: Path, pages: dict[str, BuiltPage]
) -> None:
    """A page that is not found, and the editors' forms, are not shared."""
    found = {path: _meta(page) for path, page in pages.items() if not path.endswith("404.html")}
    for path, meta in found.items():
        file = site / meta["og:image"].removeprefix(ADDRESS)
        assert png_size(file) == (int(meta["og:image:width"]), int(meta["og:image:height"])) == (1200, 630), path
        assert meta["og:url"] == ADDRESS + path.removesuffix("index.html")
        assert all(meta[name] for name in ("og:title", "og:description", "og:site_name", "og:image:alt")), path
        assert meta["twitter:card"] == "summary_large_image"
    assert max(file.stat().st_size for file in site.rglob("link.*.png")) < LINK_PICTURE_KB * 1024
    used = {meta["og:image"].removeprefix(ADDRESS) for meta in found.values()}
    assert used == {file.relative_to(site).as_posix() for file in site.rglob("link.*.png")}


def _meta(page: BuiltPage) -> dict[str, str]:
    values = [each for tag, each in page.tags if tag == "meta"]
    return {each.get("property") or each.get("name", ""): each.get("content", "") for each in values}


def png_size(file: Path) -> tuple[int, int]:
    """The width and height of a PNG, as its first block says."""
    content = file.read_bytes()
    assert content.startswith(b"\x89PNG\r\n")
    return int.from_bytes(content[16:20]), int.from_bytes(content[20:24])
