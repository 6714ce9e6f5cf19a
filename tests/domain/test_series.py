"""A goal's figures as numbers, whether they stand in a fact or in the goal; how much of it is there."""

from decimal import Decimal

import pytest
from msgspec import structs

from macros.content.model import Aim, Fact, Goal, Platform, Result
from macros.domain import series, trend
from macros.domain.completeness import completeness


@pytest.fixture(scope="module")
def facts(platform: Platform) -> dict[str, Fact]:
    """Its facts: hus is 1234.5 in 2020, byggd is our conclusion."""
    return platform.facts


WHY = {"sv": "x", "en": "x"}


def _goal(platform: Platform, *results: Result, base: Result | None = None) -> Goal:
    return structs.replace(platform.goals["fler-hus"], results=list(results), base=base)


def test_points_are_sorted_and_take_values_from_facts(platform: Platform, facts: dict[str, Fact]) -> None:
    goal = _goal(
        platform,
        Result(year=2022, value="7.5", source="kronika", comparisons={"county": "9"}, reason=WHY),
        Result(year=2023, relations={"county": "above"}, source="b"),
        Result(year=2021, relations={"county": "above"}),
        Result(year=2020, fact="hus"),
        Result(year=1890, fact="byggd"),
    )
    built, first, last = series.points(goal, facts)
    assert (built.year, built.reason) == (1890, facts["byggd"].reason)
    assert (first.year, first.value, first.source, first.reason) == (2020, Decimal("1234.5"), "kronika", None)
    assert (last.year, last.value, last.comparisons, last.reason) == (2022, Decimal("7.5"), {"county": Decimal(9)}, WHY)
    assert [(each.year, each.source) for each in series.placings(goal)] == [(2021, ""), (2023, "b")]


def test_the_base_takes_its_place_among_the_figures(platform: Platform, facts: dict[str, Fact]) -> None:
    found = series.points(_goal(platform, Result(year=2018, value="1"), Result(year=2022, value="3")), facts)
    (base,) = series.points(_goal(platform, Result(year=2019, value="2")), facts)
    (same,) = series.points(_goal(platform, Result(year=2018, value="9")), facts)
    assert [each.year for each in series.with_base(found, base)] == [2018, 2019, 2022]
    assert series.with_base(found, same) == series.with_base(found, None) == found


def test_the_base_is_the_goal_s_own_or_the_base_year_s_result(platform: Platform, facts: dict[str, Fact]) -> None:
    result = Result(year=2019, value="4", source="kronika")
    own = series.base(_goal(platform, result, base=Result(year=2018, value="3", source="kronika")), facts, 2019)
    found = series.base(_goal(platform, result), facts, 2019)
    assert own
    assert found
    assert (own.year, own.value, found.year, found.value) == (2018, Decimal(3), 2019, Decimal(4))
    (hus,) = series.points(_goal(platform, Result(year=2018, fact="hus")), facts)
    assert series.base(_goal(platform, base=Result(year=2018, fact="hus")), facts, 2019) == hus
    assert series.base(_goal(platform), facts, 2019) is None


def test_an_aim_has_its_amount_and_a_ranking_its_middle(facts: dict[str, Fact]) -> None:
    aims = (Aim(kind="level", value="-1.5"), Aim(kind="level", fact="hus"), Aim(kind="rank"))
    assert [series.amount(aim, facts) for aim in aims] == [Decimal("-1.5"), Decimal("1234.5"), None]
    for places, middle in (("290", 145), ("3", 2), ("1", 1)):
        listed = {"antal": structs.replace(facts["hus"], value=places)}
        assert series.amount(Aim(kind="rank", of="antal"), listed) == middle


def test_a_goal_has_what_it_has_and_lacks_the_rest(platform: Platform) -> None:
    grade = completeness(platform.goals["fler-hus"], platform)
    assert (grade.have, grade.of, grade.missing) == (6, 7, ("missing_base",))


def test_a_place_without_a_figure_is_a_source_but_no_result(platform: Platform) -> None:
    grade = completeness(platform.goals["trivsel"], platform)
    assert (grade.have, grade.of) == (2, 7)
    assert set(grade.missing) == {
        *("missing_base", "missing_results", "missing_comparison", "missing_responsible", "missing_next"),
    }


def test_a_goal_without_wording_lacks_that_first_and_is_compared_with_nobody(platform: Platform) -> None:
    grade = completeness(platform.goals["boende-2"], platform)
    assert (grade.have, grade.of, grade.missing[0]) == (0, 6, "missing_wording")
    assert "missing_comparison" not in grade.missing


def test_what_may_be_missing_has_its_words_and_somebody_who_has_it(platform: Platform) -> None:
    labels = platform.vocabulary.labels
    found = {key for goal in platform.goals.values() for key in completeness(goal, platform).missing}
    assert {key for key in labels if key.startswith("missing_")} == {
        *(f"{key}{end}" for key in {*found, "missing_target", "missing_source"} for end in ("", "_who")),
    }
    open_ranking = structs.replace(platform.goals["trivsel"], aims=[Aim(kind="rank")])
    assert "missing_target" in completeness(open_ranking, platform).missing


@pytest.mark.parametrize(
    ("figures", "aims", "expected"),
    [
        ({2018: "4", 2019: "5", 2021: "3"}, [], (2021, 2019, "down")),  # 2019 is the base year
        ({2020: "5", 2021: "6"}, [], (2021, 2020, "up")),
        ({2020: "5", 2021: "5"}, [], (2021, 2020, "level")),
        ({2020: "5"}, [], (2020, None, None)),
        ({2020: "50", 2021: "40"}, [Aim(kind="rank", of="hus")], (2021, 2020, "up")),
    ],
)
def test_the_latest_figure_and_where_it_has_gone(
    platform: Platform, figures: dict[int, str], aims: list[Aim], expected: tuple[int, int | None, str | None]
) -> None:
    results = [Result(year=year, value=value, source="kronika") for year, value in figures.items()]
    goal = structs.replace(platform.goals["fler-hus"], results=results, base=None, breaks=[], aims=aims)
    found = trend.latest(goal, platform)
    assert found
    assert (found.point.year, found.since, found.move) == expected
    assert trend.latest(structs.replace(goal, results=[]), platform) is None
