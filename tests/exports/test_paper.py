"""The sheets that become PDFs: what they hold, that they need nothing from elsewhere, and when they are out of date."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.checks.check import read_platform
from macros.content.model import Platform
from macros.exports import paper
from macros.rendering.renderer import Renderer
from tests.support.platforms import edit, small, small_platform
from tests.support.site import ROOT


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small platform's root, with the fonts."""
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules", target_is_directory=True)
    return tmp_path


@pytest.fixture
def platform(root: Path) -> Platform:
    """The small platform."""
    return small_platform(root)


def _sheets(platform: Platform, root: Path, language: str = "sv") -> dict[str, str]:
    return {sheet.name: sheet.html for sheet in paper.sheets(Renderer(platform, language), root)}


def test_there_is_a_sheet_for_each_strength_and_a_book(platform: Platform, root: Path) -> None:
    assert list(_sheets(platform, root)) == [*platform.strengths, paper.BOOK]


@pytest.mark.parametrize(("language", "title"), [("sv", "Bryggan"), ("en", "The jetty")])
def test_a_sheet_is_in_its_language(platform: Platform, root: Path, language: str, title: str) -> None:
    html = _sheets(platform, root, language)["bryggan"]
    assert f'<html lang="{language}">' in html
    assert f"<title>{title}</title>" in html


def test_a_figure_has_its_year_and_source_at_the_foot_once(root: Path) -> None:
    small(root)
    edit(root, "data/strengths/bryggan.yml", "sv: Isen.", 'sv: "{fact:hus} och {fact:hus}."')
    platform, _ = read_platform(root)
    assert platform
    sheet = _sheets(platform, root)["bryggan"]
    assert sheet.count('<span class="paper-figure">1\u00a0234,5') > 1
    notes = re.findall(r'<span class="paper-note">(.*?)</span>', sheet)
    assert notes.count("Antal hus: 1\u00a0234,5 hus (2020). Lillby hembygdsförening.") == 1
    assert "popover" not in sheet


def test_the_book_holds_every_chapter_and_its_contents_lead_there(platform: Platform, root: Path) -> None:
    book = _sheets(platform, root)[paper.BOOK]
    ids = re.findall(r'<h[12] id="([\w-]+)"', book)
    targets = re.findall(r'<a href="#([\w-]+)">', book)
    assert set(targets) <= set(ids)
    assert {"vision", "strength-bryggan", "strength-angen", "area-boende", "brand", "facts", "sources"} <= set(targets)


def test_what_is_written_is_never_markup(platform: Platform, root: Path) -> None:
    assert "&lt;b&gt;inte&lt;/b&gt; fetstil" in _sheets(platform, root)[paper.BOOK]


def test_a_sheet_loads_nothing_from_elsewhere(platform: Platform, root: Path) -> None:
    for html in _sheets(platform, root).values():
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
