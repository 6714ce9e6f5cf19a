"""Numbers as others write them: whatever the signs, the same number comes out, or none that can be mistaken for it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.editing.written_numbers import is_ambiguous, is_missing, number, rounded
from tests.support.number_texts import GROUPS, MINUS, NUMBERS, STYLES, Style, written


@given(exact=NUMBERS, style=STYLES)
def test_a_number_is_read_as_it_is(exact: Decimal, style: Style) -> None:
    assert Decimal(number(written(exact, style)) or "") == exact


@given(cell=st.text(st.sampled_from("0123456789,.'+-\N{MINUS SIGN}\N{NO-BREAK SPACE} eE%()"), max_size=7))
def test_what_is_taken_has_all_of_the_digits_and_one_sign_at_most(cell: str) -> None:
    if found := number(cell):
        assert found.replace(".", "").lstrip("-0") == "".join(filter(str.isdigit, cell)).lstrip("0")


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("61,5", "61.5"), ("61.25", "61.25"), ("0061,50", "61.50"), (" 5 ", "5"), ("+5", "5"),
        ("1'234,567", "1234.567"), ("1\N{RIGHT SINGLE QUOTATION MARK}234", "1234"), ("1234,567", "1234.567"),
        ("0,123", "0.123"), ("012,345", "12.345"), ("-0,0", "0.0"), ("- 5", "-5"), ("-.5", "-0.5"),
        (",5", "0.5"), ("23,4567890123", "23.46"), ("0.00412345678", "0.00412"), ("1.0000000", "1"),
    ],
)  # fmt: skip
def test_numbers(cell: str, found: str) -> None:
    assert number(cell) == found
    assert not is_ambiguous(cell)


@pytest.mark.parametrize("cell", ["1,234", "1.234", " 61,500 ", "-999.000"])
def test_what_may_be_thousands_or_decimals(cell: str) -> None:
    assert is_ambiguous(cell)


@pytest.mark.parametrize(
    "cell",
    [
        *("", "x", "1e5", "1,1E+05", "NaN", "Infinity", "1_000", "(5)", "5-", "61,5 %", "61,5*", "--5", "+-5", "±5"),
        *("12 34", "1 23", "1  234", "0 123", "2021 2022", "1 234 56", "1 234\N{NO-BREAK SPACE}567", "1,23,456"),
        *("1,2,3", "1.234.5", "1.234,567,8", "1.234,5", "1,234,567", "5,", "5.", ",", ".", "1 234 567,", "1\n234"),
        *("1" * 16, "5²", "١٢"),
        "\N{FULLWIDTH DIGIT FIVE}",
    ],
)
def test_no_numbers(cell: str) -> None:
    assert number(cell) is None


def test_every_minus() -> None:
    for minus in MINUS:
        assert number(f"{minus}0,5") == number(f"{minus} 0,5") == "-0.5"
        assert is_missing(minus)


def test_every_grouping_sign_and_every_sign_for_missing() -> None:
    assert all(number(f"1{group}234{group}567") == "1234567" for group in GROUPS)
    missing = ("", " ", *("." * count for count in range(1, 7)), "\N{HORIZONTAL ELLIPSIS}", " .. ")
    assert all(map(is_missing, missing))
    assert not any(map(is_missing, ("0", ".......", "--", "x", ".5", ". .", "-5")))


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (61.256, "61.26"), (-0.0, "0"), (-3.456, "-3.46"), (0.00412, "0.00412"), (0.1 + 0.2, "0.3"), (1e-9, "0"),
        (1e15, "1000000000000000"),
    ],
)  # fmt: skip
def test_rounded(value: float, found: str) -> None:
    assert rounded(Decimal(repr(value))) == found
