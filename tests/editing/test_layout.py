"""The one form of the data files: it changes no value, loses no comment, and has nothing to say to what is in it."""
# ruff: noqa: E501

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from ruamel.yaml import YAML

from macros.cli.format import comments
from macros.content.yaml_reader import parse
from macros.editing.layout import WIDTH, layout
from tests.support.yaml_texts import FILES, GOAL, MODEST, SCHEMAS, TEXTS, data_of, files

HEAD = "# yaml-language-server: $schema=../schema/goal.schema.json\n"
LONG = "Ett ord till. " * 12


def _formed(text: str, kind: str = "goal", path: str = GOAL) -> str:
    return layout(text, kind, SCHEMAS, path)


def _keeps(text: str, kind: str = "goal", path: str = GOAL) -> str:
    """The text in form; it must hold the same values and comments, and be in form."""
    formed = _formed(text, kind, path)
    assert data_of(formed) == data_of(text)
    assert comments(formed) == comments(text)
    assert _formed(formed, kind, path) == formed
    return formed


@pytest.mark.parametrize(("file", "path", "kind"), FILES, ids=[str(file) for file, _, _ in FILES])
def test_every_file_keeps_its_values_and_comments(file: Path, path: str, kind: str) -> None:
    _keeps(file.read_text("utf-8"), kind, path)


@MODEST
@given(text=files())
def test_any_file_keeps_its_values_and_comments(text: str) -> None:
    assume(not parse(text, GOAL).problems)
    _keeps(text)


@MODEST
@given(text=TEXTS)
def test_any_text_is_a_text_to_every_reader(text: str) -> None:
    raw = yaml.safe_dump({"a": text, "b": {"c": text}, "d": [text]}, default_flow_style=True)
    assume(not parse(raw, GOAL).problems)
    formed = _keeps(raw)
    for found in _readers(formed):
        assert found == {"a": text, "b": {"c": text}, "d": [text]}


def _readers(text: str) -> list[Any]:
    """What readers of YAML 1.1 and 1.2 make of it, written in Python and in C."""
    old, new = YAML(typ="safe", pure=True), YAML(typ="safe", pure=True)
    old.version, new.version = (1, 1), (1, 2)
    c_reader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return [yaml.safe_load(text), yaml.load(text, Loader=c_reader), old.load(text), new.load(text)]


