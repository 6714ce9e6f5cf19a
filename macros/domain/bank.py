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

from macros.content.model import Fact, Item, Kit, Message, Platform, Text, Topic
from macros.content.texts import REFERENCE, fact_words, named_facts, shortened, split_paragraphs

CARDS_A_PAGE = 24
BEGINNING = 160  # characters: two lines, and a little more where the screen is wide
NEWS = 100


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a text that the sender fills in. name: the placeholder."""

    name: str


@dataclass(frozen=True, slots=True)
class News:
    """Something that happened to a message. what: `new`, `changed` or `retired`."""

    day: date
    what: str
    message: Message


Part = str | Slot
Paragraph = list[Part]


def plain(paragraphs: Iterable[Paragraph], filling: Mapping[str, str]) -> str:
    """The text as it is sent: every slot filled in, an empty line between paragraphs."""
    return "\n\n".join(
        "".join(part if isinstance(part, str) else filling[part.name] for part in paragraph) for paragraph in paragraphs
    )


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

        def order(message: Message) -> tuple[int, int, str, int]:
            of = (place for place, each in enumerate(occasions) if each.is_occasion_of(message))
            return next(of, len(occasions)), subjects[message.about], message.topic, channels[message.channel]

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
            yield Slot(found[3]) if found[3] else self._written(found[1], found[2])
            end = found.end()
        yield text[end:]

    def _written(self, kind: str, id_: str) -> str:
        if kind != "goal":
            return fact_words(self.platform.facts[id_], self.language, kind)
        goal = self.platform.goals[id_]
        words = self.platform.vocabulary.labels["goal_reference" if goal.name else "goal_number_inline"]
        name = goal.name[self.language] if goal.name else ""
        return words[self.language].format(number=goal.number, name=name)

    def shown(self, text: Text) -> str:
        """The text with what the sender fills in shown in brackets."""
        return plain(self.paragraphs(text), self._in_brackets)

    @cached_property
    def _in_brackets(self) -> dict[str, str]:
        """What the sender fills in, as it is shown until then."""
        placeholders = self.platform.vocabulary.placeholders
        return {name: f"[{each.shown[self.language]}]" for name, each in placeholders.items()}

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
