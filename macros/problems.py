"""A problem: what is wrong in a file, where, and what to write instead. Values only; nothing is printed here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

CATALOGUE = Path(__file__).with_name("problems.yml")
LANGUAGES = ("sv", "en")


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One fault at one address.

    path: the file, relative to the project's root, with forward slashes. line, column: from 1.
    code: the entry in problems.yml that words it. values: what the wording's placeholders stand for.
    """

    path: str
    line: int
    column: int
    code: str
    values: tuple[tuple[str, str], ...] = field(default=())

    @property
    def stops(self) -> bool:
        """False for a remark: worth a look, but nothing is stopped by it."""
        return not catalogue()[self.code].get("remark", False)

    def text(self, language: str = "sv") -> str:
        """The address and the wording on one line, in the given language of LANGUAGES."""
        wording = catalogue()[self.code][language].format(**self._worded(language))
        mark = "" if self.stops else catalogue()["remark"][language] + " "
        return f"{self.path}:{self.line}:{self.column}: {mark}{wording}"

    def _worded(self, language: str) -> dict[str, str]:
        values = dict(self.values)
        if near := values.get("nearest"):
            values["nearest"] = catalogue()["nearest"][language].format(word=near)
        return values


def problem(path: str, place: tuple[int, int], code: str, **values: object) -> Problem:
    """A Problem at place (line, column), its values made to text and cut where they are very long."""
    return Problem(path, *place, code, tuple((name, _short(str(value))) for name, value in values.items()))


def _short(text: str, limit: int = 240) -> str:
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1] + "…"


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """Every code's wording by language, from problems.yml."""
    with CATALOGUE.open(encoding="utf-8") as stream:
        wordings: dict[str, dict[str, str]] = yaml.safe_load(stream)
    return wordings


def report(problems: Iterable[Problem], language: str = "sv") -> str:
    """All problems, sorted by address, one a line, with a closing line that counts them."""
    rows = sorted(problems)
    stopping = sum(row.stops for row in rows)
    closing = catalogue()["closing"][language].format(problems=stopping, remarks=len(rows) - stopping)
    return "\n".join([*(row.text(language) for row in rows), closing])
