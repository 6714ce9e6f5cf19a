"""Figures in a goal's file: only what changes is touched, whatever else stands there."""

from __future__ import annotations

import difflib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.content.yaml_reader import parse
from macros.editing.figures import Figure, Figures
from macros.editing.layout import lay_out
from macros.editing.outline import outline
from macros.editing.write_results import write
from tests.support.site import ROOT
from tests.support.yaml_texts import GOAL, SCHEMAS

TODAY = date(2026, 11, 25)
GOALS = sorted((ROOT / "data" / "goals").glob("*.yml"))
HEAD = "# yaml-language-server: $schema=../schema/goal.schema.json\n"
FULL = f"""\
{HEAD}id: tak
# Om utfallen.
results: # alla
  # Det första.
  - year: 2020
    value: 61.30 # ungefär
    source: statistik
    comparisons: {{county: 60.1}}
  # Om det andra.
  - {{year: 2021, value: 5, source: statistik}}
  - year: 2023
    value: 5
    source: statistik
    checked: 2020-01-01
    comparisons:
      nation: 4 # riket

# Om nyckeltalet.
kolada: {{indicator: N00100, title: x}}
standing: proposal
"""


def _put(text: str, figures: Figures) -> tuple[str, list[str]]:
    """The text with the figures in it, and the remarks."""
    goal = outline(text)
    remarks = write(goal, parse(text, GOAL), figures, TODAY)
    assert not any(row.stops for row in remarks)
    return lay_out(goal, "goal", SCHEMAS, GOAL), [row.text() for row in remarks]


def _written(text: str, *rows: Figure, producer: str | None = None) -> str:
    written, remarks = _put(text, Figures("statistik", rows, producer))
    assert remarks == []
    return written


def _changes(before: str, after: str) -> list[str]:
    """The lines that went and came."""
    rows = difflib.ndiff(before.splitlines(), after.splitlines())
    return [row for row in rows if row.startswith(("- ", "+ "))]


def test_a_new_year_comes_last_and_remarks_stay_where_they_are() -> None:
    assert _written(FULL, Figure(2024, "8.1", {"county": "7", "nation": "6"})) == FULL.replace(
        "      nation: 4 # riket\n",
        "      nation: 4 # riket\n"
        "  - year: 2024\n"
        "    value: 8.1\n"
        "    source: statistik\n"
        "    checked: 2026-11-25\n"
        "    comparisons: {county: 7, nation: 6}\n",
    )


def test_each_year_comes_in_its_place() -> None:
    text = _written(FULL, Figure(2018, "1"), Figure(2019, "2"), Figure(2022, "3"), Figure(2024, "4"))
    years = [int(each["year"]) for each in parse(text, "x").data["results"]]
    assert years == [2018, 2019, 2020, 2021, 2022, 2023, 2024]
    assert "results: # alla\n  - year: 2018\n" in text
    assert "    checked: 2026-11-25\n  # Det första.\n  - year: 2020\n" in text
    assert "  # Om det andra.\n  - {year: 2021, value: 5, source: statistik}\n  - year: 2022\n" in text


def test_a_changed_value_changes_its_own_characters_and_the_day() -> None:
    text = _written(FULL, Figure(2020, "62"), Figure(2021, "6"), Figure(2023, "7"))
    assert _changes(FULL, text) == [
        "-     value: 61.30 # ungefär",
        "+     value: 62 # ungefär",
        "+     checked: 2026-11-25",
        "-   - {year: 2021, value: 5, source: statistik}",
        "+   - {year: 2021, value: 6, source: statistik, checked: 2026-11-25}",
        "-     value: 5",
        "+     value: 7",
        "-     checked: 2020-01-01",
        "+     checked: 2026-11-25",
    ]


def test_comparisons_are_changed_and_added_and_none_is_taken_away() -> None:
    rows = [Figure(2020, "61.3", {"county": "60.2", "nation": "59"}), Figure(2021, "5", {"nation": "3"})]
    text = _written(FULL, *rows, Figure(2023, "5", {"county": "3.5"}))
    results = parse(text, "x").data["results"]
    assert [each["comparisons"] for each in results] == [
        {"county": "60.2", "nation": "59"},
        {"nation": "3"},
        {"nation": "4", "county": "3.5"},
    ]
    assert [each["checked"] for each in results] == ["2026-11-25"] * 3


