"""The rules for the relations: each is shown failing."""
# ruff: noqa: E501

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.platforms import PARK, all_told, edit, problems_on
from tests.support.told import Told, bad_inputs, described

ANGEN = "data/strengths/angen.yml"
BRYGGAN = "data/strengths/bryggan.yml"
GOAL = "data/goals/fler-hus.yml"
UNKNOWN = "data/goals/boende-2.yml"
SMS = "data/messages/bad-sms.yml"
FAIR = "data/initiatives/loppis.yml"
TOPIC = "data/topics/bygga.yml"
FROM_ANGEN = '[{goal: fler-hus, why: {sv: "Den som ser ängen vill bo intill den.", en: "Those who see the meadow want to live beside it."}}]'
FROM_BRYGGAN = '[{goal: fler-hus, why: {sv: "En brygga gör tomterna värda att bygga på.", en: "A jetty makes the plots worth building on."}}, {goal: trivsel, why: {sv: "På bryggan träffas alla.", en: "Everybody meets on the jetty."}}]'
FROM_TOPIC = (
    '[{goal: fler-hus, why: {sv: "Den som bygger gör husen fler.", en: "Whoever builds makes the houses more."}}]'
)


@bad_inputs(
    __name__,
    [
        ("a strength without goals", ANGEN, FROM_ANGEN, "[]"),
        ("a goal twice in a topic", TOPIC, FROM_TOPIC, FROM_TOPIC[:-1] + ", " + FROM_TOPIC[1:]),
        ("a goal twice", ANGEN, FROM_ANGEN, FROM_ANGEN[:-1] + ", " + FROM_ANGEN[1:]),
        (
            "a known goal that no strength serves",
            UNKNOWN,
            "wording: missing",
            "wording: subject\nname: {sv: B, en: B}\nquestion: {sv: B?, en: B?}\nmeasured: {sv: B., en: B.}",
        ),
        ("a topic that offers a goal without wording", TOPIC, "goal: fler-hus", "goal: boende-2"),
        ("an area without goals", "data/areas/park.yml", None, PARK),
    ],
)
def test_what_hangs_loose_is_said(small_root: Path, path: str, old: str | None, new: str, told: Told) -> None:
    edit(small_root, path, old, new)
    found = described(problems_on(small_root))
    assert found == told(found)


def test_an_area_to_which_no_strength_is_tied_is_a_warning(small_root: Path) -> None:
    edit(small_root, "data/areas/park.yml", None, PARK)
    edit(small_root, UNKNOWN, "area: boende", "area: park")
    assert all_told(small_root) == [
        "data/areas/park.yml:1:5: anmärkning: ingen styrka är knuten till området. Skriv dem under strengths, eller knyt en styrka till ett av områdets mål."
    ]


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("data/areas/park.yml", "todo:", "strengths: [angen]\ntodo:"),
        ("data/strengths/bryggan.yml", "goal: fler-hus", "goal: boende-2"),
    ],
    ids=["by the area", "by a strength that serves its goal"],
)
def test_an_area_to_which_a_strength_is_tied_is_no_warning(small_root: Path, path: str, old: str, new: str) -> None:
    edit(small_root, "data/areas/park.yml", None, PARK)
    edit(small_root, UNKNOWN, "area: boende", "area: park")
    edit(small_root, path, old, new)
    assert not [told for told in all_told(small_root) if told.startswith("data/areas/park.yml")]


def test_a_message_without_a_goal_is_a_warning(small_root: Path) -> None:
    edit(small_root, SMS, "goals: [fler-hus]", "goals: []")
    assert all_told(small_root) == [
        f"{SMS}:1:5: anmärkning: budskapet hjälper inget mål. Lägg till det under goals, om det finns ett."
    ]


def test_an_initiative_that_is_tied_to_nothing_is_a_warning(small_root: Path) -> None:
    for kind, id_ in (("goals", "fler-hus"), ("areas", "boende"), ("strengths", "bryggan")):
        edit(small_root, FAIR, f"{kind}: [{id_}]\n", "")
    assert all_told(small_root) == [
        f"{FAIR}:1:5: anmärkning: initiativet är inte knutet till något mål, område eller styrka. Lägg till det under goals, areas eller strengths."
    ]


@pytest.mark.parametrize("kept", ["goals: [fler-hus]", "areas: [boende]", "strengths: [bryggan]"])
def test_one_tie_is_enough_for_an_initiative(small_root: Path, kept: str) -> None:
    for line in {"goals: [fler-hus]", "areas: [boende]", "strengths: [bryggan]"} - {kept}:
        edit(small_root, FAIR, f"{line}\n", "")
    assert not [told for told in all_told(small_root) if told.startswith(FAIR)]


def test_a_broken_strength_brings_no_problem_to_the_goals_that_it_serves(small_root: Path) -> None:
    edit(small_root, ANGEN, FROM_ANGEN, "[]")
    edit(small_root, BRYGGAN, "order: 1", "order: ett")
    assert [row for row in all_told(small_root) if GOAL in row] == []


def test_a_goal_whose_strength_is_sound_but_gone_is_a_problem(small_root: Path) -> None:
    edit(small_root, ANGEN, FROM_ANGEN, "[]")
    edit(small_root, BRYGGAN, FROM_BRYGGAN, "[]")
    assert any(row.startswith(f"{GOAL}:1:5: anmärkning: ingen styrka") for row in all_told(small_root))
