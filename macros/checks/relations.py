"""The rules for relations: everything between the vision and the messages is connected.

A kind that a place has no items of is not required: without goals, nothing must serve one.
"""

from collections.abc import Container, Iterator

from macros.content.loader import Library
from macros.content.problems import Problem
from macros.content.yaml_reader import Document


def strengths_serve_goals(library: Library) -> Iterator[Problem]:
    """A strength contributes to at least one goal, and lists each goal once; so does a topic."""
    for document in library.of_kind("strength") if library.documents.get("goal") else ():
        if not document.data.get("goals"):
            yield document.problem(("goals",) if "goals" in document.data else ("id",), "no-goal")
    for document in (*library.of_kind("strength"), *library.of_kind("topic")):
        goals = [each["goal"] for each in document.data.get("goals", ())]
        for index, goal in enumerate(goals):
            if goal in goals[:index]:
                yield document.problem(("goals", index, "goal"), "goal-twice", found=goal)


def known_goals_are_served(library: Library) -> Iterator[Problem]:
    """A goal whose wording or subject is known, but that no strength contributes to, is a warning.

    It stops nothing: a goal may be adopted before anybody knows what contributes to it.
    """
    served = {each["goal"] for document in library.of_kind("strength") for each in document.data.get("goals", ())}
    for goal in _left_out(library, "strength", served):
        yield goal.problem(("id",), "goal-unserved", found=goal.data["id"])


def known_goals_have_messages(library: Library) -> Iterator[Problem]:
    """A goal whose wording or subject is known, but that no valid message contributes to, is a warning."""
    today = library.today.isoformat()
    messages = (document.data for document in library.of_kind("message"))
    held = (data for data in messages if data["valid"].get("to", today) >= today)
    served = {goal for data in held for goal in data.get("goals", [])}
    for goal in _left_out(library, "message", served):
        yield goal.problem(("id",), "goal-without-message")


def _left_out(library: Library, kind: str, served: Container[str]) -> list[Document]:
    """Return the known goals outside `served`; none while an item of the kind is invalid, since it may serve one."""
    there = library.documents.get(kind, {})
    if not there or len(library.of_kind(kind)) < len(there):
        return []
    known = (document for document in library.of_kind("goal") if document.data["wording"] != "missing")
    return [document for document in known if document.data["id"] not in served]


def areas_have_goals(library: Library) -> Iterator[Problem]:
    """An area without a goal, or without a related strength, is a warning."""
    goals = {document.data["id"]: document.data["area"] for document in library.of_kind("goal")}
    strengths = library.of_kind("strength")
    helped = {goals.get(each["goal"]) for document in strengths for each in document.data.get("goals", ())}
    for document in library.of_kind("area"):
        if library.documents.get("goal") and document.data["id"] not in goals.values():
            yield document.problem(("id",), "area-without-goal")
        elif strengths and document.data["id"] not in helped and not document.data.get("strengths"):
            yield document.problem(("id",), "area-without-strength")


def messages_and_initiatives_serve_goals(library: Library) -> Iterator[Problem]:
    """A message without a goal is a warning; so is an initiative without goal, area and strength."""
    for document in library.of_kind("message") if library.documents.get("goal") else ():
        if not document.data.get("goals"):
            yield document.problem(("id",), "message-without-goal")
    for document in library.of_kind("initiative"):
        if not any(document.data.get(kind) for kind in ("goals", "areas", "strengths")):
            yield document.problem(("id",), "loose-initiative")


def topics_offer_known_goals(library: Library) -> Iterator[Problem]:
    """A topic of ideas has no goal whose wording is missing: nobody knows what would contribute to it."""
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
