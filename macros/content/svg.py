"""Pictures: an SVG drawing, read to its end, that runs nothing and fetches nothing.

A drawing is a document of its own at its own address, where its scripts would run as the site's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote
from xml.parsers import expat

from macros.content.problems import Problem, problem

PART = "p"  # the id of what the pages draw
ICON, HERO = "favicon", "hero"  # the browser's own picture of the site; that of the front page
FRAME = (ICON, HERO, "wordmark")  # what every site has
_SVG, _XHTML = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml"
_ACTIVE = frozenset({"audio", "embed", "foreignobject", "handler", "iframe", "listener", "object", "script", "video"})
_ADDRESSES = frozenset({"base", "href", "src"})
_OUTER = re.compile(r"""url\(\s*["']?(?!\s*["']?(?:#|data:image/))|@import|image-set\(""", re.IGNORECASE)
_INNER = re.compile(r"\s*(?:#|data:image/|$)")
_VARIABLE = re.compile(r"var\(--[\w-]+, (#[0-9A-Fa-f]{6})\)")
_BOX = re.compile(r"\s*[-+.\de]+(?:[\s,]+[-+.\de]+){3}\s*")


@dataclass
class Drawing:
    """What was read of a drawing. box: its viewBox; ids: the parts that have a name."""

    path: str
    box: str = ""
    ids: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def lacks(self) -> Iterator[Problem]:
        """A problem for each thing without which a page would show an empty place."""
        if not _BOX.fullmatch(self.box):
            yield problem(self.path, (1, 1), "picture-lacks", found='<svg viewBox="0 0 480 320" …>')
        if PART not in self.ids:
            yield problem(self.path, (1, 1), "picture-lacks", found=f'<g id="{PART}">…</g>')


def read(text: str, path: str) -> Drawing:
    """The drawing in the text; whatever is wrong with it is in its `problems`. Never raises."""
    reader = _Reader(Drawing(path))
    try:
        reader.parser.Parse(text.encode(), True)
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        reader.drawing.problems.append(problem(path, (error.lineno, error.offset + 1), "picture-broken", reason=reason))
    return reader.drawing


def address(text: str) -> str:
    """The drawing in the text as an address that holds all of it, in the colours that stand in it."""
    return "data:image/svg+xml," + quote(_VARIABLE.sub(r"\1", text))


class _Reader:
    """Follows the XML from its beginning to its end."""

    def __init__(self, drawing: Drawing) -> None:
        self.drawing = drawing
        self.parser = expat.ParserCreate(encoding="utf-8", namespace_separator=" ")
        self.parser.StartElementHandler = self._element
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = lambda *_: self._refuse("<!DOCTYPE>")
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.buffer_text = True  # else a long text comes in pieces
        self.parser.EndElementHandler = lambda _: None  # a text is handed over at the end of its element, not later
        self._begun = False

    def _refuse(self, found: str) -> None:
        place = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        self.drawing.problems.append(problem(self.drawing.path, place, "picture-active", found=found))

    def _element(self, tag: str, values: dict[str, str]) -> None:
        space, _, name = tag.rpartition(" ")
        if space == _XHTML or name.lower() in _ACTIVE:
            self._refuse(f"<{name}>")
        for key, value in values.items():
            self._attribute(key.rpartition(" ")[2], value)
        self.drawing.ids |= {values.get("id", "")}
        if not self._begun:
            self._root(space, name, values)

    def _instruction(self, name: str, _: str) -> None:
        if name == "xml-stylesheet":
            self._refuse(f"<?{name}?>")

    def _root(self, space: str, name: str, values: dict[str, str]) -> None:
        self._begun = True
        self.drawing.box = values.get("viewBox", "")
        if (space, name) != (_SVG, "svg"):
            self.drawing.problems.append(
                problem(self.drawing.path, (1, 1), "picture-lacks", found=f'<svg xmlns="{_SVG}" …>')
            )

    def _attribute(self, name: str, value: str) -> None:
        """An event, an address outside the drawing, or an animation that would put one in."""
        set_later = name == "attributeName" and re.fullmatch(r"(?i)on.*|(?:.*:)?href", value.strip())
        outer = name in _ADDRESSES and not _INNER.match(value)
        if name.lower().startswith("on") or set_later or outer or _OUTER.search(value):
            self._refuse(f'{name}="{value}"')

    def _text(self, text: str) -> None:
        """A style sheet in the drawing is text; so is what is only read, which holds no such address."""
        if found := _OUTER.search(text):
            self._refuse(found[0])
