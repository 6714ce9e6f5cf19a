"""What an idea serves: the topics, and where their goals stand, as the browser reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.check import read_platform
from macros.ideas import ideas, standing, target
from macros.model import Platform
from macros.render import Renderer
from tests.platforms import edit, small, small_platform
from tests.site import ROOT

GOAL = "data/goals/fler-hus.yml"
RESULTS = "results:\n"


@pytest.fixture(scope="module")
def real() -> Platform:
    """Read the real platform."""
    found, problems = read_platform(ROOT)
    assert found, problems
    return found


def _renderer(root: Path, results: str, language: str = "en") -> Renderer:
    file = small(root) / GOAL
    before, _, after = file.read_text("utf-8").partition(RESULTS)
    file.write_text(before + RESULTS + results + after[after.index("breaks:") :], "utf-8")
    platform, problems = read_platform(root)
    assert platform, problems
    return Renderer(platform, language)


def test_a_topic_has_its_strengths_and_goals_with_figures_written_out(tmp_path: Path) -> None:
    found = ideas(Renderer(small_platform(tmp_path), "sv"))
    assert found["topics"]["bygga"] == {
        "strengths": [{"id": "bryggan", "why": "Bryggan har 1\u00a0234,5\u00a0hus runt om."}],
        "goals": [{"id": "fler-hus", "why": "Den som bygger gör husen fler."}],
    }
    assert found["strategy"] == "Lillbyplanen 2020–2030"
    assert found["strengths"]["bryggan"]["address"] == "../styrkor/bryggan/"


def test_a_goal_without_figures_has_no_standing(tmp_path: Path) -> None:
    file = small(tmp_path / "small") / GOAL
    before, _, after = file.read_text("utf-8").partition(RESULTS)
    file.write_text(before + after[after.index("responsible:") :], "utf-8")
    platform, problems = read_platform(tmp_path / "small")
    assert platform, problems
    goal = ideas(Renderer(platform, "sv"))["goals"]["fler-hus"]
    assert goal["standing"] == ""
    assert goal["title"] == "Mål 1: Fler hus"
    assert goal["target"] == "Målet: Tio hus."
    assert goal["address"] == "../mal/01-fler-hus/"


def test_the_latest_figure_has_year_and_source(tmp_path: Path) -> None:
    row = "  - {{year: {}, value: '{}', source: kronika, checked: 2026-11-01}}\n"
    rows = row.format(2020, "6") + row.format(2024, "7.5")
    renderer = _renderer(tmp_path / "small", rows)
    words = standing(renderer, renderer.platform.goals["fler-hus"])
    publisher = renderer.platform.sources["kronika"].publisher
    assert words.startswith(f"The latest figure is 7.5\u00a0houses (2024, {publisher}).")


def test_a_figure_that_is_our_conclusion_says_so(tmp_path: Path) -> None:
    _renderer(tmp_path / "small", "  - {year: 2020, fact: hus}\n")
    edit(tmp_path / "small", "data/facts/hus.yml", "source:", "certainty: inferred\nreason: {sv: A., en: A.}\nsource:")
    platform, problems = read_platform(tmp_path / "small")
    assert platform, problems
    assert "our conclusion" in standing(Renderer(platform, "en"), platform.goals["fler-hus"])


def test_where_only_the_place_is_known_that_is_said(tmp_path: Path) -> None:
    rows = "  - {year: 2022, source: kronika, relations: {county: above, nation: below}}\n"
    renderer = _renderer(tmp_path / "small", rows)
    words = standing(renderer, renderer.platform.goals["fler-hus"])
    assert words.startswith("In 2022 the municipality was above the county, below the nation (")


def test_a_goal_without_a_known_target_says_so(real: Platform) -> None:
    renderer = Renderer(real, "en")
    assert target(renderer, real.goals["vattenstatus"]) == "The target was not found."


def test_there_is_a_topic_for_most_ideas(real: Platform) -> None:
    assert 14 <= len(real.topics) <= 22
    served = {each.goal for topic in real.topics.values() for each in topic.goals}
    assert served == {goal.id for goal in real.goals.values() if goal.wording != "missing"}
    assert {each.strength for topic in real.topics.values() for each in topic.strengths} == set(real.strengths)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_reason_is_a_sentence_that_can_stand_in_an_application(real: Platform, language: str) -> None:
    for topic in real.topics.values():
        whys = [each.why for each in topic.strengths] + [each.why for each in topic.goals]
        for why in (text[language] for text in whys):
            assert why[0].isupper(), (topic.id, why)
            assert why.endswith("."), (topic.id, why)
            assert len(why.split()) <= 25, (topic.id, why)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_goal_has_what_the_text_needs(real: Platform, language: str) -> None:
    for goal in ideas(Renderer(real, language))["goals"].values():
        assert goal["measured"]
        assert goal["target"].endswith((".", "”"))
        assert "{" not in "".join(str(value) for value in goal.values())
