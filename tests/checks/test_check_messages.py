"""The rules for messages: each is shown failing."""
# ruff: noqa: E501

from datetime import date
from pathlib import Path

from tests.support.platforms import all_problems, edit, problems_on
from tests.support.problem_snapshots import Case, Told, assert_problems, bad_inputs, described

SMS = "data/messages/bad-sms.yml"
POST = "data/messages/bad-instagram.yml"
POSTER = "data/messages/is-affisch.yml"
KIT = "data/kits/badkit.yml"
WORDS = "data/vocabulary.yml"
HUS = "data/facts/hus.yml"
TEXT = "Nu badar vi."
VALID = "valid: {from: 2026-01-01}"
LONG_SENTENCE = "Vi badar och " + "vi badar och " * 8 + "torkar oss"


CASES: list[Case] = [
    ("unknown placeholder", SMS, TEXT, "{avsandre} badar."),
    ("braces that are nothing", SMS, TEXT, "{Hej du} badar."),
    ("unknown goal in a text", SMS, TEXT, "Tjänar {goal:fler-hs}."),
    ("unknown channel", SMS, "channel: sms", "channel: smms"),
    ("unknown subject", SMS, "about: bryggan", "about: platsen"),
    ("too long with the longest filling", SMS, TEXT, ("Nu badar vi. " * 12).strip()),
    ("too many hashtags", POST, "sv: [Lillby, Brygga]", "sv: [a, b, c, d]"),
    ("hashtags where the channel has none", SMS, "facts: [hus]", "hashtags: {sv: [bad], en: [swim]}"),
    ("a hashtag of two words", POST, "sv: [Lillby, Brygga]", "sv: [Lillby, vår brygga]"),
    ("inflected name", SMS, TEXT, "{avsandare}s bad."),
    ("inflected name of several words", SMS, TEXT, "Bada på {sista_dag}en."),
    ("figure by hand", SMS, TEXT, "Nu badar 300 i sjön."),
    ("last day before the first", POSTER, "to: 2026-03-31", "to: 2024-03-31"),
    ("changed before the first day", POST, "changed: 2026-03-01", "changed: 2025-03-01"),
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
    ("over, and nothing says why", POST, VALID, f"{VALID[:-1]}, to: 2026-11-23}}"),
    ("ends today", POST, VALID, f"{VALID[:-1]}, to: 2026-11-24}}"),
    ("ends within a month", POST, VALID, f"{VALID[:-1]}, to: 2026-12-24}}"),
    ("ends later", POST, VALID, f"{VALID[:-1]}, to: 2026-12-25}}"),
    ("says why it ends", POST, VALID, f"{VALID[:-1]}, to: 2026-12-24}}\nended: {{sv: Slut., en: Over.}}"),
    ("replaced", POST, VALID, f"{VALID[:-1]}, to: 2026-12-24}}\nreplaced_by: bad-sms"),
    ("superlative with a fact", SMS, TEXT, "Störst är bryggan."),
    ("a name that holds what a text may not", SMS, TEXT, "Lillbyplanen 2020–2030."),
    ("a fact that is not there and a figure", SMS, TEXT, "Nu {fact:saknas} och 300."),
]


def test_a_message_problem_is_told(small_root: Path) -> None:
    assert_problems(__name__, CASES, small_root, problems_on)


@bad_inputs(
    f"{__name__}_elsewhere",
    [
        (
            "a placeholder where there is no sender",
            "data/strengths/bryggan.yml",
            "Bryggan är vår.",
            "{avsandare} är vår.",
        ),
        ("nothing of the place", "data/platform.yml", "independent: true", "independent: true\nnames: [Brygg]"),
        ("a kit that holds a retired message", KIT, "message: bad-sms", "message: is-affisch"),
        ("stale fact", HUS, "checked: 2026-11-01", "checked: 2024-10-31"),
        ("a review date of its own", HUS, "checked: 2026-11-01", "checked: 2026-11-01\nreview: 2026-11-20"),
    ],
)
def test_a_problem_of_what_messages_hang_on_is_told(
    small_root: Path, path: str, old: str, new: str, told: Told
) -> None:
    edit(small_root, path, old, new)
    found = described(problems_on(small_root))
    assert found == told(found)


def test_a_message_may_not_take_the_address_of_another_page(small_root: Path) -> None:
    text = (small_root / POSTER).read_text("utf-8")
    for name in ("kit", "prova", "sida-2"):
        edit(small_root, f"data/messages/{name}.yml", None, text.replace("id: is-affisch", f"id: {name}"))
    assert all_problems(small_root) == [
        f"data/messages/{name}.yml:1:5: adressen ”{name}” är upptagen (macros/domain/urls.py). Välj ett annat namn."
        for name in ("kit", "prova", "sida-2")
    ]


def test_what_expires_tomorrow_holds_today(small_root: Path) -> None:
    edit(small_root, KIT, "message: bad-sms", "message: is-affisch")
    assert len({*all_problems(small_root, date(2026, 4, 1))} - {*all_problems(small_root, date(2026, 3, 31))}) == 1


def test_a_fact_is_stale_the_day_after_it_was_due(small_root: Path) -> None:
    edit(small_root, HUS, "checked: 2026-11-01", "checked: 2026-11-01\nreview: 2026-11-24")
    on_the_day, after = (all_problems(small_root, date(2026, 11, day)) for day in (24, 25))
    assert on_the_day == []
    assert [told.partition(": ")[0] for told in after] == [f"{HUS}:7:10"]
