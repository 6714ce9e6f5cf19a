"""Slides about the place (PPTX): layouts in the brand's theme, filled from the content."""

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
_MAJOR = 24  # points: the smallest size set in the heading typeface


@dataclass(frozen=True, slots=True)
class _Box:
    """A rectangle on a slide, in EMU. bend: the corner radius where a line turns upwards."""

    x: int
    y: int
    w: int
    h: int
    bend: int = 0


def _box(x: float, y: float, w: float, h: float, bend: float = 0) -> _Box:
    """Return the box of these inches."""
    return _Box(*(round(each * _INCH) for each in (x, y, w, h, bend)))


@dataclass(frozen=True, slots=True)
class _Place:
    """A placeholder on a layout: PowerPoint's type, size in points, line height in per cent, paragraph spacing."""

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
        """Whether it is set in the heading typeface."""
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
# Each layout's placeholders, and the decorative line that runs through it.
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
    """Return the slides' path."""
    return common.path(renderer, "bildspel", "pptx")


def slides(renderer: Renderer, root: Path, site: str) -> bytes:
    """Return the PPTX file's content. site: the address of the site's root; empty if it is not known."""
    content = list(Talk(renderer, site).slides())
    parts = _Parts(renderer)
    pictures = {each.picture[0]: common.drawn(renderer, root, each.picture[0]) for each in content if each.picture}
    made_of = common.digest(__file__, content, parts.theme, parts.master, parts.layouts, pictures)
    return kept("pptx", made_of, lambda: _Deck(renderer, parts, pictures).filled(content))


class _Parts:
    """The parts of the file with the brand, as XML: theme, master, and each layout."""

    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer
        self.theme = common.theme(renderer)
        self.master = self._rendered("", _MASTER, None, master=True)
        self.layouts = {name: self._rendered(name, *held) for name, held in _LAYOUTS.items()}

    def _rendered(self, name: str, places: tuple[_Place, ...], line: _Box | None, master: bool = False) -> str:
        label = self._renderer.label
        named = [replace(each, name=label(f"slides_place_{each.label}")) for each in places]
        return self._renderer.environment.get_template("slide_layout.xml").render(
            places=named, line=line, master=master, lang=common.language_tag(self._renderer),
            name=label(f"slides_layout_{name}") if name else "",
        )  # fmt: skip


class _Deck:
    """Fills the layouts with slides, in a presentation with the brand's theme."""

    def __init__(self, renderer: Renderer, parts: _Parts, pictures: dict[str, str]) -> None:
        self._renderer = renderer
        self._pictures = pictures
        self._accents = common.accents(renderer)
        self._file = _base(parts)
        self._layouts = dict(zip(parts.layouts, self._file.slide_layouts, strict=True))

    def filled(self, content: list[Slide]) -> bytes:
        """Return the file with these slides."""
        for each in content:
            self._add(each)
        for part in self._file.part.package.iter_parts():
            if hasattr(part, "_element"):
                _sign(part._element, common.language_tag(self._renderer))
        return common.packed(self._file, self._renderer, content[0].title)

    def _add(self, content: Slide) -> None:
        layout = self._layouts[content.layout]
        slide = self._file.slides.add_slide(layout)
        slide.notes_slide.notes_text_frame.text = "\n".join(content.notes)
        for shape in list(slide.placeholders):
            shape.name = layout.placeholders.get(shape.placeholder_format.idx).name
            self._fill(shape, content)
        for each in layout.placeholders:
            if each.placeholder_format.idx in (place.idx for place in _FOOT):
                slide.shapes._spTree.append(deepcopy(each._element))

    def _fill(self, shape: Any, content: Slide) -> None:
        """Fill a placeholder with the slide's content for it, or remove it if there is none."""
        idx = shape.placeholder_format.idx
        words = {_TITLE: (content.title,), _TEXT: content.text, _PROOF: content.proof, _FIGURE: content.figure[:1]}.get(
            idx
        )
        if idx == _PICTURE and content.picture:
            self._show(shape, *content.picture)
        elif idx == _TABLE:
            _put_table(shape, content)
        elif words:
            shape.text_frame.text = "\n".join(words)
            self._dress(shape, content)
        else:
            shape._element.getparent().remove(shape._element)

    def _dress(self, shape: Any, content: Slide) -> None:
        """Colour a heading and a figure in the slide's colour, and add the figure's unit."""
        idx = shape.placeholder_format.idx
        if idx in (_TITLE, _FIGURE) and content.colour:
            self._colour(shape, content.colour)
        if idx == _FIGURE and (unit := content.figure[1]):
            _put_unit(shape, unit)

    def _show(self, shape: Any, name: str, words: str) -> None:
        shown = shape.insert_picture(common.picture(self._pictures[name]))
        shown._element.nvPicPr.cNvPr.set("descr", words)

    def _colour(self, shape: Any, name: str) -> None:
        """Set the text's colour: one of the theme's, or if it has none, the palette's own."""
        from pptx.dml.color import RGBColor
        from pptx.enum.dml import MSO_THEME_COLOR

        for run in (run for paragraph in shape.text_frame.paragraphs for run in paragraph.runs):
            if name in self._accents:
                run.font.color.theme_color = MSO_THEME_COLOR.ACCENT_1 + self._accents.index(name)
            else:
                (value,) = common.hexes(self._renderer, name)
                run.font.color.rgb = RGBColor(*bytes.fromhex(value.lstrip("#")))  # type: ignore[no-untyped-call]


def _base(parts: _Parts) -> Any:
    """Return a presentation without slides: the library's template, with the brand's master and layouts."""
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


def _put_table(shape: Any, content: Slide) -> None:
    """Insert a table with a header row; the slide's title is its alternative text."""
    from pptx.util import Pt

    width = shape.width
    frame = shape.insert_table(len(content.rows), len(content.rows[0]))
    frame._element.nvGraphicFramePr.cNvPr.set("descr", content.title)
    for column, share in zip(frame.table.columns, _SHARES, strict=True):
        column.width = round(width * share)
    for cells, row in zip(frame.table.rows, content.rows, strict=True):
        for cell, words in zip(cells.cells, row, strict=True):
            cell.text = words
            cell.text_frame.paragraphs[0].runs[0].font.size = Pt(16)


def _put_unit(shape: Any, unit: str) -> None:
    """Add the unit after the figure, in a smaller size."""
    from pptx.util import Pt

    run = shape.text_frame.paragraphs[0].add_run()
    run.text, run.font.size = f"\N{NO-BREAK SPACE}{unit}", Pt(_MAJOR)


def _sign(element: Any, language: str) -> None:
    """Set the language of every text."""
    for run in element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}r"):
        run.get_or_add_rPr().set("lang", language)
