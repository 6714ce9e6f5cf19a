"""PDFs of the sheets in macros.paper, tagged, by PDF/UA; made by WeasyPrint, which is fetched only when asked for.

Its fonts, outline and tags are checked in tests/test_pdf.py.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from macros import paper
from macros.model import Platform
from macros.render import Renderer

Write = Callable[[str, Path], None]


def write_all(platform: Platform, root: Path, write: Write) -> Iterator[Path]:
    """Make every PDF of every edition below root/pdf, and give each one's path; the old ones stay until all are made.

    write: makes one PDF of an HTML document at a path.
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
    """What makes a PDF. Raises ImportError or OSError where WeasyPrint or the system's Pango is missing."""
    from weasyprint import HTML  # optional, and slow to load

    def write(html: str, file: Path) -> None:
        HTML(string=html).write_pdf(file, pdf_variant="pdf/ua-1", pdf_tags=True)

    return write
