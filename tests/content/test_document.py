"""Text → data with places: what is refused, in which words, and that scalars stay as they are written."""

from pathlib import Path

import pytest

from macros.content.yaml_reader import MAX_DEPTH, MAX_KB, Document, parse, read
from tests.support.problem_snapshots import Told, bad_inputs, described

TEXTS = {
    "double quote": 'a: "x\n',
    "list": "a: [x\n",
    "--- in quotes": "a: 'b\n---\nc'\n",
    "two colons": "a: b: c\n",
    "two colons, on one line": "a: {sv: b: c, en: d}\n",
    "too far in": "a: b\n   c: d\n",
    "halfway out": "a:\n    b: c\n  d: e\n",
    "dash after a name": "a: - b\n",
    "a word alone": "a: b\nc\nd: e\n",
    "text after a quotation": 'a: "b" c\n',
    "a fact first": "a:\n  sv: {fact:x} hus\n  en: b\n",
    "a fact alone": "a:\n  sv: {fact:x}\n",
    "a bracket first": "a: b\nc: [x] hus\n",
    "two versions": "a: b\n=======\nc: d\n",
    "a merge that is not done": "a: b\n<<<<<<< HEAD\nc: d\n",
    "quotes within quotes": 'a: "Kom till "bruket" nu"\n',
    "an apostrophe within single quotes": "a: 'det är sta'n'\nb: c\n",
    "an apostrophe first": "a: 'n Lasse\nb: c\n",
    "a quotation first": 'a: "Hej" sa Lasse\n',
    "no colon on the first line": "a b\nc: d\n",
    "no colon": "a: b\nc d\ne: f\n",
    "no space after the colon": "a: b\nc:d\ne: f\n",
    "no space after the colon, on one line": "a: {sv:b, en: c}\n",
    "a comma in a text on one line": "a: {sv: Hej, du, en: b}\n",
    "a line separator": "a: b\u2028c\nd: e\n",
    "a next line": "a: b\x85c d\ne: f\n",
    "no-break spaces as indentation": "a:\n\xa0\xa0sv: b\n\xa0\xa0en: c\n",
    "a no-break space among spaces": "a:\n  sv: b\n \xa0en: c\n",
    "a hashtag": "a: Kom på cup #lillby #cup\n",
    "a number after its sign": "a: Vi är # 1 här\n",
    "a hashtag within a text": "a: Kom på\n  cup #lillby\n  idag\nb: c\n",
    "a block's sign before a text": "a: > b\n",
    "tab": "a:\n\tb: c\n",
    "tab below a value": "a: b\n\tc: d\n",
    "at": "a: @b\n",
    "backtick": "a: `b`\n",
    "per cent": "a: %b\n",
    "bold as in Markdown": "a: **b**\n",
    "anchor": "a: &b c\n",
    "alias": "a: *b\n",
    "tag": "a: !b c\n",
    "second document": "a: b\n---\nc: d\n",
    "too deep": "[" * 13,
    "list as a key": "? [a]\n: b\n",
    "twice": "a: b\na: c\n",
    "twice, further in": "x:\n  - {b: 1, b: 2}\n",
    "NUL": "a: \0\n",
    "NUL after a lone carriage return": "a: b\r\0",
    "byte-order mark further in": "a: \ufeff\n",
    "byte-order mark": "\ufeffa: b\n",
    "override of the direction": "a: b\u202ec\n",
    "isolate in a comment": "# \u2066\n",
    "NUL as an escape": 'a: ["b", "\\0"]\n',
    "bell in a key, as an escape": '"\\a": b\n',
    "override as an escape": 'a: "\\u202e"\n',
    "half a pair": 'a: "\\ud800"\n',
    "escape": 'a: "\\q"\n',
    "version": "%YAML 2.0\n---\na: b\n",
}


@bad_inputs(__name__, [(name, "x.yml", None, text) for name, text in TEXTS.items()])
def test_what_is_refused(path: str, old: None, new: str, told: Told) -> None:
    found = described(parse(new, path).problems)
    assert found == told(found)


