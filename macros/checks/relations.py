"""The rules for the relations: nothing hangs loose between the vision and the messages.

What a place has none of is not asked for: one without goals has no goals to serve.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from macros.content.loader import Library
from macros.content.problems import Problem
from macros.content.yaml_reader import Document


def strengths_serve_goals(library: Library) -> Iterator[Problem]:
    """A strength helps to reach at least one goal; it names each goal once, and so does a topic."""
    for document in library.of_kind("strength") if library.documents.get("goal") else ():
        if not document.data.get("goals"):
            yield document.problem(("goals",) if "goals" in document.data else ("id",), "no-goal")
    for document in (*library.of_kind("strength"), *library.of_kind("topic")):
        goals = [each["goal"] for each in document.data.get("goals", ())]
        for index, goal in enumerate(goals):
            if goal in goals[:index]:
                yield document.problem(("goals", index, "goal"), "goal-twice", found=goal)


def known_goals_are_served(library: Library) -> Iterator[Problem]:
    """A goal whose wording or subject is known is worth a look while no strength serves it.

    It stops nothing: a goal is adopted before anybody has seen what helps it.
    """
    served = {each["goal"] for document in library.of_kind("strength") for each in document.data.get("goals", ())}
    for goal in _left_out(library, "strength", served):
        yield goal.problem(("id",), "goal-unserved", found=goal.data["id"])


def known_goals_have_messages(library: Library) -> Iterator[Problem]:
    """A goal whose wording or subject is known is worth a look while no message that holds serves it."""
    today = library.today.isoformat()
    messages = (document.data for document in library.of_kind("message"))
    held = (data for data in messages if data["valid"].get("to", today) >= today)
    served = {goal for data in held for goal in data.get("goals", [])}
    for goal in _left_out(library, "message", served):
        yield goal.problem(("id",), "goal-without-message")


def _left_out(library: Library, kind: str, served: Container[str]) -> list[Document]:
    """The known goals that are not served by items of the kind; none while one is broken: it may be the one."""
    there = library.documents.get(kind, {})
    if not there or len(library.of_kind(kind)) < len(there):
        return []
    known = (document for document in library.of_kind("goal") if document.data["wording"] != "missing")
    return [document for document in known if document.data["id"] not in served]


def areas_have_goals(library: Library) -> Iterator[Problem]:
    """An area without a goal, or to which no strength is tied, is worth a look."""
    goals = {document.data["id"]: document.data["area"] for document in library.of_kind("goal")}
    strengths = library.of_kind("strength")
    helped = {goals.get(each["goal"]) for document in strengths for each in document.data.get("goals", ())}
    for document in library.of_kind("area"):
        if library.documents.get("goal") and document.data["id"] not in goals.values():
            yield document.problem(("id",), "area-without-goal")
        elif strengths and document.data["id"] not in helped and not document.data.get("strengths"):
            yield document.problem(("id",), "area-without-strength")


def messages_and_initiatives_serve_goals(library: Library) -> Iterator[Problem]:
    """A message that serves no goal is worth a look; so is an initiative with neither goal, area nor strength."""
    for document in library.of_kind("message") if library.documents.get("goal") else ():
        if not document.data.get("goals"):
            yield document.problem(("id",), "message-without-goal")
    for document in library.of_kind("initiative"):
        if not any(document.data.get(kind) for kind in ("goals", "areas", "strengths")):
            yield document.problem(("id",), "loose-initiative")


def topics_offer_known_goals(library: Library) -> Iterator[Problem]:
    """A topic of ideas offers no goal whose wording is missing: nobody can say what it takes to serve it."""
    missing = {document.data["id"] for document in library.of_kind("goal") if document.data["wording"] == "missing"}
    for document in library.of_kind("topic"):
        for index, each in enumerate(document.data.get("goals", ())):
            if each["goal"] in missing:
                yield document.problem(("goals", index, "goal"), "unknown-goal-offered", found=each["goal"])


RULES = (
    strengths_serve_goals,
    known_goals_are_served,
    known_goals_have_messages,
    areas_have_goals,
    messages_and_initiatives_serve_goals,
    topics_offer_known_goals,
)
