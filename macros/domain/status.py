"""A goal's verdict and its reasons, by the published method. A rule's docstring is the rule.

The rules in plain words, with an example each, are on the page about the method: see `method_examples.py`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal, get_args

from macros.content.model import Aim, Goal, Platform
from macros.domain import series
from macros.domain.reasons import Figure, Reason, reason
from macros.domain.series import Placing, Point
from macros.domain.trend import Course, Step, course_of, reached, until

Status = Literal["met", "on-track", "off-track", "not-met", "outdated", "no-data", "target-missing", "wording-missing"]
STATUSES: tuple[Status, ...] = get_args(Status)
# From good to bad. What is not known weighs more than what goes well, and less than what does not.
_WORSE: tuple[Status, ...] = ("met", "on-track", "no-data", "outdated", "off-track", "not-met")
MAX_AGE = 3  # years: 36 months
_FAR = 100  # years ahead; to name a later year would be false precision


@dataclass(frozen=True, slots=True)
class Verdict:
    """The status of a goal, or of one aim of it, and the reasons in reading order.

    An aim's reasons are the figure, the demand, then why. year: that of the figure that decides; None without one.
    """

    status: Status
    reasons: tuple[Reason, ...]
    year: int | None = None


def verdict(goal: Goal, platform: Platform, today: date) -> Verdict:
    """A goal has the verdict of its worst aim. A goal whose wording is not known is not judged."""
    if goal.wording != "known":
        code: Status = "wording-missing" if goal.wording == "missing" else "target-missing"
        return Verdict(code, (reason(code),))
    course = course_of(goal, platform)
    aims = [_of_age(_judge(aim, course, goal, platform), course, today) for aim in goal.aims]
    if not aims:
        return Verdict("no-data", (*_seen(course), reason("no-aim")))
    worst = max(aims, key=lambda each: _WORSE.index(each.status))
    worst_first = sorted(aims, key=lambda each: each is not worst)
    return Verdict(worst.status, tuple(_in_order(worst_first, course)), worst.year)


def _of_age(found: Verdict, course: Course, today: date) -> Verdict:
    """A figure more than 36 months old, counted from the end of its year, is outdated.

    But the figure of the strategy's last year, or of the first later year that has one, decides the goal for good.
    """
    if found.year is None or found.year >= course.end:
        return found
    if today <= date(found.year + MAX_AGE, 12, 31):
        return _to_come(found, today)
    kept = [each for each in found.reasons if each in found.reasons[:2] or each.code == "inferred"]
    old = [] if any(each.code == "too-old" for each in kept) else [reason("outdated", age=MAX_AGE)]
    return replace(found, status="outdated", reasons=(*kept[:2], *old, *kept[2:]))


def _in_order(aims: Iterable[Verdict], course: Course) -> list[Reason]:
    """Return the aims' reasons, each once; last those that concern them all: missing figures, or a changed method."""
    reasons = dict.fromkeys(one for each in aims for one in each.reasons)
    last = [one for one in reasons if one.code in ("no-results", "no-results-since")]
    if course.broken and not last:
        last = [reason("break", year=course.broken)]
    return [*(one for one in reasons if one not in last), *last]


def _judge(aim: Aim, course: Course, goal: Goal, platform: Platform) -> Verdict:
    if aim.kind == "rank":
        return _rank(aim, course, platform)
    if aim.kind == "carry-out":
        return _carry_out(aim, course)
    if aim.kind in ("grow", "shrink"):
        return _change(aim, course)
    if goal.direction is None:
        return _nothing(aim, course, reason("no-direction"))
    if aim.kind == "level":
        return _level(aim, course, platform)
    return _compare(aim, aim.comparison, course) if aim.comparison else _nothing(aim, course, reason("no-target"))


def _to_come(found: Verdict, today: date) -> Verdict:
    """A forecast for a year that has passed becomes a forecast for the next figure."""
    passed = [reason("reaches", year=year) for year in range(found.year or today.year, today.year)]
    updated = (reason("reaches-next") if each in passed else each for each in found.reasons)
    return replace(found, reasons=tuple(updated))


# The kinds of aims


def _level(aim: Aim, course: Course, platform: Platform) -> Verdict:
    """To reach a level: met when the latest figure is at the target or beyond it."""
    target = series.amount(aim, platform.facts)
    if target is None:
        return _nothing(aim, course, reason("no-target"))
    steps = [Step(point, course.sign * (point.value - target)) for point in until(course.points, course.end)]
    demand = reason("at-least" if course.sign > 0 else "at-most", target=Figure(target))
    return _paced(aim, steps, course, demand, lambda: _moved(steps, "measure"))


def _rank(aim: Aim, course: Course, platform: Platform) -> Verdict:
    """A place in a ranking: met at the target place or better.

    The target is the place that the goal names, or the middle of the ranking. "Among the best" cannot be judged.
    """
    target = series.amount(aim, platform.facts)
    if target is None:
        return _nothing(aim, course, reason("open-rank"))
    steps = [Step(point, target - point.value) for point in until(course.points, course.end)]
    demand = reason("last-place", target=target)
    if aim.of:
        demand = reason("middle", target=target, count=Decimal(platform.facts[aim.of].value))
    return _paced(aim, steps, course, demand, lambda: _climbed(steps))


