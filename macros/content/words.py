"""What the commands say, as words.yml has it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
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
    return catalogue()[command][name][language].format(**values)
