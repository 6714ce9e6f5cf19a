"""The rules for messages, and for the facts behind them, since others send messages in their own name."""

import json
from collections.abc import Container, Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from itertools import combinations

import regex

from macros.content.loader import Contents, Library
from macros.content.model import Message, Platform, Text
from macros.content.problems import Problem
from macros.content.schema import Schema
from macros.content.texts import REFERENCE
from macros.content.yaml_reader import Address, Document
from macros.domain import text_lint
from macros.domain.bank import Bank, variant_proof_ids
from macros.domain.review_dates import fact_due
from macros.domain.urls import TAKEN

_INFLECTED = regex.compile(r"\{[a-z_]+\}[’']?\p{L}+")
_LIST_PAGE = regex.compile(r"sida-\d+")
SOON = 30  # days
# Code of a style rule → the code of its problem in a message, if different.
# None: placeholders belong in messages.
_CODES = {
    "superlative": "unproved-superlative",
    "figure": "handwritten-figure",
    "lix": "hard-to-read",
    "slot-left": None,
}


def messages_fit_their_channel(library: Library) -> Iterator[Problem]:
    """With the longest plausible values, a message's text and hashtags are within its channel's limit."""
    platform = library.draft
    banks = [Bank(platform, each.language, library.today) for each in platform.place.editions] if platform else []
    for document, message, _ in whole_messages(library):
        for bank in banks:
            texts = {index: text for index, text in enumerate(message.variants) if bank.language in text}
            yield from too_long(document, message, bank, texts, bank.language)


def too_long(
    document: Document, message: Message, bank: Bank, texts: Mapping[int, Text], field: str
) -> Iterator[Problem]:
    """Yield a problem for each text in the bank's language that is too long.

    texts: by index of the variant. field: the key of each text.
    """
    channel = bank.platform.vocabulary.channels[message.channel]
    tags = "".join(f" #{tag}" for tag in bank.hashtags_of(message))
    for index, text in texts.items():
        whole = bank.filled(text, bank.longest) + tags
        # What a reader sees as one character is one or several: they are counted only where they may be too many.
        if len(whole) > channel.limit and (count := text_lint.graphemes(whole)) > channel.limit:
            words = {"found": count, "limit": channel.limit, "channel": channel.name}
            yield document.problem(("variants", index, field), "message-too-long", **words)


def hashtags_are_few(library: Library) -> Iterator[Problem]:
    """A message has no more hashtags than its channel allows, written without # and spaces."""
    for document, message, platform in whole_messages(library):
        channel = platform.vocabulary.channels[message.channel]
        for language, tags in message.hashtags.items():
            if len(tags) > channel.hashtags:
                words = {"found": len(tags), "limit": channel.hashtags, "channel": channel.name}
                yield document.problem(("hashtags", language), "too-many-hashtags", **words)
            for index, tag in enumerate(tags):
                if not regex.fullmatch(r"[\p{L}\p{M}\p{N}_]+", tag):
                    yield document.problem(("hashtags", language, index), "hashtag", found=tag)


def any_name_fits(library: Library) -> Iterator[Problem]:
    """A placeholder has no inflectional ending, since names inflect differently."""
    for document, address, text in texts_to_fill_in(library):
        for found in _INFLECTED.findall(text):
            yield document.problem(address, "inflected-placeholder", found=found)


def texts_to_fill_in(library: Library) -> Iterator[tuple[Document, Address, str]]:
    """Yield every text, in each language, that may have placeholders."""
    for document, contents in library.contents:
        for address, words, schema in texts(contents):
            if schema.get("x-placeholders"):
                yield document, address, words
    for document in library.of_kind("translation"):
        for index, variant in enumerate(document.data["variants"]):
            yield document, ("variants", index, "text"), variant["text"]


def texts(contents: Contents) -> Iterator[tuple[Address, str, Schema]]:
    """Yield every text of a document in each language, with the language last in its address; not keywords."""
    for address, text, schema in contents.texts:
        for language, words in text.items():
            if isinstance(words, str):
                yield (*address, language), words, schema


def each_reads_well(library: Library) -> Iterator[Problem]:
    """Every message follows the rules for a single message."""
    rules = style_rules(library)
    for document, message, platform in whole_messages(library):
        names, limit = tuple(platform.place.names), platform.vocabulary.limits.alike
        yield from document.once(figures_are_facts_and_style_is_kept, message, rules)
        yield from document.once(variants_differ, message, limit)
        yield from document.once(variants_tell_of_the_place, message, names)


def figures_are_facts_and_style_is_kept(
    document: Document, message: Message, rules: dict[str, text_lint.Rules]
) -> Iterator[Problem]:
    """A message has figures from facts, no clichés and proved superlatives, and is easy to read."""
    for index, variant in enumerate(message.variants):
        passed = ("superlative",) if variant_proof_ids(message, variant) else ()
        yield from style_problems(document, ("variants", index), variant, rules, passed)


def style_problems(
    document: Document, address: Address, text: Text, rules: dict[str, text_lint.Rules], passed: Container[str] = ()
) -> Iterator[Problem]:
    """Yield the style problems of the text at the address, in each language, except those in `passed`."""
    for language, words in text.items():
        for finding in text_lint.findings(bare(words), rules[language]):
            if finding.code not in passed:
                yield from style_problem(document, (*address, language), finding, rules[language])


def style_rules(library: Library) -> dict[str, text_lint.Rules]:
    """Return the style rules' parameters in each language; empty if the content is too broken.

    Equal rules are the same object in every reading, so that comparing them is fast.
    """
    platform = library.draft
    editions = platform.place.editions if platform else ()
    return _one(json.dumps({each.language: text_lint.rules(platform, each.language) for each in editions if platform}))


