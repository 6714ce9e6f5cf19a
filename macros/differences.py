"""What differs between two versions of an item: which field, what stood there, what stands there now. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from macros.document import Address


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
    for tag, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        for step in range(max(end - start, new_end - new_start)):
            was = before[start + step] if start + step < end else None
            now = after[new_start + step] if new_start + step < new_end else None
            yield from differences(was, now, (*address, min(new_start + step, len(after))))
