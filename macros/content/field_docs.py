"""The fields of the content's files as their schemas describe and name them."""

from __future__ import annotations

from macros.content.schema import Schemas
from macros.content.yaml_reader import Address


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
