"""A goal's figures as a drawing and a table: where each point, line and mark lies, and the rows that say the same.

Numbers in, numbers out. All places are per cent of the drawing's width and height, so that it can take any size while
its text keeps its own. `chart.html` draws it; the words stand in vocabulary.yml.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import pairwise
from typing import Literal

from macros.content.model import AimKind, Area, Goal, Platform, Relation, Result, Text
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
    """A year's figure, where it is drawn."""

    year: int
    value: Decimal
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Stroke:
    """From one mark to the next. gap: years without a figure lie between them."""

    start: Mark
    end: Mark
    gap: bool


@dataclass(frozen=True, slots=True)
class Line:
    """The place's own figures (name: OWN), or those of what it is compared with."""

    name: str
    marks: tuple[Mark, ...]
    strokes: tuple[Stroke, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """A value that the goal is to reach, or for `grow` and `shrink` to leave behind: a line across."""

    kind: AimKind
    value: Decimal
    y: float


@dataclass(frozen=True, slots=True)
class Label:
    """The year and value of the place's first or last mark. anchor: which end of the words lies at x."""

    of: Mark
    x: float
    y: float
    anchor: Literal["start", "end"]


@dataclass(frozen=True, slots=True)
class Tick:
    """A round value on the upright axis, or a year on the other."""

    value: Decimal
    at: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that is drawn. turned: a ranking, its first place on top. base, end: the strategy's base and last year."""

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
        """Where the upright axis goes on after its break; None where it has none: a ranking has no zero."""
        lowest = self.values[0].value
        return None if self.turned or lowest <= 0 else lowest

    @property
    def has_gap(self) -> bool:
        """Whether the place's own line passes years without a figure."""
        return any(stroke.gap for stroke in self.lines[0].strokes)


@dataclass(frozen=True, slots=True)
class Row:
    """A year in the table. relations: how the figure lies against a comparison, where only that is known."""

    year: int
    value: Decimal | None
    comparisons: Mapping[str, Decimal]
    relations: Mapping[str, Relation]
    source: str
    is_base: bool
    reason: Text | None
    note: Text | None


@dataclass(frozen=True, slots=True)
class Group:
    """Figures beside the goal's own: in the table below them, never in the drawing. why: why they are not its own."""

    name: Text
    why: Text
    unit: Text | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """The figures of a goal, or those beside an area.

    drawing: None where no year's figure is known, only its place against a comparison. rows: the goal's own.
    """

    drawing: Drawing | None
    rows: tuple[Row, ...]
    groups: tuple[Group, ...]

    @property
    def comparisons(self) -> tuple[str, ...]:
        """The names of what any figure is compared with, in the order in which they first appear."""
        rows = (row for rows in (self.rows, *(group.rows for group in self.groups)) for row in rows)
        return tuple(dict.fromkeys(name for row in rows for name in (*row.comparisons, *row.relations)))


def chart(goal: Goal, platform: Platform) -> Chart | None:
    """The goal's figures as a drawing and a table, with those beside them; None where there are none."""
    strategy = platform.strategy_of(goal)
    base = series.base(goal, platform.facts, strategy.base_year)
    points = series.with_base(series.points(goal, platform.facts), base)
    base_year = base.year if base else strategy.base_year
    own = [goal.base] if goal.base and goal.base.year not in [each.year for each in goal.results] else []
    rows = tuple(_row(each, platform, base_year) for each in sorted([*own, *goal.results], key=lambda each: each.year))
    drawing = _draw(goal, platform, points, base_year) if points else None
    return Chart(drawing, rows, _groups(goal, platform)) if rows or goal.beside else None


def beside(area: Area, platform: Platform) -> Chart | None:
    """The figures beside an area as a table; None where there are none."""
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
        # A break lies between the last year before it and the first after it.
        tuple(Tick(Decimal(year), years.at(year - 0.5)) for year in breaks),
        years.tick(base_year), years.tick(end_year), values.turned,
    )  # fmt: skip


def _targets(goal: Goal, platform: Platform, points: list[Point], base_year: int) -> Iterator[tuple[AimKind, Decimal]]:
    """The values that the goal's aims name; for growing and shrinking, the base's."""
    base = next((point.value for point in points if point.year == base_year), None)
    for aim in goal.aims:
        value = base if aim.kind in ("grow", "shrink") else series.amount(aim, platform.facts)
        if value is not None:
            yield aim.kind, value


def _lines(goal: Goal, points: list[Point], years: _Across, values: _Upright) -> Iterator[Line]:
    """The place's own line first, then one for each comparison, in the order in which they first appear."""
    own = [(point.year, point.value) for point in points]
    names = dict.fromkeys(name for point in points for name in point.comparisons)
    compared = {
        name: [(each.year, each.comparisons[name]) for each in points if name in each.comparisons] for name in names
    }
    for name, figures in {OWN: own, **compared}.items():
        marks = tuple(Mark(year, value, years.at(year), values.at(value)) for year, value in figures)
        yield Line(name, marks, tuple(_strokes(name, marks, [each.year for each in goal.breaks])))


