"""The rules across items: each broken once in a small platform, with the exact words and address."""

from pathlib import Path

import pytest

from macros.checks.check import read_platform
from macros.content.problems import grouped
from tests.support.platforms import all_problems, copied, edit, faults, stopping
from tests.support.problem_snapshots import Case, Told, assert_problems, bad_inputs, described

AREA, GOAL = "data/areas/boende.yml", "data/goals/fler-hus.yml"
HUS, BRYGGAN = "data/facts/hus.yml", "data/strengths/bryggan.yml"
# Name, file, the text to replace (None: the whole file), its replacement.
CASES: list[Case] = [
    ("reference: a fact", BRYGGAN, "facts: [hus]", "facts: [huss]"),
    ("reference: nothing near", BRYGGAN, "facts: [hus]", "facts: [qqq]"),
    ("reference: a picture", BRYGGAN, "picture: brygga", "picture: bryga"),
    ("two references in one list", BRYGGAN, "facts: [hus]", "facts: [vvv, hus, zzz]"),
    ("translation of keywords", BRYGGAN, "keywords: {sv: [bada], en: [bathe]}", "keywords: {en: [bathe]}"),
    ("reference: a strength", AREA, "strengths: [bryggan]", "strengths: [brygga]"),
    ("translation in a list", AREA, "todo: [{", "todo: [{en: Paint.}, {"),
    ("reference: an area", GOAL, "area: boende", "area: boendet"),
    ("braces: fakt", GOAL, "Nu {value:hus}.", "Nu {fakt:hus}."),
    ("braces: empty", GOAL, "Nu {value:hus}.", "Nu {}."),
    ("braces: unclosed", GOAL, "Nu {value:hus}.", "Nu {value:hus."),
    ("braces: closed only", GOAL, "Nu {value:hus}.", "Nu value:hus}."),
    ("braces: a goal", GOAL, "Nu {value:hus}.", "Nu {goal:hus}."),
    ("braces: double", GOAL, "Nu {value:hus}.", "Nu {{fact:hus}}."),
    ("unknown value in a text", GOAL, "Nu {value:hus}.", "Nu {value:hs}."),
    ("checked: a result's, to come", GOAL, "checked: 2026-", "checked: 2999-"),
    ("reference: a goal", "data/perspectives/lanet.yml", "goal: fler-hus", "goal: flerhus"),
    ("tie: both", "data/perspectives/lanet.yml", "{goal: fler-hus,", "{goal: fler-hus, area: boende,"),
    ("tie: none", "data/perspectives/lanet.yml", "{goal: fler-hus, counterpart", "{counterpart"),
    ("fact: a comma", HUS, 'value: "1234.5"', 'value: "1234,5"'),
    ("fact: a range", HUS, 'value: "1234.5"', "value: 1-2"),
    ("checked: to come", HUS, "checked: 2026-11-01", "checked: 2999-01-01"),
    ("fact: a year", "data/facts/byggd.yml", 'value: "1890"', 'value: "90"'),
    ("fact: no day", "data/facts/invigd.yml", "value: 1890-06-24", "value: 1890-06-31"),
    ("fact: a compact day", "data/facts/invigd.yml", "value: 1890-06-24", "value: 18900624"),
    ("reference: a source in an event", "data/strategies/lillbyplanen.yml", "source: kronika", "source: kronik"),
    ("page: a fact", "docs/sv/index.md", "{{ front() }}", "{{ front() }}\n\n{{ fact('hus') }} och {{ value('husa') }}"),
    ("page: two", "docs/sv/index.md", "{{ front() }}", '{{ fact("a") }}\n\n  {{ fact( "b" ) }}'),
]
# The same for files of which there is one.
ALONE: list[Case] = [
    ("file name", BRYGGAN, "id: bryggan", "id: bryggor"),
    ("same number", GOAL, "number: 1", "number: 2"),
    ("reference: a role", "data/brand.yml", "accent: rost", "accent: rosti"),
    ("contrast: normal", "data/brand.yml", 'light: "#7A2A0A"', 'light: "#FFFFFF"'),
    ("contrast: dark", "data/brand.yml", 'light: "#000000", dark: "#FFFFFF"', 'light: "#000000", dark: "#444444"'),
    (
        "unknown language, near",
        "data/platform.yml",
        "short: {sv: Lillby, en: Lillby}",
        "short: {sv: Lillby, en: Lillby, eng: Lillby}",
    ),
    ("editions: none at the root", "data/platform.yml", 'path: "",', "path: sv,"),
    ("editions: two at the root", "data/platform.yml", "path: en,", 'path: "",'),
    ("editions: one language", "data/platform.yml", "language: en, name: English", "language: sv, name: English"),
    ("assessed: to come", "data/accessibility.yml", "assessed: 2026-", "assessed: 2999-"),
]


