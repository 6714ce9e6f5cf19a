"""What the commands say: every text in every language, with the same values in it, and none that nothing says."""

from __future__ import annotations

import errno
import re
from string import Formatter

from macros.content.problems import LANGUAGES
from macros.content.words import catalogue, command_text
from tests.support.site import ROOT


def values(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_a_text_is_in_every_language_and_is_used() -> None:
    python = "\n".join(file.read_text("utf-8") for file in (ROOT / "macros").rglob("*.py"))
    named = set(re.findall(r"[\"']([\w-]+)[\"']", python))
    for texts in catalogue("commands").values():
        for name, text in texts.items():
            assert set(text) == set(LANGUAGES), name
            assert values(text["en"]) <= values(text["sv"]), name
            assert name in named or hasattr(errno, name), name


def test_values_are_put_in_their_places_with_the_form_that_goes_with_a_number() -> None:
    said = [command_text("en", "site-check", "axe", count=count) for count in (0, 1, 12)]
    assert said == ["axe looked at 0 pages.", "axe looked at 1 page.", "axe looked at 12 pages."]
