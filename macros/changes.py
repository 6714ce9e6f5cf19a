"""The entries of feeds: what happens to messages on the days that stand in the data, and what git knows of everything.

The one says from when a message may be used, the other when somebody changed a text. Never a build's day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from macros import addresses, changelog
from macros.addresses import path_of
from macros.messages import NEWS, News
from macros.render import Renderer


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed. path: where it leads, below the edition's root. what: its kind, and part of its id."""

    day: date
    what: str
    title: str
    summary: str
    path: str


def of_messages(renderer: Renderer) -> list[Entry]:
    """An entry for each thing that happened to a message, the newest first."""
    return [_message(renderer, news) for news in renderer.bank.news]


def _message(renderer: Renderer, news: News) -> Entry:
    title = renderer.label(f"feed_{news.what}", name=renderer.text(news.message.name))
    return Entry(news.day, news.what, title, _about(renderer, news), path_of(news.message))


def _about(renderer: Renderer, news: News) -> str:
    message, text = news.message, renderer.text
    shortcut = f"{renderer.bank.shortcut(message)}."
    if news.what != "retired":
        return f"{shortcut} {renderer.bank.shown(message.variants[0])}"
    why = [text(message.ended)] if message.ended else []
    instead = renderer.platform.messages[message.replaced_by] if message.replaced_by else None
    how = [f"{renderer.label('message_instead')} {text(instead.name)}."] if instead else []
    return " ".join([shortcut, *why, *how])


def of_everything(renderer: Renderer) -> list[Entry]:
    """An entry for each sentence of the changelog, the newest day first; none where the history is not known."""
    told = [(day.day, sentence) for day in changelog.days(renderer) for sentence in day.sentences]
    return [Entry(day, each.key, each.text, each.text, each.path or f"{addresses.HISTORY}/") for day, each in told][
        :NEWS
    ]
