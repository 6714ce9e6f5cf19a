"""What the commands say: every text in every language, with the same values in it, and none that nothing says."""

import errno
import re
from string import Formatter

from macros.content.problems import problem
from macros.content.words import FIRST, catalogue, command_text, in_every_language, languages
from tests.support.site import ROOT


def values(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_a_text_is_in_every_language_and_is_used() -> None:
    python = "\n".join(file.read_text("utf-8") for file in (ROOT / "macros").rglob("*.py"))
    named = set(re.findall(r"[\"']([\w-]+)[\"']", python))
    for texts in catalogue("commands").values():
        for name, text in texts.items():
            assert set(text) == set(languages()), name
            assert values(text["en"]) <= values(text["sv"]), name
            assert name in named or hasattr(errno, name), name


def test_values_are_put_in_their_places_with_the_form_that_goes_with_a_number() -> None:
    said = [command_text("en", "format", "closing", count=count, differing=0, faulty=0) for count in (0, 1, 12)]
    assert [each.partition(",")[0] for each in said] == ["0 files", "1 file", "12 files"]


def test_a_text_in_every_language_begins_with_the_first() -> None:
    assert languages()[0] == FIRST
    assert in_every_language(str.upper).splitlines() == ["SV", "(EN)"]


def test_english_stands_in_for_words_that_a_language_lacks() -> None:
    assert command_text("de", "build", "done") == command_text("en", "build", "done")
    assert problem("a.yml", (1, 1), "blank").text("de") == problem("a.yml", (1, 1), "blank").text("en")


def test_a_problem_has_its_values_in_the_language_of_its_wording() -> None:
    words = {"sv": "ett mål", "en": "a goal"}
    found = problem("a.yml", (1, 1), "unknown-reference", found="x", kind=words, nearest="", file="b.yml")
    assert "ett mål" in found.text("sv")
    assert "a goal" in found.text("en")
