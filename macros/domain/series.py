"""A goal's figures as numbers: results with year, source and comparisons, whether in a fact or in the goal itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from macros.content.model import Aim, Fact, Goal, Position, Result, Text


@dataclass(frozen=True, slots=True)
class Point:
    """One year's figure. source: its id in sources.yml. reason: how it was concluded; None if the source states it."""

    year: int
    value: Decimal
    source: str
    comparisons: Mapping[str, Decimal]
    reason: Text | None


@dataclass(frozen=True, slots=True)
class Placing:
    """A year's relation to comparisons (above, level or below), if the figure itself is unknown."""

    year: int
    source: str
    relations: Mapping[str, Position]


def points(goal: Goal, facts: Mapping[str, Fact]) -> list[Point]:
    """Return the goal's results that have a value, the oldest first."""
    return sorted(_points(goal.results, facts), key=lambda point: point.year)


def base(goal: Goal, facts: Mapping[str, Fact], year: int) -> Point | None:
    """Return the base year's figure: the goal's own `base`, else the result of the year; None if it is unknown."""
    known = [goal.base] if goal.base else [each for each in goal.results if each.year == year]
    return next(_points(known, facts), None)


def with_base(points: list[Point], base: Point | None) -> list[Point]:
    """Return the points, including the base, the oldest first."""
    if base is None or base.year in [point.year for point in points]:
        return points
    return sorted([*points, base], key=lambda point: point.year)


def placings(goal: Goal) -> list[Placing]:
    """Return the results that only have relations to comparisons, the oldest first."""
    found = [Placing(each.year, each.source or "", each.relations) for each in goal.results if each.relations]
    return sorted(found, key=lambda placing: placing.year)


def origin_of(result: Result, facts: Mapping[str, Fact]) -> Fact | Result:
    """Return what holds the result's value, source and reason: its fact, or the result itself."""
    return facts[result.fact] if result.fact else result


def compared(result: Result) -> dict[str, Decimal]:
    """Return the values of the result's comparisons, by name."""
    return {name: Decimal(each) for name, each in result.comparisons.items()}


def amount(aim: Aim, facts: Mapping[str, Fact]) -> Decimal | None:
    """Return the aim's target value, if it has one; for a ranking, the last place that is good enough."""
    if aim.of:
        return (Decimal(facts[aim.of].value) + 1) // 2
    found = facts[aim.fact].value if aim.fact else aim.value
    return Decimal(found) if found else None


def _points(results: list[Result], facts: Mapping[str, Fact]) -> Iterator[Point]:
    for result in results:
        origin = origin_of(result, facts)
        if origin.value is not None:
            yield Point(result.year, Decimal(origin.value), origin.source or "", compared(result), origin.reason)
