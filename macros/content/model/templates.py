"""The picture maker's formats, fields and templates."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from macros.content.model.values import Text

Composition = Literal["above", "below", "figure", "words", "quotation", "plain"]


class Format(Struct, frozen=True, kw_only=True):
    """A picture size. safe: the margins that text must keep: top, right, bottom, left."""

    name: Text
    use: Text
    width: float
    height: float
    unit: Literal["px", "mm"]
    safe: list[float]
    bleed: float = 0


class TemplateField(Struct, frozen=True, kw_only=True):
    """A field of templates. limit: its length in characters. placeholder: the sender's that fills it."""

    name: Text
    hint: Text
    limit: int
    example: Text
    placeholder: str = ""


class OwnField(Struct, frozen=True, kw_only=True):
    """A template's use of a field: overrides of the field of the same name."""

    required: bool
    name: Text | None = None
    hint: Text | None = None
    limit: int | None = None
    example: Text | None = None


class Template(Struct, frozen=True, kw_only=True):
    """A kind of picture: its composition, initial motif and colour, fields in order, and the occasions it suits."""

    name: Text
    composition: Composition
    motif: str
    colour: str
    fields: dict[str, OwnField]
    occasions: list[str] = field(default_factory=list)


class Templates(Struct, frozen=True, kw_only=True):
    """All that pictures are made by. joints: words with `|` where they may be broken."""

    checked: str
    formats: dict[str, Format]
    fields: dict[str, TemplateField]
    templates: dict[str, Template]
    joints: list[str] = field(default_factory=list)
