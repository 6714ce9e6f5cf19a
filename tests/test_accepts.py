"""The fast answer to whether a file is as its schema says is the answer that jsonschema gives."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from typing import Any

from macros.accepts import Acceptors
from macros.load import load
from macros.schema import Schemas
from tests.site import ROOT

VALUES: tuple[Any, ...] = (
    *("", " ", "x", "12", "-1", "1e9", "2026-02-30", "2026-01-01", "true", "inferred", "known", "subject", "a b", "https://x"),
    *([], {}, ["a", "a"], ["a"], {"sv": "x"}, {"sv": "x", "en": ""}, [{"a": "b", "c": "d"}, {"c": "d", "a": "b"}]),
)  # fmt: skip
KEYS = ("zz", "Key X", "sv", "reason", "facts")


def test_every_real_file_and_every_change_of_one_gets_the_answer_of_jsonschema() -> None:
    library, chance = load(ROOT), random.Random(1)
    schemas = library.schemas
    items = [(kind, each.data) for kind, rows in library.documents.items() for each in list(rows.values())[:12]]
    assert all(schemas._acceptors.kind(kind)(data) for kind, data in items)
    answers = []
    for _ in range(600):
        kind, data = chance.choice(items)
        changed = _changed(copy.deepcopy(data), chance)
        answers.append(schemas._acceptors.kind(kind)(changed))
        assert answers[-1] == schemas._validator(schemas.kind(kind)).is_valid(changed), (kind, changed)
    assert {True, False} == set(answers)


def _changed(data: Any, chance: random.Random) -> Any:
    """The data with one of its values taken away, repeated, renamed or replaced."""
    holder, key = chance.choice(list(_places(data)))
    how = chance.random()
    if how < 0.3:
        del holder[key]
    elif how < 0.5 and isinstance(holder, dict):
        holder[chance.choice(KEYS)] = holder.pop(key)
    elif how < 0.6 and isinstance(holder, list):
        holder.append(holder[key])
    else:
        holder[key] = copy.deepcopy(chance.choice(VALUES))
    return data


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        yield from _places(value[key])


def test_a_schema_with_another_keyword_never_says_yes() -> None:
    again = {"$ref": "common.schema.json#/$defs/tree"}
    schemas: dict[str, dict[str, Any]] = {
        "common.schema.json": {"$defs": {"odd": {"oneOf": [{}]}, "tree": {"items": again}}},
        "a.schema.json": {"properties": {"b": {"$ref": "common.schema.json#/$defs/odd"}}},
        "c.schema.json": again,
    }
    acceptors = Acceptors(schemas, {}, lambda _: True)
    assert [acceptors.kind("a")({}) for _ in range(2)] == [False, False]
    assert acceptors.kind("c")([[], [[]]])


def test_a_schema_that_says_yes_says_no_problem() -> None:
    schemas = Schemas(ROOT / "data" / "schema")
    assert all(schemas._acceptors.kind(kind)("x") is False for kind in schemas.kinds)
