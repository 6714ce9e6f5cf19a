"""A platform as a whole, and lookups in it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from macros.content.model.brand import Brand, Picture, Templates
from macros.content.model.items import (
    Area,
    Fact,
    Goal,
    Initiative,
    Item,
    Kit,
    Message,
    Perspective,
    Source,
    Strategy,
    Strength,
    Topic,
)
from macros.content.model.languages import Language, Translation
from macros.content.model.place import Accessibility, Place, Profile, Vocabulary

if TYPE_CHECKING:  # a kind names its class, which is one of these
    from macros.content.kinds import Kind


class Platform(Struct, frozen=True, kw_only=True, dict=True):
    """One place with all its content. Items are by id, in display order.

    others: the items of kinds without a field of their own here, by folder.
    """

    place: Place
    vocabulary: Vocabulary
    brand: Brand
    accessibility: Accessibility
    profile: Profile
    sources: dict[str, Source]
    strategies: dict[str, Strategy]
    strengths: dict[str, Strength]
    areas: dict[str, Area]
    goals: dict[str, Goal]
    facts: dict[str, Fact]
    initiatives: dict[str, Initiative]
    perspectives: dict[str, Perspective]
    messages: dict[str, Message]
    kits: dict[str, Kit]
    topics: dict[str, Topic]
    languages: dict[str, Language]
    translations: dict[str, Translation]
    templates: Templates | None = None
    pictures: dict[str, Picture]
    paths: dict[tuple[str, str], str]
    others: dict[str, dict[str, Item]] = {}

    def items(self, kind: Kind) -> dict[str, Item]:
        """Return the items of a kind that has many."""
        found: dict[str, Item] = self.others.get(kind.folder) or getattr(self, kind.folder, {})
        return found

    @property
    def makes_pictures(self) -> bool:
        """Whether the picture maker can be offered: it needs templates, and a file of the heading typeface."""
        return bool(self.templates and self.brand.fonts["heading"].file)

    @property
    def strategy(self) -> Strategy:
        """The strategy in force."""
        return self.strategies[self.place.current_strategy]

    def strategy_of(self, goal: Goal) -> Strategy:
        """The strategy that the goal belongs to."""
        return self.strategies[self.areas[goal.area].strategy]

    def goals_of(self, area: Area) -> list[Goal]:
        """The area's goals, by number."""
        return list(self._goals_of.get(area.id, ()))

    @cached_property
    def _goals_of(self) -> dict[str, list[Goal]]:
        found: dict[str, list[Goal]] = {}
        for goal in self.goals.values():
            found.setdefault(goal.area, []).append(goal)
        return found

    @cached_property
    def translated(self) -> dict[str, dict[str, Translation]]:
        """The translations in each language that has any: language → id of the message → translation."""
        found: dict[str, dict[str, Translation]] = {}
        for each in self.translations.values():
            found.setdefault(each.language, {})[each.message] = each
        known = [language for language in self.languages if language in found]
        return {language: found[language] for language in dict.fromkeys([*known, *found])}

    @property
    def ideas(self) -> dict[str, Topic]:
        """The topics of ideas: those with goals. The others are occasions."""
        return {id_: topic for id_, topic in self.topics.items() if topic.goals}

    def goals_of_strategy(self, strategy: Strategy) -> list[Goal]:
        """The strategy's goals, by number."""
        return [goal for goal in self.goals.values() if self.areas[goal.area].strategy == strategy.id]


Approvable = Strength | Area | Goal | Message | Translation | Profile | Brand
