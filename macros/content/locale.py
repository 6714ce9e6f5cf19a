"""How a language writes numbers and days and sorts words: Babel's data, and the alphabet given with the edition."""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal
from functools import lru_cache

from babel import Locale, localedata
from babel.core import get_global
from babel.dates import format_date, get_month_names
from babel.numbers import format_compact_decimal, format_decimal

_LONG = 1_000_000
# Letters that one language has where its neighbour has another, then the base letter of those that are no accents.
_LIKE = {"æ": "äa", "ä": "æ", "ø": "öo", "ö": "ø", "œ": "öo", "đ": "d", "ð": "d", "ł": "l", "ß": "s", "þ": "t"}
_KEPT = 2**14  # numbers and days: the same stand on many pages


def base(language: str) -> str:
    """The language without what tells its variant: that of easy Swedish, `sv-simple`, is `sv`."""
    return language.partition("-")[0]


@lru_cache(maxsize=_KEPT)
def number(value: str, language: str) -> str:
    """A number written with a decimal point → as the language writes it, with a true minus sign."""
    return format_decimal(Decimal(value), locale=base(language), decimal_quantization=False).replace(
        "-", "\N{MINUS SIGN}"
    )


def short_number(value: Decimal, language: str) -> str:
    """The number, a million or more of it in words: `2,5 mn`, `2.5M`."""
    if abs(value) < _LONG:
        return number(str(value), language)
    return format_compact_decimal(value, locale=language, fraction_digits=1).replace("-", "\N{MINUS SIGN}")


def figure(kind: str, value: str, language: str) -> str:
    """A fact's value as the language writes it, by the fact's kind; without its unit."""
    if kind == "number":
        return number(value, language)
    return day(date.fromisoformat(value), language) if kind == "date" else value


@lru_cache(maxsize=_KEPT)
def day(value: date, language: str) -> str:
    """A day in full: `23 november 2026`, `23 November 2026`."""
    return format_date(value, format="d MMMM y", locale=base(language))


def size(count: int, language: str) -> str:
    """A number of bytes as kilobytes, or as megabytes: `84 kB`, `3,2 MB`."""
    if count < _LONG:
        return f"{number(str(max(1, round(count / 1000))), language)}\N{NO-BREAK SPACE}kB"
    return f"{number(str(round(count / _LONG, 1)), language)}\N{NO-BREAK SPACE}MB"


def sort_key(word: str, alphabet: str) -> tuple[list[int], str]:
    """A key that sorts words by the alphabet, however their letters are put together.

    Foreign letters count as their like in the alphabet, else as their base letter; signs go before letters.
    """
    return [_position(letter, alphabet) for letter in unicodedata.normalize("NFC", word).lower()], word


@lru_cache(maxsize=_KEPT)
def _position(letter: str, alphabet: str) -> int:
    """The place of the first that the alphabet has: the letter, those that are like it, its base letter."""
    likely = (letter, *_LIKE.get(letter, ""), unicodedata.normalize("NFD", letter)[0])
    return next((alphabet.index(each) for each in likely if each in alphabet), -1)


def plural_forms(language: str) -> frozenset[str]:
    """The forms that the language has for counted things, by their names in CLDR: `one`, `few`, `other`."""
    return Locale.parse(language).plural_form.tags | {"other"}


def plural_form(count: int, language: str) -> str:
    """The form that goes with the number in the language."""
    return Locale.parse(language).plural_form(count)


def is_known(language: str) -> bool:
    """Whether Babel has data on how the language writes numbers and days."""
    return localedata.exists(base(language))


def english_name(language: str) -> str:
    """The language's name in English, in lower case: `swedish`."""
    return (Locale.parse(language).get_language_name("en") or language).lower()


def own_name(language: str) -> str:
    """What the language calls itself, with a capital: `Deutsch`, `Suomi`."""
    name = Locale.parse(base(language)).get_display_name() or language
    return name[:1].upper() + name[1:]


def reading_direction(language: str) -> str:
    """The direction that the language is read in, as HTML names it: `ltr` or `rtl`."""
    return Locale.parse(base(language)).text_direction


def with_territory(language: str) -> str:
    """The language with the country where most speak it: `sv_SE`; as it is, where that is not known."""
    found = Locale.parse(get_global("likely_subtags").get(language, language), sep="_") if is_known(language) else None
    return f"{found.language}_{found.territory}" if found and found.territory else language


def has_space_before_percent(language: str) -> bool:
    """Whether the language writes `5 %`, not `5%`."""
    return "\N{NO-BREAK SPACE}" in Locale.parse(language).percent_formats[None].pattern


def month_names(language: str) -> list[str]:
    """The twelve months, as they stand in a date."""
    return list(get_month_names("wide", context="format", locale=language).values())
