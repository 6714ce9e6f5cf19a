"""The built site, whatever place it is of: links, languages, headings, nothing from others. A new place gets these."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Page

from macros.checks.check import read_platform
from macros.delivery import site_check
from macros.delivery.built_page import BuiltPage
from tests.support.axe import PHONE, violations
from tests.support.site import ADDRESS, ROOT, content

# Pages that show how calls and references are written.
SHOW_CALLS = ("handbok", "skriva", "att-gora")
EDITIONS = {"sv": "", "en": "en/"}


def test_the_site_may_be_published(site: Path) -> None:
    platform, _ = read_platform(ROOT)
    assert platform
    problems = site_check.check(site_check.Built(site, platform.place.editions, ADDRESS))
    assert [row.text("en") for row in problems] == []


def test_no_id_stands_twice_on_a_page(pages: dict[str, BuiltPage]) -> None:
    counts = {path: Counter(page.ids) for path, page in pages.items()}
    assert [(path, id_) for path, found in counts.items() for id_, count in found.items() if count > 1] == []


def test_titles_and_descriptions_are_the_pages_own(pages: dict[str, BuiltPage]) -> None:
    for of in (lambda page: page.title, _description):
        repeated = [text for text, count in Counter(map(of, content(pages).values())).items() if count > 1]
        assert not repeated
        assert all(of(page).strip() for page in pages.values())


def _description(page: BuiltPage) -> str:
    return next(values["content"] for tag, values in page.tags if tag == "meta" and values.get("name") == "description")


def test_each_page_says_its_language_and_its_address(pages: dict[str, BuiltPage]) -> None:
    for path, page in content(pages).items():
        language = "en" if path.startswith("en/") else "sv"
        assert page.all("html", "lang") == [language]
        canonical = [values["href"] for tag, values in page.tags if values.get("rel") == "canonical"]
        assert canonical == [ADDRESS + path.removesuffix("index.html")]


def test_each_page_links_to_itself_in_the_other_language(pages: dict[str, BuiltPage]) -> None:
    for path, page in content(pages).items():
        other = path.removeprefix("en/") if path.startswith("en/") else f"en/{path}"
        (target,) = [values["href"] for tag, values in page.tags if values.get("class") == "brand-language"]
        assert urljoin(ADDRESS + path, target) == ADDRESS + other.removesuffix("index.html")


def test_sitemap_ties_the_editions_together(site: Path, pages: dict[str, BuiltPage]) -> None:
    sitemap = (site / "sitemap.xml").read_text("utf-8")
    locations = re.findall(r"<loc>(.*?)</loc>", sitemap)
    shown = [path for path, page in content(pages).items() if "noindex" not in page.all("meta", "content")]
    assert sorted(locations) == sorted(ADDRESS + path.removesuffix("index.html") for path in shown)
    assert not [path for path in shown if "redigera/" in path]
    assert all(sitemap.count(f'hreflang="{name}"') == len(locations) for name in ("sv", "en", "x-default"))
    assert f"\nSitemap: {ADDRESS}sitemap.xml\n" in (site / "robots.txt").read_text("utf-8")
    assert [path.relative_to(site).as_posix() for path in site.rglob("sitemap.xml")] == ["sitemap.xml"]


def test_one_heading_of_the_first_level_and_no_level_skipped(pages: dict[str, BuiltPage]) -> None:
    for path, page in content(pages).items():
        levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
        levels = levels[1:]  # the first is the search dialog's own
        assert levels.count(1) == 1, path
        assert all(after <= before + 1 for before, after in pairwise(levels)), path


def test_nothing_is_left_unrendered(pages: dict[str, BuiltPage]) -> None:
    for path, page in pages.items():
        if not path.endswith(tuple(f"{name}/index.html" for name in SHOW_CALLS)):
            assert not re.search(r"\{\{|\}\}|\{%|\{(fact|value|year):|Macro Rendering Error", page.text), path


def test_no_third_party_no_inline_handler_no_style_attribute(pages: dict[str, BuiltPage]) -> None:
    for path, page in pages.items():
        loaded = [each for tag in ("script", "img", "iframe") for each in page.all(tag, "src")]
        links = [values for tag, values in page.tags if tag == "link" and values.get("rel") in ("stylesheet", "icon")]
        loaded += [*page.all("use", "href"), *(values["href"] for values in links)]
        assert not [target for target in loaded if urlsplit(target).netloc], path
        attributes = {name for _, values in page.tags for name in values}
        assert not [name for name in attributes if name.startswith("on") or name == "style"], path


@pytest.mark.browser
@pytest.mark.parametrize("prefix", EDITIONS.values(), ids=EDITIONS)
@pytest.mark.parametrize("path", ["", "styrkor/", "mal/", "budskap/", "sambandet/"], ids=lambda path: path or "start")
def test_axe_finds_nothing_and_nothing_is_wider_than_a_phone(page: Page, address: str, prefix: str, path: str) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(f"{address}{prefix}{path}")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