def test_bad_input_is_reported(small_root: Path) -> None:
    assert_problems(__name__, CASES, small_root, faults)


@bad_inputs(f"{__name__}_alone", ALONE)
def test_bad_input_in_a_file_of_its_kind_is_reported(
    small_root: Path, path: str, old: str | None, new: str, told: Told
) -> None:
    edit(small_root, path, old, new)
    found = described(faults(small_root))
    assert found == told(found)


def _warnings(root: Path) -> list[tuple[str, str]]:
    return [(row.path, row.code) for row in read_platform(root)[1] if not row.stops]


def test_nothing_is_wrong_with_the_small_platform(small_root: Path) -> None:
    assert read_platform(small_root)[0]
    assert all_problems(small_root) == []


def test_html_in_a_text_is_a_warning_and_less_than_and_ampersand_are_none(small_root: Path) -> None:
    edit(small_root, HUS, "number of houses", "houses &amp; <br/> barns")
    assert (HUS, "markup-in-text") in _warnings(small_root)
    edit(small_root, HUS, "houses &amp; <br/> barns", "a < b & c > d")
    assert (HUS, "markup-in-text") not in _warnings(small_root)


def test_a_fact_is_used_by_a_page_a_field_or_a_text(small_root: Path) -> None:
    for name in ("lador", "skjul", "bodar"):
        copied(small_root, "facts/hus", f"facts/{name}", {"id: hus": f"id: {name}"})
    edit(small_root, "docs/sv/index.md", "{{ front() }}", "{{ front() }} {{ value('lador') }}")
    edit(small_root, BRYGGAN, "facts: [hus]", "facts: [hus, skjul]")
    edit(small_root, BRYGGAN, "sv: Isen.", 'sv: "Isen, {year:bodar}."')
    assert not [code for _, code in _warnings(small_root) if "unused" in code]


def test_all_problems_of_all_files_come_at_once_sorted_by_address(small_root: Path) -> None:
    edit(small_root, BRYGGAN, "tagline:", "taglin:")
    edit(small_root, HUS, "source: kronika", "source: kronikan")
    edit(small_root, "data/areas/boende.yml", "order: 1", "order: ett")
    edit(small_root, "data/strengths/angen.yml", "id: angen", "id: 'angen")
    edit(small_root, "docs/en/index.md", "{{ front() }}", "{{ fact('x') }}")
    _, problems = read_platform(small_root)
    assert [(problem.path, problem.line, problem.code) for problem in problems if problem.stops] == [
        ("data/areas/boende.yml", 3, "type-integer"),
        ("data/facts/hus.yml", 6, "unknown-reference"),
        ("data/strengths/angen.yml", 1, "yaml-unclosed"),
        ("data/strengths/bryggan.yml", 1, "missing-key"),
        ("data/strengths/bryggan.yml", 4, "unknown-key"),
        ("docs/en/index.md", 6, "unknown-reference"),
    ]


@pytest.mark.parametrize(
    "path", ["data/sources.yml", "data/brand.yml", HUS, "data/platform.yml", "data/vocabulary.yml"]
)
def test_a_broken_file_does_not_break_what_refers_to_it(small_root: Path, path: str) -> None:
    edit(small_root, path, None, "a: [\n")
    assert {message.partition(":")[0] for message in stopping(small_root)} == {path}


