"""A JSON Schema as a function that says yes or no, fast; jsonschema says why, of the few files that are not sound.

It knows the keywords that data/schema/ uses, as macros.schema reads them; with another keyword it always says no.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import regex

Schema = dict[str, Any]
Accepts = Callable[[Any], bool]

# `\S` in a schema says that there is something to see: more than spaces, and than what takes no room at all.
SEEN = regex.compile(r"[^\s\p{Z}\p{C}\p{Default_Ignorable_Code_Point}]")
# What says nothing of the value.
_NOTES = {"$schema", "$id", "$defs", "title", "description", "examples", "readOnly"}
# What is read together with another keyword: `then` with `if`.
_BESIDE = {"then"}


class _UnknownKeywordError(Exception):
    """Only jsonschema knows what the schema says."""


class Acceptors:
    """The schemas of a folder as such functions. schemas: by file. types, dates: what each type and day looks like."""

    def __init__(self, schemas: Mapping[str, Schema], types: Mapping[str, Any], is_date: Accepts) -> None:
        self.schemas = schemas
        self.types = types
        self.is_date = is_date
        self._made: dict[str, Accepts] = {}

    def kind(self, kind: str) -> Accepts:
        """Whether a value is as the kind's schema says; always no where the schema has a keyword that is not known."""
        try:
            return self._at(f"{kind}.schema.json")
        except _UnknownKeywordError:
            return lambda _: False

    def _at(self, ref: str) -> Accepts:
        if ref not in self._made:
            self._made[ref] = lambda value: self._made[ref](value)  # a schema may refer to itself
            file, _, name = ref.partition("#/$defs/")
            try:
                self._made[ref] = self.of(self.schemas[file]["$defs"][name] if name else self.schemas[file])
            except _UnknownKeywordError:
                del self._made[ref]
                raise
        return self._made[ref]

    def of(self, schema: Schema | bool) -> Accepts:
        """The same for a part of a schema."""
        if isinstance(schema, bool):
            return lambda _: schema
        checks = list(self._checks(schema))
        if len(checks) == 1:
            return checks[0]

        def accepts(value: Any) -> bool:
            return all(check(value) for check in checks)

        return accepts

    def _checks(self, schema: Schema) -> Iterator[Accepts]:
        for keyword, limit in schema.items():
            if keyword in _KEYWORDS:
                yield _KEYWORDS[keyword](self, limit, schema)
            elif keyword not in _NOTES | _BESIDE and not keyword.startswith("x-"):
                raise _UnknownKeywordError

    def _ref(self, ref: str, _: Schema) -> Accepts:
        return self._at(ref)

    def _type(self, name: str, _: Schema) -> Accepts:
        is_one = self.types[name]
        return lambda value: is_one(None, value)

    def _enum(self, known: list[Any], _: Schema) -> Accepts:
        return lambda value: value in known

    def _const(self, known: Any, _: Schema) -> Accepts:
        return lambda value: bool(value == known)

    def _pattern(self, pattern: str, _: Schema) -> Accepts:
        search = SEEN.search if pattern == r"\S" else re.compile(pattern.replace("$", r"\Z")).search
        return lambda value: not isinstance(value, str) or search(value) is not None

    def _format(self, name: str, _: Schema) -> Accepts:
        return self.is_date if name == "date" else lambda _: True  # as jsonschema: other formats are notes

    def _minimum(self, bound: float, _: Schema) -> Accepts:
        is_number = self.types["number"]
        return lambda value: not is_number(None, value) or float(value) >= bound

    def _maximum(self, bound: float, _: Schema) -> Accepts:
        is_number = self.types["number"]
        return lambda value: not is_number(None, value) or float(value) <= bound

    def _longest(self, limit: int, _: Schema) -> Accepts:
        return lambda value: not isinstance(value, str) or len(value) <= limit

    def _fewest(self, limit: int, _: Schema) -> Accepts:
        return lambda value: not isinstance(value, list) or len(value) >= limit

    def _fewest_keys(self, limit: int, _: Schema) -> Accepts:
        return lambda value: not isinstance(value, dict) or len(value) >= limit

    def _unique(self, wanted: bool, _: Schema) -> Accepts:
        return lambda value: not wanted or not isinstance(value, list) or _differ(value)

    def _required(self, keys: list[str], _: Schema) -> Accepts:
        wanted = set(keys)
        return lambda value: not isinstance(value, dict) or wanted <= value.keys()

    def _properties(self, schemas: Mapping[str, Any], _: Schema) -> Accepts:
        inner = {key: self.of(schema) for key, schema in schemas.items()}

        def accepts(value: Any) -> bool:
            found = value.items() if isinstance(value, dict) else ()
            return all(inner[key](each) for key, each in found if key in inner)

        return accepts

    def _others(self, schema: Schema | bool, around: Schema) -> Accepts:
        known, inner = set(around.get("properties", {})), self.of(schema)

        def accepts(value: Any) -> bool:
            others = value.keys() - known if isinstance(value, dict) else ()
            return all(inner(value[key]) for key in others)

        return accepts

    def _names(self, schema: Schema | bool, _: Schema) -> Accepts:
        inner = self.of(schema)
        return lambda value: not isinstance(value, dict) or all(map(inner, value))

    def _items(self, schema: Schema | bool, _: Schema) -> Accepts:
        inner = self.of(schema)
        return lambda value: not isinstance(value, list) or all(map(inner, value))

    def _all(self, schemas: list[Schema | bool], _: Schema) -> Accepts:
        inner = [self.of(schema) for schema in schemas]
        return lambda value: all(accepts(value) for accepts in inner)

    def _if(self, schema: Schema | bool, around: Schema) -> Accepts:
        holds, then = self.of(schema), self.of(around.get("then", True))
        return lambda value: not holds(value) or then(value)


def _differ(values: list[Any]) -> bool:
    return len({json.dumps(value, sort_keys=True) for value in values}) == len(values)


_KEYWORDS: dict[str, Callable[[Acceptors, Any, Schema], Accepts]] = {
    "$ref": Acceptors._ref,
    "type": Acceptors._type,
    "enum": Acceptors._enum,
    "const": Acceptors._const,
    "pattern": Acceptors._pattern,
    "format": Acceptors._format,
    "minimum": Acceptors._minimum,
    "maximum": Acceptors._maximum,
    "maxLength": Acceptors._longest,
    "minItems": Acceptors._fewest,
    "minProperties": Acceptors._fewest_keys,
    "uniqueItems": Acceptors._unique,
    "required": Acceptors._required,
    "properties": Acceptors._properties,
    "additionalProperties": Acceptors._others,
    "propertyNames": Acceptors._names,
    "items": Acceptors._items,
    "allOf": Acceptors._all,
    "if": Acceptors._if,
}
