"""The rules across items: each broken once in a small platform, with the exact words and address."""
# ruff: noqa: E501

from __future__ import annotations

from pathlib import Path

import pytest

from macros.checks.check import read_platform
from macros.content.problems import grouped
from tests.support.platforms import all_told, edit, faults, stopping
from tests.support.told import Case, Told, bad_inputs, described

# Name, file, the text to replace (None: the whole file), its replacement.
CASES: list[Case] = [
    ("file name", "data/strengths/bryggan.yml", "id: bryggan", "id: bryggor"),
    ("reference: a fact", "data/strengths/bryggan.yml", "facts: [hus]", "facts: [huss]"),
    ("reference: nothing near", "data/strengths/bryggan.yml", "facts: [hus]", "facts: [qqq]"),
    ("reference: a strategy", "data/platform.yml", "current_strategy: lillbyplanen", "current_strategy: lillaplanen"),
    ("reference: a strength", "data/areas/boende.yml", "strengths: [bryggan]", "strengths: [brygga]"),
    ("reference: an area", "data/goals/fler-hus.yml", "area: boende", "area: boendet"),
    ("reference: a goal", "data/perspectives/lanet.yml", "goal: fler-hus", "goal: flerhus"),
    ("reference: a source in an event", "data/strategies/lillbyplanen.yml", "source: kronika", "source: kronik"),
    ("reference: a role", "data/brand.yml", "accent: rost", "accent: rosti"),
    ("reference: a tone", "data/brand.yml", "text: rost, ground: rost-tint-2", "text: rost, ground: rost-tint-9"),
    ("reference: a picture", "data/strengths/bryggan.yml", "picture: brygga", "picture: bryga"),
    ("two references in one list", "data/strengths/bryggan.yml", "facts: [hus]", "facts: [qqq, hus, zzz]"),
    (
        "translation in a list",
        "data/areas/boende.yml",
        "todo: [{sv: Bygga., en: Build.}]",
        "todo: [{sv: Bygga., en: Build.}, {en: Paint.}]",
    ),
    (
        "translation of keywords",
        "data/strengths/bryggan.yml",
        "keywords: {sv: [bada], en: [bathe]}",
        "keywords: {en: [bathe]}",
    ),
    (
        "unknown language, near",
        "data/platform.yml",
        "short: {sv: Lillby, en: Lillby}",
        "short: {sv: Lillby, en: Lillby, eng: Lillby}",
    ),
    ("braces: fakt", "data/goals/fler-hus.yml", "Nu {value:hus}.", "Nu {fakt:hus}."),
    ("braces: empty", "data/goals/fler-hus.yml", "Nu {value:hus}.", "Nu {}."),
    ("braces: unclosed", "data/goals/fler-hus.yml", "Nu {value:hus}.", "Nu {value:hus."),
    ("braces: closed only", "data/goals/fler-hus.yml", "Nu {value:hus}.", "Nu value:hus}."),
    ("braces: a space", "data/goals/fler-hus.yml", "Nu {value:hus}.", "Nu {value: hus}."),
    ("braces: a goal", "data/goals/fler-hus.yml", "Nu {value:hus}.", "Nu {goal:hus}."),
    ("braces: double", "data/goals/fler-hus.yml", "Nu {value:hus}.", "Nu {{fact:hus}}."),
    ("unknown value in a text", "data/goals/fler-hus.yml", "Nu {value:hus}.", "Nu {value:hs}."),
    ("unknown year in a text", "data/goals/fler-hus.yml", "Now {value:hus}.", "Now {year:when}."),
    ("fact: a comma", "data/facts/hus.yml", 'value: "1234.5"', 'value: "1234,5"'),
    ("fact: a range", "data/facts/hus.yml", 'value: "1234.5"', "value: 1-2"),
    ("fact: hex", "data/facts/hus.yml", 'value: "1234.5"', "value: 0x1F"),
    ("fact: a year", "data/facts/byggd.yml", 'value: "1890"', 'value: "90"'),
    ("fact: a year with a range", "data/facts/byggd.yml", 'value: "1890"', "value: 1890-91"),
    ("fact: no day", "data/facts/invigd.yml", "value: 1890-06-24", "value: 1890-06-31"),
    ("fact: a day in words", "data/facts/invigd.yml", "value: 1890-06-24", "value: 24 juni 1890"),
    ("fact: a compact day", "data/facts/invigd.yml", "value: 1890-06-24", "value: 18900624"),
    ("same number", "data/goals/fler-hus.yml", "number: 1", "number: 2"),
    ("tie: both", "data/perspectives/lanet.yml", "{goal: fler-hus,", "{goal: fler-hus, area: boende,"),
    ("tie: none", "data/perspectives/lanet.yml", "{goal: fler-hus, counterpart", "{counterpart"),
    ("contrast: normal", "data/brand.yml", 'light: "#7A2A0A"', 'light: "#FFFFFF"'),
    ("contrast: dark", "data/brand.yml", 'light: "#000000", dark: "#FFFFFF"', 'light: "#000000", dark: "#444444"'),
    (
        "contrast: graphic",
        "data/brand.yml",
        "size: large}",
        "size: large}\n  - {text: papper, ground: papper, size: graphic}",
    ),
    ("checked: to come", "data/facts/hus.yml", "checked: 2026-11-01", "checked: 2999-01-01"),
    ("checked: a result's, to come", "data/goals/fler-hus.yml", "checked: 2026-", "checked: 2999-"),
    ("assessed: to come", "data/accessibility.yml", "assessed: 2026-", "assessed: 2999-"),
    ("editions: none at the root", "data/platform.yml", 'path: "",', "path: sv,"),
    ("editions: two at the root", "data/platform.yml", "path: en,", 'path: "",'),
    ("editions: one language", "data/platform.yml", "language: en, name: English", "language: sv, name: English"),
    (
        "page: macro fact",
        "docs/sv/index.md",
        "{{ front() }}",
        "{{ front() }}\n\n{{ fact('hus') }} och {{ value('huss') }}",
    ),
    ("page: on the first line", "docs/en/index.md", None, "---\ntitle: A\n---\n{{ year('byggt') }}"),
    ("page: two", "docs/en/index.md", "{{ front() }}", '{{ fact("a") }}\n\n  {{ fact( "b" ) }}'),
]


