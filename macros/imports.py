"""The command `import`: figures from Kolada or a CSV file into goals' files, each change shown before it is written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from macros import csv_figures, kolada
from macros.check import check
from macros.document import Document, parse
from macros.fetch import Limits
from macros.figures import Figures
from macros.load import Library, load, platform
from macros.model import Platform
from macros.offer import offer
from macros.problems import Problem, report
from macros.schema import nearest
from macros.write_results import write

# What the command itself says; what is wrong with content or sources is worded in problems.yml.
_WORDS = {
    "sv": {
        "unknown-goal": "Det finns inget mål ”{found}”. {nearest}Målen är filerna i data/goals/, utan .yml.",
        "unknown-source": "Det finns ingen källa ”{found}”. {nearest}Källorna står i data/sources.yml.",
        "nearest": "Menade du ”{word}”? ",
        "same": "inget nytt. Det som källan säger står redan där.",
        "unsound": "inget är ändrat, för med ändringen skulle kontrollen säga det som står här ovanför.",
    },
    "en": {
        "unknown-goal": "There is no goal “{found}”. {nearest}The goals are the files in data/goals/, without .yml.",
        "unknown-source": "There is no source “{found}”. {nearest}The sources stand in data/sources.yml.",
        "nearest": "Did you mean “{word}”? ",
        "same": "nothing new. What the source says stands there already.",
        "unsound": "nothing is changed, for with the change the check would say what stands above.",
    },
}


@dataclass(frozen=True, slots=True)
class Manner:
    """How to go about it. yes: without asking. dry_run: show, and write nothing. language: of what is said."""

    language: str = "sv"
    yes: bool = False
    dry_run: bool = False
    today: date = field(default_factory=date.today)

    def say(self, name: str, /, **values: object) -> str:
        """One of the command's own sentences."""
        return _WORDS[self.language][name].format(**values)


def import_kolada(root: Path, goals: Sequence[str], manner: Manner, limits: Limits | None = None) -> int:
    """Import the goals' figures from Kolada. Returns the exit status: 0 done, 1 problems, 2 no such goal."""
    content = _read(root, manner)
    if content is None:
        return 1
    unknown = [_unknown(id_, content.platform.goals, "unknown-goal", manner) for id_ in goals]
    if any(unknown):
        return 2
    return max(content.take(id_, content.from_kolada(id_, limits or Limits())) for id_ in goals)


def import_csv(root: Path, file: Path, goal: str, source: str, manner: Manner) -> int:
    """Import a goal's figures from a CSV file. source: its id in sources.yml. Returns the exit status, see above."""
    content = _read(root, manner)
    if content is None:
        return 1
    unknown = (
        _unknown(goal, content.platform.goals, "unknown-goal", manner),
        _unknown(source, content.platform.sources, "unknown-source", manner),
    )
    return 2 if any(unknown) else content.take(goal, csv_figures.figures(file, content.platform.place, source))


def _read(root: Path, manner: Manner) -> _Content | None:
    """The content, or None, with its problems shown, while it is not sound."""
    library = load(root)
    problems = sorted({*library.problems, *check(library)})
    if any(row.stops for row in problems):
        print(report(problems, manner.language))
        return None
    return _Content(root, manner, library, platform(library))


def _unknown(found: str, known: Iterable[str], word: str, manner: Manner) -> bool:
    """Say it if there is no such thing."""
    if found in known:
        return False
    near = nearest(found, known)
    print(manner.say(word, found=found, nearest=manner.say("nearest", word=near) if near else ""))
    return True


@dataclass(frozen=True, slots=True)
class _Content:
    """Sound content, and how figures go into it."""

    root: Path
    manner: Manner
    library: Library
    platform: Platform

    def from_kolada(self, id_: str, limits: Limits) -> Figures:
        """What Kolada says from the strategy's base year on, or from the goal's own if that is earlier."""
        goal = self.platform.goals[id_]
        base = self.platform.strategies[self.platform.areas[goal.area].strategy].base_year
        first = min(base, goal.base.year) if goal.base else base
        documents = self._document(id_), self.library.documents["platform"]["platform"]
        return kolada.figures(goal, self.platform.place, documents, first, limits)

    def take(self, id_: str, figures: Figures) -> int:
        """Show what the figures change in the goal's file, and write it if that is wanted. Returns the exit status."""
        self._show(figures.problems)
        if figures.stops:
            return 1
        document = self._document(id_)
        before = (self.root / document.path).read_bytes().decode()
        change = write(before, document, figures, self.manner.today)
        self._show(change.remarks)
        if change.text == before:
            return self._end(document, "same")
        if broken := self._broken(id_, parse(change.text, document.path)):
            self._show(broken)
            return self._end(document, "unsound")
        way = self.manner
        return offer(
            self.root, document.path, before, change.text, way.language, yes=way.yes, dry_run=way.dry_run
        )  # fmt: skip

    def _broken(self, id_: str, document: Document) -> list[Problem]:
        """Every problem that would stop a build if the document stood in the goal's file."""
        goals = {**self.library.documents["goal"], id_: document}
        own = (
            [*document.problems, *self.library.schemas.check("goal", document)] if document.data else document.problems
        )
        changed = replace(self.library, documents={**self.library.documents, "goal": goals}, problems=own)
        return sorted(row for row in {*own, *check(changed)} if row.stops)

    def _document(self, id_: str) -> Document:
        return self.library.documents["goal"][id_]

    def _show(self, problems: Iterable[Problem]) -> None:
        for row in problems:
            print(row.text(self.manner.language))

    def _end(self, document: Document, word: str) -> int:
        print(f"{document.path}: {self.manner.say(word)}")
        return 1 if word == "unsound" else 0
