"""When the content of a page last changed, as its foot says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from macros.history import FileHistory, History
from macros.model import Platform

# Macro → the kind of the item it shows, or the kinds of all that it lists.
_ITEMS = {
    "strength_page": "strength", "area_page": "area", "goal_page": "goal",
    "message_page": "message", "message_moved": "message",
}  # fmt: skip
_LISTS = {
    "front": ("strategy", "strength"), "strengths_index": ("strength",), "areas_index": ("area",),
    "goals_index": ("goal",), "method_page": ("vocabulary",), "brand_page": ("brand",),
    "initiatives_page": ("initiative",), "facts_page": ("fact",), "sources_page": ("sources",),
    "accessibility_page": ("accessibility",), "kits_page": ("kit",), "try_page": ("brand",),
    "profile_page": ("profile", "strength"), "coverage_page": ("message",), "messages_page": ("message",),
    "thread_page": ("strength", "goal"), "idea_page": ("topic",),
    "vision_page": ("strategy",), "timeline": ("strategy",), "perspectives": ("perspective",),
}  # fmt: skip
_CALL = re.compile(r"""\b(\w+)\(\s*(?:["']([^"']*)["'])?""")
_MACROS = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Last:
    """When content last changed. what: `changed`, or `came` when it has not changed since it was added."""

    day: date
    what: str


@dataclass(frozen=True, slots=True)
class LastChanges:
    """When the content of each page of an edition last changed."""

    history: History
    platform: Platform
    language: str

    def of(self, markdown: str, source: str = "") -> Last | None:
        """When the content of the page last changed that this Markdown makes; None where that is not known.

        Its content is its own text and what its macros show: an item, or all items of a kind, and the figures that
        either names. source: the written page's own file; empty for a made page.
        """
        calls = [call for macro in _MACROS.findall(markdown) for call in _CALL.findall(macro)]
        paths = [path for path in (source, *self._items(calls)) if path]
        files = [self.history.files[path] for path in paths if path in self.history.files]
        own = [last for each in files if (last := self._last(each))]
        if len(own) < len(paths):
            return None  # a file whose day is not known, or that has not been committed
        kinds = (kind for name, _ in calls for kind in _LISTS.get(name, ()))
        found = [*own, *filter(None, map(self._last_of, kinds)), *self._figures(calls, files)]
        return max(found, key=lambda last: last.day, default=None)

    def _items(self, calls: list[tuple[str, str]]) -> list[str]:
        """The files of the items that a page shows."""
        paths = self.platform.paths
        return [paths[_ITEMS[name], id_] for name, id_ in calls if (_ITEMS.get(name, ""), id_) in paths]

    def _last(self, file: FileHistory) -> Last | None:
        """When the file changed; None where all that is read of it was layout, and what came before is not known."""
        if self.language in file.changed:
            return Last(file.changed[self.language], "changed")
        return None if file.older else Last(file.came, "came")

    def _last_of(self, kind: str) -> Last | None:
        """When something of a kind last changed, came or went."""
        files = [each for each in self.history.files.values() if each.kind == kind]
        there = [last for each in files if not each.gone and (last := self._last(each))]
        days = {each.day for each in there} | {each.gone for each in files if each.gone}
        if not days:
            return None
        new = len(days) == 1 and not any(each.gone for each in files) and {each.what for each in there} == {"came"}
        return Last(max(days), "came" if new else "changed")

    def _figures(self, calls: list[tuple[str, str]], files: list[FileHistory]) -> Iterator[Last]:
        """When what the page and its items state of each fact last changed; nothing where it never has."""
        named = [id_ for name, id_ in calls if name in ("fact", "value", "year")]
        for id_ in (*named, *(id_ for each in files for id_ in each.facts)):
            fact = self.history.files.get(self.platform.paths.get(("fact", id_), ""))
            if fact and fact.figure:
                yield Last(fact.figure, "changed")
