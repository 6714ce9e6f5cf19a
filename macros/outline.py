"""A YAML text as an outline: what its entries hold, and where its comments belong.

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
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from macros.document import LOADER

_COMMENT = re.compile("#[^\n]*")


@dataclass(slots=True)
class Comment:
    """A comment on lines of its own. blank: whether a blank line stands above it."""

    text: str
    blank: bool = False


@dataclass(slots=True)
class Group:
    """A mapping or a list. flow: written as {…} or […]. after: the comments that stand last in it."""

    is_map: bool
    flow: bool
    column: int
    end: int
    entries: list[Entry] = field(default_factory=list)
    after: list[Comment] = field(default_factory=list)


@dataclass(slots=True)
class Entry:
    """A key with its value, or a list's item (whose key is None). start, value_start: where they stand in the text.

    before: the comments above it. trailing: the one at the end of its line. blank: whether a blank line is above it.
    """

    key: str | None
    value: str | Group
    start: int
    value_start: int
    blank: bool
    before: list[Comment] = field(default_factory=list)
    trailing: str = ""


@dataclass(frozen=True, slots=True)
class _Spot:
    """An entry and the groups that it stands in, the outermost first. owners: the entries that hold those groups."""

    entry: Entry
    groups: tuple[Group, ...]
    owners: tuple[Entry, ...]


def outline(text: str) -> Group:
    """The outline of a text in which `document.parse` finds no problems, its lines ending in LF.

    Raises ValueError if it is not a mapping with keys in it.
    """
    node: Any = yaml.compose(text, Loader=LOADER)
    if not isinstance(node, MappingNode) or not node.value:
        raise ValueError("no keys")
    root = _group(node, text, 0)
    spots = list(_spots(root, (root,), ()))
    starts = [spot.entry.start for spot in spots]
    for match in _comments(text, sorted(_scalars(node, text))):
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


def _spots(group: Group, groups: tuple[Group, ...], owners: tuple[Entry, ...]) -> Iterator[_Spot]:
    """Every entry in the order of the text, each before those in it."""
    for entry in group.entries:
        yield _Spot(entry, groups, owners)
        if isinstance(entry.value, Group):
            yield from _spots(entry.value, (*groups, entry.value), (*owners, entry))


# The comments


def _comments(text: str, scalars: list[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """Every comment: what begins with # outside of keys and values."""
    ends = [0, *(end for _, end in scalars)]
    starts = [*(start for start, _ in scalars), len(text)]
    for end, start in zip(ends, starts, strict=True):
        yield from _COMMENT.finditer(text, end, max(end, start))


def _scalars(node: Node, text: str) -> Iterator[tuple[int, int]]:
    """From where to where every key and value stands; after the first line, for a value in > or |."""
    if isinstance(node, ScalarNode):
        start, end = node.start_mark.index, node.end_mark.index
        yield (text.find("\n", start, end) if node.style in ("|", ">") else start), end
    elif isinstance(node, SequenceNode):
        for item in node.value:
            yield from _scalars(item, text)
    else:
        for pair in node.value:
            for each in pair:
                yield from _scalars(each, text)


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
    for group, owner in zip(spot.groups[1:], spot.owners, strict=True):
        if group.flow and group.end <= place:
            return owner
    return spot.entry


def _home(place: int, column: int, above: _Spot | None, below: _Spot | None, root: Group) -> list[Comment]:
    """The comments among which one on a line of its own belongs."""
    if above and not isinstance(above.entry.value, Group) and above.entry.value_start > place:
        return above.entry.before
    for group in reversed(above.groups if above else ()):
        if below is not None and any(group is other for other in below.groups):
            break
        if place < group.end if group.flow else column >= group.column:
            return group.after
    return _first(below).before if below else root.after


def _first(spot: _Spot) -> Entry:
    """The entry, or the list's item that it stands first in: what is said of its beginning is said of all of it."""
    entry = spot.entry
    for group, owner in zip(reversed(spot.groups), reversed(spot.owners), strict=False):
        if owner.key is not None or group.entries[0] is not entry:
            break
        entry = owner
    return entry
