"""The place's pictures as files that stand alone: each motif, each pattern and the mark as SVG and PNG; the colours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from msgspec import to_builtins

from macros.content import colours
from macros.content.model import Picture, Platform, Scheme, Text
from macros.content.svg import PART, coloured, drawn, written
from macros.domain import urls
from macros.exports import swatches
from macros.exports.raster import png

MARK = "wordmark"
WIDTH = 2048  # of a PNG, in pixels
_SVG = "{http://www.w3.org/2000/svg}"
_TRIED = 64  # the width, in pixels, at which it is seen whether anything is drawn
_LINES = 300  # how many times the drawing is as wide as a line of it


@dataclass(frozen=True, slots=True)
class Variant:
    """A way to draw a motif. scheme: whose colours; ground: whether it stands on one; line: only its outlines."""

    name: str
    scheme: Scheme
    ground: bool = False
    line: bool = False


VARIANTS = (
    Variant("ljus", "light", ground=True),
    Variant("mork", "dark", ground=True),
    Variant("genomskinlig", "light"),
    Variant("linje", "light", line=True),
)


def variants(picture: Picture) -> list[Variant]:
    """Those that a picture is drawn in; one in colours of its own has them alone, with or without a ground."""
    return [each for each in VARIANTS if picture.is_part or (each.scheme == "light" and not each.line)]


def blank(platform: Platform, root: Path) -> list[str]:
    """The files of those pictures in colours of their own that show nothing when they are drawn."""
    found = {each.path: drawn(root / each.path) for each in platform.pictures.values() if not each.is_part}
    return [path for path, svg in found.items() if _is_blank(svg)]


def _is_blank(svg: str) -> bool:
    empty = Element(f"{_SVG}svg", viewBox=ElementTree.fromstring(svg).get("viewBox", ""))
    return png(svg, _TRIED) == png(ElementTree.tostring(empty, encoding="unicode"), _TRIED)


def path(name: str, variant: Variant) -> str:
    """Where a motif lies in a variant, without the ending that tells SVG from PNG."""
    return urls.picture(name, variant.name)


def files(platform: Platform, root: Path) -> dict[str, bytes]:
    """Every file by its path: the motifs, the patterns and the mark as SVG and as PNG, the colours."""
    svgs = dict(_drawn(platform, root))
    pngs = {f"{each}.png": png(svg, WIDTH) for each, svg in svgs.items()}
    return {**{f"{each}.svg": svg.encode() for each, svg in svgs.items()}, **pngs, **swatches.files(platform)}


def draw_from_the_last(platform: Platform, root: Path) -> None:
    """Draw them all as PNG, beginning with those that `files` draws last."""
    for svg in reversed(dict(_drawn(platform, root)).values()):
        png(svg, WIDTH)


def _drawn(platform: Platform, root: Path) -> Iterator[tuple[str, str]]:
    """Each drawing in each variant as SVG, by its path without the ending."""
    for name in drawings(platform):
        for variant in variants(platform.pictures[name]):
            yield path(name, variant), drawing(platform, root, name, variant)


def drawings(platform: Platform) -> Iterator[str]:
    """The names of the drawings that others can take."""
    yield from (each.picture for each in (*platform.brand.motifs, *platform.brand.patterns))
    yield MARK


def drawing(platform: Platform, root: Path, name: str, variant: Variant) -> str:
    """A drawing in a variant as SVG."""
    svg = drawn(root / platform.pictures[name].path)
    tone = "" if name == MARK else tone_of(name, platform)
    words = platform.place.site_name if name == MARK else text_of(name, platform)
    return standalone(svg, words, variant, colours.parts(to_builtins(platform.brand), tone, variant.scheme))


def text_of(picture: str, platform: Platform) -> Text:
    """What a drawing shows, in words; nothing where nobody has written it."""
    found = (each.text for each in (*platform.brand.motifs, *platform.brand.patterns) if each.picture == picture)
    return next(found, {})


def tone_of(picture: str, platform: Platform) -> str:
    """The name of a drawing's colour: that of the strength whose picture it is, else the accent."""
    found = (each.colour for each in platform.strengths.values() if each.picture == picture)
    return next(found, platform.brand.roles["accent"])


def standalone(svg: str, text: Text, variant: Variant, parts: Mapping[str, str]) -> str:
    """A drawing as a file of its own, in plain colours, with its alternative text in each language as its title.

    Its ground is its first shape, if that is filled with the tint. parts: the colour of each part of the drawing.
    """
    drawing = ElementTree.fromstring(coloured(svg, parts))
    x, y, width, height = drawing.get("viewBox", "").replace(",", " ").split()
    drawing.attrib |= {"width": width, "height": height}
    _without_ground(drawing, parts["tint"])
    if variant.line:
        _outlined(drawing, parts, f"{float(width) / _LINES:g}")
    if variant.ground:
        drawing.insert(0, _element("rect", x=x, y=y, width=width, height=height, fill=parts["tint"]))
    for language, words in reversed(text.items()):
        drawing.insert(0, _element("title", words, lang=language))
    return written(drawing) + "\n"


def _element(tag: str, words: str | None = None, **values: str) -> Element:
    made = Element(f"{_SVG}{tag}", values)
    made.text = words
    return made


def _without_ground(drawing: Element, tint: str) -> None:
    part = drawing.find(f".//*[@id='{PART}']")
    if part is not None and len(part) and part[0].get("fill") == tint:
        part.remove(part[0])


def _outlined(drawing: Element, parts: Mapping[str, str], width: str) -> None:
    """Draw every shape as paper with a line of ink round it; what is ink stays so."""
    for each in drawing.iter():
        for faint in ("opacity", "fill-opacity", "stroke-opacity"):
            each.attrib.pop(faint, None)
        if each.get("fill", "none") not in ("none", parts["ink"]):
            each.attrib = {"stroke": "", "stroke-width": width, **each.attrib, "fill": parts["paper"]}
        if "stroke" in each.attrib:
            each.set("stroke", parts["ink"])
