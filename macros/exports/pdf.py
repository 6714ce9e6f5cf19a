"""PDFs of the sheets in macros.exports.paper, tagged for PDF/UA, by WeasyPrint, which is an optional dependency.

tests/exports/test_pdf.py checks their fonts, outline and tags.
"""

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
_LONGEST = 300  # characters of a fault's message, which may quote a whole picture


class PdfError(Exception):
    """WeasyPrint found faults in a document. file: the PDF's name; the text is WeasyPrint's message."""

    def __init__(self, file: str, faults: list[str]) -> None:
        super().__init__("; ".join(fault[:_LONGEST] for fault in faults))
        self.file = file


def write_all(platform: Platform, root: Path, write: Write) -> Iterator[Path]:
    """Make every edition's PDFs below root/pdf, and yield their paths; the old ones remain until all are made.

    write: a function that makes a PDF of an HTML document at a path. Raises what it raises.
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
    """Return a function that makes a PDF, or raises PdfError.

    Raises ImportError or OSError if WeasyPrint or Pango is missing.
    """
    from weasyprint import HTML  # optional, and slow to load

    def write(html: str, file: Path) -> None:
        with _faults() as found:
            HTML(string=html).write_pdf(file, pdf_variant="pdf/ua-1", pdf_tags=True)
        if found:
            raise PdfError(file.name, found)

    return write


@contextmanager
def _faults() -> Iterator[list[str]]:
    """Collect the faults that WeasyPrint only logs."""
    found: list[str] = []
    handler = logging.Handler(logging.ERROR)
    handler.emit = lambda record: found.append(record.getMessage())  # type: ignore[method-assign]
    log = logging.getLogger("weasyprint")
    log.addHandler(handler)
    try:
        yield found
    finally:
        log.removeHandler(handler)
