"""A calendar of days in iCalendar (RFC 5545), which calendar programs subscribe to. Plain text in, plain text out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

_LINE = 75  # octets, without the line's end


@dataclass(frozen=True, slots=True)
class Day:
    """Something that fills a day. key: its name for calendar programs; the same for as long as it is the same thing."""

    key: str
    day: date
    summary: str
    description: str
    url: str


def calendar(name: str, product: str, days: Iterable[Day], stamp: date) -> str:
    """The calendar's text. stamp: the day it counts as written; not the build's, so that the same gives the same."""
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{_escaped(product)}//", f"X-WR-CALNAME:{_escaped(name)}",
        *(line for each in days for line in _event(each, stamp)), "END:VCALENDAR",
    ]  # fmt: skip
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(each: Day, stamp: date) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{each.key}"
    yield f"DTSTAMP:{stamp:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{each.day:%Y%m%d}"
    yield f"SUMMARY:{_escaped(each.summary)}"
    yield f"DESCRIPTION:{_escaped(each.description)}"
    yield f"URL:{each.url}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    return re.sub(r"([\\;,])", r"\\\1", text).replace("\n", r"\n")


def _folded(line: str) -> Iterator[str]:
    """The line in parts of at most 75 octets, each but the first begun with a space; no character is cut."""
    part = ""
    for letter in line:
        if len((part + letter).encode()) > _LINE:
            yield part
            part = " "
        part += letter
    yield part
