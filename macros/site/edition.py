"""One edition as a whole: its pages, the order they are read in, and what stands around each. Knows no MkDocs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from macros.content.locale import reading_direction
from macros.content.model import Platform
from macros.content.texts import front_matter
from macros.domain import urls
from macros.domain.urls import url_of
from macros.frontend import assets, bundle
from macros.frontend.brand_css import font_files
from macros.frontend.search_titles import titles
from macros.history import log
from macros.rendering import generated_pages
from macros.rendering.generated_pages import Link, Page, Section, is_searched
from macros.rendering.renderer import Renderer
from macros.rendering.settings import Settings
from macros.site import session, site_files
from macros.site.last_changed import LastChanges
from macros.site.session import Reading
from macros.site.structured_data import structured

# A section with more pages than this lists them on its own page alone.
_SIBLINGS = 18
# What every page is dressed with.
_ON_EVERY_PAGE = {
    "style": "site.css", "script": "site.js", "icon": "pictures/favicon.svg", "wordmark": "pictures/wordmark.svg",
}  # fmt: skip


class Edition:
    """The pages of one edition. written: file below the edition's prose folder → Markdown."""

    def __init__(self, renderer: Renderer, settings: Settings) -> None:
        self.renderer = renderer
        self.settings = settings
        # The address of its front page, empty where none is known; and the path that it lies below on its host.
        self.home = renderer.home(settings.site_url) if settings.site_url else ""
        self.base = renderer.home(settings.base)
        self.written = generated_pages.written_pages(settings.root, renderer.edition)

    @cached_property
    def made(self) -> dict[str, Page]:
        """The pages that docs/ does not hold, by the file that each would be."""
        made = (
            *generated_pages.made_pages(self.renderer, self.written),
            *generated_pages.optional_pages(self.renderer, self.settings),
        )
        return {page.file: page for page in made}

    @cached_property
    def links(self) -> dict[str, Link]:
        """Every page as a link, by file: the made ones, then the written."""
        titles = {file: str(self.meta(file).get("title", file)) for file in (*self.made, *self.written)}
        return {file: Link(title, url_of(file)) for file, title in titles.items()}

    @cached_property
    def sections(self) -> list[Section]:
        """The sections of the menu, in reading order."""
        return generated_pages.sections(self.renderer, self.links)

    @cached_property
    def sources(self) -> dict[str, str]:
        """The file that an editor changes, by page url: the Markdown of a written page, the YAML of a made one."""
        made = {page.path: page.source for page in self.made.values()}
        return made | {url_of(file): f"{self.renderer.edition.prose}/{file}" for file in self.written}

    @cached_property
    def _section_of(self) -> dict[str, Section]:
        return {link.path: section for section in self.sections for link in section.links}

    @cached_property
    def _place_of(self) -> dict[str, int]:
        """Where each page stands in its section."""
        return {link.path: place for section in self.sections for place, link in enumerate(section.links)}

    @cached_property
    def _last_changes(self) -> LastChanges:
        platform, language = self.renderer.platform, self.renderer.language
        return LastChanges(log.read(self.settings.root, self._languages), platform, language)

    @property
    def _languages(self) -> tuple[str, ...]:
        return tuple(each.language for each in self.renderer.platform.place.editions)

    def why_no_history(self) -> str:
        """Why it is not known when the content changed, as words.yml names it; empty where it is."""
        return log.why_unknown(self.settings.root, self._languages)

    def frame(self, file: str) -> dict[str, Any]:
        """What the theme shows around the page of this file; paths are below the edition's root."""
        link, meta = self.links[file], self.meta(file)
        section = self._section_of.get(link.path)
        source = self.sources.get(link.path, "")
        frame = {
            "path": link.path,
            "title": str(meta.get("title", link.title)),
            "description": str(meta.get("description", "")),
            "moved": str(meta.get("moved", "")),
            "searched": is_searched(meta),
            "feed": link.path.startswith(f"{urls.MESSAGES}/") and bool(self.home),
            "section": section.links[0].path if section else "",
            **self._around(link, section, str(meta.get("under", ""))),
            "proposal": self._proposal(link),
            "source": source,
            "form": urls.form_of_file(source) or "",
            "edit": self.settings.edit_url + source if source and self.settings.edit_url else "",
            "changed": self.changed(file),
        }
        return frame | {"structured": structured(self.renderer, self.settings, frame)}

    def meta(self, file: str) -> dict[str, Any]:
        """The front matter of the page of this file."""
        return self.made[file].meta if file in self.made else front_matter(self.written[file])[0]

    def _around(self, link: Link, section: Section | None, under: str) -> dict[str, Any]:
        """The way here, the pages before, after and beside it. A section of one page has nothing around it."""
        around: dict[str, Any] = {"crumbs": [], "here": link.title, "previous": None, "next": None, "beside": None}
        if under:
            around["crumbs"] = self._above(under)
        if section is None or section.single:
            return around | ({"here": section.title} if section else {})
        first, place = section.links[0], self._place_of[link.path]
        if place:
            around["crumbs"] = [Link(section.title, first.path)]
            around["previous"] = section.links[place - 1]
        else:
            around["here"] = section.title
        if place + 1 < len(section.links):
            around["next"] = section.links[place + 1]
        if len(section.links) <= _SIBLINGS:
            around["beside"] = {"title": section.title, "path": first.path, "links": section.links[1:]}
        return around

    def _proposal(self, link: Link) -> str:
        """The path of the form for proposals, with the page that one is about after #; empty where there is no form."""
        if not self.settings.takes_proposals or link.path == f"{urls.PROPOSE}/":
            return ""
        page = urlencode({"page": link.path, "title": link.title}, quote_via=quote)
        return f"{urls.PROPOSE}/#{page}"

    def _above(self, path: str) -> list[Link]:
        """The way to a page of the menu that stands above others, and that page."""
        section, place = self._section_of[path], self._place_of[path]
        own = [section.links[place]] if place else []
        return [Link(section.title, section.links[0].path), *own]

    def changed(self, file: str) -> str:
        """When the page's content last changed, in words; empty where that is not known."""
        text, prose = self.written.get(file), self.renderer.edition.prose
        known = (text, f"{prose}/{file}") if text is not None else (self.made[file].markdown, "")
        last = self._last_changes.of(*known)
        return self.renderer.label(f"page_{last.what}", day=self.renderer.day(last.day)) if last else ""

    def files(self) -> Iterator[tuple[str, str | bytes]]:
        """Path and content of every file of the edition that is no page."""
        found = {link.path: self.meta(file) for file, link in self.links.items() if is_searched(self.meta(file))}
        named = [(urls.TITLES, bundle.data("titles", titles(self.renderer, found)))]
        return self._of_site(chain(named, site_files.edition_files(self.renderer, self.settings)))

    def shared_files(self) -> Iterator[tuple[str, str | bytes]]:
        """Path and content of every file that all editions share: they lie at the site's root."""
        shared = site_files.shared_files(self.renderer, self.settings)
        found = site_files.search_engine_files(self.renderer, self.settings.site_url, self._pages_of_all())
        return self._of_site(chain(shared, found))

    def _of_site(self, made: Iterable[tuple[str, str | bytes]]) -> Iterator[tuple[str, str | bytes]]:
        """Those of the files that a site has whose address is as well known as this one's."""
        return (each for each in made if urls.is_made(each[0], self.settings.site_url))

    def _pages_of_all(self) -> dict[str, dict[str, Link]]:
        """The pages of every edition by their paths, by its language."""
        platform, today = self.renderer.platform, self.renderer.bank.today
        renderers = (Renderer(platform, each.language, today) for each in platform.place.editions)
        editions = (Edition(renderer, self.settings) for renderer in renderers)
        return {each.renderer.language: {link.path: link for link in each.links.values()} for each in editions}

    @property
    def theme_values(self) -> dict[str, Any]:
        """What the theme shows on every page alike; as large for many pages as for few."""
        platform, text = self.renderer.platform, self.renderer.text
        return {
            "labels": {key: text(words) for key, words in platform.vocabulary.labels.items()},
            "menu": [Link(section.title, section.links[0].path) for section in self.sections],
            "wordmark": text(platform.place.wordmark),
            "wordmark_box": platform.pictures["wordmark"].box,
            "tagline": text(platform.strategy.vision.title),
            "independent": platform.place.independent,
            "notice": text(platform.place.notice),
            "licence": text(platform.place.licence),
            "edition": self.renderer.edition,
            "editions": platform.place.editions,
            "others": _other_words(platform, self.renderer.language),
            "home": self.home,
            "assets": {name: self.renderer.asset(f"assets/{path}") for name, path in _ON_EVERY_PAGE.items()},
            "fonts": [self.renderer.asset(f"assets/fonts/{Path(path).name}") for path in font_files(platform.brand)],
            "preview": f"{urls.PREVIEW}/" if self.settings.preview else "",
        }


def _other_words(platform: Platform, language: str) -> list[dict[str, str]]:
    """What the page that is not found says in the other languages."""
    labels, keys = platform.vocabulary.labels, ("not_found", "not_found_text", "not_found_home")
    return [
        {
            "language": each.language,
            "direction": reading_direction(each.language),
            "path": each.path,
            **{key: labels[key][each.language] for key in keys},
        }
        for each in platform.place.editions
        if each.language != language
    ]


_kept: dict[str, tuple[Reading, Edition]] = {}


def current(root: Path, language: str) -> Edition | None:
    """The edition in this language of the content below root as it stands now; None while it has problems that stop.

    Made once for each reading, whoever asks.
    """
    reading = session.current(root)
    if reading.platform is None:
        return None
    settings, dressed = Settings.read(reading.platform, root), assets.current(reading.platform, root)
    kept, edition = _kept.get(language, (None, None))
    same = edition and kept is reading and edition.settings == settings and edition.renderer.dressing is dressed
    if edition is None or not same:
        edition = Edition(Renderer(reading.platform, language, dressing=dressed), settings)
        _kept[language] = reading, edition
    return edition
