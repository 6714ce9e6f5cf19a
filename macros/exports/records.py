"""What the open data holds: one class a kind of record. The published JSON Schemas are made from these classes.

A field is never taken away and never changes its meaning within a version; null says that something is not known.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from macros.content.model import AimKind, Certainty, Position, Standing
from macros.domain.status import Status

Number = int | float
Text = Annotated[
    dict[str, str], Meta(description="A text in every language: language → text. Figures are written out.")
]
Pages = Annotated[
    dict[str, str], Meta(description="The page in every language, below the site's root: language → path.")
]
Id = Annotated[str, Meta(description="A name that lasts: lower-case a–z, digits and hyphens.")]
Day = Annotated[str, Meta(description="A day: 2027-06-12.")]


class Reference(Struct, kw_only=True):
    """Another item: enough to name it and link to it."""

    id: Id
    name: Annotated[Text | None, Meta(description="Null where the item's wording is not known.")]
    pages: Pages


class Figure(Struct, kw_only=True):
    """A fact as proof: its figure, the time it holds for, where it was published."""

    fact: Annotated[Id, Meta(description="The fact's id in facts.json.")]
    label: Text
    value: Annotated[Number | str, Meta(description="A number or year as a number; a day or word as text.")]
    unit: Text | None
    written: Annotated[Text, Meta(description="Value and unit as each language writes them.")]
    year: Annotated[
        str, Meta(description="The year, or time, that the figure holds for; `undated` if its source has none.")
    ]
    certainty: Annotated[Certainty, Meta(description="`certain` (the source says it) or `inferred` (our inference).")]
    source: Annotated[Id, Meta(description="The source's id in sources.json.")]
    publisher: Annotated[str, Meta(description="Who published the source.")]
    url: Annotated[str, Meta(description="The source's address.")]


class SourceRecord(Struct, kw_only=True):
    """Where something was published."""

    id: Id
    title: Text
    publisher: str
    url: str
    copy: Annotated[str | None, Meta(description="The copy that was read, where that was not the publisher's own.")]
    published: Annotated[str | None, Meta(description="When, as far as it is known: 2016, 2016-12 or 2016-12-19.")]
    language: Annotated[str | None, Meta(description="The source's language, where it is given.")]


class FactRecord(Struct, kw_only=True):
    """One statement that can be checked: a value, the time it holds for, its source."""

    id: Id
    label: Text
    kind: Literal["number", "year", "date", "text"]
    value: Annotated[Number | str, Meta(description="A number or year as a number; a day or word as text.")]
    unit: Text | None
    year: Annotated[
        str, Meta(description="The year, or time, that the value holds for; `undated` if its source has none.")
    ]
    source: Annotated[Id, Meta(description="The source's id in sources.json.")]
    publisher: str
    url: Annotated[str, Meta(description="The source's address.")]
    checked: Annotated[
        Day,
        Meta(
            description="The day when the value was last compared with our material, not with the page of its source."
        ),
    ]
    review: Annotated[Day | None, Meta(description="The day when it is to be compared again.")]
    certainty: Annotated[Certainty, Meta(description="`certain` (the source says it) or `inferred` (our inference).")]
    reason: Annotated[Text | None, Meta(description="How an inferred value was concluded.")]
    note: Text | None
    pages: Pages


class GivesRecord(Struct, kw_only=True):
    """What a strength gives those who meet it."""

    resident: Text
    visitor: Text
    company: Text


class ArgumentRecord(Struct, kw_only=True):
    """What a strength lets one say: a claim, what builds on it, the facts that prove it."""

    audiences: Annotated[list[str], Meta(description="Ids of audiences, named in platform.json.")]
    claim: Text
    more: Text
    facts: list[Figure]


class ContributionRecord(Struct, kw_only=True):
    """A goal that a strength helps to reach, and why."""

    goal: Reference
    why: Text | None


class ApprovalRecord(Struct, kw_only=True):
    """Who approved a text, and when."""

    by: str
    date: Day


class StrengthRecord(Struct, kw_only=True):
    """One of the things the place is good at."""

    id: Id
    order: int
    name: Text
    working_title: Annotated[bool, Meta(description="Whether the adopted wording of the name is not known.")]
    tagline: Text
    what: Text
    why: Text
    challenge: Annotated[Text, Meta(description="What is hard.")]
    gives: GivesRecord
    did_you_know: Annotated[Text | None, Meta(description="Something true that few people know, with its figures.")]
    arguments: list[ArgumentRecord]
    facts: list[Figure]
    goals: list[ContributionRecord]
    standing: Annotated[Standing, Meta(description="`proposal`, `approved` or `adopted`: how far the text has come.")]
    approved: ApprovalRecord | None
    sources: Annotated[list[Id], Meta(description="Ids in sources.json.")]
    pages: Pages


class ResultRecord(Struct, kw_only=True):
    """A year's figure of what a goal measures, with its source and what it is compared with."""

    year: int
    value: Annotated[Number | None, Meta(description="Null where only the place against a comparison is known.")]
    fact: Annotated[Id | None, Meta(description="The id in facts.json of the fact that holds the value, if one does.")]
    source: Annotated[Id | None, Meta(description="The source's id in sources.json.")]
    checked: Day | None
    comparisons: Annotated[dict[str, Number], Meta(description="The same year's figure elsewhere, by comparison.")]
    relations: Annotated[dict[str, Position], Meta(description="Where the figure lies, by comparison.")]
    reason: Annotated[Text | None, Meta(description="How the value was concluded, where the source does not say it.")]
    note: Text | None


