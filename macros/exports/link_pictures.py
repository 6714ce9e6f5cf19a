"""The picture shown with a link to a page when it is shared: the page's words beside its strength's drawing.

Pages with the same words and drawing share a picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import PIL
from msgspec import to_builtins

from macros.content import colours, svg
from macros.content.made_files import Made
from macros.content.model import Area, Goal, Item, Message, Strength
from macros.exports import raster
from macros.rendering.kept import kept
from macros.rendering.lettering import Box, Typeface, of_file, typeface
from macros.rendering.renderer import Renderer

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

WIDTH, HEIGHT = 1200, 630
FOLDER = "assets/pictures"
_DRAWN = 544  # how wide the drawing is, in px
_MARGIN = 64
_HEADLINE, _NOTE = Box(536, 330, largest=120, smallest=36), Box(560, 40, largest=34, smallest=24)
_FIRST_NOTE, _LAST_LINE, _SITE_NAME = 88, 476, 590  # base lines
_NOTES_APART = 44
_BOLD, _MEDIUM = 700, 500
_SHADES = 16  # of an ink, from the background's colour
_IS_INK = [255 * (opacity >= 256 // _SHADES) for opacity in range(256)]
_LEVEL = 3  # how hard a picture is pressed: a fifth larger than by 6, in a third of the time
_CODE = sha256(Path(__file__).read_bytes()).hexdigest()  # a picture that is kept was drawn by the same


@dataclass(frozen=True, slots=True)
class Subject:
    """The content of a picture.

    notes: lines above the title. strength: the id of the one whose drawing and colour are used. bold: whether the
    ground is in the strength's colour, as for its own page and its messages.
    """

    title: str
    notes: tuple[str, ...]
    strength: str = ""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text. ink: its colour; y: its baseline; letters: each with its start, in px."""

    weight: int
    size: int
    ink: str
    y: int
    letters: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class LinkPicture:
    """A picture: its path below the edition's root, its alternative text, its background as SVG, and its subject.

    colour: of the background where the lines stand.
    """

    path: str
    words: str
    ground: str
    colour: str
    subject: Subject


def of_site(renderer: Renderer) -> Subject:
    """Return the front page's subject: the vision, and the place's name."""
    place, strategy = renderer.platform.place, renderer.platform.strategy
    return Subject(renderer.text(strategy.vision.title), (renderer.text(place.short),))


def of_item(item: Item, renderer: Renderer) -> Subject | None:
    """Return the subject of an item's page; None for an item without a picture of its own."""
    text, label = renderer.text, renderer.label
    if isinstance(item, Strength):
        return Subject(text(item.name), (label("search_kind_strength"),), item.id, bold=True)
    if isinstance(item, Area):
        return Subject(text(item.name), (label("search_kind_area"),), next(iter(item.strengths), ""))
    if isinstance(item, Goal) and item.name:
        notes = label("goal_number", number=item.number), renderer.status_of(item)
        ties = renderer.relations.above(renderer.relations.node(item), "strength")
        near = [*(tie.upper.id for tie in ties), *renderer.platform.areas[item.area].strengths, ""]
        return Subject(text(item.name), notes, near[0])
    return _of_message(item, renderer) if isinstance(item, Message) else None


def _of_message(message: Message, renderer: Renderer) -> Subject:
    """Return the message's occasion and subject; messages with the same share a picture."""
    about = renderer.bank.subjects[message.about]
    occasion = next(iter(renderer.bank.occasions_of(message)), None)
    strength = message.about if message.about in renderer.platform.strengths else ""
    notes = (renderer.label("nav_messages"), about) if occasion else (renderer.label("nav_messages"),)
    return Subject(renderer.text(occasion.name) if occasion else about, notes, strength, bold=bool(strength))


