"""The pages that docs/ does not hold, made from the platform; and the order in which all pages are read."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from macros import addresses
from macros.addresses import path_of
from macros.history_pages import group_path
from macros.language import sort_key
from macros.model import Item, Message
from macros.render import Renderer
from macros.texts import FACT_REFERENCE, fact_words

Navigation = list[str | dict[str, Any]]
_DESCRIPTION_LENGTH = 155


@dataclass(frozen=True, slots=True)
class Page:
    """A made page. path: its address, ending in a slash. source: the file that an editor changes. call: its macro.

    listed: whether it stands in the navigation. under: the path of the page above it, where the navigation does not
    say. moved: the path that it sends its visitors on to.
    """

    path: str
    title: str
    description: str
    call: str
    source: str
    listed: bool = True
    under: str = ""
    moved: str = ""

    @property
    def file(self) -> str:
        """The Markdown file that would be this page, relative to the edition's prose folder."""
        return f"{self.path.rstrip('/')}.md" if self.path not in _INDEXES else f"{self.path}index.md"

    @property
    def markdown(self) -> str:
        """What that file would hold. Front matter is written as JSON, which is YAML with every text quoted."""
        meta = {"title": self.title, "description": self.description, "under": self.under, "moved": self.moved}
        lines = "".join(f"{key}: {json.dumps(text, ensure_ascii=False)}\n" for key, text in meta.items() if text)
        return f"---\n{lines}---\n\n{{{{ {self.call} }}}}\n"


_INDEXES = tuple(
    f"{path}/" for path in (addresses.STRENGTHS, addresses.AREAS, addresses.GOALS, addresses.MESSAGES, addresses.THREAD)
)
_LISTS = (
    (addresses.VISION, "vision", "vision_page", "data/strategies/{strategy}.yml"),
    (addresses.STRENGTHS, "strengths", "strengths_index", "data/platform.yml"),
    (addresses.AREAS, "areas", "areas_index", "data/strategies/{strategy}.yml"),
    (addresses.GOALS, "goals", "goals_index", "data/strategies/{strategy}.yml"),
    (addresses.METHOD, "method", "method_page", "data/vocabulary.yml"),
    (addresses.BRAND, "brand", "brand_page", "data/brand.yml"),
    (addresses.INITIATIVES, "initiatives", "initiatives_page", "data/initiatives/"),
    (addresses.FACTS, "facts", "facts_page", "data/facts/"),
    (addresses.SOURCES, "sources", "sources_page", "data/sources.yml"),
    (addresses.LICENCES, "licences", "licences_page", "requirements.txt"),
    (addresses.ACCESSIBILITY, "accessibility", "accessibility_page", "data/accessibility.yml"),
    (addresses.KITS, "kits", "kits_page", "data/kits/"),
    (addresses.TRY, "try", "try_page", "data/brand.yml"),
    (addresses.PROFILE, "profile", "profile_page", "data/profile.yml"),
    (addresses.PROPOSE, "propose", "propose_page", "data/vocabulary.yml"),
    (addresses.COVERAGE, "coverage", "coverage_page", "data/messages/"),
    (addresses.HEALTH, "health", "health_page", "data/platform.yml"),
    (addresses.THREAD, "thread", "thread_page", "data/strengths/"),
    (addresses.MATRIX, "matrix", "matrix_page", "data/strengths/"),
    (addresses.IDEA, "idea", "idea_page", "data/topics/"),
    (addresses.HISTORY, "history", "history_page", ""),
)


def made_pages(renderer: Renderer, written: Iterable[str]) -> list[Page]:
    """The pages to make in this edition: every page there must be but those that are written (paths of .md files)."""
    taken = set(written)
    return [page for page in all_pages(renderer) if page.file not in taken]


def all_pages(renderer: Renderer) -> Iterator[Page]:
    """Every page that can be made: the lists, then each strength, area and goal."""
    platform, label = renderer.platform, renderer.label
    strategy = platform.place.current_strategy
    for path, name, call, source in _LISTS:
        title, description = _words_of(renderer, name)
        yield Page(f"{path}/", title, description, f"{call}()", source.format(strategy=strategy))
    for item in platform.strengths.values():
        yield _item_page(renderer, item, renderer.text(item.name), renderer.text(item.essence), "strength")
    for area in platform.areas.values():
        yield _item_page(renderer, area, renderer.text(area.name), renderer.text(area.tagline), "area")
    for goal in platform.goals.values():
        title = label(
            "goal_title", number=goal.number, name=renderer.text(goal.name) if goal.name else label("goal_missing")
        )
        area = platform.areas[goal.area]
        year = platform.strategies[area.strategy].period.end
        words = label("goal_description", number=goal.number, area=renderer.text(area.name), year=year)
        about = renderer.text(goal.question) if goal.question else label("goal_missing")
        yield _item_page(renderer, goal, title, f"{about} {words}", "goal")

    yield from _message_pages(renderer)
    yield from _history_pages(renderer)


def _words_of(renderer: Renderer, name: str) -> tuple[str, str]:
    """A made page's title and description, with the names of the place and its strategy in them."""
    strategy, text = renderer.platform.strategy, renderer.text
    words = {
        "place": text(renderer.platform.place.short),
        "strategy": text(strategy.name),
        "vision": text(strategy.vision.title),
        "year": strategy.period.end,
    }
    return renderer.label(f"page_{name}", **words), renderer.label(f"page_{name}_description", **words)


