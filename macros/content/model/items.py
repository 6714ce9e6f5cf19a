"""What has a file of its own: strengths, goals, facts, messages and the like, and what they are made of."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct, field

from macros.content.model.values import AimKind, Certainty, Relation, Standing, Text, Words

LINE = "line"  # the picture of a strength that has none of its own


class Item(Struct, frozen=True, kw_only=True):
    """Anything that has a file of its own."""

    id: str


class Approval(Struct, frozen=True, kw_only=True):
    """Who approved a text, when, and the mark of the text that it was (see macros.domain.approval)."""

    by: str
    date: date
    text: str | None = None


class Source(Struct, frozen=True, kw_only=True):
    """Where something was published. copy: where it was read, if not with the publisher."""

    title: Text
    publisher: str
    url: str
    copy: str | None = None
    published: str | None = None
    language: str | None = None


class Fact(Item, frozen=True, kw_only=True):
    """One checkable statement: a value, the time it holds for, its source."""

    label: Text
    value: str
    year: str
    source: str
    checked: date
    kind: Literal["number", "year", "date", "text"] = "number"
    unit: Text | None = None
    certainty: Certainty = "certain"
    reason: Text | None = None
    note: Text | None = None
    review: date | None = None


class Gives(Struct, frozen=True, kw_only=True):
    """What a strength gives those who meet it."""

    resident: Text
    visitor: Text
    company: Text


class Argument(Struct, frozen=True, kw_only=True):
    """What a strength lets one say to an audience: a claim, what builds on it, the facts that prove it."""

    audiences: list[str]
    claim: Text
    more: Text
    facts: list[str] = field(default_factory=list)


class Contribution(Struct, frozen=True, kw_only=True):
    """A goal that a strength or an idea helps to reach, and why."""

    goal: str
    why: Text


class Strength(Item, frozen=True, kw_only=True):
    """One of the things the place is good at."""

    order: int
    name: Text
    tagline: Text
    essence: Text
    what: Text
    why: Text
    challenge: Text
    gives: Gives
    facts: list[str]
    arguments: list[Argument]
    goals: list[Contribution] = field(default_factory=list)
    colour: str
    picture: str = LINE
    sources: list[str]
    standing: Standing
    approved: Approval | None = None
    working_title: bool = False
    did_you_know: Text | None = None
    keywords: Words = field(default_factory=dict)


class Result(Struct, frozen=True, kw_only=True):
    """A year's value of what a goal measures: in a fact, or here with its source; what it is compared with, by name.

    reason: how the value was concluded, where neither a source nor a fact says it.
    """

    year: int
    value: str | None = None
    fact: str | None = None
    source: str | None = None
    checked: date | None = None
    comparisons: dict[str, str] = field(default_factory=dict)
    relations: dict[str, Relation] = field(default_factory=dict)
    reason: Text | None = None
    note: Text | None = None


class Beside(Struct, frozen=True, kw_only=True):
    """Figures that are near a goal but not its own, or known only for what it is compared with; why they are not."""

    name: Text
    why: Text
    figures: list[Result]
    unit: Text | None = None


class Unnumbered(Struct, frozen=True, kw_only=True):
    """What belongs to one of an area's goals, though not known to which."""

    name: Text
    text: Text
    sources: list[str]


class Area(Item, frozen=True, kw_only=True):
    """One of a strategy's fields of work."""

    strategy: str
    order: int
    name: Text
    tagline: Text
    meaning: Text
    todo: list[Text]
    sources: list[str]
    standing: Standing
    approved: Approval | None = None
    unnumbered: list[Unnumbered] = field(default_factory=list)
    beside: list[Beside] = field(default_factory=list)
    note: Text | None = None
    strengths: list[str] = field(default_factory=list)
    keywords: Words = field(default_factory=dict)


class Aim(Struct, frozen=True, kw_only=True):
    """One of the things that a goal demands. of: the fact that says how many places a ranking has."""

    kind: AimKind
    comparison: str | None = None
    value: str | None = None
    fact: str | None = None
    of: str | None = None


class Break(Struct, frozen=True, kw_only=True):
    """A year from which a goal is measured in another way."""

    year: int
    what: Text


class KoladaIndicator(Struct, frozen=True, kw_only=True):
    """Where a goal's figures can be fetched: the indicator and the title that it must have there.

    producer: who made the figures, in Kolada's words.
    """

    indicator: str
    title: str
    producer: str | None = None


