"""What differs between two versions of an item."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.history.diff import Difference, differences

VALUES = st.recursive(
    st.text(max_size=3),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=4) | st.dictionaries(st.text(max_size=2), inner, min_size=1, max_size=4)
    ),
    max_leaves=12,
)
ONE, TWO = {"year": "2020", "value": "1"}, {"year": "2021", "value": "2"}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"name": {"sv": "Bro", "en": "B"}}, {"name": {"sv": "Bron", "en": "B"}}, [(("name", "sv"), "Bro", "Bron")]),
        ({"a": "1"}, {"b": "2"}, [(("b",), None, "2"), (("a",), "1", None)]),
        ([ONE], [{"year": "2019"}, ONE], [((0, "year"), None, "2019")]),
        ([ONE, TWO], [ONE, {**TWO, "value": "3"}], [((1, "value"), "2", "3")]),
        ({}, {"name": {"sv": "Bro"}, "facts": ["a"]}, [(("name", "sv"), None, "Bro"), (("facts", 0), None, "a")]),
        (["a", "b"], ["b"], [((0,), "a", None)]),
    ],
    ids=["field", "came-and-went", "put-first", "in-an-entry", "group", "taken-away"],
)
def test_each_text_is_told_at_its_own_field(before: Any, after: Any, expected: list[tuple[Any, Any, Any]]) -> None:
    assert list(differences(before, after)) == [Difference(*each) for each in expected]


@given(VALUES, VALUES)
def test_the_same_has_no_difference_and_another_has_one(before: object, after: object) -> None:
    assert bool(list(differences(before, after))) == (before != after)
