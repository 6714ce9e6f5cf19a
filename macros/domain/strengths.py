"""The proof of a strength's arguments, and its related strengths."""

from macros.content.model import Argument, Platform, Strength, served_goals
from macros.content.texts import named_facts

_RELATED = 3  # strengths shown


def proof_ids(argument: Argument) -> list[str]:
    """Return the ids of the facts that the argument states in any language, and of its other facts."""
    return list(dict.fromkeys([*_named(argument), *argument.facts]))


def unnamed_ids(argument: Argument) -> list[str]:
    """Return the ids of the argument's facts that its text does not state."""
    named = _named(argument)
    return [id_ for id_ in argument.facts if id_ not in named]


def _named(argument: Argument) -> list[str]:
    return named_facts([*argument.claim.values(), *argument.more.values()])


def related(strength: Strength, platform: Platform) -> list[Strength]:
    """Return the strengths that share most goals with this one, then most areas; none that shares neither."""
    own = [area for area in platform.areas.values() if strength.id in area.strengths]
    found = []
    for other in platform.strengths.values():
        goals = {*served_goals(strength)}.intersection(served_goals(other))
        areas = [area for area in own if other.id in area.strengths]
        if other.id != strength.id and (goals or areas):
            found.append((other, len(goals), len(areas)))
    return [other for other, *_ in sorted(found, key=lambda each: (-each[1], -each[2]))[:_RELATED]]
