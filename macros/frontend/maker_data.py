"""Data for the picture maker: formats, templates, drawings, colours and glyphs. Plain values."""

import re
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from math import radians
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import msgspec
from fontTools.misc.transform import Transform
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.svgLib.path import parse_path
from fontTools.svgLib.path.shapes import PathBuilder
from msgspec import to_builtins

from macros.content import colours
from macros.content.model import Brand, Colour, Motif, OwnField, Platform, Scheme, Template, TemplateField, Text
from macros.content.svg import PART, drawn
from macros.frontend.bank_data import labels
from macros.rendering import lettering
from macros.rendering.kept import kept
from macros.rendering.lettering import Typeface, typeface
from macros.rendering.renderer import Renderer

_PREFIX = "maker_"
_WEIGHTS = {"bold": 700, "medium": 500}
# What Swedish, English and western Europe's other languages are written with.
_LETTERS = (
    "".join(map(chr, (*range(0x20, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)))) + "ŒœŠšŽžŸ–—‘’‚“”„•…‹›€−\u00a0"
)
_FAINT = 12  # per cent of the paper in a strong ground
_FAINTER = 30
_TONE = 50  # per cent of a light colour in the paper, for words on a strong ground
_TRANSFORM = re.compile(r"(\w+)\(([^)]*)\)")
_OWN = re.compile(r"var\(--pic-tone,\s*(#[0-9A-Fa-f]{6})\)")
_VARIABLE = re.compile(r"var\(--pic-([\w-]+)")


def maker(renderer: Renderer, root: Path) -> dict[str, Any] | None:
    """Return what a picture is made of, as `MakerData` in overrides/js/picture/types.d.ts.

    None if the place has no templates, or its brand no typeface file. root: the project's.
    """
    templates, file = renderer.platform.templates, renderer.platform.brand.fonts["heading"].file
    if not templates or not file:
        return None
    return {
        "language": renderer.language,
        "formats": {id_: _spoken(renderer, to_builtins(each)) for id_, each in templates.formats.items()},
        "templates": {id_: _template(renderer, each) for id_, each in templates.templates.items()},
        "motifs": {each.picture: _motif(renderer, each, root) for each in renderer.platform.brand.motifs},
        "colours": palettes(renderer),
        "cmyk": printed(renderer),
        "faces": glyph_tables(root / file),
        "joints": templates.joints,
        "words": labels(renderer, _PREFIX),
    }


