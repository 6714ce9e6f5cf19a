"""A goal's verdict and its reasons: from data alone, by a method that is published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from macros import series
from macros.model import Goal, Platform

Status = Literal["met", "on-track", "off-track", "not-met", "no-data", "wording-missing"]
STATUSES: tuple[Status, ...] = get_args(Status)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: the label `reason_<code>` in vocabulary.yml words it. values: what the wording's placeholders stand for."""

    code: str
    values: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a goal is going, and the reasons in the order in which they are read."""

    status: Status
    reasons: tuple[Reason, ...]


def verdict(goal: Goal, platform: Platform) -> Verdict:
    """The goal's verdict."""
    if goal.wording != "known":
        return Verdict("wording-missing", (Reason("wording-missing"),))
    if not series.points(goal, platform.facts) and not series.placings(goal):
        return Verdict("no-data", (Reason("no-results"),))
    return Verdict("no-data", (Reason("no-results"),))
