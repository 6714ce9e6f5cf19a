"""What differs between two versions of an item: which texts, and in them which words. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from macros.content.yaml_reader import Address

_WORDS = re.compile(r"\S+\s*|\s+")
_ALIKE = 0.4  # texts that have less in common than this are two different texts
_MOST = 3000  # words: longer texts are not compared, which takes the square of the time


@dataclass(frozen=True, slots=True)
class Difference:
    """One change. address: in the newer version, where the field is there. before, after: None where nothing is."""

    address: Address
    before: str | None
    after: str | None


def differences(before: Any, after: Any, address: Address = ()) -> Iterator[Difference]:
    """Every text that differs between two versions' data; where a whole group came or went, each text in it."""
    if before == after:
        return
    if isinstance(before, list) and isinstance(after, list):
        yield from _in_list(before, after, address)
    elif isinstance(before, dict | list) or isinstance(after, dict | list):
        old, new = _parts(before), _parts(after)
        for way in dict.fromkeys([*new, *old]):
            yield from differences(old.get(way), new.get(way), address + way)
    else:
        yield Difference(address, *(None if each is None else str(each) for each in (before, after)))


def _parts(value: Any) -> dict[Address, Any]:
    """What stands in a group, by the way there from it; a single value stands where it is."""
    if isinstance(value, dict | list):
        return {(key,): each for key, each in (value.items() if isinstance(value, dict) else enumerate(value))}
    return {(): value}


def _in_list(before: list[Any], after: list[Any], address: Address) -> Iterator[Difference]:
    """Entries that stand in both lists are the same wherever they stand; the others are compared in their order."""
    old, new = ([json.dumps(each, sort_keys=True) for each in version] for version in (before, after))
    for _, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        for step in range(max(end - start, new_end - new_start)):
            was = before[start + step] if start + step < end else None
            now = after[new_start + step] if new_start + step < new_end else None
            yield from differences(was, now, (*address, min(new_start + step, len(after))))


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words. mark: `same`, `del` or `ins`."""

    mark: str
    words: str


def sides(before: str | None, after: str | None) -> tuple[list[Piece], list[Piece]]:
    """The text before, with what went marked, and the text after, with what came; empty where there is no text."""
    if before is None or after is None:
        return [Piece("same", before)] if before else [], [Piece("same", after)] if after else []
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    matcher = SequenceMatcher(None, [word.strip() for word in old], [word.strip() for word in new], autojunk=False)
    if len(old) + len(new) > _MOST or matcher.ratio() < _ALIKE:
        return [Piece("del", before)], [Piece("ins", after)]
    left: list[Piece] = []
    right: list[Piece] = []
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        same = tag == "equal"
        left += _pieces("same" if same else "del", old[start:end])
        right += _pieces("same" if same else "ins", new[new_start:new_end])
    return left, right


def _pieces(mark: str, words: list[str]) -> list[Piece]:
    """The words as a piece; the space after them bears no mark."""
    text = "".join(words)
    bare = text.rstrip()
    return [piece for piece in (Piece(mark, bare), Piece("same", text[len(bare) :])) if piece.words]
