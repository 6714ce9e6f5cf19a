"""What things are called: the text that names an item, or a thing that a field refers to by its id. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from macros.content import colours
from macros.content.kinds import MANY
from macros.content.model import Platform, Text


def name_of(platform: Platform, kind: str, id_: str) -> Text | None:
    """The name of what a reference to the kind means; None where there is no such thing, or it has no name."""
    found = things(platform, kind).get(id_)
    if isinstance(found, dict):
        return found
    return next((text for field in ("name", "label", "title") if (text := getattr(found, field, None))), None)


def things(platform: Platform, kind: str) -> Mapping[str, Any]:
    """Everything that a reference to the kind may mean, by id."""
    vocabulary, brand = platform.vocabulary, platform.brand
    listed: dict[str, Mapping[str, Any]] = {
        "source": platform.sources, "colour": brand.palette, "audience": vocabulary.audiences,
        "channel": vocabulary.channels, "length": vocabulary.lengths, "comparison": vocabulary.comparisons,
        "frequency": vocabulary.frequencies, "subject": {**platform.strengths, **vocabulary.subjects},
        "tone": dict.fromkeys(colours.tones(brand.palette, brand.tints)), "picture": platform.pictures,
        "placeholder": vocabulary.placeholders, "blank": platform.profile.placeholders,
    }  # fmt: skip
    if kind in MANY:
        return platform.items(MANY[kind])
    return listed.get(kind, {})