def _message_pages(renderer: Renderer) -> Iterator[Page]:
    """The pages of the list of messages, a page for each message that has begun, and one for each former name."""
    label, bank, under = renderer.label, renderer.bank, f"{addresses.MESSAGES}/"
    title, description = _words_of(renderer, "messages")
    yield Page(under, title, description, "messages_page(1)", "data/messages/")
    for number in range(2, len(bank.pages) + 1):
        path, named = addresses.list_page(number), label("page_messages_more", number=number)
        yield Page(path, named, f"{named}. {description}", f"messages_page({number})", "data/messages/", False, under)
    for message in (*bank.active, *bank.retired):
        yield _message_page(renderer, message)
        for old in message.former:
            words = label("message_moved", name=renderer.text(message.name))
            source, call = renderer.platform.paths["message", message.id], f'message_moved("{message.id}")'
            yield Page(f"{under}{old}/", words, words, call, source, False, under, path_of(message))


def _history_pages(renderer: Renderer) -> Iterator[Page]:
    """The pages that tell how the texts of each group have changed."""
    label = renderer.label
    for group, pages in renderer.places.pages.items():
        title, description = label(f"history_{group}"), label("page_history_group_description")
        for number in range(1, len(pages) + 1):
            path, call = group_path(group, number), f'history_group("{group}", {number})'
            named = title if number == 1 else label("history_more_page", title=title, number=number)
            yield Page(path, named, f"{named}. {description}", call, "", False, f"{addresses.HISTORY}/")


def _message_page(renderer: Renderer, message: Message) -> Page:
    channel = renderer.bank.shortcut(message)
    title = f"{renderer.text(message.name)} ({channel})"
    words = _shorten(f"{channel}: {' '.join(renderer.bank.shown(message.variants[0]).split())}")
    source = renderer.platform.paths["message", message.id]
    under = f"{addresses.MESSAGES}/"
    return Page(path_of(message), title, words, f'message_page("{message.id}")', source, False, under)


def _item_page(renderer: Renderer, item: Item, title: str, description: str, kind: str) -> Page:
    platform = renderer.platform
    plain = _shorten(plain_text(renderer, description))
    return Page(path_of(item), title, plain, f'{kind}_page("{item.id}")', platform.paths[kind, item.id])


def plain_text(renderer: Renderer, text: str) -> str:
    """The text with its references as bare words, for places that hold no markup."""
    facts, language = renderer.platform.facts, renderer.language
    return FACT_REFERENCE.sub(lambda found: fact_words(facts[found[2]], language, found[1]), text)


def _shorten(text: str) -> str:
    if len(text) <= _DESCRIPTION_LENGTH:
        return text
    return text[:_DESCRIPTION_LENGTH].rsplit(" ", 1)[0].rstrip(" ,;:–") + " …"


def navigation(renderer: Renderer, titles: Mapping[str, str]) -> Navigation:
    """All pages in reading order, as MkDocs' `nav` setting. titles: file → title, of written and made pages alike."""
    label = renderer.label
    goals = [page.file for page in all_pages(renderer) if page.path.startswith(f"{addresses.GOALS}/")]
    strengths = [page.file for page in all_pages(renderer) if page.path.startswith(f"{addresses.STRENGTHS}/")]
    strengths.sort(key=f"{addresses.PROFILE}.md".__eq__)  # the tool comes after what it is made of
    areas = [page.file for page in all_pages(renderer) if page.path.startswith(f"{addresses.AREAS}/")]
    messages = [f"{addresses.MESSAGES}/index.md", f"{addresses.KITS}.md", f"{addresses.TRY}.md"]
    thread = [f"{addresses.THREAD}/index.md", f"{addresses.MATRIX}.md", f"{addresses.PERSPECTIVES}.md"]
    sections: Navigation = [
        {label("nav_messages"): messages},
        {label("nav_vision"): f"{addresses.VISION}.md"},
        {label("nav_strengths"): strengths},
        {label("nav_areas"): areas},
        {label("nav_goals"): goals},
        {label("nav_thread"): thread},
        {label("nav_guides"): [*_section(addresses.GUIDES, titles, renderer), f"{addresses.IDEA}.md"]},
        {label("nav_brand"): f"{addresses.BRAND}.md"},
        {label("nav_about"): _section(addresses.ABOUT, titles, renderer)},
    ]
    return ["index.md", *filter(None, (_existing(section, titles) for section in sections))]


def _section(folder: str, titles: Mapping[str, str], renderer: Renderer) -> list[str]:
    """The folder's pages, its index first, the others by title in the edition's alphabet."""
    files = [file for file in titles if posixpath.dirname(file) == folder]
    alphabet = renderer.edition.alphabet
    return sorted(files, key=lambda file: (not file.endswith("index.md"), sort_key(titles[file], alphabet)))


def _existing(section: str | dict[str, Any], titles: Mapping[str, str]) -> dict[str, Any] | None:
    """The section without pages that do not exist; None when nothing is left."""
    assert isinstance(section, dict)
    ((title, content),) = section.items()
    if isinstance(content, str):
        return section if content in titles else None
    files = [file for file in content if file in titles]
    return {title: files} if files else None
