"""Near twins are found without comparing each text with all: the same ones as by comparing each with all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros import style
from macros.twins import Twins

WORDS = st.sampled_from(["vi", "bor", "vid", "älven", "skogen", "brukar", "och", "är", "–", "7"])
TEXTS = st.lists(st.lists(WORDS, max_size=9).map(" ".join), max_size=12)


@settings(max_examples=200, deadline=None)
@given(texts=TEXTS, limit=st.integers(1, 100))
def test_the_first_twin_is_the_one_that_comparing_all_finds(texts: list[str], limit: int) -> None:
    twins = Twins(limit)
    found = [twins.first(text) for text in texts]
    assert found == [_by_comparing_all(texts[:number], text, limit) for number, text in enumerate(texts)]


def _by_comparing_all(earlier: list[str], text: str, limit: int) -> tuple[int, int] | None:
    percents = ((number, style.alike(other, text)) for number, other in enumerate(earlier))
    return next((pair for pair in percents if pair[1] >= limit), None)


def test_many_texts_are_not_compared_with_all(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []

    def alike(first: str, _: str) -> int:
        compared.append(first)
        return 0

    monkeypatch.setattr(style, "alike", alike)
    twins = Twins(80)
    for number in range(1000):
        twins.first(f"Vi är dörr{number} i gata{number} av torg{number} och säger hej till en granne")
    assert len(compared) < 1000
