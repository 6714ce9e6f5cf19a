"""The layout of the relations diagram: the position of each strength, area and goal, and the curves. Pure geometry.

Lengths are in units of the picture's viewBox. A trunk runs from the vision down through the strengths; from each
strength a curve leads to every goal that it contributes to; the goals are listed vertically, by area.
"""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from macros.content.model import Goal, Strength
from macros.domain.relations import Node, Relations


@dataclass(frozen=True, slots=True)
class Size:
    """The dimensions of a picture: heights of its top and rows, and x of its trunk, goals and areas."""

    name: str
    width: int
    gap: int
    trunk: int
    goals: int
    areas: int
    letters: tuple[int, int]  # in a line of a strength's name, of an area's
    top: int = 64
    row: int = 28


NARROW = Size("narrow", width=312, gap=16, trunk=110, goals=168, areas=210, letters=(16, 15))
WIDE = Size("wide", width=1100, gap=20, trunk=250, goals=520, areas=860, letters=(30, 30))


@dataclass(frozen=True, slots=True)
class Place:
    """The position of an item: the centre of its dot or mark, its name in lines; for an area, its start and end."""

    node: Node
    x: int
    y: int
    lines: tuple[str, ...] = ()
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Curve:
    """The curve from a strength to a goal, as SVG path data."""

    strength: str
    goal: str
    path: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A whole picture: its size, its height, and the positions in it."""

    size: Size
    height: int
    strengths: list[Place]
    areas: list[Place]
    goals: list[Place]
    curves: list[Curve]


def picture(
    relations: Relations, size: Size, language: str, strengths: Sequence[Strength], goals: Sequence[Goal]
) -> Picture:
    """Lay out the strengths, and the goals of the strategy in force, in the given size."""
    right, areas, height = _right(relations, size, language, goals)
    left = _left(strengths, size, height, language)
    places = {place.node: place for place in right}
    curves = [
        Curve(strength.node.id, relation.lower.id, _curve(strength, places[relation.lower]))
        for strength in left
        for relation in relations.below(strength.node, "goal")
        if relation.lower in places
    ]
    return Picture(size, height, left, areas, right, curves)


def _right(
    relations: Relations, size: Size, language: str, goals: Sequence[Goal]
) -> tuple[list[Place], list[Place], int]:
    """Lay out the goals and their areas from the top; return them and the height that they need."""
    places: list[Place] = []
    areas, y = [], size.top
    for area in relations.platform.areas.values():
        own = [goal for goal in goals if goal.area == area.id]
        if not own:
            continue
        start = y
        for goal in own:
            places.append(Place(Node("goal", goal.id), size.goals, y + size.row // 2))
            y += size.row
        lines = tuple(textwrap.wrap(area.name[language], size.letters[1]))
        areas.append(Place(Node("area", area.id), size.areas, (start + y) // 2, lines, start, y))
        y += size.gap
    return places, areas, y


def _left(strengths: Sequence[Strength], size: Size, height: int, language: str) -> list[Place]:
    """Lay out the strengths evenly along the trunk."""
    step = (height - size.top) / max(len(strengths), 1)
    return [
        Place(
            Node("strength", each.id),
            size.trunk,
            round(size.top + step * (index + 0.5)),
            tuple(textwrap.wrap(each.name[language], size.letters[0])),
        )
        for index, each in enumerate(strengths)
    ]


def _curve(start: Place, end: Place) -> str:
    middle, reach = (start.x + end.x) // 2, end.x - 14
    return f"M{start.x} {start.y}C{middle} {start.y} {middle} {end.y} {reach} {end.y}"
