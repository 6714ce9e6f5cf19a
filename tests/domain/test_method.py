"""The published method: every rule is worded, and shown at work by the verdict itself."""

from typing import get_args

import pytest
from msgspec.structs import replace

from macros.content.model import AimKind, Platform
from macros.domain import method_examples
from macros.domain.status import STATUSES


@pytest.fixture(scope="module", params=[(2019, 2020, 2030), (2016, 2017, 2027)], ids=str)
def platform(platform: Platform, request: pytest.FixtureRequest) -> Platform:
    """The small platform, with its strategy's base year, first year and last, and with others."""
    base, start, end = request.param
    strategy = replace(
        platform.strategy, base_year=base, period=replace(platform.strategy.period, start=start, end=end)
    )
    return replace(platform, strategies={strategy.id: strategy})


def _examples(platform: Platform, language: str = "sv") -> dict[str, method_examples.Example]:
    rules = [*method_examples.kinds(platform, language), *method_examples.lacks(platform, language)]
    return {rule.name: rule.example for rule in rules if rule.example}


def test_every_kind_of_aim_and_every_verdict_on_figures_is_shown(platform: Platform) -> None:
    examples = _examples(platform).values()
    shown = {aim.kind for example in examples for aim in example.goal.aims}
    assert shown | {"shrink"} == set(get_args(AimKind)), "shrink is grow the other way"
    assert {example.verdict.status for example in examples} | {"target-missing", "wording-missing"} == set(STATUSES)


def test_the_examples_say_what_the_rules_say(platform: Platform) -> None:
    found = {name: example.verdict.status for name, example in _examples(platform).items()}
    assert found == {
        "level": "on-track", "pace": "off-track", "reach": "on-track", "pass": "met", "approach": "off-track",
        "grow": "met", "rank": "on-track", "carry-out": "off-track", "several": "off-track",
        "gap": "on-track", "break": "on-track", "one": "no-data", "base": "off-track", "placed": "met",
        "lag": "met", "age": "outdated", "old": "outdated", "final": "not-met",
    }  # fmt: skip


def test_nothing_made_up_is_said_of_the_place(platform: Platform) -> None:
    for example in _examples(platform, "en").values():
        assert platform.place.short["en"] not in " ".join(example.reasons)


def test_every_rule_and_verdict_is_worded(platform: Platform) -> None:
    labels = platform.vocabulary.labels
    for rule in (*method_examples.kinds(platform, "sv"), *method_examples.lacks(platform, "sv")):
        assert f"method_{rule.name}" in labels
        assert f"method_{rule.name}_text" in labels
    assert {f"method_{status}" for status in STATUSES} <= set(labels)
