"""The rules for texts in languages without an edition: each is shown failing, with its exact words."""
# ruff: noqa: E501

from pathlib import Path

from macros.checks.check import read_platform
from tests.support.platforms import all_problems, edit, translated
from tests.support.problem_snapshots import Told, bad_inputs

ARABIC = "data/translations/ar/bad-instagram.yml"
EASY = "data/translations/sv-simple/bad-sms.yml"
TEXT = "Vi badar nu."


@bad_inputs(
    __name__,
    [
        ("a message that is not there", "data/translations/ar/bad-facebook.yml", None, "id: bad-facebook\nvariants: [{of: 1, text: a}]\n"),
        ("a file that is called otherwise", ARABIC, "id: bad-instagram", "id: bad-sms"),
        ("a language that nobody knows", "data/translations/qq/bad-instagram.yml", None, "id: bad-instagram\nvariants: [{of: 1, text: '{value:hus} {plats} {avsandare} {goal:fler-hus}'}]\n"),
        ("a variant that is not there", ARABIC, "of: 1", "of: 3"),
        ("a variant twice", EASY, "variants:\n", "variants:\n  - {of: 1, text: '{plats} {datum} {avsandare}'}\n"),
        ("a figure is missing", ARABIC, "{value:hus} ", ""),
        ("another field", ARABIC, "{plats}", "{lank}"),
        ("a fact that is not there", ARABIC, "{value:hus}", "{value:hut}"),
        ("a number of its own", EASY, TEXT, "Vi badar 3 gånger."),
        ("a unit in words", ARABIC, "{value:hus}", "{fact:hus}"),
        ("longer than the channel takes", EASY, TEXT, "Vi badar nu. " * 13),
        ("a field with an ending", EASY, "{plats}", "{plats}et"),
        ("a field without words", "data/languages/ar.yml", ", plats: المكان", ""),
        ("a goal without words", "data/languages/ar.yml", 'goal: "الهدف {number}، «{name}»"\n', ""),
        ("a long sentence", EASY, TEXT, "Vi badar nu och " + "vi badar " * 6 + "mer."),
        ("long sentences on average", EASY, "nu. Kom till: {plats}. Dag: {datum}. Hälsar", "nu och ni kan ta er till {plats} på {datum} med"),
        ("a long word", EASY, TEXT, "Vi har badbryggefest."),
        ("the passive", EASY, TEXT, "Vi badades nu."),
        ("hard to read", EASY, TEXT, "Sommarens badglada besökare njuter stillsamt."),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_exact_words(
    small_root: Path, path: str, old: str | None, new: str, told: Told
) -> None:
    edit(translated(small_root), path, old, new)
    found = [row for row in all_problems(small_root) if row.startswith(("data/translations", "data/languages"))]
    assert found
    assert found == told(found)


def test_what_ends_as_the_passive_need_not_be_it_and_names_may_be_long(small_root: Path) -> None:
    edit(translated(small_root), EASY, TEXT, "Vi hoppades på Lillbybadstranden.")
    assert not [row for row in all_problems(small_root) if row.startswith("data/translations")]


def test_a_language_is_a_folder(small_root: Path) -> None:
    """Its name, direction and numbers are known; the words that it lacks are told, and stand in English."""
    text = "id: bad-sms\nvariants:\n  - {of: 1, text: '{plats}, {datum}. {avsandare}'}\n"
    edit(small_root, "data/translations/so/bad-sms.yml", None, text)
    platform, problems = read_platform(small_root)
    assert platform
    assert [row.text("en") for row in problems if row.path.startswith("data/translations")] == [
        "data/translations/so/bad-sms.yml:3:19: warning: words are missing in the language, so English stands there: "
        "avsandare, datum, plats. Write them in data/languages/so.yml."
    ]
