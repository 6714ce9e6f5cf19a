"""The PDFs of the real content, made once: they open, are tagged, have an outline and a language, lack no letter."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from macros.__main__ import main
from macros.checks.check import read_platform
from macros.content.model import Platform
from macros.exports import paper, pdf
from macros.frontend import brand_css
from tests.support.platforms import small_platform
from tests.support.site import ROOT

try:
    pdf.weasyprint()
except (ImportError, OSError) as error:
    pytest.skip(f"PDF:erna prövas inte, Pango saknas (not run): {error}", allow_module_level=True)

EDITIONS = ("sv", "en")


@pytest.fixture(scope="module")
def platform() -> Platform:
    """The real platform."""
    found, problems = read_platform(ROOT)
    assert found, problems
    return found


@pytest.fixture(scope="module")
def folder(platform: Platform, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make every PDF of the real content, below a root of its own."""
    root = tmp_path_factory.mktemp("pdf")
    for name in ("data", "macros", "node_modules"):
        (root / name).symlink_to(ROOT / name, target_is_directory=True)
    for file in pdf.write_all(platform, root, pdf.weasyprint()):
        assert file.suffix == ".pdf"
    return root / paper.FOLDER


def _readers(folder: Path) -> Iterator[tuple[str, PdfReader]]:
    for file in sorted(folder.rglob("*.pdf")):
        yield file.relative_to(folder).as_posix(), PdfReader(file)


def test_every_sheet_is_made_in_every_language(folder: Path, platform: Platform) -> None:
    names = [f"{language}/{name}.pdf" for language in EDITIONS for name in (*platform.strengths, paper.BOOK)]
    assert sorted(names) == [name for name, _ in _readers(folder)]


def test_a_strength_is_on_one_page(folder: Path) -> None:
    pages = {name: len(reader.pages) for name, reader in _readers(folder) if paper.BOOK not in name}
    assert {name for name, count in pages.items() if count != 1} == set()


def test_pdfs_are_tagged_in_their_language_and_say_that_they_follow_pdf_ua(folder: Path) -> None:
    for name, reader in _readers(folder):
        root: Any = reader.root_object
        assert root["/MarkInfo"]["/Marked"], name
        assert root["/StructTreeRoot"]["/K"], name
        assert root["/Lang"] == name.partition("/")[0]
        assert b"pdfuaid" in root["/Metadata"].get_data(), name
        assert reader.metadata and reader.metadata.title, name


def test_no_figure_lacks_a_description(folder: Path) -> None:
    for name, reader in _readers(folder):
        root: Any = reader.root_object
        figures = [each for each in _elements(root["/StructTreeRoot"]) if each.get("/S") == "/Figure"]
        assert [each for each in figures if not each.get("/Alt")] == [], name


def _elements(element: Any) -> Iterator[Any]:
    """Every element of a PDF's structure."""
    found = element.get_object()
    children = found if isinstance(found, list) else [found["/K"]] if isinstance(found, dict) and "/K" in found else []
    if isinstance(found, dict):
        yield found
    for child in children:
        yield from _elements(child)


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


def test_the_book_has_an_outline_of_its_chapters_with_their_pages(folder: Path, platform: Platform) -> None:
    for language in EDITIONS:
        reader = PdfReader(folder / language / f"{paper.BOOK}.pdf")
        titles = [str(each["/Title"]) for each in _flat(reader.outline)]
        assert {item.name[language] for item in platform.strengths.values()} <= set(titles)
        assert {item.name[language] for item in platform.areas.values()} <= set(titles)
        numbers = [reader.get_destination_page_number(each) or 0 for each in _flat(reader.outline)]
        assert numbers == sorted(numbers)


def _flat(outline: list) -> Iterator:
    for each in outline:
        yield from _flat(each) if isinstance(each, list) else [each]


def test_no_letter_is_missing_from_the_typeface(folder: Path, platform: Platform) -> None:
    letters = {chr(code) for file in brand_css.font_files(platform.brand) for code in _cmap(file)}
    for name, reader in _readers(folder):
        fonts = {str(font) for page in reader.pages for font in _fonts(page)}
        assert all("Paper" in font for font in fonts), (name, fonts)
        text = set("".join(page.extract_text() for page in reader.pages))
        assert text - letters - set("\n\r\t\x0c") == set(), name


def _cmap(file: str) -> list[int]:
    return list(TTFont(ROOT / file).getBestCmap())


def _fonts(page: Any) -> Iterator[object]:
    for font in page["/Resources"].get("/Font", {}).values():
        yield font.get_object()["/BaseFont"]


def test_old_pdfs_stay_until_new_ones_are_made(tmp_path: Path) -> None:
    platform = small_platform(tmp_path)
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules", target_is_directory=True)
    (tmp_path / paper.FOLDER).mkdir()
    (tmp_path / paper.FOLDER / "old.pdf").write_bytes(b"%PDF")

    def fail(html: str, file: Path) -> None:
        raise OSError(file)

    with pytest.raises(OSError, match="bryggan"):
        list(pdf.write_all(platform, tmp_path, fail))
    assert [file.name for file in tmp_path.glob("pdf/*")] == ["old.pdf"]
    assert not list(tmp_path.glob(".pdf-*"))


def test_the_command_says_what_is_missing(tmp_path: Path) -> None:
    """Without WeasyPrint the command ends with 1 and tells what to install."""
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library')", "utf-8")
    answer = subprocess.run(
        [sys.executable, "-m", "macros", "pdf"], cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
    )  # fmt: skip
    assert answer.returncode == 1
    assert "det som ritar dem saknas (cannot load library)" in answer.stdout
    assert answer.stderr == ""
