"""The rules for texts on pages: each is shown failing."""

from pathlib import Path

from tests.support.platforms import edit, problems_on
from tests.support.problem_snapshots import Case, assert_problems

BRYGGAN = "data/strengths/bryggan.yml"
LOPPIS = "data/initiatives/loppis.yml"
OWNERS = "what: {sv: Saker byter ägare., en: Things change owners.}"
LONG = "Vi badar och " + "vi badar och " * 9 + "torkar oss."
HARD = " ".join(["Kommunövergripande samverkansprocesser möjliggör verksamhetsutveckling."] * 8)


CASES: list[Case] = [
    ("a very long sentence", BRYGGAN, "sv: Isen.", f"sv: {LONG}"),
    ("hard words", LOPPIS, OWNERS, f"what: {{sv: {HARD}, en: Things change owners.}}"),
    ("a few hard words", LOPPIS, OWNERS, f"what: {{sv: {HARD[:70]}., en: Things change owners.}}"),
    ("a superlative without a fact", BRYGGAN, "sv: Isen.", "sv: Isen är störst."),
    (
        "a superlative with a fact",
        BRYGGAN,
        "sv: Isen., en: The ice.",
        'sv: "Isen är störst, med {fact:hus} runt om.", en: "The ice, with {fact:hus}."',
    ),
    ("a superlative where nothing is boasted of", LOPPIS, "sv: Saker byter", "sv: Störst byter"),
    (
        "the same text in both languages",
        LOPPIS,
        OWNERS,
        "what: {sv: The things that we sell change owners yearly., en: The things that we sell change owners yearly.}",
    ),
    ("the same name in both languages", LOPPIS, "sv: Varje juli, en: Every July", "sv: Juli, en: Juli"),
    (
        "a very long sentence on a written page",
        "docs/sv/index.md",
        None,
        f"---\ntitle: x\n---\n\n# Hej\n\n- {LONG}\n",
    ),
    ("the same sentence in both languages", LOPPIS, OWNERS, "what: {sv: Vi bor här., en: Vi bor här.}"),
    ("the same words without a stop", LOPPIS, OWNERS, "what: {sv: Vi bor vid stora älven, en: Vi bor vid stora älven}"),
    ("the same names", LOPPIS, OWNERS, "what: {sv: Lillby Stora Brygga Och Bad, en: Lillby Stora Brygga Och Bad}"),
    ("the same facts", LOPPIS, OWNERS, 'what: {sv: "{fact:hus}: {value:hus}.", en: "{fact:hus}: {value:hus}."}'),
]


def test_each_bad_text_brings_exactly_its_problems(small_root: Path) -> None:
    assert_problems(__name__, CASES, small_root, problems_on)


def test_a_word_without_end_on_a_page_is_a_warning(small_root: Path) -> None:
    words = f"Hej\n\n- {'å' * 61} [{'b' * 60}](https://b.example/{'c' * 99})"
    edit(small_root, "docs/sv/index.md", "{{ front() }}", words)
    (row,) = (row for row in problems_on(small_root) if row.code == "endless-word")
    assert (row.line, dict(row.values)["count"]) == (8, "61")
