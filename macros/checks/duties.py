"""The empty fields that a published site must have by law and licence, and that only its publisher can fill in."""

from collections.abc import Iterator
from functools import reduce
from operator import attrgetter

from macros.content.model import Platform
from macros.content.schema import Schemas, words_of

# File in data/ → the attribute of `Platform` that it becomes, and its required fields.
_ASKED = {
    "platform": ("place", ("licensor", "privacy.controller", "privacy.contact", "privacy.logs")),
    "accessibility": ("accessibility", ("published", "assessed", "contact", "answer_days")),
}


def missing_statements(platform: Platform, schemas: Schemas, language: str) -> Iterator[dict[str, str]]:
    """Yield each field that is empty: its `file`, `field`, `name` in the forms, and `meaning`: what to write there."""
    for kind, (part, names) in _ASKED.items():
        for name in names:
            if not attrgetter(f"{part}.{name}")(platform):
                yield {"file": f"data/{kind}.yml", "field": name, **_described(schemas, kind, name, language)}


def _described(schemas: Schemas, kind: str, field: str, language: str) -> dict[str, str]:
    way = tuple(field.split("."))
    found = reduce(schemas.inner, way, schemas.kind(kind))
    return {"name": schemas.place_in_words(kind, way, language), "meaning": words_of(found, "description", language)}