class BesideRecord(Struct, kw_only=True):
    """Figures that are near, but are not what a goal measures, or are known only for what it is compared with."""

    name: Annotated[Text, Meta(description="What the figures are of.")]
    why: Annotated[Text, Meta(description="Why they are not the goal's own.")]
    unit: Text | None
    figures: Annotated[list[ResultRecord], Meta(description="The oldest first.")]


class UnnumberedRecord(Struct, kw_only=True):
    """What belongs to one of an area's goals, though not known to which."""

    name: Text
    text: Text
    sources: Annotated[list[Id], Meta(description="Ids in sources.json.")]


class AreaRecord(Struct, kw_only=True):
    """One of a strategy's fields of work."""

    id: Id
    strategy: Id
    order: int
    name: Text
    tagline: Text
    meaning: Text
    todo: list[Text]
    unnumbered: list[UnnumberedRecord]
    beside: list[BesideRecord]
    note: Text | None
    strengths: list[Reference]
    goals: list[Reference]
    standing: Standing
    approved: ApprovalRecord | None
    sources: Annotated[list[Id], Meta(description="Ids in sources.json.")]
    pages: Pages


class AimRecord(Struct, kw_only=True):
    """One of the things that a goal demands."""

    kind: AimKind
    comparison: Annotated[str | None, Meta(description="What it is compared with; named in platform.json.")]
    value: Annotated[Number | None, Meta(description="The value to reach; in a ranking the last place that will do.")]


class BreakRecord(Struct, kw_only=True):
    """A year from which a goal is measured in another way."""

    year: int
    what: Text


class VerdictRecord(Struct, kw_only=True):
    """How a goal is going, by the published method, and why."""

    status: Status
    year: Annotated[int | None, Meta(description="That of the figure which the status rests on.")]
    label: Annotated[Text, Meta(description="The status in words, with that year.")]
    reasons: list[Text]


class GoalRecord(Struct, kw_only=True):
    """One of a strategy's goals, as far as its wording and figures are public."""

    id: Id
    number: int
    strategy: Id
    area: Reference
    wording: Annotated[
        Literal["known", "subject", "missing"], Meta(description="`subject`: only what it is about is known.")
    ]
    name: Annotated[Text | None, Meta(description="Our own short title; null where the wording is missing.")]
    question: Text | None
    measured: Text | None
    target: Text | None
    comparison: Text | None
    unit: Text | None
    direction: Annotated[Literal["up", "down"] | None, Meta(description="The way that is better.")]
    aims: list[AimRecord]
    base: ResultRecord | None
    results: Annotated[list[ResultRecord], Meta(description="The oldest first.")]
    beside: Annotated[list[BesideRecord], Meta(description="Never judged, and never to be joined with the results.")]
    breaks: list[BreakRecord]
    verdict: VerdictRecord
    missing: Annotated[list[Text], Meta(description="What it takes to follow the goal up and that is not there yet.")]
    responsible: Text | None
    frequency: Annotated[str | None, Meta(description="How often it is measured; named in platform.json.")]
    next: Annotated[Day | None, Meta(description="When the next figure is due.")]
    kolada: Annotated[str | None, Meta(description="The indicator in Kolada, where there is one.")]
    known: Annotated[Text | None, Meta(description="What is known of how it is going, in words.")]
    note: Text | None
    facts: list[Figure]
    strengths: list[Reference]
    standing: Standing
    approved: ApprovalRecord | None
    sources: Annotated[list[Id], Meta(description="Ids in sources.json.")]
    pages: Pages


