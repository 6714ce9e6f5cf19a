"""The message bank in one language: texts with their facts and goals written out, their proof, whether they hold."""

from __future__ import annotations

import hashlib
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from msgspec.structs import replace

from macros.content.locale import base, own_name, reading_direction
from macros.content.model import Fact, Goal, Item, Kit, Message, Platform, Text, Topic, Translation
from macros.content.texts import REFERENCE, fact_words, in_language, named_facts, shortened, split_paragraphs

CARDS_A_PAGE = 24
BEGINNING = 160  # characters: two lines, and a little more where the screen is wide
NEWS = 100


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a text that the sender fills in. name: the placeholder."""

    name: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of another language within a text."""

    words: str
    language: str


@dataclass(frozen=True, slots=True)
class News:
    """Something that happened to a message. what: `new`, `changed` or `retired`."""

    day: date
    what: str
    message: Message


Part = str | Slot | Quoted
Paragraph = list[Part]


def plain(paragraphs: Iterable[Paragraph], filling: Mapping[str, str]) -> str:
    """The text as it is sent: every slot filled in, an empty line between paragraphs."""
    return "\n\n".join("".join(_plain(part, filling) for part in paragraph) for paragraph in paragraphs)


def _plain(part: Part, filling: Mapping[str, str]) -> str:
    if isinstance(part, Slot):
        return filling[part.name]
    return part.words if isinstance(part, Quoted) else part


def proof_ids(message: Message) -> list[str]:
    """The ids of the facts that the message states, in any variant and language, and of those that it leans on."""
    return list(dict.fromkeys([*_stated(message.variants), *message.facts]))


def variant_proof_ids(message: Message, variant: Text) -> list[str]:
    """The ids of the facts that one variant states, and of those that the message leans on without stating them."""
    elsewhere = set(_stated(message.variants))
    return list(dict.fromkeys([*_stated([variant]), *(id_ for id_ in message.facts if id_ not in elsewhere)]))


def _stated(variants: Iterable[Text]) -> list[str]:
    return named_facts(text for variant in variants for text in variant.values())


