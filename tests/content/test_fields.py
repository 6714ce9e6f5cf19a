"""The fields in words, from the schemas."""

import pytest

from macros.content.field_docs import place_in_words
from macros.content.schema import Schemas
from macros.content.yaml_reader import Address
from tests.support.site import ROOT

SCHEMAS = Schemas(ROOT / "data" / "schema")


@pytest.mark.parametrize(
    ("kind", "address", "words"),
    [
        ("strength", ("tagline", "sv"), "Undertitel (sv)"),
        ("strength", ("arguments", 1, "claim", "en"), "Argument 2: Påstående (en)"),
        ("goal", ("results", 0, "value"), "Utfall 1: Värde"),
        ("message", ("variants", 0, "sv"), "Varianter 1 (sv)"),
        ("sources", ("scb", "title"), "scb: Titel"),
        ("goal", (), ""),
        ("goal", ("unknown", "deep"), "unknown: deep"),
    ],
)
def test_a_place_is_worded_as_its_form_words_it(kind: str, address: Address, words: str) -> None:
    assert place_in_words(SCHEMAS, kind, address, "sv") == words


def test_in_english() -> None:
    assert place_in_words(SCHEMAS, "strength", ("arguments", 1, "claim"), "en") == "Arguments 2: Claim"
