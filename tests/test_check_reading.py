"""The rules for texts on pages: each is shown failing, with its exact words."""
# ruff: noqa: E501

from __future__ import annotations

from pathlib import Path

import pytest

from macros.check import read_platform
from tests.platforms import bad_inputs, edit

BRYGGAN = "data/strengths/bryggan.yml"
LOPPIS = "data/initiatives/loppis.yml"
OWNERS = "what: {sv: Saker byter ägare., en: Things change owners.}"
LONG = "Vi badar och " + "vi badar och " * 9 + "torkar oss."
HARD = " ".join(["Kommunövergripande samverkansprocesser möjliggör verksamhetsutveckling."] * 8)


def _remarks(root: Path, language: str = "sv") -> list[str]:
    return [row.text(language) for row in read_platform(root)[1] if "HTML" not in row.text()]


@bad_inputs(
    [
        (
            "a very long sentence",
            BRYGGAN,
            "sv: Isen.",
            f"sv: {LONG}",
            [f"{BRYGGAN}:12:17: anmärkning: meningen har fler än 30 ord: ”{LONG[:-1]}”. Sätt en punkt."],
        ),
        (
            "hard words",
            LOPPIS,
            OWNERS,
            f"what: {{sv: {HARD}, en: Things change owners.}}",
            [f"{LOPPIS}:6:12: anmärkning: texten har LIX 104; högst 45 är vår gräns. Korta meningarna och byt de långa orden."],
        ),
        ("a few hard words", LOPPIS, OWNERS, f"what: {{sv: {HARD[:70]}., en: Things change owners.}}", []),
        (
            "a superlative without a fact",
            BRYGGAN,
            "sv: Isen.",
            "sv: Isen är störst.",
            [f"{BRYGGAN}:12:17: anmärkning: ”störst” är en superlativ, men texten nämner inget belägg. Skriv {{fact:ID}} intill, eller skriv hur det är i stället."],
        ),
        ("a superlative with a fact", BRYGGAN, "sv: Isen.", 'sv: "Isen är störst, med {fact:hus} runt om."', []),
        ("a superlative where nothing is boasted of", LOPPIS, "sv: Saker byter", "sv: Störst byter", []),
        (
            "the same text in both languages",
            LOPPIS,
            OWNERS,
            "what: {sv: The things that we sell change owners yearly., en: The things that we sell change owners yearly.}",
            [f"{LOPPIS}:6:7: anmärkning: texten är densamma på sv, en. Skriv den på båda språken."],
        ),
        ("the same name in both languages", LOPPIS, "sv: Varje juli, en: Every July", "sv: Juli, en: Juli", []),
        (
            "a very long sentence on a written page",
            "docs/sv/index.md",
            None,
            f"---\ntitle: x\n---\n\n# Hej\n\n- {LONG}\n",
            [f"docs/sv/index.md:7:1: anmärkning: meningen har fler än 30 ord: ”{LONG[:-1]}”. Sätt en punkt."],
        ),
        (
            "a page in one language",
            "docs/en/om/ny.md",
            None,
            "# New\n",
            ["docs/en/om/ny.md:1:1: anmärkning: sidan finns inte på språket ”sv”. Skriv den i docs/sv/om/ny.md."],
        ),
    ]
)  # fmt: skip
def test_each_bad_text_brings_exactly_its_remarks(
    small_root: Path, path: str, old: str | None, new: str, messages: list[str]
) -> None:
    (small_root / path).parent.mkdir(parents=True, exist_ok=True)
    edit(small_root, path, old, new)
    assert _remarks(small_root) == messages


def test_a_page_that_is_not_translated_in_english(small_root: Path) -> None:
    edit(small_root, "docs/sv/ny.md", None, "# Ny\n")
    assert _remarks(small_root, "en") == [
        "docs/sv/ny.md:1:1: remark: the page is not there in the language “en”. Write it in docs/en/ny.md."
    ]


@pytest.mark.parametrize("path", ["data/vocabulary.yml", "data/profile.yml", "data/brand.yml"])
def test_a_broken_file_stops_no_rule(small_root: Path, path: str) -> None:
    edit(small_root, path, None, "")
    assert [line for line in _remarks(small_root) if "är tom" in line]
