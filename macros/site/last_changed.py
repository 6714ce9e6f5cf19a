"""When the content of a page last changed, for its footer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from macros.content.kinds import ITEM_MACRO, MANY
from macros.content.model import Platform
from macros.content.texts import named_facts
from macros.history.log import History, Last
from macros.rendering.quality_words import item_of

# Macro → the kinds of the items that it lists.
_LISTS = {
    "front": ("strategy", "strength"), "strengths_index": ("strength",), "areas_index": ("area",),
    "goals_index": ("goal",), "method_page": ("vocabulary",), "brand_page": ("brand",),
    "initiatives_page": ("initiative",), "facts_page": ("fact",), "sources_page": ("sources",),
    "accessibility_page": ("accessibility",), "kits_page": ("kit",), "try_page": ("brand",),
    "profile_page": ("profile", "strength"), "coverage_page": ("message",), "messages_page": ("message",),
    "relations_page": ("strength", "goal"), "idea_page": ("topic",),
    "vision_page": ("strategy",), "timeline": ("strategy",), "perspectives": ("perspective",),
}  # fmt: skip
_CALL = re.compile(r"""\b(\w+)\(\s*(?:["']([^"']*)["'])?""")
_MACROS = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class LastChanges:
    """When the content of each page of an edition last changed."""

    history: History
    platform: Platform
    language: str

    def of(self, markdown: str, source: str = "") -> Last | None:
        """Return when the content of this Markdown's page last changed; None if it is not known.

        The content is the page's own text and what its macros show: an item, or all items of a kind, and the figures
        that these state. source: a written page's file; empty for a generated page.
        """
        calls = [call for macro in _MACROS.findall(markdown) for call in _CALL.findall(macro)]
        items = [item for name, value in calls if (item := _item(name, value)) in self.platform.paths]
        paths = [path for path in (source, *map(self.platform.paths.get, items)) if path]
        own = [last for path in paths if (last := self._last(path))]
        if len(own) < len(paths):
            return None  # the date of a file is unknown, or it has not been committed
        kinds = (kind for name, _ in calls for kind in _LISTS.get(name, ()))
        found = [*own, *filter(None, map(self._last_of, kinds)), *self._figures(calls, items)]
        return max(found, key=lambda last: last.day, default=None)

    def _last(self, path: str) -> Last | None:
        file = self.history.get(path)
        return file.last.get(self.language) if file else None

    def _last_of(self, kind: str) -> Last | None:
        """Return when an item of the kind was last changed, added or removed."""
        files = [each for each in self.history.values() if each.kind == kind]
        lasts = (Last(each.gone, "changed") if each.gone else each.last.get(self.language) for each in files)
        found = set(filter(None, lasts))
        if len(found) > 1:
            return Last(max(last.day for last in found), "changed")
        return next(iter(found), None)

    def _figures(self, calls: list[tuple[str, str]], items: list[tuple[str, str]]) -> Iterator[Last]:
        """Yield when each fact's figure on the page last changed; nothing for one that never has."""
        named = [id_ for name, id_ in calls if name in ("fact", "value", "year")]
        shown = msgspec.to_builtins([item_of(self.platform, *each) for each in items])
        for id_ in (*named, *_stated(shown)):
            fact = self.history.get(self.platform.paths.get(("fact", id_), ""))
            if fact and fact.figure:
                yield Last(fact.figure, "changed")


def _item(macro: str, argument: str) -> tuple[str, str]:
    """Return kind and id of the item that the macro shows, by its argument; an empty kind if it shows none."""
    if macro == ITEM_MACRO:
        kind, _, id_ = argument.partition(":")
        return kind, id_
    return next((kind.name for kind in MANY.values() if macro in kind.macros), ""), argument


def _stated(data: Any) -> Iterator[str]:
    """Yield the ids of the facts that items state, in texts or as figures."""
    if isinstance(data, dict):
        for key, each in data.items():
            yield from ([each] if isinstance(each, str) else each or ()) if key in ("fact", "facts") else _stated(each)
    elif isinstance(data, list):
        for each in data:
            yield from _stated(each)
    else:
        yield from named_facts([str(data)])
