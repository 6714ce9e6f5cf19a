"""The digest of an item's text, which shows whether the text has changed since it was approved. Pure.

overrides/js/forms/digest.js computes the same digest in the browser, for a form that approves.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from macros.content.schema import Schema, Schemas

_UNREAD = ("keywords",)  # texts that are not shown
_SPACE = re.compile(r"[ \t\r\n]+")
# FNV-1a, 64 bits: it detects changes, not forgery. A browser has SHA-256 only on pages from https.
_START, _PRIME, _BITS = 0xCBF29CE484222325, 0x100000001B3, 0xFFFFFFFFFFFFFFFF


def text_digest(schemas: Schemas, kind: str, data: Any) -> str:
    """Return the digest: 16 hex digits of what a reader of the item reads, in every language.

    That is all its texts except the keywords, in the schema's order, with white space collapsed. It does not depend on
    layout, the order of fields, colours or references.
    """
    digest = _START
    for byte in "\n".join(_lines(schemas, schemas.kind(kind), data, "")).encode():
        digest = (digest ^ byte) * _PRIME & _BITS
    return f"{digest:016x}"


def has_field(schemas: Schemas, kind: str, field: str) -> bool:
    """Whether the kind's schema has the field."""
    return field in schemas.kind(kind).get("properties", {})


def _lines(schemas: Schemas, schema: Schema, value: Any, place: str) -> Iterator[str]:
    """Yield a line for each text: its address and its words."""
    if schema.get("x-text") and isinstance(value, dict):
        said = ((language, _words(value[language])) for language in sorted(value))
        yield from (f"{place}.{language}: {words}" for language, words in said if words)
        return
    if schema.get("x-read") and (words := _words(value)):
        yield f"{place}: {words}"
    for key, each in _children(schema, value):
        yield from _lines(schemas, schemas.inner(schema, key), each, f"{place}.{key}")


def _children(schema: Schema, value: Any) -> Iterable[tuple[str | int, Any]]:
    if isinstance(value, dict):
        return ((key, value[key]) for key in _keys(schema, value))
    return enumerate(value) if isinstance(value, list) else ()


def _keys(schema: Schema, value: dict[str, Any]) -> list[str]:
    """Return the keys to digest: those in the schema in its order, then the others by name."""
    named = [key for key in schema.get("properties", {}) if key in value and key not in _UNREAD]
    return [*named, *sorted(set(value) - set(named) - set(_UNREAD))]


def _words(value: Any) -> str:
    text = " ".join(map(str, value)) if isinstance(value, list) else str(value or "")
    return _SPACE.sub(" ", text).strip(" ")
