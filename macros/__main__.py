"""The commands: `check` shows every problem of the content, `import` fetches official figures into goals' files."""

from __future__ import annotations

import argparse
import io
import sys
from pathlib import Path

from macros.check import read_platform
from macros.imports import Manner, import_csv, import_kolada
from macros.problems import LANGUAGES, report


def main(arguments: list[str] | None = None) -> int:
    """Run the command line. Returns the exit status: 0 done, 1 problems that stop it, 2 wrong usage, 130 Ctrl-C."""
    options = _parser().parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that lacks ≥ or ” shows a ?, not a traceback
    root = options.root.resolve()
    if options.command == "check":
        platform, problems = read_platform(root)
        print(report(problems, options.lang))
        return 0 if platform else 1
    manner = Manner(options.lang, options.yes, options.dry_run)
    try:
        if options.origin == "kolada":
            return import_kolada(root, options.goal, manner)
        return import_csv(root, options.file, options.goal, options.source, manner)
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m macros", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    _shared(commands.add_parser("check", help="kontrollera innehållet / check the content"))
    importing = commands.add_parser("import", help="hämta officiella siffror / import official figures")
    origins = importing.add_subparsers(dest="origin", required=True)
    fetching = origins.add_parser("kolada", help="från Kolada / from Kolada")
    fetching.add_argument("goal", nargs="+", help="målets id / the goal's id")
    reading = origins.add_parser("csv", help="från en CSV-fil / from a CSV file")
    reading.add_argument("file", type=Path, help="filen / the file")
    reading.add_argument("goal", help="målets id / the goal's id")
    reading.add_argument("--source", required=True, help="källans id i data/sources.yml / the source's id")
    for each in (fetching, reading):
        each.add_argument("--yes", action="store_true", help="skriv utan att fråga / write without asking")
        each.add_argument("--dry-run", action="store_true", help="visa bara / only show")
        _shared(each)
    return parser


def _shared(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--lang", choices=LANGUAGES, default="sv", help="språk för det som sägs / language")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="projektets mapp / the project's folder")


if __name__ == "__main__":
    sys.exit(main())
