"""A goal's figures as numbers: results with their year, source and comparisons, whether they stand in a fact or not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from macros.content.model import Aim, Fact, Goal, Relation, Result, Text


@dataclass(frozen=True, slots=True)
class Point:
    """One year's figure. source: its id in sources.yml. reason: how it was concluded, if it was."""

    year: int
    value: Decimal
    source: str
    comparisons: Mapping[str, Decimal]
    reason: Text | None


@dataclass(frozen=True, slots=True)
class Placing:
    """How a year's figure lies against what the goal is compared with, where the figure itself is not known."""

    year: int
    source: str
    relations: Mapping[str, Relation]


def points(goal: Goal, facts: Mapping[str, Fact]) -> list[Point]:
    """The goal's results that have a value, the oldest first."""
    return sorted(_points(goal.results, facts), key=lambda point: point.year)


def base(goal: Goal, facts: Mapping[str, Fact], year: int) -> Point | None:
    """The base year's figure: the goal's own, else the result of the strategy's base year; None if it is not known."""
    known = [goal.base] if goal.base else [each for each in goal.results if each.year == year]
    return next(_points(known, facts), None)


def with_base(points: list[Point], base: Point | None) -> list[Point]:
    """The points and the base where it is not one of them, the oldest first."""
    if base is None or base.year in [point.year for point in points]:
        return points
    return sorted([*points, base], key=lambda point: point.year)


def placings(goal: Goal) -> list[Placing]:
    """The results of which only the place against a comparison is known, the oldest first."""
    found = [Placing(each.year, each.source or "", each.relations) for each in goal.results if each.relations]
    return sorted(found, key=lambda placing: placing.year)


def origin_of(result: Result, facts: Mapping[str, Fact]) -> Fact | Result:
    """What holds the result's value, source and reason: its fact, or the result itself."""
    return facts[result.fact] if result.fact else result


def compared(result: Result) -> dict[str, Decimal]:
    """The year's figures of what the result is compared with, by name."""
    return {name: Decimal(each) for name, each in result.comparisons.items()}


def amount(aim: Aim, facts: Mapping[str, Fact]) -> Decimal | None:
    """The value that the aim is to reach where it has one; for a ranking, the last place that will do."""
    if aim.of:
        return (Decimal(facts[aim.of].value) + 1) // 2
    found = facts[aim.fact].value if aim.fact else aim.value
    return Decimal(found) if found else None


def _points(results: list[Result], facts: Mapping[str, Fact]) -> Iterator[Point]:
    for result in results:
        origin = origin_of(result, facts)
        if origin.value is not None:
            yield Point(result.year, Decimal(origin.value), origin.source or "", compared(result), origin.reason)
