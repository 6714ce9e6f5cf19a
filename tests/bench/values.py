"""What a run of the benchmark gives, and how values of several rounds are taken together. Pure.

Results are plain values, the same in the JSON file: `build` size → builder → measure → a value a round; `serve` size →
builder → edit → values; `visit` size → site → page → measure → values; `bank` size → measure → values; `skipped`
builder → why; `lighthouse` path → category → score; `date`, `machine` and `rounds`.
"""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from typing import Any

Results = dict[str, Any]
Values = Mapping[str, Sequence[float]]
OURS = "ours"


def median(values: Values, measure: str) -> float | None:
    """The median of a measure's rounds; nothing where it was not measured."""
    return statistics.median(values[measure]) if values.get(measure) else None


def ratio(one: float | None, other: float | None) -> float | None:
    """One as so many times the other; nothing where either is not known."""
    return one / other if one is not None and other else None
