"""The place's pictures as files: each motif, pattern and the logo as SVG and PNG; and the palette."""

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
LONGEST = 2048  # a PNG's longer side, in pixels
_SVG = "{http://www.w3.org/2000/svg}"
_TRIED = 64  # the longer side, in pixels, at which it is seen whether anything is drawn
_LINES = 300  # how many times the drawing is as wide as a line of it


@dataclass(frozen=True, slots=True)
class Variant:
    """A variant of a motif. scheme: its colours; ground: with a background; line: outlines only."""

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
    """Return a picture's variants; one in colours of its own has only them, with and without a background."""
    return [each for each in VARIANTS if picture.is_part or (each.scheme == "light" and not each.line)]


def blank(platform: Platform, root: Path) -> list[str]:
    """Return the files of pictures in colours of their own that render as empty."""
    found = {each.path: drawn(root / each.path) for each in platform.pictures.values() if not each.is_part}
    return [path for path, svg in found.items() if _is_blank(svg)]


def _is_blank(svg: str) -> bool:
    empty = Element(f"{_SVG}svg", viewBox=ElementTree.fromstring(svg).get("viewBox", ""))
    return png(svg, _TRIED) == png(ElementTree.tostring(empty, encoding="unicode"), _TRIED)


def path(name: str, variant: Variant) -> str:
    """Return the path of a motif's variant, without the suffix (.svg or .png)."""
    return urls.picture(name, variant.name)


def files(platform: Platform, root: Path) -> dict[str, bytes]:
    """Return every file by its path: the motifs, patterns and logo as SVG and PNG, and the palette."""
    svgs = dict(_drawn(platform, root))
    pngs = {f"{each}.png": png(svg, LONGEST) for each, svg in svgs.items()}
    return {**{f"{each}.svg": svg.encode() for each, svg in svgs.items()}, **pngs, **swatches.files(platform)}


def draw_from_the_last(platform: Platform, root: Path) -> None:
    """Draw all the PNGs, beginning with those that `files` draws last."""
    for svg in reversed(dict(_drawn(platform, root)).values()):
        png(svg, LONGEST)


def _drawn(platform: Platform, root: Path) -> Iterator[tuple[str, str]]:
    """Yield path, without suffix, and SVG of each drawing in each variant."""
    for name in drawings(platform):
        for variant in variants(platform.pictures[name]):
            yield path(name, variant), drawing(platform, root, name, variant)


def drawings(platform: Platform) -> Iterator[str]:
    """Yield the names of the drawings that can be downloaded."""
    yield from (each.picture for each in (*platform.brand.motifs, *platform.brand.patterns))
    yield MARK


def drawing(platform: Platform, root: Path, name: str, variant: Variant) -> str:
    """Return a drawing in a variant as SVG."""
    svg = drawn(root / platform.pictures[name].path)
    tone = "" if name == MARK else tone_of(name, platform)
    words = platform.place.site_name if name == MARK else text_of(name, platform)
    return standalone(svg, words, variant, colours.parts(to_builtins(platform.brand), tone, variant.scheme))


def text_of(picture: str, platform: Platform) -> Text:
    """Return a drawing's alternative text; empty if it has none."""
    found = (each.text for each in (*platform.brand.motifs, *platform.brand.patterns) if each.picture == picture)
    return next(found, {})


def tone_of(picture: str, platform: Platform) -> str:
    """Return the name of a drawing's colour: that of its strength, else the accent."""
    found = (each.colour for each in platform.strengths.values() if each.picture == picture)
    return next(found, platform.brand.roles["accent"])


def standalone(svg: str, text: Text, variant: Variant, parts: Mapping[str, str]) -> str:
    """Return a drawing as a file in plain colours, with its alternative text in each language as its title.

    Its background is its first shape, if that is filled with the tint. parts: the colour of each part of the drawing.
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
    """Give every shape the paper colour and an outline in ink; shapes in ink remain."""
    for each in drawing.iter():
        for faint in ("opacity", "fill-opacity", "stroke-opacity"):
            each.attrib.pop(faint, None)
        if each.get("fill", "none") not in ("none", parts["ink"]):
            each.attrib = {"stroke": "", "stroke-width": width, **each.attrib, "fill": parts["paper"]}
        if "stroke" in each.attrib:
            each.set("stroke", parts["ink"])
