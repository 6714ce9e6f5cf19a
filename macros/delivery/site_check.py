"""Checks of a built site before it is published. A rule's docstring is the rule. Pure: a folder in, problems out.

A problem's path is the page's, below the site's root; line and column are those of its HTML.
"""

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

from macros.content.model import Edition
from macros.content.problems import Problem, problem
from macros.content.yaml_syntax import Place
from macros.delivery.built_page import BuiltPage, pages
from macros.domain.urls import SITEMAP, in_edition

_NOWHERE = "https://site.invalid/"  # a placeholder address for a site without one
# The attribute with each tag's address. A link's href is loaded if its rel says so, an a's never.
_LINKS = {"a": "href", "link": "href", "script": "src", "use": "href", "img": "src", "iframe": "src"}
_FETCHED = {"stylesheet", "icon", "preload", "modulepreload", "manifest"}
_IN_STYLES = re.compile(r"""(?:url\(\s*|@import\s+)["']?((?:https?:)?//[^"')\s]+)""")
_LOCATION = re.compile(r"<url><loc>(.*?)</loc>(.*?)</url>", re.DOTALL)
_ALTERNATE = re.compile(r'hreflang="([^"]+)" href="([^"]+)"')
# The schemes of external links: another site, a mail, a phone call, a text message, a place on a map.
_ELSEWHERE = ("http", "https", "mailto", "tel", "sms", "geo", "data")
_NOT_FOUND = "404.html"  # shown at any address: it has no address or counterpart of its own


@dataclass(frozen=True)
class Built:
    """A built site. address: its published address, or empty. pages_before: the number of pages in the live site.

    on_disk: it is made for a disk, where the address of a folder opens no page.
    """

    folder: Path
    editions: Sequence[Edition]
    address: str = ""
    pages_before: int = 0
    on_disk: bool = False

    @cached_property
    def pages(self) -> dict[str, BuiltPage]:
        """Every page, by its path below the site's root."""
        return pages(self.folder, self.on_disk)

    @cached_property
    def ids(self) -> dict[str, set[str]]:
        """The ids on every page, by path."""
        return {path: set(page.ids) for path, page in self.pages.items()}

    def edition(self, path: str) -> Edition:
        """Return the edition that the page belongs to."""
        return max(
            (each for each in self.editions if path.startswith(in_edition(each, ""))), key=lambda each: each.path
        )


def check(site: Built) -> list[Problem]:
    """Return every problem that the rules find, sorted. A folder without pages is a single problem."""
    if not site.pages:
        return [problem("index.html", (1, 1), "site-empty")]
    return sorted({row for rule in RULES for row in rule(site)})


def links_lead_somewhere(site: Built) -> Iterator[Problem]:
    """Every internal link, anchor, script and picture has a target."""
    for path, place, target, _ in _links(site):
        if not _resolves(site, path, target):
            yield problem(path, place, "site-broken-link", found=target)


def no_page_fetches_from_others(site: Built) -> Iterator[Problem]:
    """No page makes a browser load from another host."""
    for path, place, target, is_fetched in _links(site):
        if is_fetched and urlsplit(target).netloc:
            yield problem(path, place, "site-other-host", found=target)


def _links(site: Built) -> Iterator[tuple[str, Place, str, bool]]:
    """Yield page path, position, target, and whether a browser loads it by itself, of each link."""
    for path, page in site.pages.items():
        for (tag, values), place in zip(page.tags, page.places, strict=True):
            if (attribute := _LINKS.get(tag, "")) in values:
                is_fetched = tag != "a" and (tag != "link" or bool(_FETCHED & set(values.get("rel", "").split())))
                yield path, place, values[attribute], is_fetched


