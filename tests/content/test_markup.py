"""What a page's text must not bring along: hostile HTML, in every place that somebody writes."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from mkdocs.exceptions import Abort

from macros.checks.markup import active, in_markdown
from macros.checks.mkdocs_settings import FILE, setting_problems
from macros.content.yaml_reader import Document
from macros.engines import mkdocs_hook
from tests.support.platforms import platform_at
from tests.support.site import ROOT

HOSTILE = {
    "<script>alert(1)</script>": "<script",
    "<SCRIPT src=x>": "<SCRIPT",
    "<!--><script>x()</script>": "<script",
    "a <b och <script": "<script",
    "<style>p { color: red }</style>": "<style",
    '<link rel="stylesheet" href="x">': "<link",
    '<meta http-equiv="Content-Security-Policy" content="">': "<meta",
    '<p style="color:red" onclick="x()">': "style",
    "<p title='>' onclick=x>": "onclick",
    "<p a=b' ONCLICK = x>": "ONCLICK",
    "<svg/onload=x()>": "onload",
    "<iframe srcdoc='&lt;script>'></iframe>": "srcdoc",
    '<a href="java&#115;cript:x()">b</a>': "javascript:",
    "<a href='java\nscript:x()'>b</a>": "javascript:",
    "[a](javascript:x())": "javascript:",
    "[a](<vbscript:x()>)": "vbscript:",
    "[a]: javascript:x()": "javascript:",
    "[a](java\nscript:x())": "javascript:",
    'Ett ord{: onclick="x()" }': "onclick",
    "`a\n<script>b`": "<script",
}
HARMLESS = (
    "Koden `<script>` och ``<p style='a'>`` visas.",
    "```html\n<script>x()</script>\n```",
    "!!! tip\n\n    ~~~\n    <style>\n    ~~~",
    "Det kräver JavaScript: slå på det. a <b och 3 < 4, on x = 3.",
    "{{ fact('hus', style='x') }} {% set style = 1 %}",
    "## Rubrik {: #ankare .stil data-x='on' }",
    "<details open><summary>Mer</summary><p class='a'>b</p></details>",
    "[JavaScript](https://a.example/?online=ja 'javascript: vad') | a | style = b |",
)


PLACES = (
    *("- en lista\n\n    {}", "| a |\n|---|\n| {} |", "Ord[^1]\n\n[^1]: {}", "!!! note\n\n    {}"),
    "---\ntitle: {}\n---",
)


@pytest.mark.parametrize(
    ("text", "place"), [*((text, "{}") for text in HOSTILE), *((next(iter(HOSTILE)), place) for place in PLACES)]
)
def test_hostile_html_is_refused_wherever_it_stands_on_a_page(text: str, place: str) -> None:
    page = f"# Hej\n\n{place.format(text)}\n"
    (row,) = in_markdown(Document("docs/sv/index.md", page))
    assert row.values[0][1] == HOSTILE[text]
    assert row.line == page[: page.index(text)].count("\n") + 1 + text.startswith("`")


@pytest.mark.parametrize("text", HARMLESS)
def test_text_and_samples_of_code_are_let_through(text: str) -> None:
    assert list(in_markdown(Document("docs/sv/index.md", text))) == []


def test_endless_beginnings_are_read_in_time() -> None:
    for begun in ("<a ", "<a '", "<a \"'", "{:", "[a](", "`a", "```\n", "[a]: "):
        list(in_markdown(Document("docs/sv/index.md", begun * 20_000)))


def test_a_setting_that_is_shown_on_pages_holds_none(small_root: Path) -> None:
    text = (ROOT / FILE).read_text("utf-8") + "copyright: <b onclick='x()'>Byn</b>\n"
    rows = [row for row in setting_problems(text, platform_at(small_root)) if row.code == "page-active"]
    assert [(row.path, row.line) for row in rows] == [(FILE, text.count("\n"))]


def test_what_a_template_makes_of_a_page_is_looked_through_too(tmp_path: Path) -> None:
    config: Any = SimpleNamespace(docs_dir=str(tmp_path / "docs/sv"), config_file_path=str(tmp_path / FILE))
    page: Any = SimpleNamespace(file=SimpleNamespace(src_uri="om/ny.md"), meta={})
    assert not list(active('{{ "<scr" ~ "ipt>" }}'))  # the text says nothing of it
    with pytest.raises(Abort, match=r"docs/sv/om/ny\.md:1:1: ”<script”"):
        mkdocs_hook.on_page_content("<p>a</p><script>x()</script>", page, config, None)  # type: ignore[arg-type]
