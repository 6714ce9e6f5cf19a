"""The rules for messages: each is shown failing."""
# ruff: noqa: E501

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from macros.checks.check import read_platform
from tests.support.platforms import all_told, edit, problems_on
from tests.support.told import Told, bad_inputs, described

SMS = "data/messages/bad-sms.yml"
POST = "data/messages/bad-instagram.yml"
POSTER = "data/messages/is-affisch.yml"
KIT = "data/kits/badkit.yml"
WORDS = "data/vocabulary.yml"
HUS = "data/facts/hus.yml"
TEXT = "Nu badar vi."
LONG_SENTENCE = "Vi badar och " + "vi badar och " * 8 + "torkar oss"


@bad_inputs(
    __name__,
    [
        ("unknown placeholder", SMS, TEXT, "{avsandre} badar."),
        ("braces that are nothing", SMS, TEXT, "{Hej du} badar."),
        ("unknown goal in a text", SMS, TEXT, "Tjänar {goal:fler-hs}."),
        (
            "a placeholder where there is no sender",
            "data/strengths/bryggan.yml",
            "Bryggan är vår.",
            "{avsandare} är vår.",
        ),
        ("unknown channel", SMS, "channel: sms", "channel: smms"),
        ("unknown subject", SMS, "about: bryggan", "about: platsen"),
        ("too long with the longest filling", SMS, TEXT, ("Nu badar vi. " * 12).strip()),
        ("too many hashtags", POST, "sv: [Lillby, Brygga]", "sv: [a, b, c, d]"),
        ("hashtags where the channel has none", SMS, "facts: [hus]", "hashtags: {sv: [bad], en: [swim]}"),
        ("a hashtag of two words", POST, "sv: [Lillby, Brygga]", "sv: [Lillby, vår brygga]"),
        ("inflected name", SMS, TEXT, "{avsandare}s bad."),
        ("inflected name of several words", SMS, TEXT, "Bada på {sista_dag}en."),
        ("nothing of the place", "data/platform.yml", "independent: true", "independent: true\nnames: [Brygg]"),
        ("figure by hand", SMS, TEXT, "Nu badar 300 i sjön."),
        ("last day before the first", POSTER, "to: 2026-03-31", "to: 2024-03-31"),
        ("changed before the first day", POST, "changed: 2026-03-01", "changed: 2025-03-01"),
        ("a kit that holds a retired message", KIT, "message: bad-sms", "message: is-affisch"),
        ("replaced by a retired message", POST, "changed: 2026-03-01", "replaced_by: is-affisch"),
        ("a former name that is in use", SMS, "former: [sms-om-bad]", "former: [bad-instagram]"),
        ("cliché", SMS, TEXT, "En pärla."),
        (
            "superlative where only the other variant has a fact",
            POST,
            'Bryggan byggdes {year:byggd}. Mer: {lank} Hälsar {avsandare}"\n    en: "Bring a towel. The jetty was built in {year:byggd}.',
            'Störst är den. Mer: {lank} Hälsar {avsandare}"\n    en: "Bring a towel. Come along.',
        ),
        ("typography", SMS, TEXT, "Nu - badar vi."),
        ("long sentence", POST, "Ta med handduk.", f"{LONG_SENTENCE}."),
        (
            "hard to read",
            SMS,
            TEXT,
            "Badplatsutvecklingsarbetet fortskrider enligt samverkansorganisationens planering, konstaterar kommunikationsavdelningen.",
        ),
        (
            "variants that are nearly the same",
            POST,
            'Bring a towel. The jetty was built in {year:byggd}. More: {lank} From {avsandare}"',
            'The jetty has {fact:hus} around it. {avsandare} bids you welcome. See you at: {plats}. It serves {goal:fler-hus}."',
        ),
        ("stale fact", HUS, "checked: 2026-11-01", "checked: 2024-10-31"),
        ("a review date of its own", HUS, "checked: 2026-11-01", "checked: 2026-11-01\nreview: 2026-11-20"),
    ],
)
def test_a_message_problem_is_told(small_root: Path, path: str, old: str, new: str, told: Told) -> None:
    edit(small_root, path, old, new)
    found = described(problems_on(small_root))
    assert found == told(found)


