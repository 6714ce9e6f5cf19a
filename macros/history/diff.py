"""The differences between two versions of an item: which texts, and which words in them. Pure."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from macros.content.yaml_reader import Address

_WORDS = re.compile(r"\S+\s*|\s+")
_ALIKE = 0.4  # texts less similar than this are shown as replaced, not as edited
_MOST = 3000  # words: longer texts are not compared, since the time is quadratic


@dataclass(frozen=True, slots=True)
class Difference:
    """A changed text. address: in the newer version, if the field is there. before, after: None if there is no text."""

    address: Address
    before: str | None
    after: str | None


def differences(before: Any, after: Any, address: Address = ()) -> Iterator[Difference]:
    """Yield every text that differs between the data of two versions; of an added or removed group, each text in it."""
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
    """Return a mapping's or list's values by their relative address; a single value has the empty address."""
    if isinstance(value, dict | list):
        return {(key,): each for key, each in (value.items() if isinstance(value, dict) else enumerate(value))}
    return {(): value}


def _in_list(before: list[Any], after: list[Any], address: Address) -> Iterator[Difference]:
    """Yield the differences between two lists. Equal entries match wherever they are; the others in their order."""
    old, new = ([json.dumps(each, sort_keys=True) for each in version] for version in (before, after))
    for _, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        for step in range(max(end - start, new_end - new_start)):
            was = before[start + step] if start + step < end else None
            now = after[new_start + step] if new_start + step < new_end else None
            yield from differences(was, now, (*address, min(new_start + step, len(after))))


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a text. mark: `same`, `del` or `ins`."""

    mark: str
    words: str


def sides(before: str | None, after: str | None) -> tuple[list[Piece], list[Piece]]:
    """Return the old text with deletions marked, and the new text with insertions marked; empty for None."""
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
    """Return the words as a marked piece, and the white space after them as an unmarked one."""
    text = "".join(words)
    bare = text.rstrip()
    return [piece for piece in (Piece(mark, bare), Piece("same", text[len(bare) :])) if piece.words]
