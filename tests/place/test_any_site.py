"""The built site, whatever place it is of: links, languages, headings, nothing from others. A new place gets these."""

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from urllib.parse import urljoin

from macros.content.model import Platform
from macros.delivery import site_check
from macros.delivery.built_page import BuiltPage
from tests.support.site import ADDRESS, content

# Pages that show how calls and references are written.
SHOW_CALLS = ("handbok", "skriva", "att-gora")


def test_the_site_may_be_published(site: Path, pages: dict[str, BuiltPage], real: Platform) -> None:
    built = site_check.Built(site, real.place.editions, ADDRESS)
    vars(built)["pages"] = pages  # read already: they are a thousand
    assert [row.text("en") for row in site_check.check(built)] == []


def test_titles_and_descriptions_are_the_pages_own(pages: dict[str, BuiltPage]) -> None:
    for of in (lambda page: page.title, _description):
        repeated = [text for text, count in Counter(map(of, content(pages).values())).items() if count > 1]
        assert not repeated
        assert all(of(page).strip() for page in pages.values())


def _description(page: BuiltPage) -> str:
    return next(values["content"] for tag, values in page.tags if tag == "meta" and values.get("name") == "description")


def test_each_page_says_its_address_and_links_to_itself_in_other_languages(pages: dict[str, BuiltPage]) -> None:
    for path, page in content(pages).items():
        canonical = [values["href"] for tag, values in page.tags if values.get("rel") == "canonical"]
        assert canonical == [ADDRESS + path.removesuffix("index.html")]
        for target in [values["href"] for tag, values in page.tags if values.get("class") == "brand-language"]:
            other = urljoin(ADDRESS + path, target).removeprefix(ADDRESS) + "index.html"
            shorter, longer = sorted((path, other), key=len)
            assert other in pages
            assert other != path
            assert longer.endswith(shorter)


def test_sitemap_and_robots_name_what_is_to_be_found(site: Path, pages: dict[str, BuiltPage]) -> None:
    locations = re.findall(r"<loc>(.*?)</loc>", (site / "sitemap.xml").read_text("utf-8"))
    shown = [path for path, page in content(pages).items() if "noindex" not in page.all("meta", "content")]
    assert sorted(locations) == sorted(ADDRESS + path.removesuffix("index.html") for path in shown)
    assert not [path for path in shown if "redigera/" in path]
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


def test_no_id_twice_no_inline_handler_no_style_attribute_and_no_script_that_blocks(
    pages: dict[str, BuiltPage],
) -> None:
    for path, page in pages.items():
        assert [id_ for id_, count in Counter(page.ids).items() if count > 1] == [], path
        attributes = {name for _, values in page.tags for name in values}
        assert not [name for name in attributes if name.startswith("on") or name == "style"], path
        assert page.all("link", "rel").count("stylesheet") == 1, path
        scripts = [values for tag, values in page.tags if tag == "script" and "src" in values]
        assert [values for values in scripts if not {"defer", "async"} & values.keys()] == [], path


def test_no_other_host_is_told_from_which_page_a_reader_comes(site: Path, pages: dict[str, BuiltPage]) -> None:
    for path, page in pages.items():
        links = [values for tag, values in page.tags if tag == "a" and re.match("https?:", values.get("href", ""))]
        telling = [each["href"] for each in links if "noreferrer" not in each.get("rel", "")]
        assert not [each for each in telling if ADDRESS not in each], path
    for file in site.glob("**/budskap/cards-*.js"):
        assert '<a href=\\"http' not in file.read_text("utf-8")
