"""Placeholders: what a macro makes passes Markdown untouched, wherever it is called."""

from collections.abc import Iterator

import markdown
import pytest
from markupsafe import Markup

from macros.content import placeholders

HTML = Markup('<section>\n\n    <h2 id="a">*A* &amp; _B_</h2>\n\n</section>')


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    yield
    placeholders.forget()


@placeholders.kept
def section() -> Markup:
    """Make what Markdown would spoil."""
    return HTML


@pytest.mark.parametrize("page", ["{}", "# T\n\n{}\n\nText.", "Text.\n\n{}", "{}\n\n{}", "- x\n\n{}", "---\n\n{}\n"])
def test_the_html_comes_out_as_the_macro_made_it(page: str) -> None:
    written = page.replace("{}", "\0")
    while "\0" in written:
        written = written.replace("\0", str(section()), 1)
    found = placeholders.put_in(markdown.markdown(written, extensions=["md_in_html", "attr_list"]))
    assert found.count(HTML) == page.count("{}")
    assert "macro" not in found


def test_a_comment_that_no_macro_has_left_stays() -> None:
    section()
    assert placeholders.put_in("<!-- macro 7 --><!-- x -->") == "<!-- macro 7 --><!-- x -->"


def test_what_is_forgotten_is_not_put_in_again() -> None:
    left = section()
    placeholders.forget()
    assert placeholders.put_in(left) == left