class Goal(Item, frozen=True, kw_only=True):
    """One of a strategy's goals. Only `wording: known` has a name, a measure and a target for certain."""

    number: int
    area: str
    wording: Literal["known", "subject", "missing"]
    sources: list[str]
    standing: Standing
    approved: Approval | None = None
    name: Text | None = None
    question: Text | None = None
    measured: Text | None = None
    target: Text | None = None
    comparison: Text | None = None
    unit: Text | None = None
    direction: Literal["up", "down"] | None = None
    aims: list[Aim] = field(default_factory=list)
    base: Result | None = None
    results: list[Result] = field(default_factory=list)
    beside: list[Beside] = field(default_factory=list)
    breaks: list[Break] = field(default_factory=list)
    responsible: Text | None = None
    frequency: str | None = None
    next: date | None = None
    kolada: KoladaIndicator | None = None
    known: Text | None = None
    facts: list[str] = field(default_factory=list)
    note: Text | None = None
    keywords: Words = field(default_factory=dict)


class Initiative(Item, frozen=True, kw_only=True):
    """Something that somebody does for one or more goals."""

    name: Text
    who: Text
    when: Text
    what: Text
    link: Text
    sources: list[str]
    start: int | None = None
    outcome: Text | None = None
    goals: list[str] = field(default_factory=list)
    areas: list[str] = field(default_factory=list)
    strengths: list[str] = field(default_factory=list)


class Tie(Struct, frozen=True, kw_only=True):
    """From a local area or goal to its counterpart in another strategy."""

    counterpart: Text
    why: Text
    area: str | None = None
    goal: str | None = None
    certainty: Certainty = "certain"


class Perspective(Item, frozen=True, kw_only=True):
    """A strategy beyond the municipality."""

    order: int
    name: Text
    level: Literal["region", "nation", "europe"]
    period: Text
    what: Text
    relation: Text
    sources: list[str]
    ties: list[Tie] = field(default_factory=list)


class Validity(Struct, frozen=True, rename={"start": "from", "end": "to"}, kw_only=True):
    """First and last day."""

    start: date
    end: date | None = None


class Message(Item, frozen=True, kw_only=True):
    """A ready text: about what, to whom, in which channel, and the facts behind it. A proposal until approved."""

    name: Text
    about: str
    topic: str
    audiences: list[str]
    channel: str
    length: str
    variants: list[Text]
    valid: Validity
    question: Text | None = None
    hashtags: Words = field(default_factory=dict)
    facts: list[str] = field(default_factory=list)
    goals: list[str] = field(default_factory=list)
    keywords: Words = field(default_factory=dict)
    approved: Approval | None = None
    changed: date | None = None
    ended: Text | None = None
    replaced_by: str | None = None
    former: list[str] = field(default_factory=list)


class Step(Struct, frozen=True, kw_only=True):
    """A message of a kit, and when it goes out: in words, and in days from the day itself."""

    message: str
    when: Text
    days: int | None = None


class Kit(Item, frozen=True, kw_only=True):
    """Ready messages for an occasion, in the order in which they go out."""

    order: int
    name: Text
    intro: Text
    steps: list[Step]
    goals: list[str] = field(default_factory=list)


class Ground(Struct, frozen=True, kw_only=True):
    """A strength that an idea builds on, and why."""

    strength: str
    why: Text


class Topic(Item, frozen=True, kw_only=True):
    """What an idea or a text may be about. With goals: a topic of ideas. With texts: an occasion to choose them by.

    strengths, goals: what the idea builds on and serves, the most important first. message_topics, channels: of the
    messages that belong here, besides those whose topic is named as this.
    """

    order: int
    name: Text
    hint: Text
    strengths: list[Ground] = field(default_factory=list)
    goals: list[Contribution] = field(default_factory=list)
    keywords: Words = field(default_factory=dict)
    message_topics: list[str] = field(default_factory=list)
    channels: list[str] = field(default_factory=list)

    def is_occasion_of(self, message: Message) -> bool:
        """Whether the message is one of those to choose from on this occasion."""
        return message.topic in (self.id, *self.message_topics) or message.channel in self.channels


class Vision(Struct, frozen=True, kw_only=True):
    """The vision: its name, its core, what it means."""

    title: Text
    lead: Text
    explanation: Text


class Event(Struct, frozen=True, kw_only=True):
    """Something that happened to a strategy."""

    sort: str
    when: Text
    what: Text
    source: str


class Period(Struct, frozen=True, rename={"start": "from", "end": "to"}, kw_only=True):
    """First and last year."""

    start: int
    end: int


class Strategy(Item, frozen=True, kw_only=True):
    """A strategy with its period, vision and story."""

    name: Text
    period: Period
    base_year: int
    vision: Vision
    about: Text
    goals_url: str
    goals_note: Text | None = None
    events: list[Event]
    sources: list[str]


def served_goals(strength: Strength) -> list[str]:
    """The ids of the goals that a strength helps to reach."""
    return [each.goal for each in strength.goals]


def figures(item: Goal | Area) -> list[Result]:
    """Every figure that a goal or an area holds: a goal's base and results, and what stands beside."""
    own = [*([item.base] if item.base else []), *item.results] if isinstance(item, Goal) else []
    return [*own, *(figure for each in item.beside for figure in each.figures)]
