"""The pages that docs/ does not hold, made from the platform; and the order in which all pages are read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from macros import addresses
from macros.addresses import path_of
from macros.language import sort_key
from macros.model import Item
from macros.render import Renderer

Navigation = list[str | dict[str, Any]]
_FRONT_MATTER = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
_REFERENCE = re.compile(r"\{(fact|value|year):([^{}\s]+)\}")
_DESCRIPTION_LENGTH = 155


@dataclass(frozen=True, slots=True)
class Page:
    """A made page. path: its address, ending in a slash. source: the file that an editor changes. call: its macro."""

    path: str
    title: str
    description: str
    call: str
    source: str

    @property
    def file(self) -> str:
        """The Markdown file that would be this page, relative to the edition's prose folder."""
        return f"{self.path.rstrip('/')}.md" if self.path not in _INDEXES else f"{self.path}index.md"

    @property
    def markdown(self) -> str:
        """What that file would hold. Front matter is written as JSON, which is YAML with every text quoted."""
        title, description = (json.dumps(text, ensure_ascii=False) for text in (self.title, self.description))
        return f"---\ntitle: {title}\ndescription: {description}\n---\n\n{{{{ {self.call} }}}}\n"


_INDEXES = tuple(f"{path}/" for path in (addresses.STRENGTHS, addresses.AREAS, addresses.GOALS))
_LISTS = (
    (addresses.VISION, "vision", "vision_page", "data/strategies/{strategy}.yml"),
    (addresses.STRENGTHS, "strengths", "strengths_index", "data/platform.yml"),
    (addresses.AREAS, "areas", "areas_index", "data/strategies/{strategy}.yml"),
    (addresses.GOALS, "goals", "goals_index", "data/strategies/{strategy}.yml"),
    (addresses.BRAND, "brand", "brand_page", "data/brand.yml"),
    (addresses.INITIATIVES, "initiatives", "initiatives_page", "data/initiatives/"),
    (addresses.FACTS, "facts", "facts_page", "data/facts/"),
    (addresses.SOURCES, "sources", "sources_page", "data/sources.yml"),
    (addresses.LICENCES, "licences", "licences_page", "requirements.txt"),
    (addresses.ACCESSIBILITY, "accessibility", "accessibility_page", "data/accessibility.yml"),
)


def url_of(file: str) -> str:
    """The url of the page that a Markdown file makes: `om/index.md` is `om/`, `vision.md` is `vision/`."""
    path = file.removesuffix(".md")
    return f"{path}/" if path.rpartition("/")[2] != "index" else path.removesuffix("index")


def made_pages(renderer: Renderer, written: Iterable[str]) -> list[Page]:
    """The pages to make in this edition: every page there must be but those that are written (paths of .md files)."""
    taken = set(written)
    return [page for page in all_pages(renderer) if page.file not in taken]


def all_pages(renderer: Renderer) -> Iterator[Page]:
    """Every page that can be made: the lists, then each strength, area and goal."""
    platform, label = renderer.platform, renderer.label
    strategy = platform.place.current_strategy
    for path, name, call, source in _LISTS:
        title, description = label(f"page_{name}"), label(f"page_{name}_description")
        yield Page(f"{path}/", title, description, f"{call}()", source.format(strategy=strategy))
    for item in platform.strengths.values():
        yield _item_page(renderer, item, renderer.text(item.name), renderer.text(item.tagline), "strength")
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


def _item_page(renderer: Renderer, item: Item, title: str, description: str, kind: str) -> Page:
    platform = renderer.platform
    plain = _shorten(plain_text(renderer, description))
    return Page(path_of(item), title, plain, f'{kind}_page("{item.id}")', platform.paths[kind, item.id])


def plain_text(renderer: Renderer, text: str) -> str:
    """The text with its references as bare words, for places that hold no markup."""

    def words(found: re.Match[str]) -> str:
        fact = renderer.platform.facts[found[2]]
        unit = f" {renderer.text(fact.unit)}" if fact.unit and found[1] == "fact" else ""
        return fact.year if found[1] == "year" else renderer.figure(fact) + unit

    return _REFERENCE.sub(words, text)


def _shorten(text: str) -> str:
    if len(text) <= _DESCRIPTION_LENGTH:
        return text
    return text[:_DESCRIPTION_LENGTH].rsplit(" ", 1)[0].rstrip(" ,;:–") + " …"


def front_matter(markdown: str) -> dict[str, Any]:
    """The front matter of a written page; empty where there is none that can be read."""
    found = _FRONT_MATTER.match(markdown)
    try:
        data = yaml.safe_load(found[1]) if found else {}
    except yaml.YAMLError:
        return {}
    return data if isinstance(data, dict) else {}


def navigation(renderer: Renderer, titles: Mapping[str, str]) -> Navigation:
    """All pages in reading order, as MkDocs' `nav` setting. titles: file → title, of written and made pages alike."""
    label = renderer.label
    goals = [page.file for page in all_pages(renderer) if page.path.startswith(f"{addresses.GOALS}/")]
    strengths = [page.file for page in all_pages(renderer) if page.path.startswith(f"{addresses.STRENGTHS}/")]
    areas = [page.file for page in all_pages(renderer) if page.path.startswith(f"{addresses.AREAS}/")]
    sections: Navigation = [
        {label("nav_vision"): f"{addresses.VISION}.md"},
        {label("nav_strengths"): strengths},
        {label("nav_areas"): areas},
        {label("nav_goals"): goals},
        {label("nav_guides"): _section(addresses.GUIDES, titles, renderer)},
        {label("nav_brand"): f"{addresses.BRAND}.md"},
        {label("nav_perspectives"): f"{addresses.PERSPECTIVES}.md"},
        {label("nav_about"): _section(addresses.ABOUT, titles, renderer)},
    ]
    return ["index.md", *filter(None, (_existing(section, titles) for section in sections))]


def _section(folder: str, titles: Mapping[str, str], renderer: Renderer) -> list[str]:
    """The folder's pages, its index first, the others by title in the edition's alphabet."""
    files = [file for file in titles if file.startswith(f"{folder}/")]
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
