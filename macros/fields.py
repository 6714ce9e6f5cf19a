"""The fields of every kind of file, read from the schemas, for the editors' handbook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.document import Address
from macros.load import FOLDERS, SINGLE
from macros.schema import Schema, Schemas


@dataclass(frozen=True, slots=True)
class Field:
    """One field. name: dotted where it lies in another. values: the allowed ones, if they are given."""

    name: str
    required: bool
    description: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file and its fields. files: where they lie."""

    name: str
    title: str
    files: str
    description: str
    fields: tuple[Field, ...]


def kinds(schemas: Schemas, language: str) -> list[Kind]:
    """Every kind in the order of the handbook: items first, then single files; in Swedish, else in English."""
    return [_kind(schemas, name, language) for name in (*FOLDERS, *SINGLE)]


def _kind(schemas: Schemas, name: str, language: str) -> Kind:
    schema = schemas.kind(name)
    title = schema["title"] if language == "sv" else schema["x-title-en"]
    files = f"data/{FOLDERS[name]}/*.yml" if name in FOLDERS else f"data/{name}.yml"
    return Kind(name, title, files, _description(schema, language), tuple(_fields(schema, language, "")))


def _fields(schema: Schema, language: str, prefix: str) -> Iterator[Field]:
    for key, field in schema.get("properties", {}).items():
        required = key in schema.get("required", [])
        yield Field(prefix + key, required, _description(field, language), tuple(field.get("enum", ())))
        inner = field.get("items", field)
        if not field.get("x-text") and not inner.get("x-text"):
            yield from _fields(inner, language, f"{prefix}{key}.")


def _description(schema: Schema, language: str) -> str:
    return str(schema.get("description" if language == "sv" else "x-description-en", ""))


def place_in_words(schemas: Schemas, kind: str, address: Address, language: str) -> str:
    """Where in an item of the kind a value stands, as its form names it: “Argument 2: Påstående (sv)”.

    A field that the schema does not name is given by its own name.
    """
    schema, parts = schemas.kind(kind), [""]
    for key in address:
        if isinstance(key, int):
            parts[-1] += f" {key + 1}"
            schema = schema.get("items", {})
        elif schema.get("x-text"):
            parts[-1] += f" ({key})"
            schema = {}
        else:
            raw = schema.get("properties", {}).get(key) or schema.get("additionalProperties") or {}
            schema = raw if isinstance(raw, dict) else {}
            parts.append(str(schema.get("title" if language == "sv" else "x-title-en", key)))
    return ": ".join(filter(None, parts))


def schema_at(schemas: Schemas, kind: str, address: Address) -> Schema:
    """The schema of the value at an address in an item of the kind; empty where no schema names it."""
    schema = schemas.kind(kind)
    for key in address:
        schema = schemas.inner(schema, key)
    return schema