class LinkPictures:
    """Generates the pictures of one edition, each once. root: the project's."""

    def __init__(self, renderer: Renderer, root: Path) -> None:
        self._renderer = renderer
        self._root = root
        self._drawn: dict[Subject, LinkPicture] = {}
        self._grounds: dict[Subject, str] = {}
        self._brand = to_builtins(renderer.platform.brand)
        font = renderer.platform.brand.fonts["heading"]
        self._fonts = {_MEDIUM: root / font.file, _BOLD: root / (font.bold or font.file)} if font.file else {}
        self._digests = [sha256(each.read_bytes()).hexdigest() for each in self._fonts.values()]

    def of(self, subject: Subject) -> LinkPicture:
        """Return the subject's picture."""
        if subject not in self._drawn:
            ground = self._under(subject)
            digest = sha256(repr((self._digests, ground, tuple(self._lines(subject)))).encode()).hexdigest()
            words = self._renderer.label("link_picture", words=". ".join((subject.title, *subject.notes)))
            path, colour = f"{FOLDER}/link.{digest[:10]}.png", self._colours(subject)["ground"]
            self._drawn[subject] = LinkPicture(path, words, ground, colour, subject)
        return self._drawn[subject]

    def files(self, subjects: Iterable[Subject]) -> Iterator[Made]:
        """Path and content of every picture that is needed; those on the same ground after one another.

        The edition at the root and one built in parallel begin at opposite ends, as they share a cache of backgrounds.
        """
        found = {picture.path: picture for picture in map(self.of, subjects)}
        aside = bool(self._renderer.edition.path)
        for path, picture in sorted(found.items(), key=lambda each: each[1].ground, reverse=aside):
            yield path, partial(kept, "png", f"{PIL.__version__} {_CODE} {path}", partial(self._png, picture))

    def _under(self, subject: Subject) -> str:
        """Return the background of the subject, shared by all with the same looks."""
        look = replace(subject, title="", notes=())
        if look not in self._grounds:
            self._grounds[look] = self._ground(look)
        return self._grounds[look]

    def _ground(self, subject: Subject) -> str:
        """Return the background as SVG: the drawing and a line beside it."""
        strength = self._renderer.platform.strengths.get(subject.strength)
        name, colour = (strength.picture, strength.colour) if strength else (svg.HERO, self._brand["roles"]["accent"])
        text = svg.drawn(self._root / self._renderer.platform.pictures[name].path)
        return self._renderer.environment.get_template("link_picture.svg").render(
            width=WIDTH, height=HEIGHT, drawn=_DRAWN, **self._colours(subject),
            drawing=svg.address(text, colours.parts(self._brand, colour, "light")),
        )  # fmt: skip

    def _colours(self, subject: Subject) -> dict[str, str]:
        brand, strength = self._brand, self._renderer.platform.strengths.get(subject.strength)
        paper, text, quiet = (
            colours.tone(brand["roles"][role], "light", brand) for role in ("ground", "text", "quiet")
        )
        own = colours.tone(strength.colour, "light", brand) if strength else text
        if subject.bold:
            return {"ground": own, "ink": paper, "quiet": paper, "line": paper}
        return {"ground": paper, "ink": own, "quiet": quiet, "line": text}

    def _lines(self, subject: Subject) -> Iterator[Line]:
        """Yield the lines; none if the brand has no typeface of its own, or if it lacks a character."""
        site, shown = self._renderer.site_name, self._colours(subject)
        if not self._fonts or not self._face(_BOLD).has("".join((subject.title, *subject.notes, site, "…"))):
            return
        block = self._face(_BOLD).fitted(subject.title, _HEADLINE)
        for above, line in enumerate(reversed(block.lines)):
            y = round(_LAST_LINE - above * block.size * _HEADLINE.leading)
            yield self._line(line, _BOLD, block.size, shown["ink"], y)
        notes = zip(subject.notes, range(_FIRST_NOTE, HEIGHT, _NOTES_APART), strict=False)
        for text, y in (*notes, (site, _SITE_NAME)):
            block = self._face(_MEDIUM).fitted(text, _NOTE)
            yield self._line(block.lines[0], _MEDIUM, block.size, shown["quiet"], y)

    def _line(self, text: str, weight: int, size: int, ink: str, y: int) -> Line:
        letters = tuple((letter, _MARGIN + start) for letter, start in self._face(weight).placed(text, size))
        return Line(weight, size, ink, y, letters)

    def _face(self, weight: int) -> Typeface:
        return typeface(self._fonts[weight], weight)

    def _png(self, picture: LinkPicture) -> bytes:
        """Return the picture with its text as PNG."""
        lines = [*self._lines(picture.subject)]
        ground, tables = _ground(picture.ground, picture.colour, tuple(sorted({line.ink for line in lines})))
        image, made = ground.copy(), BytesIO()
        for line in lines:
            opacity, mask = _strip(self._fonts[line.weight], line.weight, line.size, line.letters)
            image.paste(opacity.point(tables[line.ink]), (0, line.y - _baseline(line.size)), mask)
        image.save(made, "PNG", compress_level=_LEVEL)
        return made.getvalue()


@lru_cache(maxsize=1)
def _ground(ground: str, colour: str, inks: tuple[str, ...]) -> tuple[Image, dict[str, list[int]]]:
    """Return the background in a palette of few colours, and for each ink the palette's entry by opacity (0–255).

    colour: of the background where text stands.
    """
    from PIL import Image, ImageColor  # slow to load, and most builds find the pictures drawn

    drawn = Image.open(BytesIO(raster.png(ground, WIDTH))).convert("RGB")
    image = drawn.quantize(256 - _SHADES * len(inks), Image.Quantize.FASTOCTREE)
    shades = [100 * step // (_SHADES - 1) for step in range(_SHADES)]
    palette, tables = image.palette, {}
    assert palette  # as of every picture that has been quantised
    for ink in inks:
        entries = [palette.getcolor(ImageColor.getrgb(colours.mix(ink, colour, shade))) for shade in shades]
        tables[ink] = [entries[opacity * _SHADES // 256] for opacity in range(256)]
    return image, tables


def _baseline(size: int) -> int:
    """Return how far down in its strip a line's baseline is: there is room for accents above, and descenders below."""
    return size * 3 // 2


@lru_cache(maxsize=128)
def _strip(file: Path, weight: int, size: int, letters: tuple[tuple[str, float], ...]) -> tuple[Image, Image]:
    """Return the opacity of a line's letters and where there is any, drawn once for all pictures with the same line."""
    from PIL import Image, ImageDraw

    strip = Image.new("L", (WIDTH - _DRAWN, 2 * size))
    pen, font = ImageDraw.Draw(strip), _font(file, weight, size)
    for letter, x in letters:
        pen.text((x, _baseline(size)), letter, 255, font, anchor="ls")
    return strip, strip.point(_IS_INK, "1")


@of_file(32)
def _font(file: Path, weight: int, size: int) -> FreeTypeFont:
    """Return the typeface in this weight and size, for drawing text."""
    from PIL import ImageFont

    font = ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.BASIC)
    with suppress(OSError):  # the file holds one weight
        axes = {each["name"]: each["default"] or 0 for each in font.get_variation_axes()}
        font.set_variation_by_axes([*(axes | {b"Weight": weight}).values()])
    return font
