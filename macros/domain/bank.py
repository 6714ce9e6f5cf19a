"""The message bank in one language: texts with facts and goals written out, their proof, and their validity."""

from __future__ import annotations

import hashlib
import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from msgspec.structs import replace

from macros.content.locale import base, own_name, reading_direction
from macros.content.model import Fact, Goal, Item, Kit, Message, Platform, Text, Topic, Translation
from macros.content.texts import REFERENCE, fact_words, named_facts, shortened, split_paragraphs
from macros.content.words import in_language
from macros.domain.lists import CARD, pages_of
from macros.domain.urls import MESSAGES

BEGINNING = 160  # characters: two lines, and a little more where the screen is wide
NEWS = 100


@dataclass(frozen=True, slots=True)
class Slot:
    """A placeholder's position in a text, for the sender to fill in. name: the placeholder's id."""

    name: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words in another language within a text."""

    words: str
    language: str


@dataclass(frozen=True, slots=True)
class News:
    """A change to a message. what: `new`, `changed` or `retired`."""

    day: date
    what: str
    message: Message


Part = str | Slot | Quoted
Paragraph = list[Part]


def proof_ids(message: Message) -> list[str]:
    """Return the ids of the facts that any variant of the message states, in any language, and of its other facts."""
    return list(dict.fromkeys([*_stated(message.variants), *message.facts]))


def variant_proof_ids(message: Message, variant: Text) -> list[str]:
    """Return the ids of the facts that one variant states, and of the message's facts that no variant states."""
    elsewhere = set(_stated(message.variants)) if message.facts else set()
    return list(dict.fromkeys([*_stated([variant]), *(id_ for id_ in message.facts if id_ not in elsewhere)]))


def _stated(variants: Iterable[Text]) -> list[str]:
    return named_facts(text for variant in variants for text in variant.values())


