"""The items with a file each (strengths, goals, facts, messages and others), and their parts."""

from datetime import date
from typing import Literal

from msgspec import Struct, field

from macros.content.model.values import AimKind, Certainty, Position, Standing, Text, Words

LINE = "line"  # the picture of a strength that has none of its own


class Item(Struct, frozen=True, kw_only=True):
    """An item with a file of its own."""

    id: str


class Approval(Struct, frozen=True, kw_only=True):
    """Who approved a text, and when. text: the digest of the approved text (see macros.domain.approval)."""

    by: str
    date: date
    text: str | None = None


class Source(Struct, frozen=True, kw_only=True):
    """Where something was published. copy: the address of the copy that was read, if not the publisher's."""

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
    """An argument for an audience: a claim, a text that develops it, and the facts that prove it."""

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
    """A goal's result for one year: a value in a fact, or here with its source; and the values of comparisons, by name.

    reason: how the value was concluded, if neither a source nor a fact states it.
    """

    year: int
    value: str | None = None
    fact: str | None = None
    source: str | None = None
    checked: date | None = None
    comparisons: dict[str, str] = field(default_factory=dict)
    relations: dict[str, Position] = field(default_factory=dict)
    reason: Text | None = None
    note: Text | None = None


class Beside(Struct, frozen=True, kw_only=True):
    """Figures close to a goal's own (another age or month), or known only for a comparison. why: how they differ."""

    name: Text
    why: Text
    figures: list[Result]
    unit: Text | None = None


class Unnumbered(Struct, frozen=True, kw_only=True):
    """A goal's wording that is known while its number is not; it belongs to the area."""

    name: Text
    text: Text
    sources: list[str]


class Area(Item, frozen=True, kw_only=True):
    """A strategy's prioritised field of work."""

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
    """One of a goal's demands. of: the fact with the number of places in a ranking."""

    kind: AimKind
    comparison: str | None = None
    value: str | None = None
    fact: str | None = None
    of: str | None = None


class Break(Struct, frozen=True, kw_only=True):
    """A year from which a goal is measured by another method."""

    year: int
    what: Text


class KoladaIndicator(Struct, frozen=True, kw_only=True):
    """The Kolada indicator with a goal's figures, and the title that it must have there.

    producer: who produced the figures, in Kolada's words.
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
    """The counterpart in another strategy of a local area or goal."""

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
    """The first and last day on which a message may be used."""

    start: date
    end: date | None = None


class Message(Item, frozen=True, kw_only=True):
    """A ready text: its subject, audiences, channel, variants and facts. A proposal until approved."""

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
    """A message in a kit, and when to send it: in words, and in days before (negative) or after the event."""

    message: str
    when: Text
    days: int | None = None


class Kit(Item, frozen=True, kw_only=True):
    """Ready messages for an occasion, in the order of sending."""

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
    """What an idea or a message may be about: a topic of ideas if it has goals, an occasion if it has messages.

    strengths, goals: what the idea builds on and contributes to, the most important first. message_topics, channels: of
    the messages that belong here, besides those whose topic is this id.
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
        """Whether the message belongs to this occasion."""
        return message.topic in (self.id, *self.message_topics) or message.channel in self.channels


class Vision(Struct, frozen=True, kw_only=True):
    """The vision: its name, its core sentence, and an explanation."""

    title: Text
    lead: Text
    explanation: Text


class Event(Struct, frozen=True, kw_only=True):
    """An event in a strategy's history."""

    sort: str
    when: Text
    what: Text
    source: str


class Period(Struct, frozen=True, rename={"start": "from", "end": "to"}, kw_only=True):
    """The first and last year."""

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
    """Return the ids of the goals that a strength contributes to."""
    return [each.goal for each in strength.goals]


def figures(item: Goal | Area) -> list[Result]:
    """Return every figure of a goal or an area: a goal's base and results, and the figures in `beside`."""
    own = [*([item.base] if item.base else []), *item.results] if isinstance(item, Goal) else []
    return [*own, *(figure for each in item.beside for figure in each.figures)]
