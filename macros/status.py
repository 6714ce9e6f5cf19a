"""A goal's verdict and its reasons: from data alone, by a method that is published. A rule's docstring is the rule.

The rules in plain words, with an example each, are the page of the method: `method.py` holds the examples.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Literal, TypeVar, get_args

from macros import series
from macros.model import Aim, Goal, Platform
from macros.reasons import Figure, Reason, reason
from macros.series import Placing, Point

Status = Literal["met", "on-track", "off-track", "not-met", "no-data", "wording-missing"]
STATUSES: tuple[Status, ...] = get_args(Status)
# From good to bad. What is not known weighs more than what goes well, and less than what does not.
_WORSE: tuple[Status, ...] = ("met", "on-track", "no-data", "off-track", "not-met")
_Row = TypeVar("_Row", Point, Placing)
_FAR = 100  # years ahead; to name a year beyond that would be to pretend


@dataclass(frozen=True, slots=True)
class AimVerdict:
    """How one aim is going. target: the value to reach, where it is one number; for grow and shrink, the base.

    latest: the figure that it was judged on. year: when the target is reached at the same pace, if it is.
    """

    aim: Aim
    status: Status
    reasons: tuple[Reason, ...]
    target: Decimal | None = None
    latest: Point | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a goal is going, and the reasons in the order in which they are read; how each of its aims is going."""

    status: Status
    reasons: tuple[Reason, ...]
    aims: tuple[AimVerdict, ...] = ()


@dataclass(frozen=True, slots=True)
class Course:
    """What a goal's aims are judged on: the figures that can be compared, the oldest first.

    sign: 1 where more is better, -1 where less is. broken: the last break's year, where it took figures away.
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
    """A figure, and how far it is beyond the target; below zero, how much is lacking."""

    point: Point
    distance: Decimal


def verdict(goal: Goal, platform: Platform) -> Verdict:
    """A goal has the verdict of the part of it that goes worst. A goal whose wording is not known has none."""
    if goal.wording != "known":
        code = "wording-missing" if goal.wording == "missing" else "target-missing"
        return Verdict("wording-missing", (reason(code),))
    course = _course(goal, platform)
    aims = tuple(_judge(aim, course, goal, platform) for aim in goal.aims)
    if not aims:
        return Verdict("no-data", (*_seen(course), reason("no-aim")))
    worst = max((each.status for each in aims), key=_WORSE.index)
    return Verdict(worst, tuple(_in_order(aims, course)), aims)


def _in_order(aims: Iterable[AimVerdict], course: Course) -> list[Reason]:
    """The aims' reasons, each once; at the end what concerns them all: that figures are missing, or measured anew."""
    reasons = dict.fromkeys(one for each in aims for one in each.reasons)
    last = [one for one in reasons if one.code in ("no-results", "no-results-since")]
    if course.broken and not last:
        last = [reason("break", year=course.broken)]
    return [*(one for one in reasons if one not in last), *last]


def _judge(aim: Aim, course: Course, goal: Goal, platform: Platform) -> AimVerdict:
    if aim.kind == "rank":
        return _rank(aim, course, platform)
    if aim.kind == "carry-out":
        return _carry_out(aim, course)
    if aim.kind in ("grow", "shrink"):
        return _change(aim, course)
    if goal.direction is None:
        return _nothing(aim, course, reason("no-direction"))
    return _level(aim, course, platform) if aim.kind == "level" else _compare(aim, course)


# What is judged


def _course(goal: Goal, platform: Platform) -> Course:
    """Figures from before the last change of method are left out: they cannot be compared with those after it."""
    period = platform.strategies[platform.areas[goal.area].strategy].period
    base_year = platform.strategies[platform.areas[goal.area].strategy].base_year
    since = max((each.year for each in goal.breaks), default=0)
    found, placed = _with_base(goal, platform, base_year), series.placings(goal)
    points = [point for point in found if point.year >= since]
    placings = [placing for placing in placed if placing.year >= since]
    base = series.base(goal, platform.facts, base_year)
    lost = len(points) < len(found) or len(placings) < len(placed)
    return Course(
        points=points, placings=placings, base=base if base and base.year >= since else None,
        base_year=base.year if base else base_year, start=period.start, end=period.end,
        sign=-1 if goal.direction == "down" else 1, broken=since if lost else None,
    )  # fmt: skip


def _with_base(goal: Goal, platform: Platform, base_year: int) -> list[Point]:
    """The results and the base year's figure, the oldest first."""
    points, base = series.points(goal, platform.facts), series.base(goal, platform.facts, base_year)
    if base and base.year not in [point.year for point in points]:
        points.append(base)
    return sorted(points, key=lambda point: point.year)


