"""Locale data: how a language formats numbers and dates (from Babel) and sorts words (by the edition's alphabet)."""

import unicodedata
from datetime import date
from decimal import Decimal
from functools import lru_cache

from babel import Locale, localedata
from babel.core import get_global
from babel.dates import format_date, get_month_names
from babel.numbers import format_compact_decimal, format_decimal

_LONG = 1_000_000
# The equivalents in neighbouring languages of a letter, then the base letter of those that are not accented ones.
_LIKE = {"æ": "äa", "ä": "æ", "ø": "öo", "ö": "ø", "œ": "öo", "đ": "d", "ð": "d", "ł": "l", "ß": "s", "þ": "t"}
_KEPT = 2**14  # cached numbers and dates: many pages show the same


def base(language: str) -> str:
    """Return the language code without its variant: `sv` for easy Swedish, `sv-simple`."""
    return language.partition("-")[0]


@lru_cache(maxsize=_KEPT)
def number(value: str, language: str) -> str:
    """Format a number, written with a decimal point, in the language, with a true minus sign."""
    return format_decimal(Decimal(value), locale=base(language), decimal_quantization=False).replace(
        "-", "\N{MINUS SIGN}"
    )


def short_number(value: Decimal, language: str) -> str:
    """Format a number, from a million in compact form: `2,5 mn`, `2.5M`."""
    if abs(value) < _LONG:
        return number(str(value), language)
    return format_compact_decimal(value, locale=language, fraction_digits=1).replace("-", "\N{MINUS SIGN}")


def figure(kind: str, value: str, language: str) -> str:
    """Format a fact's value in the language by the fact's kind, without its unit."""
    if kind == "number":
        return number(value, language)
    return day(date.fromisoformat(value), language) if kind == "date" else value


@lru_cache(maxsize=_KEPT)
def day(value: date, language: str) -> str:
    """Format a date in full: `23 november 2026`, `23 November 2026`."""
    return format_date(value, format="d MMMM y", locale=base(language))


def size(count: int, language: str) -> str:
    """Format a number of bytes in kilobytes or megabytes: `84 kB`, `3,2 MB`."""
    if count < _LONG:
        return f"{number(str(max(1, round(count / 1000))), language)}\N{NO-BREAK SPACE}kB"
    return f"{number(str(round(count / _LONG, 1)), language)}\N{NO-BREAK SPACE}MB"


def sort_key(word: str, alphabet: str) -> tuple[list[int], str]:
    """Return a key that sorts words by the alphabet, whatever Unicode form they are in.

    A letter outside the alphabet sorts as its equivalent there, else as its base letter; other characters come first.
    """
    return [_position(letter, alphabet) for letter in unicodedata.normalize("NFC", word).lower()], word


@lru_cache(maxsize=_KEPT)
def _position(letter: str, alphabet: str) -> int:
    """Return the index in the alphabet of the letter, else of an equivalent, else of its base letter; else -1."""
    likely = (letter, *_LIKE.get(letter, ""), unicodedata.normalize("NFD", letter)[0])
    return next((alphabet.index(each) for each in likely if each in alphabet), -1)


def plural_forms(language: str) -> frozenset[str]:
    """Return the names of the language's plural forms in CLDR: `one`, `few`, `other`."""
    return Locale.parse(language).plural_form.tags | {"other"}


def plural_form(count: int, language: str) -> str:
    """Return the name of the plural form that the number takes in the language."""
    return Locale.parse(language).plural_form(count)


def is_known(language: str) -> bool:
    """Whether Babel has locale data for the language."""
    return localedata.exists(base(language))


def english_name(language: str) -> str:
    """Return the language's English name in lower case: `swedish`."""
    return (Locale.parse(language).get_language_name("en") or language).lower()


def own_name(language: str) -> str:
    """Return the language's name in itself, capitalised: `Deutsch`, `Suomi`."""
    name = Locale.parse(base(language)).get_display_name() or language
    return name[:1].upper() + name[1:]


def reading_direction(language: str) -> str:
    """Return the language's text direction as in HTML: `ltr` or `rtl`."""
    return Locale.parse(base(language)).text_direction


@lru_cache
def with_territory(language: str) -> str:
    """Return the language with its most likely territory: `sv_SE`; unchanged if that is unknown."""
    found = Locale.parse(get_global("likely_subtags").get(language, language), sep="_") if is_known(language) else None
    return f"{found.language}_{found.territory}" if found and found.territory else language


def has_space_before_percent(language: str) -> bool:
    """Whether the language writes `5 %`, not `5%`."""
    return "\N{NO-BREAK SPACE}" in Locale.parse(language).percent_formats[None].pattern


def month_names(language: str) -> list[str]:
    """Return the names of the twelve months as used in dates."""
    return list(get_month_names("wide", context="format", locale=language).values())
