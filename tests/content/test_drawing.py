"""Pictures: what is drawn is there, and nothing runs or is fetched; each fault is told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.content import svg
from macros.content.loader import load
from tests.support.platforms import SMALL, edit, stopping
from tests.support.site import ROOT

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


@pytest.mark.parametrize("file", [SMALL / BRYGGA, ROOT / "data/pictures/alv.svg"])
def test_a_picture_that_is_cut_short_anywhere_is_told(file: Path) -> None:
    text = file.read_text("utf-8").rstrip()
    for end in range(0, len(text), max(1, len(text) // 40)):
        assert "picture-broken" in {row.code for row in svg.read(text[:end], BRYGGA).problems}


@pytest.mark.parametrize(
    ("old", "new", "lacking"),
    [
        (' viewBox="0 0 480 320"', "", "viewBox="),
        ("0 0 480 320", "100 % bred", "viewBox="),
        ('id="p"', 'id="q"', '<g id="p">'),
        (' xmlns="http://www.w3.org/2000/svg"', "", "xmlns="),
    ],
)
def test_what_the_pages_draw_is_there(small_root: Path, old: str, new: str, lacking: str) -> None:
    edit(small_root, BRYGGA, old, new)
    (message,) = stopping(small_root, "en")
    assert message.startswith(f"{BRYGGA}:1:1: the picture lacks <")
    assert lacking in message


@pytest.mark.parametrize("name", svg.FRAME)
def test_the_pictures_of_the_frame_are_there(small_root: Path, name: str) -> None:
    (small_root / f"data/pictures/{name}.svg").unlink()
    assert [message.partition(",")[0] for message in stopping(small_root)] == [
        f"data/pictures/{name}.svg:1:1: bilden saknas"
    ]


def test_entities_are_not_expanded(small_root: Path) -> None:
    edit(small_root, BRYGGA, "<svg", '<!DOCTYPE svg [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>\n<svg')
    assert [(row.line, row.code) for row in load(small_root).problems] == [(1, "picture-active")]


@pytest.mark.parametrize(
    ("name", "code"), [("karta.svg", "picture-active"), ("karta.SVG", "picture-active"), ("karta.html", "other-page")]
)
def test_what_lies_beside_the_written_pages_runs_nothing_either(small_root: Path, name: str, code: str) -> None:
    (small_root / "docs/sv" / name).write_text(drawn("<script>x()</script>"), "utf-8")
    assert [(row.path, row.code) for row in load(small_root).problems] == [(f"docs/sv/{name}", code)]