CASES: list[tuple[str, str, str]] = [
    ("keys come in the schema's order", "standing: proposal\nnumber: 1\nid: x\n", "id: x\nnumber: 1\nstanding: proposal\n"),
    ("languages: sv, en, others", "name: {fi: c, en: b, sv: a}\n", "name: {sv: a, en: b, fi: c}\n"),
    ("unknown keys come last", "zz: 1\nid: x\naa: ord\n", 'id: x\nzz: "1"\naa: ord\n'),
    ("typed values are plain", 'number: "1"\nnext: "2026-01-02"\n', "number: 1\nnext: 2026-01-02\n"),
    ("texts that look typed are quoted", "id: 2016\narea: no\nfrequency: 1_000\n", 'id: "2016"\narea: "no"\nfrequency: "1_000"\n'),
    ("a number as it is written", "base: {year: 2016, value: 61.30}\n", "base: {year: 2016, value: 61.30}\n"),
    ("no needless quotes", "name: {sv: 'Ord', en: \"It’s\"}\n", "name: {sv: Ord, en: It’s}\n"),
    ("quotes where needed", "name:\n  sv: 'Mål: ett'\n  en: '{fact:x} #'\n", 'name:\n  sv: "Mål: ett"\n  en: "{fact:x} #"\n'),
    ("more quotes in braces", "name: {sv: 'Blir vi fler?', en: 'a, b'}\n", 'name: {sv: "Blir vi fler?", en: "a, b"}\n'),
    ("a short text comes back on its line", "name:\n  sv: >-\n    Kort\n    text\n", "name:\n  sv: Kort text\n"),
    ("paragraphs are folded", 'name:\n  sv: "Ett\\ntvå"\n', "name:\n  sv: >-\n    Ett\n\n    två\n"),
    ("empty lines are kept line by line", 'name:\n  sv: "Ett\\n\\n  två"\n', "name:\n  sv: |-\n    Ett\n\n      två\n"),
    ("what no block can hold is quoted", 'name:\n  sv: "Ett\\ntvå\\n"\n', 'name:\n  sv: "Ett\\ntvå\\n"\n'),
    ("a long word stays on its line", f"name:\n  sv: >-\n    {'x' * 120}\n", f"name:\n  sv: {'x' * 120}\n"),
    ("words on one line", "facts:\n- a\n-   b\n", "facts: [a, b]\n"),
    ("many words one a line", f"facts: [{'a' * 60}, {'b' * 60}]\n", f"facts:\n  - {'a' * 60}\n  - {'b' * 60}\n"),
    ("groups one a line", "results: [{year: 2020, fact: a}, {fact: b, year: 2021}]\n", "results:\n  - {year: 2020, fact: a}\n  - {year: 2021, fact: b}\n"),
    ("a group that is too wide", f"name: {{sv: {'ord ' * 15}x, en: {'word ' * 15}x}}\n", f"name:\n  sv: {'ord ' * 15}x\n  en: {'word ' * 15}x\n"),
    ("a group on lines of its own", "unit:\n    sv: ord\n    en: word\n", "unit:\n  sv: ord\n  en: word\n"),
    ("empty lists and groups", "facts: []\nbase: {}\nid: ''\n", 'id: ""\nbase: {}\nfacts: []\n'),
    ("blank lines: one, above a top key", "id: x\n\n\nnumber: 1\nname:\n\n  sv: a\n\n  en: b\n\n", "id: x\n\nnumber: 1\nname:\n  sv: a\n  en: b\n"),
    ("line breaks, marks, spaces", "---\r\nid: x  \r\nfacts: [ a,b ]\r\n...\r\n", "id: x\nfacts: [a, b]\n"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "formed"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_form(text: str, formed: str) -> None:
    assert _keeps(text) == HEAD + formed


@pytest.mark.parametrize(
    ("text", "formed"),
    [
        ("# head\nid: x\n", "# head\nid: x\n"),
        ("id: x # a\nfacts: # b\n- a\n", "id: x # a\nfacts: [a] # b\n"),
        ("facts:\n  - a\n  # last\narea: b\n", "area: b\nfacts:\n  - a\n  # last\n"),
        ("facts: [a, b] # two\n", "facts: [a, b] # two\n"),
        ("facts: [a, # one\n  b]\n", "facts:\n  - a # one\n  - b\n"),
        ("results:\n  - year: 2020\n    fact: a\n  # year\n  - {year: 2021} # b\n", "results:\n  - year: 2020\n    fact: a\n  # year\n  - {year: 2021} # b\n"),
        ("results:\n  - fact: a\n    # first\n    year: 2020\n", "results:\n  # first\n  - year: 2020\n    fact: a\n"),
        ("name:\n  sv: >- # note\n    Ord\n  # end\n", "name:\n  sv: Ord # note\n  # end\n"),
        ("number: 1\n\n\n# of x\n\nid: x\n# end", "\n# of x\n\nid: x\nnumber: 1\n# end\n"),
        (f"{HEAD}# ord\nid: x\n", "# ord\nid: x\n"),
        ("# yaml-language-server: $schema=../goal.json\nid: x\n", "id: x\n"),
    ],
)  # fmt: skip
def test_comments_stay_where_they_belong(text: str, formed: str) -> None:
    assert _keeps(text) == HEAD + formed


def test_texts_are_folded_at_spaces_within_the_width() -> None:
    formed = _keeps(f"name:\n  sv: {LONG.strip()}\n")
    lines = formed.splitlines()
    assert lines[2] == "  sv: >-"
    assert all(len(line) <= WIDTH for line in lines)
    assert all(len(f"{line} {below.split()[0]}") > WIDTH for line, below in pairwise(lines[3:]))


def test_a_line_never_breaks_at_a_no_break_space() -> None:
    formed = _keeps("name:\n  sv: " + "1\xa0000 " * 30 + "kr\n")
    assert not any(line.strip().startswith("000") for line in formed.splitlines())


@pytest.mark.parametrize("text", ["", "- a\n", "ord\n", "{}\n", "# bara ord\n"])
def test_what_has_no_keys_is_left_as_it_is(text: str) -> None:
    assert _formed(text) == text
