"""The files of open data: their paths, licences and content. The same content always gives the same bytes."""

from collections.abc import Iterator
from functools import partial
from typing import Annotated, Any, Generic, TypeVar, cast

import msgspec
from msgspec import Meta, Struct

from macros.content.kinds import MANY, ONE, Kind
from macros.content.made_files import Made
from macros.domain.urls import BACKGROUND, CATALOGUE, DATA, FEED, LLMS, in_edition, is_made
from macros.exports import csv_files, records
from macros.exports.open_data import OpenData, record_of
from macros.exports.records import FileRecord
from macros.rendering.renderer import Renderer

VERSION = "1.4"
DRAFT = "https://json-schema.org/draft/2020-12/schema"
BY = "https://creativecommons.org/licenses/by/4.0/"
ZERO = "https://creativecommons.org/publicdomain/zero/1.0/"
JSON, CSV = "application/json", "text/csv"
_RESULTS = (2, "results", "GOVE")  # a set without a kind of its own: the goals' figures
T = TypeVar("T")


class FileHead(Struct, rename={"schema": "$schema"}):
    """What every file begins with."""

    schema: Annotated[str, Meta(description="The address of this file's JSON Schema, as seen from the file.")]
    version: Annotated[str, Meta(description="Fields stay and keep their meaning as long as its first number does.")]
    licence: Annotated[str, Meta(description="The licence's address.")]


class ListFile(FileHead, Generic[T]):
    """A file with every record of a kind."""

    items: list[T]


class ItemFile(FileHead, Generic[T]):
    """A file with one record."""

    item: T


def sets() -> dict[str, str]:
    """Return the names of the data sets, each with its theme in the EU's list; a set's files have its name."""
    found = [(kind.data.place, kind.set, kind.data.theme) for kind in (*MANY.values(), *ONE.values()) if kind.data]
    return {name: theme for _, name, theme in sorted([*found, _RESULTS])}


def lists() -> list[Kind]:
    """Return the kinds with a file of all their records."""
    return [kind for kind in (*MANY.values(), ONE["sources"]) if kind.data]


def _shapes() -> dict[str, Any]:
    """Return the type of each file that has a schema of its own, by the schema's name."""
    list_file, item_file = cast("Any", ListFile), cast("Any", ItemFile)
    return {
        **{kind.set: list_file[record_of(kind)] for kind in lists()},
        **{kind.name: item_file[record_of(kind)] for kind in lists() if kind.data and kind.data.each},
        "platform": ItemFile[records.PlatformRecord],
    }


def licence(name: str) -> str:
    """Return the address of a set's licence: messages have no conditions, everything else requires attribution."""
    return ZERO if name == "messages" else BY


def of_set(name: str, data: OpenData) -> list[FileRecord]:
    """Return the files of a data set."""
    whole = [FileRecord(f"{DATA}/{name}.json", JSON, None, licence(name))] if name in _shapes() else []
    tables = data.renderers if name in csv_files.TABLES else ()
    return whole + [
        FileRecord(in_edition(each.edition, f"{DATA}/{name}.csv"), CSV, each.language, licence(name)) for each in tables
    ]


def shown(name: str, data: OpenData, language: str) -> list[FileRecord]:
    """Return the files of a set that an edition lists: its own, and those in every language."""
    return [file for file in of_set(name, data) if file.language in (None, language)]


def _texts(data: OpenData, site: str) -> Iterator[FileRecord]:
    if is_made(CATALOGUE, site):
        yield FileRecord(CATALOGUE, "application/rdf+xml", None, ZERO)
    atom, plain = "application/atom+xml", "text/plain"
    for path, format_, terms in ((FEED, atom, licence("messages")), (BACKGROUND, plain, BY), (LLMS, plain, BY)):
        for each in data.renderers:
            if is_made(path, site) and each.exists(path):
                yield FileRecord(in_edition(each.edition, path), format_, each.language, terms)


def shared(data: OpenData, site: str) -> Iterator[Made]:
    """Path and content of the files that hold every language. site: the address of the site's root."""
    for kind in lists():
        yield f"{DATA}/{kind.set}.json", partial(_list, data, kind)
        for item in data.of_kind(kind) if kind.data and kind.data.each else ():
            address, terms = f"../schema/{kind.name}.schema.json", licence(kind.set)
            yield f"{DATA}/{kind.set}/{item.id}.json", encoded(ItemFile(address, VERSION, terms, item))
    in_sets = (file for name in sets() for file in of_set(name, data))
    platform = data.platform_record(site, [*in_sets, *_texts(data, site)])
    yield f"{DATA}/platform.json", encoded(ItemFile("schema/platform.schema.json", VERSION, BY, platform))
    for name, shape in _shapes().items():
        yield f"{DATA}/schema/{name}.schema.json", encoded(schema(name, shape, site))


def _list(data: OpenData, kind: Kind) -> bytes:
    address = f"schema/{kind.set}.schema.json"
    return encoded(ListFile(address, VERSION, licence(kind.set), data.of_kind(kind)))


def encoded(value: Any) -> bytes:
    """Return a value as indented JSON."""
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"


def schema(name: str, shape: Any, site: str) -> dict[str, Any]:
    """Return the JSON Schema of a file, generated from the class of its content."""
    found = msgspec.json.schema(shape)
    parts = found["$defs"]
    top = parts.pop(found["$ref"].rpartition("/")[2])
    own = {"$id": f"{site}{DATA}/schema/{name}.schema.json"} if site else {}
    return {"$schema": DRAFT, **own, **top, "title": name, "$defs": parts}


def of_edition(data: OpenData, renderer: Renderer, site: str) -> Iterator[Made]:
    """Path below the edition's root, and content, of its tables."""
    for name in csv_files.TABLES:
        yield f"{DATA}/{name}.csv", partial(csv_files.table, name, data, renderer, site)
