"""The pages that docs/ does not have, generated from the platform; and the reading order of all pages."""

import json
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from macros.content.kinds import MANY, Kind
from macros.content.locale import sort_key
from macros.content.model import Area, Edition, Goal, Message
from macros.content.texts import front_matter, shortened
from macros.domain import urls
from macros.domain.urls import path_of
from macros.rendering.renderer import Renderer
from macros.rendering.settings import Settings

_DESCRIPTION_LENGTH = 155
# Front matter that excludes a page from the search, as in Material for MkDocs.
_NOT_SEARCHED = {"search": {"exclude": True}}


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a page. path: its address below the edition's root."""

    title: str
    path: str


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the menu. files: those of the links."""

    title: str
    files: tuple[str, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A generated page. path: its address, ending in a slash. source: the file that an editor changes.

    macro, arguments: what makes its content. listed: whether it stands in the navigation. under: the path of the page
    above it, where the navigation does not say. moved: the path that it sends its visitors on to. keywords: other words
    for what it holds. told: its description, or what works that out. indexed: whether search engines are shown it.
    searched: whether the site's own search finds it.
    """

    path: str
    title: str
    told: str | Callable[[], str]
    macro: str
    source: str
    arguments: tuple[str | int, ...] = ()
    listed: bool = True
    under: str = ""
    moved: str = ""
    keywords: str = ""
    indexed: bool = True
    searched: bool = True

    @property
    def file(self) -> str:
        """The Markdown file that would make this page, relative to the edition's prose folder."""
        return urls.file_of(self.path)

    @property
    def description(self) -> str:
        """What it holds, in a sentence."""
        return self.told if isinstance(self.told, str) else self.told()

    @property
    def meta(self) -> dict[str, Any]:
        """The front matter of that file."""
        texts = {key: getattr(self, key) for key in ("title", "description", "keywords", "under", "moved")}
        kept_out = {} if self.indexed else {"indexed": False}
        return {key: text for key, text in texts.items() if text} | kept_out | ({} if self.searched else _NOT_SEARCHED)

    @property
    def call(self) -> str:
        """The macro call that renders the page, as a written page would have it."""
        return f"{self.macro}({', '.join(json.dumps(each) for each in self.arguments)})"

    @property
    def markdown(self) -> str:
        """Return a Markdown file. Front matter values are written as JSON, which is valid YAML."""
        return markdown(self.meta, f"{{{{ {self.call} }}}}\n")


def is_searched(meta: Mapping[str, Any]) -> bool:
    """Whether the site's own search finds the page with this front matter."""
    search = meta.get("search")
    return not (isinstance(search, dict) and search.get("exclude"))


def markdown(meta: Mapping[str, Any], text: str) -> str:
    """A Markdown file. Front matter is written as JSON, which is YAML with every text quoted."""
    lines = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in meta.items())
    return f"---\n{lines}---\n\n{text}"


_LISTS = (
    (urls.VISION, "vision", "vision_page", "data/strategies/{strategy}.yml"),
    (urls.STRENGTHS, "strengths", "strengths_index", "data/platform.yml"),
    (urls.AREAS, "areas", "areas_index", "data/strategies/{strategy}.yml"),
    (urls.GOALS, "goals", "goals_index", "data/strategies/{strategy}.yml"),
    (urls.METHOD, "method", "method_page", "data/vocabulary.yml"),
    (urls.MISSING, "missing", "missing_page", "data/goals/"),
    (urls.PICTURES, "pictures", "pictures_page", "data/brand.yml"),
    (urls.MAKER, "maker", "maker_page", "data/templates.yml"),
    (urls.BRAND, "brand", "brand_page", "data/brand.yml"),
    (urls.INITIATIVES, "initiatives", "initiatives_page", "data/initiatives/"),
    (urls.FACTS, "facts", "facts_page", "data/facts/"),
    (urls.SOURCES, "sources", "sources_page", "data/sources.yml"),
    (urls.LICENCES, "licences", "licences_page", "requirements.txt"),
    (urls.ACCESSIBILITY, "accessibility", "accessibility_page", "data/accessibility.yml"),
    (urls.KITS, "kits", "kits_page", "data/kits/"),
    (urls.TRY, "try", "try_page", "data/brand.yml"),
    (urls.PROFILE, "profile", "profile_page", "data/profile.yml"),
    (urls.COVERAGE, "coverage", "coverage_page", "data/messages/"),
    (urls.QUALITY, "quality", "quality_page", "data/platform.yml"),
    (urls.RELATIONS, "relations", "relations_page", "data/strengths/"),
    (urls.IDEA, "idea", "idea_page", "data/topics/"),
    (urls.EDITORS, "editors", "editors_page", "data/vocabulary.yml"),
)
# A written page that is a single macro call; and the file with such a page's words.
_ONE_CALL = re.compile(r"\{\{ *(\w+)\([^{}]*\) *\}\}")
_WORDS_OF = {macro: source for _, _, macro, source in _LISTS} | {"front": "data/vocabulary.yml"}
# Lists outside the menu, with their parent pages.
_UNDER = {
    urls.SOURCES: f"{urls.FACTS}/",
    urls.LICENCES: f"{urls.ABOUT}/",
    urls.MISSING: f"{urls.GOALS}/",
    urls.EDITORS: f"{urls.ABOUT}/",
    urls.QUALITY: f"{urls.EDITORS}/",
    urls.COVERAGE: f"{urls.EDITORS}/",
}