def _until(rows: Iterable[_Row], end: int) -> list[_Row]:
    """The strategy's last year settles it, or the first year after it that has a figure. Later ones are left out."""
    kept: list[_Row] = []
    for row in rows:
        kept.append(row)
        if row.year >= end:
            break
    return kept


# The kinds of aims


def _level(aim: Aim, course: Course, platform: Platform) -> AimVerdict:
    """To reach a level: met when the latest figure is at the level or beyond it."""
    target = series.amount(aim, platform.facts)
    if target is None:
        return _nothing(aim, course, reason("no-target"))
    steps = [Step(point, course.sign * (point.value - target)) for point in _until(course.points, course.end)]
    said = reason("at-least" if course.sign > 0 else "at-most", target=Figure(target))
    return replace(_paced(aim, steps, course, said, lambda: _moved(steps, "measure")), target=target)


def _rank(aim: Aim, course: Course, platform: Platform) -> AimVerdict:
    """A place in a ranking: met at the last place that will do, or better.

    That is the place that the goal names, or the middle of the list. "Among the best" cannot be worked out.
    """
    target = series.amount(aim, platform.facts)
    if target is None:
        return _nothing(aim, course, reason("open-rank"))
    steps = [Step(point, target - point.value) for point in _until(course.points, course.end)]
    said = reason("at-most", target=Figure(target, "place"))
    if aim.of:
        said = reason("middle", target=target, count=Decimal(platform.facts[aim.of].value))
    return replace(_paced(aim, steps, course, said, lambda: _climbed(steps)), target=target)


def _carry_out(aim: Aim, course: Course) -> AimVerdict:
    """To carry something out: results say how many per cent of it are done. Met at one hundred."""
    target = Decimal(100)
    steps = [Step(point, point.value - target) for point in _until(course.points, course.end)]
    if not steps:
        return AimVerdict(aim, "no-data", (reason("not-reported"),), target)
    return replace(
        _paced(aim, steps, course, reason("all-done"), lambda: _moved(steps, "percent"), "done"), target=target
    )


def _change(aim: Aim, course: Course) -> AimVerdict:
    """To grow or shrink: met when the latest figure is beyond the base year's; else off track."""
    sign = 1 if aim.kind == "grow" else -1
    points = _until(course.points, course.end)
    if not points:
        return _nothing(aim, course, reason(aim.kind))
    if course.base is None:
        return _change_without_base(aim, points, sign, course)
    last, base = points[-1], course.base
    now = reason("now", year=last.year, value=Figure(last.value))
    if last.year < course.start:
        return _too_old(aim, now, course, last)
    said = reason(f"{aim.kind}-from", year=base.year, base=Figure(base.value))
    met = sign * (last.value - base.value) > 0
    if met or last.year >= course.end:
        return replace(_closed(aim, met, (now, said), course, [base, last]), target=base.value)
    return AimVerdict(aim, "off-track", (now, said, reason("wrong-way"), *_inferred([base, last])), base.value, last)


def _change_without_base(aim: Aim, points: list[Point], sign: int, course: Course) -> AimVerdict:
    """Without a base: only the way that it goes is seen, from the first figure to the last. That is never met."""
    first, last = points[0], points[-1]
    now = reason("now", year=last.year, value=Figure(last.value))
    if last.year < course.start:
        return _too_old(aim, now, course, last)
    said = (now, reason(aim.kind))
    if len(points) == 1 or last.year >= course.end:
        lack = reason("base-alone" if last.year < course.end else "undecided", year=course.base_year)
        return AimVerdict(aim, "no-data", (*said, lack, *_inferred([last])), latest=last)
    right = sign * (last.value - first.value) > 0
    steps = [Step(first, first.value), Step(last, last.value)]
    way = reason("right-way" if right else "wrong-way")
    lack = reason("base-missing", year=course.base_year)
    reasons = (*said, lack, _moved(steps, "measure"), way, *_inferred([first, last]))
    return AimVerdict(aim, "on-track" if right else "off-track", reasons, latest=last)


