"""What an import finds: a goal's figures by year, and what was wrong or is worth telling. No reading, no writing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from macros.content.problems import Problem


@dataclass(frozen=True, slots=True)
class Figure:
    """One year's value, as it will stand in the file, with the same year's values of what it is compared with."""

    year: int
    value: str
    comparisons: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Figures:
    """What was found, the oldest first. source: its id in sources.yml. producer: who made the figures, if known.

    With a problem that stops there are no rows: part of a series is worse than none.
    """

    source: str = ""
    rows: tuple[Figure, ...] = ()
    producer: str | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def stops(self) -> bool:
        """Whether nothing may be written."""
        return any(row.stops for row in self.problems)


class StoppedError(Exception):
    """The rest cannot be trusted. Never leaves the module that reads: it becomes a problem in Figures."""

    def __init__(self, found: Problem) -> None:
        super().__init__(found.code)
        self.problem = found


def rows(series: dict[int, str], comparisons: dict[str, dict[int, str]]) -> tuple[Figure, ...]:
    """The series as figures, each with the values of the same year that the comparisons have."""
    return tuple(
        Figure(year, series[year], {name: each[year] for name, each in comparisons.items() if year in each})
        for year in sorted(series)
    )


def listed(years: Iterable[int]) -> str:
    """Years in a row as a reader writes them: 2016–2018, 2020."""
    spans: list[list[int]] = []
    for year in sorted(years):
        if spans and spans[-1][-1] == year - 1:
            spans[-1].append(year)
        else:
            spans.append([year])
    return ", ".join(f"{span[0]}–{span[-1]}" if len(span) > 1 else str(span[0]) for span in spans)
