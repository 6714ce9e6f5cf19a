"""What things are called: the text that names an item, or a thing that a field refers to by its id. Pure."""

from __future__ import annotations

from typing import Any

from macros.load import FOLDERS
from macros.model import Platform, Text


def name_of(platform: Platform, kind: str, id_: str) -> Text | None:
    """The name of what a reference to the kind means; None where there is no such thing, or it has no name."""
    vocabulary = platform.vocabulary
    listed: dict[str, dict[str, Any]] = {
        "source": platform.sources, "colour": platform.brand.palette, "audience": vocabulary.audiences,
        "channel": vocabulary.channels, "length": vocabulary.lengths, "comparison": vocabulary.comparisons,
        "frequency": vocabulary.frequencies, "subject": {**platform.strengths, **vocabulary.subjects},
    }  # fmt: skip
    found = (listed.get(kind) or getattr(platform, FOLDERS.get(kind, ""), {})).get(id_)
    if isinstance(found, dict):
        return found
    return next((text for field in ("name", "label", "title") if (text := getattr(found, field, None))), None)
