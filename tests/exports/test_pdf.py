"""The PDFs: they open, are tagged, have an outline and a language; no real strength runs over its page."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from macros.__main__ import main
from macros.content.model import Platform
from macros.exports import paper, pdf
from macros.frontend import brand_css
from macros.rendering.renderer import Renderer
from tests.support.platforms import small
from tests.support.site import ROOT

pytestmark = pytest.mark.site  # it makes sites of its own

EDITIONS = ("sv", "en")


@pytest.fixture(scope="module", autouse=True)
def _with_pango() -> None:
    """Leave the tests out where no PDFs can be drawn; not as they are collected: WeasyPrint is slow to load."""
    try:
        pdf.weasyprint()
    except (ImportError, OSError) as error:
        pytest.skip(f"PDF:erna prövas inte, Pango saknas (not run): {error}")


@pytest.fixture(scope="module")
def readers(platform: Platform, tmp_path_factory: pytest.TempPathFactory) -> dict[str, PdfReader]:
    """Every PDF of the small platform, by language and name."""
    root = small(tmp_path_factory.mktemp("pdf"))
    folder = root / paper.FOLDER
    files = list(pdf.write_all(platform, root, pdf.weasyprint()))
    return {file.relative_to(folder).with_suffix("").as_posix(): PdfReader(file) for file in files}


def test_every_sheet_is_made_tagged_and_named_in_every_language(
    readers: dict[str, PdfReader], platform: Platform
) -> None:
    assert list(readers) == [f"{each}/{name}" for each in EDITIONS for name in (*platform.strengths, paper.BOOK)]
    for name, reader in readers.items():
        root: Any = reader.root_object
        assert root["/MarkInfo"]["/Marked"], name
        assert root["/Lang"] == name.partition("/")[0]
        assert b"pdfuaid" in root["/Metadata"].get_data(), name
        assert reader.metadata and reader.metadata.title, name


def test_the_book_has_an_outline_of_its_chapters_with_their_pages(
    readers: dict[str, PdfReader], platform: Platform
) -> None:
    for language in EDITIONS:
        reader = readers[f"{language}/{paper.BOOK}"]
        titles = {str(each["/Title"]) for each in _flat(reader.outline)}
        assert {item.name[language] for item in platform.strengths.values()} <= titles
        assert {item.name[language] for item in platform.areas.values()} <= titles
        numbers = [reader.get_destination_page_number(each) or 0 for each in _flat(reader.outline)]
        assert numbers == sorted(numbers)


def _flat(outline: list) -> Iterator:
    for each in outline:
        yield from _flat(each) if isinstance(each, list) else [each]


@pytest.mark.parametrize("language", EDITIONS)
def test_a_real_strength_is_on_one_page_and_the_typeface_lacks_no_letter(real: Platform, language: str) -> None:
    from weasyprint import HTML  # optional, and slow to load

    letters = {chr(code) for file in brand_css.font_files(real.brand) for code in TTFont(ROOT / file).getBestCmap()}
    for sheet in paper.sheets(Renderer(real, language), ROOT):
        body = sheet.html.partition("<body")[2]
        assert {*unescape(re.sub("<[^>]*>", "", body))} - letters - {"\n"} == set(), sheet.name
        if sheet.name != paper.BOOK:
            assert len(HTML(string=sheet.html).render().pages) == 1, sheet.name


SVG = "data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E"
FAULTY = {
    "picture without a description": f'<img src="{SVG}" alt="">',
    "link to nowhere": '<a href="#borta">Hit</a>',
    "picture that is not there": '<img src="file:///finns/inte.png" alt="En bild">',
}


@pytest.mark.parametrize("html", FAULTY.values(), ids=FAULTY)
def test_a_fault_that_weasyprint_finds_stops_the_command(
    small_root: Path, html: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(paper, "sheets", lambda *_: [paper.Sheet("bok", f"<html lang=sv><title>Bok</title>{html}")])
    assert main(["pdf", "--root", str(small_root), "--lang", "en"]) == 1
    assert "bok.pdf has faults, so no new PDFs were made" in capsys.readouterr().err
    assert not (small_root / paper.FOLDER).exists()


def test_old_pdfs_stay_until_new_ones_are_made(platform: Platform, tmp_path: Path) -> None:
    (tmp_path / paper.FOLDER).mkdir()
    (tmp_path / paper.FOLDER / "old.pdf").write_bytes(b"%PDF")
    root = small(tmp_path)

    def fail(html: str, file: Path) -> None:
        raise OSError(file)

    with pytest.raises(OSError, match="bryggan"):
        list(pdf.write_all(platform, root, fail))
    assert [file.name for file in tmp_path.glob("pdf/*")] == ["old.pdf"]
    assert not list(tmp_path.glob(".pdf-*"))


def test_the_command_says_what_is_missing(
    small_root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing() -> pdf.Write:
        raise OSError("cannot load library")

    monkeypatch.setattr(pdf, "weasyprint", missing)
    assert main(["pdf", "--root", str(small_root)]) == 1
    assert "det som ritar dem saknas (cannot load library)" in "".join(capsys.readouterr())
