"""Pagination of long lists, so that no page grows with the platform."""

from collections.abc import Iterable, Mapping
from math import ceil

from macros.content.model import Area, Platform
from macros.domain import urls

# The path of a list → how much of what it holds a page has room for: what takes about 170 kB.
ROOM = {
    urls.FACTS: 1600,  # lines
    urls.INITIATIVES: 70,
    urls.IDEA: 80,  # topics
    urls.RELATIONS: 10,  # strengths
    urls.GOALS: 120,
    urls.SOURCES: 900,
    urls.KITS: 500,  # lines
    urls.COVERAGE: 190,  # rows of its tables
    urls.MESSAGES: 72_000,  # letters
}
FACT_LINES = 7  # a fact takes as much room as seven lines of the list of what it is used by
KIT_LINES = 3  # a kit takes as much room as three of its texts, and those
CARD = 1700  # a message's card takes as much room as so many letters, and its texts

Pages = list[list[str]]  # the ids on each page
Sizes = Mapping[str, int]  # how much room each entry of a list takes, by id, in order


def spread(sizes: Sizes, room: int) -> Pages:
    """Divide the ids evenly over as few pages as have room for them; a single, empty page if there are none.

    The number of pages does not depend on the order, so that it is the same in every edition.
    """
    total, before = sum(sizes.values()), 0
    pages: Pages = [[] for _ in range(max(1, min(len(sizes), ceil(total / room))))]
    for id_, size in sizes.items():
        pages[before * len(pages) // total].append(id_)
        before += size
    return pages


def pages_of(path: str, sizes: Sizes) -> Pages:
    """Return the pages of the list at the path."""
    return spread(sizes, ROOM[path])


def sizes_of(platform: Platform) -> dict[str, Sizes]:
    """Return the sizes of the long lists whose entries are alike and stand in the same order in every edition."""
    listed: dict[str, Iterable[str]] = {
        urls.INITIATIVES: platform.initiatives,
        urls.IDEA: platform.ideas,
        urls.RELATIONS: platform.strengths,
        urls.GOALS: [goal.id for area in _by_strategy(platform) for goal in platform.goals_of(area)],
    }
    return {path: dict.fromkeys(ids, 1) for path, ids in listed.items()}


def _by_strategy(platform: Platform) -> list[Area]:
    """Return the areas in the order of the list of goals."""
    strategies = list(platform.strategies)
    return sorted(platform.areas.values(), key=lambda area: strategies.index(area.strategy))
