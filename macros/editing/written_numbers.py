"""The grammar of numbers in others' tables, and their conversion to the form in data/. There is no other grammar.

    number  = [sign [blank]] [whole] [decimal digits]     with at least one digit
    sign    = a plus, or any sign that is used for minus
    whole   = 1–15 digits, or 1–3 digits without a zero first and then, one to four times, a grouping sign and 3 digits
    decimal = a comma or a point
    group   = a blank or an apostrophe; one kind in a number

`1,234` and `1.234` either have three decimals or are more than a thousand: see `is_ambiguous`. Where commas delimit, an
unquoted decimal comma cuts a number in two: csv_figures.py refuses such a row. Commas and points between thousands,
powers of ten, per cent signs, brackets and digits other than 0–9 are refused too.
"""

import re
from decimal import Decimal

_MOST_DECIMALS = 6  # more come from calculations; nobody publishes them
_MINUS = (
    "\N{HYPHEN-MINUS}\N{SOFT HYPHEN}\N{MODIFIER LETTER MINUS SIGN}\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}"
    "\N{EN DASH}\N{EM DASH}\N{HORIZONTAL BAR}\N{SUPERSCRIPT MINUS}\N{MINUS SIGN}\N{HEAVY MINUS SIGN}\N{SMALL EM DASH}"
    "\N{SMALL HYPHEN-MINUS}\N{FULLWIDTH HYPHEN-MINUS}"
)
# The PX format uses one to six full stops, and a dash; a word processor turns three of them into an ellipsis.
_MISSING = re.compile(rf"\.{{1,6}}|\N{{HORIZONTAL ELLIPSIS}}|[{re.escape(_MINUS)}]?")


_SIGN = rf"(?P<sign>[+{re.escape(_MINUS)}]?)\s?"
_WHOLE = (
    r"[1-9][0-9]{0,2}(?P<group>['\N{RIGHT SINGLE QUOTATION MARK}]|[^\S\r\n])[0-9]{3}(?:(?P=group)[0-9]{3}){0,3}"
    r"|[0-9]{0,15}"
)
_NUMBER = re.compile(rf"{_SIGN}(?=.?[0-9])(?P<whole>{_WHOLE})(?:[,.](?P<part>[0-9]+))?")
_AMBIGUOUS = re.compile(rf"{_SIGN}[1-9][0-9]{{0,2}}[,.][0-9]{{3}}")


def is_missing(cell: str) -> bool:
    """Whether the cell is a marker for a missing value."""
    return _MISSING.fullmatch(cell.strip()) is not None


def is_ambiguous(cell: str) -> bool:
    """Whether the number's comma or point may set either thousands or three decimals apart."""
    return _AMBIGUOUS.fullmatch(cell.strip()) is not None


def number(cell: str) -> str | None:
    """Return the number in the cell as written in data/, with a decimal point and no leading zeros; None if it is none.

    A comma or a point is taken for the decimal sign.
    """
    found = _NUMBER.fullmatch(cell.strip())
    if not found:
        return None
    sign = "-" if found["sign"] in tuple(_MINUS) else ""
    whole = "".join(re.findall("[0-9]", found["whole"])) or "0"
    part = found["part"] or ""
    exact = Decimal(f"{sign}{whole}.{part}")
    return rounded(exact) if len(part) > _MOST_DECIMALS else f"{exact or abs(exact):f}"


def rounded(exact: Decimal) -> str:
    """Round the number as on Kolada's pages: to two decimals, or three digits if it is small; no exponent."""
    decimals = min(max(2, 2 - exact.adjusted()), _MOST_DECIMALS)
    written = f"{exact:.{decimals}f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written
