"""What a platform holds: typed, frozen, without behaviour beyond looking itself up. Field names as in the schemas."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Literal

from msgspec import Struct, field

Text = dict[str, str]  # language → text
Words = dict[str, list[str]]  # language → words
Standing = Literal["proposal", "approved", "adopted"]
Certainty = Literal["certain", "inferred"]
Scheme = Literal["light", "dark"]
Relation = Literal["above", "level", "below"]
AimKind = Literal["level", "reach", "pass", "approach", "grow", "shrink", "rank", "carry-out"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
UNDATED = "undated"  # what a fact has for its year when its source has none


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
    goals: list[Contribution]
    colour: str
    picture: str
    sources: list[str]
    standing: Standing
    approved: Approval | None = None
    working_title: bool = False
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
    """What an idea may be about, the strengths it builds on and the goals it serves, the most important first."""

    order: int
    name: Text
    hint: Text
    strengths: list[Ground]
    goals: list[Contribution]


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


class Edition(Struct, frozen=True, kw_only=True):
    """The site in one language: where it lies and how its language sorts."""

    language: str
    name: str
    path: str
    alphabet: str
    prose: str


class KoladaPlace(Struct, frozen=True, kw_only=True):
    """A place in Kolada: its number, and the title that it must have there."""

    municipality: str
    title: str


class KoladaOffice(KoladaPlace, frozen=True, kw_only=True):
    """Kolada itself: its source and address, the platform's place in it, and what that is compared with, by name."""

    source: str
    address: str
    comparisons: dict[str, KoladaPlace] = field(default_factory=dict)


class Statistics(Struct, frozen=True, kw_only=True):
    """Where official figures are fetched."""

    kolada: KoladaOffice


class Repository(Struct, frozen=True, kw_only=True):
    """Where the files are kept. sign_in: a helper's address; app: the application's id at GitLab."""

    host: Literal["github", "gitlab"]
    name: str
    branch: str = "main"
    address: str | None = None
    sign_in: str | None = None
    app: str | None = None


class Desk(Struct, frozen=True, kw_only=True):
    """Somebody's part of the content to tend: kinds of file, and written pages by how their paths begin."""

    id: str
    name: Text
    kinds: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    contact: str | None = None


class Proposals(Struct, frozen=True, kw_only=True):
    """Where readers' proposals go: an address for mail; a form for issues, with {title} and {body} to be filled in."""

    mail: str = ""
    issue: str = ""


class Privacy(Struct, frozen=True, kw_only=True):
    """Who is responsible for personal data, and what the server's log keeps. officer: of data protection."""

    controller: Text | None = None
    contact: str = ""
    logs: Text | None = None
    officer: str = ""


class Place(Struct, frozen=True, kw_only=True):
    """The platform's own file: the place, the site, its editions.

    independent: whether the site is a proposal that the place has not taken over; `notice` is shown as long as it is.
    """

    place: Text
    short: Text
    site_name: Text
    wordmark: Text
    description: Text
    current_strategy: str
    editions: list[Edition]
    independent: bool = False
    notice: Text
    publisher: Text
    licence: Text
    licensor: Text | None = None
    privacy: Privacy = field(default_factory=Privacy)
    publisher_type: str = ""
    site_url: str = ""
    edit_url: str = ""
    contact_url: str = ""
    repository: Repository | None = None
    proposals: Proposals = field(default_factory=Proposals)
    statistics: Statistics | None = None
    desks: list[Desk] = field(default_factory=list)


class Channel(Struct, frozen=True, kw_only=True):
    """Where a message goes out: the most characters and hashtags, and where the text is folded."""

    name: Text
    limit: int
    note: Text
    fold: int | None = None
    hashtags: int = 0
    sms: bool = False


class Blank(Struct, frozen=True, kw_only=True):
    """What somebody fills in: the field's name, what stands in the text until then."""

    name: Text
    shown: Text
    hint: Text | None = None


class Placeholder(Blank, frozen=True, kw_only=True):
    """What the sender of a message fills in. longest: the longest sensible filling."""

    longest: Text


class Limits(Struct, frozen=True, kw_only=True):
    """Limits for texts: LIX and words a sentence, in messages and on pages; equal words; months to a review."""

    lix: int
    sentence: int
    page_lix: int
    page_sentence: int
    alike: int
    review_months: int


class Vocabulary(Struct, frozen=True, kw_only=True):
    """The words that the site itself uses."""

    standing: dict[str, Text]
    certainty: dict[str, Text]
    wording: dict[str, Text]
    level: dict[str, Text]
    audiences: dict[str, Text]
    channels: dict[str, Channel]
    lengths: dict[str, Text]
    subjects: dict[str, Text]
    placeholders: dict[str, Placeholder]
    limits: Limits
    comparisons: dict[str, Text]
    frequencies: dict[str, Text]
    status: dict[str, Text]
    labels: dict[str, Text]


