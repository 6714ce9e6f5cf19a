"""What the commands say, as words.yml has it; and how a number in a text takes the form that goes with it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

import yaml

CATALOGUE = Path(__file__).with_name("words.yml")


@cache
def catalogue() -> dict[str, dict[str, dict[str, str]]]:
    """Every text, by command, name and language."""
    found: dict[str, Any] = yaml.safe_load(CATALOGUE.read_text("utf-8"))
    return found


def said(language: str, command: str, name: str, /, **values: object) -> str:
    """What a command says, in this language, with the values in their places."""
    return filled(catalogue()[command][name][language], **values)


class _Counting(Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        one, bar, many = format_spec.partition("|")
        return f"{value} {one if value == 1 else many}" if bar else str(super().format_field(value, format_spec))


def filled(text: str, **values: object) -> str:
    """The text with the values in their places; `{count:page|pages}` is the number and one of the two forms."""
    return _Counting().format(text, **values)
