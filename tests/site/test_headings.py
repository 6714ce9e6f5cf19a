"""The headings and anchors of a page's HTML."""

import pytest

from macros.site.headings import anchors, headings, with_outline

PAGE = """<header><h1>En <em>stor</em> rubrik</h1></header>
<section id="del"><h2 id="a" class="x">A &amp; B</h2><h2>Utan ankare</h2><h3 class="y" id="c">C</h3></section>
<a data-id="nej" id="d">d</a>"""


def test_headings_with_an_anchor_are_listed_and_the_first_level_always() -> None:
    assert [(each["level"], each["id"], each["name"]) for each in headings(PAGE, "top")] == [
        (1, "top", "En stor rubrik"),
        (2, "a", "A & B"),
        (3, "c", "C"),
    ]


def test_a_first_heading_of_its_own_anchor_keeps_it() -> None:
    assert [each["id"] for each in headings('<h1 id="egen">x</h1>', "top")] == ["egen"]


def test_anchors_are_every_id() -> None:
    assert anchors(PAGE) == {"del", "a", "c", "d"}


WORDS = f"<p>{'ord ' * 700}</p>"
PARTS = f'<h2 id="a">A</h2>{WORDS}<h2 id="b">B</h2>'


@pytest.mark.parametrize(
    "head", ["<header><h1>Sida</h1><p>Ingress</p></header>", "<h1>Sida</h1>", "<h1>Sida</h1>\n<p>Ingress</p>"]
)
def test_a_long_page_of_several_parts_has_an_outline_after_its_head(head: str) -> None:
    assert with_outline(head + PARTS) == f"{head}\n<!-- outline -->{PARTS}"


@pytest.mark.parametrize(
    "text",
    [f'<h2 id="a">A</h2>{WORDS}', '<h2 id="a">A</h2><h2 id="b">B</h2>', f"<form></form>{PARTS}", f"<h2>A</h2>{WORDS}"],
    ids=["one part", "short", "a tool", "without anchors"],
)
def test_a_page_of_one_part_a_short_page_and_a_tool_have_none(text: str) -> None:
    assert with_outline(f"<h1>Sida</h1>{text}") == f"<h1>Sida</h1>{text}"


def test_a_page_that_does_not_begin_with_its_heading_has_no_outline() -> None:
    assert with_outline(PARTS) == PARTS