def _spoken(renderer: Renderer, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values, with each text in the renderer's language."""
    return {key: renderer.text(each) if isinstance(each, dict) else each for key, each in values.items()}


def _template(renderer: Renderer, template: Template) -> dict[str, Any]:
    fields = renderer.platform.templates.fields if renderer.platform.templates else {}
    roles = renderer.platform.brand.roles
    named = {roles["ground"]: "light", roles["text"]: "dark"}
    empty = {"example": ""} if template.composition == "ruled" else {}  # what says nothing is a line to write on
    return {
        "name": renderer.text(template.name),
        "composition": template.composition,
        "fields": {id_: _field(renderer, own, fields[id_]) | empty for id_, own in template.fields.items()},
        "motif": template.motif,
        "colour": named.get(template.colour, template.colour),
    }


def _field(renderer: Renderer, own: OwnField, common: TemplateField) -> dict[str, Any]:
    """Return a template's field, with its overrides of the shared field."""
    texts: dict[str, Text] = {
        "name": own.name or common.name, "hint": own.hint or common.hint, "example": own.example or common.example,
    }  # fmt: skip
    spoken = {key: renderer.plain(text) for key, text in texts.items()}
    return {
        **spoken, "limit": own.limit or common.limit, "required": own.required, "placeholder": common.placeholder,
    }  # fmt: skip


# Colours


def palettes(renderer: Renderer) -> dict[str, dict[str, str]]:
    """Return the colour choices: ink on paper, its reverse, and paper on each strength's colour."""
    brand, label = renderer.platform.brand, renderer.label
    found = {"light": _tones(brand, "light") | {"name": label("maker_light")}}
    found["dark"] = _tones(brand, "dark") | {"name": label("maker_dark")}
    for colour in _strong(renderer.platform):
        found[colour] = _on_colour(brand, colour) | {"name": renderer.text(brand.palette[colour].name)}
    return found


def _strong(platform: Platform) -> list[str]:
    """Return the colours used as a ground for paper-coloured text: each strength's, and templates' initial ones."""
    plain = [platform.brand.roles["ground"], platform.brand.roles["text"]]
    templates = platform.templates.templates.values() if platform.templates else ()
    used = [each.colour for each in (*platform.strengths.values(), *templates)]
    return list(dict.fromkeys(colour for colour in used if colour not in plain))


def _tones(brand: Brand, scheme: Scheme) -> dict[str, str]:
    """Return the colours of a picture in the colour scheme, with the accent as its tone."""
    plain = to_builtins(brand)
    roles = {"ground": "ground", "ink": "text", "quiet": "quiet", "line": "text", "paper": "ground", "glow": "accent"}
    found = {part: colours.tone(brand.roles[role], scheme, plain) for part, role in roles.items()}
    return found | _drawn(brand, brand.roles["accent"], scheme)


def _drawn(brand: Brand, colour: str, scheme: Scheme) -> dict[str, str]:
    """Return a colour and its tints, which a drawing has besides paper, ink and glow."""
    plain = to_builtins(brand)
    return {part: colours.tone(name, scheme, plain) for part, name in
            {"tone": colour, **{tint: f"{colour}-{tint}" for tint in brand.tints}}.items()}  # fmt: skip


def _on_colour(brand: Brand, colour: str) -> dict[str, str]:
    """Return the colours of paper on a colour, with the drawing in lighter tones of it."""
    ground, paper = brand.palette[colour].light, brand.palette[brand.roles["ground"]].light
    tone = colours.mix(brand.palette[colour].dark, paper, _TONE)
    return {
        "ground": ground, "ink": paper, "quiet": paper, "line": paper,
        "tone": tone if colours.contrast(tone, ground) >= colours.REQUIRED["normal"] else paper,
        "tint": colours.mix(paper, ground, _FAINT), "tint-2": colours.mix(paper, ground, _FAINTER),
        "paper": paper, "glow": brand.palette[brand.roles["accent"]].dark,
    }  # fmt: skip


def printed(renderer: Renderer) -> dict[str, list[float]]:
    """The ink (0–1) of every colour that a picture may have, by `#RRGGBB`: as the brand says, else worked out plainly.

    A tint's ink is mixed of the inks that its colours have, as the tint is of the colours.
    """
    brand = renderer.platform.brand
    shades = {each.dark: _plain_ink(each.dark) for each in brand.palette.values()}
    shades |= {each.light: _ink(each) for each in brand.palette.values()}
    mixed = {
        colours.mix(one, other, share): [_part(*pair, share) for pair in zip(shades[one], shades[other], strict=True)]
        for one, other, share in _mixes(brand)
    }
    return {colour.upper(): ink for colour, ink in {**mixed, **shades}.items()}


def _mixes(brand: Brand) -> Iterator[tuple[str, str, int]]:
    """Every mix that the colours of a picture may be: the tints of both schemes, and what stands on a colour."""
    ground = brand.palette[brand.roles["ground"]]
    for each in brand.palette.values():
        for share in brand.tints.values():
            yield each.light, ground.light, share
            yield each.dark, ground.dark, share
        yield ground.light, each.light, _FAINT
        yield ground.light, each.light, _FAINTER
        yield each.dark, ground.light, _TONE


def _part(one: float, other: float, share: int) -> float:
    return round((one * share + other * (100 - share)) / 100, 4)


def _ink(colour: Colour) -> list[float]:
    return [part / 100 for part in colour.cmyk] if colour.cmyk else _plain_ink(colour.light)


def _plain_ink(colour: str) -> list[float]:
    """The ink for a colour that the brand says none for: as much black as there can be."""
    light = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    most = max(light)
    return [round(1 - part / most, 2) if most else 0 for part in light] + [round(1 - most, 2)]


# Drawings


def _motif(renderer: Renderer, motif: Motif, root: Path) -> dict[str, Any]:
    picture, brand = renderer.platform.pictures[motif.picture], renderer.platform.brand
    x, y, width, height = map(float, picture.box.replace(",", " ").split())
    svg = drawn(root / picture.path)
    return {
        "name": renderer.text(motif.name),
        "alt": renderer.text(motif.text),
        "width": width,
        "height": height,
        "tones": {scheme: _drawn(brand, _own_colour(svg, brand), scheme) for scheme in ("light", "dark")},
        "paths": list(flat(svg, Transform(dx=-x, dy=-y))),
    }


def _own_colour(svg: str, brand: Brand) -> str:
    """Return the name of the colour that the drawing itself states, else the accent."""
    said = _OWN.search(svg)
    found = (name for name, each in brand.palette.items() if said and each.light.lower() == said[1].lower())
    return next(found, brand.roles["accent"])


def flat(svg: str, place: Transform) -> Iterator[dict[str, Any]]:
    """Yield the shapes of a drawing as paths in absolute coordinates, bottom first, with the parts that colour them."""
    part = ElementTree.fromstring(svg).find(f".//*[@id='{PART}']")
    if part is not None:
        yield from _shapes(part, place, {})


def _shapes(element: Element, place: Transform, around: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Yield the element's shapes. around: the attributes that it inherits."""
    values, place = {**around, **element.attrib}, place.transform(_transform(element.get("transform", "")))
    builder = PathBuilder()
    alone = Element(element.tag, {key: each for key, each in element.attrib.items() if key != "transform"})
    if builder.add_path_from_element(alone):
        yield {"d": _outline(builder.paths[0], place), **_paint(values)}
    inherited = {key: each for key, each in values.items() if key not in ("id", "transform", "opacity")}
    for child in element:
        yield from _shapes(child, place, inherited)


def _transform(written: str) -> Transform:
    made = Transform()
    for name, values in _TRANSFORM.findall(written):
        numbers = [float(each) for each in values.replace(",", " ").split()]
        step = Transform(*numbers) if name == "matrix" else getattr(Transform(), name)(
            *map(radians, numbers) if name == "rotate" else numbers
        )  # fmt: skip
        made = made.transform(step)
    return made


def _outline(written: str, place: Transform) -> str:
    pen = SVGPathPen(None, ntos=_number(1))
    parse_path(written, TransformPen(pen, place))
    return str(pen.getCommands())


def _paint(values: Mapping[str, str]) -> dict[str, Any]:
    """Return a path's fill or stroke part, stroke width and opacity."""
    found: dict[str, Any] = {}
    for key in ("fill", "stroke"):
        if named := _VARIABLE.match(values.get(key, "")):
            found[key] = named[1]
    if "stroke" in found:
        found["width"] = float(values.get("stroke-width", "1"))
    faint = values.get("opacity") or values.get("fill-opacity" if "fill" in found else "stroke-opacity")
    return {**found, **({"opacity": float(faint)} if faint else {})}


# Letters


class PairPen(SVGPathPen):  # type: ignore[misc]
    """Writes every point as a pair, since the browser moves an outline pair by pair."""

    def _lineTo(self, to: tuple[float, float]) -> None:  # noqa: N802
        self._lastX = self._lastY = None  # else a line straight up or along is written with one number
        super()._lineTo(to)


def glyph_tables(file: Path) -> Any:
    """Each weight of the typeface as `GlyphTable`; made when the font has changed, or what makes it."""
    code = [Path(each).read_bytes() for each in (__file__, str(lettering.__file__))]
    made_of = sha256(b"".join([file.read_bytes(), *code])).hexdigest()
    return msgspec.json.decode(kept("json", made_of, lambda: msgspec.json.encode(_tables(file))))


def _tables(file: Path) -> dict[str, Any]:
    return {name: _table(file, weight) for name, weight in _WEIGHTS.items()}


def _table(file: Path, weight: int) -> dict[str, Any]:
    """The letters of a weight as outlines, and the pairs that stand closer or wider."""
    face = typeface(file, weight)
    known = [letter for letter in _LETTERS if face.has(letter)]
    pairs = ((left + right, face.kern(left, right)) for left in known for right in known)
    return {
        "unit": face.unit,
        "glyphs": {letter: _glyph(face, letter) for letter in known},
        "kerns": {pair: kern for pair, kern in pairs if kern},
    }


def _glyph(face: Typeface, letter: str) -> tuple[int, str]:
    pen = PairPen(face.glyphs, ntos=_number(0))
    face.draw(letter, pen)
    return face.advance(letter), str(pen.getCommands())


def _number(digits: int) -> Callable[[float], str]:
    """Return a function that formats a number with at most so many decimals."""
    return lambda number: f"{round(number, digits):g}"