@pytest.mark.parametrize("text", ["[", "a: [", "a: b\nc: {", "a: 'b", "a: b\nc"])
def test_a_fault_at_the_end_of_a_file_without_a_last_line_break_lies_in_the_file(text: str) -> None:
    found = parse(text, "x.yml")
    assert (found.data, [problem.line <= len(text.splitlines()) for problem in found.problems]) == (None, [True])


def test_each_key_that_stands_twice_is_told_and_the_first_is_kept() -> None:
    document = parse("a: 1\nb:\n  - c\n  - {d: e}\na: 3\nb: 4\n", "x.yml")
    assert described(document.problems) == [
        "x.yml:5:1 duplicate-key key=a first=1",
        "x.yml:6:1 duplicate-key key=b first=2",
    ]
    assert document.data == {"a": "1", "b": ["c", {"d": "e"}]}


@pytest.mark.parametrize("text", ["", "\n\n", "# kommentar\n"])
def test_nothing_is_no_data_and_no_problem_of_syntax(text: str) -> None:
    assert parse(text, "x.yml") == Document("x.yml", text=text)


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ("a: å\n".encode("latin-1"), "1:4 encoding found=0xE5"),
        ("a: b\nc: å".encode("utf-16"), "1:1 encoding found=0xFF"),
        ("åäö: ".encode() + b"\x80", "1:6 encoding found=0x80"),
        (b"\xef\xbb\xbfa: b\n", "1:1 byte-order-mark"),
        (None, "1:1 unreadable reason=No such file or directory"),
    ],
)
def test_files_that_are_refused(tmp_path: Path, raw: bytes | None, told: str) -> None:
    file = tmp_path / "x.yml"
    if raw is not None:
        file.write_bytes(raw)
    assert described(read(file, "x.yml").problems) == [f"x.yml:{told}"]


def test_the_limits_themselves_are_allowed(tmp_path: Path) -> None:
    file = tmp_path / "x.yml"
    file.write_bytes(b"a: b\n".ljust(MAX_KB * 1024, b"#"))
    assert read(file, "x.yml").problems == []
    file.write_bytes(b"a: b\n".ljust(MAX_KB * 1024 + 1, b"#"))
    assert described(read(file, "x.yml").problems) == ["x.yml:1:1 too-large found=512 limit=512"]
    assert parse("[" * MAX_DEPTH + "]" * MAX_DEPTH, "x.yml").problems == []


@pytest.mark.parametrize(
    "scalar",
    ["000000", "0123", "no", "yes", "true", "~", "null", "12:30", "2026-11-23", "1_000", "0x1F", "1e3", ".5", "3.10"],
)
def test_scalars_stay_as_they_are_written(scalar: str) -> None:
    found = parse(f"a: {scalar}\nb: [{scalar}]\n{scalar}: c\n", "x.yml").data
    assert found == {"a": scalar, "b": [scalar], scalar: "c"}


@pytest.mark.parametrize(
    "text",
    ["a: b # kommentar\n", "# a #b\na: 'b #c'\n", 'a: "b c" # d\n', "a: >-\n  b #c\n", "a: b#c\n", "a: # b\n  c\n"],
)
def test_a_comment_is_no_text_that_is_cut_off(text: str) -> None:
    assert parse(text, "x.yml").problems == []


def test_in_quotes_a_line_separator_is_a_character_and_a_colour_is_no_comment() -> None:
    found = parse("a: \"b\u2028c\"\nb: '#fff'\nc: #fff\n", "x.yml").data
    assert found == {"a": "b\u2028c", "b": "#fff", "c": ""}


def test_line_ends_of_any_kind_count_as_lines() -> None:
    for end in ("\n", "\r\n", "\r"):
        assert [problem.line for problem in parse(f"a: b{end}c: d{end}a: e{end}", "x.yml").problems] == [3]


def test_a_value_without_a_place_lies_where_its_surroundings_lie() -> None:
    document = parse("a:\n  b: c\n", "x.yml")
    assert document.place(("a", "b")) == (2, 6)
    assert parse("a:\n  - b\n  - c\n", "x.yml").place(("a", 1)) == (3, 5)
    assert document.place(("a", "x", 3)) == document.place(("a",)) == (2, 3)
    assert document.key_place(("a", "b")) == (2, 3)
    assert document.key_place(("a", "x")) == (2, 3)
    assert parse("", "x.yml").place(("a",)) == (1, 1)