def _carry_out(aim: Aim, course: Course) -> Verdict:
    """To carry something out: results say how many per cent are done. Met at one hundred."""
    steps = [Step(point, point.value - 100) for point in until(course.points, course.end)]
    if not steps:
        return Verdict("no-data", (reason("not-reported"),))
    return _paced(aim, steps, course, reason("all-done"), lambda: _moved(steps, "percent"))


def _change(aim: Aim, course: Course) -> Verdict:
    """To grow or shrink: met when the latest figure is beyond the base year's, otherwise off track."""
    sign = 1 if aim.kind == "grow" else -1
    points = until(course.points, course.end)
    if not points:
        return _nothing(aim, course, reason(aim.kind))
    if course.base is None:
        return _change_without_base(aim, points, sign, course)
    last, base = points[-1], course.base
    now = reason("now", year=last.year, value=Figure(last.value))
    if last.year < course.start:
        return _too_old(now, course, last)
    demand = reason(f"{aim.kind}-from", year=base.year, base=Figure(base.value))
    met = sign * (last.value - base.value) > 0
    if met or last.year >= course.end:
        return _closed(met, (now, demand), course, [base, last])
    return Verdict("off-track", (now, demand, reason("wrong-way"), *_inferred([base, last])), last.year)


def _change_without_base(aim: Aim, points: list[Point], sign: int, course: Course) -> Verdict:
    """Without a base, the change from the first figure to the last decides if it is on track. It is never met."""
    first, last = points[0], points[-1]
    now = reason("now", year=last.year, value=Figure(last.value))
    if last.year < course.start:
        return _too_old(now, course, last)
    opening = (now, reason(aim.kind))
    if len(points) == 1 or last.year >= course.end:
        lack = reason("base-alone" if last.year < course.end else "undecided", year=course.base_year)
        return Verdict("no-data", (*opening, lack, *_inferred([last])), last.year)
    right = sign * (last.value - first.value) > 0
    steps = [Step(first, first.value), Step(last, last.value)]
    way = reason("right-way" if right else "wrong-way")
    lack = reason("base-missing", year=course.base_year)
    reasons = (*opening, lack, _moved(steps, "measure"), way, *_inferred([first, last]))
    return Verdict("on-track" if right else "off-track", reasons, last.year)


def _compare(aim: Aim, name: str, course: Course) -> Verdict:
    """Against a county or nation: the latest year that has both figures decides.

    But a later year of which only the relation is known, above or below, decides instead.
    """
    pairs = until((point for point in course.points if name in point.comparisons), course.end)
    placed = until((placing for placing in course.placings if name in placing.relations), course.end)
    if not pairs and not placed:
        lack = [reason("no-comparison", name=name)] if course.points else []
        return _nothing(aim, course, _demand(aim, name, course), *lack)
    if placed and (not pairs or placed[-1].year > pairs[-1].year):
        return _placed(aim, name, placed, course)
    found = (_approach if aim.kind == "approach" else _reach)(aim, name, pairs, course)
    return replace(found, reasons=(*found.reasons, *_lagging(pairs[-1].year, name, course)))


def _reach(aim: Aim, name: str, pairs: list[Point], course: Course) -> Verdict:
    """To reach a comparison: met when level or beyond. To pass it: met when beyond. The pace is that of the gap."""
    steps = [Step(point, course.sign * (point.value - point.comparisons[name])) for point in pairs]
    return _paced(aim, steps, course, _demand(aim, name, course), lambda: _gained(steps, name))


def _approach(aim: Aim, name: str, pairs: list[Point], course: Course) -> Verdict:
    """To approach a comparison: on track while the gap is smaller than at the start, met when it is gone.

    In the last year a smaller gap is enough. The start is the base year, or the first year that has both figures.
    """
    last = pairs[-1]
    start = next((point for point in pairs if point.year == course.base_year), pairs[0])
    first_gap, gap = (max(Decimal(0), course.sign * (each.comparisons[name] - each.value)) for each in (start, last))
    opening = (_beside(last, name), _demand(aim, name, course))
    if last.year < course.start:
        return _too_old(opening[0], course, last)
    if gap == 0:
        return _closed(True, opening, course, [last])
    if start.year == last.year:
        return Verdict("no-data", (*opening, reason("one-figure"), *_inferred([last])), last.year)
    closer = gap < first_gap
    code = "gap-smaller" if closer else "gap-larger" if gap > first_gap else "gap-same"
    trend = reason(code, year=start.year, first=first_gap, last=gap)
    if last.year >= course.end:
        return _closed(closer, (*opening, trend), course, [start, last])
    way = reason("right-way" if closer else "wrong-way")
    status: Status = "on-track" if closer else "off-track"
    return Verdict(status, (*opening, trend, way, *_inferred([start, last])), last.year)


