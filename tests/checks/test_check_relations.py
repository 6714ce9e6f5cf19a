"""The rules for the relations: each is shown failing."""
# ruff: noqa: E501

from pathlib import Path

import pytest

from tests.support.platforms import PARK, edit, problems_on

ANGEN = "data/strengths/angen.yml"
BRYGGAN = "data/strengths/bryggan.yml"
GOAL = "data/goals/fler-hus.yml"
UNKNOWN = "data/goals/boende-2.yml"
SMS = "data/messages/bad-sms.yml"
FAIR = "data/initiatives/loppis.yml"
TOPIC = "data/topics/bygga.yml"
PARK_FILE = "data/areas/park.yml"
FROM_ANGEN = '[{goal: fler-hus, why: {sv: "Den som ser ängen vill bo intill den.", en: "Those who see the meadow want to live beside it."}}]'
FROM_BRYGGAN = '[{goal: fler-hus, why: {sv: "En brygga gör tomterna värda att bygga på.", en: "A jetty makes the plots worth building on."}}, {goal: trivsel, why: {sv: "På bryggan träffas alla.", en: "Everybody meets on the jetty."}}]'
FROM_TOPIC = (
    '[{goal: fler-hus, why: {sv: "Den som bygger gör husen fler.", en: "Whoever builds makes the houses more."}}]'
)


def _told(root: Path) -> list[tuple[str, str]]:
    return [(row.path, row.code) for row in problems_on(root)]


@pytest.mark.parametrize(
    ("path", "old", "new", "code"),
    [
        (ANGEN, FROM_ANGEN, "[]", "no-goal"),
        (TOPIC, FROM_TOPIC, FROM_TOPIC[:-1] + ", " + FROM_TOPIC[1:], "goal-twice"),
        (ANGEN, FROM_ANGEN, FROM_ANGEN[:-1] + ", " + FROM_ANGEN[1:], "goal-twice"),
        (TOPIC, "goal: fler-hus", "goal: boende-2", "unknown-goal-offered"),
        (SMS, "goals: [fler-hus]", "goals: []", "message-without-goal"),
        (PARK_FILE, None, PARK, "area-without-goal"),
    ],
)
def test_what_hangs_loose_is_said(small_root: Path, path: str, old: str | None, new: str, code: str) -> None:
    edit(small_root, path, old, new)
    assert _told(small_root) == [(path, code)]


def test_a_known_goal_that_nothing_serves_is_said_once_for_strengths_and_once_for_messages(small_root: Path) -> None:
    known = "wording: subject\nname: {sv: B, en: B}\nquestion: {sv: B?, en: B?}\nmeasured: {sv: B., en: B.}"
    edit(small_root, UNKNOWN, "wording: missing", known)
    assert _told(small_root) == [(UNKNOWN, "goal-unserved"), (UNKNOWN, "goal-without-message")]


@pytest.mark.parametrize(
    ("path", "old", "new", "told"),
    [
        (PARK_FILE, "id: park", "id: park", [(PARK_FILE, "area-without-strength")]),
        (PARK_FILE, "todo:", "strengths: [angen]\ntodo:", []),
        (BRYGGAN, "goal: fler-hus", "goal: boende-2", []),
    ],
    ids=["by nothing", "by the area", "by a strength that serves its goal"],
)
def test_a_strength_is_tied_to_an_area(
    small_root: Path, path: str, old: str, new: str, told: list[tuple[str, str]]
) -> None:
    edit(small_root, PARK_FILE, None, PARK)
    edit(small_root, UNKNOWN, "area: boende", "area: park")
    edit(small_root, path, old, new)
    assert [each for each in _told(small_root) if each[0] == PARK_FILE] == told


@pytest.mark.parametrize("kept", ["", "goals: [fler-hus]", "areas: [boende]", "strengths: [bryggan]"])
def test_one_tie_is_enough_for_an_initiative(small_root: Path, kept: str) -> None:
    for line in {"goals: [fler-hus]", "areas: [boende]", "strengths: [bryggan]"} - {kept}:
        edit(small_root, FAIR, f"{line}\n", "")
    assert _told(small_root) == ([] if kept else [(FAIR, "loose-initiative")])


@pytest.mark.parametrize(("old", "new", "told"), [("order: 1", "order: ett", False), (FROM_BRYGGAN, "[]", True)])
def test_a_goal_that_nothing_serves_is_said_while_no_strength_is_broken(
    small_root: Path, old: str, new: str, told: bool
) -> None:
    edit(small_root, ANGEN, FROM_ANGEN, "[]")
    edit(small_root, BRYGGAN, old, new)
    assert ((GOAL, "goal-unserved") in _told(small_root)) is told