class TranslationRecord(Struct, kw_only=True):
    """A message in a language that the site has no edition in."""

    language: Annotated[str, Meta(description="As in BCP 47.")]
    name: str | None
    variants: Annotated[list[str], Meta(description="As the message's own; not every one need be translated.")]
    standing: Annotated[Standing, Meta(description="`proposal` until a native speaker has read and approved it.")]
    approved: ApprovalRecord | None


class MessageRecord(Struct, kw_only=True):
    """A ready text. Names in braces, {plats} for instance, are for the sender to fill in: see platform.json."""

    id: Id
    state: Annotated[
        Literal["active", "retired"], Meta(description="A retired message has no texts: it is not to be used.")
    ]
    name: Text
    about: Annotated[str, Meta(description="A strength's id, or a subject's; named in platform.json.")]
    topic: str
    audiences: list[str]
    channel: str
    length: str
    variants: Annotated[list[Text], Meta(description="The text in different wordings; choose one.")]
    translations: list[TranslationRecord]
    question: Text | None
    hashtags: dict[str, list[str]]
    facts: Annotated[list[Figure], Meta(description="What the text states or leans on.")]
    goals: list[Reference]
    standing: Annotated[Standing, Meta(description="`approved`, or `proposal` until somebody has approved it.")]
    approved: ApprovalRecord | None
    valid_from: Day
    valid_to: Annotated[Day | None, Meta(description="The last day; null while it holds until further notice.")]
    changed: Day | None
    ended: Annotated[Text | None, Meta(description="Why it was retired.")]
    replaced_by: Reference | None
    former: Annotated[list[Id], Meta(description="Ids that it had before.")]
    pages: Pages


class StrategyRecord(Struct, kw_only=True):
    """The strategy in force: its period and its vision."""

    id: Id
    name: Text
    first_year: int
    last_year: int
    base_year: int
    vision: Text
    lead: Text
    explanation: Text
    goals_url: Annotated[str, Meta(description="Where the adopted goals are published.")]


class PlaceholderRecord(Struct, kw_only=True):
    """What the sender of a message fills in."""

    name: Text
    shown: Annotated[Text, Meta(description="What may stand there until it is filled in.")]


class PrincipleRecord(Struct, kw_only=True):
    """One rule of the voice, with an example to follow and one to avoid."""

    name: Text
    text: Text
    do: Text
    dont: Text


class WordRecord(Struct, kw_only=True):
    """A word to use or to avoid, and why."""

    word: Text
    why: Text


class VoiceRecord(Struct, kw_only=True):
    """How the place speaks; a proposal until its standing says otherwise."""

    standing: Standing
    approved: ApprovalRecord | None
    summary: Text
    principles: list[PrincipleRecord]
    use: list[WordRecord]
    avoid: list[WordRecord]


class VocabularyRecord(Struct, kw_only=True):
    """What the ids that other records use mean: id → text."""

    audiences: dict[str, Text]
    channels: dict[str, Text]
    lengths: dict[str, Text]
    subjects: dict[str, Text]
    status: dict[str, Text]
    standing: dict[str, Text]
    certainty: dict[str, Text]
    wording: dict[str, Text]
    comparisons: dict[str, Text]
    frequencies: dict[str, Text]
    placeholders: dict[str, PlaceholderRecord]


class FileRecord(Struct):
    """A file of open data."""

    path: Annotated[str, Meta(description="Below the site's root.")]
    format: Annotated[str, Meta(description="Its media type.")]
    language: Annotated[str | None, Meta(description="Null where the file holds every language.")]
    licence: Annotated[str, Meta(description="The licence's address.")]


class PlatformRecord(Struct, kw_only=True):
    """The platform: the place, the strategy, the voice, what ids mean, and which files there are."""

    site: Annotated[
        str | None, Meta(description="The address of the site's root, which every path is below; null if not known.")
    ]
    name: Text
    place: Text
    description: Text
    independent: Annotated[bool, Meta(description="Whether the site is a proposal that the place has not taken over.")]
    notice: Annotated[Text | None, Meta(description="Who is behind the site; null once the place has taken it over.")]
    publisher: Text
    licensor: Annotated[Text | None, Meta(description="Who gives the licence; null if not known.")]
    modified: Annotated[Day, Meta(description="The latest day that stands in the data.")]
    languages: list[str]
    strategy: StrategyRecord
    voice: VoiceRecord
    vocabulary: VocabularyRecord
    files: list[FileRecord]
