"""The wide picture that stands with a link where a page is shared: the page's words beside its strength's drawing.

Pages with the same words and drawing have the same picture.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from msgspec import to_builtins

from macros.content import colours, svg
from macros.content.model import Area, Goal, Item, Message, Strength, served_goals
from macros.exports import raster
from macros.rendering.lettering import Box, Line, Typeface, typeface
from macros.rendering.renderer import Renderer

WIDTH, HEIGHT = 1200, 630
FOLDER = "assets/pictures"
_DRAWN = 544  # how wide the drawing is, in px
_MARGIN = 64
_HEADLINE, _NOTE = Box(536, 330, largest=120, smallest=36), Box(560, 40, largest=34, smallest=24)
_FIRST_NOTE, _LAST_LINE, _SITE_NAME = 88, 476, 590  # base lines
_NOTES_APART = 44
_BOLD, _MEDIUM = 700, 500


@dataclass(frozen=True, slots=True)
class Subject:
    """What a picture tells. notes: lines above the title; strength: its id, whose drawing and colour are shown.

    bold: on the strength's colour, as its own page and its messages are.
    """

    title: str
    notes: tuple[str, ...]
    strength: str = ""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class LinkPicture:
    """A picture: its path below the edition's root, what it shows in words, and the drawing that it is made of."""

    path: str
    words: str
    svg: str


def of_site(renderer: Renderer) -> Subject:
    """What the picture of the front page tells: the vision, under the name of the place."""
    place, strategy = renderer.platform.place, renderer.platform.strategy
    return Subject(renderer.text(strategy.vision.title), (renderer.text(place.short),))


def of_item(item: Item, renderer: Renderer) -> Subject | None:
    """What the picture of an item's page tells; None for an item that has none of its own."""
    text, label = renderer.text, renderer.label
    if isinstance(item, Strength):
        return Subject(text(item.name), (label("search_kind_strength"),), item.id, bold=True)
    if isinstance(item, Area):
        return Subject(text(item.name), (label("search_kind_area"),), next(iter(item.strengths), ""))
    if isinstance(item, Goal) and item.name:
        notes = label("goal_number", number=item.number), renderer.status_of(item)
        return Subject(text(item.name), notes, _strength_of(item, renderer))
    return _of_message(item, renderer) if isinstance(item, Message) else None


def _strength_of(goal: Goal, renderer: Renderer) -> str:
    """The first strength that helps to reach the goal, else the first of its area."""
    strengths, area = renderer.platform.strengths, renderer.platform.areas[goal.area]
    serving = (id_ for id_, each in strengths.items() if goal.id in served_goals(each))
    return next(serving, next(iter(area.strengths), ""))


def _of_message(message: Message, renderer: Renderer) -> Subject:
    """Its occasion, and what it is about: the messages of both share a picture."""
    about = renderer.bank.subjects[message.about]
    occasion = next(iter(renderer.bank.occasions_of(message)), None)
    strength = message.about if message.about in renderer.platform.strengths else ""
    notes = (renderer.label("nav_messages"), about) if occasion else (renderer.label("nav_messages"),)
    return Subject(renderer.text(occasion.name) if occasion else about, notes, strength, bold=bool(strength))


class LinkPictures:
    """Draws the pictures of one edition, each once. root: where data/ lies."""

    def __init__(self, renderer: Renderer, root: Path) -> None:
        self._renderer = renderer
        self._root = root
        self._drawn: dict[Subject, LinkPicture] = {}
        self._drawings: dict[tuple[str, str], str] = {}
        self._brand = to_builtins(renderer.platform.brand)

    def of(self, subject: Subject) -> LinkPicture:
        """The subject's picture."""
        if subject not in self._drawn:
            drawing = self._svg(subject)
            path = f"{FOLDER}/link.{sha256(drawing.encode()).hexdigest()[:10]}.png"
            words = self._renderer.label("link_picture", words=". ".join((subject.title, *subject.notes)))
            self._drawn[subject] = LinkPicture(path, words, drawing)
        return self._drawn[subject]

    def files(self, subjects: Iterable[Subject]) -> Iterator[tuple[str, bytes]]:
        """Path and content of every picture that is needed."""
        found = {picture.path: picture for picture in map(self.of, subjects)}
        for path, picture in found.items():
            yield path, raster.png(picture.svg, WIDTH)

    def _svg(self, subject: Subject) -> str:
        strength = self._renderer.platform.strengths.get(subject.strength)
        return self._renderer.environment.get_template("link_picture.svg").render(
            width=WIDTH, height=HEIGHT, drawn=_DRAWN, drawing=self._drawing(*self._shown(strength)),
            words=(subject.title, *subject.notes, self._renderer.site_name),
            **self._colours(strength, subject.bold), **self._lines(subject),
        )  # fmt: skip

    def _shown(self, strength: Strength | None) -> tuple[str, str]:
        """The name of a picture and of its colour."""
        return (strength.picture, strength.colour) if strength else (svg.HERO, self._brand["roles"]["accent"])

    def _drawing(self, name: str, colour: str) -> str:
        """The drawing of this name as the address of a PNG: many pictures show it, and it is drawn once."""
        if (name, colour) not in self._drawings:
            text = svg.drawn(self._root / self._renderer.platform.pictures[name].path)
            template = self._renderer.environment.get_template("link_drawing.svg")
            cut = template.render(
                width=_DRAWN, height=HEIGHT, drawing=svg.address(text, colours.parts(self._brand, colour, "light"))
            )
            self._drawings[name, colour] = f"data:image/png;base64,{b64encode(raster.png(cut, _DRAWN)).decode()}"
        return self._drawings[name, colour]

    def _colours(self, strength: Strength | None, bold: bool) -> dict[str, str]:
        brand = self._brand
        paper, text, quiet = (
            colours.tone(brand["roles"][role], "light", brand) for role in ("ground", "text", "quiet")
        )
        own = colours.tone(strength.colour, "light", brand) if strength else text
        if bold:
            return {"ground": own, "ink": paper, "quiet": paper, "line": paper}
        return {"ground": paper, "ink": own, "quiet": quiet, "line": text}

    def _lines(self, subject: Subject) -> dict[str, list[Line]]:
        """The outlines of the words; none where the brand has no typeface of its own, or that lacks a letter."""
        font = self._renderer.platform.brand.fonts["heading"]
        file, bold = font.file, font.bold or font.file
        words = "".join((subject.title, *subject.notes, self._renderer.site_name))
        if not file or not bold or not typeface(self._root / bold, _BOLD).has(f"{words}…"):
            return {"headline": [], "small": []}
        notes = [*zip(subject.notes, range(_FIRST_NOTE, HEIGHT, _NOTES_APART), strict=False)]
        small = [*notes, (self._renderer.site_name, _SITE_NAME)]
        return {
            "headline": [*_headline(subject.title, typeface(self._root / bold, _BOLD))],
            "small": [_note(text, y, typeface(self._root / file, _MEDIUM)) for text, y in small],
        }


def _headline(title: str, face: Typeface) -> Iterator[Line]:
    """The title's lines, the last of them above the picture's line."""
    block = face.fitted(title, _HEADLINE)
    for above, line in enumerate(reversed(block.lines)):
        yield face.line(line, _MARGIN, _LAST_LINE - above * block.size * _HEADLINE.leading, block.size)


def _note(text: str, y: int, face: Typeface) -> Line:
    block = face.fitted(text, _NOTE)
    return face.line(block.lines[0], _MARGIN, y, block.size)
