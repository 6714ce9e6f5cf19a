"""Pictures: what is drawn is there, and nothing runs or is fetched; each fault is told with its place."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageColor

from macros.content import svg
from macros.content.loader import load
from macros.content.model.brand import Picture
from macros.exports import picture_files
from macros.exports.raster import png
from tests.support.platforms import SMALL, edit, platform_at

BRYGGA = "data/pictures/brygga.svg"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="{}">\n{}\n</svg>'
DRAWN = '<g id="p"><path d="M0 1H2"/></g>'


def drawn(inside: str, box: str = "0 0 480 320") -> str:
    """A drawing with this in it, on its third line."""
    return SVG.format(box, f"{DRAWN}\n{inside}")


def told(text: str) -> list[tuple[int, str, str]]:
    """Line, code and value of each problem of the drawing."""
    found = svg.read(text, BRYGGA)
    return [(row.line, row.code, row.values[0][1]) for row in (*found.problems, *found.lacks())]


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ('<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>', "<script>"),
        ("<g><foreignObject/></g>", "<foreignObject>"),
        ('<foreignObject requiredExtensions="x"><script/></foreignObject>', "<script>"),
        ('<div xmlns="http://www.w3.org/1999/xhtml"/>', "<div>"),
        ('<path onload="x()" d="M0 0"/>', 'onload="x()"'),
        ('<a href="javascript:x()"/>', 'href="javascript:x()"'),
        ('<a xlink:href="https://ut.example/"/>', 'href="https://ut.example/"'),
        ('<image href="//ut.example/a.png"/>', 'href="//ut.example/a.png"'),
        ('<use href="annan.svg#p"/>', 'href="annan.svg#p"'),
        ('<g xml:base="https://ut.example/"/>', 'base="https://ut.example/"'),
        ('<animate attributeName="xlink:href" to="javascript:x()"/>', 'attributeName="xlink:href"'),
        ('<set attributeName="onclick" to="x()"/>', 'attributeName="onclick"'),
        ("<path fill=\"url('https://ut.example/a.svg#b')\"/>", "fill=\"url('https://ut.example/a.svg#b')\""),
        ("<style>@import 'https://ut.example/a.css';</style>", "@import"),
        ("<style><![CDATA[path { fill: url(//ut.example/a) }]]></style>", "url("),
        ('<?xml-stylesheet href="https://ut.example/a.css"?>', "<?xml-stylesheet?>"),
    ],
)
def test_what_runs_or_is_fetched_is_refused(inside: str, found: str) -> None:
    assert told(drawn(inside)) == [(3, "picture-active", found)]


@pytest.mark.parametrize(
    "inside",
    [
        '<linearGradient id="a"/><path fill="url(#a)" stroke="url( \'#a\' )"/><use xlink:href="#a"/>',
        '<image href="data:image/png;base64,AAAA"/>',
        "<style>path { fill: url(#a) }</style><title>Bron</title><desc>Öppen.</desc>",
        '<metadata xmlns:r="http://r.example/"><r:Work r:resource="http://r.example/a"/></metadata><?a b?>',
    ],
)
def test_what_is_in_the_drawing_itself_may_stand(inside: str) -> None:
    assert told(drawn(inside)) == []


@pytest.mark.parametrize("box", ["0 0 7 9", "0,0,7,9", "-1.5 0 7e2 9"])
def test_a_picture_has_the_box_that_it_states(box: str) -> None:
    found = svg.read(drawn("", box), BRYGGA)
    assert (found.box, list(found.lacks())) == (box, [])


def test_a_picture_that_is_cut_short_anywhere_is_told() -> None:
    text = (SMALL / BRYGGA).read_text("utf-8").rstrip()
    for end in range(0, len(text), max(1, len(text) // 40)):
        assert "picture-broken" in {row.code for row in svg.read(text[:end], BRYGGA).problems}


@pytest.mark.parametrize(
    ("old", "new", "lacking"),
    [
        (' viewBox="0 0 480 320"', "", '<svg viewBox="0 0 480 320" …>'),
        ("0 0 480 320", "100 % bred", '<svg viewBox="0 0 480 320" …>'),
        (' xmlns="http://www.w3.org/2000/svg"', "", '<svg xmlns="http://www.w3.org/2000/svg" …>'),
    ],
)
def test_what_the_pages_draw_is_there(old: str, new: str, lacking: str) -> None:
    assert told(drawn("").replace(old, new)) == [(1, "picture-lacks", lacking)]


def test_what_a_place_has_no_picture_of_the_engine_draws(small_root: Path) -> None:
    names = ("favicon", "hero", "wordmark")
    for name in names:
        (small_root / f"data/pictures/{name}.svg").unlink()
    assert "line" not in load(small_root).pictures
    edit(small_root, "data/strengths/bryggan.yml", "picture: brygga\n", "")
    found = load(small_root).pictures
    assert {(small_root / found[name].path).parent for name in (*names, "line")} == {svg.DRAWINGS}
    assert [found[name].is_part for name in (*names, "line")] == [False, True, True, True]


@pytest.mark.parametrize(
    ("doctype", "inside", "codes"),
    [
        ('[<!ENTITY a "http://a.example/">]', '<metadata about="&a;"/>', []),
        ('PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"', "", []),
        ('[<!ENTITY a SYSTEM "file:///etc/passwd">]', "<title>&a;</title>", ["picture-active"]),
        ('SYSTEM "a.dtd"', "<title>&a;</title>", ["picture-active"]),
        ('[<!ENTITY a "<script/>">]', "&a;", ["picture-active"]),
        ('[<!ENTITY a "https://a.example/">]', '<use href="&a;"/>', ["picture-active"]),
    ],
)
def test_an_entity_stands_for_its_own_words_alone(doctype: str, inside: str, codes: list[str]) -> None:
    found = svg.read(f"<!DOCTYPE svg {doctype}>\n{drawn(inside)}", BRYGGA)
    assert [row.code for row in found.problems] == codes


def test_entities_of_entities_do_not_fill_the_memory() -> None:
    more = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    found = svg.read(f'<!DOCTYPE svg [<!ENTITY a0 "{"a" * 50}">{more}]>\n{drawn("<title>&a11;</title>")}', BRYGGA)
    assert [row.code for row in found.problems] == ["picture-broken"]


# What drawing programs write

ILLUSTRATOR = """<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: Adobe Illustrator 27.0.0, SVG Export Plug-In -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [
<!ENTITY ns_extend "http://ns.adobe.com/Extensibility/1.0/"><!ENTITY ns_ai "http://ns.adobe.com/AdobeIllustrator/10.0/">
]>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:i="&ns_ai;" x="0px" y="0px"
 width="340.2px" height="113.4px" xml:space="preserve"><style type="text/css">.st0{fill:#0B5D3B;}</style>
<switch><foreignObject requiredExtensions="&ns_ai;" width="1" height="1"><i:aipgfRef/></foreignObject>
<g i:extraneous="self"><defs><path id="a" d="M0 0H170V113H0z"/></defs><use xlink:href="#a" class="st0"/></g>
</switch></svg>
"""
INKSCAPE = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
 width="120mm" height="40mm" sodipodi:docname="logga.svg"><sodipodi:namedview id="base" pagecolor="#ffffff"/>
<g transform="translate(10,5) scale(0.5)" style="display:inline"><path style="fill:#c0392b" d="M0 0H60V60z"/></g></svg>
"""
FIGMA = """<svg width="96" height="96" viewBox="0 0 96 96" fill="none" xmlns="http://www.w3.org/2000/svg">
<g clip-path="url(#c)"><mask id="m"><rect width="96" height="96" fill="white"/></mask><g mask="url(#m)">
<path d="M8 8H88V88z" fill="url(#l)"/></g></g><defs><clipPath id="c"><rect width="96" height="96"/></clipPath>
<linearGradient id="l" x1="0" y1="0" x2="1" y2="1"><stop stop-color="#135A75"/></linearGradient></defs></svg>
"""


@pytest.mark.parametrize(
    ("text", "box", "colour"),
    [
        (ILLUSTRATOR, "0 0 340.2 113.4", "#0B5D3B"),
        (INKSCAPE, "0 0 453.543 151.181", "#c0392b"),
        (FIGMA, "0 0 96 96", "#135A75"),
    ],
    ids=["illustrator", "inkscape", "figma"],
)
def test_a_logo_from_any_program_is_drawn_in_its_own_colours(
    text: str, box: str, colour: str, small_root: Path
) -> None:
    file = small_root / "data/pictures/wordmark.svg"
    file.write_text(text, "utf-8")
    library = load(small_root)
    assert library.problems == []
    assert library.pictures["wordmark"] == Picture("data/pictures/wordmark.svg", box, is_part=False)
    made = svg.drawn(file)
    assert f'viewBox="{box}"' in made
    assert "DOCTYPE" not in made
    assert "foreignObject" not in made
    assert _colours(_opened(png(made, 96))) & {ImageColor.getrgb(colour)}


def test_a_logo_may_be_a_png(small_root: Path) -> None:
    folder = small_root / "data/pictures"
    (folder / "wordmark.svg").unlink()
    Image.new("RGB", (30, 10), "#0B5D3B").save(folder / "wordmark.png")
    library = load(small_root)
    assert library.problems == []
    assert library.pictures["wordmark"].box == "0 0 30 10"
    assert _colours(_opened(png(svg.drawn(folder / "wordmark.png"), 60))) == {ImageColor.getrgb("#0B5D3B")}


def test_what_is_called_png_and_is_none_is_told(small_root: Path) -> None:
    (small_root / "data/pictures/logga.png").write_bytes(b"GIF89a")
    assert [(row.path, row.code) for row in load(small_root).problems] == [("data/pictures/logga.png", "picture-png")]


def test_a_picture_that_shows_nothing_is_told(small_root: Path) -> None:
    text = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="100 100 9 9"><path d="M0 0H9V9z"/></svg>'
    (small_root / "data/pictures/wordmark.svg").write_text(text, "utf-8")
    assert picture_files.blank(platform_at(small_root), small_root) == ["data/pictures/wordmark.svg"]


def _opened(made: bytes) -> Image.Image:
    return Image.open(BytesIO(made))


def _colours(picture: Image.Image) -> set[tuple[int, ...]]:
    return {each[:3] for _, each in picture.convert("RGBA").getcolors(100_000) if each[3] == 255}  # type: ignore[index,union-attr]


@pytest.mark.parametrize(
    ("name", "code"), [("karta.svg", "picture-active"), ("karta.SVG", "picture-active"), ("karta.html", "other-page")]
)
def test_what_lies_beside_the_written_pages_runs_nothing_either(small_root: Path, name: str, code: str) -> None:
    (small_root / "docs/sv" / name).write_text(drawn("<script>x()</script>"), "utf-8")
    assert [(row.path, row.code) for row in load(small_root).problems] == [(f"docs/sv/{name}", code)]