def test_what_is_the_same_is_left_as_it_was() -> None:
    rows = [Figure(2020, "61.3", {"county": "60.10"}), Figure(2021, "5.0"), Figure(2023, "5", {"nation": "4"})]
    assert _written(FULL, *rows) == FULL
    assert _written(FULL) == FULL


def test_a_fact_and_another_source_are_told_and_left() -> None:
    before = FULL.replace("    value: 61.30 # ungefär\n", "    fact: tak\n").replace(
        "5, source: statistik", "5, source: kronika"
    )
    before = lay_out(outline(before), "goal", SCHEMAS, GOAL)
    figures = Figures("statistik", (Figure(2019, "60"), Figure(2020, "62"), Figure(2021, "6")))
    after, remarks = _put(before, figures)
    assert [row for row in _changes(before, after) if row.startswith("- ")] == []
    assert parse(after, "x").data["results"][1:] == parse(before, "x").data["results"]
    assert remarks == [
        "data/goals/x.yml:6:5: anmärkning: värdet för 2020 står i belägget ”tak” och lämnas som det är; källan säger "
        "62. Rätta belägget om det är fel.",
        "data/goals/x.yml:11:5: anmärkning: värdet för 2021 har en annan källa (”kronika”) och lämnas som det är; den "
        "här källan säger 6. Ta bort det för hand om det ska bytas.",
    ]


@pytest.mark.parametrize(
    ("producer", "line"),
    [
        ("SCB", "kolada: {indicator: N00100, title: x, producer: SCB}"),
        ("SCB, m.m", 'kolada: {indicator: N00100, title: x, producer: "SCB, m.m"}'),
    ],
)
def test_the_producer_is_written_under_kolada_once(producer: str, line: str) -> None:
    text = _written(FULL, producer=producer)
    assert _changes(FULL, text) == ["- kolada: {indicator: N00100, title: x}", f"+ {line}"]
    assert _written(text, producer=producer) == text
    assert "producer: Byn}" in _written(text, producer="Byn")


@pytest.mark.parametrize("there", ["", "results: []\n"])
def test_the_first_results_come_before_the_fields_that_follow_them(there: str) -> None:
    before = f"id: a # namn\n{there}# V\nfacts: [b]\n"
    lines = "results:\n  - year: 2024\n    value: 8\n    source: statistik\n    checked: 2026-11-25"
    assert _written(before, Figure(2024, "8")) == f"{HEAD}id: a # namn\n{lines}\n# V\nfacts: [b]\n"


@pytest.mark.parametrize("file", GOALS, ids=lambda file: file.stem)
def test_every_real_goal_is_left_as_it_was_but_for_the_new_year(file: Path) -> None:
    before = file.read_bytes().decode()
    assert _written(before) == before
    after = _written(before, Figure(2199, "8.1", {"county": "7"}))
    came = _changes(before, after)
    assert not [row for row in came if row.startswith("- ")]
    assert len(came) == 5 + ("results" not in parse(before, "x").data)
    old, new = parse(before, "x").data, parse(after, "x").data
    assert new.pop("results")[:-1] == old.pop("results", [])
    assert new == old


_REMARK = st.sampled_from(["", "# a", "  # b", "    # c: d", "      # - e"])


@settings(max_examples=50, deadline=None)
@given(
    remarks=st.lists(_REMARK, min_size=FULL.count("\n"), max_size=FULL.count("\n")),
    figures=st.dictionaries(st.integers(2017, 2026), st.integers(-9, 9).map(str), max_size=6),
)
def test_remarks_anywhere_stay(remarks: list[str], figures: dict[int, str]) -> None:
    lines = FULL.splitlines()
    before = "".join(
        f"{remark}\n{line}\n" if remark else f"{line}\n" for remark, line in zip(remarks, lines, strict=True)
    )
    rows = [Figure(year, value) for year, value in sorted(figures.items())]
    after = _written(before, *rows)
    values = {int(each["year"]): each["value"] for each in parse(after, "x").data["results"]}
    assert {year: float(values[year]) for year in figures} == {year: float(value) for year, value in figures.items()}
    assert list(values) == sorted(values)
    assert _remarks(after) == _remarks(before)


def _remarks(text: str) -> list[str]:
    """The comments on lines of their own."""
    return sorted(line.strip() for line in text.splitlines() if line.lstrip().startswith("#"))
