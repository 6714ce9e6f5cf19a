"""Word documents to fill in: a letter with the logo, and a poster with each strength's picture."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from macros.content.model import Strength
from macros.exports.office import common
from macros.exports.picture_files import MARK, text_of
from macros.rendering.kept import kept
from macros.rendering.renderer import Renderer

_FONTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/fontTable"
_INSTEAD = "Arial"  # used if the brand's typeface is not installed
_PAGE = (210, 297)  # mm, as are these:
_LETTER_MARGIN, _POSTER_MARGIN = 25, 18
_LETTER_TOP = 45  # leaves room for the logo
_MARK, _PICTURE = 14, 116  # heights
_ASKED, _LINE = 66, 28  # the width of a prompt, and the height of a line to fill in
_SENDER = ("sender", "address", "phone", "email", "web")
# The fields of a letter with their styles, and those of a poster.
_LETTER = {"date": "Normal", "recipient": "Normal", "subject": "Heading 1", "body": "Normal", "name": "Normal"}
_HEADLINE, _POSTER = "what", ("when", "where", "who")
_WORDS = (*_SENDER, *_LETTER, _HEADLINE, *_POSTER, "letter", "poster")
_LINES = "Body Text"  # the style of the lines of a poster
_SIZES = {"Title": 48, "Heading 1": 16, "Header": 11, "Footer": 10, "Normal": 11, _LINES: 22}  # points
_EMPTY = "\N{EM SPACE}" * 8  # space to write in, by hand or on a computer


def letter_path(renderer: Renderer) -> str:
    """Return the letter's path."""
    return common.path(renderer, "brev", "docx")


def poster_path(renderer: Renderer, strength: Strength) -> str:
    """Return the path of the strength's poster."""
    return common.path(renderer, f"affisch-{strength.id}", "docx")


def with_posters(renderer: Renderer) -> list[Strength]:
    """Return the strengths that have a poster: those whose picture has an alternative text."""
    return [each for each in renderer.platform.strengths.values() if text_of(each.picture, renderer.platform)]