def test_values_that_a_fact_may_hold(small_root: Path) -> None:
    for number, value in enumerate(("0", "-3", "3.41", "007", "2026", "många\nkind: text")):
        copied(small_root, "facts/hus", f"facts/f{number}", {"id: hus": f"id: f{number}", '"1234.5"': value})
    assert stopping(small_root) == []


def test_no_text_asks_for_the_year_of_a_fact_without_one(small_root: Path) -> None:
    edit(small_root, BRYGGAN, "sv: Isen.", 'sv: "Isen {year:hus}."')
    edit(small_root, "docs/en/index.md", "{{ front() }}", "{{ year('hus') }}")
    assert stopping(small_root) == []
    edit(small_root, HUS, '"2020"', "undated")
    found = {(each.path, each.line) for each in read_platform(small_root)[1] if each.code == "year-undated"}
    assert {(BRYGGAN, 12), ("docs/en/index.md", 6)} <= found


def test_goals_of_two_strategies_may_share_a_number(small_root: Path) -> None:
    area = {"id: boende": "id: vatten", "lillbyplanen": "nya"}
    copied(small_root, "strategies/lillbyplanen", "strategies/nya", {"id: lillbyplanen": "id: nya"})
    copied(small_root, "areas/boende", "areas/vatten", area)
    copied(small_root, "goals/fler-hus", "goals/rent", {"id: fler-hus": "id: rent", "area: boende": "area: vatten"})
    assert stopping(small_root) == []


@pytest.mark.parametrize("name", ["Husen ÅÄÖ.yml", "husen.yml"])
def test_a_renamed_file_is_one_row_that_says_what_to_do_and_what_refers_to_it_none(small_root: Path, name: str) -> None:
    (small_root / HUS).rename((small_root / HUS).with_name(name))
    (message,) = stopping(small_root)
    assert message.startswith(f"data/facts/{name}:1:5: ")
    assert "id: Husen" not in message, "a name that no id may have"


@pytest.mark.parametrize(
    ("path", "kind", "more"),
    [(HUS, "ett belägg", "samma fel: 23."), ("data/pictures/brygga.svg", "en bild", "samma fel: 3.")],
)
def test_what_a_missing_file_breaks_is_one_row_with_a_count(small_root: Path, path: str, kind: str, more: str) -> None:
    edit(small_root, "docs/sv/index.md", "{{ front() }}", "{{ front() }}\n\n{{ fact('hus') }}")
    (small_root / path).unlink()
    (message,) = (row for row in stopping(small_root) if "som inte finns" in row)
    assert f"”{Path(path).stem}” pekar på {kind}" in message
    assert message.endswith(more)
    assert "Menade du" not in message, "none is near"


def test_a_comparison_that_is_renamed_is_one_row_for_all_that_has_the_old_name(small_root: Path) -> None:
    edit(small_root, "data/vocabulary.yml", "  nation: {sv: riket", "  riket: {sv: riket")
    (row,) = faults(small_root)
    assert (row.path, row.code, dict(row.values)["more"]) == ("data/goals/trivsel.yml", "unknown-reference", "3")


def test_a_cause_comes_before_what_may_follow_from_it(small_root: Path) -> None:
    edit(small_root, "data/areas/boende.yml", "strengths: [bryggan]", "strengths: [brygan]")
    edit(small_root, "data/topics/bygga.yml", "id: bygga", "id: byggare")
    (_, rows), *_ = grouped(read_platform(small_root)[1])
    assert [row.code for row in rows] == ["id-differs", "unknown-reference"]


@pytest.mark.parametrize("colour", ["#FDFDFB", "#E0A000"])
def test_a_colour_that_is_too_weak_is_told_once_and_what_is_proposed_suffices(small_root: Path, colour: str) -> None:
    edit(small_root, "data/brand.yml", 'light: "#7A2A0A"', f'light: "{colour}"')
    (found,) = (row for row in read_platform(small_root)[1] if row.code == "weak-colour")
    assert (found.path, found.line) == ("data/brand.yml", 12)
    edit(small_root, "data/brand.yml", f'light: "{colour}"', f'light: "{dict(found.values)["better"]}"')
    assert [row.text() for row in read_platform(small_root)[1] if row.stops] == []
