"""The JSON Schemas in data/schema/: one per kind, the single source for checks, completion and the handbook.

Beside the standard keywords there are: `x-ref` (the text is the id of an item of that kind); `x-text` (a text in every
language; "label" if its braces are placeholders) and `x-description-en`; `x-placeholders` beside `x-text` (the kind of
placeholder allowed); `x-past` (a date that must not be in the future); `x-read` (a text in the file's own language);
and `x-long` (a text of several lines).
"""

import difflib
import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache, reduce
from operator import getitem, gt, lt
from pathlib import Path
from typing import Any, cast

import yaml
from jsonschema_rs import ValidationError, Validator, validator_for

from macros.content.locale import is_known
from macros.content.problems import Problem, problem
from macros.content.words import ENGLISH, FIRST, languages
from macros.content.yaml_reader import Address, Document

Schema = dict[str, Any]
Found = tuple[Address, Any, Schema]

# Scalars arrive as text, just as they were written; these say what each type looks like in writing.
_WRITTEN = {
    "integer": r"^-?(0|[1-9][0-9]{0,14})$",
    "number": r"^-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,15})?$",
    "boolean": r"^(true|false)$",
}
_NUMBER = re.compile(_WRITTEN["number"])
# `\S` in a schema says that there is something to see: more than spaces, and than what takes no room at all.
_SEEN = r"[^\s\p{Z}\p{C}\p{Default_Ignorable_Code_Point}]"
_LANGUAGE = "^[a-z]{2,3}$"  # names of languages, in every schema
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class _Minimum:
    """The keyword `minimum`, of a number that is still text; what is none breaks the schema's type too."""

    is_beyond = staticmethod(lt)

    def __init__(self, _: Schema, bound: float, __: list[str | int]) -> None:
        self.bound = bound

    def validate(self, value: Any) -> None:
        """Raise ValueError for what is out of bounds."""
        if isinstance(value, str) and _NUMBER.fullmatch(value) and self.is_beyond(float(value), self.bound):
            raise ValueError


class _Maximum(_Minimum):
    """The keyword `maximum`, likewise."""

    is_beyond = staticmethod(gt)


def is_day(text: str) -> bool:
    """Whether the text has the form of a date: YYYY-MM-DD."""
    return _DAY.fullmatch(text) is not None


def is_date(text: str) -> bool:
    """Whether a calendar has what is written as a day."""
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


# What has not the form of a day or of a language's code breaks the schema's pattern too: one message is enough.
_FORMATS = {
    "date": lambda text: not is_day(text) or is_date(text),
    "language": lambda text: not re.fullmatch(_LANGUAGE, text) or is_known(text),
}


def _validator(schema: Schema) -> Validator:
    return validator_for(
        _of_text(schema),
        formats=_FORMATS,
        validate_formats=True,
        keywords={"minimum": _Minimum, "maximum": _Maximum},
    )


def _of_text(part: Any) -> Any:
    """The part of a schema for values that are all text still; every keyword stands where it did."""
    if isinstance(part, list):
        return [_of_text(each) for each in part]
    if not isinstance(part, dict):
        return part
    own = {key: _of_text(value) for key, value in part.items() if key != "x-rule"}
    if written := _written(own):
        own |= {"type": "string", "pattern": written}
    return own | {"pattern": _SEEN} if own.get("pattern") == r"\S" else own


def _written(schema: Schema) -> str | None:
    """The pattern of a type that is written as text; None for other types."""
    name = schema.get("type")
    return _WRITTEN.get(name) if isinstance(name, str) else None


def _read(file: Path) -> Schema:
    """Read a schema. Raises ValueError, which names the file, if it is not JSON."""
    try:
        schema: Schema = json.loads(file.read_text("utf-8"))
    except ValueError as error:
        error.add_note(file.as_posix())
        raise
    return schema


