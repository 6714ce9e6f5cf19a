"""What the picture maker makes pictures of: formats, fields, templates."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from macros.content.model.values import Text

Composition = Literal["above", "below", "figure", "words", "quotation", "ruled", "plain"]


class Format(Struct, frozen=True, kw_only=True):
    """A size that pictures come in. safe: how far in words stand: top, right, bottom, left."""

    name: Text
    use: Text
    width: float
    height: float
    unit: Literal["px", "mm"]
    safe: list[float]
    bleed: float = 0


class TemplateField(Struct, frozen=True, kw_only=True):
    """A field that templates have. limit: how many characters it holds; placeholder: what of the sender's fills it."""

    name: Text
    hint: Text
    limit: int
    example: Text
    placeholder: str = ""


class OwnField(Struct, frozen=True, kw_only=True):
    """A field of one template: what differs there from the field of the same name."""

    required: bool
    name: Text | None = None
    hint: Text | None = None
    limit: int | None = None
    example: Text | None = None


class Template(Struct, frozen=True, kw_only=True):
    """A kind of picture: how it is composed, what it opens on, and its fields in order. occasions: what it is for."""

    name: Text
    composition: Composition
    motif: str
    colour: str
    fields: dict[str, OwnField]
    occasions: list[str] = field(default_factory=list)


class Templates(Struct, frozen=True, kw_only=True):
    """All that pictures are made by. joints: words with `|` where they may be broken, or endings after one."""

    checked: str
    formats: dict[str, Format]
    fields: dict[str, TemplateField]
    templates: dict[str, Template]
    joints: list[str] = field(default_factory=list)
