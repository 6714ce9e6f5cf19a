"""Made pages: what a macro has made is not given to Markdown; what a plugin has added to it is."""

from pathlib import Path

import pytest
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from macros.engines.mkdocs_page import MadePage

_LEFT = "<!-- macro 0 -->"


def _page(folder: Path) -> tuple[MadePage, MkDocsConfig]:
    config = MkDocsConfig()
    config.load_dict({"site_name": "Lillby", "docs_dir": str(folder)})
    config.validate()
    return MadePage(None, File("a.md", str(folder), str(folder), True), config), config


@pytest.mark.parametrize("html", [None, "", "<p>Å</p>", Markup("<p>–</p>")])
def test_content_is_given_back_as_it_was_set(tmp_path: Path, html: str | None) -> None:
    page, _ = _page(tmp_path)
    page.content = html
    assert (page.content, type(page.content)) == (html, type(html))


@pytest.mark.parametrize(
    ("markdown", "html"),
    [(f"\n{_LEFT}\n", f"\n{_LEFT}\n"), (f"{_LEFT}\n\n*Nytt*", f"{_LEFT}\n\n<p><em>Nytt</em></p>")],
)
def test_only_what_a_macro_has_made_is_taken_as_it_is(tmp_path: Path, markdown: str, html: str) -> None:
    page, config = _page(tmp_path)
    page.markdown = markdown
    page.render(config, Files([]))
    assert page.content == html
