"""Numbers in the many styles of people and programs."""

from decimal import Decimal
from typing import NamedTuple

from hypothesis import strategies as st

# Written here by their names, not taken from the code: what it has forgotten would be forgotten here too.
MINUS = (
    "\N{HYPHEN-MINUS}\N{SOFT HYPHEN}\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{EN DASH}\N{EM DASH}"
    "\N{MINUS SIGN}\N{SUPERSCRIPT MINUS}\N{HORIZONTAL BAR}\N{MODIFIER LETTER MINUS SIGN}\N{HEAVY MINUS SIGN}"
    "\N{SMALL EM DASH}\N{SMALL HYPHEN-MINUS}\N{FULLWIDTH HYPHEN-MINUS}"
)
GROUPS = (
    " '\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\N{FIGURE SPACE}\N{EN SPACE}"
    "\N{RIGHT SINGLE QUOTATION MARK}"
)


class Style(NamedTuple):
    """The characters of a style. group: between thousands; empty for none."""

    decimal: str
    group: str
    minus: str


def written(number: Decimal, style: Style) -> str:
    """Return the number in the style, with its own decimals."""
    whole, _, part = f"{abs(number):,f}".partition(".")
    sign = style.minus if number.is_signed() else ""
    return sign + whole.replace(",", style.group) + (style.decimal + part if part else "")


NUMBERS = st.builds(
    lambda whole, decimals: Decimal(whole).scaleb(-decimals),
    st.integers(-(10**6), 10**6) | st.integers(1 - 10**15, 10**15 - 1),
    st.integers(0, 6),
)
STYLES = st.builds(Style, st.sampled_from(",."), st.sampled_from(["", *GROUPS]), st.sampled_from(MINUS))
