"""The command `check`: print every problem of the content, the most urgent first, as text or for a git host."""

import sys
from argparse import ArgumentParser, Namespace

from macros.checks.check import read_platform
from macros.checks.mkdocs_settings import setting_problems, written
from macros.cli.problem_formats import FORMATS
from macros.content.words import command_text
from macros.history import git
from macros.site.session import brand_problems


def options(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("--format", choices=FORMATS, default="text", help="hur det skrivs / how it is written")
    parser.add_argument("--since", metavar="REV", help="bara filer som ändrats sedan dess / only files changed since")


def run(options: Namespace) -> int:
    """Print every problem; with --since, those of changed files and all that stop a build.

    Returns the exit status: 0 none stops a build, 1 some do, 2 there is nothing to compare with; the same in every
    format.
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
    """Return why there is nothing to compare with."""
    if cause == "unknown":
        return command_text(options.lang, "check", "unknown-revision", revision=options.since)
    return command_text(options.lang, "check", "no-git", why=git.why(cause, options.root, options.lang))
