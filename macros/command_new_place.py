"""The command `new-place`: an empty platform for another place, in a folder of its own."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path

from macros.check import read_platform
from macros.new_place import LONGEST_NAME, RefusedError, folder_for, make, named
from macros.problems import report

_WORDS = {
    "nameless": (
        "Skriv platsens namn, till exempel: python3 dev.py new-place \"Lillby kommun\"",
        "Write the name of the place.",
    ),
    "long": (
        f"Namnet får vara högst {LONGEST_NAME} tecken: det står överst på varje sida. Skriv det kortare.",
        f"The name may be {LONGEST_NAME} characters at most.",
    ),
    "signs": (
        "Namnet får inte innehålla klammerparenteser, [[ ]] eller tecken som inte syns. Skriv det som på en skylt.",
        "The name may not hold braces, [[ ]] or signs that cannot be seen.",
    ),
    "taken": (
        "{folder} finns redan och är inte tom. Inget är skrivet. Välj en annan mapp: new-place NAMN MAPP.",
        "The folder exists and is not empty; nothing is written. Choose another.",
    ),
    "inside": (
        "{folder} ligger i det här projektet, eller runt det. Inget är skrivet. Välj en mapp utanför.",
        "The folder lies in this project, or around it; nothing is written. Choose one outside.",
    ),
    "unwritable": (
        "{folder} gick inte att skriva färdigt ({reason}). Ta bort mappen och försök igen.",
        "The folder could not be written; remove it and try again.",
    ),
    "made": (
        "Klart: {folder} är en ny plattform för {name}. Så här fortsätter du:\n"
        "  1. cd {folder}\n"
        "  2. python3 dev.py serve    visar den, på svenska och engelska\n"
        "  3. skriv om data/platform.yml, sedan data/strategies/strategin.yml; handboken är docs/sv/om/redaktor.md\n"
        "python3 dev.py check räknar upp exemplen som är kvar. Lägg mappen i ett eget git-förråd när du vill.",
        "Done: the folder holds a new platform. Go there, run serve, rewrite the two files; check lists what is left.",
    ),
}  # fmt: skip


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
        make(options.root, target, name, platform, date.today())
    except RefusedError as refused:
        return _end(str(refused), 1, folder=target)
    except OSError as error:
        return _end("unwritable", 1, folder=target, reason=error.strerror or error)
    return _end("made", 0, folder=target, name=name)


def _end(word: str, status: int, **values: object) -> int:
    """Say it in Swedish, then in English in brackets, as dev.py does."""
    swedish, english = _WORDS[word]
    print(f"{swedish.format(**values)}\n({english})")
    return status