@lru_cache(maxsize=4)
def _one(written: str) -> dict[str, text_lint.Rules]:
    found: dict[str, text_lint.Rules] = json.loads(written)
    return found


def style_problem(
    document: Document, address: Address, finding: text_lint.Finding, rules: text_lint.Rules
) -> Iterator[Problem]:
    """Yield a style rule's finding as a problem; nothing for placeholders, which belong in messages."""
    code = _CODES.get(finding.code, finding.code)
    if code:
        words = {"found": finding.found, "lix": rules["lix"], "sentence": rules["sentence"], "why": finding.why}
        yield document.problem(address, code, **words)


def variants_differ(document: Document, message: Message, limit: int) -> Iterator[Problem]:
    """No two variants of a message are nearly the same, so that neighbours do not post the same words."""
    for (one, first), (other, second) in combinations(enumerate(message.variants), 2):
        for language in sorted(first.keys() & second.keys()):
            percent = text_lint.alike(first[language], second[language], limit)
            if percent >= limit:
                words = {"found": percent, "one": one + 1, "other": other + 1}
                yield document.problem(("variants", other, language), "alike-variants", **words)


def days_follow(library: Library) -> Iterator[Problem]:
    """A message's last day, and the day of its change, are not before its first day."""
    for document in library.of_kind("message"):
        valid, changed = document.data["valid"], document.data.get("changed")
        for address, day in ((("valid", "to"), valid.get("to")), (("changed",), changed)):
            if day and day < valid["from"]:
                yield document.problem(address, "day-before-first", found=day, first=valid["from"])


def retired_messages_are_left(library: Library) -> Iterator[Problem]:
    """No kit or other message refers to a message whose last day has passed."""
    over = {document.data["id"] for document in library.of_kind("message") if _is_over(document, library.today)}
    for document, contents in library.contents:
        for address, kind, value in contents.references:
            if kind == "message" and value in over and address != ("id",):  # a translation stays with its message
                yield document.problem(address, "retired-message", found=value)


def addresses_are_free(library: Library) -> Iterator[Problem]:
    """No message's id or former name is the address of another page."""
    taken = {document.data["id"]: document.path for document in library.of_kind("message")}
    for document in library.of_kind("message"):
        if document.data["id"] in TAKEN or _LIST_PAGE.fullmatch(document.data["id"]):
            yield document.problem(("id",), "address-taken", found=document.data["id"], other="macros/domain/urls.py")
        for index, name in enumerate(document.data.get("former", [])):
            if name in taken:
                yield document.problem(("former", index), "address-taken", found=name, other=taken[name])
            taken[name] = document.path


def facts_are_reviewed(library: Library) -> Iterator[Problem]:
    """A fact is reviewed by its review date, or within the usual number of months since it was checked."""
    for document in library.of_kind("fact"):
        if platform := library.draft:
            fact = platform.facts[document.data["id"]]
            due = fact_due(fact.checked, fact.review, platform.vocabulary.limits.review_months)
            if due < library.today:
                yield document.problem(("checked",), "stale-fact", found=fact.checked, due=due)


def variants_tell_of_the_place(document: Document, message: Message, names: tuple[str, ...]) -> Iterator[Problem]:
    """Each variant has a figure, a goal or a name that makes it specific to the place."""
    for index, variant in enumerate(message.variants):
        for language, text in variant.items() if names else ():
            told = any(kind for kind, _, _ in REFERENCE.findall(text))
            if not told and not any(name in text for name in names):
                yield document.problem(("variants", index, language), "of-nowhere")


def messages_say_why_they_end(library: Library) -> Iterator[Problem]:
    """A message that has ended, or will within a month, says why or what replaces it."""
    soon = (library.today + timedelta(days=SOON)).isoformat()
    for document in library.of_kind("message"):
        end = document.data["valid"].get("to")
        if end and end <= soon and not document.data.keys() & {"ended", "replaced_by"}:
            code = "message-over" if _is_over(document, library.today) else "message-ends"
            yield document.problem(("valid", "to"), code, found=end)


def _is_over(document: Document, today: date) -> bool:
    return bool(document.data["valid"].get("to", "9999-12-31") < today.isoformat())


def whole_messages(library: Library) -> Iterator[tuple[Document, Message, Platform]]:
    """Yield the messages whose references are all valid; the others have problems of their own."""
    if library.draft is None:
        return
    for document in library.of_kind("message"):
        message = library.draft.messages[document.data["id"]]
        if is_whole(document, message, library.draft):
            yield document, message, library.draft


def _references(_: Document, message: Message) -> set[tuple[str, str, str]]:
    texts = (text for variant in message.variants for text in variant.values())
    return {found for text in texts for found in REFERENCE.findall(text)}


def is_whole(document: Document, message: Message, platform: Platform) -> bool:
    """Whether all references in the message are valid."""
    known: dict[str, Container[str]] = {"": platform.vocabulary.placeholders, "goal": platform.goals}
    references = document.once(_references, message)
    return all((id_ or slot) in known.get(kind, platform.facts) for kind, id_, slot in references)


def bare(text: str) -> str:
    """Return the text with a name instead of each reference and placeholder, for rules on its own words."""
    return REFERENCE.sub("Namn", text)


RULES = (
    messages_fit_their_channel,
    hashtags_are_few,
    any_name_fits,
    each_reads_well,
    days_follow,
    retired_messages_are_left,
    addresses_are_free,
    facts_are_reviewed,
    messages_say_why_they_end,
)