def _compare(aim: Aim, course: Course) -> AimVerdict:
    """Against a county or nation: the latest year that has both figures counts.

    Where a later year is known only by its place against the other, above or below, that counts.
    """
    name = aim.comparison or ""
    pairs = _until((point for point in course.points if name in point.comparisons), course.end)
    placed = _until((placing for placing in course.placings if name in placing.relations), course.end)
    if not pairs and not placed:
        lack = [reason("no-comparison", name=name)] if course.points else []
        return _nothing(aim, course, _demand(aim, course), *lack)
    if placed and (not pairs or placed[-1].year > pairs[-1].year):
        return _placed(aim, placed, course)
    found = _approach(aim, pairs, course) if aim.kind == "approach" else _reach(aim, pairs, course)
    return replace(found, reasons=(*found.reasons, *_lagging(pairs[-1].year, name, course)))


def _reach(aim: Aim, pairs: list[Point], course: Course) -> AimVerdict:
    """To reach a comparison: met level with it or beyond. To pass it: met beyond it. The pace is that of the gap."""
    name = aim.comparison or ""
    steps = [Step(point, course.sign * (point.value - point.comparisons[name])) for point in pairs]
    return _paced(aim, steps, course, _demand(aim, course), lambda: _gained(steps, name))


def _approach(aim: Aim, pairs: list[Point], course: Course) -> AimVerdict:
    """To approach a comparison: on track while the gap is smaller than at the start, met when it is gone.

    In the last year a smaller gap is enough. The start is the base year, or the first year that has both figures.
    """
    name, last = aim.comparison or "", pairs[-1]
    start = next((point for point in pairs if point.year == course.base_year), pairs[0])
    first_gap, gap = (max(Decimal(0), course.sign * (each.comparisons[name] - each.value)) for each in (start, last))
    said = (_beside(last, name), _demand(aim, course))
    if last.year < course.start:
        return _too_old(aim, said[0], course, last)
    if gap == 0:
        return _closed(aim, True, said, course, [last])
    if start.year == last.year:
        return AimVerdict(aim, "no-data", (*said, reason("one-figure"), *_inferred([last])), latest=last)
    code = "gap-smaller" if gap < first_gap else "gap-larger" if gap > first_gap else "gap-same"
    trend = reason(code, year=start.year, first=first_gap, last=gap)
    if last.year < course.end:
        status: Status = "on-track" if gap < first_gap else "off-track"
        return AimVerdict(aim, status, (*said, trend, *_inferred([start, last])), latest=last)
    return _closed(aim, gap < first_gap, (*said, trend), course, [start, last])


def _placed(aim: Aim, placings: list[Placing], course: Course) -> AimVerdict:
    """Without a figure nothing is met: to be known on the right side is on track, to have left it is off track.

    Never to have been there says nothing of the way, until the last year settles it.
    """
    name = aim.comparison or ""
    sides = [course.sign * _SIDES[placing.relations[name]] for placing in placings]
    last, least = placings[-1], 1 if aim.kind == "pass" else 0
    place = reason(f"placed-{last.relations[name]}", year=last.year, name=name)
    if last.year < course.start:
        return _too_old(aim, place, course)
    said = (place, _demand(aim, course))
    if sides[-1] >= least:
        return AimVerdict(aim, "on-track", (*said, reason("unpublished")))
    if last.year >= course.end and aim.kind != "approach":
        return AimVerdict(aim, "not-met", (*said, reason("not-met", year=course.end)))
    if sides[0] > sides[-1]:
        return AimVerdict(aim, "off-track", (*said, reason("side-lost", year=placings[0].year)))
    return AimVerdict(aim, "no-data", (*said, reason("no-gap")))


_SIDES = {"above": 1, "level": 0, "below": -1}


# The pace


def _paced(
    aim: Aim, steps: list[Step], course: Course, said: Reason, trend: Callable[[], Reason], now: str = "now"
) -> AimVerdict:
    """On track when a straight line from the first figure to the latest reaches the target by the strategy's last year.

    said: the target. trend: how it went from the first figure to the latest. now: the code that reads the latest out.
    """
    if not steps:
        return _nothing(aim, course, said)
    last = steps[-1].point
    seen = _latest(aim, last, now)
    if last.year < course.start:
        return _too_old(aim, seen, course, last)
    met = steps[-1].distance >= 0 if aim.kind != "pass" else steps[-1].distance > 0
    if met or last.year >= course.end:
        return _closed(aim, met, (seen, said), course, [last])
    if steps[0].point.year == last.year:
        return AimVerdict(aim, "no-data", (seen, said, reason("one-figure"), *_inferred([last])), latest=last)
    year = reached(steps[0], steps[-1], strictly=aim.kind == "pass")
    status: Status = "on-track" if year and year <= course.end else "off-track"
    reasons = (seen, said, trend(), _when(year, last.year, course.end), *_inferred([steps[0].point, last]))
    return AimVerdict(aim, status, reasons, latest=last, year=year)


