"""A YAML text as an outline: what its entries hold, and where its comments belong. `layout` writes it as text again.

The places come from the parser that reads data/ (`document.LOADER`). A comment at the end of a line belongs to the
innermost entry on that line. A comment on a line of its own belongs to the entry below it, or to the end of the list or
group above it that is indented no further than the comment is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.nodes import MappingNode, ScalarNode

from macros.content.yaml_reader import LOADER

_COMMENT = re.compile("#[^\n]*")


@dataclass(slots=True)
class Comment:
    """A comment on lines of its own. blank: whether a blank line stands above it."""

    text: str
    blank: bool = False


@dataclass(slots=True, eq=False)
class Group:
    """A mapping or a list. flow: written as {…} or […]. column, end: where it stands in the text, if it is from one.

    after: the comments that stand last in it.
    """

    is_map: bool = True
    flow: bool = False
    column: int = 0
    end: int = 0
    entries: list[Entry] = field(default_factory=list)
    after: list[Comment] = field(default_factory=list)

    def entry(self, key: str) -> Entry:
        """The entry of the key; an empty one is put last if there is none."""
        found = next((entry for entry in self.entries if entry.key == key), None)
        if found is None:
            found = Entry(key, "")
            self.entries.append(found)
        return found

    def text(self, key: str) -> str:
        """The text at the key, or nothing."""
        return next((str(entry.value) for entry in self.entries if entry.key == key), "")

    def group(self, key: str, *, is_map: bool = True, flow: bool = False) -> Group:
        """The group at the key; an empty one is put there if there is none."""
        entry = self.entry(key)
        if isinstance(entry.value, str):
            entry.value = Group(is_map, flow)
        return entry.value


@dataclass(slots=True, eq=False)
class Entry:
    """A key with its value, or a list's item (whose key is None). start, value_start: where they stand in the text.

    before: the comments above it. trailing: the one at the end of its line. blank: whether a blank line is above it.
    """

    key: str | None
    value: str | Group
    start: int = 0
    value_start: int = 0
    blank: bool = False
    before: list[Comment] = field(default_factory=list)
    trailing: str = ""


@dataclass(frozen=True, slots=True)
class _Spot:
    """An entry and the groups that it stands in, the outermost first, each with the entry that holds it."""

    entry: Entry
    around: tuple[tuple[Entry | None, Group], ...]


def outline(text: str) -> Group:
    """The outline of a text in which `document.parse` finds no problems. Raises ValueError if it is not a mapping."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    node: Any = yaml.compose(text, Loader=LOADER)
    if not isinstance(node, MappingNode) or not node.value:
        raise ValueError("no keys")
    root = _group(node, text, 0)
    spots = list(_spots(root, ((None, root),)))
    starts = [spot.entry.start for spot in spots]
    for match in _comments(text):
        found = bisect_left(starts, match.start())
        _attach(match, text, spots[found - 1] if found else None, spots[found] if found < len(spots) else None, root)
    return root


# The entries


def _group(node: Any, text: str, least: int) -> Group:
    """least: the least column; a list may stand no further in than its key, and yet what it holds is deeper."""
    is_map = isinstance(node, MappingNode)
    column = max(node.start_mark.column, least)
    group = Group(is_map, bool(node.flow_style), column, node.end_mark.index)
    for child in node.value:
        key, value = child if is_map else (None, child)
        start = (key or value).start_mark.index
        content = value.value if isinstance(value, ScalarNode) else _group(value, text, column + 1)
        blank = _blank_above(text, start)
        group.entries.append(Entry(key.value if key else None, content, start, value.start_mark.index, blank))
    return group


def _blank_above(text: str, place: int) -> bool:
    """Whether the line above the one at the place is blank."""
    end = text.rfind("\n", 0, place)
    return end >= 0 and not text[text.rfind("\n", 0, end) + 1 : end].strip()


def _spots(group: Group, around: tuple[tuple[Entry | None, Group], ...]) -> Iterator[_Spot]:
    """Every entry in the order of the text, each before those in it."""
    for entry in group.entries:
        yield _Spot(entry, around)
        if isinstance(entry.value, Group):
            yield from _spots(entry.value, (*around, (entry, entry.value)))


# The comments


def _comments(text: str) -> Iterator[re.Match[str]]:
    """Every comment: what begins with # outside of keys and values; it may stand on the first line of a > or |."""
    place = 0
    scalars: list[Any] = [each for each in yaml.parse(text, Loader=LOADER) if isinstance(each, yaml.ScalarEvent)]
    for scalar in scalars:
        start, end = scalar.start_mark.index, scalar.end_mark.index
        until = text.find("\n", start, end) if scalar.style in ("|", ">") else start
        yield from _COMMENT.finditer(text, place, max(place, until))
        place = end
    yield from _COMMENT.finditer(text, place)


def _attach(match: re.Match[str], text: str, above: _Spot | None, below: _Spot | None, root: Group) -> None:
    """Give the comment to the entry or group that it belongs to. above, below: the entries around it."""
    place = match.start()
    words = match[0].rstrip()
    ahead = text[text.rfind("\n", 0, place) + 1 : place]
    if above is None or not ahead.strip("- \t"):
        column = -1 if ahead.strip() else len(ahead)  # what stands after a dash belongs to the item below
        _home(place, column, above, below, root).append(Comment(words, _blank_above(text, place)))
        return
    entry = _on_line(above, place)
    if entry.trailing:
        entry.before.append(Comment(words))
    else:
        entry.trailing = words


def _on_line(spot: _Spot, place: int) -> Entry:
    """The innermost entry that goes on at the place: of what stands in closed {…} or […], the one that holds it."""
    for owner, group in spot.around:
        if owner and group.flow and group.end <= place:
            return owner
    return spot.entry


def _home(place: int, column: int, above: _Spot | None, below: _Spot | None, root: Group) -> list[Comment]:
    """The comments among which one on a line of its own belongs."""
    if above and not isinstance(above.entry.value, Group) and above.entry.value_start > place:
        return above.entry.before
    for owner, group in reversed(above.around if above else ()):
        if below and (owner, group) in below.around:
            break
        if place < group.end if group.flow else column >= group.column:
            return group.after
    return _first(below).before if below else root.after


def _first(spot: _Spot) -> Entry:
    """The entry, or the list's item that it stands first in: what is said of its beginning is said of all of it."""
    entry = spot.entry
    for owner, group in reversed(spot.around):
        if owner is None or owner.key is not None or group.entries[0] is not entry:
            break
        entry = owner
    return entry
