"""The command `new-place`: create an empty platform for another place, in a folder of its own."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from macros.checks.check import read_platform
from macros.content import clock
from macros.content.problems import report
from macros.content.words import command_text, in_every_language
from macros.editing.new_place import (
    LONGEST_NAME,
    MADE,
    WRITTEN,
    Order,
    RefusedError,
    are_languages,
    folder_for,
    make,
    named,
    refuse,
)


def options(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("name", nargs="?", help="platsens namn / the name of the place")
    parser.add_argument("folder", nargs="?", help="mappen som ska göras / the folder to make")
    parser.add_argument(
        "--languages",
        default=",".join(WRITTEN),
        help="språken, det första överst: fi,sv / the editions' languages",
    )
    parser.add_argument("--again", type=Path, help="gör om som den här platsen gjordes / as this place was made")
    parser.add_argument("--here", type=Path, default=Path.cwd(), help="där mappen räknas från / what it is relative to")


def run(options: Namespace) -> int:
    """Create the place. Returns the exit status: 0 done, 1 refused, or this place's content has problems."""
    target = Path()
    try:
        order = _order(options)
        target = _target(options, order)
        refuse(options.root, target)
        platform, problems = read_platform(options.root)
        if platform is None:
            print(report(problems, options.lang))
            return 1
        make(options.root, target, order, platform)
    except RefusedError as refused:
        _say(str(refused), folder=target, longest=LONGEST_NAME, file=MADE)
        return 1
    except OSError as error:
        _say("unwritable", folder=target, reason=error.strerror or error)
        return 1
    _say("made", folder=target, name=order.name)
    return 0


def _order(options: Namespace) -> Order:
    """Return the settings from the arguments. Raises RefusedError for an invalid name or languages."""
    if options.again:
        return Order.remembered(options.here / options.again)
    languages = tuple(options.languages.split(","))
    if not are_languages(languages):
        raise RefusedError("languages")
    return Order(named(options.name or ""), clock.today().isoformat(), languages)


def _target(options: Namespace, order: Order) -> Path:
    """Return the folder to create; with --again, the only positional argument is the folder."""
    folder = options.folder or (options.name if options.again else None)
    return (options.here / folder).resolve() if folder else folder_for(order.name, options.root)


def _say(word: str, **values: object) -> None:
    """Print the message in each of the engine's languages, as dev.py does."""
    print(in_every_language(lambda language: command_text(language, "new-place", word, **values)))
