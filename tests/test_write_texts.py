"""Writing texts into an item's file: only the value's own characters change, whatever stands around it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros import proposable
from macros.document import parse
from macros.load import FOLDERS
from macros.schema import Schemas
from macros.write_texts import WIDTH, paragraphs, without, write
from tests.site import ROOT

FULL = """\
# Överst.
id: x
name: {sv: Bryggan, en: 'The jetty'}   # båda
tagline:
  sv: Den bär.  # kort
  en: "It bears."
what:
  sv: >-   # lång
    Ett stycke som
    går över två rader.

    Ett till.

  # Om engelskan.
  en: |
    One paragraph.
variants:
  - sv: Ett
      ord till
    en: A word
  - {sv: "Två, {plats}", en: Two}
standing: proposal
"""
LONG = "Det här är en mening som är så lång att den inte får plats på en enda rad i en fil, hur man än vänder på den."


def _written(*changes: tuple[tuple[str | int, ...], str]) -> str:
    return write(FULL, dict(changes))


def test_a_bare_word_stays_bare_and_a_quoted_one_quoted() -> None:
    text = _written((("name", "sv"), "Bron"), (("name", "en"), "The bridge"), (("tagline", "en"), "It holds."))
    assert 'name: {sv: Bron, en: "The bridge"}   # båda\n' in text
    assert '  en: "It holds."\n' in text


@pytest.mark.parametrize("words", ["Kort: nog", "nej # nej", "true", "12", "[a]", "- a", "”Så”", "Slut:"])
def test_what_needs_quotation_marks_gets_them(words: str) -> None:
    text = _written((("tagline", "sv"), words))
    assert f'  sv: "{words}"  # kort\n' in text
    assert parse(text, "x.yml").data["tagline"]["sv"] == words


def test_a_comma_is_quoted_only_within_braces() -> None:
    assert 'sv: "Ja, du", en:' in _written((("name", "sv"), "Ja, du"))
    assert "  sv: Ja, du  # kort\n" in _written((("tagline", "sv"), "Ja, du"))


def test_a_folded_text_stays_folded_and_keeps_the_remarks_around_it() -> None:
    text = _written((("what", "sv"), f"{LONG}\n\nKort."))
    assert (
        "  sv: >-   # lång\n"
        "    Det här är en mening som är så lång att den inte får plats på en enda rad i en fil, hur man än vänder på\n"
        "    den.\n\n    Kort.\n\n  # Om engelskan.\n"
    ) in text


def test_a_literal_text_becomes_folded() -> None:
    assert "  en: >-\n    One.\n\n    Two.\nvariants:\n" in _written((("what", "en"), "One.\n\nTwo."))


def test_a_text_that_has_grown_too_long_for_its_line_is_folded_below_it() -> None:
    text = _written((("variants", 0, "sv"), LONG))
    assert "  - sv: >-\n      Det här är" in text
    assert "      den.\n    en: A word\n" in text
    assert max(map(len, text.splitlines())) <= WIDTH


def test_a_remark_on_the_line_keeps_it_one_line() -> None:
    assert f'  sv: "{LONG}\\nSå."  # kort\n' in _written((("tagline", "sv"), f"{LONG}\nSå."))


def test_nothing_else_changes() -> None:
    text = _written((("variants", 1, "en"), "Three"))
    assert text == FULL.replace("en: Two}", "en: Three}")


def test_line_breaks_of_windows_stay() -> None:
    windows = FULL.replace("\n", "\r\n")
    assert write(windows, {("what", "en"): "Two."}) == _written((("what", "en"), "Two.")).replace("\n", "\r\n")


def test_a_field_is_taken_out_with_its_lines() -> None:
    text = "id: x\napproved:\n  by: Kim  # ordförande\n  date: 2026-01-01\n# Om resten.\nvalid: {from: 2026-01-01}\n"
    assert without(text, "approved") == "id: x\n# Om resten.\nvalid: {from: 2026-01-01}\n"
    assert without("id: x\napproved: {by: Kim, date: 2026-01-01}", "approved") == "id: x\n"


def test_paragraphs_keep_spaces_that_do_not_break() -> None:
    assert paragraphs("11\u00a0418  hus\nen by\n\n  Två ") == ["11\u00a0418 hus en by", "Två"]
    assert paragraphs("Ett\nTvå") == ["Ett", "Två"]


PLACES = [
    *(("name", each) for each in ("sv", "en")),
    *(("tagline", each) for each in ("sv", "en")),
    *(("what", each) for each in ("sv", "en")),
    *(("variants", number, each) for number in (0, 1) for each in ("sv", "en")),
]
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")) | st.sampled_from("\n :#'\"{}[],-&*!|>%@`?"), min_size=1)  # fmt: skip # noqa: E501


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(PLACES), WORDS)
def test_whatever_is_written_is_read_again_and_the_rest_is_as_it_was(place: tuple, words: str) -> None:
    if not paragraphs(words) or parse(words, "x").problems:
        return  # blank, or not to be had in YAML: refused before it comes here
    expected = parse(FULL, "x.yml").data
    inner = expected
    for key in place[:-1]:
        inner = inner[key]
    inner[place[-1]] = "\n".join(paragraphs(words))
    found = parse(write(FULL, {place: words}), "x.yml")
    assert found.problems == []
    assert found.data == expected


def test_every_text_of_the_real_content_can_be_written_anew() -> None:
    """Written as it stands, every folded text gives a file that reads the same."""
    schemas = Schemas(ROOT / "data" / "schema")
    for kind, folder in FOLDERS.items():
        for file in sorted((ROOT / "data" / folder).glob("*.yml")):
            text = file.read_text("utf-8")
            data = parse(text, file.name).data
            texts = dict(proposable.texts(schemas, kind, data).values())
            again = parse(write(text, texts), file.name).data
            assert {
                address: paragraphs(words) for address, words in proposable.texts(schemas, kind, again).values()
            } == {address: paragraphs(words) for address, words in texts.items()}, file
