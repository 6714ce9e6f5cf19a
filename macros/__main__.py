"""`python -m macros check`: read the content, show every problem, exit 1 if any of them stops a build."""

from __future__ import annotations

import argparse
import io
import sys
from pathlib import Path

from macros.check import read_platform
from macros.problems import LANGUAGES, report


def main(arguments: list[str] | None = None) -> int:
    """Run the command line. Returns the exit status: 0 sound, 1 problems that stop a build, 2 wrong usage."""
    parser = argparse.ArgumentParser(prog="python -m macros", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="kontrollera innehållet / check the content")
    checking.add_argument("--lang", choices=LANGUAGES, default="sv", help="språk för meddelandena / language")
    checking.add_argument("--root", type=Path, default=Path.cwd(), help="projektets mapp / the project's folder")
    options = parser.parse_args(arguments)
    platform, problems = read_platform(options.root.resolve())
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that lacks ≥ or ” shows a ?, not a traceback
    print(report(problems, options.lang))
    return 0 if platform else 1


if __name__ == "__main__":
    sys.exit(main())
