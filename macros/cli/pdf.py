"""`pdf`: the PDFs of the place, made by WeasyPrint; outside the build, so that whoever only builds needs no Pango."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from macros.checks.check import read_platform
from macros.content.model import Platform
from macros.content.problems import report
from macros.content.words import command_text
from macros.engines.progress import Progress
from macros.exports import pdf


def options(_: ArgumentParser) -> None:
    """Take nothing of its own."""


def run(options: Namespace) -> int:
    """Make the PDFs; 1 if the content or a PDF has faults, or if what makes them is missing."""
    platform, problems = read_platform(options.root)
    if platform is None:
        print(report(problems, options.lang))
        return 1
    try:
        write = pdf.weasyprint()
    except (ImportError, OSError) as error:
        print(command_text(options.lang, "pdf", "no-tools", reason=error))
        return 1
    return _write(platform, options.root, write, options.lang)


def _write(platform: Platform, root: Path, write: pdf.Write, language: str) -> int:
    count = len(platform.place.editions) * (len(platform.strengths) + 1)  # and the book
    progress = Progress("PDF", count)
    try:
        for _ in pdf.write_all(platform, root, write):
            progress.step()
    except pdf.PdfError as error:
        progress.done()
        print(command_text(language, "pdf", "faults", file=error.file, faults=error), file=sys.stderr)
        return 1
    progress.done()
    print(command_text(language, "pdf", "made", count=count))
    return 0
