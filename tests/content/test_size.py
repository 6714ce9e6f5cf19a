"""A great deal of everything: each is read and judged once, nothing is compared with all others, words stay clear."""

import difflib
from collections.abc import Iterator
from dataclasses import replace

import pytest
import regex
import yaml

from macros.checks.check import problems_of
from macros.content.loader import Library, load, platform
from macros.content.markdown_text import passages
from macros.content.schema import Schemas
from macros.content.texts import front_matter
from macros.content.yaml_reader import Document, parse
from macros.domain import text_lint
from macros.domain.bank import Bank
from tests.support.platforms import small
from tests.support.site import ROOT

LONG = 50_000  # characters: a text that takes seconds for each of them would never end
# What a pattern that looks further than it should would look through again and again.
RULES = yaml.safe_load((ROOT / "tests/domain/style_cases.yml").read_text("utf-8"))["rules"]["sv"]
HARD = ["x", "x ", "1 ", ". ", "a@", "{", "{{ ", "{fact:a", "[", "[a](", "<a", "-", "`", "```\n", "www.", "”", " "]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The small platform, read."""
    return load(small(tmp_path_factory.mktemp("size") / "small"))


def _many(library: Library, kind: str, like: str, count: int, **fields: object) -> Library:
    """The library with so many more of a kind, all like one of them; that its file need not be read so many times."""
    first = library.documents[kind][like]
    ids = [f"n{number:05}" for number in range(count)]
    copies = {
        id_: Document(f"data/{kind}s/{id_}.yml", {**first.data, "id": id_, **fields}, text=first.text) for id_ in ids
    }
    return replace(library, documents={**library.documents, kind: {**library.documents[kind], **copies}})


@pytest.mark.timeout(60)  # of some seconds: what compares each with all others takes hours
def test_thousands_of_messages(library: Library) -> None:
    many = _many(library, "message", "bad-sms", 3000, former=[])
    assert [row for row in problems_of(many) if row.stops] == []
    bank = Bank(platform(many), "sv", many.today)
    assert sum(map(len, bank.pages)) > 3000
    assert len(bank.pages[0]) < 100


def test_one_id_that_is_missed_everywhere_is_looked_for_once(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def close(word: str, known: tuple[str, ...], count: int, least: float) -> list[str]:
        asked.append(word)
        return []

    monkeypatch.setattr(difflib, "get_close_matches", close)
    many = _many(library, "message", "bad-sms", 200, former=[], facts=["som-inte-finns"])
    (row,) = (row for row in problems_of(many) if row.code == "unknown-reference")
    assert row.text("en").endswith("More places with the same fault: 199.")
    assert asked.count("som-inte-finns") == 1


@pytest.mark.parametrize("sign", HARD)
def test_a_very_long_text_is_judged(sign: str) -> None:
    text = sign * (LONG // len(sign)) + "x"
    assert isinstance(text_lint.findings(text, RULES), list)
    assert isinstance(list(passages(text)), list)
    assert isinstance(front_matter(text), tuple)
    document = parse(f"a: {text}", "a.yml")
    assert document.problems or document.data is not None


def test_no_pattern_of_a_schema_looks_too_far() -> None:
    schemas = Schemas(ROOT / "data" / "schema")
    for pattern in {found for schema in schemas.by_file.values() for found in _patterns(schema)}:
        for sign in ("a", "a-", "1", "1.", "-", "/", " ", "https://"):
            regex.search(pattern, sign * (LONG // len(sign)) + "!")


def _patterns(schema: object) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(schema.get("pattern"), str):
            yield schema["pattern"]
        schema = list(schema.values())
    for each in schema if isinstance(schema, list) else ():
        yield from _patterns(each)


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "a:\n" + "".join(f"{' ' * n}b:\n" for n in range(1, 400)), "- " * 50_000]
)
def test_what_is_very_deep_is_told(text: str) -> None:
    assert [row.code for row in parse(text, "a.yml").problems] == ["yaml-deep"]
