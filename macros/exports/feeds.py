"""The entries of the feed: what happens to messages on the days that stand in the data. Never a build's day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from macros.domain.bank import News
from macros.domain.urls import path_of
from macros.rendering.renderer import Renderer


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
