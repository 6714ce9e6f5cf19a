"""A problem: what is wrong in a file, where, and what to write instead. Values only; nothing is printed here."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import yaml

from macros.content import words
from macros.content.words import ENGLISH, FIRST, filled, in_language, languages

RULES = Path(__file__).with_name("problems.yml")


def spoken(root: Path) -> str:
    """Return the language of what commands print: English where a place has pages, and none in Swedish."""
    pages = root / "docs"
    return ENGLISH if pages.is_dir() and not (pages / FIRST).is_dir() else FIRST


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One fault at one position.

    path: the file, relative to the project's root, with forward slashes. line, column: from 1. code: the name of its
    wording in words/LANGUAGE/problems.yml. values: what the wording's placeholders are replaced with.
    """

    path: str
    line: int
    column: int
    code: str
    values: tuple[tuple[str, str], ...] = field(default=())

    @property
    def stops(self) -> bool:
        """Whether it stops a build; a warning does not."""
        return not rules()[self.code].keys() & {"warning", "row"}

    @property
    def group(self) -> str:
        """Its group in the list of what to fix: a key of `groups`."""
        return str(rules()[self.code]["group"])

    def wording(self, language: str = FIRST) -> str:
        """Return what is wrong and what to do, in the language, without the position."""
        return str(in_language(catalogue()["problems"][self.code], language)).format(**self._worded(language))

    def text(self, language: str = FIRST) -> str:
        """Return the position and the wording on one line."""
        severity = "" if self.stops else _around("warning", language) + " "
        path = "".join(letter if letter.isprintable() else "?" for letter in self.path)  # a file may be called anything
        return f"{path}:{self.line}:{self.column}: {severity}{self.wording(language)}"

    def _worded(self, language: str) -> dict[str, str]:
        suffix, values = f"_{language}", dict(self.values)
        values |= {name.removesuffix(suffix): value for name, value in self.values if name.endswith(suffix)}
        if near := values.get("nearest"):
            values["nearest"] = _around("nearest", language).format(word=near)
        if count := values.setdefault("more", ""):
            values["more"] = _around("more", language).format(count=count)
        return values


def problem(path: str, place: tuple[int, int], code: str, **values: object) -> Problem:
    """Create a Problem at place (line, column); values are converted to text and long ones cut.

    A value that is a mapping of languages to words becomes a value for each language: `kind`, `kind_en`.
    """
    plain = (each for name, value in values.items() for each in _in_languages(name, value))
    return Problem(path, *place, code, tuple((name, _short(str(value))) for name, value in plain))


def _in_languages(name: str, value: object) -> Iterator[tuple[str, object]]:
    if not isinstance(value, dict):
        yield name, value
        return
    for language in languages():
        yield name if language == FIRST else f"{name}_{language}", in_language(value, language)


def _short(text: str, limit: int = 240) -> str:
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1] + "…"


@cache
def rules() -> dict[str, Any]:
    """Return each code's properties from problems.yml; the order of the groups is under `groups`."""
    found: dict[str, Any] = yaml.load(RULES.read_text("utf-8"), yaml.CSafeLoader)
    return found


def catalogue() -> dict[str, dict[str, Any]]:
    """Return the words for problems: `problems` by code, `groups`, `kinds` of items, and phrases `around` a problem."""
    return words.catalogue("problems")


def _around(name: str, language: str) -> str:
    return str(in_language(catalogue()["around"][name], language))


def without_repetition(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems by position; of equal ones with `once` in problems.yml, the first, with a count."""
    rows = sorted(problems)
    alike = Counter((row.code, row.values) for row in rows)
    found: dict[object, Problem] = {}
    for row in rows:
        same = (row.code, row.values)
        is_one = "once" in rules()[row.code] and alike[same] > 1
        whole = replace(row, values=(*row.values, ("more", str(alike[same] - 1)))) if is_one else row
        found.setdefault(same if is_one else row, whole)
    return list(found.values())


def groups() -> dict[str, dict[str, dict[str, str]]]:
    """Return the groups of problems in the order in which to fix them: `name` and `why`, by language."""
    names = catalogue()["groups"]
    return {group: names[group] for group in rules()["groups"]}


def grouped(problems: Iterable[Problem]) -> list[tuple[str, list[Problem]]]:
    """Return the problems by group, the most urgent first; within one, causes first (`first` in problems.yml)."""
    order = {name: index for index, name in enumerate(groups())}
    rows = sorted(problems, key=lambda row: (order[row.group], "first" not in rules()[row.code], row))
    return [(name, list(found)) for name, found in groupby(rows, key=lambda row: row.group)]


def report(problems: Iterable[Problem], language: str = FIRST) -> str:
    """Return all problems as text, one per line under their group's heading, with the totals last."""
    rows = list(problems)
    lines = [line for name, found in grouped(rows) for line in _section(name, found, language)]
    stopping = sum(row.stops for row in rows)
    closing = filled(_around("closing", language), problems=stopping, warnings=len(rows) - stopping)
    return "\n".join([*lines, closing])


def _section(group: str, rows: list[Problem], language: str) -> list[str]:
    words = groups()[group]
    heading = f"{in_language(words['name'], language)} ({len(rows)}). {in_language(words['why'], language)}"
    return [heading, *(row.text(language) for row in rows), ""]
