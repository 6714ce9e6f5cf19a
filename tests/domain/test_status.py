"""A goal's verdict: the golden cases, and what holds for any figures and any aims."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from macros.content.model import Aim, Break, Fact, Goal, Platform, Position, Result
from macros.domain.reasons import sentences
from macros.domain.status import STATUSES, verdict

CASES: list[dict[str, Any]] = yaml.load(
    (Path(__file__).with_name("status_cases.yml")).read_text("utf-8"), Loader=yaml.BaseLoader
)
EARLY = date(2020, 1, 1)  # no figure is old then
# From bad to good, where the two can be compared: a lack of figures is beside them.
BETTER = ("not-met", "off-track", "on-track", "met")


def _fact(id_: str, value: str, reason: str | None = None) -> Fact:
    words = {"sv": id_, "en": id_}
    said = {"sv": reason, "en": reason} if reason else None
    return Fact(id=id_, label=words, value=value, year="2020", source="kronika", checked=date(2026, 11, 1), reason=said)


FACTS = {
    "kommuner": _fact("kommuner", "290"),
    "udda": _fact("udda", "3"),
    "tak": _fact("tak", "3.5"),
    "slutsats-a": _fact("slutsats-a", "50", "Räknat."),
    "slutsats-b": _fact("slutsats-b", "56", "Räknat."),
}


def _goal(**fields: Any) -> Goal:
    data = {"id": "x", "number": 9, "area": "boende", "wording": "known", "sources": [], "standing": "proposal"}
    return msgspec.convert({**data, **fields}, Goal, strict=False)


@pytest.fixture(scope="module")
def platform(platform: Platform) -> Platform:
    """The small platform, whose plan is for 2020 to 2030 with 2019 as its base year, and some facts more."""
    return replace(platform, facts={**platform.facts, **FACTS})


def _read(goal: Goal, platform: Platform, language: str = "sv", today: date = EARLY) -> tuple[str, str]:
    found = verdict(goal, platform, today)
    return found.status, " ".join(sentences(found.reasons, goal, platform, language)).replace("\xa0", " ")


def _day(case: dict[str, Any]) -> date:
    return date.fromisoformat(case.get("today", str(EARLY)))


# The golden cases


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_case_has_its_verdict_and_its_reasons(case: dict[str, Any], platform: Platform) -> None:
    goal = _goal(**case["goal"])
    assert _read(goal, platform, today=_day(case)) == (case["status"], case["reasons"])


def test_the_cases_show_every_verdict() -> None:
    assert {case["status"] for case in CASES} == set(STATUSES)


def test_every_reason_is_brought_about_and_worded(platform: Platform) -> None:
    worded = {key.removeprefix("reason_") for key in platform.vocabulary.labels if key.startswith("reason_")}
    judged = [verdict(_goal(**case["goal"]), platform, _day(case)) for case in CASES]
    brought = {reason.code for found in judged for reason in found.reasons}
    parts = {f"{name}{end}" for name in ("whole", "part") for end in ("", "_begins")} | {"as_place", "as_percent"}
    assert worded - parts == brought


def test_reasons_are_written_as_the_language_writes(platform: Platform) -> None:
    goal = _goal(
        unit={"sv": "kr", "en": "kronor"},
        direction="up",
        aims=[{"kind": "level", "value": "-1250.5"}],
        results=[{"year": "2022", "value": "-1300"}],
    )
    reasons = verdict(goal, platform, EARLY).reasons
    assert sentences(reasons, goal, platform, "sv")[:2] == [
        "2022 var siffran −1\xa0300\xa0kr.",
        "Målet är minst −1\xa0250,5\xa0kr.",
    ]
    assert sentences(reasons, goal, platform, "en")[1] == "The goal is at least −1,250.5\xa0kronor."


COMPARED = ("reach", "pass", "approach")
KINDS: list[dict[str, str]] = [
    {"kind": "level", "value": "60"}, {"kind": "rank", "value": "5"}, {"kind": "carry-out"}, {"kind": "grow"},
    {"kind": "shrink"}, *({"kind": kind, "comparison": "nation"} for kind in COMPARED),
]  # fmt: skip


@pytest.mark.parametrize("aim", KINDS, ids=lambda aim: aim["kind"])
def test_a_verdict_rests_on_the_last_figure(aim: dict[str, str], platform: Platform) -> None:
    for years in ([2018], [2020], [2024], [2021, 2024], [2019, 2024], [2019, 2030]):
        for value in (50, 70):
            figures = [
                {"year": year, "value": str(value + year % 100), "comparisons": {"nation": "75"}} for year in years
            ]
            assert verdict(_goal(direction="up", aims=[aim], results=figures), platform, EARLY).year == years[-1]


# What holds for any figures and any aims

NUMBERS = st.integers(-(10**9), 10**9).map(lambda number: str(Decimal(number) / 1000))
SIDES: st.SearchStrategy[Position] = st.sampled_from(get_args(Position))
NAMES = st.sampled_from(["county", "nation"])
VALUES = st.builds(Result, year=st.just(0), value=NUMBERS, comparisons=st.dictionaries(NAMES, NUMBERS))
CONCLUDED = st.builds(Result, year=st.just(0), fact=st.sampled_from(["slutsats-a", "tak"]))
PLACES = st.builds(Result, year=st.just(0), relations=st.dictionaries(NAMES, SIDES, min_size=1))
RESULTS = st.dictionaries(st.integers(2008, 2036), VALUES | CONCLUDED | PLACES, max_size=6)
# Of any kind, also such as lack what they need.
AIMS = st.lists(
    st.one_of(
        st.builds(Aim, kind=st.sampled_from(["level", "rank"]), value=st.none() | NUMBERS),
        st.builds(Aim, kind=st.sampled_from(COMPARED), comparison=NAMES),
        st.builds(Aim, kind=st.just("rank"), of=st.just("kommuner")),
        st.builds(Aim, kind=st.sampled_from(["grow", "shrink", "carry-out", "reach"])),
    ),
    max_size=3,
)
GOALS = st.builds(
    lambda results, **fields: replace(
        _goal(), results=[replace(results[year], year=year) for year in sorted(results)], **fields
    ),
    results=RESULTS,
    aims=AIMS,
    base=st.none() | st.builds(Result, year=st.integers(2015, 2020), value=NUMBERS),
    breaks=st.lists(st.builds(Break, year=st.integers(2008, 2036), what=st.just({"sv": "x", "en": "x"})), max_size=1),
    direction=st.sampled_from(["up", "down", None]),
)


@settings(max_examples=60)
@given(goal=GOALS, factor=st.sampled_from(["0.001", "0.1", "2", "7", "1000"]), better=st.integers(0, 10**9))
def test_any_goal_has_a_verdict(goal: Goal, factor: str, better: int, platform: Platform) -> None:
    """One with reasons that can be read, met on a figure alone, the same in another unit, no worse for a better one."""
    _has_reasons_that_can_be_read(goal, platform)
    _is_met_on_a_figure_from_the_strategy_s_years(goal, platform)
    _is_the_same_in_another_unit(goal, Decimal(factor), platform)
    _is_no_worse_with_a_better_last_figure(goal, better, platform)


def _has_reasons_that_can_be_read(goal: Goal, platform: Platform) -> None:
    found = verdict(goal, platform, EARLY)
    assert found.status in STATUSES
    for language in ("sv", "en"):
        texts = sentences(found.reasons, goal, platform, language)
        assert texts
        assert len(set(texts)) == len(texts)
        assert not any("{" in text or "None" in text for text in texts)


def _is_met_on_a_figure_from_the_strategy_s_years(goal: Goal, platform: Platform) -> None:
    found = verdict(goal, platform, EARLY)
    assert found.status != "met" or (found.year or 0) >= 2020
    bare = replace(goal, base=None, results=[row for row in goal.results if row.year < 2020])
    assert verdict(bare, platform, EARLY).status != "met"


def _is_the_same_in_another_unit(goal: Goal, factor: Decimal, platform: Platform) -> None:
    def scaled(value: str | None) -> str | None:
        return value and str(Decimal(value) * factor)

    def row(result: Result) -> Result:
        value = platform.facts[result.fact].value if result.fact else result.value
        beside = {name: str(Decimal(each) * factor) for name, each in result.comparisons.items()}
        return replace(result, value=scaled(value), fact=None, comparisons=beside)

    goal = replace(goal, aims=[aim for aim in goal.aims if aim.kind != "carry-out" and not aim.of])
    other = replace(
        goal,
        aims=[replace(aim, value=scaled(aim.value)) for aim in goal.aims],
        results=[row(result) for result in goal.results],
        base=row(goal.base) if goal.base else None,
    )
    before, after = verdict(goal, platform, EARLY), verdict(other, platform, EARLY)
    assert (after.status, after.year) == (before.status, before.year)
    assert [each for each in after.reasons if "reaches" in each.code] == [
        each for each in before.reasons if "reaches" in each.code
    ]


def _is_no_worse_with_a_better_last_figure(goal: Goal, better: int, platform: Platform) -> None:
    for aim, last in _last_figures(goal):
        sign = {"grow": 1, "shrink": -1, "rank": -1, "carry-out": 1}.get(
            aim.kind, -1 if goal.direction == "down" else 1
        )
        improved = replace(last, value=str(Decimal(last.value or 0) + sign * Decimal(better) / 1000))
        one = replace(goal, aims=[aim])
        two = replace(one, results=[improved if row is last else row for row in goal.results])
        before, after = verdict(one, platform, EARLY).status, verdict(two, platform, EARLY).status
        if before in BETTER and after in BETTER:
            assert BETTER.index(after) >= BETTER.index(before)
        assert before not in BETTER or after in BETTER, "what was known is still known"


def _last_figures(goal: Goal) -> Iterator[tuple[Aim, Result]]:
    """The goal's aims, each with its last result, where that is a figure."""
    if goal.results and goal.results[-1].value is not None:
        yield from ((aim, goal.results[-1]) for aim in goal.aims)
