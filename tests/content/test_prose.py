"""What is read of a written page."""

import pytest

from macros.content.markdown_text import passages


def test_paragraphs_and_list_items_with_the_line_on_which_they_begin() -> None:
    page = "---\ntitle: x\n---\n\n# En rubrik\n\nFörsta raden\noch andra.\n\n- Ett.\n- Två\n  rader.\n1. Tre."
    assert list(passages(page)) == [(7, "Första raden och andra."), (10, "Ett."), (11, "Två rader."), (13, "Tre.")]


@pytest.mark.parametrize(
    "no_text",
    [
        *("", "## Rubrik", "| a | b |", "<div>", '!!! note "Obs"', "{{ front() }}"),
        *("```yaml\nid: x\n\nname: y\n```", "~~~\nx\n~~~"),
    ],
)
def test_what_is_no_text_is_left_out(no_text: str) -> None:
    lines = no_text.count("\n") + 1
    assert list(passages(f"Före.\n{no_text}\nEfter.")) == [(1, "Före."), (2 + lines, "Efter.")]


def test_markup_in_a_text_is_taken_away_and_what_stands_for_a_word_is_one() -> None:
    page = 'Här bor **{{ fact("hus") }}** i [en by](by.md "x"), se `data/x.yml`.'
    assert list(passages(page)) == [(1, "Här bor Namn i en by, se Namn.")]
