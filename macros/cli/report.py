"""The command `report`: print what is outdated, as Markdown for an issue: stale facts, figures due, dead links.

Prints nothing if nothing is found. With --links, it requests every external address: no other command here uses the
network.
"""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from macros.checks.check import check
from macros.content.loader import Library, load, platform
from macros.content.problems import Problem, report
from macros.content.words import command_text
from macros.delivery import link_check
from macros.rendering.settings import Settings, environment_problems

# The codes of the warnings in the report, in its order.
_SECTIONS = ("stale-fact", "figure-late", "dead-link", "unsure-link")
_MOST = 40  # of each kind: an issue may have at most 65 536 characters


def options(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("--links", action="store_true", help="pröva alla länkar ut, över nätet / ask every link")


def run(options: Namespace) -> int:
    """Print the report. Returns 1 if problems stop a build, which are printed instead."""
    library = load(options.root)
    found = [*library.problems, *check(library)]
    if options.links and library.schemas.by_file:
        found += environment_problems(library.schemas, options.root)
    if any(row.stops for row in found):
        print(report(found, options.lang), file=sys.stderr)
        return 1
    if options.links:
        found += link_check.problems(
            link_check.outside(library), link_check.RequestOptions(_agent(library, options.root))
        )
    if text := markdown(found, options.lang):
        print(text)
    return 0


def markdown(problems: Sequence[Problem], language: str) -> str:
    """Return the warnings about outdated content, by kind; empty if there are none."""
    parts = [command_text(language, "report", "introduction")]
    for code in _SECTIONS:
        if rows := sorted({row for row in problems if row.code == code}):
            heading = command_text(language, "report", code)
            parts += [f"## {heading} ({len(rows)})", "\n".join(_line(row, language) for row in rows[:_MOST])]
        if len(rows) > _MOST:
            parts.append(command_text(language, "report", "more", count=len(rows) - _MOST))
    return "\n\n".join(parts) if len(parts) > 1 else ""


def _line(row: Problem, language: str) -> str:
    place, _, words = row.text(language).partition(" ")
    return f"- `{place.rstrip(':')}` {words}"


def _agent(library: Library, root: Path) -> str:
    """Return the User-Agent for requests: with the site's address, so that hosts can see who asks."""
    address = Settings.read(platform(library), root).site_url
    return f"link-check/1 (+{address})" if address else "link-check/1"
