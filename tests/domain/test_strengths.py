"""What a strength says to whom, what proves it, and which strengths it goes with."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from macros.content.model import Contribution, Platform
from macros.domain.strengths import by_audience, proof_ids, related
from macros.rendering.renderer import Renderer
from macros.rendering.settings import Settings
from macros.site.macros.pages import Macros
from tests.support.platforms import small_platform
from tests.support.site import ROOT

WHY = {"sv": "Därför.", "en": "Because."}


@pytest.fixture
def platform(tmp_path: Path) -> Platform:
    """The small platform."""
    return small_platform(tmp_path)


def _page(platform: Platform, language: str = "sv") -> str:
    renderer = Renderer(platform, language)
    macros = Macros(renderer, Settings(ROOT, "https://x.example/", "", ""), lambda: "styrkor/bryggan/")
    return macros.strength_page("bryggan")


def test_proof_is_what_the_texts_name_and_what_is_listed_each_once(platform: Platform) -> None:
    first, second = platform.strengths["angen"].arguments
    assert proof_ids(first) == ["hus"]
    assert proof_ids(second) == ["invigd"]
    assert proof_ids(replace(second, facts=["hus", "invigd"])) == ["invigd", "hus"]


def test_each_audience_has_its_arguments_in_order_the_best_ones_first(platform: Platform) -> None:
    strength = platform.strengths["angen"]
    first, second = strength.arguments
    assert list(by_audience(strength).items()) == [("investor", [first, second]), ("visitor", [second])]
    assert by_audience(replace(strength, arguments=[])) == {}


def test_strengths_go_together_by_the_goals_and_areas_that_they_share(platform: Platform) -> None:
    (found,) = related(platform.strengths["bryggan"], platform)
    assert found.strength.id == "angen"
    assert [goal.id for goal in found.goals] == ["fler-hus"]
    assert found.areas == ()
    area = replace(platform.areas["boende"], strengths=["bryggan", "angen"])
    (found,) = related(platform.strengths["bryggan"], replace(platform, areas={"boende": area}))
    assert [each.id for each in found.areas] == ["boende"]


def test_strengths_that_share_nothing_do_not_go_together(platform: Platform) -> None:
    alone = replace(platform.strengths["angen"], goals=[Contribution(goal="boende-2", why=WHY)])
    strengths = {**platform.strengths, "angen": alone}
    assert related(strengths["bryggan"], replace(platform, strengths=strengths)) == []


def test_most_shared_goals_come_first_and_there_are_three_at_most(platform: Platform) -> None:
    one, two = (Contribution(goal=id_, why=WHY) for id_ in ("fler-hus", "boende-2"))
    bridge = replace(platform.strengths["bryggan"], goals=[one, two])
    others = [replace(bridge, id=f"s{number}", goals=[one, two][: 1 + number % 2]) for number in range(5)]
    strengths = {each.id: each for each in [bridge, *others]}
    found = related(bridge, replace(platform, strengths=strengths))
    assert [(each.strength.id, len(each.goals)) for each in found] == [("s1", 2), ("s3", 2), ("s0", 1)]


def test_the_page_shows_arguments_with_figures_proof_and_a_way_to_use_them(platform: Platform) -> None:
    html = _page(platform)
    assert "Runt bryggan i Lillby står 1\u00a0234,5\u00a0hus, enligt en räkning 2020." in html
    assert 'id="argument-customer" open' in html
    assert "underlag/?strength=bryggan&amp;audience=customer" in html
    assert html.index('id="argument-customer"') < html.index('id="argument-jobseeker"')
    assert "Around the jetty in Lillby stand 1,234.5\u00a0houses, by a count in 2020." in _page(platform, "en")


def test_the_page_shows_goals_with_their_status_and_why(platform: Platform) -> None:
    strength = platform.strengths["bryggan"]
    reason = {"sv": "Vid {fact:hus} badar man.", "en": "People swim."}
    strength = replace(strength, goals=[Contribution(goal="fler-hus", why=reason)])
    html = _page(replace(platform, strengths={**platform.strengths, "bryggan": strength}))
    assert "brand-status--" in html
    assert "badar man." in html
    assert "Delar målet" in html


def test_an_argument_is_text_and_never_markup(platform: Platform) -> None:
    strength = platform.strengths["bryggan"]
    argument = replace(strength.arguments[0], claim={"sv": "<b>Fet</b> {fact:hus}.", "en": "x"})
    strengths = {**platform.strengths, "bryggan": replace(strength, arguments=[argument])}
    assert "&lt;b&gt;Fet&lt;/b&gt;" in _page(replace(platform, strengths=strengths))


def test_a_strength_without_facts_has_no_empty_heading_for_them(platform: Platform) -> None:
    bare = replace(platform.strengths["bryggan"], facts=[])
    assert 'id="belagg"' in _page(platform)
    assert 'id="belagg"' not in _page(replace(platform, strengths={**platform.strengths, "bryggan": bare}))
