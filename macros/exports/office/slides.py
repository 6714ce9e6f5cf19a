"""Slides about the place for PowerPoint and its like: real layouts in the brand's theme, filled from the content."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from macros.exports.office import common
from macros.exports.office.talk import Slide, Talk
from macros.rendering.kept import kept
from macros.rendering.renderer import Renderer

_INCH = 914400  # in EMU
_WIDTH, _HEIGHT = 12192000, 6858000  # 16:9
_MAJOR = 24  # points from which text is set in the typeface of headings


@dataclass(frozen=True, slots=True)
class _Box:
    """A place on a slide, in EMU. bend: the radius with which a line turns upwards."""

    x: int
    y: int
    w: int
    h: int
    bend: int = 0


def _box(x: float, y: float, w: float, h: float, bend: float = 0) -> _Box:
    """The box of these inches."""
    return _Box(*(round(each * _INCH) for each in (x, y, w, h, bend)))


@dataclass(frozen=True, slots=True)
class _Place:
    """A placeholder: kind as PowerPoint has it, size in points, line height in per cent, space before paragraphs."""

    idx: int
    kind: str
    label: str
    box: _Box
    size: int = 20
    bold: bool = False
    colour: str = "tx1"
    anchor: str = "t"
    leading: int = 100
    apart: int = 10
    name: str = ""

    @property
    def heading(self) -> bool:
        """Whether it is set in the typeface of headings."""
        return self.size >= _MAJOR


_TITLE, _TEXT, _FIGURE, _PROOF, _PICTURE, _TABLE = 0, 13, 14, 15, 16, 17  # idx


def _title(box: _Box, size: int, anchor: str = "b") -> _Place:
    return _Place(_TITLE, "title", "title", box, size, bold=True, anchor=anchor, leading=95, apart=0)


_FOOT = (
    _Place(20, "ftr", "foot", _box(0.8, 6.8, 5.8, 0.4), 12, colour="tx2", anchor="ctr"),
    _Place(21, "sldNum", "number", _box(0.3, 6.8, 0.4, 0.4), 12, colour="tx2", anchor="ctr"),
)
_ACROSS = _box(0, 0, 13.3333, 6.5)
_WIDE_TITLE = _title(_box(0.8, 0.5, 11.7, 1.0), 36)
# What each layout holds, and the line that runs through it.
_LAYOUTS: dict[str, tuple[tuple[_Place, ...], _Box | None]] = {
    "first": (
        (
            _title(_box(0.8, 0.5, 11.7, 1.7), 54),
            _Place(_TEXT, "body", "text", _box(0.8, 2.35, 11.7, 0.6), 22, colour="tx2"),
            _Place(_PICTURE, "pic", "picture", _box(0, 3.2, 13.3333, 4.3)),
        ),
        None,
    ),
    "strength": (
        (
            _title(_box(0.8, 0.5, 5.9, 1.2), 32),
            _Place(_TEXT, "body", "text", _box(0.8, 1.9, 5.9, 1.6), 22),
            _Place(_FIGURE, "body", "figure", _box(0.8, 3.5, 5.9, 1.1), 66, bold=True, anchor="b", leading=90),
            _Place(_PROOF, "body", "proof", _box(0.8, 4.7, 5.9, 1.5), 16, apart=4),
            _Place(_PICTURE, "pic", "picture", _box(7.3333, 0, 6, 7.5)),
            *_FOOT,
        ),
        _box(0, 0, 7.3333, 6.5, bend=0.6),
    ),
    "picture": (
        (
            _WIDE_TITLE,
            _Place(_TEXT, "body", "text", _box(0.8, 1.8, 4.7, 4.4), 22),
            _Place(_PICTURE, "pic", "picture", _box(5.9, 1.8, 6.6, 4.4)),
            *_FOOT,
        ),
        _ACROSS,
    ),
    "text": ((_WIDE_TITLE, _Place(_TEXT, "body", "text", _box(0.8, 1.8, 11.7, 4.4), 22, apart=6), *_FOOT), _ACROSS),
    "table": ((_WIDE_TITLE, _Place(_TABLE, "tbl", "table", _box(0.8, 1.8, 11.7, 4.4), 16), *_FOOT), _ACROSS),
}
_MASTER = (_WIDE_TITLE, _Place(1, "body", "text", _box(0.8, 1.8, 11.7, 4.4), 22), *_FOOT)
_SHARES = (0.3, 0.12, 0.58)  # of a table's columns


def path(renderer: Renderer) -> str:
    """Where the slides lie."""
    return common.path(renderer, "bildspel", "pptx")


def slides(renderer: Renderer, root: Path, site: str) -> bytes:
    """The slides as a file. site: the address of the site's root; empty while it has none."""
    told = list(Talk(renderer, site).slides())
    parts = _Parts(renderer)
    pictures = {each.picture[0]: common.drawn(renderer, root, each.picture[0]) for each in told if each.picture}
    made_of = common.digest(__file__, told, parts.theme, parts.master, parts.layouts, pictures)
    return kept("pptx", made_of, lambda: _Deck(renderer, parts, pictures).filled(told))


