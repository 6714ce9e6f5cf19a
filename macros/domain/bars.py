"""The status of several goals as one bar, with a part per status."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.domain.status import STATUSES, Status, Verdict


@dataclass(frozen=True, slots=True)
class Part:
    """The goals with one status. start, width: per cent of the bar.

    years: the years of their oldest and newest figures; a single year if they are the same, none without figures.
    """

    status: Status
    count: int
    start: float
    width: float
    years: tuple[int, ...]


def parts(verdicts: Sequence[Verdict]) -> Iterator[Part]:
    """Yield the bar's non-empty parts in the order of the statuses, from met to not known."""
    before = 0
    for status in STATUSES:
        found = [each for each in verdicts if each.status == status]
        if found:
            yield Part(status, len(found), _share(before, verdicts), _share(len(found), verdicts), _years(found))
            before += len(found)


def _share(count: int, of: Sequence[Verdict]) -> float:
    return round(100 * count / len(of), 2)


def _years(verdicts: Sequence[Verdict]) -> tuple[int, ...]:
    years = sorted(each.year for each in verdicts if each.year is not None)
    return tuple(dict.fromkeys((years[0], years[-1]))) if years else ()
