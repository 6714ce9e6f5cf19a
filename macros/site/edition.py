"""One edition as a whole: its pages, their reading order, and the frame around each. Knows no MkDocs."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from macros.content.kinds import MANY
from macros.content.locale import reading_direction
from macros.content.made_files import Made
from macros.content.model import Item, Message, Platform
from macros.content.texts import front_matter
from macros.domain import urls
from macros.domain.urls import url_of
from macros.exports import link_pictures, to_take
from macros.exports.link_pictures import LinkPictures, Subject
from macros.frontend import assets, bundle
from macros.frontend.brand_css import font_files
from macros.frontend.search_titles import titles
from macros.history import log
from macros.rendering import generated_pages
from macros.rendering.generated_pages import Link, Page, Section, is_searched
from macros.rendering.renderer import Renderer
from macros.rendering.settings import Settings
from macros.site import site_files
from macros.site.last_changed import LastChanges
from macros.site.session import Reading
from macros.site.structured_data import structured

# A section with more pages than this lists them only on its own page.
_SIBLINGS = 18
# The parts of a frame that only a page in a section has.
_BESIDE = ("previous", "next", "beside")
# The assets of every page.
_ON_EVERY_PAGE = {
    "style": "site.css", "script": "site.js", "icon": "pictures/favicon.svg", "wordmark": "pictures/wordmark.svg",
}  # fmt: skip


class Edition:
    """The pages of one edition. written: file below the edition's prose folder → Markdown."""

    def __init__(self, renderer: Renderer, settings: Settings) -> None:
        self.renderer = renderer
        self.settings = settings
        # The address of its front page, empty if unknown; and the path of its root on the host.
        self.home = renderer.home(settings.site_url) if settings.site_url else ""
        self.base = renderer.home(settings.base)
        self.written = generated_pages.written_pages(settings.root, renderer.edition)

    @cached_property
    def made(self) -> dict[str, Page]:
        """The pages that docs/ does not have, by the file that each would be."""
        made = (
            *generated_pages.made_pages(self.renderer, self.written),
            *generated_pages.optional_pages(self.renderer, self.settings),
        )
        return {page.file: page for page in made}

    @cached_property
    def links(self) -> dict[str, Link]:
        """Every page as a link, by file: the made ones, then the written."""
        made = {file: page.title for file, page in self.made.items()}
        titles = made | {file: str(self.meta(file).get("title", file)) for file in self.written}
        return {file: Link(title, url_of(file)) for file, title in titles.items()}

    @cached_property
    def sections(self) -> list[Section]:
        """The sections of the menu, in reading order."""
        known = {file: link for file, link in self.links.items() if self.is_listed(file)}
        return generated_pages.sections(self.renderer, known)

    def is_listed(self, file: str) -> bool:
        """Whether the page may be in the menu: a written page may unless its front matter has `under`."""
        return self.made[file].listed if file in self.made else "under" not in self.meta(file)

    def is_indexed(self, file: str) -> bool:
        """Whether search engines may index the page."""
        return self.meta(file).get("indexed", True) and not urls.for_editors(self.links[file].path)

    def is_searched(self, file: str) -> bool:
        """Whether the site's own search finds the page."""
        return is_searched(self.meta(file)) and not urls.for_editors(self.links[file].path)

    def source(self, file: str) -> str:
        """Return the file with the page's words, for editors."""
        if file in self.made:
            return self.made[file].source
        return generated_pages.source_of(self.renderer, file, self.written[file])

    @cached_property
    def _section_of(self) -> dict[str, Section]:
        return {link.path: section for section in self.sections for link in section.links}

    @cached_property
    def _place_of(self) -> dict[str, int]:
        """The index of each page in its section, by path."""
        return {link.path: place for section in self.sections for place, link in enumerate(section.links)}

    @cached_property
    def _file_of(self) -> dict[str, str]:
        """The file of each page, by its path."""
        return {link.path: file for file, link in self.links.items()}

    @cached_property
    def _last_changes(self) -> LastChanges:
        platform, language = self.renderer.platform, self.renderer.language
        return LastChanges(log.read(self.settings.root, self._languages), platform, language)

    @property
    def _languages(self) -> tuple[str, ...]:
        return tuple(each.language for each in self.renderer.platform.place.editions)

    def why_no_history(self) -> str:
        """Return why the content's history is unknown, as a cause of GitError; empty if it is known."""
        return log.why_unknown(self.settings.root, self._languages)

    def frame(self, file: str) -> dict[str, Any]:
        """Return what the theme shows around this file's page; paths are below the edition's root."""
        link, meta = self.links[file], self.meta(file)
        under, source = str(meta.get("under", "")), self.source(file)
        frame = {
            "path": link.path,
            "title": str(meta.get("title", link.title)),
            "description": str(meta.get("description", "")),
            "moved": str(meta.get("moved", "")),
            "feed": link.path.startswith(f"{urls.MESSAGES}/") and bool(self.home),
            "indexed": self.is_indexed(file),
            "searched": self.is_searched(file) and not isinstance(self._items.get(link.path), Message),
            **self._around(link, under),
            "proposal": self._proposal(link),
            "source": source,
            "form": urls.form_of_file(source) or "",
            "edit": self.settings.edit_url + source if source and self.settings.edit_url else "",
            "changed": self.changed(file),
            "picture": self._picture(file),
        }
        return frame | {"structured": structured(self.renderer, self.settings, frame)}

    def meta(self, file: str) -> dict[str, Any]:
        """Return the front matter of this file's page."""
        return self.made[file].meta if file in self.made else front_matter(self.written[file])[0]

    def _around(self, link: Link, under: str) -> dict[str, Any]:
        """Return the page's breadcrumbs, section, and previous, next and sibling pages. under: its parent's path."""
        section = self._section_of.get(link.path)
        crumbs = self._above(under)
        if section is None:
            above = crumbs[0].path if crumbs else ""
            return {"crumbs": crumbs, "here": link.title, "section": above, **dict.fromkeys(_BESIDE)}
        place, links = self._place_of[link.path], section.links
        return {
            "crumbs": crumbs or ([Link(section.title, links[0].path)] if place else []),
            "here": link.title if place else section.title,
            "section": links[0].path,
            "previous": links[place - 1] if place else None,
            "next": links[place + 1] if place + 1 < len(links) else None,
            "beside": _siblings(section) if 1 < len(links) <= _SIBLINGS else None,
        }

    def _proposal(self, link: Link) -> str:
        """Return the path of the form for proposals, with the page in its fragment; empty if there is no form."""
        if not self.settings.takes_proposals or link.path == f"{urls.PROPOSE}/":
            return ""
        page = urlencode({"page": link.path, "title": link.title}, quote_via=quote)
        return f"{urls.PROPOSE}/#{page}"

    def _above(self, path: str) -> list[Link]:
        """Return the breadcrumbs down to and including the parent page; empty if there is none."""
        if not path or path not in self._file_of:
            return []
        link, section = self.links[self._file_of[path]], self._section_of.get(path)
        if section is None:
            return [*self._above(str(self.meta(self._file_of[path]).get("under", ""))), link]
        first = Link(section.title, section.links[0].path)
        return [first] if link.path == first.path else [first, link]

    def changed(self, file: str) -> str:
        """Return when the page's content last changed, in words; empty if it is not known."""
        text, prose = self.written.get(file), self.renderer.edition.prose
        known = (text, f"{prose}/{file}") if text is not None else (self.made[file].markdown, "")
        last = self._last_changes.of(*known)
        return self.renderer.label(f"page_{last.what}", day=self.renderer.day(last.day)) if last else ""

    def every_file(self) -> Iterator[Made]:
        """Path and content of every file of the edition that is no page; what is asked for most comes first."""
        shared = not self.renderer.edition.path  # what the editions share lies at the root
        yield from self.shared_files() if shared else ()
        yield from self.files()
        yield from self.files_to_take() if shared else ()
        yield from self.link_picture_files()

    def files(self) -> Iterator[Made]:
        """Path and content of every file that is this edition's alone, but for the pictures for links."""
        yield from self._of_site(
            chain([(urls.TITLES, self._titles)], site_files.edition_files(self.renderer, self.settings))
        )

    def _titles(self) -> str:
        """What finds the edition's pages by name."""
        found = {link.path: self.meta(file) for file, link in self.links.items() if self.is_searched(file)}
        return bundle.data("titles", titles(self.renderer, found))

    def shared_files(self) -> Iterator[Made]:
        """Path and content of every file that all editions share: they lie at the site's root."""
        yield from self._of_site(site_files.shared_files(self.renderer, self.settings))
        site = self.settings.site_url
        yield from self._of_site(site_files.search_engine_files(self.renderer, site, self._pages_of_all))

    def files_to_take(self) -> Iterable[tuple[str, bytes]]:
        """Path and content of the pictures and documents to fetch; a page of each edition tells the sizes of all."""
        return to_take.files(self.renderer.of_every_language, self.settings.root, self.settings.site_url).items()

    def help_to_make(self) -> None:
        """Make this language's files to take, which the edition at the root then finds in the cache."""
        list(to_take.of_edition(self.renderer, self.settings.root, self.settings.site_url))

    def _of_site(self, made: Iterable[Made]) -> Iterator[Made]:
        """Those of the files that lie beside a page there is, and that a site whose address is as known as this has."""
        for path, content in made:
            if urls.is_made(path, self.settings.site_url) and self.renderer.exists(path):
                yield path, content

    def link_picture_files(self) -> Iterator[Made]:
        """Path and content of the pictures for links to the pages; none where these cannot name their addresses."""
        return self.link_pictures.files(map(self.subject, self.links if self.settings.site_url else ()))

    def _pages_of_all(self) -> dict[str, list[str]]:
        """The paths of the pages of every edition that search engines are shown, by its language."""
        known = {self.renderer: self}
        every = self.renderer.of_every_language
        return {each.language: (known.get(each) or Edition(each, self.settings)).indexed for each in every}

    def subject(self, file: str) -> Subject:
        """Return the content of the link preview of this file's page.

        A page that redirects has the picture of its target, and a page without its own that of its parent.
        """
        link, meta = self.links[file], self.meta(file)
        above = meta.get("moved") or meta.get("under")
        own = link_pictures.of_item(self._items[link.path], self.renderer) if link.path in self._items else None
        if own or not link.path:
            return own or link_pictures.of_site(self.renderer)
        if above in self._file_of:
            return self.subject(self._file_of[above])
        section = self._section_of.get(link.path)
        return Subject(str(meta.get("title", link.title)), (section.title,) if section else ())

    @cached_property
    def _items(self) -> dict[str, Item]:
        """The items with pages of their own, by path."""
        kinds = (kind for kind in MANY.values() if kind.pages)
        items = chain.from_iterable(self.renderer.platform.items(kind).values() for kind in kinds)
        return {self.renderer.path_of(item): item for item in items}

    @cached_property
    def link_pictures(self) -> LinkPictures:
        """The generator of the edition's link previews."""
        return LinkPictures(self.renderer, self.settings.root)

    def _picture(self, file: str) -> dict[str, Any] | None:
        """Return address and alternative text of the page's link preview; None if the site's address is unknown."""
        if not self.settings.site_url:
            return None
        found = self.link_pictures.of(self.subject(file))
        return {"url": self.home + found.path, "words": found.words}

    @property
    def indexed(self) -> list[str]:
        """The paths of the pages that search engines may index."""
        return [link.path for file, link in self.links.items() if self.is_indexed(file)]

    @property
    def theme_values(self) -> dict[str, Any]:
        """What the theme shows on every page; its size does not depend on the number of pages."""
        platform, text = self.renderer.platform, self.renderer.text
        mark = platform.pictures["wordmark"]
        return {
            "labels": {key: text(words) for key, words in platform.vocabulary.labels.items()},
            "menu": [Link(section.title, section.links[0].path) for section in self.sections],
            "wordmark": text(platform.place.wordmark),
            "wordmark_part": mark.box if mark.is_part else "",
            "tagline": text(platform.strategy.vision.title),
            "independent": platform.place.independent,
            "notice": text(platform.place.notice),
            "licence": text(platform.place.licence),
            "edition": self.renderer.edition,
            "editions": platform.place.editions,
            "others": _other_words(platform, self.renderer.language),
            "home": self.home,
            "locales": {each.language: each.locale for each in platform.place.editions},
            "assets": {name: self.renderer.asset(f"assets/{path}") for name, path in _ON_EVERY_PAGE.items()},
            "fonts": [self.renderer.asset(f"assets/fonts/{Path(path).name}") for path in font_files(platform.brand)],
            "preview": f"{urls.PREVIEW}/" if self.settings.preview else "",
        }


def _siblings(section: Section) -> dict[str, Any]:
    """Return the section as listed on its own pages."""
    first, *others = section.links
    return {"title": section.title, "path": first.path, "links": others}


def _other_words(platform: Platform, language: str) -> list[dict[str, str]]:
    """Return the 404 page's texts in the other languages."""
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


# The key of MkDocs' `extra` with the edition that a configuration is for.
EDITION = "made_edition"
_kept: dict[str, tuple[Reading, Edition]] = {}


def of_reading(reading: Reading, root: Path, language: str) -> Edition | None:
    """Return the edition in this language of a reading; None if problems stop it. Cached per reading."""
    if reading.platform is None:
        return None
    settings, current = Settings.read(reading.platform, root), assets.current(reading.platform, root)
    kept, edition = _kept.get(language, (None, None))
    same = edition and kept is reading and edition.settings == settings and edition.renderer.assets is current
    if edition is None or not same:
        other = next((each for known, each in _kept.values() if known is reading), None)
        relations = other.renderer.relations if other else None
        edition = Edition(Renderer(reading.platform, language, relations=relations, assets=current), settings)
        _kept[language] = reading, edition
    return edition
