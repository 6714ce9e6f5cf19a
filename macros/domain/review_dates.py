"""When items are due for review, by the dates in the data. Pure."""

from dataclasses import dataclass
from datetime import date

from macros.content.model import Platform


@dataclass(frozen=True, order=True, slots=True)
class Review:
    """The day on which an item is due for review. kind: `fact`, `goal` or `message`."""

    day: date
    kind: str
    id: str


def fact_due(checked: date, review: date | None, months: int) -> date:
    """Return a fact's own review date, else the first of the month so many months after it was checked."""
    if review:
        return review
    total = checked.year * 12 + checked.month - 1 + months
    return date(min(total // 12, date.max.year), total % 12 + 1, 1)  # every month has a first


def reviews(platform: Platform) -> list[Review]:
    """Return every known review: facts to compare with their source, figures that are due, messages that end."""
    months = platform.vocabulary.limits.review_months
    facts = ((fact_due(each.checked, each.review, months), "fact", each.id) for each in platform.facts.values())
    goals = ((each.next, "goal", each.id) for each in platform.goals.values())
    ends = ((each.valid.end, "message", each.id) for each in platform.messages.values() if not each.ended)
    return sorted(Review(day, kind, id_) for day, kind, id_ in (*facts, *goals, *ends) if day)