@bad_inputs(__name__, CASES)
def test_bad_input_is_reported(small_root: Path, path: str, old: str | None, new: str, told: Told) -> None:
    edit(small_root, path, old, new)
    found = described(faults(small_root))
    assert found == told(found)


HUS = "data/facts/hus.yml"
BRYGGAN = "data/strengths/bryggan.yml"
UNUSED_FACT = "anmärkning: belägget används inte någonstans. Visa det under en styrka eller ett mål, eller ta bort det."


def _warnings(root: Path) -> list[str]:
    return [problem.text() for problem in read_platform(root)[1] if not problem.stops]


def test_nothing_is_wrong_with_the_small_platform(small_root: Path) -> None:
    assert read_platform(small_root)[0]
    assert all_told(small_root) == []


def test_html_in_a_text_is_a_warning(small_root: Path) -> None:
    edit(small_root, HUS, "number of houses", "houses &amp; <br/> barns")
    platform, _ = read_platform(small_root)
    assert platform is not None
    assert _warnings(small_root)[0] == (
        "data/facts/hus.yml:2:28: anmärkning: texten innehåller något som ser ut som HTML (”&amp;”). "
        "Det visas precis som det står; ta bort det om det inte var meningen."
    )


def test_less_than_and_ampersand_are_no_html(small_root: Path) -> None:
    before = _warnings(small_root)
    edit(small_root, HUS, "number of houses", "a < b & c > d")
    assert _warnings(small_root) == before


def test_a_fact_or_source_that_nothing_uses_is_a_warning(small_root: Path) -> None:
    fact = (small_root / HUS).read_text("utf-8")
    (small_root / "data/facts/lador.yml").write_text(fact.replace("id: hus", "id: lador"), "utf-8")
    sources = (small_root / "data/sources.yml").read_text("utf-8")
    (small_root / "data/sources.yml").write_text(sources + sources.replace("kronika:", "bladet:"), "utf-8")
    platform, _ = read_platform(small_root)
    assert platform is not None
    warnings = [warning for warning in _warnings(small_root) if "används inte" in warning]
    assert warnings == [
        "data/facts/lador.yml:1:1: " + UNUSED_FACT,
        "data/sources.yml:5:1: anmärkning: källan ”bladet” används inte någonstans. Hänvisa till den, eller ta bort den.",
    ]


