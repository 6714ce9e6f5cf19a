"""Where the history stands on the site: on which page a text's changes are told, and what stands at a page's foot."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from macros import addresses
from macros.history import PAGE, Change, FileHistory, History
from macros.load import FOLDERS
from macros.model import Platform
from macros.texts import named_facts

SHOWN = 5  # changes of an item
_VOLUME = 90_000  # characters on a page, in all languages: some 22 kB when one of them is sent
_ROOM = 400  # what a section takes besides its texts
# The pages of details, each with the kinds it tells of, in reading order.
GROUPS = {
    "styrkor": ("strength",),
    "mal": ("goal",),
    "strategin": ("strategy", "area", "perspective", "topic"),
    "budskap": ("message", "kit"),
    "belagg": ("fact", "sources"),
    "exempel": ("initiative",),
    "sidor": (PAGE,),
    "ovrigt": ("brand", "profile", "platform", "accessibility", "vocabulary"),
}
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
    "thread_page": ("strength", "goal"), "matrix_page": ("strength", "goal", "perspective"), "idea_page": ("topic",),
    "vision_page": ("strategy",), "timeline": ("strategy",), "perspectives": ("perspective",),
}  # fmt: skip
_CALL = re.compile(r"""\b(\w+)\(\s*(?:["']([^"']*)["'])?""")
_MACROS = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
# The fields of a fact that stand in the texts that name it.
_FIGURE = ("value", "unit", "year")


@dataclass(frozen=True, slots=True)
class Last:
    """When a page's content last changed. what: `changed` or `came`. path: where one sees how, or empty."""

    day: date
    what: str
    path: str


def group_path(group: str, number: int = 1) -> str:
    """The page with this number, from 1, of a group's details."""
    return f"{addresses.HISTORY}/{group}/" if number == 1 else f"{addresses.HISTORY}/{group}/sida-{number}/"


def group_of(kind: str) -> str:
    """The first page of the group that tells of a kind."""
    return next(group_path(group) for group, kinds in GROUPS.items() if kind in kinds)


class Places:
    """Where each text's changes are told; the same in every edition, so that their addresses are the same."""

    def __init__(self, history: History, platform: Platform) -> None:
        self.history = history
        self.platform = platform
        self.prose = {each.language: f"{each.prose}/" for each in platform.place.editions}

    @cached_property
    def pages(self) -> dict[str, list[list[FileHistory]]]:
        """The files that each page of each group tells of; at least one page a group, empty where nothing changed."""
        return {group: self._packed(kinds) for group, kinds in GROUPS.items()}

    def _packed(self, kinds: tuple[str, ...]) -> list[list[FileHistory]]:
        pages: list[list[FileHistory]] = [[]]
        room = _VOLUME
        for file in self._changed(kinds):
            volume = _ROOM + sum(map(_volume, file.changes[:SHOWN]))
            if volume > room and pages[-1]:
                pages.append([])
                room = _VOLUME
            pages[-1].append(file)
            room -= volume
        return pages

    def _changed(self, kinds: tuple[str, ...]) -> list[FileHistory]:
        """The files that have changed since they came, by kind, then in the order in which the site shows them."""
        files = [each for each in self.history.files.values() if not each.gone and each.changes and each.kind in kinds]
        return self.in_order(files)

    def in_order(self, files: Iterable[FileHistory]) -> list[FileHistory]:
        """The files by kind, then in the order in which the site shows them."""
        kinds = [kind for group in GROUPS.values() for kind in group]
        shown = {(kind, id_): place for kind in kinds for place, id_ in enumerate(self._items(kind))}

        def key(file: FileHistory) -> tuple[int, int, str]:
            return kinds.index(file.kind), shown.get((file.kind, file.id), len(shown)), self.name(file)

        return sorted(files, key=key)

    def _items(self, kind: str) -> Iterable[str]:
        """The ids of the kind's items in the order in which the site shows them; none where it has no items."""
        found: dict[str, Any] = getattr(self.platform, FOLDERS[kind]) if kind in FOLDERS else {}
        return found

    @cached_property
    def _numbers(self) -> dict[str, tuple[str, int]]:
        return {
            file.path: (group, number)
            for group, pages in self.pages.items()
            for number, files in enumerate(pages, start=1)
            for file in files
        }

    def place_of(self, file: FileHistory, language: str) -> str:
        """Where the file's changes are told, below the edition's root; empty where there are none to be told."""
        if not self.seen(file, language):
            return ""
        group, number = self._numbers[file.path]
        return f"{group_path(group, number)}#{self.anchor(file)}"

    def anchor(self, file: FileHistory) -> str:
        """The id of the file's section."""
        return f"{file.kind}-{self.name(file)}".replace("/", "-").removesuffix(".md")

    def name(self, file: FileHistory) -> str:
        """The file's id; for a written page its path below its edition's folder, the same in all of them."""
        return next((file.id.removeprefix(each) for each in self.prose.values() if file.id.startswith(each)), file.id)

    def is_here(self, file: FileHistory, language: str) -> bool:
        """Whether the file is content of the language's edition: a page of another edition is not."""
        return file.kind != PAGE or file.path.startswith(self.prose[language])

    def seen(self, file: FileHistory, language: str) -> list[Change]:
        """The changes of the file that readers of the language meet, the newest first."""
        if not self.is_here(file, language):
            return []
        return [each for each in file.changes if each.seen_in(language, self.prose) != ()]

    # A page's foot

    def last(self, markdown: str, source: str, language: str) -> Last | None:
        """When the content of the page last changed that this Markdown makes; None where that is not known.

        Its content is its own text and what its macros show: an item, or all items of a kind, and the figures that
        either names. source: the written page's own file; empty for a made page.
        """
        items, kinds, facts = self._shown(markdown)
        own = [self.history.files[path] for path in (source, *items) if path in self.history.files]
        found = [last for file in own if (last := self._last(file, language))]
        if len(found) < len(own) or (source and not own):
            return None  # a file whose day is not known, or that has not been committed
        found += [last for kind in kinds if (last := self._last_of(kind, language))]
        found += [last for id_ in facts if (last := self._figure(id_, language))]
        return max(found, key=lambda last: last.day, default=None)

    def _shown(self, markdown: str) -> tuple[list[str], list[str], list[str]]:
        """The files of the items that a page shows, the kinds that it lists, the ids of the facts that it names."""
        items: list[str] = []
        kinds: list[str] = []
        facts: list[str] = []
        for name, id_ in (call for macro in _MACROS.findall(markdown) for call in _CALL.findall(macro)):
            if name in _ITEMS and (_ITEMS[name], id_) in self.platform.paths:
                items.append(self.platform.paths[_ITEMS[name], id_])
            kinds += _LISTS.get(name, ())
            facts += [id_] if name in ("fact", "value", "year") else []
        files = (self.history.files[path] for path in items if path in self.history.files)
        return items, kinds, [*facts, *(id_ for file in files for id_ in _stated(file.data))]

    def _last(self, file: FileHistory, language: str) -> Last | None:
        """When the file changed; None where all that is read of it was layout, and what came before is not known."""
        if changes := self.seen(file, language):
            return Last(changes[0].day, "changed", self.place_of(file, language))
        return None if file.older else Last(file.came, "came", "")

    def _last_of(self, kind: str, language: str) -> Last | None:
        """When something of a kind last changed, came or went."""
        files = [each for each in self.history.files.values() if each.kind == kind]
        days = [last.day for each in files if not each.gone and (last := self._last(each, language))]
        days += [each.gone for each in files if each.gone]
        if not days:
            return None
        if len(set(days)) == 1 and not any(each.gone or self.seen(each, language) for each in files):
            return Last(days[0], "came", "")
        return Last(max(days), "changed", group_of(kind))

    def _figure(self, id_: str, language: str) -> Last | None:
        """When what texts state of a fact last changed; None where it never has."""
        file = self.history.files.get(self.platform.paths.get(("fact", id_), ""))
        for change in self.seen(file, language) if file else ():
            if file and (change.differences is None or any(each.address[0] in _FIGURE for each in change.differences)):
                return Last(change.day, "changed", self.place_of(file, language))
        return None


def _stated(data: Any) -> Iterator[str]:
    """The ids of the facts that an item states, in its texts or as figures of their own."""
    if isinstance(data, dict):
        for key, each in data.items():
            yield from ([each] if isinstance(each, str) else each) if key in ("fact", "facts") else _stated(each)
    elif isinstance(data, list):
        for each in data:
            yield from _stated(each)
    else:
        yield from named_facts([str(data)])


def _volume(change: Change) -> int:
    return sum(len(str(each.before)) + len(str(each.after)) for each in change.differences or ())