def documents(renderer: Renderer, root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of every document."""
    yield letter_path(renderer), _letter(renderer, root)
    for strength in with_posters(renderer):
        yield poster_path(renderer, strength), _poster(renderer, root, strength)


def _letter(renderer: Renderer, root: Path) -> bytes:
    """Return a letter: logo at the head, fields from the date to the name, sender at the foot."""
    svg, words = common.drawn(renderer, root, MARK, ground=False), _words(renderer)
    shown = renderer.text(renderer.platform.place.site_name)

    def make() -> bytes:
        document = _Document(renderer, words, _LETTER_MARGIN, renderer.platform.brand.roles["text"], _LETTER_TOP)
        document.show(document.head, svg, shown, _MARK)
        for name, style in _LETTER.items():
            document.field(document.paragraph(style), name)
        document.sender()
        return document.packed("letter")

    return kept("docx", common.digest(__file__, "letter", svg, shown, words, common.theme(renderer)), make)


def _poster(renderer: Renderer, root: Path, strength: Strength) -> bytes:
    """Return a poster: the picture across it, a headline, and lines to fill in by hand or on a computer."""
    svg, words = common.drawn(renderer, root, strength.picture), _words(renderer)
    shown = renderer.text(text_of(strength.picture, renderer.platform))

    def make() -> bytes:
        document = _Document(renderer, words, _POSTER_MARGIN, strength.colour)
        document.show(document.paragraph("Normal"), svg, shown, _PICTURE)
        document.field(document.paragraph("Title"), _HEADLINE)
        document.lines(_POSTER)
        return document.packed("poster")

    made_of = "poster", strength.colour, svg, shown, words, common.theme(renderer)
    return kept("docx", common.digest(__file__, *made_of), make)


def _words(renderer: Renderer) -> dict[str, str]:
    return {each: renderer.label(f"documents_{each}") for each in _WORDS}


class _Document:
    """A page in the brand's colours and typefaces.

    words: the prompts of its fields. colour: that of headings. margin: in millimetres. top: the top margin, if
    different.
    """

    def __init__(self, renderer: Renderer, words: dict[str, str], margin: int, colour: str, top: int = 0) -> None:
        import docx

        self._renderer, self._words = renderer, words
        self._numbers = iter(range(1, 100))  # of its fields
        self._file = docx.Document()
        common.put_theme(self._file.part, common.theme(renderer))
        self._face = common.face(renderer.platform.brand.fonts["heading"])
        self._put_face()
        self._put_styles(*common.hexes(renderer, colour, renderer.platform.brand.roles["quiet"]))
        self._put_page(margin, top or margin)

    @property
    def head(self) -> Any:
        """The paragraph in the page's header."""
        return self._file.sections[0].header.paragraphs[0]

    def paragraph(self, style: str) -> Any:
        """Add a paragraph in the style."""
        return self._file.add_paragraph(style=style)

    def show(self, paragraph: Any, svg: str, words: str, height: int) -> None:
        """Add a drawing to the paragraph, so many millimetres high, with an alternative text."""
        from docx.shared import Mm

        shown = paragraph.add_run().add_picture(common.picture(svg), height=Mm(height))
        shown._inline.docPr.set("descr", words)
        for side in ("distL", "distR"):  # LibreOffice would indent it by these
            shown._inline.set(side, "0")

    def field(self, paragraph: Any, name: str, shown: str = "") -> None:
        """Add a field to the paragraph. shown: its initial text, if not its prompt."""
        words = self._words[name]
        values = {"name": name, "words": words, "shown": shown or words, "number": next(self._numbers)}
        paragraph._p.append(self._xml("word_field.xml", **values))

    def sender(self) -> None:
        """Add the sender's fields, on a line in the page's footer."""
        foot = self._file.sections[0].footer.paragraphs[0]
        for number, name in enumerate(_SENDER):
            if number:
                foot.add_run(" · ")
            self.field(foot, name)

    def lines(self, names: tuple[str, ...]) -> None:
        """Add a line to fill in for each of these fields."""
        from docx.shared import Mm

        table = self._file.add_table(0, 0)
        table.autofit = False
        for width in (_ASKED, _PAGE[0] - 2 * _POSTER_MARGIN - _ASKED):
            table.add_column(Mm(width))
        for name in names:
            self._line(table.add_row(), name)

    def _line(self, row: Any, name: str) -> None:
        from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE
        from docx.shared import Mm

        row.height, row.height_rule = Mm(_LINE), WD_ROW_HEIGHT_RULE.AT_LEAST
        asked, written = row.cells
        for cell in row.cells:
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
            cell.paragraphs[0].style = _LINES
        asked.paragraphs[0].add_run(self._words[name])
        self.field(written.paragraphs[0], name, _EMPTY)
        written._tc.get_or_add_tcPr().append(self._xml("word_rule.xml"))

    def packed(self, name: str) -> bytes:
        """Return the file's content."""
        return common.packed(self._file, self._renderer, self._words[name])

    def _xml(self, template: str, **values: object) -> Any:
        from docx.oxml import parse_xml

        return parse_xml(self._renderer.environment.get_template(template).render(**values))

    def _put_face(self) -> None:
        """Declare the typeface to use if the brand's is not installed."""
        fonts = self._file.part.part_related_by(_FONTS)
        made = self._renderer.environment.get_template("word_font.xml").render(face=self._face, instead=_INSTEAD)
        fonts._blob = fonts.blob.replace(b"</w:fonts>", made.encode() + b"</w:fonts>")

    def _put_styles(self, colour: str, quiet: str) -> None:
        """Give the library's built-in styles the brand's looks, and set the language of all text."""
        from docx.enum.style import WD_STYLE_TYPE
        from docx.shared import Pt, RGBColor

        styles = self._file.styles
        for name, size in _SIZES.items():
            font = styles[name].font
            font.size, font.bold = Pt(size), name in ("Title", "Heading 1")
            if font.bold:
                font.name, font.color.rgb = self._face, RGBColor.from_string(colour.lstrip("#"))
                _plain(styles[name].element)
        placeholder = styles.add_style("PlaceholderText", WD_STYLE_TYPE.CHARACTER)
        placeholder.font.color.rgb = RGBColor.from_string(quiet.lstrip("#"))
        for each in styles.element.iter("{*}lang"):
            each.set(each.keys()[0], common.language_tag(self._renderer))

    def _put_page(self, margin: int, top: int) -> None:
        from docx.shared import Mm

        section = self._file.sections[0]
        section.page_width, section.page_height = map(Mm, _PAGE)
        section.left_margin = section.right_margin = section.bottom_margin = Mm(margin)
        section.top_margin = Mm(top)


def _plain(style: Any) -> None:
    """Remove the built-in line under a heading, and the theme's typefaces, which would override the brand's."""
    for each in [*style.iter("{*}pBdr")]:
        each.getparent().remove(each)
    for fonts in style.iter("{*}rFonts"):
        for key in [key for key in fonts.attrib if key.endswith("Theme")]:
            del fonts.attrib[key]
