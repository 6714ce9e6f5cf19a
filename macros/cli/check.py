"""`check`: every problem of the content, what to do first first; as text, or as a git host reads it."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from macros.checks.check import read_platform
from macros.checks.mkdocs_settings import setting_problems, written
from macros.cli.problem_formats import FORMATS
from macros.content.words import command_text
from macros.history import git
from macros.site.session import brand_problems


def options(parser: ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("--format", choices=FORMATS, default="text", help="hur det skrivs / how it is written")
    parser.add_argument("--since", metavar="REV", help="bara filer som ändrats sedan dess / only files changed since")


def run(options: Namespace) -> int:
    """Show every problem, or with --since those of files that have changed and all that stop.

    1 if any stops a build, 2 if there is nothing to compare with; the same in every format.
    """
    platform, problems = read_platform(options.root)
    if platform:
        problems += [*setting_problems(written(options.root), platform), *brand_problems(platform, options.root)]
    if options.since is not None:
        try:
            changed = git.changed_paths(options.root, options.since)
        except git.GitError as error:
            print(_no_answer(error.cause, options), file=sys.stderr)
            return 2
        problems = [row for row in problems if row.stops or row.path in changed]
    print(FORMATS[options.format](problems, options.lang))
    return 1 if any(row.stops for row in problems) else 0


def _no_answer(cause: str, options: Namespace) -> str:
    """Why there is nothing to compare with."""
    if cause == "unknown":
        return command_text(options.lang, "check", "unknown-revision", revision=options.since)
    return command_text(options.lang, "check", "no-git", why=git.why(cause, options.root, options.lang))