def _placed(aim: Aim, name: str, placings: list[Placing], course: Course) -> Verdict:
    """To be on the right side of a comparison is enough, even if the figure itself is unknown.

    To have lost that side is off track. Never to have had it says nothing of the trend, until the last year.
    """
    sides = [course.sign * _SIDES[placing.relations[name]] for placing in placings]
    last, least = placings[-1], 1 if aim.kind == "pass" else 0
    place = reason(f"placed-{last.relations[name]}", year=last.year, name=name)
    if last.year < course.start:
        return _too_old(place, course, last)
    opening = (place, _demand(aim, name, course))
    if sides[-1] >= least:
        return _closed(True, opening, course, [last])
    if last.year >= course.end and aim.kind != "approach":
        return _closed(False, opening, course, [last])
    if sides[0] > sides[-1]:
        return Verdict("off-track", (*opening, reason("side-lost", year=placings[0].year)), last.year)
    return Verdict("no-data", (*opening, reason("no-gap")), last.year)


_SIDES = {"above": 1, "level": 0, "below": -1}


# The pace


def _paced(aim: Aim, steps: list[Step], course: Course, demand: Reason, trend: Callable[[], Reason]) -> Verdict:
    """On track when a straight line from the first figure to the latest reaches the target by the strategy's last year.

    demand: the target as a reason. trend: returns the reason for the change from the first figure to the latest.
    """
    if not steps:
        return _nothing(aim, course, demand)
    last = steps[-1].point
    seen = _latest(aim, last)
    if last.year < course.start:
        return _too_old(seen, course, last)
    met = steps[-1].distance >= 0 if aim.kind != "pass" else steps[-1].distance > 0
    if met or last.year >= course.end:
        return _closed(met, (seen, demand), course, [last])
    if steps[0].point.year == last.year:
        return Verdict("no-data", (seen, demand, reason("one-figure"), *_inferred([last])), last.year)
    year = reached(steps[0], steps[-1], strictly=aim.kind == "pass")
    status: Status = "on-track" if year and year <= course.end else "off-track"
    reasons = (seen, demand, trend(), _when(year, last.year, course.end), *_inferred([steps[0].point, last]))
    return Verdict(status, reasons, last.year)


def _when(year: int | None, last: int, end: int) -> Reason:
    if year is None:
        return reason("wrong-way")
    if year - last > _FAR:
        return reason("far")
    return reason("reaches", year=year) if year <= end else reason("reaches-late", year=year, end=end)


# What the verdict is when it is clear


def _closed(met: bool, opening: tuple[Reason, ...], course: Course, used: Sequence[Point | Placing]) -> Verdict:
    """Return met; or not met, once the strategy's last year has a figure."""
    last = used[-1]
    outcome = reason("met")
    if last.year >= course.end:
        outcome = reason("met-final" if met else "not-met", year=course.end)
    return Verdict("met" if met else "not-met", (*opening, outcome, *_inferred(used)), last.year)


def _nothing(aim: Aim, course: Course, *opening: Reason) -> Verdict:
    """Without a figure, or without what is needed to judge it, there is no verdict."""
    seen = tuple(_seen(course, "place" if aim.kind == "rank" else "measure"))
    if not course.points:
        return Verdict("no-data", (*opening, *seen))
    return Verdict("no-data", (*seen, *opening), course.points[-1].year)


def _too_old(now: Reason, course: Course, last: Point | Placing) -> Verdict:
    """Figures from before the strategy began say nothing of the progress since."""
    reasons = (now, reason("too-old", year=course.start), *_inferred([last]))
    return Verdict("no-data", reasons, last.year)


# The reasons


def _seen(course: Course, form: Literal["measure", "place"] = "measure") -> Iterator[Reason]:
    """Yield the latest figure as a reason, or that there is none."""
    if course.points:
        yield _stood(course.points[-1], form)
    elif course.broken:
        yield reason("no-results-since", year=course.broken)
    else:
        yield reason("no-results")


def _latest(aim: Aim, point: Point) -> Reason:
    if aim.comparison:
        return _beside(point, aim.comparison)
    if aim.kind == "carry-out":
        return reason("done", year=point.year, value=Figure(point.value, "percent"))
    return _stood(point, "place" if aim.kind == "rank" else "measure")


def _stood(point: Point, form: Literal["measure", "place"]) -> Reason:
    return reason("ranked" if form == "place" else "now", year=point.year, value=Figure(point.value, form))


def _beside(point: Point, name: str) -> Reason:
    return reason("now-beside", year=point.year, value=Figure(point.value), other=point.comparisons[name], name=name)


def _demand(aim: Aim, name: str, course: Course) -> Reason:
    way = "" if aim.kind == "approach" else "-up" if course.sign > 0 else "-down"
    return reason(f"{aim.kind}{way}", name=name)


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
    """Yield the reason that a later figure lacks its comparison."""
    later = course.points[-1].year
    if year < min(later, course.end):
        yield reason("comparison-lags", later=later, name=name, year=year)


def _inferred(points: Iterable[Point | Placing]) -> Iterator[Reason]:
    """Yield the reason that a deciding figure is our own conclusion."""
    years = sorted({point.year for point in points if isinstance(point, Point) and point.reason})
    if years:
        yield reason("inferred", years=tuple(years))
