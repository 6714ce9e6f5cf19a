"""What an editor can choose between in a field: the schema's values, or the items that the field may refer to."""

from __future__ import annotations

from typing import Any

from macros.check import ids
from macros.load import Library
from macros.schema import Schema


def choices(library: Library, name: str, schema: Schema, language: str) -> dict[str, str]:
    """Every value that the field may have → what it is called. name: the field's; empty where it may be anything."""
    if kind := schema.get("x-ref"):
        return {id_: called(library, kind, id_, language) for id_ in ids(library, kind)}
    words = library.single("vocabulary").get(name, {})
    return {value: words.get(value, {}).get(language, "") for value in schema.get("enum", ())}


def called(library: Library, kind: str, id_: str, language: str) -> str:
    """The name of what a reference names; empty where it has none but its id."""
    entry = _entry(library, kind, id_)
    text = entry.get("name") or entry.get("label") or entry.get("title") or entry
    return str(text.get(language, "")) if isinstance(text, dict) else str(text)


def _entry(library: Library, kind: str, id_: str) -> dict[str, Any]:
    document = library.documents.get("strength" if kind == "subject" else kind, {}).get(id_)
    if document and isinstance(document.data, dict):
        return document.data
    vocabulary = library.single("vocabulary")
    lists = {
        "source": library.single("sources"),
        "colour": library.single("brand").get("palette", {}),
        "frequency": vocabulary.get("frequencies", {}),
    }
    found: dict[str, Any] = lists.get(kind, vocabulary.get(f"{kind}s", {})).get(id_, {})
    return found


def search(answer: str, options: dict[str, str]) -> dict[str, str]:
    """The options that the answer means: the one with that id, else those whose id or name holds it."""
    if answer in options:
        return {answer: options[answer]}
    sought = answer.casefold()
    return {id_: name for id_, name in options.items() if sought in f"{id_} {name}".casefold()}
