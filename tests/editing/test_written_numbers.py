"""Numbers as others write them: whatever the signs, the same number comes out, or none that can be mistaken for it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.editing.written_numbers import decimal_sign, is_missing, numbers, rounded
from tests.support.number_texts import GROUPS, MINUS, NUMBERS, STYLES, Style, written


@given(number=NUMBERS, style=STYLES)
def test_a_number_is_read_as_it_is_or_as_ambiguous(number: Decimal, style: Style) -> None:
    text = written(number, style)
    found = [Decimal(each) for each in numbers(text)]
    assert number in found
    assert len(found) == 1 or max(map(abs, found)) == 1000 * min(map(abs, found))
    assert [Decimal(each) for each in numbers(text, style.decimal)] == [number]


@given(several=st.lists(NUMBERS, max_size=8), style=STYLES)
def test_a_file_in_one_style_is_never_taken_for_one_in_another(several: list[Decimal], style: Style) -> None:
    cells = [written(each, style) for each in several]
    assert decimal_sign(cells) in (None, style.decimal)


@given(cell=st.text(st.sampled_from("0123456789,.'+-\N{MINUS SIGN}\N{NO-BREAK SPACE} eE%()"), max_size=7))
def test_what_is_taken_has_all_of_the_digits_and_one_sign_at_most(cell: str) -> None:
    for found in numbers(cell):
        assert found.replace(".", "").lstrip("-0") == "".join(filter(str.isdigit, cell)).lstrip("0")


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("61,5", ["61.5"]), ("61.25", ["61.25"]), ("0061,50", ["61.50"]), (" 5 ", ["5"]), ("+5", ["5"]),
        ("1.234,5", ["1234.5"]), ("1,234.5", ["1234.5"]), ("1,234,567", ["1234567"]), ("1.234.567", ["1234567"]),
        ("1'234,567", ["1234.567"]), ("1\N{RIGHT SINGLE QUOTATION MARK}234", ["1234"]), ("1234,567", ["1234.567"]),
        ("0,123", ["0.123"]), ("012,345", ["12.345"]), ("-0,0", ["0.0"]), ("- 5", ["-5"]), ("-.5", ["-0.5"]),
        (",5", ["0.5"]), ("1,234", ["1.234", "1234"]), ("1.234", ["1234", "1.234"]),
        ("-999.000", ["-999000", "-999.000"]), ("23,4567890123", ["23.46"]),
        ("0.00412345678", ["0.00412"]), ("1.0000000", ["1"]),
    ],
)  # fmt: skip
def test_numbers(cell: str, found: list[str]) -> None:
    assert numbers(cell) == found


@pytest.mark.parametrize(
    "cell",
    [
        *("", "x", "1e5", "1,1E+05", "NaN", "Infinity", "1_000", "(5)", "5-", "61,5 %", "61,5*", "--5", "+-5", "±5"),
        *("12 34", "1 23", "1  234", "0 123", "2021 2022", "1 234 56", "1 234\N{NO-BREAK SPACE}567", "1,23,456"),
        *("1,2,3", "1.234.5", "1.234,567,8", "5,", "5.", ",", ".", "1 234 567,", "1\n234", "1" * 16, "5²", "١٢"),
        "\N{FULLWIDTH DIGIT FIVE}",
    ],
)
def test_no_numbers(cell: str) -> None:
    assert numbers(cell) == []


def test_every_minus() -> None:
    for minus in MINUS:
        assert numbers(f"{minus}0,5") == numbers(f"{minus} 0,5") == ["-0.5"]
        assert is_missing(minus)


def test_every_grouping_sign_and_every_sign_for_missing() -> None:
    assert all("1234567" in numbers(f"1{group}234{group}567") for group in GROUPS)
    missing = ("", " ", *("." * count for count in range(1, 7)), "\N{HORIZONTAL ELLIPSIS}", " .. ")
    assert all(map(is_missing, missing))
    assert not any(map(is_missing, ("0", ".......", "--", "x", ".5", ". .", "-5")))


@pytest.mark.parametrize(
    ("cells", "sign"),
    [
        (["61,5", "1,234", "7"], ","), (["61.5", "1.234"], "."), (["1.234.567", "1.234"], ","), (["1,234", "7"], None),
        (["61,5", "61.5"], None), (["x", ".."], None),
    ],
)  # fmt: skip
def test_the_other_cells_tell_the_decimal_sign(cells: list[str], sign: str | None) -> None:
    assert decimal_sign(cells) == sign


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (61.256, "61.26"), (-0.0, "0"), (-3.456, "-3.46"), (0.00412, "0.00412"), (0.1 + 0.2, "0.3"), (1e-9, "0"),
        (1e15, "1000000000000000"),
    ],
)  # fmt: skip
def test_rounded(value: float, found: str) -> None:
    assert rounded(Decimal(repr(value))) == found
