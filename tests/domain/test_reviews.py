"""When things are to be looked at again, and the calendar of it."""

from datetime import date

from icalendar import Calendar
from msgspec.structs import replace

from macros.content.model import Platform, Validity
from macros.domain.review_dates import Review, fact_due, reviews
from macros.exports.ics import review_calendar
from macros.rendering.renderer import Renderer
from macros.rendering.settings import Settings
from macros.site.site_files import review_files
from tests.support.site import ROOT

SITE = "https://plats.example/x/"


def _events(platform: Platform, language: str = "sv") -> list[dict[str, str]]:
    base = SITE if language == "sv" else f"{SITE}{language}/"
    text = review_calendar(Renderer(platform, language), base, SITE)
    return [
        {name: str(event[name]) for name in ("uid", "summary", "description", "url")}
        | {"day": str(event.decoded("dtstart"))}
        for event in Calendar.from_ical(text).walk("VEVENT")
    ]


def test_a_fact_is_due_on_its_own_day_or_months_later() -> None:
    checked, own = date(2026, 11, 23), date(2027, 5, 4)
    due = {2: date(2027, 1, 1), 24: date(2028, 11, 1), 120_000: date(9999, 11, 1)}
    assert {months: fact_due(checked, None, months) for months in due} == due
    assert fact_due(checked, own, 24) == own


def test_facts_goals_and_messages_are_looked_at_again(platform: Platform) -> None:
    messages = {
        id_: replace(each, valid=Validity(start=date(2026, 1, 1), end=date(2027, 1, 1)))
        for id_, each in platform.messages.items()
    }
    found = reviews(replace(platform, messages=messages))
    assert found == [
        Review(date(2027, 1, 1), "message", "bad-instagram"),
        Review(date(2027, 1, 1), "message", "bad-sms"),  # the third says why it ends
        *(Review(date(2028, 11, 1), "fact", id_) for id_ in ("byggd", "hus", "invigd")),
        Review(date(2031, 3, 1), "goal", "fler-hus"),
    ]


def test_a_day_and_owner_is_one_event_with_links_into_the_forms(platform: Platform) -> None:
    facts, goal = _events(platform)
    assert facts["day"] == "2028-11-01"
    assert facts["summary"] == "Se över: Siffrorna (3)"
    assert facts["url"] == f"{SITE}redigera/att-gora/#bord-siffrorna"
    assert facts["uid"] == "granskning-2028-11-01-siffrorna-sv@plats.example"
    assert f"antal hus: {SITE}redigera/formular/#/collections/fact/entries/hus" in facts["description"].split("\n")
    english, _ = _events(platform, "en")
    assert (english["summary"], english["url"]) == (
        "Review: The figures (3)",
        f"{SITE}en/redigera/att-gora/#bord-siffrorna",
    )
    assert f"{SITE}redigera/formular/#/collections/fact/entries/hus" in english["description"], "the forms are the same"
    assert goal["description"] == f"Mål 1: Fler hus: {SITE}redigera/formular/#/collections/goal/entries/fler-hus"


def test_a_long_day_is_cut_and_says_so(platform: Platform) -> None:
    many = {f"f{number}": replace(platform.facts["hus"], id=f"f{number}") for number in range(50)}
    facts, _ = _events(replace(platform, facts=many))
    assert facts["summary"] == "Se över: Siffrorna (50)"
    lines = facts["description"].split("\n")
    assert len(lines) == 31
    assert lines[-1] == "Och 20 till. Se sidan Att göra för redaktörer."


def test_what_nobody_tends_is_in_the_calendar_too(platform: Platform) -> None:
    facts, goal = _events(replace(platform, place=replace(platform.place, owners=[])))
    assert (facts["summary"], goal["summary"]) == ("Se över: Utan ansvarsområde (3)", "Se över: Utan ansvarsområde (1)")


def test_there_is_no_calendar_where_no_day_is_known(platform: Platform) -> None:
    bare = replace(platform, facts={}, goals={id_: replace(each, next=None) for id_, each in platform.goals.items()})
    settings = Settings(ROOT, SITE, "", "")
    assert list(review_files(Renderer(bare, "sv"), settings)) == []
    assert [path for path, _ in review_files(Renderer(platform, "sv"), settings)] == ["redigera/granskning.ics"]
