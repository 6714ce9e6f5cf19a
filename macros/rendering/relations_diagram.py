"""The relations as a diagram: where each strength, area and goal lies, and the curves between them. Pure geometry.

Lengths are units of the picture's own view box. The trunk runs from the vision down through the strengths; from each
strength a curve goes to every goal that it helps to reach; the goals stand below one another, area by area.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from macros.content.model import Goal, Strength
from macros.domain.relations import Node, Relations


@dataclass(frozen=True, slots=True)
class Size:
    """The measures of a picture: how high its top and rows are, how far in its trunk, goals and areas stand."""

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
    """Where an item lies: the middle of its dot or mark, its name in lines; for an area, where it begins and ends."""

    node: Node
    x: int
    y: int
    lines: tuple[str, ...] = ()
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Curve:
    """The line from a strength to a goal, as SVG's path data."""

    strength: str
    goal: str
    path: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A whole picture: its size, its height, and what lies where."""

    size: Size
    height: int
    strengths: list[Place]
    areas: list[Place]
    goals: list[Place]
    curves: list[Curve]


def picture(
    relations: Relations, size: Size, language: str, strengths: Sequence[Strength], goals: Sequence[Goal]
) -> Picture:
    """The picture, in the given size, of the strengths and of the goals of the vision's strategy."""
    right, areas, height = _right(relations, size, language, goals)
    left = _left(strengths, size, height, language)
    places = {place.node: place for place in right}
    curves = [
        Curve(strength.node.id, tie.lower.id, _curve(strength, places[tie.lower]))
        for strength in left
        for tie in relations.below(strength.node, "goal")
        if tie.lower in places
    ]
    return Picture(size, height, left, areas, right, curves)


def _right(
    relations: Relations, size: Size, language: str, goals: Sequence[Goal]
) -> tuple[list[Place], list[Place], int]:
    """The goals and the areas that hold them, from the top; and how far down they reach."""
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
    """The strengths, spread evenly along the trunk."""
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
