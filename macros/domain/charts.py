"""A goal's figures as a chart and a table: the coordinates of each point, line and mark, and the rows of the table.

Coordinates are per cent of the chart's width and height, so that it scales while its text keeps its size. `chart.html`
draws it; its words are labels.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import pairwise
from typing import Literal

from macros.content.model import AimKind, Area, Goal, Platform, Position, Result, Text
from macros.domain import series
from macros.domain.series import Point

OWN = ""  # the name of the place's own line; the others are named as in vocabulary.yml: comparisons
_LEFT, _RIGHT, _TOP, _BOTTOM = 17, 92, 9, 79
_FLOOR = 86  # room below the lowest value: for a label, and for the zero of a broken axis
# Labels have room on a drawing as wide as the narrowest phone.
_LABEL_HEIGHT, _LABEL_WIDTH, _LABEL_SPACE = 7, 42, 3
_YEAR_WIDTH = 14
_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)
_MOST_YEARS = 5


@dataclass(frozen=True, slots=True)
class Mark:
    """A year's figure and its coordinates."""

    year: int
    value: Decimal
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line between two marks. gap: whether there are years without a figure between them."""

    start: Mark
    end: Mark
    gap: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A series: the place's own figures (name: OWN), or those of a comparison."""

    name: str
    marks: tuple[Mark, ...]
    strokes: tuple[Stroke, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """A horizontal line: a target, or for `grow` and `shrink` the base value."""

    kind: AimKind
    value: Decimal
    y: float


@dataclass(frozen=True, slots=True)
class Label:
    """The year and value of the place's first or last mark. anchor: which end of the text is at x."""

    of: Mark
    x: float
    y: float
    anchor: Literal["start", "end"]


@dataclass(frozen=True, slots=True)
class Tick:
    """A round value on the vertical axis, or a year on the horizontal one."""

    value: Decimal
    at: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything that is drawn. turned: a ranking, first place on top. base, end: the strategy's base and last year."""

    lines: tuple[Line, ...]
    levels: tuple[Level, ...]
    labels: tuple[Label, ...]
    values: tuple[Tick, ...]
    years: tuple[Tick, ...]
    breaks: tuple[Tick, ...]
    base: Tick
    end: Tick
    turned: bool

    @property
    def starts_at(self) -> Decimal | None:
        """The lowest value of a vertical axis that does not start at zero; None if it does, or in a ranking."""
        lowest = self.values[0].value
        return None if self.turned or lowest <= 0 else lowest

    @property
    def has_gap(self) -> bool:
        """Whether the place's own line spans years without a figure."""
        return any(stroke.gap for stroke in self.lines[0].strokes)


@dataclass(frozen=True, slots=True)
class Row:
    """A year in the table. relations: above, level with or below a comparison, if only that is known."""

    year: int
    value: Decimal | None
    comparisons: Mapping[str, Decimal]
    relations: Mapping[str, Position]
    source: str
    is_base: bool
    reason: Text | None
    note: Text | None


@dataclass(frozen=True, slots=True)
class Group:
    """Figures close to the goal's own: shown below them in the table, never drawn. why: how they differ."""

    name: Text
    why: Text
    unit: Text | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """The figures of a goal, or the figures in an area's `beside`.

    drawing: None if no figure is known, only relations to comparisons. rows: the goal's own figures.
    """

    drawing: Drawing | None
    rows: tuple[Row, ...]
    groups: tuple[Group, ...]

    @property
    def comparisons(self) -> tuple[str, ...]:
        """The names of all comparisons, in order of appearance."""
        rows = (row for rows in (self.rows, *(group.rows for group in self.groups)) for row in rows)
        return tuple(dict.fromkeys(name for row in rows for name in (*row.comparisons, *row.relations)))


def chart(goal: Goal, platform: Platform) -> Chart | None:
    """Return the goal's chart and table, including the figures in `beside`; None if there are none."""
    strategy = platform.strategy_of(goal)
    base = series.base(goal, platform.facts, strategy.base_year)
    points = series.with_base(series.points(goal, platform.facts), base)
    base_year = base.year if base else strategy.base_year
    own = [goal.base] if goal.base and goal.base.year not in [each.year for each in goal.results] else []
    rows = tuple(_row(each, platform, base_year) for each in sorted([*own, *goal.results], key=lambda each: each.year))
    drawing = _draw(goal, platform, points, base_year) if points else None
    return Chart(drawing, rows, _groups(goal, platform)) if rows or goal.beside else None


def beside(area: Area, platform: Platform) -> Chart | None:
    """Return the table of the figures in an area's `beside`; None if there are none."""
    return Chart(None, (), _groups(area, platform)) if area.beside else None


def _groups(item: Goal | Area, platform: Platform) -> tuple[Group, ...]:
    return tuple(
        Group(each.name, each.why, each.unit, tuple(_row(figure, platform) for figure in each.figures))
        for each in item.beside
    )


def _row(figure: Result, platform: Platform, base_year: int | None = None) -> Row:
    origin = series.origin_of(figure, platform.facts)
    value = None if origin.value is None else Decimal(origin.value)
    return Row(
        year=figure.year, value=value, comparisons=series.compared(figure), relations=figure.relations,
        source=origin.source or "", is_base=figure.year == base_year, reason=origin.reason, note=figure.note,
    )  # fmt: skip


def _draw(goal: Goal, platform: Platform, points: list[Point], base_year: int) -> Drawing:
    end_year = platform.strategy_of(goal).period.end
    years = _Across(min(base_year, points[0].year), max(end_year, points[-1].year))
    targets = list(_targets(goal, platform, points, base_year))
    figures = [value for point in points for value in (point.value, *point.comparisons.values())]
    values = _Upright.of(goal, platform, [*figures, *(value for _, value in targets)])
    lines = tuple(_lines(goal, points, years, values))
    levels = tuple(Level(kind, value, values.at(value)) for kind, value in targets)
    breaks = [each.year for each in goal.breaks if years.first < each.year <= years.last]
    return Drawing(
        lines, levels, _labels(lines[0].marks), values.ticks(),
        years.ticks(end_year, base_year, points[-1].year, points[0].year),
        # A break is drawn between the last year before it and the first after it.
        tuple(Tick(Decimal(year), years.at(year - 0.5)) for year in breaks),
        years.tick(base_year), years.tick(end_year), values.turned,
    )  # fmt: skip


def _targets(goal: Goal, platform: Platform, points: list[Point], base_year: int) -> Iterator[tuple[AimKind, Decimal]]:
    """Yield the values of the goal's targets; for growing and shrinking, the base value."""
    base = next((point.value for point in points if point.year == base_year), None)
    for aim in goal.aims:
        value = base if aim.kind in ("grow", "shrink") else series.amount(aim, platform.facts)
        if value is not None:
            yield aim.kind, value


def _lines(goal: Goal, points: list[Point], years: _Across, values: _Upright) -> Iterator[Line]:
    """Yield the place's own line, then one per comparison, in order of appearance."""
    own = [(point.year, point.value) for point in points]
    names = dict.fromkeys(name for point in points for name in point.comparisons)
    compared = {
        name: [(each.year, each.comparisons[name]) for each in points if name in each.comparisons] for name in names
    }
    for name, figures in {OWN: own, **compared}.items():
        marks = tuple(Mark(year, value, years.at(year), values.at(value)) for year, value in figures)
        yield Line(name, marks, tuple(_strokes(name, marks, [each.year for each in goal.breaks])))


def _strokes(name: str, marks: tuple[Mark, ...], breaks: list[int]) -> Iterator[Stroke]:
    """Yield the strokes between marks: none across a break; across missing years only for the place itself."""
    for start, end in pairwise(marks):
        gap = end.year - start.year > 1
        if not any(start.year < year <= end.year for year in breaks) and (not gap or name == OWN):
            yield Stroke(start, end, gap)


def _labels(marks: tuple[Mark, ...]) -> tuple[Label, ...]:
    """Return labels for the first and last mark, moved up or down if they would overlap."""
    wanted = [_beside(marks[-1], marks)]
    if len(marks) > 1:
        wanted.append(_over_or_under(marks[0], marks))
    wanted.sort(key=lambda label: label.y)
    heights = _apart([label.y for label in wanted])
    return tuple(Label(each.of, each.x, y, each.anchor) for each, y in zip(wanted, heights, strict=True))


def _beside(last: Mark, marks: tuple[Mark, ...]) -> Label:
    """Return the label to the right of the mark; without room, above or below it."""
    x = round(last.x + _LABEL_SPACE, 2)
    if x + _LABEL_WIDTH <= 100:
        return Label(last, x, last.y, "start")
    return _over_or_under(last, marks)


def _over_or_under(mark: Mark, marks: tuple[Mark, ...]) -> Label:
    """Return the label above or below the mark, whichever is further from the marks that it spans."""
    anchor: Literal["start", "end"] = "start" if mark.x + _LABEL_WIDTH <= 100 else "end"
    x = mark.x if anchor == "start" else max(mark.x, _LEFT + _LABEL_WIDTH)  # clear of the axis of values
    start = x if anchor == "start" else x - _LABEL_WIDTH
    passed = [each.y for each in marks if start <= each.x <= start + _LABEL_WIDTH]
    heights = (mark.y - _LABEL_HEIGHT, mark.y + _LABEL_HEIGHT)
    best = max(heights, key=lambda height: min(abs(height - each) for each in passed))
    return Label(mark, x, best, anchor)


def _apart(heights: list[float]) -> list[float]:
    """Return the sorted heights, moved to be at least a label's height apart and inside the chart."""
    least: float = _LABEL_HEIGHT / 2
    pushed = []
    for height in heights:
        least = max(height, least)
        pushed.append(least)
        least += _LABEL_HEIGHT
    most: float = _FLOOR
    for index in reversed(range(len(pushed))):
        pushed[index] = round(min(pushed[index], most), 2)
        most = pushed[index] - _LABEL_HEIGHT
    return pushed


@dataclass(frozen=True, slots=True)
class _Across:
    """The horizontal axis, of years."""

    first: int
    last: int

    def at(self, year: float) -> float:
        """Return the year's coordinate; the middle if there is only one year."""
        share = (year - self.first) / (self.last - self.first) if self.last > self.first else 0.5
        return round(_LEFT + share * (_RIGHT - _LEFT), 2)

    def tick(self, year: int) -> Tick:
        """Return a tick for the year."""
        return Tick(Decimal(year), self.at(year))

    def ticks(self, *always: int) -> tuple[Tick, ...]:
        """Return ticks for the given years, then for round ones, each only if there is room for its label."""
        span = self.last - self.first
        step = next((each for each in _YEAR_STEPS if span / each <= _MOST_YEARS), span)
        kept: list[Tick] = []
        for year in (*always, *range(-(-self.first // step) * step, self.last + 1, step)):
            tick = self.tick(year)
            if all(abs(tick.at - other.at) >= _YEAR_WIDTH for other in kept):
                kept.append(tick)
        return tuple(sorted(kept, key=lambda each: each.at))


@dataclass(frozen=True, slots=True)
class _Upright:
    """The vertical axis, of values. turned: the lowest value is on top."""

    low: Decimal
    high: Decimal
    step: Decimal
    turned: bool

    @classmethod
    def of(cls, goal: Goal, platform: Platform, values: list[Decimal]) -> _Upright:
        """Return an axis that spans all the values; a ranking's spans all its places, from the first."""
        whole = all(value == value.to_integral_value() for value in values)
        ranks = [aim for aim in goal.aims if aim.kind == "rank"]
        if ranks:
            places = [Decimal(platform.facts[aim.of].value) for aim in ranks if aim.of]
            values = [Decimal(1), Decimal(2), *values, *places]
        low, high = (min(values), max(values)) if ranks else _range(values)
        step = _round_step(high - low, whole)
        if ranks:
            return cls(low, high, step, True)
        return cls(_to(low, step, ROUND_FLOOR), _to(high, step, ROUND_CEILING), step, False)

    def at(self, value: Decimal) -> float:
        """Return the value's coordinate."""
        span = self.high - self.low
        share = float((value - self.low) / span) if span else 0.5
        share = share if self.turned else 1 - share
        return round(_TOP + min(max(share, 0.0), 1.0) * (_BOTTOM - _TOP), 2)

    def ticks(self) -> tuple[Tick, ...]:
        """Return ticks for the round values, the lowest first; for a ranking, the first place instead of zero."""
        first = _to(self.low, self.step, ROUND_FLOOR)
        count = int((self.high - first) / self.step)
        found = [max(first + number * self.step, self.low) for number in range(count + 1)]
        return tuple(Tick(value, self.at(value)) for value in found)


def _range(values: list[Decimal]) -> tuple[Decimal, Decimal]:
    """Return the axis's lowest and highest value, which always differ.

    It starts at zero unless that would flatten the line. Otherwise as much space is left below the figures as they
    span, so that a small change does not look like a fall to the bottom.
    """
    low, high = min(values), max(values)
    if low == high == 0:
        return low, Decimal(1)
    below = 2 * low - high if high > low else Decimal(0)
    return min(low, max(below, Decimal(0))), max(high, Decimal(0))


def _round_step(span: Decimal, whole: bool) -> Decimal:
    """Return the smallest of 1, 2 and 5 times a power of ten that gives at most four steps; whole: at least 1."""
    power = Decimal(1).scaleb((span / 4).adjusted())
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor * 4 >= span)
    return max(step, Decimal(1)) if whole else step


def _to(value: Decimal, step: Decimal, rounding: str) -> Decimal:
    return (value / step).to_integral_value(rounding) * step
