"""When each thing in the content is to be looked at again: worked out from the days that stand in the data. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from macros.model import Platform


@dataclass(frozen=True, order=True, slots=True)
class Review:
    """The day on which an item is to be looked at. kind: `fact`, `goal` or `message`."""

    day: date
    kind: str
    id: str


def fact_due(checked: date, review: date | None, months: int) -> date:
    """A fact's own review day; else the first of the month that is so many months after it was checked."""
    if review:
        return review
    total = checked.year * 12 + checked.month - 1 + months
    return date(min(total // 12, date.max.year), total % 12 + 1, 1)  # every month has a first


def reviews(platform: Platform) -> list[Review]:
    """Every day that is known: facts to compare with their source, figures that are due, messages that end."""
    return sorted(_reviews(platform))


def _reviews(platform: Platform) -> Iterator[Review]:
    months = platform.vocabulary.limits.review_months
    for fact in platform.facts.values():
        yield Review(fact_due(fact.checked, fact.review, months), "fact", fact.id)
    for goal in platform.goals.values():
        if goal.next:
            yield Review(goal.next, "goal", goal.id)
    for message in platform.messages.values():
        if message.valid.end and not message.ended:
            yield Review(message.valid.end, "message", message.id)