def made_pages(renderer: Renderer, written: Iterable[str]) -> list[Page]:
    """Return this edition's generated pages: all pages except those that are written (paths of .md files)."""
    taken = set(written)
    return [page for page in all_pages(renderer) if page.file not in taken]


def optional_pages(renderer: Renderer, settings: Settings) -> Iterator[Page]:
    """Yield pages that depend on settings: the form for proposals; in a preview, the changes for readers."""
    label = renderer.label
    if settings.takes_proposals:
        title, words = label("page_propose"), label("page_propose_description")
        source, under = "data/vocabulary.yml", f"{urls.ABOUT}/"
        yield Page(f"{urls.PROPOSE}/", title, words, "propose_page", source, listed=False, under=under)
    if settings.preview:
        title, words = label("page_preview"), label("page_preview_description")
        yield Page(f"{urls.PREVIEW}/", title, words, "preview_page", "", listed=False, searched=False)


def all_pages(renderer: Renderer) -> Iterator[Page]:
    """Yield every page that can be generated: the lists, then each item's."""
    yield from _lists(renderer)
    for kind in MANY.values():
        if kind.pages:
            yield from _bank_pages(renderer) if kind.model is Message else _item_pages(renderer, kind)
    yield from _moved_pages(renderer)


def _lists(renderer: Renderer) -> Iterator[Page]:
    """Yield the pages of every list except that of messages."""
    strategy = renderer.platform.place.current_strategy
    for path, name, macro, source in _LISTS:
        if renderer.exists(path):
            yield from _list_pages(renderer, path, name, macro, source.format(strategy=strategy))


def _moved_pages(renderer: Renderer) -> Iterator[Page]:
    """Yield a redirecting page for each address that a page has moved from."""
    for each in renderer.platform.place.moved:
        title = renderer.label("page_moved", path=each.old)
        yield Page(
            each.old, title, title, "moved_page", "data/platform.yml", (each.new,),
            listed=False, moved=each.new, indexed=False, searched=False,
        )  # fmt: skip


def _bank_pages(renderer: Renderer) -> Iterator[Page]:
    """Yield the pages of the list of messages, and of each message that has begun."""
    if renderer.exists(urls.MESSAGES):
        yield from _list_pages(renderer, urls.MESSAGES, "messages", "messages_page", "data/messages/")
    for message in (*renderer.bank.active, *renderer.bank.retired):
        yield from _message_pages(renderer, message)


def _list_pages(renderer: Renderer, path: str, name: str, macro: str, source: str) -> Iterator[Page]:
    """Yield the pages of a list."""
    title, description, keywords = _words_of(renderer, name)
    under = _UNDER.get(path, "")
    yield Page(f"{path}/", title, description, macro, source, listed=not under, under=under, keywords=keywords)
    texts = path == urls.MESSAGES  # each has a page of its own, which the search finds
    pages = renderer.bank.pages if texts else renderer.lists.get(path, ())
    for number in range(2, len(pages) + 1):
        named, further = renderer.label("page_more", title=title, number=number), urls.list_page(path, number)
        words = f"{named}. {description}"
        yield Page(further, named, words, macro, source, (number,), False, f"{path}/", searched=not texts)


def _words_of(renderer: Renderer, name: str) -> tuple[str, str, str]:
    """Return a generated page's title, description and keywords, with the place's and strategy's names filled in."""
    strategy, text = renderer.platform.strategy, renderer.text
    words = {
        "place": text(renderer.platform.place.short),
        "strategy": text(strategy.name),
        "vision": text(strategy.vision.title),
        "year": strategy.period.end,
    }
    keywords = f"page_{name}_keywords"
    return (
        renderer.label(f"page_{name}", **words),
        renderer.label(f"page_{name}_description", **words),
        renderer.label(keywords) if keywords in renderer.platform.vocabulary.labels else "",
    )


def _message_pages(renderer: Renderer, message: Message) -> Iterator[Page]:
    """Yield the page of a message, and a redirecting one for each former name."""
    name, channel = renderer.text(message.name), renderer.bank.shortcut(message)
    words = partial(_beginning, renderer, message, channel)
    source, path, under = renderer.platform.paths["message", message.id], path_of(message), f"{urls.MESSAGES}/"
    title, searched = f"{name} ({channel})", renderer.bank.holds(message)
    yield Page(
        path, title, words, "message_page", source, (message.id,),
        listed=False, under=under, indexed=False, searched=searched,
    )  # fmt: skip
    for old in message.former:
        moved = renderer.label("message_moved", name=name)
        yield Page(
            f"{under}{old}/", moved, moved, "message_moved", source, (message.id,),
            listed=False, under=under, moved=path, indexed=False, searched=False,
        )  # fmt: skip


