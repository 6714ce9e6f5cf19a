"""Writes an approval into the text of an item's file. Nothing else in the file changes."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile
from typing import Any

from macros.edits import Edits, scalar, value_at
from macros.schema import Schema


def write(text: str, schema: Schema, approval: Mapping[str, str]) -> str:
    """The text with the approval in it, and with the standing `approved` where the kind has a standing.

    text: a sound file of the kind that the schema describes. approval: by, date and text, as they are to stand there.
    """
    edits = Edits(text)
    if "standing" in schema["properties"]:
        edits.set(edits.root, "standing", "approved")
    there = value_at(edits.root, "approved")
    written = {key: scalar(value) if key == "by" else value for key, value in approval.items()}
    if there is None:
        edits.add_lines(
            _before(edits.root, schema), ["approved:", *(f"  {key}: {each}" for key, each in written.items())]
        )
    for key, each in written.items() if there is not None else ():
        edits.set(there, key, each)
    return edits.edited()


def _before(root: Any, schema: Schema) -> Any:
    """The last value of those that stand before an approval in the schema's order; else the file's last."""
    earlier = set(takewhile("approved".__ne__, schema["properties"]))
    values = [value for key, value in root.value if key.value in earlier]
    return values[-1] if values else root.value[-1][1]
