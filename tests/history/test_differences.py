"""What differs between two versions of an item."""

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


def test_a_changed_text_is_told_at_its_own_field() -> None:
    before = {"id": "a", "name": {"sv": "Bro", "en": "Bridge"}}
    after = {"id": "a", "name": {"sv": "Bron", "en": "Bridge"}}
    assert list(differences(before, after)) == [Difference(("name", "sv"), "Bro", "Bron")]


def test_a_field_that_came_and_one_that_went() -> None:
    assert list(differences({"a": "1"}, {"b": "2"})) == [
        Difference(("b",), None, "2"),
        Difference(("a",), "1", None),
    ]


def test_an_entry_put_first_leaves_those_after_it_alone() -> None:
    before, after = [{"year": "2020"}], [{"year": "2019"}, {"year": "2020"}]
    assert list(differences(before, after, ("results",))) == [Difference(("results", 0, "year"), None, "2019")]


def test_an_entry_that_changed_is_told_at_the_field_in_it() -> None:
    before = [{"year": "2020", "value": "1"}, {"year": "2021", "value": "2"}]
    after = [{"year": "2020", "value": "1"}, {"year": "2021", "value": "3"}]
    assert list(differences(before, after)) == [Difference((1, "value"), "2", "3")]


def test_a_group_that_came_is_told_text_by_text() -> None:
    assert list(differences({}, {"name": {"sv": "Bro"}, "facts": ["a", "b"]})) == [
        Difference(("name", "sv"), None, "Bro"),
        Difference(("facts", 0), None, "a"),
        Difference(("facts", 1), None, "b"),
    ]


def test_an_entry_taken_away() -> None:
    assert list(differences(["a", "b"], ["b"], ("facts",))) == [Difference(("facts", 0), "a", None)]


@given(VALUES, VALUES)
def test_the_same_has_no_difference_and_another_has_one(before: object, after: object) -> None:
    assert bool(list(differences(before, after))) == (before != after)
