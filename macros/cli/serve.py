"""The command `serve`: show the site on this machine, with changes as they are made."""

import logging
from argparse import ArgumentParser, Namespace

from macros.content.words import command_text
from macros.frontend import npm

NEW_START = 3  # the exit status that asks for a restart, after a change to the site's own code


def options(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("--host", default="127.0.0.1", help="värd / host")
    parser.add_argument("--port", type=int, default=8000, help="port, 0 för vilken som helst / 0 for any")


def run(options: Namespace) -> int:
    """Serve the site until Ctrl-C. Returns NEW_START if the site's own code has changed."""
    from macros.engines.serve_http import serve  # imported late: no other command should wait for MkDocs

    npm.fetch(options.root)
    logging.getLogger("mkdocs").setLevel(logging.WARNING)

    def begun(address: str) -> None:
        print(command_text(options.lang, "serve", "shown", address=address), flush=True)

    serve(options.root, options.host, options.port, begun)
    return NEW_START
