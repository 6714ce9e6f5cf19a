"""The graph of relations between items, from the vision down to the messages, each with its reason."""

from collections import defaultdict
from collections.abc import Iterator, Set
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

import msgspec

from macros.content.model import Area, Fact, Goal, Item, Message, Platform, Strategy, Strength, Text, figures
from macros.content.texts import FACT_REFERENCE

Kind = Literal["vision", "strength", "area", "goal", "fact", "message", "counterpart"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_KINDS: dict[type[Item], Kind] = {
    Strategy: "vision", Strength: "strength", Area: "area", Goal: "goal", Fact: "fact", Message: "message",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Node:
    """An item in the graph.

    id: the item's own; for the vision that of its strategy, for a counterpart that of its perspective.
    """

    kind: Kind
    id: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation between two items, of which the upper is nearer to the vision.

    why: the reason, if the data have one. what: the name of a lower end that is no item. named: whether the fact is
    only mentioned in the upper item's text.
    """

    upper: Node
    lower: Node
    why: Text | None = None
    what: Text | None = None
    named: bool = False


class Relations:
    """The relations of a platform. today: leave out messages that have not begun by then; None: leave out none."""

    def __init__(self, platform: Platform, today: date | None = None) -> None:
        self.platform = platform
        self._today = today or date.max
        self.vision = Node("vision", platform.place.current_strategy)
        self._up: dict[Node, list[Relation]] = defaultdict(list)
        self._down: dict[Node, list[Relation]] = defaultdict(list)
        self._place = {id_: place for place, id_ in enumerate(platform.facts)}
        for relation in self._build():
            self._up[relation.lower].append(relation)
            self._down[relation.upper].append(relation)

    def node(self, item: Item) -> Node:
        """Return the item's node. Raises KeyError for a kind that is not in the graph."""
        return Node(_KINDS[type(item)], item.id)

    def up(self, node: Node) -> list[Relation]:
        """Return the node's relations to items nearer to the vision."""
        return sorted(self._up[node], key=lambda relation: KINDS.index(relation.upper.kind))

    def down(self, node: Node) -> list[Relation]:
        """Return the node's relations to items further from the vision."""
        return sorted(self._down[node], key=lambda relation: KINDS.index(relation.lower.kind))

    def above(self, node: Node, kind: Kind) -> list[Relation]:
        """Return the node's relations to items of the kind above it."""
        return [relation for relation in self._up[node] if relation.upper.kind == kind]

    def below(self, node: Node, kind: Kind) -> list[Relation]:
        """Return the node's relations to items of the kind below it."""
        return [relation for relation in self._down[node] if relation.lower.kind == kind]

    def through(self, strength: Node, area: Node) -> list[Relation]:
        """Return a strength's relations to the goals of an area, by goal number."""
        goals = self.platform.goals
        found = [relation for relation in self.below(strength, "goal") if goals[relation.lower.id].area == area.id]
        return sorted(found, key=lambda relation: goals[relation.lower.id].number)

    def _build(self) -> Iterator[Relation]:
        for strength in self.platform.strengths.values():
            yield from self._of_strength(strength)
        for area in self.platform.areas.values():
            yield from self._of_area(area)
        for goal in self.platform.goals.values():
            yield from self._of_goal(goal)
        for message in self.platform.messages.values():
            if message.valid.start <= self._today:
                yield from self._of_message(message)
        yield from self._of_perspectives()

    def _of_strength(self, strength: Strength) -> Iterator[Relation]:
        here, goals = Node("strength", strength.id), self.platform.goals
        yield Relation(self.vision, here)
        for each in sorted(strength.goals, key=lambda each: goals[each.goal].number):
            yield Relation(here, Node("goal", each.goal), each.why)
        areas = {goals[each.goal].area for each in strength.goals}
        for area in self.platform.areas.values():
            if area.id in areas or strength.id in area.strengths:
                yield Relation(here, Node("area", area.id))
        argued = [fact for argument in strength.arguments for fact in argument.facts]
        yield from self._facts(here, strength, {*strength.facts, *argued})

    def _of_area(self, area: Area) -> Iterator[Relation]:
        here = Node("area", area.id)
        for goal in self.platform.goals_of(area):
            yield Relation(here, Node("goal", goal.id))
        yield from self._figures(here, area, set())

    def _of_goal(self, goal: Goal) -> Iterator[Relation]:
        yield from self._figures(Node("goal", goal.id), goal, {*goal.facts})

    def _figures(self, here: Node, item: Goal | Area, proof: Set[str]) -> Iterator[Relation]:
        """Yield a goal's or area's relations to the facts with its figures, then to its other facts."""
        held = dict.fromkeys(figure.fact for figure in figures(item) if figure.fact)
        yield from (Relation(here, Node("fact", fact)) for fact in held)
        yield from self._facts(here, item, proof, held.keys())

    def _facts(self, here: Node, item: Item, proof: Set[str], related: Set[str] = frozenset()) -> Iterator[Relation]:
        """Yield relations to the facts that prove the item or that its text mentions, unless already related."""
        for id_ in self._in_order((proof | facts_named(item)) - related):
            yield Relation(here, Node("fact", id_), named=id_ not in proof)

    def _in_order(self, ids: Set[str]) -> list[str]:
        """Return the ids that are facts, in the order of the facts."""
        return sorted((id_ for id_ in ids if id_ in self._place), key=self._place.__getitem__)

    def _of_message(self, message: Message) -> Iterator[Relation]:
        here, strength = Node("message", message.id), self.platform.strengths.get(message.about)
        yield Relation(Node("strength", strength.id) if strength else self.vision, here)
        reasons = {each.goal: each.why for each in strength.goals} if strength else {}
        for goal in message.goals:
            yield Relation(Node("goal", goal), here, reasons.get(goal))
        for fact in self._in_order({*facts_named(message), *message.facts}):
            yield Relation(Node("fact", fact), here)

    def _of_perspectives(self) -> Iterator[Relation]:
        for perspective in self.platform.perspectives.values():
            for tie in perspective.ties:
                local = Node("goal", tie.goal) if tie.goal else Node("area", tie.area or "")
                yield Relation(local, Node("counterpart", perspective.id), tie.why, tie.counterpart)


def facts_named(item: Item) -> set[str]:
    """Return the ids of the facts that the item's texts refer to."""
    return {id_ for _, id_ in FACT_REFERENCE.findall(msgspec.json.encode(item).decode())}