class Frame(Struct, frozen=True, kw_only=True):
    """What stands first and last in a text, in versions: the first in which everything is filled in is used."""

    name: Text
    opening: list[Text]
    closing: list[Text]


class AudienceFrame(Frame, frozen=True, kw_only=True):
    """The frame of the paragraph for an audience."""

    audience: str


class Profile(Struct, frozen=True, kw_only=True):
    """What the profile tool puts around a company's chosen arguments; lengths in words."""

    standing: Standing
    placeholders: dict[str, Blank]
    lengths: list[int]
    boilerplate_length: int
    texts: list[AudienceFrame]
    boilerplate: Frame
    approved: Approval | None = None


class Colour(Struct, frozen=True, kw_only=True):
    """A colour of the palette, in both schemes."""

    name: Text
    light: str
    dark: str
    use: Text


class Pair(Struct, frozen=True, kw_only=True):
    """A text or graphic colour on a ground that the site uses; its contrast is checked."""

    text: str
    ground: str
    size: Literal["normal", "large", "graphic"] = "normal"


class Font(Struct, frozen=True, kw_only=True):
    """A typeface: its CSS family list and, where it is not the system's, its file below the root."""

    family: str
    use: Text
    file: str | None = None
    weights: str = "400 700"


class Scale(Struct, frozen=True, kw_only=True):
    """Type sizes: a base in rem and the ratio between steps, on narrow and wide screens."""

    base: float
    narrow: float
    wide: float


class Principle(Struct, frozen=True, kw_only=True):
    """One rule of the voice, with an example to follow and one to avoid."""

    name: Text
    text: Text
    do: Text
    dont: Text


class Word(Struct, frozen=True, kw_only=True):
    """A word to avoid, or to use. forms: its inflections, which count as well."""

    word: Text
    why: Text
    forms: Words = field(default_factory=dict)


class BrandWords(Struct, frozen=True, kw_only=True):
    """The words that the brand uses, those it avoids, and the superlatives that need a fact."""

    use: list[Word]
    avoid: list[Word]
    superlatives: Words


class Voice(Struct, frozen=True, kw_only=True):
    """How the place speaks."""

    summary: Text
    principles: list[Principle]


class Brand(Struct, frozen=True, kw_only=True):
    """The brand as a proposal: voice, words, colours, type."""

    standing: Standing
    intro: Text
    missing: Text
    voice: Voice
    words: BrandWords
    palette: dict[str, Colour]
    tints: dict[str, int]
    roles: dict[str, str]
    pairs: list[Pair]
    fonts: dict[str, Font]
    scale: Scale
    space: int
    radius: int
    measure: int
    look: Text
    do: list[Text]
    dont: list[Text]
    sources: list[str]
    approved: Approval | None = None


Approvable = Strength | Area | Goal | Message | Profile | Brand


class Authority(Struct, frozen=True, kw_only=True):
    """Who supervises accessibility. complaint: the address of its page for complaints."""

    name: Text
    url: str
    complaint: str


class Accessibility(Struct, frozen=True, kw_only=True):
    """The facts of the accessibility statement.

    issues: what breaks a criterion, which, why, and the plan for it. untested: what has not been tried, and why.
    outside: what the act does not cover. answer_days: within how many those who ask for another format are answered.
    """

    body: Text
    service: Text
    status: Literal["full", "partial", "none"]
    status_text: dict[str, Text]
    published: date | None = None
    assessed: date | None = None
    updated: date
    method: Text
    issues: list[dict[str, Text]]
    untested: list[dict[str, Text]] = field(default_factory=list)
    outside: Text | None = None
    exemption: Text
    feedback: Text
    contact: str = ""
    answer_days: int | None = None
    authority: Authority
    law: Text
    sources: list[str] = field(default_factory=list)


class Picture(Struct, frozen=True, kw_only=True):
    """A drawing in data/pictures/: its file and its viewBox."""

    path: str
    box: str


class Platform(Struct, frozen=True, kw_only=True, dict=True):
    """The whole: one place and all that is known of it. Items by id, in the order in which they are shown."""

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
    pictures: dict[str, Picture]
    paths: dict[tuple[str, str], str]

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

    def goals_of_strategy(self, strategy: Strategy) -> list[Goal]:
        """The strategy's goals, by number."""
        return [goal for goal in self.goals.values() if self.areas[goal.area].strategy == strategy.id]


def served_goals(strength: Strength) -> list[str]:
    """The ids of the goals that a strength helps to reach."""
    return [each.goal for each in strength.goals]


def figures(item: Goal | Area) -> list[Result]:
    """Every figure that a goal or an area holds: a goal's base and results, and what stands beside."""
    own = [*([item.base] if item.base else []), *item.results] if isinstance(item, Goal) else []
    return [*own, *(figure for each in item.beside for figure in each.figures)]
