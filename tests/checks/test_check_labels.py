"""The site's own words: one taken away, renamed or with braces that nothing fills in is told, not met by the build."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.checks import labels as check_labels
from macros.content.words import catalogue, languages
from tests.support.platforms import edit, faults
from tests.support.site import ROOT

WORDS = "data/vocabulary.yml"


def test_the_engine_has_every_word_in_every_language_with_the_same_braces() -> None:
    for section, words in catalogue("site").items():
        for name, texts in words.items():
            assert check_labels.plain(name) != name or set(texts) == set(languages()), (section, name)
            assert len({frozenset(check_labels.fields(each)) for each in texts.values()}) == 1, (section, name)


def test_what_templates_need_is_told(small_root: Path) -> None:
    edit(small_root, WORDS, "\nlabels:\n", f"\n{OWN}")
    told = [(row.code, dict(row.values)["found"]) for row in faults(small_root)]
    assert told == [
        ("word-unknown", "not_met"),
        ("word-unknown", "adopt"),
        ("word-unknown", "goal_number_inlined"),
        ("label-braces", "{numer}"),
        ("label-braces", "{Start}"),
        ("label-braces", "Mål {number"),
        ("label-braces", "{}"),
        ("label-braces", "{cont}"),
    ]


OWN = """\
status:
  not_met: {sv: Nej, en: No}
standing:
  adopt: {sv: Ja, en: Yea}
labels:
  goal_number_inlined: {sv: Mål, en: Goal}
  goal_number: {sv: "Mål {numer}", en: Goal}
  home: {sv: "{Start}", en: Home}
  goal_title: {sv: "Mål {number", en: Goal}
  goal_number_inline: {sv: "Mål {}", en: Goal}
  facts_title-one: {sv: "{cont} belägg", en: One}
"""


@pytest.mark.parametrize(
    ("folder", "asking"),
    [("macros/rendering/templates", r"""\blabel\(\s*["']([\w-]+)["']\s*[,)]"""), ("overrides", r"\bwords\.(\w+)")],
)
def test_every_label_that_a_template_names_is_there(folder: str, asking: str) -> None:
    files = [file for file in (ROOT / folder).rglob("*.*") if file.suffix in (".html", ".rdf", ".svg", ".txt", ".xml")]
    named = {name for file in files for name in re.findall(asking, file.read_text("utf-8"))}
    assert named
    assert named - catalogue("site")["labels"].keys() == set()
