"""The command `serve`: the site on this machine, with changes as they are made."""

from __future__ import annotations

import logging
from argparse import ArgumentParser, Namespace

from macros import npm

NEW_START = 3  # the exit status that asks for one, when the site's own code has changed
_SHOWN = {
    "sv": "Webbplatsen visas på {address} och följer det du sparar. Avsluta med Ctrl+C.",
    "en": "The site is at {address} and follows what you save. Stop with Ctrl-C.",
}


def options(parser: ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("--host", default="127.0.0.1", help="värd / host")
    parser.add_argument("--port", type=int, default=8000, help="port, 0 för vilken som helst / 0 for any")


def run(options: Namespace) -> int:
    """Show the site until Ctrl-C; NEW_START when the site's own code has changed."""
    from macros.serve_http import serve  # imported late: no other command should wait for MkDocs

    npm.fetch(options.root)
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    words = _SHOWN[options.lang]
    serve(options.root, options.host, options.port, lambda address: _say(words.format(address=address)))
    return NEW_START


def _say(text: str) -> None:
    print(text, flush=True)
