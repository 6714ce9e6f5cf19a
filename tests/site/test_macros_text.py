"""The macros in running text: what they say is shown as typed, though Markdown reads the sentence after them."""

import pytest
from markdown import markdown
from msgspec.structs import replace

from macros.content.model import Platform
from macros.site.macros.pages import Macros
from tests.support.hostile import Structure
from tests.support.platforms import macros_of

EXTENSIONS = ["attr_list", "def_list", "md_in_html", "tables", "smarty", "toc"]
WORDS = "*a* __b__ `c` [d](javascript:e) ![f](g.png) <b>h</b> -- \\* | {: .i } https://j.example/`k`[l](m) &lt;"


@pytest.fixture
def macros(platform: Platform) -> Macros:
    """The macros of a platform whose one fact and source hold what is something to Markdown."""
    source = replace(platform.sources["kronika"], url="https://x.example/`a`[l](javascript:m)")
    fact = replace(platform.facts["hus"], unit={"sv": WORDS}, note={"sv": f"en\nrad {WORDS}"})
    own = replace(platform, facts={"hus": fact}, sources={"kronika": source})
    return macros_of(own, "om/x/")


@pytest.mark.parametrize("place", ["{}", "Så {}.", "- {}", "A | B\n--|--\n{} | b", "# {}", "a\n:   {}"])
def test_what_a_macro_says_in_a_sentence_is_nothing_to_markdown(macros: Macros, place: str) -> None:
    for html in (macros.fact("hus"), macros.value("hus"), macros.link("om/x", WORDS), macros.foreign("en", WORDS)):
        own, page = Structure(str(html)), Structure(markdown(place.format(html), extensions=EXTENSIONS))
        assert str(own.tags)[1:-1] in str(page.tags)
        assert own.addresses == page.addresses
        assert own.text in page.text


def test_a_line_break_in_a_text_parts_its_words(macros: Macros) -> None:
    assert "en rad " in macros.fact("hus")
