"""The command `import`: figures from Kolada or a CSV file into goals' files, each change shown before it is written."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterable, Sequence

from macros.checks.check import read_library
from macros.content import clock
from macros.content.loader import Library, platform
from macros.content.problems import Problem, report
from macros.content.words import command_text
from macros.editing import csv_figures, kolada
from macros.editing.fetch import Limits
from macros.editing.figures import Figures
from macros.editing.write_results import write
from macros.editing.writing import changed, end, offer, outline_of, problems_after, say_unknown, show, text_of


def import_kolada(options: Namespace) -> int:
    """Import the goals' figures from Kolada. Returns the exit status: 0 done, 1 problems, 2 no such goal."""
    return _import(options, options.goal, (), _from_kolada)


def import_csv(options: Namespace) -> int:
    """Import a goal's figures from a CSV file. Returns the exit status, see above."""

    def from_csv(library: Library, _: str) -> Figures:
        return csv_figures.figures(options.file, platform(library).place, options.source)

    return _import(options, [options.goal], [options.source], from_csv)


def _import(
    options: Namespace, goals: Sequence[str], sources: Sequence[str], find: Callable[[Library, str], Figures]
) -> int:
    """Import what is found for each goal, once goals and sources are known to be there."""
    library, problems = read_library(options.root)
    if any(row.stops for row in problems):
        print(report(problems, options.lang))
        return 1
    unknown = [
        *(_unknown(id_, library.documents["goal"], "unknown-goal", options.lang) for id_ in goals),
        *(_unknown(id_, library.single("sources"), "unknown-source", options.lang) for id_ in sources),
    ]
    return 2 if any(unknown) else max(_take(library, problems, id_, find(library, id_), options) for id_ in goals)


def _unknown(found: str, known: Iterable[str], word: str, language: str) -> bool:
    """Say it if there is no such thing."""
    if found in known:
        return False
    say_unknown(language, "import", word, found, known)
    return True


def _from_kolada(library: Library, id_: str) -> Figures:
    """What Kolada says from the strategy's base year on, or from the goal's own if that is earlier."""
    whole, documents = platform(library), library.documents
    goal = whole.goals[id_]
    base = whole.strategies[whole.areas[goal.area].strategy].base_year
    first = min(base, goal.base.year) if goal.base else base
    files = documents["goal"][id_], documents["platform"]["platform"]
    return kolada.figures(goal, whole.place, files, first, Limits())


def _take(library: Library, known: list[Problem], id_: str, figures: Figures, options: Namespace) -> int:
    """Put the figures into the goal's file. known: the warnings that there are already. Returns the exit status."""
    document = library.documents["goal"][id_]
    show(figures.problems, options.lang)
    if figures.stops:
        return 1
    goal = outline_of(document)
    show(write(goal, document, figures, clock.today()), options.lang)
    after = changed(library, "goal", document, goal)
    if after == text_of(document):
        print(command_text(options.lang, "import", "same", path=document.path))
        return 0
    new = _new(known, problems_after(library, "goal", document, after))
    show(new, options.lang)
    return end(document, "invalid", options) if any(row.stops for row in new) else offer(document, after, options)


def _new(known: list[Problem], found: list[Problem]) -> list[Problem]:
    """The problems that were not there before, wherever in the file: lines move when a text grows."""
    seen = {(row.path, row.code, row.values) for row in known}
    return [row for row in found if (row.path, row.code, row.values) not in seen]