@pytest.mark.parametrize(
    "use",
    [
        ("docs/sv/index.md", "{{ front() }}", "{{ front() }} {{ value('lador') }}"),
        (BRYGGAN, "facts: [hus]", "facts: [lador]"),
        (BRYGGAN, "sv: Isen.", 'sv: "Isen, {year:lador}."'),
    ],
)
def test_a_fact_is_used_by_a_page_a_field_or_a_text(small_root: Path, use: tuple[str, str, str]) -> None:
    fact = (small_root / HUS).read_text("utf-8")
    (small_root / "data/facts/lador.yml").write_text(fact.replace("id: hus", "id: lador"), "utf-8")
    edit(small_root, *use)
    assert stopping(small_root) == []
    assert not any("lador.yml" in warning for warning in _warnings(small_root))


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


@pytest.mark.parametrize("path", ["data/sources.yml", "data/brand.yml", HUS, BRYGGAN, "data/platform.yml"])
def test_a_broken_file_does_not_break_what_refers_to_it(small_root: Path, path: str) -> None:
    edit(small_root, path, None, "a: [\n")
    assert {message.partition(":")[0] for message in stopping(small_root)} == {path}


@pytest.mark.parametrize("value", ["0", "-3", "3.41", "007", "2026", "många\nkind: text"])
def test_values_that_a_fact_may_hold(small_root: Path, value: str) -> None:
    edit(small_root, HUS, 'value: "1234.5"', f"value: {value}")
    assert stopping(small_root) == []


@pytest.mark.parametrize(
    ("path", "old", "new", "line"),
    [
        (BRYGGAN, "sv: Isen.", 'sv: "Isen {year:hus}."', 12),
        ("docs/en/index.md", "{{ front() }}", "{{ year('hus') }}", 6),
    ],
)
def test_no_text_asks_for_the_year_of_a_fact_without_one(
    small_root: Path, path: str, old: str, new: str, line: int
) -> None:
    edit(small_root, path, old, new)
    assert stopping(small_root) == []
    edit(small_root, HUS, '"2020"', "undated")
    found = {(each.path, each.line) for each in read_platform(small_root)[1] if each.code == "year-undated"}
    assert (path, line) in found


def test_goals_of_two_strategies_may_share_a_number(small_root: Path) -> None:
    for path, changes in {
        "data/strategies/lillbyplanen.yml": {"id: lillbyplanen": "id: nya"},
        "data/areas/boende.yml": {"id: boende": "id: vatten", "lillbyplanen": "nya"},
        "data/goals/fler-hus.yml": {"id: fler-hus": "id: rent", "area: boende": "area: vatten"},
    }.items():
        text = (small_root / path).read_text("utf-8")
        for old, new in changes.items():
            text = text.replace(old, new)
        name = text.partition("\n")[0].removeprefix("id: ")
        (small_root / path).with_name(f"{name}.yml").write_text(text, "utf-8")
    assert stopping(small_root) == []


def _rename(root: Path, path: str, name: str) -> None:
    (root / path).rename((root / path).with_name(name))


@pytest.mark.parametrize("name", ["Husen ÅÄÖ.yml", "husen.yml"])
def test_a_renamed_file_is_one_row_that_says_what_to_do_and_what_refers_to_it_none(small_root: Path, name: str) -> None:
    _rename(small_root, HUS, name)
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
    assert stopping(small_root, "en") == [
        "data/goals/trivsel.yml:11:30: “nation” points to something to compare with that does not exist. "
        "Fix the name, or add it (data/vocabulary.yml: comparisons). More places with the same fault: 3."
    ]


def test_a_cause_comes_before_what_may_follow_from_it(small_root: Path) -> None:
    edit(small_root, "data/areas/boende.yml", "strengths: [bryggan]", "strengths: [brygan]")
    edit(small_root, "data/topics/bygga.yml", "id: bygga", "id: byggare")
    (_, rows), *_ = grouped(read_platform(small_root)[1])
    assert [row.code for row in rows] == ["id-differs", "unknown-reference"]


@pytest.mark.parametrize("colour", ["#FDFDFB", "#BBBBBB", "#E0A000"])
def test_a_colour_that_is_too_weak_is_told_once_and_what_is_proposed_suffices(small_root: Path, colour: str) -> None:
    edit(small_root, "data/brand.yml", 'light: "#7A2A0A"', f'light: "{colour}"')
    (found,) = (row for row in read_platform(small_root)[1] if row.code == "weak-colour")
    assert (found.path, found.line) == ("data/brand.yml", 12)
    edit(small_root, "data/brand.yml", f'light: "{colour}"', f'light: "{dict(found.values)["better"]}"')
    assert [row.text() for row in read_platform(small_root)[1] if row.stops] == []
