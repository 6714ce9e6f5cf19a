"""Which of the parts needed to follow up a goal are there, and which are missing."""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.content.model import Goal, Platform, Strategy
from macros.domain import series

# The aims that compare the goal's figures with somebody else's.
COMPARING = ("reach", "pass", "approach")


@dataclass(frozen=True, slots=True)
class Completeness:
    """The number of parts that are there (`have`), of those needed (`of`).

    missing: the label of each missing part; the label of the same name with `_who` says who could supply it, and where.
    """

    have: int
    of: int
    missing: tuple[str, ...]


def completeness(goal: Goal, platform: Platform) -> Completeness:
    """Return how many of the parts that the goal needs it has."""
    parts = list(_parts(goal, platform))
    missing = tuple(label for label, there in parts if not there)
    return Completeness(len(parts) - len(missing), len(parts), missing)


def _parts(goal: Goal, platform: Platform) -> Iterator[tuple[str, bool]]:
    """Yield each part that the goal needs: its label, and whether it is there.

    A comparison is needed only if the wording compares with somebody else.
    """
    strategy = platform.strategy_of(goal)
    points = series.points(goal, platform.facts)
    yield "missing_wording" if goal.wording != "known" else "missing_target", _has_target(goal)
    yield "missing_base", series.base(goal, platform.facts, strategy.base_year) is not None
    yield "missing_results", any(point.year >= strategy.period.start for point in points)
    yield "missing_source", bool(points or goal.base or series.placings(goal) or goal.kolada)
    if any(aim.kind in COMPARING for aim in goal.aims):
        yield "missing_comparison", _has_comparison(goal, strategy, platform)
    yield "missing_responsible", goal.responsible is not None
    yield "missing_next", goal.next is not None


def _has_target(goal: Goal) -> bool:
    """Whether the wording is known and every aim has a target."""
    enough = (aim.kind != "rank" or aim.value or aim.fact or aim.of for aim in goal.aims)
    return goal.wording == "known" and bool(goal.aims) and all(enough)


def _has_comparison(goal: Goal, strategy: Strategy, platform: Platform) -> bool:
    """Whether some year of the strategy has a figure for each comparison in the aims."""
    names = {aim.comparison for aim in goal.aims if aim.kind in COMPARING}
    points = series.points(goal, platform.facts)
    return any(point.year >= strategy.period.start and names <= set(point.comparisons) for point in points)
