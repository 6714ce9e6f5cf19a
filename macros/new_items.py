"""A new item: the fields that it needs, their defaults, and what is wrong with an answer. Asks nobody."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from macros.annotate import Writer
from macros.check import check, ids, references_exist, text_references_exist
from macros.document import Document, parse
from macros.load import FOLDERS, Library, contents_of
from macros.problems import Problem
from macros.schema import Schema

# Fields that are asked for though an item can do without them: most items have them.
_ALSO = {"fact": ("kind", "unit")}
# What a goal without known words says instead: field that is not known → the wording that is then true.
WITHOUT_WORDS = dict.fromkeys(("wording", "name", "question", "measured"), "missing") | {"target": "subject"}
_HONEST = {"standing": "proposal", "kind": "number"}
_NAMES = ("name", "label")


@dataclass(frozen=True, slots=True)
class NewItems:
    """What new items of a kind must hold in this library. language: of comments. today: the default day."""

    library: Library
    kind: str
    language: str
    today: date

    @property
    def schema(self) -> Schema:
        """The kind's schema."""
        return self.library.schemas.kind(self.kind)

    @property
    def order(self) -> list[str]:
        """The fields in the order of the questions: the schema's, but the id last, for it is made from the others."""
        return sorted(self.schema["properties"], key="id".__eq__)

    def needs(self, key: str, answers: dict[str, Any]) -> bool:
        """Whether the field must be there, given the answers so far."""
        rules = [each for each in (self.schema, *self.schema.get("allOf", ())) if "if" in each]
        holding = (each for each in rules if self.library.schemas.fits(each["if"], answers))
        return key in self.schema["required"] or any(key in each["then"]["required"] for each in holding)

    def asks(self, key: str, answers: dict[str, Any]) -> bool:
        """Whether the field is asked for."""
        return self.needs(key, answers) or key in _ALSO.get(self.kind, ())

    def default(self, key: str, schema: Schema, answers: dict[str, Any]) -> str:
        """The honest value of a field that nobody has answered; empty where there is none."""
        if schema.get("format") == "date":
            return self.today.isoformat()
        if key in ("order", "number"):
            return self._next_order() if key == "order" else self._next_number()
        return self._free_id(answers) if key == "id" else _HONEST.get(key, "")

    def filled(self, answers: dict[str, Any]) -> dict[str, Any]:
        """The answers, and the default of every field that is needed and not answered."""
        complete = dict(answers)
        for key in self.order:
            schema = self.schema["properties"][key]
            if key not in complete and self.needs(key, complete) and (value := self.default(key, schema, complete)):
                complete[key] = value
        return complete

    def faults(self, schema: Schema, value: Any) -> list[Problem]:
        """What is wrong with a value of one field: its shape, what it refers to, the references in its text."""
        document = Document("", value)
        shape = list(self.library.schemas.check_value(schema, document))
        if shape:
            return shape
        probe = replace(self.library)
        probe.contents = [(document, contents_of(self.library.schemas.walk_value(value, schema)))]
        return [row for rule in (references_exist, text_references_exist) for row in rule(probe) if row.stops]

    def path(self, id_: str) -> str:
        """Where the item's file lies, below the root."""
        return f"data/{FOLDERS[self.kind]}/{id_}.yml"

    def text(self, answers: dict[str, Any]) -> str:
        """The item's file."""
        return Writer(self.library.schemas, self.language, self._example).file(self.kind, answers)

    def problems(self, answers: dict[str, Any]) -> list[tuple[str, Problem]]:
        """Every problem that would stop a build if the item were there, with the field that it stands in."""
        path = self.path(answers["id"])
        document = parse(self.text(answers), path)
        own = [*document.problems, *(self.library.schemas.check(self.kind, document) if document.data else ())]
        items = {**self.library.documents[self.kind], answers["id"]: document}
        library = replace(self.library, documents={**self.library.documents, self.kind: items}, problems=own)
        rows = sorted(row for row in {*own, *check(library)} if row.stops and row.path == path)
        return [(_field_at(document, row.line), row) for row in rows]

    def _example(self, kind: str) -> str:
        return next(iter(ids(self.library, kind)), "…")

    def _next_order(self) -> str:
        return _after(item.get("order") for item in self._items(self.kind))

    def _next_number(self) -> str:
        """The number after the last goal's, of the strategy that holds now."""
        strategy = self.library.single("platform").get("current_strategy")
        areas = {area["id"] for area in self._items("area") if area["strategy"] == strategy}
        return _after(goal["number"] for goal in self._items("goal") if goal["area"] in areas)

    def _items(self, kind: str) -> list[dict[str, Any]]:
        return [document.data for document in self.library.of_kind(kind)]

    def _free_id(self, answers: dict[str, Any]) -> str:
        """An id from the Swedish name, or from a goal's area and number, that no item has."""
        named: dict[str, str] = next((answers[key] for key in _NAMES if key in answers), {})
        words = named.get("sv") or next(iter(named.values()), "") or f"{answers.get('area')} {answers.get('number')}"
        wanted, count = slug(words), 1
        taken = self.library.documents[self.kind]
        while (id_ := wanted if count == 1 else f"{wanted}-{count}") in taken:
            count += 1
        return id_


def slug(words: str, limit: int = 40) -> str:
    """The words as an id: å and ä → a, ö → o, other signs → hyphens; empty where nothing is left."""
    plain = unicodedata.normalize("NFKD", words.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:limit].strip("-")


def _after(numbers: Iterable[Any]) -> str:
    return str(max((int(number) for number in numbers if number is not None), default=0) + 1)


def _field_at(document: Document, line: int) -> str:
    """The outermost field that stands at the line."""
    places = {address[0]: place[0] for address, place in document.places.keys.items() if len(address) == 1}
    return str(max((key for key in places if places[key] <= line), key=lambda key: places[key], default="id"))
