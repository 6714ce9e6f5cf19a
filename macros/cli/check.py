"""`check`: every problem of the content, what to do first first; as text, or as a git host or a program reads it."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from macros.checks.check import read_platform
from macros.checks.mkdocs_settings import setting_problems, written
from macros.cli.problem_formats import FORMATS
from macros.content.words import command_text
from macros.history import changed_lines, git


def options(parser: ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("--format", choices=FORMATS, default="text", help="hur det skrivs / how it is written")
    parser.add_argument("--since", metavar="REV", help="bara det som ändrats sedan dess / only what has changed since")


def run(options: Namespace) -> int:
    """Show every problem, or with --since those on what has changed and all that stop.

    1 if any stops a build, 2 if there is nothing to compare with; the same in every format.
    """
    platform, problems = read_platform(options.root)
    if platform:
        problems += setting_problems(written(options.root), platform)
    if options.since is not None:
        try:
            problems = changed_lines.about(problems, options.root, options.since)
        except changed_lines.SinceError as error:
            why = git.why(error.cause, options.root, options.lang)
            print(command_text(options.lang, "check", error.name, why=why, revision=options.since), file=sys.stderr)
            return 2
    print(FORMATS[options.format](problems, options.lang))
    return 1 if any(row.stops for row in problems) else 0
