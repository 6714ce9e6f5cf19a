"""What an idea serves: the topics, and where their goals stand, as the browser reads it."""

from datetime import date
from pathlib import Path

import pytest

from macros.checks.check import read_platform
from macros.content.model import Platform
from macros.frontend.idea_data import ideas, standing, target
from macros.rendering.renderer import Renderer
from tests.support.platforms import edit, macros_of, platform_at, small

GOAL = "data/goals/fler-hus.yml"


def _with_results(root: Path, results: str, then: str = "breaks:") -> Path:
    """Make the small platform with these results of its goal. then: the field of the goal that comes after them."""
    file = small(root) / GOAL
    before, _, after = file.read_text("utf-8").partition("results:\n")
    file.write_text(before + results + after[after.index(then) :], "utf-8")
    return root


def test_a_topic_has_its_strengths_and_goals_with_figures_written_out(platform: Platform) -> None:
    found = ideas(Renderer(platform, "sv"))
    assert found["topics"]["bygga"] == {
        "strengths": [{"id": "bryggan", "why": "Bryggan har 1\u00a0234,5\u00a0hus runt om."}],
        "goals": [{"id": "fler-hus", "why": "Den som bygger gör husen fler."}],
    }
    assert found["strategy"] == "Lillbyplanen 2020–2030"
    assert found["strengths"]["bryggan"]["address"] == "../styrkor/bryggan/"


def test_a_topic_without_goals_is_an_occasion_and_no_idea(small_root: Path) -> None:
    topic = (small_root / "data/topics/bygga.yml").read_text("utf-8")
    edit(small_root, "data/topics/bygga.yml", None, topic.partition("goals:")[0])
    assert not [row for row in read_platform(small_root)[1] if row.stops]
    platform = platform_at(small_root)
    renderer = Renderer(platform, "sv")
    html = str(macros_of(platform, "ide/").idea_page())
    assert 'value="bada"' in html
    assert "bygga" not in html
    assert list(ideas(renderer)["topics"]) == ["bada"]
    assert renderer.path_of(platform.topics["bygga"]) == "budskap/?occasion=bygga"


def test_a_goal_without_figures_has_no_standing(tmp_path: Path) -> None:
    root = _with_results(tmp_path / "small", "", "responsible:")
    goal = ideas(Renderer(platform_at(root), "sv"))["goals"]["fler-hus"]
    assert goal["standing"] == ""
    assert goal["title"] == "Mål 1: Fler hus"
    assert goal["target"] == "Målet: Tio hus."
    assert goal["address"] == "../mal/01-fler-hus/"


@pytest.mark.parametrize(
    ("results", "said"),
    [
        (
            "  - {year: 2020, value: 6, source: kronika, checked: 2026-11-01}\n"
            "  - {year: 2024, value: 7.5, source: kronika, checked: 2026-11-01}\n",
            "The latest figure is 7.5\u00a0houses (2024, Lillby hembygdsförening).",
        ),
        (
            "  - {year: 2022, source: kronika, relations: {county: above, nation: below}}\n",
            "In 2022 the municipality was above the county, below the nation (",
        ),
    ],
    ids=["the latest figure", "only the place is known"],
)
def test_a_goal_stands_where_its_latest_result_says(tmp_path: Path, results: str, said: str) -> None:
    platform = platform_at(_with_results(tmp_path / "small", f"results:\n{results}"))
    assert standing(Renderer(platform, "en"), platform.goals["fler-hus"]).startswith(said)


def test_a_verdict_on_an_older_figure_than_the_latest_has_its_year(tmp_path: Path) -> None:
    row = "  - {{year: {}, value: {}, source: kronika, checked: 2026-11-01{}}}\n"
    rows = row.format(2023, 9, ", comparisons: {county: 8}") + row.format(2024, 7, "")
    root = _with_results(tmp_path / "small", f"results:\n{rows}")
    edit(root, GOAL, "  - {kind: level, value: 10}\n", "")
    platform = platform_at(root)
    said = standing(Renderer(platform, "sv", date(2026, 11, 30)), platform.goals["fler-hus"])
    assert said.startswith("Den senaste siffran är 7\u00a0hus (2024, ")
    assert said.endswith(" Nått (2023).")


def test_a_figure_that_is_our_conclusion_says_so(tmp_path: Path) -> None:
    root = _with_results(tmp_path / "small", "results:\n  - {year: 2020, fact: hus}\n")
    edit(root, "data/facts/hus.yml", "source:", "certainty: inferred\nreason: {sv: A., en: A.}\nsource:")
    platform = platform_at(root)
    assert "our inference" in standing(Renderer(platform, "en"), platform.goals["fler-hus"])


def test_a_goal_without_a_known_target_says_so(real: Platform) -> None:
    renderer = Renderer(real, "en")
    assert target(renderer, real.goals["vattenstatus"]) == "We have not found the target."


def test_topics_lead_to_every_strength_and_known_goal_by_sentences_for_an_application(real: Platform) -> None:
    topics = real.ideas.values()
    served = {each.goal for topic in topics for each in topic.goals}
    assert served == {goal.id for goal in real.goals.values() if goal.wording != "missing"}
    assert {each.strength for topic in topics for each in topic.strengths} == set(real.strengths)
    whys = [each.why for topic in topics for each in topic.strengths]
    whys += [each.why for topic in topics for each in topic.goals]
    for why in (words for text in whys for words in text.values()):
        assert why[0].isupper(), why
        assert why.endswith("."), why
        assert len(why.split()) <= 25, why


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_goal_has_what_the_text_needs(real: Platform, language: str) -> None:
    for goal in ideas(Renderer(real, language))["goals"].values():
        assert goal["measured"]
        assert goal["target"].endswith((".", "”"))
        assert "{" not in "".join(str(value) for value in goal.values())
