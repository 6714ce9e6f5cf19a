"""A problem: what is wrong in a file, where, and what to write instead. Values only; nothing is printed here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import yaml

from macros.content import words
from macros.content.words import filled

RULES = Path(__file__).with_name("problems.yml")
LANGUAGES = ("sv", "en")


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One fault at one address.

    path: the file, relative to the project's root, with forward slashes. line, column: from 1.
    code: the name in words/LANGUAGE/problems.yml of what words it. values: what the wording's placeholders stand for.
    """

    path: str
    line: int
    column: int
    code: str
    values: tuple[tuple[str, str], ...] = field(default=())

    @property
    def stops(self) -> bool:
        """False for a warning: worth a look, but nothing is stopped by it."""
        return not rules()[self.code].keys() & {"warning", "row"}

    @property
    def group(self) -> str:
        """What it belongs to of what is to be done: a key of `groups`."""
        return str(rules()[self.code]["group"])

    def wording(self, language: str = "sv") -> str:
        """What is wrong and what to do, in the given language of LANGUAGES, without the address."""
        return str(catalogue()["problems"][self.code][language]).format(**self._worded(language))

    def text(self, language: str = "sv") -> str:
        """The address and the wording on one line."""
        severity = "" if self.stops else catalogue()["around"]["warning"][language] + " "
        path = "".join(letter if letter.isprintable() else "?" for letter in self.path)  # a file may be called anything
        return f"{path}:{self.line}:{self.column}: {severity}{self.wording(language)}"

    def _worded(self, language: str) -> dict[str, str]:
        values = dict(self.values)
        if near := values.get("nearest"):
            values["nearest"] = catalogue()["around"]["nearest"][language].format(word=near)
        if count := values.setdefault("more", ""):
            values["more"] = catalogue()["around"]["more"][language].format(count=count)
        return values


def problem(path: str, place: tuple[int, int], code: str, **values: object) -> Problem:
    """A Problem at place (line, column), its values made to text and cut where they are very long."""
    return Problem(path, *place, code, tuple((name, _short(str(value))) for name, value in values.items()))


def _short(text: str, limit: int = 240) -> str:
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1] + "…"


@cache
def rules() -> dict[str, Any]:
    """What kind of problem each code is, from problems.yml; the groups' order under `groups`."""
    found: dict[str, Any] = yaml.load(RULES.read_text("utf-8"), yaml.CSafeLoader)
    return found


def catalogue() -> dict[str, dict[str, Any]]:
    """The words for problems: `problems` by code, `groups`, `kinds` of items, and what stands `around`."""
    return words.catalogue("problems")


def told_once(problems: Iterable[Problem]) -> list[Problem]:
    """The problems by address; of those with the same missing thing (`once` in problems.yml) the first, with `more`."""
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
    """The groups of what is to be done, the first first: `name`, and `why` it has its place, by language."""
    names = catalogue()["groups"]
    return {group: names[group] for group in rules()["groups"]}


def grouped(problems: Iterable[Problem]) -> list[tuple[str, list[Problem]]]:
    """The problems by group, what to do first first; within one causes (`first` in problems.yml), then by address."""
    order = {name: index for index, name in enumerate(groups())}
    rows = sorted(problems, key=lambda row: (order[row.group], "first" not in rules()[row.code], row))
    return [(name, list(found)) for name, found in groupby(rows, key=lambda row: row.group)]


def report(problems: Iterable[Problem], language: str = "sv") -> str:
    """All problems, one a line, under the heading of their group; last a line that counts them."""
    rows = list(problems)
    lines = [line for name, found in grouped(rows) for line in _section(name, found, language)]
    stopping = sum(row.stops for row in rows)
    closing = filled(catalogue()["around"]["closing"][language], problems=stopping, warnings=len(rows) - stopping)
    return "\n".join([*lines, closing])


def _section(group: str, rows: list[Problem], language: str) -> list[str]:
    words = groups()[group]
    heading = f"{words['name'][language]} ({len(rows)}). {words['why'][language]}"
    return [heading, *(row.text(language) for row in rows), ""]
