"""PDFs of the sheets in macros.exports.paper, tagged, by PDF/UA; made by WeasyPrint, fetched when asked for.

Its fonts, outline and tags are checked in tests/exports/test_pdf.py.
"""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from macros.content.model import Platform
from macros.exports import paper
from macros.rendering.renderer import Renderer

Write = Callable[[str, Path], None]
_LONGEST = 300  # signs of a fault: it may quote a whole picture


class PdfError(Exception):
    """WeasyPrint has found faults in a document. file: the PDF's name; the text is what it says of them."""

    def __init__(self, file: str, faults: list[str]) -> None:
        super().__init__("; ".join(fault[:_LONGEST] for fault in faults))
        self.file = file


def write_all(platform: Platform, root: Path, write: Write) -> Iterator[Path]:
    """Make every PDF of every edition below root/pdf, and give each one's path; the old ones stay until all are made.

    write: makes one PDF of an HTML document at a path. Raises what it raises.
    """
    target = root / paper.FOLDER
    with tempfile.TemporaryDirectory(dir=root, prefix=".pdf-") as aside:
        for edition in platform.place.editions:
            for sheet in paper.sheets(Renderer(platform, edition.language), root):
                file = Path(aside, "new", edition.language, f"{sheet.name}.pdf")
                file.parent.mkdir(parents=True, exist_ok=True)
                write(sheet.html, file)
                yield target / edition.language / file.name
        Path(aside, "new", paper.MARK).write_text(paper.mark(root), "ascii")
        if target.exists():
            target.rename(Path(aside, "old"))
        shutil.move(Path(aside, "new"), target)


def weasyprint() -> Write:
    """What makes a PDF, or raises PdfError. Raises ImportError or OSError where WeasyPrint or Pango is missing."""
    from weasyprint import HTML  # optional, and slow to load

    def write(html: str, file: Path) -> None:
        with _faults() as found:
            HTML(string=html).write_pdf(file, pdf_variant="pdf/ua-1", pdf_tags=True)
        if found:
            raise PdfError(file.name, found)

    return write


@contextmanager
def _faults() -> Iterator[list[str]]:
    """Gather the faults that WeasyPrint finds meanwhile: it tells of them and goes on."""
    found: list[str] = []
    handler = logging.Handler(logging.ERROR)
    handler.emit = lambda record: found.append(record.getMessage())  # type: ignore[method-assign]
    log = logging.getLogger("weasyprint")
    log.addHandler(handler)
    try:
        yield found
    finally:
        log.removeHandler(handler)
