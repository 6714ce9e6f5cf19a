"""The reasons for a verdict, as codes and values, and as sentences: each code has its label."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from babel.lists import format_list

from macros.content import locale as languages
from macros.content.model import Goal, Platform, Text
from macros.content.texts import marked_once, with_unit


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its form in words: in the goal's unit, as a place in a ranking, or in per cent."""

    value: Decimal
    form: Literal["measure", "place", "percent"] = "measure"


# A year, a number, a figure, the name of a comparison, some years.
Value = int | Decimal | Figure | str | tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason: the label `reason_<code>` words it. values: what the label's placeholders are replaced with."""

    code: str
    values: tuple[tuple[str, Value], ...] = ()


def reason(code: str, **values: Value) -> Reason:
    """Create a Reason with named values."""
    return Reason(code, tuple(values.items()))


def sentences(reasons: Iterable[Reason], goal: Goal, platform: Platform, language: str) -> list[str]:
    """Return the goal's reasons as sentences, with localised numbers, units and no-break spaces.

    If the goal has several aims, each is called a part of the goal.
    """
    whole = "part" if len(goal.aims) > 1 else "whole"
    labels = platform.vocabulary.labels
    names = {
        "place": platform.place.short[language],
        "goal": labels[f"reason_{whole}"][language],
        "Goal": labels[f"reason_{whole}_begins"][language],
    }
    return [_sentence(each, names, goal, platform, language) for each in reasons]


def _sentence(each: Reason, names: dict[str, str], goal: Goal, platform: Platform, language: str) -> str:
    values = {name: _words(value, goal, platform, language) for name, value in each.values}
    return marked_once(platform.vocabulary.labels[f"reason_{each.code}"][language].format(**names, **values))


def _words(value: Value, goal: Goal, platform: Platform, language: str) -> str:
    if isinstance(value, Figure):
        return _figure(value, goal.unit, platform, language)
    if isinstance(value, Decimal):
        return languages.number(str(value), language)
    if isinstance(value, tuple):
        return format_list([str(year) for year in value], locale=language)
    return platform.vocabulary.comparisons[value][language] if isinstance(value, str) else str(value)


def _figure(figure: Figure, unit: Text | None, platform: Platform, language: str) -> str:
    number = languages.number(str(figure.value), language)
    if figure.form != "measure":
        return platform.vocabulary.labels[f"reason_as_{figure.form}"][language].format(value=number)
    return with_unit(number, unit, language)
