"""The command `build`: the whole site by the other engine, Zensical. MkDocs, the first, has a command of its own."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

ENGINES = ("zensical",)


def options(parser: ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("--engine", choices=ENGINES, required=True, help="vad som bygger / what builds")
    parser.add_argument("--site-dir", type=Path, required=True, help="mappen att bygga i / the folder to build into")


def run(options: Namespace) -> int:
    """Build the site; 1 when it could not be built, after it has been said why."""
    from macros import zensical  # fetched late: it is installed only where somebody asks for it

    try:
        zensical.build(options.root, options.site_dir.resolve())
    except zensical.BuildError as error:
        print(error, file=sys.stderr)
        return 1
    return 0
