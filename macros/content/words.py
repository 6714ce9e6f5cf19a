"""The engine's own words: a folder per language in `macros/words/`, with a file per subject.

`site`: labels on pages. `problems`: faults in the content. `commands`: the commands' output. `forms`: the forms'
editor. Also inserts numbers in a text with the right plural form.
"""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any, TypeVar

import yaml

FOLDER = Path(__file__).parents[1] / "words"
FIRST = "sv"  # the commands' default, and the language that the schemas are written in
ENGLISH = "en"  # stands in for a language that lacks a word
_LOADER = yaml.CBaseLoader  # every value is text: `no` is a name here
_T = TypeVar("_T")


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that the engine has words in, its own first."""
    names = (folder.name for folder in FOLDER.iterdir() if folder.is_dir())
    return tuple(sorted(names, key=lambda name: (name != FIRST, name)))


def in_language(text: Mapping[str, _T], language: str) -> _T:
    """Return the text in the language; else in English; else in the first language that it has."""
    return text[next((each for each in (language, ENGLISH) if each in text), next(iter(text)))]


def in_every_language(text: Callable[[str], str]) -> str:
    """Return a text in each of the engine's languages, one per line, all but the first in brackets."""
    first, *others = map(text, languages())
    return "\n".join([first, *(f"({each})" for each in others)])


@cache
def catalogue(subject: str) -> dict[str, Any]:
    """Return a subject's words as in its files, each text in every language: `{"menu": {"en": "Menu", …}}`."""
    found: dict[str, Any] = {}
    for language in sorted(languages()):
        file = FOLDER / language / f"{subject}.yml"
        if file.exists():
            _add(found, yaml.load(file.read_text("utf-8"), Loader=_LOADER), language)
    return found


def _add(found: dict[str, Any], words: dict[str, Any], language: str) -> None:
    for name, value in words.items():
        beside = found.setdefault(name, {})
        if isinstance(value, dict):
            _add(beside, value, language)
        else:
            beside[language] = value


def command_text(language: str, command: str, name: str, /, **values: object) -> str:
    """Return a command's message in the language, with its values filled in."""
    return filled(in_language(catalogue("commands")[command][name], language), **values)


class _Counting(Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        one, bar, many = format_spec.partition("|")
        return f"{value} {one if value == 1 else many}" if bar else str(super().format_field(value, format_spec))


def filled(text: str, **values: object) -> str:
    """Fill in the text's values; `{count:page|pages}` becomes the number and one of the two forms."""
    return _Counting().format(text, **values)
