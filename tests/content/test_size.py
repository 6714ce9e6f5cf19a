"""A great deal of everything: each is read and judged once, nothing is compared with all others, words stay clear."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml

from macros.checks.check import problems_of
from macros.content import yaml_reader as document
from macros.content.loader import Library, load, platform
from macros.content.markdown_text import passages
from macros.content.schema import Schemas
from macros.content.texts import front_matter
from macros.content.yaml_reader import MAX_KB, Document, parse, read
from macros.domain import text_lint
from macros.domain.bank import CARDS_A_PAGE, Bank
from macros.domain.status import verdict
from tests.support.platforms import small
from tests.support.site import ROOT

LONG = 200_000  # characters: a text that takes seconds for each of them would never end
# What a pattern that looks further than it should would look through again and again.
RULES = yaml.safe_load((ROOT / "tests/domain/style_cases.yml").read_text("utf-8"))["rules"]["sv"]
HARD = [
    "x",
    "x ",
    "1 ",
    ".",
    ". ",
    "@",
    "a@",
    "{",
    "{{ ",
    "{fact:a",
    "[",
    "[a](",
    "<a",
    "-",
    "`",
    "```\n",
    "www.",
    "”",
    " ",
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The small platform, read."""
    return load(small(tmp_path_factory.mktemp("size") / "small"))


def _many(library: Library, kind: str, like: str, count: int, **fields: object) -> Library:
    """The library with so many more of a kind, all like one of them; that its file need not be read so many times."""
    first = library.documents[kind][like]
    ids = [f"n{number:05}" for number in range(count)]
    copies = {
        id_: Document(f"data/{kind}s/{id_}.yml", {**first.data, "id": id_, **fields}, raw=first.raw) for id_ in ids
    }
    return replace(library, documents={**library.documents, kind: {**library.documents[kind], **copies}})


def test_ten_thousand_messages(library: Library) -> None:
    many = _many(library, "message", "bad-sms", 10_000, former=[])
    assert [row for row in problems_of(many) if row.stops] == []
    bank = Bank(platform(many), "sv", many.today)
    assert sum(map(len, bank.pages)) > 10_000
    assert len(bank.pages[0]) == CARDS_A_PAGE


def test_a_thousand_goals_with_a_hundred_results(library: Library) -> None:
    source = next(iter(library.single("sources")))
    results = [
        {"year": str(1900 + number), "value": str(number), "source": source, "checked": "2026-01-01"}
        for number in range(100)
    ]
    many = _many(library, "goal", "fler-hus", 1000, results=results)
    for number, id_ in enumerate(sorted(set(many.documents["goal"]) - set(library.documents["goal"]))):
        many.documents["goal"][id_].data["number"] = str(number + 100)
    assert [row for row in problems_of(many) if row.stops] == []
    held = platform(many)
    assert len(held.goals["n00999"].results) == 100
    assert verdict(held.goals["n00999"], held, date(2026, 11, 24)).reasons


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


def test_a_file_of_a_megabyte_is_refused_and_one_that_is_just_small_enough_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_text("a: " + "ord " * (MAX_KB * 256 - 16), "utf-8")
    assert read(file, "a.yml").problems == []
    file.write_text("a: " + "ord " * 262_144, "utf-8")
    assert [row.code for row in read(file, "a.yml").problems] == ["too-large"]


@pytest.mark.parametrize("sign", HARD)
def test_a_very_long_text_is_judged(sign: str) -> None:
    text = sign * (LONG // len(sign)) + "x"
    assert isinstance(text_lint.findings(text, RULES), list)
    assert isinstance(list(passages(text)), list)
    assert isinstance(front_matter(text), tuple)


@pytest.mark.parametrize("sign", HARD)
def test_a_line_of_a_million_characters_is_read_or_told(sign: str) -> None:
    document = parse(f"a: {sign * (1_000_000 // len(sign))}", "a.yml")
    assert document.problems or document.data is not None


def test_no_pattern_of_a_schema_looks_too_far() -> None:
    schemas = Schemas(ROOT / "data" / "schema")
    for pattern in {found for schema in schemas.by_file.values() for found in _patterns(schema)}:
        for sign in ("a", "a-", "1", "1.", "-", "/", " ", "https://"):
            re.search(pattern, sign * (LONG // len(sign)) + "!")


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


def test_the_reader_without_libyaml_answers_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [file.read_text("utf-8") for file in sorted((ROOT / "data").rglob("*.yml"))[::12]]
    texts += ["", "# x", "a: [b, {c: d}]\n", "a: b\na: c\n", "a: &x b", "- !!int 1", "[" * 20, "a: 'b"]
    texts += ["a: b\n---\nc: d\n"]
    quick = [_read(text) for text in texts]
    monkeypatch.setattr(document, "LOADER", yaml.BaseLoader)
    assert [_read(text) for text in texts] == quick


def _read(text: str) -> object:
    """The data, the places of all its values, and the codes of its problems."""
    found = parse(text, "a.yml")
    document._places.cache_clear()
    return found.data, found.places if found.data is not None else None, [row.code for row in found.problems]
