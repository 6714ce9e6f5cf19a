"""`python -m tests.support.many 10 FOLDER`: a project with ten times a platform's content, to measure effects of size.

Every item in data/ is repeated, except the strategy: a copy has its own id, and refers to the copies of what the
original refers to. So are sources, as long as their single file is within the reader's limit. Words, colours, pictures
and written pages are unchanged. The same platform gives the same files, byte for byte.
"""

import sys
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from macros.content.kinds import MANY
from macros.content.loader import Library, load
from macros.content.schema import Schema
from macros.content.texts import REFERENCE
from macros.content.yaml_reader import MAX_KB
from macros.domain.approval import text_digest
from tests.support.site import ROOT, engine

_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_NUMBERED = ("order", "number")  # the fields that say which place an item has among its kind
_ONE = "strategy"  # every copy's areas belong to it


def main(arguments: list[str]) -> int:
    """Run the command line. Returns the exit status."""
    if len(arguments) != 2 or not arguments[0].isdecimal():
        print(__doc__, file=sys.stderr)
        return 2
    many(int(arguments[0]), Path(arguments[1]))
    return 0


def many(times: int, target: Path, source: Path = ROOT) -> Path:
    """Make a project with so many times the content below source in a new folder; returns the folder."""
    engine(target, source)
    copies = _Copies(load(target))
    for number in range(2, times + 1):
        for path, data in copies.items(number):
            (target / path).write_text(as_yaml(data), "utf-8")
    with (target / "data" / "sources.yml").open("a", encoding="utf-8") as file:
        for number in range(2, min(times, copies.most_sources) + 1):
            file.write(as_yaml(copies.sources(number)))
    return target


def as_yaml(data: Any) -> str:
    """Return the data as YAML, with the keys in their order. No object may occur in it twice."""
    written: str = yaml.dump(data, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=110)
    return written


class _Copies:
    """Copies of a library's items, which refer to each other as the originals do."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.schemas = library.schemas
        self.first_sources: dict[str, Any] = library.single("sources")
        known = {kind: set(library.documents[kind]) for kind in MANY if kind != _ONE}
        # A message is about a strength, or about something that is no item.
        self.ids = {**known, "subject": known["strength"], "source": set(self.first_sources)}
        self.id_pattern = self.schemas.by_file["common.schema.json"]["$defs"]["id"]["pattern"]

    @cached_property
    def most_sources(self) -> int:
        """The number of copies of the sources that fit in their file, with room for longer ids."""
        return max(1, MAX_KB * 1000 // (len(as_yaml(self.first_sources).encode()) + 3 * len(self.first_sources)))

    def items(self, number: int) -> Iterable[tuple[str, Any]]:
        """Yield path and data of every item of the copy with this number, from 2."""
        for kind in MANY:
            documents = self.library.documents[kind] if kind != _ONE else {}
            last = {field: max((int(each.data.get(field, 0)) for each in documents.values()), default=0)
                    for field in _NUMBERED}  # fmt: skip
            for document in documents.values():
                data = self._copy(document.data, self.schemas.kind(kind), number)
                data |= {
                    field: str(int(data[field]) + last[field] * (number - 1)) for field in _NUMBERED if field in data
                }
                if "text" in data.get("approved", {}):
                    data["approved"]["text"] = text_digest(self.schemas, kind, data)
                yield f"{MANY[kind].path}/{data['id']}.yml", data

    def sources(self, number: int) -> dict[str, Any]:
        """Return the sources of the copy with this number."""
        return {_id(id_, number): source for id_, source in self.first_sources.items()}

    def _copy(self, value: Any, schema: Schema, number: int) -> Any:
        if isinstance(value, dict):
            return {key: self._copy(each, self.schemas.inner(schema, key), number) for key, each in value.items()}
        if isinstance(value, list):
            return [self._copy(each, self.schemas.inner(schema, at), number) for at, each in enumerate(value)]
        if schema.get("pattern") == self.id_pattern:
            return _id(value, number)
        return self._reference(value, schema["x-ref"], number) if "x-ref" in schema else self._text(value, number)

    def _reference(self, id_: str, kind: str, number: int) -> str:
        if kind == "source":
            number = min(number, self.most_sources)
        return _id(id_, number) if id_ in self.ids.get(kind, ()) else id_

    def _text(self, text: str, number: int) -> str:
        """Return the text with its references to facts and goals renamed; placeholders are the same in every copy."""
        return REFERENCE.sub(lambda found: f"{{{found[1]}:{_id(found[2], number)}}}" if found[1] else found[0], text)


def _id(id_: str, number: int) -> str:
    return id_ if number == 1 else f"{id_}-x{number}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
