"""Pagination of long lists, so that no page grows with the platform."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import ceil

from macros.content.model import Area, Platform
from macros.domain import urls

# The path of a list → how many of its items a page has room for: what takes about 170 kB.
ROOM = {
    urls.FACTS: 1600,  # lines: see `pages_of`
    urls.INITIATIVES: 70,
    urls.IDEA: 80,  # topics
    urls.RELATIONS: 10,  # strengths
    urls.GOALS: 120,
    urls.COVERAGE: 18,  # what messages are about
}
FACT_LINES = 7  # a fact takes as much room as seven lines of the list of what it is used by

Pages = list[list[str]]  # the ids on each page


def spread(sizes: Mapping[str, int], room: int) -> Pages:
    """Divide the ids evenly over as few pages as have room for them; a single, empty page if there are none.

    The number of pages does not depend on the order, so that it is the same in every edition. sizes: by id, in order.
    """
    total, before = sum(sizes.values()), 0
    pages: Pages = [[] for _ in range(max(1, min(len(sizes), ceil(total / room))))]
    for id_, size in sizes.items():
        pages[before * len(pages) // total].append(id_)
        before += size
    return pages


def pages_of(platform: Platform, facts: Mapping[str, int], subjects: Iterable[str]) -> dict[str, Pages]:
    """Return the pages of every long list, by its path.

    facts: each fact's size in lines, by id in the edition's order. subjects: ids in the edition's order.
    """
    listed: dict[str, Iterable[str]] = {
        urls.INITIATIVES: platform.initiatives,
        urls.IDEA: platform.ideas,
        urls.RELATIONS: platform.strengths,
        urls.GOALS: [goal.id for area in _by_strategy(platform) for goal in platform.goals_of(area)],
        urls.COVERAGE: subjects,
    }
    sizes = {urls.FACTS: facts, **{path: dict.fromkeys(ids, 1) for path, ids in listed.items()}}
    return {path: spread(each, ROOM[path]) for path, each in sizes.items()}


def _by_strategy(platform: Platform) -> list[Area]:
    """Return the areas in the order of the list of goals."""
    strategies = list(platform.strategies)
    return sorted(platform.areas.values(), key=lambda area: strategies.index(area.strategy))
