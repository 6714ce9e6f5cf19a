"""Data for the browser's tools: words, rules for texts, a summary of every message, and the cards. Plain values."""

from collections.abc import Mapping
from typing import Any

import regex

from macros.content.model import Blank, Message
from macros.domain import text_lint, urls
from macros.domain.bank import Bank
from macros.rendering.renderer import Renderer

_PREFIX = "tool_"
_TERM = regex.compile(r"[\p{L}\p{M}\p{N}]+")


def words(renderer: Renderer) -> dict[str, Any]:
    """Return the tools' words (labels that begin with `tool_`), the channels, and the placeholders."""
    vocabulary, text = renderer.platform.vocabulary, renderer.text
    return {
        **labels(renderer, _PREFIX),
        "language": renderer.language,
        "stemmer": _stemmer(renderer),
        "channels": {
            id_: {"name": text(each.name), "limit": each.limit, "fold": each.fold, "hashtags": each.hashtags,
                  "sms": each.sms, "note": text(each.note)}
            for id_, each in vocabulary.channels.items()
        },
        "placeholders": placeholders(renderer, vocabulary.placeholders),
        "editions": {each.language: each.name for each in renderer.platform.place.editions},
        "languages": {each: renderer.bank.other(each).language_name for each in renderer.platform.translated},
        "goals": {
            id_: renderer.label("goal_number", number=goal.number) for id_, goal in renderer.platform.goals.items()
        },
    }  # fmt: skip


def other_languages(renderer: Renderer) -> list[str]:
    """Return the languages that texts are available in besides the edition's own."""
    platform = renderer.platform
    every = (*(edition.language for edition in platform.place.editions), *platform.translated)
    return [each for each in every if each != renderer.language]


def languages(renderer: Renderer, number: int) -> list[str]:
    """Those in which some message of one page of the list may be had."""
    found = {each for message in renderer.bank.pages[number - 1] for each in renderer.bank.others_of(message)}
    return [each for each in other_languages(renderer) if each in found]


def in_language(renderer: Renderer, language: str, number: int) -> dict[str, str]:
    """Return the messages of one page of the list in another language, by id, as the HTML of their own pages."""
    page, own = renderer.page(f"{urls.MESSAGES}/"), renderer.bank.other(language)
    return {
        message.id: str(page.render("message_language.html", item=message, own=own))
        for message in renderer.bank.pages[number - 1]
        if language in renderer.bank.others_of(message)
    }


def _stemmer(renderer: Renderer) -> str:
    """Return the path of the language's stemmer script, below assets/; empty if it has none."""
    path = f"assets/lib/stemmer-{renderer.language}.js"
    return renderer.assets.names.get(path, "").removeprefix("assets/")


def labels(renderer: Renderer, prefix: str) -> dict[str, str]:
    """Return the labels that begin with the prefix, named without it, with the place's name filled in."""
    found = renderer.platform.vocabulary.labels.items()
    place = renderer.text(renderer.platform.place.short)
    return {
        key.removeprefix(prefix): renderer.text(words).replace("{place}", place)
        for key, words in found
        if key.startswith(prefix)
    }


def placeholders(renderer: Renderer, found: Mapping[str, Blank]) -> dict[str, dict[str, str]]:
    """Return each placeholder's name, the words shown until it is filled in, and its hint if any."""
    return {id_: _blank(renderer, each) for id_, each in found.items()}


def _blank(renderer: Renderer, blank: Blank) -> dict[str, str]:
    words = {"name": renderer.text(blank.name), "shown": renderer.text(blank.shown)}
    return words | ({"hint": renderer.text(blank.hint)} if blank.hint else {})


def rules(renderer: Renderer) -> dict[str, Any]:
    """Return the rules of `text_lint`, the words that identify each strength, and the facts that prove figures."""
    return {
        **text_lint.rules(renderer.platform, renderer.language),
        "strengths": _strengths(renderer),
        "facts": _facts(renderer),
    }


def _strengths(renderer: Renderer) -> list[dict[str, Any]]:
    page = renderer.page(f"{urls.MESSAGES}/")
    return [
        {
            "id": each.id,
            "name": renderer.text(each.name),
            "address": page.to_item(each),
            "words": [word.lower() for word in each.keywords.get(renderer.language, [])],
        }
        for each in renderer.platform.strengths.values()
    ]


def _facts(renderer: Renderer) -> list[dict[str, Any]]:
    page = renderer.page(f"{urls.MESSAGES}/")
    return [
        {
            "id": fact.id,
            "label": renderer.text(fact.label),
            "figure": renderer.figure(fact),
            "unit": renderer.text(fact.unit) if fact.unit else "",
            "year": renderer.year(fact.year),
            "source": renderer.platform.sources[fact.source].publisher,
            "address": page.to_item(fact),
        }
        for fact in renderer.platform.facts.values()
        if fact.kind == "number"
    ]


def index(renderer: Renderer) -> dict[str, Any]:
    """Return a summary of every message, for filtering and for detecting changes since a text was copied."""
    bank = renderer.bank
    rows = [_row(renderer, message, number) for number, page in enumerate(bank.pages, start=1) for message in page]
    return {"rows": rows, "retired": [_retired(renderer, message) for message in bank.retired]}


def _row(renderer: Renderer, message: Message, number: int) -> dict[str, Any]:
    row = {
        "id": message.id,
        "name": renderer.text(message.name),
        "occasions": [each.id for each in renderer.bank.occasions_of(message)],
        "about": message.about,
        "audiences": message.audiences,
        "channel": message.channel,
        "length": message.length,
        "goals": message.goals,
        "languages": renderer.bank.languages_of(message),
        "page": number,
        "prints": [renderer.bank.digest(text) for text in message.variants],
    }
    if message.former:
        row["former"] = message.former
    if message.valid.end:
        row["to"] = message.valid.end.isoformat()
    return row


def _retired(renderer: Renderer, message: Message) -> dict[str, Any]:
    return {
        "id": message.id,
        "former": message.former,
        "name": renderer.text(message.name),
        "why": renderer.text(message.ended) if message.ended else "",
        "instead": message.replaced_by or "",
    }


def texts(bank: Bank) -> dict[str, str]:
    """Return the words by which each message is found in free-text search."""
    return {message.id: _searched(bank, message) for message in bank.active}


def _searched(bank: Bank, message: Message) -> str:
    vocabulary, language = bank.platform.vocabulary, bank.language
    names = [vocabulary.audiences[each] for each in message.audiences] + [vocabulary.channels[message.channel].name]
    occasions = bank.occasions_of(message)
    parts = [
        message.name[language],
        bank.subjects[message.about],
        *(name[language] for name in names),
        *message.keywords.get(language, []),
        *(each.name[language] for each in occasions),
        *(word for each in occasions for word in each.keywords.get(language, [])),
        *(bank.shown(text) for text in message.variants),
    ]
    return " ".join(dict.fromkeys(_TERM.findall(" ".join(parts).lower())))


def cards(renderer: Renderer, number: int) -> dict[str, str]:
    """Return the cards of one page of the list, by id, as HTML."""
    page = renderer.page(f"{urls.MESSAGES}/")
    return {
        message.id: str(page.render("message_card.html", item=message, level=3))
        for message in renderer.bank.pages[number - 1]
    }
