"""What the browser's tools are given to read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from macros.content.schema import Schemas
from macros.content.yaml_reader import parse
from macros.domain.approval import text_digest
from macros.frontend import bank_data
from macros.rendering.renderer import Renderer
from tests.support.platforms import edit, platform_at, small, small_platform, translated


@pytest.fixture(scope="module")
def renderer(tmp_path_factory: pytest.TempPathFactory) -> Renderer:
    """Render the small platform in English, on a day on which one message is retired."""
    return Renderer(small_platform(tmp_path_factory.mktemp("small")), "en", date(2026, 11, 24))


def test_words_are_those_of_the_tools_with_channels_and_placeholders(renderer: Renderer) -> None:
    words = bank_data.words(renderer)
    assert words["copy"] == "Copy the text"
    assert "messages_title" not in words
    assert words["channels"]["sms"]["sms"] is True
    named = {"name": "Your name", "shown": "your name"}
    assert named.items() <= words["placeholders"]["avsandare"].items()
    assert words["goals"]["fler-hus"] == "Goal 1"


def test_rules_hold_the_strengths_words_and_the_facts_figures(renderer: Renderer) -> None:
    rules = bank_data.rules(renderer)
    strength = {"id": "bryggan", "name": "The jetty", "address": "../styrkor/bryggan/", "words": ["bathe"]}
    assert strength in rules["strengths"]
    (fact,) = [each for each in rules["facts"] if each["id"] == "hus"]
    expected = {"figure": "1,234.5", "unit": "houses", "year": "2020", "address": "../om/belagg/#hus"}
    assert expected.items() <= fact.items()


def test_the_index_tells_each_message_in_short(renderer: Renderer) -> None:
    index = bank_data.index(renderer)
    row = next(row for row in index["rows"] if row["id"] == "bad-sms")
    assert row["name"] == "Come for a swim"
    assert (row["about"], row["channel"], row["page"], row["former"]) == ("bryggan", "sms", 1, ["sms-om-bad"])
    assert len(row["prints"]) == 1
    told = {"name": "Winter swim", "why": "The ice has gone.", "instead": "bad-instagram"}
    assert index["retired"] == [{"id": "is-affisch", "former": [], **told}]


def test_texts_hold_each_word_once(renderer: Renderer) -> None:
    words = bank_data.texts(renderer.bank)["bad-instagram"].split()
    assert {"jetty", "swimming", "visitors", "instagram", "towel"} <= set(words)
    assert len(words) == len(set(words))


def test_cards_are_those_of_the_list(renderer: Renderer) -> None:
    cards = bank_data.cards(renderer, 1)
    assert set(cards) == {"bad-instagram", "bad-sms"}
    assert cards["bad-sms"].startswith("<article")


def test_a_language_is_a_folder(tmp_path: Path) -> None:
    """Its name and direction are known; what stands in brackets is in English until somebody writes it."""
    root = translated(small(tmp_path))
    (root / "data/translations/so").mkdir()
    text = "id: bad-sms\nname: Dabaal\nvariants:\n  - {of: 1, text: 'Kaalay {plats}, {datum}. {avsandare}'}\n"
    edit(root, "data/translations/so/bad-sms.yml", None, text)
    renderer = Renderer(platform_at(root), "en", date(2026, 11, 24))
    assert list(bank_data.words(renderer)["languages"].items()) == [
        ("sv-simple", "Lättläst svenska"), ("ar", "العربية"), ("so", "Soomaali"),
    ]  # fmt: skip
    assert 'data-languages="sv-simple so"' in bank_data.cards(renderer, 1)["bad-sms"]
    assert [row["languages"] for row in bank_data.index(renderer)["rows"]] == [["ar"], ["sv-simple", "so"]]
    found = bank_data.in_language(renderer, "so", 1)["bad-sms"]
    assert '<p class="brand-message__title" lang="so" dir="ltr">Dabaal</p>' in found
    assert 'data-slot="plats">[the place]</mark>' in found
    assert "Translated, not yet read by a native speaker." in found
    assert bank_data.other_languages(renderer) == ["sv", "sv-simple", "ar", "so"]


def test_a_translation_that_a_native_speaker_has_approved_says_so(tmp_path: Path) -> None:
    root, path = translated(small(tmp_path)), "data/translations/ar/bad-instagram.yml"
    mark = text_digest(Schemas(root / "data/schema"), "translation", parse((root / path).read_text("utf-8"), path).data)
    edit(root, path, "variants:", f"approved: {{by: Amal, date: 2026-11-20, text: {mark}}}\nvariants:")
    renderer = Renderer(platform_at(root), "en", date(2026, 11, 24))
    assert "Approved by Amal, 20 November 2026." in bank_data.in_language(renderer, "ar", 1)["bad-instagram"]
    edit(root, path, "حول", "قرب")
    with pytest.raises(AssertionError, match="approval-text-changed"):
        platform_at(root)
