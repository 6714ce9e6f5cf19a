"""A goal's verdict: the golden cases, and what holds for any figures and any aims."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from macros.content.model import Aim, Break, Fact, Goal, Platform, Relation, Result
from macros.domain.reasons import sentences
from macros.domain.series import Point
from macros.domain.status import STATUSES, verdict
from tests.support.platforms import small_platform

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
def platform(tmp_path_factory: pytest.TempPathFactory) -> Platform:
    """The small platform, whose plan is for 2020 to 2030 with 2019 as its base year, and some facts more."""
    found = small_platform(tmp_path_factory.mktemp("small"))
    return msgspec.structs.replace(found, facts={**found.facts, **FACTS})


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
    assert [each.aim for each in verdict(goal, platform, EARLY).aims] == (goal.aims if goal.wording == "known" else [])


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


def test_an_aim_tells_its_target_its_latest_figure_and_its_year(platform: Platform) -> None:
    series = [{"year": "2020", "value": "50"}, {"year": "2024", "value": "56"}]
    (aim,) = verdict(
        _goal(direction="up", aims=[{"kind": "level", "value": "60"}], results=series), platform, EARLY
    ).aims
    assert (aim.target, aim.latest and aim.latest.year, aim.year) == (Decimal(60), 2024, 2027)


COMPARED = ("reach", "pass", "approach")
KINDS: list[dict[str, str]] = [
    {"kind": "level", "value": "60"}, {"kind": "rank", "value": "5"}, {"kind": "carry-out"}, {"kind": "grow"},
    {"kind": "shrink"}, *({"kind": kind, "comparison": "nation"} for kind in COMPARED),
]  # fmt: skip


@pytest.mark.parametrize("aim", KINDS, ids=lambda aim: aim["kind"])
@pytest.mark.parametrize("years", [[2018], [2020], [2024], [2021, 2024], [2019, 2024], [2019, 2030]], ids=str)
@pytest.mark.parametrize("value", [50, 70])
def test_an_aim_was_judged_on_its_last_figure(
    aim: dict[str, str], years: list[int], value: int, platform: Platform
) -> None:
    series = [{"year": year, "value": str(value + year - 2000), "comparisons": {"nation": "75"}} for year in years]
    goal = _goal(direction="up", aims=[aim], results=series)
    (found,) = verdict(goal, platform, EARLY).aims
    assert found.aim == goal.aims[0]
    assert isinstance(found.latest, Point)
    assert (found.latest.year, found.latest.value) == (years[-1], Decimal(value + years[-1] - 2000))
    base = value + 19 if years[0] == 2019 else None
    targets = {"level": 60, "rank": 5, "carry-out": 100, "grow": base, "shrink": base}
    assert found.target == targets.get(aim["kind"])


def test_an_aim_tells_a_figure_that_is_too_old(platform: Platform) -> None:
    older = {"base": {"year": "2017", "value": "10"}, "results": [{"year": "2018", "value": "11"}]}
    (found,) = verdict(_goal(direction="up", aims=[{"kind": "grow"}], **older), platform, EARLY).aims
    assert (found.latest and found.latest.year, found.target) == (2018, None)


def test_an_aim_without_figures_says_what_it_is_and_then_that_there_are_none(platform: Platform) -> None:
    (level, done) = verdict(_goal(direction="up", aims=[KINDS[0], KINDS[2]]), platform, EARLY).aims
    assert [each.code for each in level.reasons] == ["at-least", "no-results"]
    assert (level.target, done.target) == (Decimal(60), Decimal(100))


# What holds for any figures and any aims

YEARS = st.lists(st.integers(2008, 2036), unique=True, max_size=6).map(sorted)
NUMBERS = st.decimals(-(10**9), 10**9, places=3)
SIDES: st.SearchStrategy[Relation] = st.sampled_from(get_args(Relation))


@st.composite
def results(draw: st.DrawFn) -> list[Result]:
    """Results of any years: values with or without comparisons, some from facts, and places without a value."""
    rows = []
    for year in draw(YEARS):
        beside = draw(st.dictionaries(st.sampled_from(["county", "nation"]), NUMBERS.map(str)))
        rows.append(
            draw(
                st.one_of(
                    st.just(Result(year=year, value=str(draw(NUMBERS)), comparisons=beside)),
                    st.just(Result(year=year, fact=draw(st.sampled_from(["slutsats-a", "tak"])))),
                    st.just(Result(year=year, relations={name: draw(SIDES) for name in beside})),
                )
            )
        )
    return rows


@st.composite
def aims(draw: st.DrawFn) -> list[Aim]:
    """Aims of any kind, also such as lack what they need."""
    name = st.sampled_from(["county", "nation"])
    value = st.none() | NUMBERS.map(str)
    one = st.one_of(
        st.builds(Aim, kind=st.sampled_from(["level", "rank"]), value=value),
        st.builds(Aim, kind=st.sampled_from(["reach", "pass", "approach"]), comparison=name),
        st.builds(Aim, kind=st.just("rank"), of=st.just("kommuner")),
        st.builds(Aim, kind=st.sampled_from(["grow", "shrink", "carry-out", "reach"])),
    )
    return draw(st.lists(one, max_size=3))


@st.composite
def goals(draw: st.DrawFn) -> Goal:
    """Any goal."""
    breaks = [Break(year=year, what={"sv": "x", "en": "x"}) for year in draw(YEARS)[:1]]
    base = draw(st.none() | st.builds(Result, year=st.integers(2015, 2020), value=NUMBERS.map(str)))
    found = msgspec.structs.replace(
        _goal(), aims=draw(aims()), results=draw(results()), base=base, breaks=breaks if draw(st.booleans()) else []
    )
    return msgspec.structs.replace(found, direction=draw(st.sampled_from(["up", "down", None])))


@given(goal=goals())
def test_any_goal_has_a_verdict_with_reasons_that_can_be_read(goal: Goal, platform: Platform) -> None:
    found = verdict(goal, platform, EARLY)
    assert found.status in STATUSES
    assert [each.aim for each in found.aims] == goal.aims
    for language in ("sv", "en"):
        texts = sentences(found.reasons, goal, platform, language)
        assert texts
        assert len(set(texts)) == len(texts)
        assert not any("{" in text or "None" in text for text in texts)


@given(goal=goals())
def test_nothing_is_met_or_settled_without_a_figure_from_the_strategy_s_years(goal: Goal, platform: Platform) -> None:
    found = verdict(goal, platform, EARLY)
    for aim in found.aims:
        if aim.status == "met":
            assert aim.latest
            assert aim.latest.year >= 2020
    bare = msgspec.structs.replace(goal, base=None, results=[row for row in goal.results if row.year < 2020])
    assert verdict(bare, platform, EARLY).status != "met"


@given(goal=goals(), factor=st.sampled_from(["0.001", "0.1", "2", "7", "1000"]))
def test_another_unit_does_not_change_the_verdict(goal: Goal, factor: str, platform: Platform) -> None:
    def scaled(value: str | None) -> str | None:
        return value and str(Decimal(value) * Decimal(factor))

    def row(result: Result) -> Result:
        value = platform.facts[result.fact].value if result.fact else result.value
        beside = {name: str(Decimal(each) * Decimal(factor)) for name, each in result.comparisons.items()}
        return msgspec.structs.replace(result, value=scaled(value), fact=None, comparisons=beside)

    plain = [aim for aim in goal.aims if aim.kind != "carry-out" and not aim.of]
    goal = msgspec.structs.replace(goal, aims=plain)
    other = msgspec.structs.replace(
        goal,
        aims=[msgspec.structs.replace(aim, value=scaled(aim.value)) for aim in plain],
        results=[row(result) for result in goal.results],
        base=row(goal.base) if goal.base else None,
    )
    before, after = verdict(goal, platform, EARLY), verdict(other, platform, EARLY)
    assert after.status == before.status
    assert [aim.year for aim in after.aims] == [aim.year for aim in before.aims]


@given(goal=goals(), better=st.decimals(0, 10**9, places=3))
def test_a_better_last_figure_never_makes_it_worse(goal: Goal, better: Decimal, platform: Platform) -> None:
    for aim, last in _last_figures(goal):
        sign = {"grow": 1, "shrink": -1, "rank": -1, "carry-out": 1}.get(
            aim.kind, -1 if goal.direction == "down" else 1
        )
        improved = msgspec.structs.replace(last, value=str(Decimal(last.value or 0) + sign * better))
        one = msgspec.structs.replace(goal, aims=[aim])
        two = msgspec.structs.replace(one, results=[improved if row is last else row for row in goal.results])
        before, after = verdict(one, platform, EARLY).status, verdict(two, platform, EARLY).status
        if before in BETTER and after in BETTER:
            assert BETTER.index(after) >= BETTER.index(before)
        assert before not in BETTER or after in BETTER, "what was known is still known"


def _last_figures(goal: Goal) -> Iterator[tuple[Aim, Result]]:
    """The goal's aims, each with its last result, where that is a figure."""
    if goal.results and goal.results[-1].value is not None:
        yield from ((aim, goal.results[-1]) for aim in goal.aims)
