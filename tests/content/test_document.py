"""Text → data with places: what is refused, in which words, and that scalars stay as they are written."""
# ruff: noqa: E501

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from macros.content.yaml_reader import MAX_DEPTH, MAX_KB, parse, read
from tests.support.told import Told, bad_inputs, described

TEXTS = {
    "single quote": "a: 'x\n",
    "double quote": 'a: "x\n',
    "list": "a: [x\n",
    "mapping": "a: {x: y\n",
    "--- in quotes": "a: 'b\n---\nc'\n",
    "two colons": "a: b: c\n",
    "two colons, on one line": "a: {sv: b: c, en: d}\n",
    "too far in": "a: b\n   c: d\n",
    "halfway out": "a:\n    b: c\n  d: e\n",
    "dash after a name": "a: - b\n",
    "a word alone": "a: b\nc\nd: e\n",
    "text after a quotation": 'a: "b" c\n',
    "a fact first": "a:\n  sv: {fact:x} hus\n  en: b\n",
    "a fact first, on one line": "a: {sv: {fact:x} hus, en: b}\n",
    "a fact alone": "a:\n  sv: {fact:x}\n",
    "a bracket first": "a: b\nc: [x] hus\n",
    "two versions": "a: b\n=======\nc: d\n",
    "quotes within quotes": 'a: "Kom till "bruket" nu"\n',
    "quotes within quotes, on one line": 'a: {sv: "Kom till "bruket" nu", en: b}\n',
    "an apostrophe within single quotes": "a: 'det är sta'n'\nb: c\n",
    "an apostrophe first": "a: 'n Lasse\nb: c\n",
    "a quotation first": 'a: "Hej" sa Lasse\n',
    "no colon on the first line": "a b\nc: d\n",
    "no colon": "a: b\nc d\ne: f\n",
    "no colon, further in": "a:\n  sv text\n  en: b\n",
    "no space after the colon": "a: b\nc:d\ne: f\n",
    "no space after the colon, on one line": "a: {sv:b, en: c}\n",
    "a comma in a text on one line": "a: {sv: Hej, du, en: b}\n",
    "a line separator": "a: b\u2028c\nd: e\n",
    "a next line": "a: b\x85c d\ne: f\n",
    "no-break spaces as indentation": "a:\n\xa0\xa0sv: b\n\xa0\xa0en: c\n",
    "a no-break space among spaces": "a:\n  sv: b\n \xa0en: c\n",
    "a hashtag": "a: Kom på cup #lillby #cup\n",
    "a hashtag after one word": "a: b\nc: cup #lillby\n",
    "a number after its sign": "a: Vi är # 1 här\n",
    "a hashtag, on one line": "a: {sv: Kom på cup #lillby, en: b}\n",
    "a hashtag within a text": "a: Kom på\n  cup #lillby\n  idag\nb: c\n",
    "a block's sign before a text": "a: > b\n",
    "tab": "a:\n\tb: c\n",
    "tab on the first line": "\ta: b\n",
    "tab below a value": "a: b\n\tc: d\n",
    "at": "a: @b\n",
    "backtick": "a: `b`\n",
    "per cent": "a: %b\n",
    "bold as in Markdown": "a: **b**\n",
    "anchor": "a: &b c\n",
    "alias": "a: *b\n",
    "anchor of nothing": "&a\n",
    "tag": "a: !b c\n",
    "tag without a name": "a: !\n",
    "tag of the whole": "!x {a: b}\n",
    "second document": "a: b\n---\nc: d\n",
    "too deep": "[" * 13,
    "too deep in mappings": "{a: " * 13,
    "list as a key": "? [a]\n: b\n",
    "mapping as a key": "{a: b}: c\n",
    "twice": "a: b\na: c\n",
    "twice, further in": "x:\n  - {b: 1, b: 2}\n",
    "NUL": "a: \0\n",
    "bell": "a: b\n  \x07c\n",
    "NUL after a lone carriage return": "a: b\r\0",
    "byte-order mark further in": "a: \ufeff\n",
    "byte-order mark": "\ufeffa: b\n",
    "override of the direction": "a: b\u202ec\n",
    "isolate in a comment": "# \u2066\n",
    "NUL as an escape": 'a: ["b", "\\0"]\n',
    "escape as an escape": 'a: "b\\e[1m"\n',
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
    (problem,) = parse(text, "x.yml").problems
    assert problem.line <= len(text.splitlines())


@pytest.mark.parametrize(
    ("text", "code"), [('a: "\\ud800"\n', "control-character"), ('a: "\\U00110000"\n', "yaml-other")]
)
def test_characters_that_unicode_lacks_are_refused_without_the_quick_reader(
    text: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("macros.content.yaml_reader.LOADER", yaml.BaseLoader)
    assert [problem.code for problem in parse(text, "x.yml").problems] == [code]


def test_each_key_that_stands_twice_is_told_and_the_first_is_kept() -> None:
    document = parse("a: 1\nb: 2\na: 3\nb: 4\n", "x.yml")
    assert [problem.text("en") for problem in document.problems] == [
        "x.yml:3:1: the field “a” stands twice (first on line 1). Keep one and remove the other.",
        "x.yml:4:1: the field “b” stands twice (first on line 2). Keep one and remove the other.",
    ]
    assert document.data == {"a": "1", "b": "2"}


def test_what_stands_beside_a_key_that_stands_twice_is_kept() -> None:
    assert parse("a: 1\nb:\n  - c\n  - {d: e}\na: 3\n", "x.yml").data == {"a": "1", "b": ["c", {"d": "e"}]}


def test_a_text_that_cannot_be_read_has_no_data() -> None:
    assert parse("a: b\nc: [\n", "x.yml").data is None


@pytest.mark.parametrize("raw", [b"", b"\n\n", b"# kommentar\n"])
def test_nothing_is_no_data_and_no_problem_of_syntax(tmp_path: Path, raw: bytes) -> None:
    file = tmp_path / "x.yml"
    file.write_bytes(raw)
    assert (read(file, "x.yml").data, read(file, "x.yml").problems) == (None, [])


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("a: å\n".encode("latin-1"), "x.yml:1:4: tecknet här är inte UTF-8 (byte 0xE5). Spara om filen med teckenkodningen UTF-8."),
        ("a: b\nc: å".encode("utf-16"), "x.yml:1:1: tecknet här är inte UTF-8 (byte 0xFF). Spara om filen med teckenkodningen UTF-8."),
        ("åäö: ".encode() + b"\x80", "x.yml:1:6: tecknet här är inte UTF-8 (byte 0x80). Spara om filen med teckenkodningen UTF-8."),
        (b"\xef\xbb\xbfa: b\n", "x.yml:1:1: filen börjar med ett osynligt tecken (byte-order mark). Spara den som ”UTF-8” i stället för ”UTF-8 med BOM”."),
        (b"#" * (MAX_KB + 1) * 1024, "x.yml:1:1: filen är 513 kB; den får vara högst 512 kB. Dela upp den, eller ta bort det som inte hör hemma här."),
    ],
)  # fmt: skip
def test_bytes_that_are_refused(tmp_path: Path, raw: bytes, message: str) -> None:
    file = tmp_path / "x.yml"
    file.write_bytes(raw)
    assert [problem.text() for problem in read(file, "x.yml").problems] == [message]


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    (problem,) = read(tmp_path / "x.yml", "x.yml").problems
    assert problem.text() == (
        "x.yml:1:1: filen går inte att läsa (No such file or directory). Kontrollera att den finns och att du får öppna den."
    )


