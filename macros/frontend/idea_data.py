"""Data for the idea tool: the topics of ideas, and the status of each goal. Plain values."""

from typing import Any

from macros.content.model import Goal, Item
from macros.content.texts import with_unit
from macros.domain import series, urls
from macros.domain.series import Placing, Point
from macros.rendering.renderer import Renderer


def ideas(renderer: Renderer) -> dict[str, Any]:
    """Return every topic with its strengths and goals, and texts about those, with addresses relative to the page."""
    platform = renderer.platform
    strategy = platform.strategy
    served = {each.goal for topic in platform.ideas.values() for each in topic.goals}
    return {
        "strategy": renderer.text(strategy.name),
        "topics": {
            topic.id: {
                "strengths": [{"id": each.strength, "why": renderer.plain(each.why)} for each in topic.strengths],
                "goals": [{"id": each.goal, "why": renderer.plain(each.why)} for each in topic.goals],
            }
            for topic in platform.ideas.values()
        },
        "strengths": {
            each.id: {"name": renderer.text(each.name), "address": _address(renderer, each)}
            for each in platform.strengths.values()
        },
        "goals": {goal.id: _goal(renderer, goal) for goal in platform.goals.values() if goal.id in served},
    }


def _goal(renderer: Renderer, goal: Goal) -> dict[str, Any]:
    platform, name = renderer.platform, renderer.text(goal.name) if goal.name else ""
    area = platform.areas[goal.area]
    return {
        "number": goal.number,
        "title": renderer.label("goal_title", number=goal.number, name=name),
        "address": _address(renderer, goal),
        "area": renderer.text(area.name),
        "measured": renderer.plain(goal.measured) if goal.measured else "",
        "target": target(renderer, goal),
        "standing": standing(renderer, goal),
        "status": renderer.verdict(goal).status,
        "status_words": renderer.status_of(goal),
    }


def target(renderer: Renderer, goal: Goal) -> str:
    """Return the goal's target as a sentence, or that it is not known."""
    if not goal.target:
        return renderer.label("goal_target_missing")
    return renderer.label("idea_target", target=renderer.plain(goal.target))


def standing(renderer: Renderer, goal: Goal) -> str:
    """Return the goal's latest figure with year and source, and its verdict, as sentences; empty without a figure."""
    rows: list[Point | Placing] = [*series.points(goal, renderer.platform.facts), *series.placings(goal)]
    if not rows:
        return ""
    latest = max(rows, key=lambda row: row.year)
    figure = _figure(renderer, goal, latest) if isinstance(latest, Point) else _placing(renderer, latest)
    found = renderer.verdict(goal)
    if found.year not in (None, latest.year):  # it rests on an older figure: the latest has nothing to compare with
        return f"{figure} {renderer.status_words(found)}."
    state = found.status.replace("-", "_")
    return f"{figure} {renderer.label(f'idea_state_{state}')}"


def _figure(renderer: Renderer, goal: Goal, point: Point) -> str:
    figure = with_unit(renderer.number(point.value), goal.unit, renderer.language)
    label = "idea_figure_inferred" if point.reason else "idea_figure"
    return renderer.label(label, figure=figure, year=point.year, source=_publisher(renderer, point.source))


def _placing(renderer: Renderer, placing: Placing) -> str:
    comparisons = renderer.platform.vocabulary.comparisons
    relations = [
        renderer.label(f"idea_{relation}", comparison=renderer.text(comparisons[name]))
        for name, relation in placing.relations.items()
    ]
    source = _publisher(renderer, placing.source)
    return renderer.label("idea_placing", year=placing.year, relations=", ".join(relations), source=source)


def _publisher(renderer: Renderer, source: str) -> str:
    return renderer.platform.sources[source].publisher


def _address(renderer: Renderer, item: Item) -> str:
    return renderer.page(f"{urls.IDEA}/").to_item(item)
