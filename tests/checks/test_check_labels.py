"""The site's own words: one taken away, renamed or with braces that nothing fills in is told, not met by the build."""

from pathlib import Path

import pytest

from macros.checks import labels as check_labels
from macros.content.words import catalogue, languages
from tests.support.platforms import edit, faults, stopping
from tests.support.problem_snapshots import Case, Told, bad_inputs, described

WORDS = "data/vocabulary.yml"


def test_the_engine_has_every_word_in_every_language_with_the_same_braces() -> None:
    for section, words in catalogue("site").items():
        for name, texts in words.items():
            assert check_labels.plain(name) != name or set(texts) == set(languages()), (section, name)
            assert len({frozenset(check_labels.fields(each)) for each in texts.values()}) == 1, (section, name)


CASES: list[Case] = [
    (name, WORDS, "labels:\n", f"labels:\n  {words}\n" if section == "labels" else f"{section}: {{{words}}}\nlabels:\n")
    for name, section, words in (
        ("renamed", "labels", "goal_number_inlined: {sv: Mål, en: Goal}"),
        ("misspelt in braces", "labels", 'goal_number: {sv: "Mål {numer}", en: Goal}'),
        ("braces where nothing is filled in", "labels", 'home: {sv: "{Start}", en: Home}'),
        ("braces that do not pair", "labels", 'goal_number: {sv: "Mål {number", en: Goal}'),
        ("braces without a name", "labels", 'goal_number: {sv: "Mål {}", en: Goal}'),
        ("misspelt where there is one", "labels", 'facts_title-one: {sv: "{cont} belägg", en: One}'),
        ("an unknown status", "status", "not_met: {sv: Nej, en: No}"),
        ("an unknown standing", "standing", "adopt: {sv: Ja, en: Yea}"),
    )
]


@bad_inputs(__name__, CASES)
def test_what_templates_need_is_told(small_root: Path, path: str, old: str, new: str, told: Told) -> None:
    edit(small_root, path, old, new)
    found = described(faults(small_root))
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
    edit(small_root, file, None, text)
    monkeypatch.setattr(check_labels, "ROOT", small_root)
    (told,) = stopping(small_root, "en")
    assert told.startswith(f"{file}:{place}: the template shows the word “menyn”")
