"""The command `import`: figures from Kolada or a CSV file into goals' files, each change shown before it is written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from macros import csv_figures, kolada
from macros.fetch import Limits
from macros.figures import Figures
from macros.schema import nearest
from macros.write_results import write
from macros.writing import Content, Manner, changed, outline_of, text_of

# What this command says itself; see macros/writing.py for what it shares.
_WORDS = {
    "sv": {
        "unknown-goal": "Det finns inget mål ”{found}”. {nearest}Målen är filerna i data/goals/, utan .yml.",
        "unknown-source": "Det finns ingen källa ”{found}”. {nearest}Källorna står i data/sources.yml.",
        "nearest": "Menade du ”{word}”? ",
        "same": "{path}: inget nytt. Det som källan säger står redan där.",
    },
    "en": {
        "unknown-goal": "There is no goal “{found}”. {nearest}The goals are the files in data/goals/, without .yml.",
        "unknown-source": "There is no source “{found}”. {nearest}The sources stand in data/sources.yml.",
        "nearest": "Did you mean “{word}”? ",
        "same": "{path}: nothing new. What the source says stands there already.",
    },
}


def _said(manner: Manner, name: str, **values: object) -> str:
    return _WORDS[manner.language][name].format(**values)


def import_kolada(root: Path, goals: Sequence[str], manner: Manner, limits: Limits | None = None) -> int:
    """Import the goals' figures from Kolada. Returns the exit status: 0 done, 1 problems, 2 no such goal."""
    content = Content.read(root, manner)
    if content is None:
        return 1
    unknown = [_unknown(id_, content.platform.goals, "unknown-goal", manner) for id_ in goals]
    if any(unknown):
        return 2
    return max(_take(content, id_, _from_kolada(content, id_, limits or Limits())) for id_ in goals)


def import_csv(root: Path, file: Path, goal: str, source: str, manner: Manner) -> int:
    """Import a goal's figures from a CSV file. source: its id in sources.yml. Returns the exit status, see above."""
    content = Content.read(root, manner)
    if content is None:
        return 1
    unknown = (
        _unknown(goal, content.platform.goals, "unknown-goal", manner),
        _unknown(source, content.platform.sources, "unknown-source", manner),
    )
    return 2 if any(unknown) else _take(content, goal, csv_figures.figures(file, content.platform.place, source))


def _unknown(found: str, known: Iterable[str], word: str, manner: Manner) -> bool:
    """Say it if there is no such thing."""
    if found in known:
        return False
    near = nearest(found, known)
    print(_said(manner, word, found=found, nearest=_said(manner, "nearest", word=near) if near else ""))
    return True


def _from_kolada(content: Content, id_: str, limits: Limits) -> Figures:
    """What Kolada says from the strategy's base year on, or from the goal's own if that is earlier."""
    platform, documents = content.platform, content.library.documents
    goal = platform.goals[id_]
    base = platform.strategies[platform.areas[goal.area].strategy].base_year
    first = min(base, goal.base.year) if goal.base else base
    files = documents["goal"][id_], documents["platform"]["platform"]
    return kolada.figures(goal, platform.place, files, first, limits)


def _take(content: Content, id_: str, figures: Figures) -> int:
    """Show what the figures change in the goal's file, and write it if that is wanted. Returns the exit status."""
    manner, document = content.manner, content.library.documents["goal"][id_]
    manner.show(figures.problems)
    if figures.stops:
        return 1
    goal = outline_of(document)
    manner.show(write(goal, document, figures, manner.today))
    after = changed(content.library, "goal", document, goal)
    if after == text_of(document):
        print(_said(manner, "same", path=document.path))
        return 0
    return content.change("goal", document, after)
