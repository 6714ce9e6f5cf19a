"""What proves a strength, which strengths it goes with, and what its page says."""

import re

from msgspec.structs import replace

from macros.content.model import Contribution, Platform
from macros.domain.strengths import proof_ids, related, unnamed_ids
from tests.support.platforms import macros_of

WHY = {"sv": "Därför.", "en": "Because."}


def _page(platform: Platform, language: str = "sv") -> str:
    return macros_of(platform, "styrkor/bryggan/", language).strength_page("bryggan")


def test_proof_is_what_the_texts_name_and_what_is_listed_each_once(platform: Platform) -> None:
    first, second = platform.strengths["angen"].arguments
    assert proof_ids(first) == ["hus"]
    assert proof_ids(second) == ["invigd"]
    leaning = replace(second, facts=["hus", "invigd"])
    assert proof_ids(leaning) == ["invigd", "hus"]
    assert unnamed_ids(leaning) == ["hus"]


def test_strengths_go_together_by_the_goals_and_areas_that_they_share(platform: Platform) -> None:
    (found,) = related(platform.strengths["bryggan"], platform)
    assert found.id == "angen"
    area = replace(platform.areas["boende"], strengths=["bryggan", "angen"])
    alone = replace(platform.strengths["angen"], goals=[])
    other = replace(platform, areas={"boende": area}, strengths={**platform.strengths, "angen": alone})
    assert [each.id for each in related(platform.strengths["bryggan"], other)] == ["angen"]
    nothing = replace(other, areas=platform.areas)
    assert related(platform.strengths["bryggan"], nothing) == []


def test_most_shared_goals_come_first_and_there_are_three_at_most(platform: Platform) -> None:
    one, two = (Contribution(goal=id_, why=WHY) for id_ in ("fler-hus", "boende-2"))
    bridge = replace(platform.strengths["bryggan"], goals=[one, two])
    others = [replace(bridge, id=f"s{number}", goals=[one, two][: 1 + number % 2]) for number in range(5)]
    strengths = {each.id: each for each in [bridge, *others]}
    found = related(bridge, replace(platform, strengths=strengths))
    assert [each.id for each in found] == ["s1", "s3", "s0"]


def _with(platform: Platform, **fields: object) -> Platform:
    """The platform with another strength in the place of the jetty."""
    jetty = replace(platform.strengths["bryggan"], **fields)
    return replace(platform, strengths={**platform.strengths, "bryggan": jetty})


def test_an_argument_stands_once_with_its_audiences_and_the_facts_that_it_leans_on(platform: Platform) -> None:
    argument = replace(
        platform.strengths["bryggan"].arguments[0], claim={"sv": "Här badar man.", "en": "x"},
        more={"sv": "Ofta.", "en": "x"}, facts=["invigd"], audiences=["customer", "jobseeker"],
    )  # fmt: skip
    html = _page(_with(platform, arguments=[argument]))
    assert html.count("Här badar man.") == 1
    _, _, line = html.partition("Passar:")
    customer, jobseeker = (platform.vocabulary.audiences[each]["sv"].lower() for each in argument.audiences)
    assert line.startswith(f" {customer}, {jobseeker}")
    assert platform.facts["invigd"].label["sv"] in line.partition("</li>")[0]
    assert "underlag/?strength=bryggan" in html


def test_arguments_beyond_the_third_are_folded(platform: Platform) -> None:
    first = platform.strengths["bryggan"].arguments[0]
    claims = [replace(first, claim={"sv": f"Skäl {number}.", "en": "x"}) for number in range(5)]
    shown, _, folded = _page(_with(platform, arguments=claims)).partition("2 argument till")
    assert [f"Skäl {number}." in shown for number in range(5)] == [True, True, True, False, False]
    assert "Skäl 4." in folded
    assert "argument till" not in _page(_with(platform, arguments=claims[:3]))


def test_every_figure_of_the_page_has_one_note_in_the_order_in_which_they_are_named(platform: Platform) -> None:
    html = _page(platform)
    named = list(dict.fromkeys(re.findall(r'popovertarget="fakta-([\w-]+)"', html)))
    notes = html.partition('id="noter"')[2].partition("</ol>")[0].split("<li>")[1:]
    labels = [platform.facts[id_].label["sv"] for id_ in named]
    assert [label in note for label, note in zip(labels, notes, strict=True)] == [True] * len(named)
    assert len(named) > 1


def test_a_strength_without_facts_has_no_empty_heading_for_them(platform: Platform) -> None:
    assert 'id="belagg"' in _page(platform)
    assert 'id="belagg"' not in _page(_with(platform, facts=[]))


def test_a_few_messages_are_links(platform: Platform) -> None:
    section = _page(platform).partition('id="budskap"')[2].partition("</section>")[0]
    assert 1 <= section.count("<li>") <= 3
    assert "budskap/?about=bryggan" in section
