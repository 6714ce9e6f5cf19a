"""The grammar of numbers written by others, and their conversion to the form in data/. There is no other grammar.

    number  = [sign [blank]] [whole] [decimal digits]     with at least one digit
    sign    = a plus, or any sign that is used for minus
    whole   = 1–15 digits, or 1–3 digits without a zero first and then, one to four times, a grouping sign and 3 digits
    decimal = a comma or a point
    group   = a blank, an apostrophe, or the comma or point that is not the decimal sign; one kind in a number

Most numbers say themselves what their signs mean: `61,5`, `1.234,5`, `1,234,567`, `0,123`, `1 234,567`. But `1,234` and
`1.234` either have three decimals or are more than a thousand. The other cells of the file decide, since a file is
written in one way; where they do not, the number is refused. The delimiter decides nothing: programs write semicolons,
tabs and commas together with either decimal sign. Where commas delimit, an unquoted decimal comma cuts a number in two:
csv_figures.py refuses such a row. Powers of ten, per cent signs, brackets and digits other than 0–9 are refused too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

_MOST_DECIMALS = 6  # more come from calculations; nobody publishes them
_MINUS = (
    "\N{HYPHEN-MINUS}\N{SOFT HYPHEN}\N{MODIFIER LETTER MINUS SIGN}\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}"
    "\N{EN DASH}\N{EM DASH}\N{HORIZONTAL BAR}\N{SUPERSCRIPT MINUS}\N{MINUS SIGN}\N{HEAVY MINUS SIGN}\N{SMALL EM DASH}"
    "\N{SMALL HYPHEN-MINUS}\N{FULLWIDTH HYPHEN-MINUS}"
)
# The PX format uses one to six full stops, and a dash; a word processor turns three of them into an ellipsis.
_MISSING = re.compile(rf"\.{{1,6}}|\N{{HORIZONTAL ELLIPSIS}}|[{re.escape(_MINUS)}]?")


def _pattern(decimal: str, other: str) -> re.Pattern[str]:
    """Return the pattern of a number with this decimal sign; `other` may then group digits."""
    group = rf"(?P<group>[{other}'\N{{RIGHT SINGLE QUOTATION MARK}}]|[^\S\r\n])"
    whole = rf"[1-9][0-9]{{0,2}}{group}[0-9]{{3}}(?:(?P=group)[0-9]{{3}}){{0,3}}|[0-9]{{0,15}}"
    return re.compile(
        rf"(?P<sign>[+{re.escape(_MINUS)}]?)\s?(?=.?[0-9])(?P<whole>{whole})(?:[{decimal}](?P<part>[0-9]+))?"
    )


_PATTERNS = {",": _pattern(",", "."), ".": _pattern(".", ",")}


def is_missing(cell: str) -> bool:
    """Whether the cell is a marker for a missing value."""
    return _MISSING.fullmatch(cell.strip()) is not None


def decimal_sign(cells: Iterable[str]) -> str | None:
    """Return the decimal sign used in a file's unambiguous cells; None if they disagree."""
    signs = {sign for found in map(_matches, cells) if len(found) == 1 for sign in found}
    return signs.pop() if len(signs) == 1 else None


def numbers(cell: str, sign: str | None = None) -> list[str]:
    """Return what the cell can mean, as written in data/: no number, one or two. sign: the file's decimal sign."""
    found = _matches(cell)
    return list(dict.fromkeys(map(_written, [found[sign]] if sign in found else found.values())))


def _matches(cell: str) -> dict[str | None, re.Match[str]]:
    """Return decimal sign → match, for each of the two signs with which the cell is a number."""
    found = ((sign, pattern.fullmatch(cell.strip())) for sign, pattern in _PATTERNS.items())
    return {sign: match for sign, match in found if match}


def _written(found: re.Match[str]) -> str:
    """Return a number as written in data/: with a decimal point and no leading zeros."""
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
