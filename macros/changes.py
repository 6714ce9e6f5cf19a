"""What has happened to the content, from the days that stand in the data: entries of feeds. Never a build's day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from macros import addresses
from macros.addresses import path_of
from macros.messages import NEWS, News
from macros.model import Item
from macros.render import Renderer

# Where an entry leads that is about many.
_SHARED = {"message": f"{addresses.MESSAGES}/", "fact": f"{addresses.FACTS}/", "goal": f"{addresses.GOALS}/"}


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
    """An entry for each day and kind of change, the newest first: what was alone has its name, many are counted."""
    found = sorted(_events(renderer), key=lambda event: (-event[0].toordinal(), event[1]))
    groups = groupby(found, key=lambda event: event[:2])
    return [_grouped(renderer, day, what, [event[2] for event in events]) for (day, what), events in groups][:NEWS]


def _events(renderer: Renderer) -> Iterator[tuple[date, str, Item]]:
    platform = renderer.platform
    for news in renderer.bank.news:
        yield news.day, f"message_{news.what}", news.message
    for fact in platform.facts.values():
        yield fact.checked, "fact_checked", fact
    for goal in platform.goals.values():
        for day in sorted({each.checked for each in goal.results if each.checked}):
            yield day, "goal_result", goal


def _grouped(renderer: Renderer, day: date, what: str, items: list[Item]) -> Entry:
    names = [_name(renderer, item) for item in items]
    if len(items) == 1:
        title = renderer.label(f"change_{what}_one", name=names[0])
        return Entry(day, what, title, title, path_of(items[0]))
    title = renderer.label(f"change_{what}_many", count=len(items))
    return Entry(day, what, title, f"{'; '.join(names)}.", _SHARED[what.partition("_")[0]])


def _name(renderer: Renderer, item: Item) -> str:
    name: dict[str, str] | None = getattr(item, "label", None) or getattr(item, "name", None)
    return renderer.text(name) if name else item.id
