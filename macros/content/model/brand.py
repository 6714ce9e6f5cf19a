"""A place's looks and voice: colours, fonts, words, pictures, and the templates that pictures are made by."""

from typing import Literal

from msgspec import Struct, field

from macros.content.model.items import Approval
from macros.content.model.values import Standing, Text, Words


class Colour(Struct, frozen=True, kw_only=True):
    """A palette colour in both colour schemes. cmyk: the light scheme's colour in print, in per cent."""

    name: Text
    light: str
    dark: str
    cmyk: list[int] | None = None
    use: Text


class Fallback(Struct, frozen=True, kw_only=True):
    """A common typeface shown until the brand's own has loaded. local: its names; size: its size-adjust in per cent."""

    name: str
    local: list[str]
    weight: int
    size: float


class FontLicence(Struct, frozen=True, kw_only=True):
    """The licence of a typeface, and where it can be read."""

    name: str
    url: str


class Font(Struct, frozen=True, kw_only=True):
    """A typeface: its CSS family list and, unless it is a system font, its file below the root.

    bold: the file of the bold weight, if separate. home: where others can download it. ascent, descent: its metrics in
    per cent of the font size, which its fallbacks are given.
    """

    family: str
    use: Text
    file: str | None = None
    bold: str | None = None
    licence: FontLicence | None = None
    home: str | None = None
    weights: str = "400 700"
    ascent: float = 100
    descent: float = 25
    fallbacks: list[Fallback] = field(default_factory=list)


class Motif(Struct, frozen=True, kw_only=True):
    """A picture for others to use. text: its alternative text."""

    picture: str
    name: Text
    text: Text


class Scale(Struct, frozen=True, kw_only=True):
    """Type sizes: a base in rem and the ratio between steps, on narrow and wide screens."""

    base: float
    narrow: float
    wide: float


class Principle(Struct, frozen=True, kw_only=True):
    """One rule of the voice, with an example to follow and one to avoid."""

    name: Text
    text: Text
    do: Text
    dont: Text


class Word(Struct, frozen=True, kw_only=True):
    """A word to avoid, or to use. forms: its inflected forms by language, which count as well."""

    word: Text
    why: Text
    forms: Words = field(default_factory=dict)


class BrandWords(Struct, frozen=True, kw_only=True):
    """The words that the brand uses, those it avoids, and the superlatives that need a fact."""

    use: list[Word]
    avoid: list[Word]
    superlatives: Words


class Voice(Struct, frozen=True, kw_only=True):
    """The place's tone of voice."""

    summary: Text
    principles: list[Principle]


class Brand(Struct, frozen=True, kw_only=True):
    """The brand as a proposal: voice, words, colours, type."""

    standing: Standing
    intro: Text
    missing: Text
    voice: Voice
    words: BrandWords
    palette: dict[str, Colour]
    tints: dict[str, int]
    roles: dict[str, str]
    fonts: dict[str, Font]
    scale: Scale
    space: int
    radius: int
    measure: int
    patterns: list[Motif] = field(default_factory=list)
    look: Text
    do: list[Text]
    dont: list[Text]
    sources: list[str]
    motifs: list[Motif] = field(default_factory=list)
    approved: Approval | None = None


class Picture(Struct, frozen=True):
    """A drawing in data/pictures/: its file and its viewBox.

    is_part: whether pages show one part of it in their own colours; otherwise they show the whole file as it is.
    """

    path: str
    box: str
    is_part: bool


Composition = Literal["above", "below", "figure", "words", "quotation", "ruled", "plain"]


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
    """All that pictures are made by. joints: words with `|` where they may be broken, or endings after one."""

    checked: str
    formats: dict[str, Format]
    fields: dict[str, TemplateField]
    templates: dict[str, Template]
    joints: list[str] = field(default_factory=list)
