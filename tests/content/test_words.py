"""What the commands say: every text in every language, with the same values in it, and none that nothing says."""

from __future__ import annotations

import errno
import re
from string import Formatter

import pytest

from macros.content.problems import LANGUAGES
from macros.content.words import catalogue, command_text
from tests.support.site import ROOT

NAMES = [(command, name) for command, texts in catalogue("commands").items() for name in texts]
PYTHON = "\n".join(file.read_text("utf-8") for file in sorted((ROOT / "macros").rglob("*.py")))


def values(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize(("command", "name"), NAMES)
def test_a_text_is_in_every_language_and_is_used(command: str, name: str) -> None:
    texts = catalogue("commands")[command][name]
    assert set(texts) == set(LANGUAGES)
    assert values(texts["en"]) <= values(texts["sv"])
    assert re.search(f"[\"']{name}[\"']", PYTHON) or hasattr(errno, name)


@pytest.mark.parametrize(("count", "words"), [(0, "0 pages"), (1, "1 page"), (12, "12 pages")])
def test_values_are_put_in_their_places_with_the_form_that_goes_with_a_number(count: int, words: str) -> None:
    assert command_text("en", "site-check", "axe", count=count) == f"axe looked at {words}."
