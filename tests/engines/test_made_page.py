"""Made pages: what a macro has made is not given to Markdown; what a plugin has added to it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from macros.engines.mkdocs_page import MadePage

_LEFT = "<!-- macro 0 -->"


@pytest.mark.parametrize(
    ("markdown", "html"),
    [(f"\n{_LEFT}\n", f"\n{_LEFT}\n"), (f"{_LEFT}\n\n*Nytt*", f"{_LEFT}\n\n<p><em>Nytt</em></p>")],
)
def test_only_what_a_macro_has_made_is_taken_as_it_is(tmp_path: Path, markdown: str, html: str) -> None:
    config = MkDocsConfig()
    config.load_dict({"site_name": "Lillby", "docs_dir": str(tmp_path)})
    config.validate()
    page = MadePage(None, File("a.md", str(tmp_path), str(tmp_path), True), config)
    page.markdown = markdown
    page.render(config, Files([]))
    assert page.content == html