def _strokes(name: str, marks: tuple[Mark, ...], breaks: list[int]) -> Iterator[Stroke]:
    """None across a break; across years without a figure only for the place itself, and marked as such."""
    for start, end in pairwise(marks):
        gap = end.year - start.year > 1
        if not any(start.year < year <= end.year for year in breaks) and (not gap or name == OWN):
            yield Stroke(start, end, gap)


def _labels(marks: tuple[Mark, ...]) -> tuple[Label, ...]:
    """A label for the first mark and one for the last, moved up or down where they would lie on each other."""
    wanted = [_beside(marks[-1], marks)]
    if len(marks) > 1:
        wanted.append(_over_or_under(marks[0], marks))
    wanted.sort(key=lambda label: label.y)
    heights = _apart([label.y for label in wanted])
    return tuple(Label(each.of, each.x, y, each.anchor) for each, y in zip(wanted, heights, strict=True))


def _beside(last: Mark, marks: tuple[Mark, ...]) -> Label:
    """After the mark; where there is no room for it, above or below."""
    x = round(last.x + _LABEL_SPACE, 2)
    if x + _LABEL_WIDTH <= 100:
        return Label(last, x, last.y, "start")
    return _over_or_under(last, marks)


def _over_or_under(mark: Mark, marks: tuple[Mark, ...]) -> Label:
    """Above the mark or below it, where there is most room to the marks that the label passes."""
    anchor: Literal["start", "end"] = "start" if mark.x + _LABEL_WIDTH <= 100 else "end"
    x = mark.x if anchor == "start" else max(mark.x, _LEFT + _LABEL_WIDTH)  # clear of the axis of values
    start = x if anchor == "start" else x - _LABEL_WIDTH
    passed = [each.y for each in marks if start <= each.x <= start + _LABEL_WIDTH]
    heights = (mark.y - _LABEL_HEIGHT, mark.y + _LABEL_HEIGHT)
    best = max(heights, key=lambda height: min(abs(height - each) for each in passed))
    return Label(mark, x, best, anchor)


def _apart(heights: list[float]) -> list[float]:
    """The heights, sorted, each at least a label's height from the next and all inside the drawing."""
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
    """The axis of years."""

    first: int
    last: int

    def at(self, year: float) -> float:
        """Where the year lies; the only year, in the middle."""
        share = (year - self.first) / (self.last - self.first) if self.last > self.first else 0.5
        return round(_LEFT + share * (_RIGHT - _LEFT), 2)

    def tick(self, year: int) -> Tick:
        """The year with its place."""
        return Tick(Decimal(year), self.at(year))

    def ticks(self, *always: int) -> tuple[Tick, ...]:
        """The given years, then round ones, each only where there is room beside those before it."""
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
    """The axis of values, from one round value to another. turned: the lowest value is on top."""

    low: Decimal
    high: Decimal
    step: Decimal
    turned: bool

    @classmethod
    def of(cls, goal: Goal, platform: Platform, values: list[Decimal]) -> _Upright:
        """The axis that holds all of the values; a ranking's begins with its first place and holds all places."""
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
        """Where the value lies."""
        span = self.high - self.low
        share = float((value - self.low) / span) if span else 0.5
        share = share if self.turned else 1 - share
        return round(_TOP + min(max(share, 0.0), 1.0) * (_BOTTOM - _TOP), 2)

    def ticks(self) -> tuple[Tick, ...]:
        """The round values on the axis, the lowest first; a ranking's first place instead of zero."""
        first = _to(self.low, self.step, ROUND_FLOOR)
        count = int((self.high - first) / self.step)
        found = [max(first + number * self.step, self.low) for number in range(count + 1)]
        return tuple(Tick(value, self.at(value)) for value in found)


def _range(values: list[Decimal]) -> tuple[Decimal, Decimal]:
    """The lowest and highest value of the axis; never one and the same.

    From zero where that does not flatten the line. Else as much lies below the figures as they span, so that a small
    change is no fall to the floor.
    """
    low, high = min(values), max(values)
    if low == high == 0:
        return low, Decimal(1)
    below = 2 * low - high if high > low else Decimal(0)
    return min(low, max(below, Decimal(0))), max(high, Decimal(0))


def _round_step(span: Decimal, whole: bool) -> Decimal:
    """The least of 1, 2 and 5 times a power of ten that cuts the span in four or fewer; whole: at least 1."""
    power = Decimal(1).scaleb((span / 4).adjusted())
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor * 4 >= span)
    return max(step, Decimal(1)) if whole else step


def _to(value: Decimal, step: Decimal, rounding: str) -> Decimal:
    return (value / step).to_integral_value(rounding) * step
