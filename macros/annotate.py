"""An item → the text of its file: its fields in the schema's order, and every field that it lacks as a comment.

The comments say what each field is for and show one filled in, so that an editor of the file sees what else there is:
a comment's first sign taken away is YAML.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from macros.document import parse
from macros.schema import Schema, Schemas

WIDTH = 110
_TYPED = ("integer", "number", "boolean")
_BARE = re.compile(r"[\w.+-]+")
_UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_IN_FLOW = re.compile(r"\w[\w ./+-]*")


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes files. language: of the comments. example: a kind → an id of it, to show how one is named."""

    schemas: Schemas
    language: str
    example: Callable[[str], str]

    def file(self, kind: str, data: dict[str, Any]) -> str:
        """The text of the item's file. data: field → value, as the reader gives it: scalars are text."""
        head = f"# yaml-language-server: $schema=../schema/{kind}.schema.json"
        return "\n".join([head, *self._mapping(data, self.schemas.kind(kind), WIDTH), ""])

    def _mapping(self, data: dict[str, Any], schema: Schema, room: int, annotated: bool = True) -> Iterator[str]:
        """The lines of a mapping, not indented. room: characters a line. annotated: with what it lacks."""
        known = {} if schema.get("x-text") else schema.get("properties", {})
        for key in dict.fromkeys([*known, *data]):
            field = self._schema_of(key, schema)
            if key in data:
                yield from self._field(f"{key}:", data[key], field, room)
            elif annotated:
                yield from self._left_out(key, field, room - 2)

    def _schema_of(self, key: str, schema: Schema) -> Schema:
        found: Schema = schema.get("properties", {}).get(key) or schema.get("additionalProperties") or {}
        return found

    def _left_out(self, key: str, field: Schema, room: int) -> Iterator[str]:
        lines = [*self._described(field, room), *self._field(f"{key}:", self.sample(field), field, room)]
        yield from (f"# {line}".rstrip() for line in lines)

    def _described(self, field: Schema, room: int) -> list[str]:
        """What the field is for, as its form words it, and then each part that it has."""
        title = field.get("title" if self.language == "sv" else "x-title-en", "")
        lines = textwrap.wrap(f"{title}: {self._words(field)}", room, break_on_hyphens=False)
        inner = field.get("items", field)
        parts = {} if inner.get("x-text") else inner.get("properties", {})
        for key, raw in parts.items():
            words = f"{key}: {self._words(raw)}"
            lines += textwrap.wrap(words, room, initial_indent="- ", subsequent_indent="  ", break_on_hyphens=False)
        return lines

    def _words(self, field: Schema) -> str:
        words: str = field.get("description" if self.language == "sv" else "x-description-en", "")
        return words + (f" ({', '.join(field['enum'])})" if "enum" in field else "")

    def sample(self, schema: Schema) -> Any:
        """A value of the right shape: the schema's own example, an item that there is, or all of its fields."""
        if "x-ref" in schema:
            return self.example(schema["x-ref"])
        if examples := schema.get("examples"):
            return examples[0]
        if "enum" in schema:
            return schema["enum"][0]
        if "items" in schema:
            return [self.sample(schema["items"])]
        if properties := schema.get("properties"):
            return {key: self.sample(raw) for key, raw in properties.items()}
        return {"integer": str(schema.get("minimum", 1)), "number": "1", "boolean": "true"}.get(schema["type"], "…")

    def _field(self, head: str, value: Any, schema: Schema, room: int) -> Iterator[str]:
        """A value after what names it: `key:` or `-`."""
        if isinstance(value, dict):
            yield head
            yield from _indented(self._mapping(value, schema, room - 2))
        elif isinstance(value, list):
            yield from self._list(head, value, schema.get("items", {}), room)
        else:
            yield from _scalar(head, str(value), schema, room)

    def _list(self, head: str, values: list[Any], items: Schema, room: int) -> Iterator[str]:
        """On one line where it is short words, else an item a line. Only the first item says what it lacks."""
        flow = f"{head} [{', '.join(_one_line(str(each), items, in_flow=True) for each in values)}]"
        if len(flow) <= room and not any(isinstance(each, dict | list) for each in values):
            yield flow
            return
        yield head
        for index, value in enumerate(values):
            yield from _indented(self._item(value, items, room - 2, index == 0))

    def _item(self, value: Any, items: Schema, room: int, first: bool) -> Iterator[str]:
        if not isinstance(value, dict):
            yield from self._field("-", value, items, room)
            return
        marks = ["- "]
        for line in self._mapping(value, items, room - 2, annotated=first):
            yield (marks.pop() if marks else "  " * bool(line)) + line


def _scalar(head: str, text: str, schema: Schema, room: int) -> list[str]:
    line = f"{head} {_one_line(text, schema)}"
    if len(line) <= room and "\n" not in text:
        return [line]
    return _folded(head, text, room) or [line]


def _one_line(text: str, schema: Schema, in_flow: bool = False) -> str:
    """The text as YAML on one line: bare where that reads back as the same, else in double quotation marks.

    What looks like a number or a day is bare only where the schema wants one.
    """
    typed = schema.get("type") in _TYPED or "enum" in schema or schema.get("format") == "date"
    if typed and _BARE.fullmatch(text):
        return text
    bare = str(yaml.safe_dump(text, allow_unicode=True, width=float("inf")))
    if bare.split("\n")[0] == text and (not in_flow or _IN_FLOW.fullmatch(text)):
        return text
    # JSON's text is YAML's, and leaves an emoji as it is; but what cannot be seen is better escaped.
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04X}", json.dumps(text, ensure_ascii=False))


def _folded(head: str, text: str, room: int) -> list[str]:
    """The text over several lines, its paragraphs parted by empty ones; nothing where it would not read back alike."""
    paragraphs = [
        textwrap.wrap(each, room - 2, break_long_words=False, break_on_hyphens=False) for each in text.split("\n")
    ]
    lines = [f"{head} >-", *_indented("\n\n".join("\n".join(each) for each in paragraphs).split("\n"))]
    document = parse("\n".join([lines[0].replace(head, "text:", 1), *lines[1:], ""]), "")
    return lines if document.data == {"text": text} else []


def _indented(lines: Iterable[str]) -> Iterator[str]:
    yield from (f"  {line}" if line else "" for line in lines)
