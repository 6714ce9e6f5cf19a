"""Puts a goal's figures into the outline of its file."""

from __future__ import annotations

from bisect import bisect
from datetime import date
from decimal import Decimal

from macros.content.problems import Problem
from macros.content.yaml_reader import Document
from macros.editing.figures import Figure, Figures
from macros.editing.outline import Entry, Group


def write(goal: Group, document: Document, figures: Figures, today: date) -> list[Problem]:
    """Put the figures into the goal. Returns a warning for each year that was left as it is, which says why.

    A year that stands there is changed only if it has the same source, and never if a fact holds its value. A year
    whose values are the same is left as it is. document: the goal's file as it was read, and found valid. today: the
    day on which the values were compared with the source.
    """
    if figures.producer:
        goal.group("kolada").entry("producer").value = figures.producer
    results = goal.group("results", is_map=False) if figures.rows else Group()
    groups = [entry.value for entry in results.entries if isinstance(entry.value, Group)]
    known = {int(each.text("year")): each for each in groups}
    years, warnings = list(known), []
    for figure in figures.rows:
        if figure.year not in known:
            at = bisect(years, figure.year)
            years.insert(at, figure.year)
            results.entries.insert(at, Entry(None, _new(figure, figures.source, today)))
        elif found := _reason(known[figure.year], figures.source):
            address = ("results", list(known).index(figure.year))
            code, values = found
            warnings.append(document.problem(address, code, year=figure.year, value=figure.value, **values))
        else:
            _change(known[figure.year], figure, today)
    return warnings


def _new(figure: Figure, source: str, today: date) -> Group:
    result = Group()
    result.entry("year").value = str(figure.year)
    result.entry("source").value = source
    _change(result, figure, today)
    return result


def _reason(result: Group, source: str) -> tuple[str, dict[str, str]] | None:
    """Why a year is to be left as it is: a problem's code, and what tells the problem from others of its code."""
    if fact := result.text("fact"):
        return "result-in-fact", {"fact": fact}
    other = result.text("source")
    return ("result-of-other-source", {"source": other}) if other != source else None


def _change(result: Group, figure: Figure, today: date) -> None:
    """Put in the values that differ; if any does, also the day."""
    changed = _set_number(result, "value", figure.value)
    for name, value in figure.comparisons.items():
        changed |= _set_number(result.group("comparisons", flow=True), name, value)
    if changed:
        result.entry("checked").value = today.isoformat()


def _set_number(group: Group, key: str, value: str) -> bool:
    """Put the number at the key, unless it stands there already, written in whatever way."""
    there = group.text(key)
    differs = not there or Decimal(there) != Decimal(value)
    if differs:
        group.entry(key).value = value
    return differs
