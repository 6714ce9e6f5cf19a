"""The rules for how goals are followed up: each is shown failing."""
# ruff: noqa: E501

from datetime import date
from pathlib import Path

import pytest

from macros.checks.check import read_platform
from tests.support.platforms import all_problems, edit, problems_on
from tests.support.problem_snapshots import Case, assert_problems

HUS = "data/goals/fler-hus.yml"
TRIVSEL = "data/goals/trivsel.yml"
MISSING = "data/goals/boende-2.yml"
AREA = "data/areas/boende.yml"
LAST = "{year: 2023, value: 7, source: kronika, checked: 2026-11-01, comparisons: {county: 9}}"
LEVEL = "{kind: level, value: 10}"
REACH = "{kind: reach, comparison: county}"
SOURCED = "value: 7, source: kronika, checked: 2026-11-01"
BESIDE = f"""\
beside:
  - name: {{sv: Skjul, en: Sheds}}
    why: {{sv: Skjul är inga hus., en: Sheds are no houses.}}
    figures:
      - {{year: 2020, source: kronika, checked: 2026-11-01, comparisons: {{county: 8}}}}
      - {{year: 2023, {SOURCED}}}
"""
COMPARED = BESIDE.replace("source: kronika, checked: 2026-11-01, comparisons", "comparisons")
ABOVE = "{year: 2023, relations: {nation: above}, source: kronika}"


DAY = date(2026, 11, 25)


def _goals(root: Path, today: date = DAY) -> list[str]:
    return [row for row in all_problems(root, today) if row.startswith(("data/goals/", AREA))]


CASES: list[Case] = [
    (
        "figures without a wording",
        MISSING,
        "wording: missing",
        "wording: missing\naims: [{kind: carry-out}]\nresults: [{year: 2022, value: 1, source: kronika, checked: 2026-11-01}]",
    ),
    (
        "aims of a goal that is known by subject only, whose figures may stand",
        TRIVSEL,
        "wording: known",
        "wording: subject",
    ),
    (
        "figures beside a goal without a wording",
        MISSING,
        "wording: missing",
        f"wording: missing\n{BESIDE}",
    ),
    ("two values beside", HUS, "breaks:", f"{BESIDE.replace('value: 7', 'value: 7, fact: hus')}breaks:"),
    ("nothing beside", HUS, "breaks:", f"{BESIDE.replace('value: 7, ', '')}breaks:"),
    ("a comparison beside without a source", HUS, "breaks:", f"{COMPARED}breaks:"),
    ("a year to come beside", HUS, "breaks:", f"{BESIDE.replace('2023', '2027')}breaks:"),
    ("years in disorder beside", HUS, "breaks:", f"{BESIDE.replace('2020', '2024')}breaks:"),
    ("a fact of another year beside", HUS, "breaks:", f"{BESIDE.replace(SOURCED, 'fact: hus')}breaks:"),
    ("a fact beside that is no number", HUS, "breaks:", f"{BESIDE.replace(SOURCED, 'fact: byggd')}breaks:"),
    ("unknown comparison beside", HUS, "breaks:", f"{BESIDE.replace('county', 'landet')}breaks:"),
    ("a year to come beside an area", AREA, "strengths:", f"{BESIDE.replace('2023', '2027')}strengths:"),
    ("two values", HUS, "{year: 2023, value: 7,", "{year: 2023, value: 7, fact: hus,"),
    ("no value", TRIVSEL, ABOVE, "{year: 2023, source: kronika}"),
    (
        "a base that is only a relation",
        TRIVSEL,
        "results:",
        "base: {year: 2019, relations: {nation: below}, source: kronika}\nresults:",
    ),
    ("a value without source and day", HUS, "value: 7, source: kronika, checked: 2026-11-01", "value: 7"),
    ("a relation without source", TRIVSEL, "{nation: above}, source: kronika", "{nation: above}"),
    ("a year to come", TRIVSEL, "{year: 2023", "{year: 2027"),
    ("years in disorder", TRIVSEL, "{year: 2023", "{year: 2020"),
    ("the same year twice", TRIVSEL, "{year: 2023", "{year: 2021"),
    ("a fact of another year", HUS, LAST, "{year: 2023, fact: hus}"),
    ("a fact that is no number", HUS, LEVEL, "{kind: level, fact: byggd}"),
    ("unknown comparison", HUS, "comparisons: {county: 9}", "comparisons: {lanet: 9}"),
    ("an aim without a comparison", HUS, REACH, "{kind: pass}"),
    ("a level without a value", HUS, LEVEL, "{kind: level}"),
    ("an aim with too much", HUS, REACH, "{kind: grow, comparison: county}"),
    ("a value to reach, twice", HUS, LEVEL, "{kind: rank, value: 10, of: hus}"),
    ("no direction", TRIVSEL, "direction: up\n", ""),
    (
        "a late base",
        TRIVSEL,
        "results:",
        "base: {year: 2021, value: 5, source: kronika, checked: 2026-11-01}\nresults:",
    ),
    (
        "more than all is done",
        TRIVSEL,
        "  - {kind: pass, comparison: nation}\nresults:\n",
        "  - kind: carry-out\nresults:\n  - {year: 2020, value: 101, source: kronika, checked: 2026-11-01}\n",
    ),
]


def test_a_goal_problem_is_told(small_root: Path) -> None:
    assert_problems(__name__, CASES, small_root, problems_on)


def test_figures_beside_a_goal_and_an_area_may_stand(small_root: Path) -> None:
    edit(small_root, HUS, "breaks:", f"{BESIDE}breaks:")
    edit(small_root, AREA, "strengths:", f"{BESIDE}strengths:")
    assert _goals(small_root) == []


def test_a_figure_that_is_late_is_a_warning(small_root: Path) -> None:
    edit(small_root, HUS, "next: 2031-03-01", "next: 2026-11-24")
    assert _goals(small_root, date(2026, 11, 24)) == []
    assert [row.partition(": ")[0] for row in _goals(small_root, date(2026, 11, 25))] == [f"{HUS}:27:7"]
    assert read_platform(small_root)[0]


@pytest.mark.parametrize(
    ("year", "first", "last"),
    [
        ("2020", 2020, 2020),
        ("2015–2021", 2015, 2021),
        ("2019/20", 2019, 2020),
        ("1999/00", 1999, 2000),
        ("omkring 2020", 2020, 2020),
    ],
)
def test_a_fact_holds_for_its_years(small_root: Path, year: str, first: int, last: int) -> None:
    edit(small_root, "data/facts/hus.yml", 'year: "2020"', f'year: "{year}"')
    years = range(first - 1, last + 2)
    rows = "".join(f"  - {{year: {each}, fact: hus}}\n" for each in years)
    edit(small_root, TRIVSEL, "  - {year: 2021, relations: {nation: below}, source: kronika}\n", rows)
    told = [row for row in _goals(small_root) if "belägget gäller" in row]
    assert [f"siffran är från {each} men" in row for each, row in zip((years[0], years[-1]), told, strict=True)] == [
        True,
        True,
    ]


def test_a_ranking_may_leave_open_which_place_will_do(small_root: Path) -> None:
    edit(small_root, HUS, LEVEL, "{kind: rank}")
    assert _goals(small_root) == []
