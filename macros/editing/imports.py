"""The command `import`: update goals' files with figures from Kolada or a CSV file, showing each change first."""

from argparse import Namespace
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from macros.checks.check import read_library
from macros.content import clock
from macros.content.loader import Library, platform
from macros.content.problems import report
from macros.editing import csv_figures, kolada
from macros.editing.figures import Figures, StoppedError, write
from macros.editing.writing import propose, say_unknown, show

Find = Callable[[Library, str], Figures]  # what returns a goal's figures, by its id


def import_kolada(options: Namespace) -> int:
    """Import the goals' figures from Kolada. Returns the exit status: 0 done, 1 problems, 2 no such goal."""
    return _import(options, options.goal, (), _from_kolada)


def import_csv(options: Namespace) -> int:
    """Import a goal's figures from a CSV file. Returns the exit status, as `import_kolada`."""

    def from_csv(library: Library, _: str) -> Figures:
        return csv_figures.figures(options.file, platform(library).place, options.source)

    return _import(options, [options.goal], [options.source], from_csv)


def _import(options: Namespace, goals: Sequence[str], sources: Sequence[str], find: Find) -> int:
    """Import what is found for each goal, if all goals and sources exist."""
    library, problems = read_library(options.root)
    if any(row.stops for row in problems):
        print(report(problems, options.lang))
        return 1
    unknown = [
        *(_unknown(id_, library.documents["goal"], "unknown-goal", options.lang) for id_ in goals),
        *(_unknown(id_, library.single("sources"), "unknown-source", options.lang) for id_ in sources),
    ]
    return 2 if any(unknown) else max(_take(library, id_, find, options) for id_ in goals)


def _unknown(found: str, known: Iterable[str], word: str, language: str) -> bool:
    """Whether the id is unknown; if so, print that."""
    if found in known:
        return False
    say_unknown(language, "import", word, found, known)
    return True


def _from_kolada(library: Library, id_: str) -> Figures:
    """Return the figures in Kolada from the strategy's base year on, or from the goal's own if earlier."""
    whole, documents = platform(library), library.documents
    goal = whole.goals[id_]
    base = whole.strategies[whole.areas[goal.area].strategy].base_year
    first = min(base, goal.base.year) if goal.base else base
    files = documents["goal"][id_], documents["platform"]["platform"]
    return kolada.figures(goal, whole.place, files, first)


def _take(library: Library, id_: str, find: Find, options: Namespace) -> int:
    """Write the figures that are found to the goal's file. Returns the exit status."""
    document = library.documents["goal"][id_]
    try:
        figures = find(library, id_)
    except StoppedError as stopped:
        show([stopped.problem], options.lang)
        return 1
    show(figures.warnings, options.lang)

    def change(goal: dict[str, Any]) -> None:
        show(write(goal, document, figures, clock.today()), options.lang)

    return propose(library, "goal", document, change, options)
