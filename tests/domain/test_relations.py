"""The relations: which items belong together, both ways, and why; the picture's geometry; what the pages show of it."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from macros.content.model import Platform
from macros.domain.relations import KINDS, Node, Relations
from macros.rendering import relations_diagram
from tests.support.platforms import PARK, edit, macros_of, platform_at, small

VISION = Node("vision", "lillbyplanen")
ANGEN, BRYGGAN = Node("strength", "angen"), Node("strength", "bryggan")
AREA, GOAL, UNKNOWN = Node("area", "boende"), Node("goal", "fler-hus"), Node("goal", "boende-2")
HUS, SMS = Node("fact", "hus"), Node("message", "bad-sms")


@pytest.fixture(scope="module")
def relations(platform: Platform) -> Relations:
    """Make its relations."""
    return Relations(platform)


def test_up_leads_towards_the_vision_and_down_from_it(relations: Relations) -> None:
    uppers = {
        VISION: [],
        BRYGGAN: [VISION],
        AREA: [BRYGGAN, ANGEN],
        GOAL: [BRYGGAN, ANGEN, AREA],
        UNKNOWN: [AREA],
        SMS: [BRYGGAN, GOAL, HUS],
        Node("message", "is-affisch"): [VISION, GOAL],
    }
    assert {node: [relation.upper for relation in relations.up(node)] for node in uppers} == uppers
    assert [relation.lower for relation in relations.down(VISION)] == [BRYGGAN, ANGEN, Node("message", "is-affisch")]
    assert {GOAL, AREA, HUS, SMS} <= {relation.lower for relation in relations.down(BRYGGAN)}
    assert {HUS, SMS} <= {relation.lower for relation in relations.down(GOAL)}


def test_every_message_and_known_goal_leads_up_to_the_vision_by_ties_that_lead_back(real: Platform) -> None:
    relations = Relations(real)
    goals = [goal for goal in real.goals.values() if goal.wording != "missing"]
    for node in map(relations.node, (*goals, *real.messages.values())):
        assert relations.vision in _all_above(relations, node), node
        assert all(relation in relations.down(relation.upper) for relation in relations.up(node))
        assert all(
            KINDS.index(relation.upper.kind) < KINDS.index(relation.lower.kind) for relation in relations.up(node)
        )


def _all_above(relations: Relations, node: Node) -> set[Node]:
    uppers = {relation.upper for relation in relations.up(node)}
    return uppers.union(*(_all_above(relations, upper) for upper in uppers))


def test_a_strength_gives_its_reason_to_the_goal_and_to_the_message_for_it(relations: Relations) -> None:
    (relation,) = [relation for relation in relations.down(BRYGGAN) if relation.lower == GOAL]
    assert relation.why
    assert relation.why["en"] == "A jetty makes the plots worth building on."
    (served,) = [relation for relation in relations.down(GOAL) if relation.lower == SMS]
    assert served.why == relation.why
    (counterpart,) = relations.below(GOAL, "counterpart")
    assert (counterpart.lower.id, bool(counterpart.what), bool(counterpart.why)) == ("lanet", True, True)


def test_a_strength_is_tied_to_an_area_through_goals(relations: Relations) -> None:
    assert [relation.lower for relation in relations.through(BRYGGAN, AREA)] == [GOAL, Node("goal", "trivsel")]
    # The area does not name it; the goal that it helps lies there.
    assert AREA in [relation.lower for relation in relations.down(ANGEN)]


def test_a_result_that_is_a_fact_comes_before_what_else_proves_the_goal(tmp_path: Path) -> None:
    root = small(tmp_path / "small")
    old = "{year: 2020, value: 5, source: kronika, checked: 2026-11-01, comparisons: {county: 8.5}}"
    edit(root, "data/goals/fler-hus.yml", old, "{year: 2020, fact: hus}")
    edit(root, "data/goals/fler-hus.yml", "facts: [hus]", "facts: [byggd]")
    assert [relation.lower for relation in Relations(platform_at(root)).below(GOAL, "fact")] == [
        HUS,
        Node("fact", "byggd"),
    ]


def test_facts_that_a_text_only_names_are_told_apart(relations: Relations) -> None:
    facts = {relation.lower.id: relation.named for relation in relations.below(BRYGGAN, "fact")}
    assert facts == {"hus": False, "byggd": True}


@pytest.mark.parametrize("size", [relations_diagram.NARROW, relations_diagram.WIDE])
def test_the_picture_holds_every_item_and_every_tie(real: Platform, size: relations_diagram.Size) -> None:
    picture = _picture(real, size)
    assert (len(picture.strengths), len(picture.areas), len(picture.goals)) == (7, 5, 35)
    assert len(picture.curves) == sum(len(strength.goals) for strength in real.strengths.values())
    rows = [place.y for place in picture.goals]
    assert all(later - earlier >= size.row for earlier, later in pairwise(rows))
    assert max(rows) < picture.height
    for area in picture.areas:
        own = [p for p in picture.goals if real.goals[p.node.id].area == area.node.id]
        assert all(area.start < place.y < area.end for place in own)


def test_an_area_may_build_on_strengths_without_a_goal_and_is_then_not_in_the_picture(tmp_path: Path) -> None:
    root = small(tmp_path / "small")
    edit(root, "data/areas/park.yml", None, f"{PARK}strengths: [bryggan, angen]\n")
    relations, park = Relations(platform_at(root)), Node("area", "park")
    assert park in [relation.lower for relation in relations.down(ANGEN)]
    assert relations.through(ANGEN, park) == []
    assert [place.node for place in _picture(platform_at(root)).areas] == [AREA]


def _picture(platform: Platform, size: relations_diagram.Size = relations_diagram.WIDE) -> relations_diagram.Picture:
    strengths, goals = list(platform.strengths.values()), list(platform.goals.values())
    return relations_diagram.picture(Relations(platform), size, "sv", strengths, goals)


def test_each_page_leads_a_step_up_and_a_step_down(platform: Platform) -> None:
    for page, macro, id_, links in (
        ("styrkor/bryggan/", "strength_page", "bryggan", ["omraden/boende/", "mal/01-fler-hus/"]),
        ("omraden/boende/", "area_page", "boende", ["styrkor/bryggan/", "omvarld/#lanet"]),
        ("mal/01-fler-hus/", "goal_page", "fler-hus", ["styrkor/bryggan/", "omraden/boende/"]),
        ("budskap/bad-sms/", "message_page", "bad-sms", ["styrkor/bryggan/", "mal/01-fler-hus/", "om/belagg/#hus"]),
    ):
        macros = macros_of(platform, page)
        found = set(re.findall(r'href="([^"]+)"', getattr(macros, macro)(id_)))
        assert {macros.page.to(link) for link in links} <= found, page


def test_a_fact_leads_to_all_that_lean_on_it(platform: Platform) -> None:
    macros = macros_of(platform, "om/belagg/")
    row = str(macros.facts_page()).partition('<tr id="hus">')[2].partition("</tr>")[0]
    for item in (platform.strengths["bryggan"], platform.goals["fler-hus"], platform.messages["bad-sms"]):
        assert f'href="{macros.page.to_item(item)}"' in row


def test_the_list_says_what_the_picture_shows(platform: Platform) -> None:
    page = str(macros_of(platform, "sambandet/", "en").relations_page())
    assert 'data-strength="angen" data-goal="fler-hus"' in page
    assert 'id="angen-fler-hus" data-tie="angen fler-hus"' in page
    assert "Those who see the meadow want to live beside it." in page
