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
    before: Any
    after: Any


def differences(before: Any, after: Any, address: Address = ()) -> Iterator[Difference]:
    """Every change from one version's data to the other's, each at the innermost field that holds it."""
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        for key in dict.fromkeys([*after, *before]):
            yield from differences(before.get(key), after.get(key), (*address, key))
    elif isinstance(before, list) and isinstance(after, list):
        yield from _in_list(before, after, address)
    else:
        yield Difference(address, before, after)


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
