"""The JSON Schemas in data/schema/: one per kind, the single source for checks, completion and the handbook.

Beside the standard keywords there are: `x-ref` (the text is the id of an item of that kind); `x-text` (a text in every
language; "label" if its braces are placeholders) and `x-description-en`; `x-placeholders` beside `x-text` (the kind of
placeholder allowed); `x-past` (a date that must not be in the future); `x-read` (a text in the file's own language);
and `x-long` (a text of several lines).
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import regex
import yaml
from jsonschema import Draft202012Validator, FormatChecker, ValidationError, validators

from macros.content.locale import is_known
from macros.content.problems import Problem, problem
from macros.content.words import ENGLISH, FIRST, languages
from macros.content.yaml_reader import Address, Document

Schema = dict[str, Any]
Found = tuple[Address, Any, Schema]

_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,14})")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,15})?")
# `\S` in a schema says that there is something to see: more than spaces, and than what takes no room at all.
_SEEN = regex.compile(r"[^\s\p{Z}\p{C}\p{Default_Ignorable_Code_Point}]")


_LANGUAGE = "^[a-z]{2,3}$"  # names of languages, in every schema


def _matches(pattern: re.Pattern[str], value: Any) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


# Scalars arrive as text, just as they were written; these say what each type looks like in writing.
_IS: dict[str, Callable[[Any], bool]] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "integer": lambda value: _matches(_INTEGER, value),
    "number": lambda value: _matches(_NUMBER, value),
    "boolean": lambda value: value in ("true", "false"),
}


def _type(_: Any, name: str, value: Any, __: Schema) -> Iterator[ValidationError]:
    if not _IS[name](value):
        yield ValidationError(name)


def _minimum(_: Any, bound: float, value: Any, __: Schema) -> Iterator[ValidationError]:
    if _matches(_NUMBER, value) and float(value) < bound:
        yield ValidationError(f"≥ {bound}")


def _maximum(_: Any, bound: float, value: Any, __: Schema) -> Iterator[ValidationError]:
    if _matches(_NUMBER, value) and float(value) > bound:
        yield ValidationError(f"≤ {bound}")


def _pattern(_: Any, pattern: str, value: Any, __: Schema) -> Iterator[ValidationError]:
    if pattern == r"\S" and isinstance(value, str):
        if not _SEEN.search(value):
            yield ValidationError(pattern)
        return
    # Python's $ would let a last newline through; in JSON Schema $ is the very end.
    if isinstance(value, str) and not re.search(pattern.replace("$", r"\Z"), value):
        yield ValidationError(pattern)


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FORMATS = FormatChecker(())


def is_day(text: str) -> bool:
    """Whether the text has the form of a date: YYYY-MM-DD."""
    return _DAY.fullmatch(text) is not None


@_FORMATS.checks("date", raises=ValueError)
def _is_day(value: object) -> bool:
    # What is not written as a day breaks the schema's pattern too: one message is enough.
    return not (isinstance(value, str) and _DAY.fullmatch(value)) or bool(date.fromisoformat(value))


@_FORMATS.checks("language")
def _is_known_language(value: object) -> bool:
    # What has not the form of a code breaks the schema's pattern too.
    return not (isinstance(value, str) and re.fullmatch(_LANGUAGE, value)) or is_known(value)


_extend: Any = validators.extend  # untyped in the library
_Validator = _extend(
    Draft202012Validator,
    {"type": _type, "minimum": _minimum, "maximum": _maximum, "pattern": _pattern},
)
_Validator.is_type = lambda _, value, name: _IS[name](value)


def _descend(
    self: Any, instance: Any, schema: Schema, path: Any = None, schema_path: Any = None, **_: Any
) -> Iterator[ValidationError]:
    """Every error of a value inside another.

    The library makes a validator for each value, as its schema may refer to others. Ours have no $ref left, and
    the files of a large place have hundreds of thousands of values.
    """
    for keyword, rule in schema.items():
        check = self.VALIDATORS.get(keyword)
        for error in (check and check(self, rule, instance, schema)) or ():
            error._set(
                validator=keyword,
                validator_value=rule,
                instance=instance,
                schema=schema,
                type_checker=self.TYPE_CHECKER,
            )
            error.schema_path.extendleft([keyword] if schema_path is None else [keyword, schema_path])
            error.path.extendleft(() if path is None else (path,))
            yield error


_Validator.descend = _descend


class Schemas:
    """The schemas in a folder, by kind (the file's name before .schema.json)."""

    def __init__(self, folder: Path) -> None:
        self.problems: list[Problem] = []
        self.by_file: dict[str, Schema] = {}
        for file in sorted(folder.glob("*.schema.json")):
            self._read(file)
        self._whole: dict[str, Schema] = {}
        self._validators: dict[str, Any] = {}

    def _read(self, file: Path) -> None:
        try:
            self.by_file[file.name] = json.loads(file.read_text("utf-8"))
        except (OSError, ValueError) as error:
            place = (getattr(error, "lineno", 1), getattr(error, "colno", 1))
            self.problems.append(unreadable_schema(file.name, place, getattr(error, "msg", error)))

    def missing(self, kinds: Iterable[str]) -> list[Problem]:
        """Return a problem for each kind without a schema file."""
        reported = {row.path.rpartition("/")[2] for row in self.problems}
        names = (f"{kind}.schema.json" for kind in kinds)
        absent = (name for name in names if name not in self.by_file and name not in reported)
        return [unreadable_schema(name, (1, 1), "–") for name in absent]

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
            self._validators[kind] = _Validator(self.kind(kind), format_checker=_FORMATS)
        for error in self._validators[kind].iter_errors(document.data):
            yield from self._problems(error, document, self.kind(kind))

    def walk(self, kind: str, data: Any) -> Iterator[Found]:
        """Every value with its address and schema, outermost first; values no schema names are passed by."""
        left: list[Found] = [((), data, self.kind(kind))]
        while left:
            address, value, schema = left.pop()
            yield address, value, schema
            if isinstance(value, (dict, list)):
                children = [
                    ((*address, key), child, inner)
                    for key, child in _children(value)
                    if (inner := self.inner(schema, key))
                ]
                left += reversed(children)

    def _problems(self, error: Any, document: Document, root: Schema) -> Iterator[Problem]:
        address = tuple(error.absolute_path)
        if error.validator == "required":
            yield self._missing_key(error, document, address, root)
        elif error.validator == "additionalProperties":
            yield from self._unknown_keys(error, document, address)
        elif "propertyNames" in error.absolute_schema_path:
            code, values = _key_wording(error.validator_value)
            yield problem(
                document.path, document.key_place((*address, error.instance)), code, found=error.instance, **values
            )
        else:
            yield self._wrong_value(error, document, address)

    def _missing_key(self, error: Any, document: Document, address: Address, root: Schema) -> Problem:
        key = _missing(error)
        # A `then` that requires a key does not describe it: the kind's own properties do.
        properties = error.schema.get("properties") or root["properties"]
        described = properties.get(key) or error.schema.get("additionalProperties") or {}
        return document.problem(address, "missing-key", key=key, **_help(described))

    def _unknown_keys(self, error: Any, document: Document, address: Address) -> Iterator[Problem]:
        known = list(error.schema.get("properties", {}))
        for key in sorted(set(error.instance) - set(known)):
            place = document.key_place((*address, key))
            near = nearest(key, known)
            yield problem(document.path, place, "unknown-key", key=key, nearest=near, known=", ".join(known))

    def _wrong_value(self, error: Any, document: Document, address: Address) -> Problem:
        code, values = _wording(error)
        rule = error.schema.get("x-rule", {})
        help_ = _help(rule if error.validator in rule else error.schema)
        return document.problem(address, code, **{"found": found(error.instance), **help_, **values})


def unreadable_schema(name: str, place: tuple[int, int], reason: object) -> Problem:
    """Return the problem of a schema file that is missing or not JSON."""
    return problem(f"data/schema/{name}", place, "schema-unreadable", reason=reason)


def words_of(schema: Schema, keyword: str, language: str) -> str:
    """Return the schema's words under a keyword (`title`, `x-plural`) in the language, else in English, or nothing."""
    translated = [f"x-{keyword.removeprefix('x-')}-{each}" for each in (language, ENGLISH)]
    names = [keyword] if language == FIRST else translated
    return str(next((schema[name] for name in names if name in schema), ""))


def _help(schema: Schema) -> dict[str, object]:
    """Return a message's help on a field: its description in each language, and an example."""
    description = {language: words_of(schema, "description", language) for language in languages()}
    return {"description": description, "example": _example(schema)}


def _missing(error: Any) -> str:
    """The key that `required` misses: jsonschema gives one error a key, named first in its message."""
    keys: list[str] = error.validator_value
    return next(key for key in keys if error.message.startswith(repr(key)))


def _children(value: Any) -> Iterable[tuple[str | int, Any]]:
    if isinstance(value, dict):
        return value.items()
    return enumerate(value) if isinstance(value, list) else ()


def _wording(error: Any) -> tuple[str, dict[str, Any]]:
    """The problem's code and its own values, for an error that is about a value."""
    limit, name = error.validator_value, str(error.validator)
    if name == "type":
        return f"type-{limit}", {}
    if name == "pattern" and limit == r"\S":
        return "blank", {}
    if name == "format":
        return limit, {}
    if name == "enum":
        return "enum", {"nearest": nearest(str(error.instance), limit), "known": ", ".join(limit)}
    simple = {"pattern": "pattern", "minItems": "too-few", "minProperties": "too-few",
              "maxLength": "too-long", "uniqueItems": "repeated"}  # fmt: skip
    if name in ("minimum", "maximum"):
        return "range", {"bound": error.message}
    return simple.get(name, "other-shape"), {"limit": limit, "expected": f"{name}: {limit}"}


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
