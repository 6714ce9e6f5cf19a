"""What a reader may propose a change to: the texts of an item, each in every language. Pure."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from macros.document import Address
from macros.load import FOLDERS
from macros.schema import Schemas

# Every kind that has pages of texts; the others hold words and addresses that only an editor has reason to change.
KINDS = (*FOLDERS, "profile", "brand", "accessibility")


def texts(schemas: Schemas, kind: str, data: Any) -> dict[str, tuple[Address, str]]:
    """The texts of an item by field: `variants.0.sv` → its address and words, in the order of the file."""
    found = (
        (address, value)
        for address, value, schema in schemas.walk(kind, data)
        if schema.get("x-text") is True and isinstance(value, dict)
    )
    return {
        field_of((*address, language)): ((*address, language), words)
        for address, text in found
        for language, words in text.items()
        if isinstance(words, str)
    }


def field_of(address: Address) -> str:
    """An address as a proposal writes it: `variants.0.sv`."""
    return ".".join(map(str, address))


def version(data: Any) -> str:
    """A sign of an item's content as read: 16 hexadecimal digits of the SHA-256 of its canonical JSON.

    Comments, quotation marks and line breaks in the file are not content: the sign stays the same when they change.
    """
    canonical = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()[:16]
