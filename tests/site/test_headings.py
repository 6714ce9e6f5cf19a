"""The headings and anchors of a page's HTML."""

from macros.site.headings import anchors, headings

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
