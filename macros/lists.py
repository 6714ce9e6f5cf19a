"""Long lists, spread over pages of a fixed size, so that no page grows with the platform.

As many stand on a page as take some 150 kB. A list that fits on one page is one page.
"""

from __future__ import annotations

from collections.abc import Iterable

from macros import addresses
from macros.model import Goal, Platform

# The path of a list → how many of its items stand on a page.
SIZES = {
    addresses.FACTS: 170,
    addresses.INITIATIVES: 70,
    addresses.IDEA: 80,  # topics
    addresses.THREAD: 10,  # strengths
    addresses.GOALS: 120,
    addresses.COVERAGE: 30,  # what messages are about
}

Pages = list[list[str]]  # the ids on each page


def spread(ids: Iterable[str], size: int) -> Pages:
    """The ids, so many on a page; one page, empty, where there are none."""
    all_ids = list(ids)
    return [all_ids[start : start + size] for start in range(0, len(all_ids), size)] or [[]]


def pages_of(platform: Platform, facts: Iterable[str], subjects: Iterable[str]) -> dict[str, Pages]:
    """The pages of every long list, by its path. facts, subjects: their ids in the order of the edition."""
    listed: dict[str, Iterable[str]] = {
        addresses.FACTS: facts,
        addresses.INITIATIVES: platform.initiatives,
        addresses.IDEA: platform.topics,
        addresses.THREAD: platform.strengths,
        addresses.GOALS: [goal.id for goal in _by_area(platform)],
        addresses.COVERAGE: subjects,
    }
    return {path: spread(ids, SIZES[path]) for path, ids in listed.items()}


def _by_area(platform: Platform) -> list[Goal]:
    """The goals in the order of the list: by strategy, then by area."""
    strategies, areas = list(platform.strategies), list(platform.areas)

    def key(goal: Goal) -> tuple[int, int]:
        return strategies.index(platform.areas[goal.area].strategy), areas.index(goal.area)

    return sorted(platform.goals.values(), key=key)
