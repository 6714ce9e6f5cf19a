"""Which of a goal's figures count, and when its target is reached at their pace. A rule's docstring is the rule."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Literal, TypeVar

from macros.content.model import Goal, Platform
from macros.domain import series
from macros.domain.series import Placing, Point

_Row = TypeVar("_Row", Point, Placing)


@dataclass(frozen=True, slots=True)
class Course:
    """The figures that a goal's aims are judged by, all measured by the same method, the oldest first.

    sign: 1 if more is better, -1 if less is. broken: the year of the last break in method, if earlier figures were
    excluded.
    """

    points: list[Point]
    placings: list[Placing]
    base: Point | None
    base_year: int
    start: int
    end: int
    sign: int
    broken: int | None


@dataclass(frozen=True, slots=True)
class Step:
    """A figure and its distance beyond the target; negative if it falls short."""

    point: Point
    distance: Decimal


def course_of(goal: Goal, platform: Platform) -> Course:
    """Figures from before the last change of method are excluded: they cannot be compared with later ones."""
    strategy = platform.strategy_of(goal)
    since = max((each.year for each in goal.breaks), default=0)
    base = series.base(goal, platform.facts, strategy.base_year)
    found, placed = series.with_base(series.points(goal, platform.facts), base), series.placings(goal)
    points = [point for point in found if point.year >= since]
    placings = [placing for placing in placed if placing.year >= since]
    lost = len(points) < len(found) or len(placings) < len(placed)
    return Course(
        points=points, placings=placings, base=base if base and base.year >= since else None,
        base_year=base.year if base else strategy.base_year, start=strategy.period.start, end=strategy.period.end,
        sign=-1 if goal.direction == "down" else 1, broken=since if lost else None,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Latest:
    """A goal's latest figure. move: its direction since the base, or else since the previous figure."""

    point: Point
    since: int | None
    move: Literal["up", "down", "level"] | None


def latest(goal: Goal, platform: Platform) -> Latest | None:
    """Return the latest comparable figure with its direction; a better place in a ranking is up."""
    course = course_of(goal, platform)
    if not course.points:
        return None
    *before, last = course.points
    first = course.base if course.base in before else before[-1] if before else None
    if first is None:
        return Latest(last, None, None)
    change = first.value - last.value if any(aim.kind == "rank" for aim in goal.aims) else last.value - first.value
    return Latest(last, first.year, "up" if change > 0 else "down" if change < 0 else "level")


def until(rows: Iterable[_Row], end: int) -> list[_Row]:
    """The strategy's last year decides, or the first later year that has a figure. Later figures are excluded."""
    kept: list[_Row] = []
    for row in rows:
        kept.append(row)
        if row.year >= end:
            break
    return kept


def reached(first: Step, last: Step, *, strictly: bool) -> int | None:
    """Return the year in which the target is reached at the pace from first to last; None if never.

    strictly: whether the target must be passed.
    """
    gained = Fraction(last.distance) - Fraction(first.distance)
    if gained <= 0:
        return None
    years = -Fraction(last.distance) * (last.point.year - first.point.year) / gained
    return last.point.year + (floor(years) + 1 if strictly else ceil(years))
