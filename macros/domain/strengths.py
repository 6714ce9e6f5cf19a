"""What a strength says to whom, what proves it, and which strengths it goes with: from data alone."""

from __future__ import annotations

from dataclasses import dataclass

from macros.content.model import Area, Argument, Goal, Platform, Strength, served_goals
from macros.content.texts import named_facts

_RELATED = 3  # strengths shown


@dataclass(frozen=True, slots=True)
class Related:
    """A strength that goes with another, and why: the goals that both help to reach, the areas that build on both."""

    strength: Strength
    goals: tuple[Goal, ...]
    areas: tuple[Area, ...]


def proof_ids(argument: Argument) -> list[str]:
    """The ids of the facts that the argument states, in any language, and of those that it leans on."""
    named = named_facts([*argument.claim.values(), *argument.more.values()])
    return list(dict.fromkeys([*named, *argument.facts]))


def by_audience(strength: Strength) -> dict[str, list[Argument]]:
    """The strength's arguments for each audience that has any; first the audience that the best argument is for."""
    audiences = dict.fromkeys(audience for argument in strength.arguments for audience in argument.audiences)
    return {id_: [argument for argument in strength.arguments if id_ in argument.audiences] for id_ in audiences}


def related(strength: Strength, platform: Platform) -> list[Related]:
    """The strengths that share most goals with this one, then most areas; none that shares neither."""
    own = [area for area in platform.areas.values() if strength.id in area.strengths]
    found = []
    for other in platform.strengths.values():
        goals = {*served_goals(strength)}.intersection(served_goals(other))
        areas = tuple(area for area in own if other.id in area.strengths)
        if other.id != strength.id and (goals or areas):
            found.append((other, goals, areas))
    best = sorted(found, key=lambda each: (-len(each[1]), -len(each[2])))[:_RELATED]
    return [
        Related(other, tuple(goal for goal in platform.goals.values() if goal.id in goals), areas)
        for other, goals, areas in best
    ]
