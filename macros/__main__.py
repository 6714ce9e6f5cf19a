"""`python -m macros check | pdf`: show every problem of the content; make its PDFs."""

from __future__ import annotations

import argparse
import io
import sys
from argparse import Namespace
from pathlib import Path

from macros import pdf
from macros.check import read_platform
from macros.model import Platform
from macros.problems import LANGUAGES, report

_PANGO = (
    "sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 (Debian, Ubuntu); brew install pango (macOS)"
)
_NO_PDF_TOOLS = {
    "sv": f"PDF:erna kunde inte göras: det som ritar dem saknas ({{reason}}). Installera Pango: {_PANGO}.",
    "en": f"The PDFs could not be made: what draws them is missing ({{reason}}). Install Pango: {_PANGO}.",
}
_PDFS_MADE = {
    "sv": "{count} PDF:er ligger i pdf/. Nästa bygge länkar till dem, så länge innehållet är detsamma.",
    "en": "{count} PDFs are in pdf/. The next build links to them, as long as the content stays the same.",
}


def main(arguments: list[str] | None = None) -> int:
    """Run the command line. Returns the exit status: 0 done, 1 it could not be done, 2 wrong usage."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that lacks ≥ or ” shows a ?, not a traceback
    options = _parser().parse_args(arguments)
    status: int = options.run(options)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m macros", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, run, words in (
        ("check", _check, "kontrollera innehållet / check the content"),
        ("pdf", _pdf, "gör PDF:er / make the PDFs"),
    ):
        command = commands.add_parser(name, help=words)
        command.add_argument("--lang", choices=LANGUAGES, default="sv", help="språk för meddelandena / language")
        command.add_argument("--root", type=Path, default=Path.cwd(), help="projektets mapp / the project's folder")
        command.set_defaults(run=run)
    return parser


def _check(options: Namespace) -> int:
    """Show every problem; 1 if any of them stops a build."""
    platform, problems = read_platform(options.root.resolve())
    print(report(problems, options.lang))
    return 0 if platform else 1


def _pdf(options: Namespace) -> int:
    """Make the PDFs; 1 if the content has problems, or if what makes them is missing."""
    root = options.root.resolve()
    platform, problems = read_platform(root)
    if platform is None:
        print(report(problems, options.lang))
        return 1
    try:
        write = pdf.weasyprint()
    except (ImportError, OSError) as error:
        print(_NO_PDF_TOOLS[options.lang].format(reason=error))
        return 1
    return _write(platform, root, write, options.lang)


def _write(platform: Platform, root: Path, write: pdf.Write, language: str) -> int:
    count = sum(1 for _ in pdf.write_all(platform, root, write))
    print(_PDFS_MADE[language].format(count=count))
    return 0


if __name__ == "__main__":
    sys.exit(main())