@pytest.mark.parametrize("name", ["kit", "prova", "sida-2"])
def test_a_message_may_not_take_the_address_of_another_page(small_root: Path, name: str) -> None:
    (small_root / SMS).rename(small_root / f"data/messages/{name}.yml")
    edit(small_root, f"data/messages/{name}.yml", "id: bad-sms", f"id: {name}")
    edit(small_root, KIT, "message: bad-sms", f"message: {name}")
    place = f"data/messages/{name}.yml:1:5"
    assert all_told(small_root) == [
        f"{place}: adressen ”{name}” är upptagen (macros/domain/urls.py). Välj ett annat namn."
    ]


def test_a_superlative_that_nothing_proves_is_a_warning(small_root: Path) -> None:
    edit(small_root, SMS, TEXT, "Störst är bryggan.")
    assert all_told(small_root) == []
    edit(small_root, SMS, "facts: [hus]\n", "")
    warning = "anmärkning: ”Störst” är en superlativ utan belägg. Lägg till ett belägg under facts, eller skriv hur det är i stället."
    assert all_told(small_root) == [f"{SMS}:9:10: {warning}"]


def test_a_name_may_hold_what_a_text_may_not(small_root: Path) -> None:
    edit(small_root, SMS, TEXT, "Lillbyplanen 2020–2030.")
    assert all_told(small_root) == []


def test_style_stops_nothing_and_the_rest_does(small_root: Path) -> None:
    edit(small_root, SMS, TEXT, "En pärla.")
    assert read_platform(small_root)[0]
    edit(small_root, SMS, "En pärla.", "En pärla med 300 hus.")
    assert read_platform(small_root)[0] is None


def test_what_refers_to_something_that_is_not_there_has_one_problem(small_root: Path) -> None:
    edit(small_root, SMS, TEXT, "Nu {fact:saknas} och 300.")
    assert [row for row in all_told(small_root) if "300" in row] == []
    assert len(all_told(small_root)) == 1


def test_a_broken_vocabulary_does_not_break_every_message(small_root: Path) -> None:
    edit(small_root, WORDS, "limits:", "limit:")
    assert all(row.startswith(WORDS) for row in all_told(small_root))


def test_what_expires_tomorrow_holds_today(small_root: Path) -> None:
    edit(small_root, KIT, "message: bad-sms", "message: is-affisch")
    assert len({*all_told(small_root, date(2026, 4, 1))} - {*all_told(small_root, date(2026, 3, 31))}) == 1


@pytest.mark.parametrize(
    ("end", "more", "words"),
    [
        ("2026-11-23", "", "budskapet slutade gälla 2026-11-23, men sidan säger inte varför. Skriv ended, och replaced_by om något ersätter det."),
        ("2026-11-24", "", "budskapet slutar gälla 2026-11-24. Ändra dagen om det ska gälla längre. Skriv annars varför det tar slut (ended)."),
        ("2026-12-24", "", "budskapet slutar gälla 2026-12-24. Ändra dagen om det ska gälla längre. Skriv annars varför det tar slut (ended)."),
        ("2026-12-25", "", ""),
        ("2026-12-24", "\nended: {sv: Slut., en: Over.}", ""),
        ("2026-12-24", "\nreplaced_by: bad-instagram", ""),
    ],
)  # fmt: skip
def test_a_message_that_ends_says_why(small_root: Path, end: str, more: str, words: str) -> None:
    edit(small_root, SMS, "valid: {from: 2026-01-01}", f"valid: {{from: 2026-01-01, to: {end}}}{more}")
    found = [line for line in all_told(small_root) if "gälla" in line]
    assert found == ([f"{SMS}:12:31: anmärkning: {words}"] if words else [])


def test_a_fact_is_stale_the_day_after_it_was_due(small_root: Path) -> None:
    edit(small_root, HUS, "checked: 2026-11-01", "checked: 2026-11-01\nreview: 2026-11-24")
    on_the_day, after = (all_told(small_root, date(2026, 11, day)) for day in (24, 25))
    assert on_the_day == []
    assert [told.partition(": ")[0] for told in after] == [f"{HUS}:7:10"]
