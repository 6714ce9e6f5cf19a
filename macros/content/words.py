"""The engine's own words: a folder per language in `macros/words/`, with a file per subject.

`site`: labels on pages. `problems`: faults in the content. `commands`: the commands' output. `forms`: the forms'
editor. Also inserts numbers in a text with the right plural form.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

import yaml

FOLDER = Path(__file__).parents[1] / "words"
_LOADER = yaml.CBaseLoader  # every value is text: `no` is a name here


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that the engine has words in."""
    return tuple(sorted(folder.name for folder in FOLDER.iterdir() if folder.is_dir()))


@cache
def catalogue(subject: str) -> dict[str, Any]:
    """Return a subject's words as in its files, each text in every language: `{"menu": {"en": "Menu", …}}`."""
    found: dict[str, Any] = {}
    for language in languages():
        _add(found, yaml.load((FOLDER / language / f"{subject}.yml").read_text("utf-8"), Loader=_LOADER), language)
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
    return filled(catalogue("commands")[command][name][language], **values)


class _Counting(Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        one, bar, many = format_spec.partition("|")
        return f"{value} {one if value == 1 else many}" if bar else str(super().format_field(value, format_spec))


def filled(text: str, **values: object) -> str:
    """Fill in the text's values; `{count:page|pages}` becomes the number and one of the two forms."""
    return _Counting().format(text, **values)