class _Parts:
    """The parts of the file that hold the brand, as XML: the theme, the master, each layout."""

    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer
        self.theme = common.theme(renderer)
        self.master = self._rendered("", _MASTER, None, master=True)
        self.layouts = {name: self._rendered(name, *held) for name, held in _LAYOUTS.items()}

    def _rendered(self, name: str, places: tuple[_Place, ...], line: _Box | None, master: bool = False) -> str:
        label = self._renderer.label
        named = [replace(each, name=label(f"slides_place_{each.label}")) for each in places]
        return self._renderer.environment.get_template("slide_layout.xml").render(
            places=named, line=line, master=master, lang=common.signed(self._renderer),
            name=label(f"slides_layout_{name}") if name else "",
        )  # fmt: skip


class _Deck:
    """Fills the layouts."""

    def __init__(self, renderer: Renderer, parts: _Parts, pictures: dict[str, str]) -> None:
        self._renderer = renderer
        self._pictures = pictures
        self._accents = common.accents(renderer)
        self._file = _base(parts)
        self._layouts = dict(zip(parts.layouts, self._file.slide_layouts, strict=True))

    def filled(self, told: list[Slide]) -> bytes:
        """The file with these slides."""
        for each in told:
            self._add(each)
        for part in self._file.part.package.iter_parts():
            if hasattr(part, "_element"):
                _sign(part._element, common.signed(self._renderer))
        return common.packed(self._file, self._renderer, told[0].title)

    def _add(self, told: Slide) -> None:
        layout = self._layouts[told.layout]
        slide = self._file.slides.add_slide(layout)
        slide.notes_slide.notes_text_frame.text = "\n".join(told.notes)
        for shape in list(slide.placeholders):
            shape.name = layout.placeholders.get(shape.placeholder_format.idx).name
            self._fill(shape, told)
        for each in layout.placeholders:
            if each.placeholder_format.idx in (place.idx for place in _FOOT):
                slide.shapes._spTree.append(deepcopy(each._element))

    def _fill(self, shape: Any, told: Slide) -> None:
        """Fill a placeholder with what the slide has for it; one for which it has nothing goes."""
        idx = shape.placeholder_format.idx
        words = {_TITLE: (told.title,), _TEXT: told.text, _PROOF: told.proof, _FIGURE: told.figure[:1]}.get(idx)
        if idx == _PICTURE and told.picture:
            self._show(shape, *told.picture)
        elif idx == _TABLE:
            _put_table(shape, told)
        elif words:
            shape.text_frame.text = "\n".join(words)
            self._dress(shape, told)
        else:
            shape._element.getparent().remove(shape._element)

    def _dress(self, shape: Any, told: Slide) -> None:
        """Give a heading and a figure the slide's colour, and the figure its unit."""
        idx = shape.placeholder_format.idx
        if idx in (_TITLE, _FIGURE) and told.colour:
            self._colour(shape, told.colour)
        if idx == _FIGURE and (unit := told.figure[1]):
            _put_unit(shape, unit)

    def _show(self, shape: Any, name: str, words: str) -> None:
        shown = shape.insert_picture(common.picture(self._pictures[name]))
        shown._element.nvPicPr.cNvPr.set("descr", words)

    def _colour(self, shape: Any, name: str) -> None:
        """Give the text a colour of the theme, or where that has no room for it, the palette's own."""
        from pptx.dml.color import RGBColor
        from pptx.enum.dml import MSO_THEME_COLOR

        for run in (run for paragraph in shape.text_frame.paragraphs for run in paragraph.runs):
            if name in self._accents:
                run.font.color.theme_color = MSO_THEME_COLOR.ACCENT_1 + self._accents.index(name)
            else:
                (value,) = common.hexes(self._renderer, name)
                run.font.color.rgb = RGBColor(*bytes.fromhex(value.lstrip("#")))  # type: ignore[no-untyped-call]


def _base(parts: _Parts) -> Any:
    """A file without slides: the library's own, its master and as many layouts as there are made the brand's."""
    from pptx import Presentation
    from pptx.oxml import parse_xml
    from pptx.util import Emu

    base = Presentation()
    base.slide_width, base.slide_height = Emu(_WIDTH), Emu(_HEIGHT)
    master = base.slide_master
    common.put_theme(master.part, parts.theme)
    for layout in list(base.slide_layouts)[len(parts.layouts) :]:
        base.slide_layouts.remove(layout)
    for layout, made in zip(base.slide_layouts, parts.layouts.values(), strict=True):
        layout._element.attrib.pop("type", None)
        layout._element.replace(layout._element.cSld, parse_xml(made))
    master._element.replace(master._element.cSld, parse_xml(parts.master))
    return base


def _put_table(shape: Any, told: Slide) -> None:
    """A table with a head; what it shows stands in it, and its title is its alternative text."""
    from pptx.util import Pt

    width = shape.width
    frame = shape.insert_table(len(told.rows), len(told.rows[0]))
    frame._element.nvGraphicFramePr.cNvPr.set("descr", told.title)
    for column, share in zip(frame.table.columns, _SHARES, strict=True):
        column.width = round(width * share)
    for cells, row in zip(frame.table.rows, told.rows, strict=True):
        for cell, words in zip(cells.cells, row, strict=True):
            cell.text = words
            cell.text_frame.paragraphs[0].runs[0].font.size = Pt(16)


def _put_unit(shape: Any, unit: str) -> None:
    """Write the unit after the figure, smaller."""
    from pptx.util import Pt

    run = shape.text_frame.paragraphs[0].add_run()
    run.text, run.font.size = f"\N{NO-BREAK SPACE}{unit}", Pt(_MAJOR)


def _sign(element: Any, language: str) -> None:
    """Say in which language each text is."""
    for run in element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}r"):
        run.get_or_add_rPr().set("lang", language)