class Schemas:
    """The schemas in a folder, by kind (the file's name before .schema.json)."""

    def __init__(self, folder: Path) -> None:
        self.by_file = {file.name: _read(file) for file in sorted(folder.glob("*.schema.json"))}
        self._whole: dict[str, Schema] = {}
        self._held: dict[tuple[str, ...], dict[int, bool]] = {}
        self._validators: dict[str, Validator] = {}

    def kind(self, kind: str) -> Schema:
        """Return a kind's schema with every $ref resolved. Raises KeyError if the kind has none."""
        if kind not in self._whole:
            self._whole[kind] = self._resolved(self.by_file[f"{kind}.schema.json"])
        return self._whole[kind]

    def titles(self, kind: str) -> dict[str, str]:
        """Return the name of the kind's items, for use in a sentence, in each of the engine's languages."""
        schema = self.kind(kind)
        return {language: words_of(schema, "title", language).lower() for language in languages()}

    def _resolved(self, part: Any) -> Any:
        """Return a part of a schema with $ref resolved; its own keywords override those of the definition.

        `x-rule` is the definition referred to, whose description explains the form beside that of the field.
        """
        if isinstance(part, list):
            return [self._resolved(each) for each in part]
        if not isinstance(part, dict):
            return part
        own = {key: self._resolved(value) for key, value in part.items() if key != "$ref"}
        if "$ref" not in part:
            return own
        file, _, name = part["$ref"].rpartition("#/$defs/")
        rule = self._resolved(self.by_file[file]["$defs"][name])
        return {**rule, "x-rule": rule, **own}

    def inner(self, schema: Schema, key: str | int) -> Schema:
        """Return the schema of the value at a key or index; empty if the schema does not describe it."""
        if isinstance(key, int):
            found = schema.get("items")
        else:
            found = schema.get("properties", {}).get(key) or schema.get("additionalProperties")
        return found if isinstance(found, dict) else {}

    def place_in_words(self, kind: str, address: Address, language: str) -> str:
        """Return a value's position in an item, in the words of its form: “Argument 2: Påstående (sv)”.

        A field without a title in the schema is called by its key.
        """
        schema, parts = self.kind(kind), [""]
        for key in address:
            is_text, schema = schema.get("x-text"), self.inner(schema, key)
            if isinstance(key, int):
                parts[-1] += f" {key + 1}"
            elif is_text:
                parts[-1] += f" ({key})"
            else:
                parts.append(words_of(schema, "title", language) or str(key))
        return ": ".join(filter(None, parts))

    def check(self, kind: str, document: Document) -> Iterator[Problem]:
        """Yield a problem for each way in which the document breaks its kind's schema."""
        if kind not in self._validators:
            self._validators[kind] = _validator(self.kind(kind))
        for error in self._validators[kind].iter_errors(document.data):
            yield from self._problems(error, document, self.kind(kind))

    def walk(self, kind: str, data: Any, only: tuple[str, ...] = ()) -> Iterator[Found]:
        """Every value with its address and schema, outermost first; values no schema names are passed by.

        only: keywords; what neither has one of them nor holds what has is passed by too.
        """
        left: list[Found] = [((), data, self.kind(kind))]
        while left:
            address, value, schema = left.pop()
            yield address, value, schema
            if isinstance(value, (dict, list)):
                children = [
                    ((*address, key), child, inner)
                    for key, child in _children(value)
                    if (inner := self.inner(schema, key)) and (not only or self._holds(inner, only))
                ]
                left += reversed(children)

    def _holds(self, schema: Schema, keywords: tuple[str, ...]) -> bool:
        """Whether a schema has one of the keywords, or what lies in its values does. Schemas are never changed."""
        known = self._held.setdefault(keywords, {})
        if id(schema) not in known:
            inner = (*schema.get("properties", {}).values(), schema.get("additionalProperties"), schema.get("items"))
            within = (self._holds(each, keywords) for each in inner if isinstance(each, dict))
            known[id(schema)] = not schema.keys().isdisjoint(keywords) or any(within)
        return known[id(schema)]

    def _problems(self, error: ValidationError, document: Document, root: Schema) -> Iterator[Problem]:
        *path, keyword = error.schema_path
        address, kind = _address(error.instance_path, document.data), cast("Any", error.kind)
        schema, value = _within(root, path), _within(document.data, address)
        if keyword == "required":
            yield self._missing_key(kind.property, document, address, schema, root)
        elif keyword == "additionalProperties":
            yield from self._unknown_keys(value, document, address, schema)
        elif "propertyNames" in path:
            key = kind.error.instance
            code, values = _key_wording(schema[keyword])
            yield problem(document.path, document.key_place((*address, key)), code, found=key, **values)
        else:
            yield self._wrong_value(str(keyword), value, document, address, schema)

    def _missing_key(self, key: str, document: Document, address: Address, schema: Schema, root: Schema) -> Problem:
        # A `then` that requires a key does not describe it: the kind's own properties do.
        properties = schema.get("properties") or root["properties"]
        described = properties.get(key) or schema.get("additionalProperties") or {}
        return document.problem(address, "missing-key", key=key, **_help(described))

    def _unknown_keys(
        self, value: dict[str, Any], document: Document, address: Address, schema: Schema
    ) -> Iterator[Problem]:
        known = list(schema.get("properties", {}))
        for key in sorted(value.keys() - set(known)):
            place = document.key_place((*address, key))
            near = nearest(key, known)
            yield problem(document.path, place, "unknown-key", key=key, nearest=near, known=", ".join(known))

    def _wrong_value(self, keyword: str, value: Any, document: Document, address: Address, schema: Schema) -> Problem:
        keyword = "type" if keyword == "pattern" and _written(schema) else keyword
        code, values = _wording(keyword, schema[keyword], value)
        rule = schema.get("x-rule", {})
        help_ = _help(rule if keyword in rule else schema)
        return document.problem(address, code, **{"found": found(value), **help_, **values})