def _resolves(site: Built, path: str, target: str) -> bool:
    base = site.address or _NOWHERE
    url = urlsplit(urljoin(base + path, target))
    if not url.geturl().startswith(base):
        return url.scheme in _ELSEWHERE
    found = unquote(url.path).removeprefix(urlsplit(base).path)
    if not site.on_disk and (found.endswith("/") or not found):
        found = posixpath.join(found, "index.html")
    if not (site.folder / found).is_file():
        return False
    # After #, name=value is for a script, and /path for the forms, also where they have given way to a page to read.
    anchor = "" if "=" in url.fragment or url.fragment.startswith("/") else unquote(url.fragment)
    return not anchor or found not in site.ids or anchor in site.ids[found]


def no_style_sheet_fetches_from_others(site: Built) -> Iterator[Problem]:
    """No style sheet makes a browser load from another host."""
    for file in sorted(site.folder.rglob("*.css")):
        for found in _IN_STYLES.findall(file.read_text("utf-8", "replace")):
            yield problem(file.relative_to(site.folder).as_posix(), (1, 1), "site-other-host", found=found)


def every_page_says_its_language(site: Built) -> Iterator[Problem]:
    """A page's `lang` is the language of its edition."""
    for path, page in site.pages.items():
        language = site.edition(path).language
        if page.all("html", "lang") != [language]:
            found = ", ".join(page.all("html", "lang")) or "–"
            yield problem(path, (1, 1), "site-language", found=found, expected=language)


def every_page_is_in_every_language(site: Built) -> Iterator[Problem]:
    """Every edition has the same pages."""
    own: dict[str, set[str]] = {edition.path: set() for edition in site.editions}
    for path in site.pages:
        edition = site.edition(path)
        own[edition.path].add(_inner(path, edition))
    for edition in site.editions:
        for missing in sorted(set().union(*own.values()) - own[edition.path]):
            place = in_edition(edition, missing)
            yield problem(place, (1, 1), "site-page-missing", language=edition.language)


def the_sitemap_pairs_the_languages(site: Built) -> Iterator[Problem]:
    """The sitemap has every indexed page, with its address in each language and the default."""
    file = site.folder / SITEMAP
    found = dict(_LOCATION.findall(file.read_text("utf-8"))) if file.is_file() else {}
    for page in filter(partial(_is_indexed, site), site.pages) if site.address else ():
        inner = quote(_inner(page, site.edition(page)).removesuffix("index.html"))
        twins = {each.language: site.address + in_edition(each, inner) for each in site.editions}
        address, wanted = twins[site.edition(page).language], twins | {"x-default": next(iter(twins.values()))}
        if page.rpartition("/")[2] != _NOT_FOUND and dict(_ALTERNATE.findall(found.get(address, ""))) != wanted:
            yield problem(SITEMAP, (1, 1), "site-hreflang", found=address)


def _is_indexed(site: Built, path: str) -> bool:
    robots = (values for tag, values in site.pages[path].tags if tag == "meta" and values.get("name") == "robots")
    return not any(values["content"] == "noindex" for values in robots)


def nothing_is_empty(site: Built) -> Iterator[Problem]:
    """No file is empty, as a full disk would leave it."""
    for file in sorted(site.folder.rglob("*")):
        if file.is_file() and not file.stat().st_size:
            yield problem(file.relative_to(site.folder).as_posix(), (1, 1), "site-empty")


def the_site_has_not_shrunk(site: Built) -> Iterator[Problem]:
    """There are at least half as many pages as in the live site."""
    if len(site.pages) * 2 < site.pages_before:
        yield problem("index.html", (1, 1), "site-shrunk", found=len(site.pages), before=site.pages_before)


def _inner(path: str, edition: Edition) -> str:
    """Return the path below the edition's root."""
    return path.removeprefix(in_edition(edition, ""))


RULES = (
    links_lead_somewhere,
    no_page_fetches_from_others,
    no_style_sheet_fetches_from_others,
    every_page_says_its_language,
    every_page_is_in_every_language,
    the_sitemap_pairs_the_languages,
    nothing_is_empty,
    the_site_has_not_shrunk,
)
