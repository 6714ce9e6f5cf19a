"""The search index of titles: every page and item by its title and keywords.

It is loaded whole by everybody who searches, so it is kept small. Everything else is found in the text of the pages.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from macros.content.kinds import MANY
from macros.content.model import Area, Fact, Goal, Item, Message, Strength
from macros.domain import urls
from macros.domain.relations import Relations
from macros.frontend.bank_data import labels
from macros.rendering.renderer import Renderer

_TOOL, _PAGE = "tool", "page"
# The kinds of result, and the weight of a hit in each.
_WEIGHTS = {
    "strength": 6, "goal": 3, "area": 3, "message": 2, "kit": 2, _TOOL: 2, "fact": 1.5, _PAGE: 1,
}  # fmt: skip
# Path, title, distinguishing words, keywords.
_Row = tuple[str, str, str, str]


def titles(renderer: Renderer, pages: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Return the titles of each kind with its name and weight, and the words that the search shows.

    pages: path → front matter of the pages to be found.
    """
    items = dict(_items(renderer))
    found: dict[str, list[_Row]] = {kind: [] for kind in _WEIGHTS}
    for path, (kind, item) in items.items():
        if "#" in path or path in pages:
            found[kind].append(_of_item(renderer, item, path))
    for path in pages.keys() - items.keys():
        found[_TOOL if path in urls.TOOLS else _PAGE].append(_of_page(path, pages[path]))
    words = labels(renderer, "search_")
    kinds = [
        # A list for each column, which packs better than one for each row.
        {"kind": words[f"kind_{kind}"], "weight": _WEIGHTS[kind], "columns": list(zip(*sorted(rows), strict=True))}
        for kind, rows in found.items()
        if rows
    ]
    return {"words": words, "kinds": kinds}


def _items(renderer: Renderer) -> Iterator[tuple[str, tuple[str, Item]]]:
    """Yield path, kind and item of the items in the index; of the facts, only those that prove something."""
    for kind in MANY.values():
        for item in renderer.platform.items(kind).values() if kind.name in _WEIGHTS else ():
            if not isinstance(item, Fact) or _proves(renderer.relations, item):
                yield renderer.path_of(item), (kind.name, item)


def _proves(relations: Relations, fact: Fact) -> bool:
    """Whether the fact is proof in a strength, an area, a goal or a message, and not only mentioned in its text."""
    return any(not relation.named for relation in relations.up(relations.node(fact)))


def _of_page(path: str, meta: Mapping[str, Any]) -> _Row:
    about = meta.get("description", "") if path in urls.TOOLS else ""
    return path, str(meta.get("title", path)), str(about), str(meta.get("keywords", ""))


def _of_item(renderer: Renderer, item: Item, path: str) -> _Row:
    keywords = getattr(item, "keywords", {}).get(renderer.language, [])
    return path, renderer.title(item), _about(renderer, item), " ".join(keywords)


def _about(renderer: Renderer, item: Item) -> str:
    """Return a few words that tell the item from others; empty if the title is enough."""
    match item:
        case Strength() | Area():
            return renderer.plain(item.tagline)
        case Goal():
            return renderer.text(renderer.platform.areas[item.area].name)
        case Message():
            channel = renderer.text(renderer.platform.vocabulary.channels[item.channel].name)
            return f"{channel}, {renderer.bank.subjects[item.about]}"
        case Fact():
            unit = f" {renderer.text(item.unit)}" if item.unit else ""
            year = f", {renderer.year(item.year)}" if item.year != item.value else ""
            return f"{renderer.figure(item)}{unit}{year}"
    return ""
