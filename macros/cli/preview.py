"""The command `preview`: print what a change means for readers, as Markdown for a merge request."""

import re
from argparse import ArgumentParser, Namespace

from macros.checks.check import read_platform
from macros.content.problems import report
from macros.history.diff import Piece
from macros.rendering import preview
from macros.rendering.renderer import Renderer

_LONGEST = 800  # characters of a text: a host allows a summary of a megabyte at most


def options(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("--since", required=True, metavar="REV", help="jämför med / compare with: origin/main")


def run(options: Namespace) -> int:
    """Print the summary. Returns 1 if the content has problems, which are printed instead."""
    platform, problems = read_platform(options.root)
    if platform is None:
        print(report(problems, options.lang))
        return 1
    renderer = Renderer(platform, options.lang)
    print(summary(renderer, preview.read(renderer, options.root, options.since)))
    return 0


def summary(renderer: Renderer, found: preview.Preview) -> str:
    """Return the preview as Markdown. Texts are in fenced blocks, so that nothing in them is markup."""
    text = renderer.environment.get_template("preview.md").render(preview=found, lines=lines)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def lines(pieces: list[Piece], sign: str) -> str:
    """Return a text as lines of a diff, each with the sign before it."""
    text = "".join(piece.words for piece in pieces)
    text = text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"
    return "\n".join(f"{sign} {line}" for line in text.splitlines())
