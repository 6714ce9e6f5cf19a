"""When each thing in the content is to be looked at again: worked out from the days that stand in the data. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from macros.content.model import Platform


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
    months = platform.vocabulary.limits.review_months
    facts = ((fact_due(each.checked, each.review, months), "fact", each.id) for each in platform.facts.values())
    goals = ((each.next, "goal", each.id) for each in platform.goals.values())
    ends = ((each.valid.end, "message", each.id) for each in platform.messages.values() if not each.ended)
    return sorted(Review(day, kind, id_) for day, kind, id_ in (*facts, *goals, *ends) if day)