def test_the_limits_themselves_are_allowed(tmp_path: Path) -> None:
    file = tmp_path / "x.yml"
    file.write_bytes(b"a: b\n".ljust(MAX_KB * 1024, b"#"))
    assert read(file, "x.yml").problems == []
    file.write_bytes(b"a: b\n".ljust(MAX_KB * 1024 + 1, b"#"))
    assert [problem.code for problem in read(file, "x.yml").problems] == ["too-large"]
    assert parse("[" * MAX_DEPTH + "]" * MAX_DEPTH, "x.yml").problems == []


@pytest.mark.parametrize(
    "scalar",
    ["000000", "0123", "no", "yes", "true", "~", "null", "12:30", "2026-11-23", "1_000", "0x1F", "1e3", ".5", "3.10"],
)
def test_scalars_stay_as_they_are_written(scalar: str) -> None:
    assert parse(f"a: {scalar}\nb: [{scalar}]\n{scalar}: c\n", "x.yml").data == {
        "a": scalar,
        "b": [scalar],
        scalar: "c",
    }


@pytest.mark.parametrize(
    "text",
    ["a: b # kommentar\n", "a: b  # två ord\n", "# a #b\na: 'b #c'\n", 'a: "b c" # d\n', "a: >-\n  b #c\n", "a: b#c\n", "a: # b\n  c\n"],
)  # fmt: skip
def test_a_comment_is_no_text_that_is_cut_off(text: str) -> None:
    assert parse(text, "x.yml").problems == []


def test_a_line_separator_within_a_quoted_text_is_a_character() -> None:
    assert parse('a: "b\u2028c"\n', "x.yml").data == {"a": "b\u2028c"}


def test_a_colour_needs_quotes_or_is_a_comment() -> None:
    assert parse("a: '#fff'\nb: #fff\n", "x.yml").data == {"a": "#fff", "b": ""}


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
