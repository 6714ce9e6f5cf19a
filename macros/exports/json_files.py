"""The files of open data: which there are, under which licence, and what they hold. Same content, same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from macros.domain.urls import BACKGROUND, CATALOGUE, DATA, FEED, LLMS, in_edition, is_made
from macros.exports import csv_files, records
from macros.exports.open_data import OpenData
from macros.exports.records import FileRecord, ItemFile, ListFile
from macros.rendering.renderer import Renderer

VERSION = "1.2"
DRAFT = "https://json-schema.org/draft/2020-12/schema"
BY = "https://creativecommons.org/licenses/by/4.0/"
ZERO = "https://creativecommons.org/publicdomain/zero/1.0/"
JSON, CSV = "application/json", "text/csv"
# The sets of data, each with its theme in the EU's list; a set's files are named by it.
SETS = {
    "goals": "GOVE",
    "results": "GOVE",
    "facts": "REGI",
    "strengths": "REGI",
    "areas": "GOVE",
    "messages": "REGI",
    "sources": "GOVE",
    "platform": "REGI",
}
# Kind → the class of its records, for kinds with a file that holds all of them.
LISTS: dict[str, Any] = {
    "strengths": ListFile[records.StrengthRecord],
    "areas": ListFile[records.AreaRecord],
    "goals": ListFile[records.GoalRecord],
    "facts": ListFile[records.FactRecord],
    "messages": ListFile[records.MessageRecord],
    "sources": ListFile[records.SourceRecord],
}
# Kinds with a file an item as well → the name of its schema.
SINGLE = {"strengths": "strength", "goals": "goal", "messages": "message"}
ITEMS: dict[str, Any] = {
    "strength": ItemFile[records.StrengthRecord],
    "goal": ItemFile[records.GoalRecord],
    "message": ItemFile[records.MessageRecord],
    "platform": ItemFile[records.PlatformRecord],
}


def licence(name: str) -> str:
    """The address of a set's licence: ready messages are free of all conditions, the rest asks for its source."""
    return ZERO if name == "messages" else BY


def of_set(name: str, data: OpenData) -> list[FileRecord]:
    """The files that hold a set of data."""
    return [file for file in _sets(data) if file.path.rpartition("/")[2].partition(".")[0] == name]


def shown(name: str, data: OpenData, language: str) -> list[FileRecord]:
    """Those of a set's files that an edition shows: its own, and those that hold every language."""
    return [file for file in of_set(name, data) if file.language in (None, language)]


def _sets(data: OpenData) -> Iterator[FileRecord]:
    for name in SETS:
        if name in LISTS or name in ITEMS:
            yield FileRecord(f"{DATA}/{name}.json", JSON, None, licence(name))
        if name in csv_files.TABLES:
            for each in data.renderers:
                yield FileRecord(in_edition(each.edition, f"{DATA}/{name}.csv"), CSV, each.language, licence(name))


def _texts(data: OpenData, site: str) -> Iterator[FileRecord]:
    if is_made(CATALOGUE, site):
        yield FileRecord(CATALOGUE, "application/rdf+xml", None, ZERO)
    atom, plain = "application/atom+xml", "text/plain"
    for path, format_, terms in ((FEED, atom, licence("messages")), (BACKGROUND, plain, BY), (LLMS, plain, BY)):
        for each in data.renderers if is_made(path, site) else ():
            yield FileRecord(in_edition(each.edition, path), format_, each.language, terms)


def shared(data: OpenData, site: str) -> Iterator[tuple[str, bytes]]:
    """Path and content of the files that hold every language. site: the address of the site's root."""
    for kind in LISTS:
        terms, found = licence(kind), getattr(data, kind)
        yield f"{DATA}/{kind}.json", encoded(ListFile(f"schema/{kind}.schema.json", VERSION, terms, found))
        for item in found if kind in SINGLE else ():
            address = f"../schema/{SINGLE[kind]}.schema.json"
            yield f"{DATA}/{kind}/{item.id}.json", encoded(ItemFile(address, VERSION, terms, item))
    platform = data.platform_record(site, [*_sets(data), *_texts(data, site)])
    yield f"{DATA}/platform.json", encoded(ItemFile("schema/platform.schema.json", VERSION, BY, platform))
    for name, shape in {**LISTS, **ITEMS}.items():
        yield f"{DATA}/schema/{name}.schema.json", encoded(schema(name, shape, site))


def encoded(value: Any) -> bytes:
    """A value as JSON that people can read."""
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"


def schema(name: str, shape: Any, site: str) -> dict[str, Any]:
    """The JSON Schema of a file, made from the class of what it holds."""
    found = msgspec.json.schema(shape)
    parts = found["$defs"]
    top = parts.pop(found["$ref"].rpartition("/")[2])
    own = {"$id": f"{site}{DATA}/schema/{name}.schema.json"} if site else {}
    return {"$schema": DRAFT, **own, **top, "title": name, "$defs": parts}


def of_edition(data: OpenData, renderer: Renderer, site: str) -> Iterator[tuple[str, bytes]]:
    """Path below the edition's root, and content, of its tables."""
    for name in csv_files.TABLES:
        yield f"{DATA}/{name}.csv", csv_files.table(name, data, renderer, site).encode()
