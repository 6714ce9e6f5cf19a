"""Figures in a goal's data: only what differs is touched, whatever else stands there."""

from datetime import date
from typing import Any

import pytest

from macros.content.yaml_reader import parse
from macros.editing.figures import Figure, Figures, write
from tests.support.yaml_texts import GOAL

TODAY = date(2026, 11, 25)
NEW = {"source": "statistik", "checked": "2026-11-25"}
FULL = """\
id: tak
results:
  - {year: 2020, value: 61.30, source: statistik, comparisons: {county: 60.1}}
  - {year: 2021, value: 5, source: statistik}
  - {year: 2023, value: 5, source: statistik, checked: 2020-01-01, comparisons: {nation: 4}}
kolada: {indicator: N00100, title: x}
"""


def _put(text: str, figures: Figures) -> tuple[Any, list[str]]:
    """The goal's data with the figures in them, and the remarks."""
    document = parse(text, GOAL)
    goal = parse(text, GOAL).data
    return goal, [row.text() for row in write(goal, document, figures, TODAY)]


def _results(*rows: Figure, text: str = FULL) -> list[Any]:
    goal, remarks = _put(text, Figures("statistik", rows))
    assert remarks == []
    return goal["results"]


BEFORE = parse(FULL, GOAL).data["results"]


def test_each_year_comes_in_its_place() -> None:
    new = [Figure(2018, "1"), Figure(2022, "3", {"county": "7"}), Figure(2024, "4")]
    assert _results(*new) == [
        {"year": "2018", "value": "1", **NEW},
        *BEFORE[:2],
        {"year": "2022", "value": "3", "comparisons": {"county": "7"}, **NEW},
        BEFORE[2],
        {"year": "2024", "value": "4", **NEW},
    ]


def test_values_and_comparisons_are_changed_with_the_day_and_none_is_taken_away() -> None:
    rows = [Figure(2020, "62"), Figure(2021, "5", {"nation": "3"}), Figure(2023, "5", {"county": "3.5"})]
    assert _results(*rows) == [
        {**BEFORE[0], "value": "62", **NEW},
        {**BEFORE[1], "comparisons": {"nation": "3"}, **NEW},
        {**BEFORE[2], "comparisons": {"nation": "4", "county": "3.5"}, **NEW},
    ]


def test_what_is_the_same_is_left_as_it_was() -> None:
    rows = [Figure(2020, "61.3", {"county": "60.10"}), Figure(2021, "5.0"), Figure(2023, "5", {"nation": "4"})]
    assert _results(*rows) == BEFORE
    assert _results() == BEFORE


def test_a_fact_and_another_source_are_told_and_left() -> None:
    before = FULL.replace("value: 61.30, source: statistik", "fact: tak").replace("5, source: stat", "5, source: kron")
    goal, remarks = _put(before, Figures("statistik", (Figure(2019, "60"), Figure(2020, "62"), Figure(2021, "6"))))
    assert goal["results"][1:] == parse(before, GOAL).data["results"]
    assert remarks == [
        "data/goals/x.yml:3:5: anmärkning: värdet för 2020 står i belägget ”tak” och lämnas som det är; källan säger "
        "62. Rätta belägget om det är fel.",
        "data/goals/x.yml:4:5: anmärkning: värdet för 2021 har en annan källa (”kronistik”) och lämnas som det är; den "
        "här källan säger 6. Ta bort det för hand om det ska bytas.",
    ]


def test_the_producer_is_written_under_kolada() -> None:
    goal, _ = _put(FULL, Figures("statistik", producer="SCB"))
    assert goal["kolada"] == {"indicator": "N00100", "title": "x", "producer": "SCB"}


@pytest.mark.parametrize("there", ["", "results: []\n"])
def test_the_first_results(there: str) -> None:
    assert _results(Figure(2024, "8"), text=f"id: a\n{there}") == [{"year": "2024", "value": "8", **NEW}]
    goal, _ = _put(f"id: a\n{there}", Figures("statistik"))
    assert goal == parse(f"id: a\n{there}", GOAL).data
