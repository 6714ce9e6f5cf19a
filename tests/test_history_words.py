"""Changes in a reader's words: which field, how it read, how it reads."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from macros.differences import Difference, differences
from macros.history import PAGE, Change
from macros.history_words import ROWS, Piece, Row, Wording, marked
from macros.model import Platform
from macros.render import Renderer
from macros.schema import Schemas
from tests.platforms import small_platform
from tests.site import ROOT

DAY = date(2026, 3, 4)


@pytest.fixture(scope="module")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Platform:
    return small_platform(tmp_path_factory.mktemp("words") / "small")


def _rows(platform: Platform, kind: str, before: Any, after: Any, language: str = "sv") -> list[Row]:
    wording = Wording(Renderer(platform, language), Schemas(ROOT / "data" / "schema"))
    return wording.rows(kind, Change(DAY, tuple(differences(before, after))))[0]


def _same(*texts: str) -> tuple[tuple[Piece, ...], ...]:
    return tuple((Piece("same", text),) for text in texts)


def test_a_new_result_with_its_fields(platform: Platform) -> None:
    after = {"results": [{"year": "2024", "value": "11418", "source": "kronika", "checked": "2026-11-03"}]}
    (row,) = _rows(platform, "goal", {"results": []}, after)
    assert (row.place, row.what) == ("Utfall 1", "new")
    value = "Värde: 11\N{NO-BREAK SPACE}418"
    assert row.paragraphs == _same("År: 2024", value, "Källa: Sockenkrönikan", "Kontrollerat: 3 november 2026")


def test_a_new_wording_word_by_word(platform: Platform) -> None:
    before = {"tagline": {"sv": "Här finns en brygga av trä.", "en": "x"}}
    after = {"tagline": {"sv": "Här finns en brygga av sten.", "en": "x"}}
    pieces = (Piece("same", "Här finns en brygga av"), Piece("del", "trä."), Piece("ins", "sten."))
    assert _rows(platform, "strength", before, after) == [Row("Undertitel", "text", (pieces,))]


def test_the_other_languages_texts_are_not_told(platform: Platform) -> None:
    before, after = ({"tagline": {"sv": "Samma.", "en": word}} for word in ("Old.", "New."))
    assert _rows(platform, "strength", before, after) == []
    (row,) = _rows(platform, "strength", before, after, "en")
    assert row == Row("Tagline", "text", ((Piece("del", "Old."), Piece("ins", "New.")),))


def test_a_value_and_one_that_refers_to_a_thing_by_its_name(platform: Platform) -> None:
    rows = _rows(platform, "fact", {"value": "3.5", "source": "x"}, {"value": "4", "source": "kronika"})
    assert rows[0] == Row("Värde", "value", ((Piece("del", "3,5"), Piece("ins", "4")),))
    assert rows[1].paragraphs == ((Piece("del", "x"), Piece("ins", "Sockenkrönikan")),)


def test_what_is_taken_out(platform: Platform) -> None:
    (row,) = _rows(platform, "goal", {"note": {"sv": "Ett.\n\nTvå.", "en": "x"}}, {})
    assert (row.place, row.what) == ("Förbehåll", "gone")
    assert row.paragraphs == ((Piece("del", "Ett."),), (Piece("del", "Två."),))


def test_a_choice_without_words_of_its_own_is_left_out_where_there_is_more_to_tell(platform: Platform) -> None:
    assert [row.place for row in _rows(platform, "goal", {}, {"direction": "up"})] == ["Riktning"]
    more = {"direction": "up", "unit": {"sv": "hus", "en": "houses"}, "standing": "proposal"}
    assert [row.place for row in _rows(platform, "goal", {}, more)] == ["Enhet", "Ställning"]


def test_figures_names_and_slots_are_written_out_and_what_is_gone_is_said_to_be(platform: Platform) -> None:
    text = "{fact:hus} {value:borta} {goal:fler-hus} {goal:nix} {avsandare} {okand}"
    (row,) = _rows(platform, "message", {"name": {"sv": "x"}}, {"name": {"sv": text}})
    shown = platform.vocabulary.placeholders["avsandare"].shown["sv"]
    gone = "[en siffra som inte finns kvar]"
    figure = "1\N{NO-BREAK SPACE}234,5\N{NO-BREAK SPACE}hus"
    assert row.paragraphs[0][-1].words == f"{figure} {gone} Fler hus {gone} [{shown}] [okand]"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"goals": ["bad"]}, {"goals": [{"goal": "fler-hus", "why": {"sv": "Så.", "en": "So."}}]}),
        ({"goals": {"a": "b"}}, {"goals": ["bad"]}),
        ({"old_field": {"deep": [["x"]]}}, {"old_field": {"deep": "y"}}),
        ({"gives": "text"}, {"gives": {"resident": {"sv": "Bad.", "en": "Swims."}}}),
        ({"name": "text"}, {"name": {"sv": "text"}}),
        ({"a": ""}, {"a": {}}),
        ({"approved": {"date": "2026-02-31"}}, {"approved": {"date": "i går"}}),
    ],
)
def test_a_shape_that_the_schema_does_not_know_is_no_error(platform: Platform, before: Any, after: Any) -> None:
    assert _rows(platform, "strength", before, after)


def test_a_written_page_is_told_as_it_reads(platform: Platform) -> None:
    before = {"title": "Om", "text": ["# Rubrik", "Se [kartan](karta.md) och **huset**.", "| a | b |\n|---|---|"]}
    after = {"title": "Om oss", "text": ["# Rubrik", 'Nu {{ value("hus") }} hus, {{ link("om/x", "se här") }}.']}
    rows = _rows(platform, PAGE, before, after)
    assert [row.place for row in rows] == ["Sidans rubrik", "Texten"]
    said = [piece.words for pieces in rows[1].paragraphs for piece in pieces]
    assert said[0] == "Se kartan och huset."
    assert said[1] == "Nu 1\N{NO-BREAK SPACE}234,5 hus, se här."
    assert said[2] == "a · b"


def test_so_many_are_shown_and_the_others_counted(platform: Platform) -> None:
    found = tuple(Difference((f"field{number}",), "1", "2") for number in range(ROWS + 3))
    rows, more = Wording(Renderer(platform, "sv"), Schemas(ROOT / "data" / "schema")).rows("fact", Change(DAY, found))
    assert (len(rows), more) == (ROWS, 3)


def test_texts_with_little_in_common_stand_one_after_the_other() -> None:
    assert list(marked("En helt annan text.", "Nu står det så.")) == [
        (Piece("del", "En helt annan text."), Piece("ins", "Nu står det så."))
    ]


def test_paragraphs_that_are_the_same_are_left_out() -> None:
    assert list(marked("Ett.\n\nTvå är bra.\n\nTre.", "Ett.\n\nTvå är bäst.\n\nTre.")) == [
        (Piece("same", "Två är"), Piece("del", "bra."), Piece("ins", "bäst."))
    ]


def test_a_word_or_two_between_changes_is_no_island() -> None:
    (pieces,) = marked("a b c d och e f g h i j k", "a b c x och y f g h i j k")
    assert [(piece.mark, piece.words) for piece in pieces] == [
        ("same", "a b c"), ("del", "d och e"), ("ins", "x och y"), ("same", "f g h i j k"),
    ]  # fmt: skip
