"""The date of a build: the only module that reads the clock."""

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime

from macros.content.problems import Problem, problem

# The standard of reproducible builds, https://reproducible-builds.org/specs/source-date-epoch/; MkDocs honours it too.
VARIABLE = "SOURCE_DATE_EPOCH"


def today() -> date:
    """Return the date in SOURCE_DATE_EPOCH (UTC), or the current date if that is unset or invalid (see `problems`)."""
    try:
        return _from_environment() or date.today()
    except (ValueError, OverflowError, OSError):
        return date.today()


def problems() -> Iterator[Problem]:
    """Yield a problem, which stops a build, if SOURCE_DATE_EPOCH is invalid."""
    try:
        _from_environment()
    except (ValueError, OverflowError, OSError):
        yield problem(VARIABLE, (1, 1), "environment-day", found=os.environ[VARIABLE])


def _from_environment() -> date | None:
    """Return the date that the variable sets; None if it is unset. Raises if it is invalid."""
    seconds = os.environ.get(VARIABLE)
    return None if seconds is None else datetime.fromtimestamp(int(seconds), UTC).date()
