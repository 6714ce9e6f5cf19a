"""The engine's own words: a folder a language, `macros/words/`, and in it a file a subject.

`site` is what pages say, `problems` what is wrong in the content, `commands` what the commands say, and `forms` what
the forms' editor says. Also how a number in a text takes the form that goes with it.
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
    """The languages that the engine has words in."""
    return tuple(sorted(folder.name for folder in FOLDER.iterdir() if folder.is_dir()))


@cache
def catalogue(subject: str) -> dict[str, Any]:
    """The words on a subject, as its files have them, each text in every language: `{"menu": {"en": "Menu", …}}`."""
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
    """What a command says, in this language, with the values in their places."""
    return filled(catalogue("commands")[command][name][language], **values)


class _Counting(Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        one, bar, many = format_spec.partition("|")
        return f"{value} {one if value == 1 else many}" if bar else str(super().format_field(value, format_spec))


def filled(text: str, **values: object) -> str:
    """The text with the values in their places; `{count:page|pages}` is the number and one of the two forms."""
    return _Counting().format(text, **values)
