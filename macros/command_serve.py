"""The command `serve`: the site on this machine, with changes as they are made."""

from __future__ import annotations

import logging
from argparse import ArgumentParser, Namespace

from macros.serve import Engine
from macros.serve_http import serve

NEW_START = 3  # the exit status that asks for one, when the engine's own code has changed
_SHOWN = {
    "sv": "Webbplatsen visas på {address} och följer det du sparar. Avsluta med Ctrl+C.",
    "en": "The site is at {address} and follows what you save. Stop with Ctrl-C.",
}


def options(parser: ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "--engine", choices=ENGINES, default="mkdocs", help="vad som gör sidorna / what makes the pages"
    )
    parser.add_argument("--host", default="127.0.0.1", help="värd / host")
    parser.add_argument("--port", type=int, default=8000, help="port, 0 för vilken som helst / 0 for any")


def run(options: Namespace) -> int:
    """Show the site until Ctrl-C; NEW_START when the engine's own code has changed."""
    words, engine = _SHOWN[options.lang], ENGINES[options.engine]()
    serve(options.root, options.host, options.port, engine, lambda address: _say(words.format(address=address)))
    return NEW_START


def _mkdocs() -> Engine:
    from macros.mkdocs_page import MkDocsPages

    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    return Engine(MkDocsPages, ("mkdocs", "build"))


def _zensical() -> Engine:
    from macros.zensical_page import ZensicalPages

    return Engine(ZensicalPages, ("macros", "build", "--engine", "zensical"))


# Each is fetched late: the other need not be installed.
ENGINES = {"mkdocs": _mkdocs, "zensical": _zensical}


def _say(text: str) -> None:
    print(text, flush=True)
