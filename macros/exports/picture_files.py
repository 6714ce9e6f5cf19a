"""The place's pictures as files that stand alone: each motif and the mark as SVG and PNG, the colours, a zip of all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from msgspec import to_builtins

from macros.content import colours
from macros.content.model import Motif, Picture, Platform, Scheme, Text
from macros.content.svg import PART, coloured, drawn, written
from macros.content.texts import slug
from macros.domain import urls
from macros.exports import swatches
from macros.exports.raster import png
from macros.exports.zip_file import zipped

MARK = "wordmark"
WIDTH = 2048  # of a PNG, in pixels
ABOUT = "LAS-MIG-README.txt"
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
    return f"{urls.PICTURES}/{name}-{variant.name}"


def zip_path(platform: Platform) -> str:
    """Where the zip of all lies: it is named by the place, as it ends up among everything else that was fetched."""
    first = platform.place.editions[0].language
    return f"{urls.PICTURES}/{slug(platform.place.short[first])}-{urls.PICTURES}.zip"


def files(platform: Platform, root: Path) -> dict[str, bytes]:
    """Every file by its path: the motifs, the mark, the colours, and last the zip of them all."""
    found = {**_drawings(platform, root), **swatches.files(platform)}
    inside = {ABOUT: _about(platform), **{each.removeprefix(f"{urls.PICTURES}/"): found[each] for each in found}}
    # What is large is pressed already.
    return {**found, zip_path(platform): zipped(sorted(inside.items()), level=0)}


def _about(platform: Platform) -> bytes:
    """What the zip says about itself: the licence, and each motif's alternative text, in every language."""
    languages = [each.language for each in platform.place.editions]
    licences = [platform.place.licence[language] for language in languages]
    texts = [f"{each.picture}: {each.text[language]}" for language in languages for each in platform.brand.motifs]
    return "\r\n\r\n".join([*licences, *texts, ""]).encode("utf-8-sig")


def _drawings(platform: Platform, root: Path) -> dict[str, bytes]:
    """Every drawing in each variant, as SVG and as PNG, several at a time."""
    svgs = dict(_drawn(platform, root))
    with ThreadPoolExecutor() as pool:
        pngs = zip(svgs, pool.map(png, svgs.values(), repeat(WIDTH)), strict=True)
        return {f"{each}.svg": svg.encode() for each, svg in svgs.items()} | {
            f"{each}.png": made for each, made in pngs
        }


def _drawn(platform: Platform, root: Path) -> Iterator[tuple[str, str]]:
    """Each drawing in each variant as SVG, by its path without the ending."""
    for name, text, tone in (*_motifs(platform), (MARK, platform.place.site_name, "")):
        svg = drawn(root / platform.pictures[name].path)
        for variant in variants(platform.pictures[name]):
            parts = colours.parts(to_builtins(platform.brand), tone, variant.scheme)
            yield path(name, variant), standalone(svg, text, variant, parts)


def _motifs(platform: Platform) -> Iterator[tuple[str, Text, str]]:
    """Each motif's picture, its alternative text and the name of its colour."""
    for motif in platform.brand.motifs:
        yield motif.picture, motif.text, tone_of(motif, platform)


def tone_of(motif: Motif, platform: Platform) -> str:
    """The name of a motif's colour: that of the strength whose picture it is, else the accent."""
    found = (each.colour for each in platform.strengths.values() if each.picture == motif.picture)
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