def _beginning(renderer: Renderer, message: Message, channel: str) -> str:
    """How a message begins, after its channel."""
    shown = " ".join(renderer.bank.shown(message.variants[0]).split())
    return shortened(f"{channel}: {shown}", _DESCRIPTION_LENGTH)


def _item_pages(renderer: Renderer, kind: Kind) -> Iterator[Page]:
    """Yield the page of each item of the kind."""
    for item in renderer.platform.items(kind).values():
        about = _about_goal(renderer, item) if isinstance(item, Goal) else getattr(item, kind.about)
        source = renderer.platform.paths[kind.name, item.id]
        plain = shortened(renderer.plain(about), _DESCRIPTION_LENGTH)
        argument = item.id if kind.macros else f"{kind.name}:{item.id}"
        under = f"{kind.pages}/" if kind.model is Area else ""  # the areas share a section with the goals
        page = Page(
            path_of(item), renderer.title(item), plain, kind.own_macro, source, (argument,), kind.in_navigation, under
        )  # fmt: skip
        if isinstance(item, Goal) and item.wording == "missing":  # all such goals share a listed page
            page = replace(page, listed=False, under=f"{urls.MISSING}/", indexed=False, searched=False)
        yield page


def _about_goal(renderer: Renderer, goal: Goal) -> str:
    """Return a goal's question, number and area, and its strategy's last year."""
    area, year = renderer.platform.areas[goal.area], renderer.platform.strategy_of(goal).period.end
    asked = renderer.text(goal.question) if goal.question else renderer.label("goal_missing")
    words = renderer.label("goal_description", number=goal.number, area=renderer.text(area.name), year=year)
    return f"{asked} {words}"


def source_of(renderer: Renderer, file: str, text: str) -> str:
    """Return the file with a written page's words: that of its macro, if the page is a single call."""
    called = _ONE_CALL.fullmatch(front_matter(text)[1].strip())
    strategy = renderer.platform.place.current_strategy
    found = _WORDS_OF.get(called[1], "") if called else ""
    return found.format(strategy=strategy) or f"{renderer.edition.prose}/{file}"


def page_sources(renderer: Renderer, written: list[str]) -> dict[str, str]:
    """Return the file that an editor changes, by page url: a written page's Markdown, a generated one's YAML."""
    made = {page.path: page.source for page in made_pages(renderer, written)}
    return {**made, **{urls.url_of(file): f"{renderer.edition.prose}/{file}" for file in written}}


def written_pages(root: Path, edition: Edition) -> dict[str, str]:
    """Return the Markdown of every written page of the edition, by path below its prose folder."""
    folder = root / edition.prose
    return {file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in sorted(folder.rglob("*.md"))}


def sections(renderer: Renderer, known: Mapping[str, Link]) -> list[Section]:
    """Return the non-empty sections of the menu in reading order. known: links that may be in it, by file."""
    items = (_item_pages(renderer, kind) for kind in MANY.values() if kind.pages and kind.in_navigation)
    made = [page.file for page in chain(_lists(renderer), *items) if page.listed]
    about = _written(urls.ABOUT, known, renderer)
    strengths = [file for file in _below(urls.STRENGTHS, made) if file != f"{urls.PROFILE}.md"]
    files = {
        "nav_messages": [f"{urls.MESSAGES}/index.md", f"{urls.KITS}.md", f"{urls.TRY}.md"],
        "nav_pictures": _written(urls.PICTURES, known, renderer),
        "nav_strengths": strengths,
        "nav_goals": [*_below(urls.GOALS, made), *_below(urls.AREAS, made)],
        "nav_guides": [*_written(urls.GUIDES, known, renderer), f"{urls.IDEA}.md", f"{urls.PROFILE}.md"],
        "nav_about": [*about[:1], f"{urls.VISION}.md", f"{urls.RELATIONS}/index.md", f"{urls.BRAND}.md", *about[1:]],
    }
    found = (_section(renderer.label(name), each, known) for name, each in files.items())
    return [section for section in found if section.files]


def _below(folder: str, files: Iterable[str]) -> list[str]:
    """Return the files at an address or below it: `mal/index.md`, `mal/01-bad.md`."""
    return [file for file in files if file.startswith(f"{folder}/")]


def _written(folder: str, known: Mapping[str, Link], renderer: Renderer) -> list[str]:
    """Return the folder's pages: the index first, the others in alphabetical order of their titles."""
    files = [file for file in known if posixpath.dirname(file) == folder]
    alphabet = renderer.edition.alphabet
    return sorted(files, key=lambda file: (not file.endswith("index.md"), sort_key(known[file].title, alphabet)))


def _section(title: str, files: Iterable[str], known: Mapping[str, Link]) -> Section:
    """Return a section of those of the files that exist."""
    there = tuple(file for file in files if file in known)
    return Section(title, there, tuple(known[file] for file in there))


def navigation(sections: Iterable[Section]) -> list[Any]:
    """Return all pages in the menu, as MkDocs' setting `nav`."""
    return ["index.md", *({each.title: list(each.files)} for each in sections)]
