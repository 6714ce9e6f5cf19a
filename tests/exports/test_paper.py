"""The sheets that become PDFs: what they hold, that they need nothing from elsewhere, and when they are out of date."""

import re
from pathlib import Path

import pytest

from macros.exports import paper
from macros.rendering.renderer import Renderer
from tests.support.platforms import edit, platform_at, small


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small platform's root; one of its texts names a figure twice."""
    root = small(tmp_path_factory.mktemp("paper"))
    edit(root, "data/strengths/bryggan.yml", "sv: Isen.", 'sv: "{fact:hus} och {fact:hus}."')
    return root


@pytest.fixture(scope="module")
def sheets(root: Path) -> dict[str, dict[str, str]]:
    """Every sheet by its name, in each language."""
    platform = platform_at(root)
    return {
        language: {sheet.name: sheet.html for sheet in paper.sheets(Renderer(platform, language), root)}
        for language in ("sv", "en")
    }


@pytest.fixture(scope="module")
def book(sheets: dict[str, dict[str, str]]) -> str:
    return sheets["sv"][paper.BOOK]


@pytest.mark.parametrize(("language", "title"), [("sv", "Bryggan"), ("en", "The jetty")])
def test_there_is_a_sheet_for_each_strength_and_a_book_in_each_language(
    sheets: dict[str, dict[str, str]], language: str, title: str
) -> None:
    assert list(sheets[language]) == ["bryggan", "angen", paper.BOOK]
    assert f'<html lang="{language}">' in sheets[language]["bryggan"]
    assert f"<title>{title}</title>" in sheets[language]["bryggan"]


def test_a_figure_has_its_year_and_source_at_the_foot_once(sheets: dict[str, dict[str, str]]) -> None:
    sheet = sheets["sv"]["bryggan"]
    assert sheet.count('<span class="paper-figure">1\u00a0234,5') > 1
    notes = re.findall(r'<span class="paper-note">(.*?)</span>', sheet)
    assert notes.count("Antal hus: 1\u00a0234,5 hus (2020). Lillby hembygdsförening.") == 1
    assert "popover" not in sheet


def test_the_book_holds_every_chapter_and_its_contents_lead_there(book: str) -> None:
    ids = re.findall(r'<h[12] id="([\w-]+)"', book)
    targets = re.findall(r'href="#([\w-]+)"', book)
    assert set(targets) <= set(ids)
    assert {"vision", "strength-bryggan", "strength-angen", "area-boende", "brand", "facts", "sources"} <= set(targets)


def test_what_is_written_is_never_markup(book: str) -> None:
    assert "&lt;b&gt;inte&lt;/b&gt; fetstil" in book


def test_a_sheet_loads_nothing_from_elsewhere(sheets: dict[str, dict[str, str]]) -> None:
    for html in sheets["sv"].values():
        loaded = re.findall(r"""(?:src="|url\('?)([^"')]+)""", html)
        assert loaded
        assert all(each.startswith(("file:", "data:")) for each in loaded)


def _make(root: Path) -> None:
    folder = root / paper.FOLDER
    (folder / "sv").mkdir(parents=True)
    (folder / "sv" / "bryggan.pdf").write_bytes(b"%PDF")
    (folder / paper.MARK).write_text(paper.mark(root), "ascii")


def test_pdfs_are_known_until_the_content_changes(tmp_path: Path) -> None:
    root = small(tmp_path)
    assert paper.made(root, "sv") == {}
    _make(root)
    assert list(paper.made(root, "sv")) == ["bryggan"]
    assert paper.made(root, "en") == {}
    edit(root, "data/facts/hus.yml", "1234.5", "1235")
    assert paper.made(root, "sv") == {}
