"""The commands; `python -m macros -h` lists them, and `python -m macros check -h` what one of them takes."""

from __future__ import annotations

import io
import os
import sys
from argparse import ArgumentParser
from collections.abc import Container
from importlib import import_module
from pathlib import Path

from macros.content import atomic_files
from macros.content.problems import spoken
from macros.content.words import languages
from macros.frontend.npm import NpmError


def main(arguments: list[str] | None = None) -> int:
    """Run the command line. Returns the exit status.

    0 done, 1 problems that stop it, 2 wrong usage, 130 Ctrl-C, 141 the reader closed the pipe.
    """
    options = _parser(sys.argv[1:] if arguments is None else arguments).parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that lacks ≥ or ” shows a ?, not a traceback
    options.root = options.root.resolve()
    options.lang = options.lang or spoken(options.root)
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # who reads has read enough: `check | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what is left to say is said to nobody
        return 141  # as a shell says of what has ended so
    except OSError as error:
        print(atomic_files.error_message(error, options.lang), file=sys.stderr)
        return 1
    except NpmError as error:
        print(error, file=sys.stderr)
        return 1
    return status


# The commands, and what each is for. Each is a module of its own in cli/, with `options` and `run`.
_COMMANDS = {
    "check": "kontrollera innehållet / check the content",
    "format": "ge filerna en form / give the files one form",
    "new-place": "en tom plattform för en annan plats / an empty platform for another place",
    "approve": "godkänn en text / approve a text",
    "build": "bygg webbplatsen / build the site",
    "serve": "visa webbplatsen medan den ändras / show the site while it changes",
    "preview": "vad som ändras för läsarna / what changes for readers",
    "report": "vad tiden har hunnit ifatt / what has gone out of date",
    "publish": "lägg ut på en egen server / publish to a server",
    "pdf": "gör PDF:er / make the PDFs",
    "import": "hämta officiella siffror / import official figures",
}


def _parser(arguments: Container[str] = tuple(_COMMANDS)) -> ArgumentParser:
    """What reads the arguments. Only the command that they name is imported: most need little of what the others do."""
    parser = ArgumentParser(prog="python -m macros", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, help_ in _COMMANDS.items():
        command = commands.add_parser(name, help=help_)
        if name in arguments:
            module = import_module(f"macros.cli.{name.replace('-', '_')}")
            command.set_defaults(run=module.run)
            for each in module.options(command) or (command,):
                _shared(each)
    return parser


def _shared(parser: ArgumentParser) -> None:
    """Add the options that every command has."""
    parser.add_argument("--lang", choices=languages(), help="språk för det som sägs / language")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="projektets mapp / the project's folder")


if __name__ == "__main__":
    sys.exit(main())
