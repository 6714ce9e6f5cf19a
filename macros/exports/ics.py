"""Calendars (iCalendar, RFC 5545) of the days when goals' next figures are due, and of the editors' reviews."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from urllib.parse import urlsplit

from macros.content.model import Goal, Platform
from macros.domain.quality import NOBODY, owner_of
from macros.domain.review_dates import Review, reviews
from macros.domain.urls import QUALITY, form, path_of
from macros.rendering.quality_words import item_of
from macros.rendering.renderer import Renderer

_LISTED = 30  # items listed per event: calendar programs truncate a longer description
_LINE = 75  # octets, without the line break


@dataclass(frozen=True, slots=True)
class Day:
    """An event that lasts a day. key: its UID, which must stay the same for as long as it is the same event."""

    key: str
    day: date
    summary: str
    description: str
    url: str


def due(platform: Platform) -> list[Goal]:
    """Return the goals whose next figure has a due date, the earliest first."""
    return sorted((goal for goal in platform.goals.values() if goal.next), key=lambda goal: (goal.next, goal.number))


def due_calendar(renderer: Renderer, base: str, revision: int | None = None) -> str:
    """Return the calendar of those dates. base: the edition's address, ending in a slash. revision: see `calendar`."""
    days = [_due(renderer, goal, goal.next, base) for goal in due(renderer.platform) if goal.next]
    return _calendar(renderer, "calendar_name", days, revision)


def _due(renderer: Renderer, goal: Goal, day: date, base: str) -> Day:
    name = renderer.text(goal.name) if goal.name else renderer.label("goal_missing")
    about = renderer.text(goal.measured) if goal.measured else ""
    words = renderer.label("calendar_event", number=goal.number, name=name)
    return Day(_key(renderer, goal.id, base), day, words, about, f"{base}{path_of(goal)}")


def review_calendar(renderer: Renderer, base: str, site: str, revision: int | None = None) -> str:
    """Return the calendar of what is due for review, with one event per day and owner.

    base: the edition's address; site: the address of the site's root; both end in a slash. revision: see `calendar`.
    """

    def event(review: Review) -> tuple[date, tuple[str, str]]:
        return review.day, _owner(renderer, review.kind)

    groups = groupby(sorted(reviews(renderer.platform), key=event), key=event)
    days = [_review(renderer, day, owner, list(found), base, site) for (day, owner), found in groups]
    return _calendar(renderer, "reviews_name", days, revision)


def _owner(renderer: Renderer, kind: str) -> tuple[str, str]:
    """Return id and name of the owner of the kind of content."""
    owner = owner_of(renderer.platform, kind)
    return (owner.id, renderer.text(owner.name)) if owner else (NOBODY, renderer.label("quality_nobody"))


def _review(
    renderer: Renderer, day: date, owner: tuple[str, str], found: list[Review], base: str, site: str
) -> Day:  # fmt: skip
    id_, name = owner
    shown = [(each, item_of(renderer.platform, each.kind, each.id)) for each in found[:_LISTED]]
    rows = [f"{renderer.title(item)}: {site}{form(each.kind, each.id)}" for each, item in shown]
    if len(found) > _LISTED:
        rows.append(renderer.label("reviews_more", count=len(found) - _LISTED))
    words = renderer.label("reviews_event", owner=name, count=len(found))
    key = _key(renderer, f"granskning-{day}-{id_}", base)
    return Day(key, day, words, "\n".join(rows), f"{base}{QUALITY}/#bord-{id_}")


def _key(renderer: Renderer, name: str, base: str) -> str:
    """Return an event's UID, which differs between editions."""
    return f"{name}-{renderer.language}@{urlsplit(base).hostname}"


def _calendar(renderer: Renderer, label: str, days: list[Day], revision: int | None) -> str:
    name = renderer.text(renderer.platform.place.site_name)
    start = renderer.platform.strategy.period.start
    return calendar(renderer.label(label, name=name), name, days, date(start, 1, 1), revision)


def calendar(name: str, product: str, days: Iterable[Day], stamp: date, revision: int | None = None) -> str:
    """Return the calendar as text.

    stamp: the date of all events' DTSTAMP; a fixed one rather than the build's, so that the output is reproducible.
    revision: a number that grows with every change, without which programs do not update events (RFC 5545, 3.8.7.4);
    None if it is not known.
    """
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{_escaped(product)}//", f"X-WR-CALNAME:{_escaped(name)}",
        *(line for each in days for line in _event(each, stamp, revision)), "END:VCALENDAR",
    ]  # fmt: skip
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(each: Day, stamp: date, revision: int | None) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{each.key}"
    yield f"DTSTAMP:{stamp:%Y%m%d}T000000Z"
    if revision is not None:
        yield f"SEQUENCE:{revision}"
    yield f"DTSTART;VALUE=DATE:{each.day:%Y%m%d}"
    yield f"SUMMARY:{_escaped(each.summary)}"
    yield f"DESCRIPTION:{_escaped(each.description)}"
    yield f"URL:{each.url}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    return re.sub(r"([\\;,])", r"\\\1", "\n".join(text.splitlines())).replace("\n", r"\n")


def _folded(line: str) -> Iterator[str]:
    """Yield the line in parts of at most 75 octets, all but the first with a leading space; no character is split."""
    part = ""
    for letter in line:
        if len((part + letter).encode()) > _LINE:
            yield part
            part = " "
        part += letter
    yield part
