"""Data for the picture maker: formats, templates, drawings, colours and glyphs. Plain values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from math import radians
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from fontTools.misc.transform import Transform
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.svgLib.path import parse_path
from fontTools.svgLib.path.shapes import PathBuilder
from msgspec import to_builtins

from macros.content import colours
from macros.content.model import Brand, Motif, OwnField, Platform, Scheme, Template, TemplateField, Text
from macros.content.svg import PART, drawn
from macros.frontend.bank_data import labels
from macros.rendering.generated_pages import plain_text
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
        "faces": {name: glyph_table(root / file, weight) for name, weight in _WEIGHTS.items()},
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
    return {
        "name": renderer.text(template.name),
        "composition": template.composition,
        "fields": {id_: _field(renderer, own, fields[id_]) for id_, own in template.fields.items()},
        "motif": template.motif,
        "colour": named.get(template.colour, template.colour),
    }


def _field(renderer: Renderer, own: OwnField, common: TemplateField) -> dict[str, Any]:
    """Return a template's field, with its overrides of the shared field."""
    texts: dict[str, Text] = {
        "name": own.name or common.name, "hint": own.hint or common.hint, "example": own.example or common.example,
    }  # fmt: skip
    spoken = {key: plain_text(renderer, renderer.text(text)) for key, text in texts.items()}
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
    tone = colours.mix(brand.palette[colour].dark, paper, 50)
    return {
        "ground": ground, "ink": paper, "quiet": paper, "line": paper,
        "tone": tone if colours.contrast(tone, ground) >= colours.REQUIRED["normal"] else paper,
        "tint": colours.mix(paper, ground, _FAINT), "tint-2": colours.mix(paper, ground, _FAINTER),
        "paper": paper, "glow": brand.palette[brand.roles["accent"]].dark,
    }  # fmt: skip


def printed(renderer: Renderer) -> dict[str, list[float]]:
    """The ink (0–1) for each colour of `palettes`, mixed as the colour itself is; only of what the brand says."""
    brand = renderer.platform.brand
    inks = {each.light: each.cmyk for each in brand.palette.values() if each.cmyk}
    return {colour: [part / 100 for part in cmyk] for colour, cmyk in inks.items()}


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


@lru_cache(maxsize=4)  # every edition's is the same
def glyph_table(file: Path, weight: int) -> dict[str, Any]:
    """A weight of the typeface as `GlyphTable`: its letters as outlines, and the pairs that stand closer or wider."""
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
