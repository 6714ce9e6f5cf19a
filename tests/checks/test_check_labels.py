"""The site's own words: one taken away, renamed or with braces that nothing fills in is told, not met by the build."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from macros.checks import labels as check_labels
from tests.support.platforms import edit, stopping
from tests.support.site import ROOT
from tests.support.told import Case, Told, bad_inputs

WORDS = "data/vocabulary.yml"


def test_what_is_asked_for_is_what_the_vocabulary_holds() -> None:
    labels = yaml.load((ROOT / WORDS).read_text("utf-8"), Loader=yaml.BaseLoader)["labels"]
    found: dict[str, set[str]] = {}
    for name, text in labels.items():
        found.setdefault(check_labels.plain(name), set()).update(*map(check_labels.fields, text.values()))
    if os.environ.get("LABELS") == "write":
        lines = (f"{name}: {' '.join(sorted(values))}".rstrip() + "\n" for name, values in found.items())
        check_labels.FILE.write_text("".join(lines), "utf-8")
        check_labels.asked.cache_clear()
    assert check_labels.asked() == found, "write labels.yml anew (LABELS=write)"


CASES: list[Case] = [
    ("renamed", WORDS, "  goal_number_inline:", "  goal_number_inlined:"),
    ("misspelt in braces", WORDS, 'sv: "Mål {number}"', 'sv: "Mål {numer}"'),
    ("braces where nothing is filled in", WORDS, "{sv: Start, en: Home}", '{sv: "{Start}", en: Home}'),
    ("braces that do not pair", WORDS, 'sv: "Mål {number}"', 'sv: "Mål {number"'),
    ("braces without a name", WORDS, 'sv: "Mål {number}"', 'sv: "Mål {}"'),
    ("misspelt where there is one", WORDS, '  facts_title-one: {sv: "{count}', '  facts_title-one: {sv: "{cont}'),
    ("a status taken away", WORDS, "  not-met:", "  not_met:"),
    ("a standing taken away", WORDS, "  adopted:", "  adopt:"),
]


@bad_inputs(__name__, CASES)
def test_what_templates_need_is_told(small_root: Path, path: str, old: str, new: str, told: Told) -> None:
    edit(small_root, path, old, new)
    found = stopping(small_root)
    assert found == told(found)
    assert found


@pytest.mark.parametrize(
    ("file", "text", "place"),
    [
        ("macros/rendering/templates/pages/new.html", "<p>\n<b>{{ label('menyn', count=2) }}</b>", "2:14"),
        ("macros/rendering/templates/files/new.xml", '{{ label("menyn") }}', "1:11"),
        ("overrides/main.html", "{{ words.menyn }} {{ words.menu }}", "1:10"),
    ],
)
def test_a_word_that_a_template_shows_and_nobody_has_written_is_told_where_it_stands(
    small_root: Path, monkeypatch: pytest.MonkeyPatch, file: str, text: str, place: str
) -> None:
    (small_root / file).parent.mkdir(parents=True, exist_ok=True)
    (small_root / file).write_text(text, "utf-8")
    monkeypatch.setattr(check_labels, "ROOT", small_root)
    (told,) = stopping(small_root, "en")
    assert told.startswith(f"{file}:{place}: the template shows the word “menyn”")
