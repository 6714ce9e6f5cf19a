"""The command `new-place`: an empty platform for another place, in a folder of its own."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from macros.checks.check import read_platform
from macros.content import clock
from macros.content.problems import report
from macros.content.words import command_text
from macros.editing.new_place import LONGEST_NAME, RefusedError, folder_for, make, named


def options(parser: ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("name", help="platsens namn / the name of the place")
    parser.add_argument("folder", nargs="?", help="mappen som ska göras / the folder to make")
    parser.add_argument("--here", type=Path, default=Path.cwd(), help="där mappen räknas från / what it is relative to")


def run(options: Namespace) -> int:
    """Make the place. Returns the exit status: 0 made, 1 refused or this place's content has problems."""
    platform, problems = read_platform(options.root)
    if platform is None:
        print(report(problems, options.lang))
        return 1
    target = Path()
    try:
        name = named(options.name)
        target = (options.here / options.folder).resolve() if options.folder else folder_for(name, options.root)
        make(options.root, target, name, platform, clock.today())
    except RefusedError as refused:
        _say(str(refused), folder=target, longest=LONGEST_NAME)
        return 1
    except OSError as error:
        _say("unwritable", folder=target, reason=error.strerror or error)
        return 1
    _say("made", folder=target, name=name)
    return 0


def _say(word: str, **values: object) -> None:
    """Say it in Swedish, then in English in brackets, as dev.py does."""
    swedish, english = (command_text(language, "new-place", word, **values) for language in ("sv", "en"))
    print(f"{swedish}\n({english})")