class Bank:
    """The messages of a platform in one language, as they stand on a day."""

    def __init__(self, platform: Platform, language: str, today: date) -> None:
        self.platform = platform
        self.language = language
        self.today = today

    @cached_property
    def subjects(self) -> dict[str, str]:
        """What a message may be about: id → name, the strengths first."""
        strengths = {id_: each.name for id_, each in self.platform.strengths.items()}
        return {id_: name[self.language] for id_, name in {**strengths, **self.platform.vocabulary.subjects}.items()}

    @cached_property
    def active(self) -> list[Message]:
        """The messages that hold, by occasion, subject, topic and channel."""
        subjects, channels = _places(self.subjects), _places(self.platform.vocabulary.channels)
        occasions = list(self.platform.topics.values())
        first: dict[tuple[str, str], int] = {}  # of the occasions: it hangs on a message's topic and channel alone

        def order(message: Message) -> tuple[int, int, str, int]:
            key = message.topic, message.channel
            if key not in first:
                of = (place for place, each in enumerate(occasions) if each.is_occasion_of(message))
                first[key] = next(of, len(occasions))
            return first[key], subjects[message.about], message.topic, channels[message.channel]

        return sorted((each for each in self.platform.messages.values() if self.holds(each)), key=order)

    @cached_property
    def retired(self) -> list[Message]:
        """The messages that no longer hold, by id."""
        return [message for message in self.platform.messages.values() if self.is_retired(message)]

    def holds(self, message: Message) -> bool:
        """Whether the message may be sent on this day."""
        return self.has_begun(message) and not self.is_retired(message)

    def has_begun(self, item: Item) -> bool:
        """Whether there is something to lead to: a message from its first day on, a kit once one of its messages is."""
        if isinstance(item, Kit):
            return any(self.has_begun(self.platform.messages[step.message]) for step in item.steps)
        return not isinstance(item, Message) or item.valid.start <= self.today

    def is_retired(self, message: Message) -> bool:
        """Whether the message's last day has passed."""
        return message.valid.end is not None and message.valid.end < self.today

    @cached_property
    def occasions(self) -> dict[str, list[Message]]:
        """The active messages of each topic that has any: id → messages, in the order of the topics."""
        topics = self.platform.topics.items()
        found = {id_: [each for each in self.active if topic.is_occasion_of(each)] for id_, topic in topics}
        return {id_: messages for id_, messages in found.items() if messages}

    def occasions_of(self, message: Message) -> list[Topic]:
        """The occasions that the message is for."""
        return [each for each in self.platform.topics.values() if each.is_occasion_of(message)]

    @cached_property
    def pages(self) -> list[list[Message]]:
        """The active messages as they are spread over the pages of the list; one, empty, where there are none."""
        starts = range(0, len(self.active), CARDS_A_PAGE)
        return [self.active[start : start + CARDS_A_PAGE] for start in starts] or [[]]

    @cached_property
    def page_of(self) -> dict[str, int]:
        """The number of the page that each active message is on, by id."""
        return {message.id: number for number, page in enumerate(self.pages, start=1) for message in page}

    def chosen(self, messages: Iterable[Message], count: int) -> list[Message]:
        """At most `count` of the messages, of as many topics as there are."""
        rounds: dict[str, Iterator[int]] = defaultdict(itertools.count)  # the first of each topic, then the second …
        return sorted(messages, key=lambda message: next(rounds[message.topic]))[:count]

    def same(self, message: Message) -> list[Message]:
        """The other messages on the same matter: in other channels, of other lengths."""
        return [each for each in self._topics[message.topic] if each.id != message.id]

    @cached_property
    def _topics(self) -> dict[str, list[Message]]:
        topics: dict[str, list[Message]] = defaultdict(list)
        for message in self.active:
            topics[message.topic].append(message)
        return topics

    def paragraphs(self, text: Text) -> list[Paragraph]:
        """The text's paragraphs, facts and goals written out, what the sender fills in as slots."""
        return [list(self._parts(paragraph)) for paragraph in split_paragraphs(text[self.language])]

    def _parts(self, text: str) -> Iterator[Part]:
        end = 0
        for found in REFERENCE.finditer(text):
            yield text[end : found.start()]
            if found[1] == "goal":
                yield from self._goal(self.platform.goals[found[2]])
            else:
                yield Slot(found[3]) if found[3] else fact_words(self.platform.facts[found[2]], self.language, found[1])
            end = found.end()
        yield text[end:]

    def _goal(self, goal: Goal) -> Iterator[Part]:
        """How the goal is named: in a language without a name of its own for it, the first that it has is quoted."""
        labels, name = self.platform.vocabulary.labels, goal.name or {}
        pattern = in_language(labels["goal_reference" if name else "goal_number_inline"], self.spoken)
        if not name or self.spoken in name:
            yield pattern.format(number=goal.number, name=name.get(self.spoken, ""))
            return
        own, first = self.platform.languages.get(self.language), next(iter(name))
        before, _, after = ((own and own.goal) or pattern).format(number=goal.number, name="{name}").partition("{name}")
        yield from (before, Quoted(name[first], first), after)

    def shown(self, text: Text) -> str:
        """The text with what the sender fills in shown in brackets."""
        return plain(self.paragraphs(text), self._in_brackets)

    @cached_property
    def _in_brackets(self) -> dict[str, str]:
        """What the sender fills in, as it is shown until then."""
        placeholders = self.platform.vocabulary.placeholders
        return {name: f"[{self.slot_words(name)}]" for name in placeholders}

    @cached_property
    def longest(self) -> dict[str, str]:
        """The longest sensible filling of each placeholder."""
        placeholders = self.platform.vocabulary.placeholders
        return {name: in_language(each.longest, self.spoken) for name, each in placeholders.items()}

    def slot_words(self, name: str) -> str:
        """What stands in a placeholder's brackets until it is filled in."""
        own = self.platform.languages.get(self.language)
        words = self.platform.vocabulary.placeholders[name].shown
        return (own.shown.get(name) if own else None) or in_language(words, self.spoken)

    @property
    def spoken(self) -> str:
        """The language without what tells its variant: words are in that where they have none of their own."""
        return base(self.language)

    # Languages

    def other(self, language: str) -> Bank:
        """The bank in another language, on the same day."""
        return Bank(self.platform, language, self.today)

    def languages_of(self, message: Message) -> list[str]:
        """The languages that the message is translated to beyond the editions'."""
        return [language for language, found in self.platform.translated.items() if message.id in found]

    def others_of(self, message: Message) -> list[str]:
        """The languages that the message may be had in besides this one, those of the editions first."""
        editions = [each.language for each in self.platform.place.editions if each.language != self.language]
        return [*editions, *self.languages_of(message)]

    @cached_property
    def language_name(self) -> str:
        """What the language calls itself."""
        names = {each.language: each.name for each in self.platform.place.editions}
        own = self.platform.languages.get(self.language)
        return names.get(self.language) or (own and own.name) or own_name(self.language)

    def coverage(self) -> list[tuple[Topic, str, list[Message]]]:
        """Occasion, channel, and the active messages of both; the oldest first."""
        found: dict[tuple[str, str], list[Message]] = defaultdict(list)
        for occasion, messages in self.occasions.items():
            for message in messages:
                found[occasion, message.channel].append(message)
        rows = [(self.platform.topics[occasion], channel, each) for (occasion, channel), each in found.items()]
        return sorted(rows, key=lambda row: min(message.valid.start for message in row[2]))

    @cached_property
    def direction(self) -> str:
        """The direction that the language is read in, as HTML names it."""
        return reading_direction(self.language)

    @cached_property
    def translated(self) -> list[Message]:
        """The messages that are translated to this language."""
        return [self.platform.messages[id_] for id_ in self.platform.translated.get(self.language, {})]

    def translation(self, message: Message) -> Translation | None:
        """The message's translation to this language; None in the language of an edition."""
        return self.platform.translated.get(self.language, {}).get(message.id)

    def name_of(self, message: Message) -> str | None:
        """What the message is called in this language; None where its translation has no name."""
        found = self.translation(message)
        return found.name if found else message.name[self.language]

    def versions(self, message: Message) -> list[tuple[Text, Text]]:
        """The message's texts in this language, each beside the variant that it is or renders."""
        if found := self.translation(message):
            return [({self.language: each.text}, message.variants[each.of - 1]) for each in found.variants]
        return [(variant, variant) for variant in message.variants]

    def hashtags_of(self, message: Message) -> list[str]:
        """The message's hashtags; of a language without any, those in English."""
        return in_language(message.hashtags, self.spoken) if message.hashtags else []

    def first_lines(self, message: Message) -> str:
        """The beginning of the message's first variant, as a closed card shows it."""
        return shortened(self.shown(message.variants[0]).replace("\n\n", " "), BEGINNING)

    def unfilled(self, text: Text) -> str:
        """The text with what the sender fills in left as it is: `{plats}`."""
        return plain(self.paragraphs(text), {name: f"{{{name}}}" for name in self.platform.vocabulary.placeholders})

    def fingerprint(self, text: Text) -> str:
        """A short sign of the text as it reads now: it changes when the wording or a figure in it changes."""
        return hashlib.sha256(self.unfilled(text).encode()).hexdigest()[:12]

    def proof(self, message: Message) -> list[Fact]:
        """The facts that the message states or leans on, in the order in which it names them."""
        return [self.platform.facts[id_] for id_ in proof_ids(message)]

    def variant_proof(self, message: Message, variant: Text) -> str:
        """The ids of the facts behind one variant, as an attribute holds them."""
        return " ".join(variant_proof_ids(message, variant))

    def shortcut(self, message: Message) -> str:
        """Channel and length in words, as a link to the message says it."""
        vocabulary = self.platform.vocabulary
        channel, length = vocabulary.channels[message.channel].name, vocabulary.lengths[message.length]
        return f"{channel[self.language]}, {length[self.language].lower()}"

    @cached_property
    def news(self) -> list[News]:
        """The latest that has happened to messages, the newest first."""
        found = [news for message in self.platform.messages.values() for news in _news(message)]
        past = [news for news in found if news.day <= self.today]
        return sorted(past, key=lambda news: (-news.day.toordinal(), news.message.id))[:NEWS]


def as_of(platform: Platform, today: date) -> Platform:
    """The platform as readers meet it on a day: no kit and no other message leads to one that has not begun."""
    to_come = {message.id for message in platform.messages.values() if message.valid.start > today}
    if not to_come:
        return platform
    kits = {
        id_: replace(kit, steps=[each for each in kit.steps if each.message not in to_come])
        for id_, kit in platform.kits.items()
    }
    messages = {
        id_: replace(each, replaced_by=None) if each.replaced_by in to_come else each
        for id_, each in platform.messages.items()
    }
    return replace(platform, kits=kits, messages=messages)


def _places(ids: Iterable[str]) -> dict[str, int]:
    return {id_: place for place, id_ in enumerate(ids)}


def _news(message: Message) -> Iterator[News]:
    yield News(message.valid.start, "new", message)
    if message.changed:
        yield News(message.changed, "changed", message)
    if message.valid.end:
        yield News(message.valid.end + timedelta(days=1), "retired", message)
