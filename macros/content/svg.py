"""Pictures: read SVG drawings, and refuse those that would run scripts or load anything.

A drawing is a document at its own address, where its scripts would run with the site's rights.
"""

import re
import struct
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree
from xml.parsers import expat

from macros.content.problems import Problem, problem

PART = "p"  # the id of what the pages draw in their own colours
PNG = ".png"
ICON, HERO = "favicon", "hero"  # the site's icon; the front page's picture
DRAWINGS = Path(__file__).with_name("drawings")  # defaults for pictures that a place lacks: drawn of the line alone
_SVG, _XHTML = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml"
_ACTIVE = frozenset({"audio", "embed", "foreignobject", "handler", "iframe", "listener", "object", "script", "video"})
_ADDRESSES = frozenset({"base", "href", "src"})
_OUTER = re.compile(r"""url\(\s*["']?(?!\s*["']?(?:#|data:image/))|@import|image-set\(""", re.IGNORECASE)
_INNER = re.compile(r"\s*(?:#|data:image/|$)")
_VARIABLE = re.compile(r"var\(--pic-([\w-]+)\s*(?:,\s*([^()]*))?\)")
_BOX = re.compile(r"\s*[-+.\de]+(?:[\s,]+[-+.\de]+){3}\s*")
_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(px|pt|pc|mm|cm|in)?\s*")
_PX = {"px": 1, "pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}  # of a unit, as CSS has them
_OWN_LOOKS = re.compile(r"<style|url\(\s*[\"']?#")  # definitions that a page showing only one part would lack
_PNG_HEAD = struct.Struct(">8s4x4sII")  # signature, the first chunk, width and height


@dataclass
class Drawing:
    """What was read of a drawing. box: its viewBox; words: the position of its first text element.

    is_part: whether pages show its element `PART` in their own colours; otherwise they show the file as it is.
    """

    path: str
    box: str = ""
    is_part: bool = False
    words: tuple[int, int] | None = None
    problems: list[Problem] = field(default_factory=list)

    def lacks(self) -> Iterator[Problem]:
        """Yield a problem for each thing that would leave an empty space on a page."""
        if not _BOX.fullmatch(self.box):
            yield problem(self.path, (1, 1), "picture-lacks", found='<svg viewBox="0 0 480 320" …>')
        if self.words:
            yield problem(self.path, self.words, "picture-words")


def read(text: str, path: str) -> Drawing:
    """Parse the drawing in the text; its faults are in its `problems`. Never raises."""
    reader = _Reader(Drawing(path, is_part=_is_part(text)))
    try:
        reader.parser.Parse(text.encode(), True)
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        reader.drawing.problems.append(problem(path, (error.lineno, error.offset + 1), "picture-broken", reason=reason))
    return reader.drawing


def read_png(file: Path, path: str) -> Drawing:
    """Read a PNG file as a drawing that contains only that picture."""
    found = Drawing(path)
    try:
        found.box = "0 0 {} {}".format(*_size(file.read_bytes()))
    except (OSError, ValueError) as error:
        found.problems.append(problem(path, (1, 1), "picture-png", reason=error))
    return found


def drawn(file: Path) -> str:
    """Return the picture in the file as SVG that every program renders alike."""
    if file.suffix == PNG:
        return written(_framed(file.read_bytes()))
    drawing = ElementTree.fromstring(file.read_text("utf-8"))  # without document type, entities and comments
    drawing.set("viewBox", _box(dict(drawing.attrib)))
    for length in ("width", "height"):  # that of the viewBox, whatever unit it was given in
        drawing.attrib.pop(length, None)
    for above in [*drawing.iter()]:
        for each in [each for each in above if each.tag == f"{{{_SVG}}}foreignObject"]:
            above.remove(each)
    return written(drawing)


def written(drawing: ElementTree.Element) -> str:
    """Serialise the drawing, with SVG as the default namespace."""
    ElementTree.register_namespace("", _SVG)  # at each call: the names are the whole program's
    return ElementTree.tostring(drawing, encoding="unicode")


def _is_part(text: str) -> bool:
    return f'id="{PART}"' in text and not _OWN_LOOKS.search(text)


def _framed(png: bytes) -> ElementTree.Element:
    """Wrap a PNG picture in an SVG drawing."""
    width, height = map(str, _size(png))
    drawing = ElementTree.Element(f"{{{_SVG}}}svg", viewBox=f"0 0 {width} {height}")
    held = f"data:image/png;base64,{b64encode(png).decode()}"
    ElementTree.SubElement(drawing, f"{{{_SVG}}}image", width=width, height=height, href=held)
    return drawing


def _size(png: bytes) -> tuple[int, int]:
    """Return width and height in px. Raises ValueError if it is not a PNG."""
    if len(png) < _PNG_HEAD.size or png[:8] != b"\x89PNG\r\n\x1a\n":
        raise ValueError("PNG?")
    _, _, width, height = _PNG_HEAD.unpack_from(png)
    return width, height


def _box(values: dict[str, str]) -> str:
    """Return the drawing's viewBox, or the one that its width and height give."""
    width, height = (_LENGTH.fullmatch(values.get(each, "")) for each in ("width", "height"))
    if "viewBox" in values or not (width and height):
        return values.get("viewBox", "")
    return "0 0 {:g} {:g}".format(*(float(each[1]) * _PX[each[2] or "px"] for each in (width, height)))


def coloured(text: str, parts: Mapping[str, str]) -> str:
    """Replace the drawing's CSS variables with plain colours: the parts' own, else the variable's fallback."""
    return _VARIABLE.sub(lambda found: parts.get(found[1], found[2] or "none"), text)


def address(text: str, parts: Mapping[str, str]) -> str:
    """Return the drawing, in these colours, as a data: URL."""
    return "data:image/svg+xml," + quote(coloured(text, parts))


class _Reader:
    """An XML parser that collects a drawing's problems."""

    def __init__(self, drawing: Drawing) -> None:
        self.drawing = drawing
        self.parser = expat.ParserCreate(encoding="utf-8", namespace_separator=" ")
        self.parser.StartElementHandler = self._element
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = self._entity
        self.parser.SkippedEntityHandler = lambda name, _: self._refuse(f"&{name};")
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.buffer_text = True  # else a long text comes in pieces
        self.parser.EndElementHandler = lambda _: None  # a text is handed over at the end of its element, not later
        self._begun = False

    def _place(self) -> tuple[int, int]:
        return self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1

    def _refuse(self, found: str) -> None:
        self.drawing.problems.append(problem(self.drawing.path, self._place(), "picture-active", found=found))

    def _entity(self, name: str, _: bool, value: str | None, *__: str | None) -> None:
        """Refuse an external entity; an internal one only stands for its own text."""
        if value is None:
            self._refuse(f"<!ENTITY {name}>")

    def _element(self, tag: str, values: dict[str, str]) -> None:
        space, _, name = tag.rpartition(" ")
        of_one_program = name == "foreignObject" and values.get("requiredExtensions")  # no browser draws that
        if space == _XHTML or (name.lower() in _ACTIVE and not of_one_program):
            self._refuse(f"<{name}>")
        if name == "text" and not self.drawing.words:
            self.drawing.words = self._place()
        for key, value in values.items():
            self._attribute(key.rpartition(" ")[2], value)
        if not self._begun:
            self._root(space, name, values)

    def _instruction(self, name: str, _: str) -> None:
        if name == "xml-stylesheet":
            self._refuse(f"<?{name}?>")

    def _root(self, space: str, name: str, values: dict[str, str]) -> None:
        self._begun = True
        self.drawing.box = _box(values)
        if (space, name) != (_SVG, "svg"):
            self.drawing.problems.append(
                problem(self.drawing.path, (1, 1), "picture-lacks", found=f'<svg xmlns="{_SVG}" …>')
            )

    def _attribute(self, name: str, value: str) -> None:
        """Refuse an event handler, an address outside the drawing, or an animation that would set either."""
        set_later = name == "attributeName" and re.fullmatch(r"(?i)on.*|(?:.*:)?href", value.strip())
        outer = name in _ADDRESSES and not _INNER.match(value)
        if name.lower().startswith("on") or set_later or outer or _OUTER.search(value):
            self._refuse(f'{name}="{value}"')

    def _text(self, text: str) -> None:
        """Refuse an address outside the drawing in a style sheet; other text never contains one."""
        if found := _OUTER.search(text):
            self._refuse(found[0])
