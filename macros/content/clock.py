"""The day of a build: the one place that asks what day it is."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime

from macros.content.problems import Problem, problem

# The standard of reproducible builds, https://reproducible-builds.org/specs/source-date-epoch/; MkDocs honours it too.
VARIABLE = "SOURCE_DATE_EPOCH"


def today() -> date:
    """The day that SOURCE_DATE_EPOCH names, in UTC; else the day that it is, also where it names none (`problems`)."""
    try:
        return _told() or date.today()
    except (ValueError, OverflowError, OSError):
        return date.today()


def problems() -> Iterator[Problem]:
    """A problem where SOURCE_DATE_EPOCH names no day: it stops a build."""
    try:
        _told()
    except (ValueError, OverflowError, OSError):
        yield problem(VARIABLE, (1, 1), "environment-day", found=os.environ[VARIABLE])


def _told() -> date | None:
    """The day that the variable names; None where it is not set. Raises where it names none: MkDocs would not go on."""
    seconds = os.environ.get(VARIABLE)
    return None if seconds is None else datetime.fromtimestamp(int(seconds), UTC).date()
