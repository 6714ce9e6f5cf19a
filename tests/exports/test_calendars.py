"""The calendar of figures that are due: what a calendar program reads in it."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from msgspec.structs import replace

from macros.content.model import Platform
from macros.exports.ics import Day, calendar, due, due_calendar
from macros.rendering.renderer import Renderer
from macros.rendering.settings import Settings
from macros.site.site_files import goal_files, review_files
from tests.support.platforms import edit, platform_at, small
from tests.support.repositories import commit, repository
from tests.support.site import ROOT

STAMP = date(2020, 1, 1)
LONG = "Åäö, \\; och 😀 " * 20


def _read(text: str) -> list[dict[str, object]]:
    return [
        {name: str(event[name]) for name in ("uid", "summary", "description", "url")}
        | {"day": event.decoded("dtstart"), "stamp": event.decoded("dtstamp").date()}
        for event in Calendar.from_ical(text).walk("VEVENT")
    ]


@pytest.mark.parametrize(
    ("language", "base", "summary"),
    [
        ("sv", "https://plats.example/", "Ny siffra väntas: mål 1, Fler hus"),
        ("en", "https://plats.example/en/", "New figure due: goal 1, More houses"),
    ],
)
def test_a_calendar_program_reads_the_days(platform: Platform, language: str, base: str, summary: str) -> None:
    text = due_calendar(Renderer(platform, language), base)
    (event,) = _read(text)
    assert (event["day"], event["summary"], event["stamp"]) == (date(2031, 3, 1), summary, STAMP)
    assert (event["url"], event["uid"]) == (f"{base}mal/01-fler-hus/", f"fler-hus-{language}@plats.example")
    assert "SEQUENCE" not in text, "no change is known of"


def test_the_soonest_comes_first_and_a_moved_day_is_the_same_event(platform: Platform) -> None:
    first, second, _ = platform.goals.values()
    dated = (replace(first, next=date(2031, 5, 1)), replace(second, next=date(2030, 5, 1)))
    moved = replace(platform, goals={**platform.goals, **{goal.id: goal for goal in dated}})
    assert [goal.id for goal in due(moved)] == [second.id, first.id]
    keys = [event["uid"] for event in _read(due_calendar(Renderer(moved, "sv"), "https://x.example/"))]
    assert keys == ["boende-2-sv@x.example", "fler-hus-sv@x.example"]


def test_a_program_that_has_the_event_is_told_that_it_has_changed(tmp_path: Path) -> None:
    root = repository(small(tmp_path / "small"))

    def events() -> list[tuple[str, int, date]]:
        settings, renderer = Settings(root, "https://x.example/", "", ""), Renderer(platform_at(root), "sv")
        files = [*goal_files(renderer, settings), *review_files(renderer, settings)]
        found = [event for _, text in files for event in Calendar.from_ical(text).walk("VEVENT")]
        return [(str(event["uid"]), int(str(event["sequence"])), event.decoded("dtstart")) for event in found]

    first = events()
    assert {number for _, number, _ in first} == {1}
    (root / "README.md").write_text("x", "utf-8")
    commit(root, "2026-03-03")
    assert events() == first, "the same content is the same"
    edit(root, "data/goals/fler-hus.yml", "next: 2031-03-01", "next: 2030-03-01")
    commit(root, "2026-03-03")
    (moved, *_), numbers = events(), {number for _, number, _ in events()}
    assert moved == (first[0][0], 2, date(2030, 3, 1))
    assert numbers == {2}


def test_there_is_no_calendar_where_no_day_is_known(platform: Platform) -> None:
    unknown = replace(platform, goals={id_: replace(each, next=None) for id_, each in platform.goals.items()})
    settings = Settings(ROOT, "https://x.example/", "", "")
    assert list(goal_files(Renderer(unknown, "sv"), settings)) == []
    assert [path for path, _ in goal_files(Renderer(platform, "sv"), settings)] == ["mal/kalender.ics"]


def test_lines_are_short_and_end_as_they_should() -> None:
    text = calendar(LONG, LONG, [Day("k@x", STAMP, LONG, f"{LONG}\n{LONG}", "https://x.example/")], STAMP)
    lines = text.split("\r\n")
    assert lines[-1] == ""
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in lines)
    (event,) = _read(text)
    assert event["summary"] == LONG
    assert event["description"] == f"{LONG}\n{LONG}"


def test_no_line_break_in_a_text_begins_an_event_of_its_own() -> None:
    words = "a\rEND:VEVENT\nBEGIN:VEVENT\r\nSUMMARY:b\u2028c\x85d"
    (event,) = _read(calendar("x", words, [Day("k@x", STAMP, words, words, "https://x.example/")], STAMP))
    assert event["summary"] == event["description"] == "a\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:b\nc\nd"


@given(words=st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), max_size=200))
def test_any_words_come_back_as_they_were(words: str) -> None:
    (event,) = _read(calendar("x", "x", [Day("k@x", STAMP, words, "", "https://x.example/")], STAMP))
    assert event["summary"] == words