class Bank:
    """The messages of a platform in one language on a given day."""

    def __init__(self, platform: Platform, language: str, today: date) -> None:
        self.platform = platform
        self.language = language
        self.today = today
        self._occasions_of: dict[tuple[str, str], list[Topic]] = {}
        self._known: dict[str, list[Part]] = {}

    @cached_property
    def subjects(self) -> dict[str, str]:
        """The names of all subjects of messages, by id: the strengths first."""
        strengths = {id_: each.name for id_, each in self.platform.strengths.items()}
        return {id_: name[self.language] for id_, name in {**strengths, **self.platform.vocabulary.subjects}.items()}

    @cached_property
    def active(self) -> list[Message]:
        """The messages that are valid, sorted by occasion, subject, topic and channel."""
        subjects, channels = _places(self.subjects), _places(self.platform.vocabulary.channels)
        occasions = _places(self.platform.topics)

        def order(message: Message) -> tuple[int, int, str, int]:
            first = min((occasions[each.id] for each in self.occasions_of(message)), default=len(occasions))
            return first, subjects[message.about], message.topic, channels[message.channel]

        return sorted((each for each in self.platform.messages.values() if self.holds(each)), key=order)

    @cached_property
    def retired(self) -> list[Message]:
        """The messages whose last day has passed, by id."""
        return [message for message in self.platform.messages.values() if self.is_retired(message)]

    def holds(self, message: Message) -> bool:
        """Whether the message is valid on this day."""
        return self.has_begun(message) and not self.is_retired(message)

    def has_begun(self, item: Item) -> bool:
        """Whether readers may see the item: a message from its first day, a kit from that of its first message."""
        if isinstance(item, Kit):
            return any(self.has_begun(self.platform.messages[step.message]) for step in item.steps)
        return not isinstance(item, Message) or item.valid.start <= self.today

    def is_retired(self, message: Message) -> bool:
        """Whether the message's last day has passed."""
        return message.valid.end is not None and message.valid.end < self.today

    @cached_property
    def occasions(self) -> dict[str, list[Message]]:
        """The active messages of each occasion that has any: topic id → messages, in the order of the topics."""
        topics = self.platform.topics.items()
        found = {id_: [each for each in self.active if topic.is_occasion_of(each)] for id_, topic in topics}
        return {id_: messages for id_, messages in found.items() if messages}

    def occasions_of(self, message: Message) -> list[Topic]:
        """The occasions that the message is for."""
        key = message.topic, message.channel  # all that it depends on
        if key not in self._occasions_of:
            found = [each for each in self.platform.topics.values() if each.is_occasion_of(message)]
            self._occasions_of[key] = found
        return self._occasions_of[key]

    @cached_property
    def pages(self) -> list[list[Message]]:
        """The active messages divided into pages of as much text; a single, empty page if there are none."""
        sizes = {message.id: CARD + _letters(message) for message in self.active}
        return [[self.platform.messages[id_] for id_ in ids] for ids in pages_of(MESSAGES, sizes)]

    @cached_property
    def page_of(self) -> dict[str, int]:
        """The page number of each active message, by id."""
        return {message.id: number for number, page in enumerate(self.pages, start=1) for message in page}

    def chosen(self, messages: Iterable[Message], count: int) -> list[Message]:
        """Return at most `count` of the messages, from as many topics as possible."""
        rounds: dict[str, Iterator[int]] = defaultdict(itertools.count)  # the first of each topic, then each second …
        return sorted(messages, key=lambda message: next(rounds[message.topic]))[:count]

    def same(self, message: Message) -> list[Message]:
        """Return the other active messages with the same topic."""
        return [each for each in self._topics[message.topic] if each.id != message.id]

    @cached_property
    def _topics(self) -> dict[str, list[Message]]:
        topics: dict[str, list[Message]] = defaultdict(list)
        for message in self.active:
            topics[message.topic].append(message)
        return topics

    def paragraphs(self, text: Text) -> list[Paragraph]:
        """Return the text's paragraphs, with facts and goals written out and placeholders as slots."""
        return [list(self._parts(paragraph)) for paragraph in split_paragraphs(text[self.language])]

    def filled(self, text: Text, filling: Mapping[str, str]) -> str:
        """The text as it is sent: every slot filled in, an empty line between paragraphs."""

        def words(found: re.Match[str]) -> str:
            return "".join(_words(part, filling) for part in self._named(found))

        return REFERENCE.sub(words, "\n\n".join(split_paragraphs(text[self.language])))

    def _parts(self, text: str) -> Iterator[Part]:
        end = 0
        for found in REFERENCE.finditer(text):
            yield text[end : found.start()]
            yield from self._named(found)
            end = found.end()
        yield text[end:]

    def _named(self, found: re.Match[str]) -> list[Part]:
        """What stands for a reference: worked out once, as many texts have the same."""
        if found[0] not in self._known:
            self._known[found[0]] = list(self._reference(*found.groups()))
        return self._known[found[0]]

    def _reference(self, kind: str | None, id_: str, slot: str) -> Iterator[Part]:
        if kind == "goal":
            yield from self._goal(self.platform.goals[id_])
        else:
            yield fact_words(self.platform.facts[id_], self.language, kind) if kind else Slot(slot)

    def _goal(self, goal: Goal) -> Iterator[Part]:
        """Yield the goal's name in a sentence; if it has none in this language, its first name as a quotation."""
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
        return self.filled(text, self._in_brackets)

    @cached_property
    def _in_brackets(self) -> dict[str, str]:
        """The bracketed words of each placeholder, by id."""
        placeholders = self.platform.vocabulary.placeholders
        return {name: f"[{self.slot_words(name)}]" for name in placeholders}

    @cached_property
    def longest(self) -> dict[str, str]:
        """The longest plausible value of each placeholder, by id."""
        placeholders = self.platform.vocabulary.placeholders
        return {name: in_language(each.longest, self.spoken) for name, each in placeholders.items()}

    def slot_words(self, name: str) -> str:
        """Return the words in a placeholder's brackets."""
        own = self.platform.languages.get(self.language)
        words = self.platform.vocabulary.placeholders[name].shown
        return (own.shown.get(name) if own else None) or in_language(words, self.spoken)

    @property
    def spoken(self) -> str:
        """The language code without its variant, whose words are used if the variant has none."""
        return base(self.language)

    # Languages

    def other(self, language: str) -> Bank:
        """Return the bank in another language, on the same day."""
        return Bank(self.platform, language, self.today)

    def languages_of(self, message: Message) -> list[str]:
        """Return the languages, besides the editions', that the message is translated into."""
        return [language for language, found in self.platform.translated.items() if message.id in found]

    def others_of(self, message: Message) -> list[str]:
        """Return the other languages that the message is available in, those of the editions first."""
        editions = [each.language for each in self.platform.place.editions if each.language != self.language]
        return [*editions, *self.languages_of(message)]

    @cached_property
    def language_name(self) -> str:
        """The language's name in itself."""
        names = {each.language: each.name for each in self.platform.place.editions}
        own = self.platform.languages.get(self.language)
        return names.get(self.language) or (own and own.name) or own_name(self.language)

    @cached_property
    def coverage(self) -> dict[str, tuple[Topic, str, list[Message]]]:
        """The active messages of each combination (`occasion/channel`) of the two, the oldest first."""
        found: dict[tuple[str, str], list[Message]] = defaultdict(list)
        for occasion, messages in self.occasions.items():
            for message in messages:
                found[occasion, message.channel].append(message)
        rows = [(self.platform.topics[occasion], channel, each) for (occasion, channel), each in found.items()]
        rows.sort(key=lambda row: min(message.valid.start for message in row[2]))
        return {f"{occasion.id}/{channel}": (occasion, channel, each) for occasion, channel, each in rows}

    @cached_property
    def direction(self) -> str:
        """The text direction of the language, as in HTML."""
        return reading_direction(self.language)

    @cached_property
    def translated(self) -> list[Message]:
        """The messages that are translated into this language."""
        return [self.platform.messages[id_] for id_ in self.platform.translated.get(self.language, {})]

    def translation(self, message: Message) -> Translation | None:
        """Return the message's translation into this language; None in the language of an edition."""
        return self.platform.translated.get(self.language, {}).get(message.id)

    def name_of(self, message: Message) -> str | None:
        """Return the message's name in this language; None if its translation has no name."""
        found = self.translation(message)
        return found.name if found else message.name[self.language]

    def versions(self, message: Message) -> list[tuple[Text, Text]]:
        """Return the message's texts in this language, each with the variant that it is or translates."""
        if found := self.translation(message):
            return [({self.language: each.text}, message.variants[each.of - 1]) for each in found.variants]
        return [(variant, variant) for variant in message.variants]

    def hashtags_of(self, message: Message) -> list[str]:
        """Return the message's hashtags in this language, else in English."""
        return in_language(message.hashtags, self.spoken) if message.hashtags else []

    def first_lines(self, message: Message) -> str:
        """Return the beginning of the message's first variant, for a closed card."""
        return shortened(self.shown(message.variants[0]).replace("\n\n", " "), BEGINNING)

    def unfilled(self, text: Text) -> str:
        """The text with what the sender fills in left as it is: `{plats}`."""
        return self.filled(text, {name: f"{{{name}}}" for name in self.platform.vocabulary.placeholders})

    def digest(self, text: Text) -> str:
        """Return a digest of the text: 12 hex digits that change with its wording or a figure in it."""
        return hashlib.sha256(self.unfilled(text).encode()).hexdigest()[:12]

    def proof(self, message: Message) -> list[Fact]:
        """Return the facts that prove the message, in order of appearance."""
        return [self.platform.facts[id_] for id_ in proof_ids(message)]

    def variant_proof(self, message: Message, variant: Text) -> str:
        """Return the ids of the facts that prove one variant, separated by spaces, for an attribute."""
        return " ".join(variant_proof_ids(message, variant))

    def shortcut(self, message: Message) -> str:
        """Return channel and length in words, for a link to the message."""
        vocabulary = self.platform.vocabulary
        channel, length = vocabulary.channels[message.channel].name, vocabulary.lengths[message.length]
        return f"{channel[self.language]}, {length[self.language].lower()}"

    @cached_property
    def news(self) -> list[News]:
        """The latest changes to messages, the newest first."""
        found = [news for message in self.platform.messages.values() for news in _news(message)]
        past = [news for news in found if news.day <= self.today]
        return sorted(past, key=lambda news: (-news.day.toordinal(), news.message.id))[:NEWS]


def as_of(platform: Platform, today: date) -> Platform:
    """Return the platform without kits' and messages' references to messages that have not begun on the day."""
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


def _words(part: Part, filling: Mapping[str, str]) -> str:
    """The part as it is sent."""
    if isinstance(part, Slot):
        return filling[part.name]
    return part.words if isinstance(part, Quoted) else part


def _letters(message: Message) -> int:
    """Return the length of all the message's texts, which is the same in every edition."""
    return sum(len(text) for variant in message.variants for text in variant.values())


def _places(ids: Iterable[str]) -> dict[str, int]:
    return {id_: place for place, id_ in enumerate(ids)}


def _news(message: Message) -> Iterator[News]:
    yield News(message.valid.start, "new", message)
    if message.changed:
        yield News(message.changed, "changed", message)
    if message.valid.end:
        yield News(message.valid.end + timedelta(days=1), "retired", message)