def _address(path: Iterable[str | int], value: Any) -> Address:
    """Return the path as an address in the value; the validator gives a mapping's key of digits as a number."""
    address: Address = ()
    for step in path:
        key = str(step) if isinstance(value, dict) else step
        address, value = (*address, key), value[key]
    return address


def _within(value: Any, path: Iterable[str | int]) -> Any:
    """What lies in the value at the path."""
    return reduce(getitem, path, value)


def words_of(schema: Schema, keyword: str, language: str) -> str:
    """Return the schema's words under a keyword (`title`, `x-plural`) in the language, else in English, or nothing."""
    translated = [f"x-{keyword.removeprefix('x-')}-{each}" for each in (language, ENGLISH)]
    names = [keyword] if language == FIRST else translated
    return str(next((schema[name] for name in names if name in schema), ""))


def _help(schema: Schema) -> dict[str, object]:
    """Return a message's help on a field: its description in each language, and an example."""
    description = {language: words_of(schema, "description", language) for language in languages()}
    return {"description": description, "example": _example(schema)}


def _children(value: Any) -> Iterable[tuple[str | int, Any]]:
    if isinstance(value, dict):
        return value.items()
    return enumerate(value) if isinstance(value, list) else ()


def _wording(keyword: str, limit: Any, value: Any) -> tuple[str, dict[str, Any]]:
    """The problem's code and its own values, for a value that breaks a keyword."""
    if keyword == "type":
        return f"type-{limit}", {}
    if keyword == "pattern" and limit == r"\S":
        return "blank", {}
    if keyword == "format":
        return limit, {}
    if keyword == "enum":
        return "enum", {"nearest": nearest(str(value), limit), "known": ", ".join(limit)}
    simple = {"pattern": "pattern", "minItems": "too-few", "minProperties": "too-few",
              "maxLength": "too-long", "uniqueItems": "repeated"}  # fmt: skip
    if keyword in ("minimum", "maximum"):
        return "range", {"bound": f"{'≥' if keyword == 'minimum' else '≤'} {limit}"}
    return simple.get(keyword, "other-shape"), {"limit": limit, "expected": f"{keyword}: {limit}"}


def _key_wording(limit: Any) -> tuple[str, dict[str, str]]:
    """Return the problem's code and values for an invalid key. limit: the allowed keys, or a pattern."""
    if isinstance(limit, list):
        return "key-enum", {"known": ", ".join(limit)}
    if limit == _LANGUAGE:
        return "key-language", {}
    return "key-letters", {"example": "tint-2" if limit.startswith("^tint") else "namn-2"}


def found(value: Any) -> str:
    """Return a short text that shows a value in a message."""
    if isinstance(value, dict):
        return "{" + ", ".join(value) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(found, value)) + "]"
    return str(value) or "”” (–)"


def nearest(word: str, known: Iterable[str], least: float = 0.8) -> str:
    """Return the known word most similar to this one; empty if none is. least: the similarity required, 0 to 1."""
    return _nearest(word[:100], tuple(known), least)


@lru_cache(maxsize=256)  # a thousand places may refer to the same missing name
def _nearest(word: str, known: tuple[str, ...], least: float) -> str:
    return next(iter(difflib.get_close_matches(word, known, 1, least)), "")


def _example(schema: Schema) -> str:
    """Return a value that the schema allows, as YAML on one line."""
    if examples := schema.get("examples"):
        if isinstance(examples[0], str):
            return examples[0]
        written = yaml.safe_dump(examples[0], allow_unicode=True, default_flow_style=True, sort_keys=False, width=999)
        return written.strip()
    if "enum" in schema:
        return str(schema["enum"][0])
    return {"array": "[…]", "object": "{…}", "boolean": "true", "integer": "1", "number": "1.25"}.get(
        schema.get("type", ""), "…"
    )
