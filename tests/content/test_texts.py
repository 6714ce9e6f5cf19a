"""What texts in data/ hold, and ids made from words."""

import re

from hypothesis import given
from hypothesis import strategies as st

from macros.content.texts import shortened, slug


@given(st.text(max_size=200))
def test_a_slug_is_an_id_or_nothing(words: str) -> None:
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug(words))
    assert len(slug(words)) <= 40


def test_swedish_letters_in_ids() -> None:
    assert slug("Ängen vid Sjö-ån, 1 a!") == "angen-vid-sjo-an-1-a"


def test_the_beginning_of_a_long_text_ends_between_two_words() -> None:
    assert shortened("Bada här", 8) == "Bada här"
    assert shortened("Bada, här i sjön", 9) == "Bada …"
    assert shortened("11\N{NO-BREAK SPACE}418 bor här", 8) == "11\N{NO-BREAK SPACE}418 …"
