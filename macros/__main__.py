"""The commands; `python -m macros -h` lists them, and `python -m macros check -h` what one of them takes."""

from __future__ import annotations

import io
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

from macros.checks.check import read_platform
from macros.cli import approve, build, check, format, new_place, preview, publish, serve, site_check
from macros.cli import report as command_report
from macros.content import atomic_files
from macros.content.model import Platform
from macros.content.problems import LANGUAGES, report, spoken
from macros.content.words import command_text
from macros.editing import writing
from macros.editing.imports import import_csv, import_kolada
from macros.engines.progress import Progress
from macros.exports import pdf
from macros.frontend.npm import NpmError


def main(arguments: list[str] | None = None) -> int:
    """Run the command line. Returns the exit status.

    0 done, 1 problems that stop it, 2 wrong usage, 130 Ctrl-C, 141 the reader closed the pipe.
    """
    options = _parser().parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that lacks ≥ or ” shows a ?, not a traceback
    options.root = options.root.resolve()
    options.lang = options.lang or spoken(options.root)
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # who reads has read enough: `check | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what is left to say is said to nobody
        return 141  # as a shell says of what has ended so
    except OSError as error:
        print(atomic_files.error_message(error, options.lang), file=sys.stderr)
        return 1
    except NpmError as error:
        print(error, file=sys.stderr)
        return 1
    return status


# The commands that have a module of their own, with `options` and `run`; and what each is for.
_COMMANDS: dict[str, tuple[ModuleType, str]] = {
    "check": (check, "kontrollera innehållet / check the content"),
    "format": (format, "ge filerna en form / give the files one form"),
    "new-place": (new_place, "en tom plattform för en annan plats / an empty platform for another place"),
    "approve": (approve, "godkänn en text / approve a text"),
    "build": (build, "bygg webbplatsen / build the site"),
    "serve": (serve, "visa webbplatsen medan den ändras / show the site while it changes"),
    "site-check": (site_check, "pröva bygget / check the built site"),
    "preview": (preview, "vad som ändras för läsarna / what changes for readers"),
    "report": (command_report, "vad tiden har hunnit ifatt / what has gone out of date"),
    "publish": (publish, "lägg ut på en egen server / publish to a server"),
}


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="python -m macros", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, (module, help_) in _COMMANDS.items():
        command = commands.add_parser(name, help=help_)
        module.options(command)
        _shared(command, module.run)
    _shared(commands.add_parser("pdf", help="gör PDF:er / make the PDFs"), _pdf)
    importing = commands.add_parser("import", help="hämta officiella siffror / import official figures")
    origins = importing.add_subparsers(dest="origin", required=True)
    _kolada_options(origins.add_parser("kolada", help="från Kolada / from Kolada"))
    _csv_options(origins.add_parser("csv", help="från en CSV-fil / from a CSV file"))
    return parser


def _kolada_options(parser: ArgumentParser) -> None:
    parser.add_argument("goal", nargs="+", help="målets id / the goal's id")
    writing.options(parser)
    _shared(parser, import_kolada)


def _csv_options(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="filen / the file")
    parser.add_argument("goal", help="målets id / the goal's id")
    parser.add_argument("--source", required=True, help="källans id i data/sources.yml / the source's id")
    writing.options(parser)
    _shared(parser, import_csv)


def _shared(parser: ArgumentParser, run: Callable[[Namespace], int]) -> None:
    """What every command takes, and what it does."""
    parser.add_argument("--lang", choices=LANGUAGES, help="språk för det som sägs / language")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="projektets mapp / the project's folder")
    parser.set_defaults(run=run)


def _pdf(options: Namespace) -> int:
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


if __name__ == "__main__":
    sys.exit(main())
