"""Imported figures: a goal's figures by year with the problems found, and how they are merged into the goal's data."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from macros.content.problems import Problem
from macros.content.yaml_reader import Document

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Figure:
    """One year's value, as text in the file, with the same year's values of the comparisons."""

    year: int
    value: str
    comparisons: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures found, the oldest first. source: its id in sources.yml. producer: who produced them, if known."""

    source: str = ""
    rows: tuple[Figure, ...] = ()
    producer: str | None = None
    warnings: tuple[Problem, ...] = ()


class StoppedError(Exception):
    """The rest cannot be trusted, and part of a series is worse than none. problem: why."""

    def __init__(self, found: Problem) -> None:
        super().__init__(found.code)
        self.problem = found


def rows(series: dict[int, str], comparisons: dict[str, dict[int, str]]) -> tuple[Figure, ...]:
    """Return the series as figures, each with the comparisons' values of the same year."""
    return tuple(
        Figure(year, series[year], {name: each[year] for name, each in comparisons.items() if year in each})
        for year in sorted(series)
    )


def listed(years: Iterable[int]) -> str:
    """Return years as ranges: 2016–2018, 2020."""
    spans: list[list[int]] = []
    for year in sorted(years):
        if spans and spans[-1][-1] == year - 1:
            spans[-1].append(year)
        else:
            spans.append([year])
    return ", ".join(f"{span[0]}–{span[-1]}" if len(span) > 1 else str(span[0]) for span in spans)


# Into the data


def write(goal: Data, document: Document, figures: Figures, today: date) -> list[Problem]:
    """Merge the figures into the goal's data. Returns a warning, with the reason, for each year that was skipped.

    An existing year is changed only if it has the same source and its value is not in a fact; a year with the same
    values is left unchanged. document: the goal's file as read and found valid. today: the day on which the values were
    compared with the source.
    """
    if figures.producer:
        goal["kolada"]["producer"] = figures.producer
    known = {int(each["year"]): (place, each) for place, each in enumerate(goal.get("results", ()))}
    warnings = []
    for figure in figures.rows:
        if figure.year not in known:
            result = {"year": str(figure.year), "source": figures.source}
            goal.setdefault("results", []).append(_changed(result, figure, today))
            continue
        place, result = known[figure.year]
        if found := _reason(result, figures.source):
            code, values = found
            more = {"year": figure.year, "value": figure.value, **values}
            warnings.append(document.problem(("results", place), code, **more))
        else:
            _changed(result, figure, today)
    goal.get("results", []).sort(key=lambda each: int(each["year"]))
    return warnings


def _reason(result: Data, source: str) -> tuple[str, Data] | None:
    """Return why a year must be skipped: a problem's code and values; None if it may be changed."""
    if fact := result.get("fact"):
        return "result-in-fact", {"fact": fact}
    other = result.get("source", "")
    return ("result-of-other-source", {"source": other}) if other != source else None


def _changed(result: Data, figure: Figure, today: date) -> Data:
    """Update a year with the values that differ, and if any does, with the day."""
    compared = {**result.get("comparisons", {})}
    changed = _set_number(result, "value", figure.value)
    for name, value in figure.comparisons.items():
        changed |= _set_number(compared, name, value)
    if compared:
        result["comparisons"] = compared
    if changed:
        result["checked"] = today.isoformat()
    return result


def _set_number(group: Data, key: str, value: str) -> bool:
    """Set the number at the key unless it is equal to the present one. Returns whether it was set."""
    there = group.get(key)
    differs = not there or Decimal(there) != Decimal(value)
    if differs:
        group[key] = value
    return differs