def reached(first: Step, last: Step, *, strictly: bool) -> int | None:
    """The year when the target is reached at the pace from first to last; None where it never is.

    strictly: whether the target must be passed.
    """
    gained = Fraction(last.distance) - Fraction(first.distance)
    if gained <= 0:
        return None
    years = -Fraction(last.distance) * (last.point.year - first.point.year) / gained
    return last.point.year + (floor(years) + 1 if strictly else ceil(years))


def _when(year: int | None, last: int, end: int) -> Reason:
    if year is None:
        return reason("wrong-way")
    if year - last > _FAR:
        return reason("far")
    return reason("reaches", year=year) if year <= end else reason("reaches-late", year=year, end=end)


# What the verdict is when it is clear


def _closed(aim: Aim, met: bool, said: tuple[Reason, ...], course: Course, used: list[Point]) -> AimVerdict:
    """Met; or not met, when the strategy's last year has its figure."""
    last = used[-1]
    outcome = reason("met")
    if last.year >= course.end:
        outcome = reason("met-final" if met else "not-met", year=course.end)
    return AimVerdict(aim, "met" if met else "not-met", (*said, outcome, *_inferred(used)), latest=last)


def _nothing(aim: Aim, course: Course, *said: Reason) -> AimVerdict:
    """Without a figure, or without what it takes to judge it, there is no verdict."""
    seen = tuple(_seen(course, "place" if aim.kind == "rank" else "measure"))
    return AimVerdict(aim, "no-data", (*seen, *said) if course.points else (*said, *seen))


def _too_old(aim: Aim, now: Reason, course: Course, last: Point | None = None) -> AimVerdict:
    """Figures from before the strategy began say nothing of how it went since."""
    reasons = (now, reason("too-old", year=course.start), *_inferred([last] if last else []))
    return AimVerdict(aim, "no-data", reasons, latest=last)


# The reasons


def _seen(course: Course, form: Literal["measure", "place"] = "measure") -> Iterator[Reason]:
    """The latest figure, or that there is none."""
    if course.points:
        yield reason("now", year=course.points[-1].year, value=Figure(course.points[-1].value, form))
    elif course.broken:
        yield reason("no-results-since", year=course.broken)
    else:
        yield reason("no-results")


def _latest(aim: Aim, point: Point, code: str) -> Reason:
    if aim.comparison:
        return _beside(point, aim.comparison)
    form: Literal["measure", "place", "percent"] = (
        "place" if aim.kind == "rank" else "percent" if aim.kind == "carry-out" else "measure"
    )
    return reason(code, year=point.year, value=Figure(point.value, form))


def _beside(point: Point, name: str) -> Reason:
    return reason("now-beside", year=point.year, value=Figure(point.value), other=point.comparisons[name], name=name)


def _demand(aim: Aim, course: Course) -> Reason:
    if aim.kind == "approach":
        return reason("approach", name=aim.comparison or "")
    return reason(f"{aim.kind}-{'up' if course.sign > 0 else 'down'}", name=aim.comparison or "")


def _moved(steps: list[Step], form: Literal["measure", "percent"]) -> Reason:
    first, last = steps[0].point, steps[-1].point
    code = "rose" if last.value > first.value else "fell" if last.value < first.value else "still"
    between = {"start": first.year, "end": last.year}
    return reason(code, **between, first=first.value, last=Figure(last.value, form))


def _climbed(steps: list[Step]) -> Reason:
    first, last = steps[0].point, steps[-1].point
    places = abs(first.value - last.value)
    code = "climbed" if last.value < first.value else "dropped" if last.value > first.value else "same-place"
    one = "-one" if places == 1 else ""
    return reason(f"{code}{one}", start=first.year, end=last.year, places=places)


def _gained(steps: list[Step], name: str) -> Reason:
    first, last = steps[0], steps[-1]
    code = "gained" if last.distance > first.distance else "lost" if last.distance < first.distance else "same-gap"
    gap = abs(last.distance - first.distance)
    return reason(code, start=first.point.year, end=last.point.year, gap=gap, name=name)


def _lagging(year: int, name: str, course: Course) -> Iterator[Reason]:
    """That a later figure waits for its comparison."""
    later = course.points[-1].year
    if year < min(later, course.end):
        yield reason("comparison-lags", later=later, name=name, year=year)


def _inferred(points: Iterable[Point]) -> Iterator[Reason]:
    """That a figure which the verdict rests on is our conclusion."""
    years = sorted({point.year for point in points if point.reason})
    if years:
        yield reason("inferred", years=tuple(years))
