"""Text → data with places: what is refused, in which words, and that scalars stay as they are written."""
# ruff: noqa: E501

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from macros.document import MAX_DEPTH, MAX_KB, parse, read

INDENT = "raden passar inte ihop med raderna ovanför. Fält på samma nivå ska börja i samma kolumn, och varje fält skrivs ”namn: värde”. Stämmer indraget? Se då efter om ett citattecken ovanför inte är stängt."
COLON = 'här står ett kolon till på samma rad, eller så är raden fel indragen. Sätt texten inom citattecken ("…") om den innehåller kolon; annars rätta indraget.'
TAB = "raden är indragen med en tabb. Använd mellanslag: två för varje steg in."
CHARACTER = 'texten börjar med ett tecken som har en särskild betydelse. Sätt texten inom citattecken: "…".'
ANCHOR = (
    "”&” och ”*” (ankare och hänvisningar i YAML) används inte här. Skriv ut texten, eller sätt den inom citattecken."
)
KEY = "ett fältnamn måste vara ett ord, inte en lista eller en grupp. Skriv ”namn: värde”."
DOCUMENTS = "här börjar ett andra dokument (”---”). En fil är ett dokument: flytta resten till en egen fil."
DEEP = "här ligger fält i fält i fler än 12 nivåer. Kontrollera indrag och parenteser."
MARK = "filen börjar med ett osynligt tecken (byte-order mark). Spara den som ”UTF-8” i stället för ”UTF-8 med BOM”."


def _unclosed(opened: str) -> str:
    return f"ett citattecken eller en parentes öppnas men stängs inte ({opened}). Sätt dit det som saknas: \", ', ] eller }}."


def _tag(tag: str) -> str:
    return f"”{tag}” (en typmarkering i YAML) används inte här. Ta bort den, eller sätt texten inom citattecken."


def _twice(key: str, first: int) -> str:
    return f"fältet ”{key}” står två gånger (första gången på rad {first}). Behåll det ena och ta bort det andra."


def _sign(code: str) -> str:
    return f"här står ett tecken som inte går att visa ({code}). Ta bort det."


def _turning(code: str) -> str:
    return (
        f"här står ett tecken som inte syns men vänder på bokstäverna runt om ({code}), "
        "så att något annat läses än det som står. Ta bort det."
    )


def _other(found: str) -> str:
    return f"filen går inte att tolka här ({found}). Jämför med en fil som fungerar i samma mapp."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("a: 'x\n", "x.yml:1:4: " + _unclosed("while scanning a quoted scalar"), id="single quote"),
        pytest.param('a: "x\n', "x.yml:1:4: " + _unclosed("while scanning a quoted scalar"), id="double quote"),
        pytest.param("a: [x\n", "x.yml:1:4: " + _unclosed("while parsing a flow sequence"), id="list"),
        pytest.param("a: {x: y\n", "x.yml:1:4: " + _unclosed("while parsing a flow mapping"), id="mapping"),
        pytest.param(
            "a: 'b\n---\nc'\n", "x.yml:1:4: " + _unclosed("while scanning a quoted scalar"), id="--- in quotes"
        ),
        pytest.param("a: b: c\n", "x.yml:1:5: " + COLON, id="two colons"),
        pytest.param("a: b\n   c: d\n", "x.yml:2:5: " + COLON, id="too far in"),
        pytest.param("a:\n    b: c\n  d: e\n", "x.yml:3:3: " + INDENT, id="halfway out"),
        pytest.param("a: - b\n", "x.yml:1:4: " + INDENT, id="dash after a name"),
        pytest.param("a: b\nc\nd: e\n", "x.yml:3:1: " + INDENT, id="a word alone"),
        pytest.param('a: "b" c\n', "x.yml:1:8: " + INDENT, id="text after a quotation"),
        pytest.param("a:\n\tb: c\n", "x.yml:2:1: " + TAB, id="tab"),
        pytest.param("\ta: b\n", "x.yml:1:1: " + TAB, id="tab on the first line"),
        pytest.param("a: b\n\tc: d\n", "x.yml:2:1: " + TAB, id="tab below a value"),
        pytest.param("a: @b\n", "x.yml:1:4: " + CHARACTER, id="at"),
        pytest.param("a: `b`\n", "x.yml:1:4: " + CHARACTER, id="backtick"),
        pytest.param("a: %b\n", "x.yml:1:4: " + CHARACTER, id="per cent"),
        pytest.param("a: **b**\n", "x.yml:1:5: " + CHARACTER, id="bold as in Markdown"),
        pytest.param("a: &b c\n", "x.yml:1:4: " + ANCHOR, id="anchor"),
        pytest.param("a: *b\n", "x.yml:1:4: " + ANCHOR, id="alias"),
        pytest.param("&a\n", "x.yml:1:1: " + ANCHOR, id="anchor of nothing"),
        pytest.param("a: !b c\n", "x.yml:1:4: " + _tag("!b"), id="tag"),
        pytest.param("a: !\n", "x.yml:1:4: " + _tag("!"), id="tag without a name"),
        pytest.param("!x {a: b}\n", "x.yml:1:1: " + _tag("!x"), id="tag of the whole"),
        pytest.param("a: b\n---\nc: d\n", "x.yml:2:1: " + DOCUMENTS, id="second document"),
        pytest.param("[" * 13, "x.yml:1:13: " + DEEP, id="too deep"),
        pytest.param("{a: " * 13, "x.yml:1:49: " + DEEP, id="too deep in mappings"),
        pytest.param("? [a]\n: b\n", "x.yml:1:3: " + KEY, id="list as a key"),
        pytest.param("{a: b}: c\n", "x.yml:1:1: " + KEY, id="mapping as a key"),
        pytest.param("a: b\na: c\n", "x.yml:2:1: " + _twice("a", 1), id="twice"),
        pytest.param("x:\n  - {b: 1, b: 2}\n", "x.yml:2:12: " + _twice("b", 2), id="twice, further in"),
        pytest.param("a: \0\n", "x.yml:1:4: " + _sign("U+0000"), id="NUL"),
        pytest.param("a: b\n  \x07c\n", "x.yml:2:3: " + _sign("U+0007"), id="bell"),
        pytest.param("a: b\r\0", "x.yml:2:1: " + _sign("U+0000"), id="NUL after a lone carriage return"),
        pytest.param("a: \ufeff\n", "x.yml:1:4: " + _sign("U+FEFF"), id="byte-order mark further in"),
        pytest.param("\ufeffa: b\n", "x.yml:1:1: " + MARK, id="byte-order mark"),
        pytest.param("a: b\u202ec\n", "x.yml:1:5: " + _turning("U+202E"), id="override of the direction"),
        pytest.param("# \u2066\n", "x.yml:1:3: " + _turning("U+2066"), id="isolate in a comment"),
        pytest.param('a: ["b", "\\0"]\n', "x.yml:1:10: " + _sign("U+0000"), id="NUL as an escape"),
        pytest.param('a: "b\\e[1m"\n', "x.yml:1:4: " + _sign("U+001B"), id="escape as an escape"),
        pytest.param('"\\a": b\n', "x.yml:1:1: " + _sign("U+0007"), id="bell in a key, as an escape"),
        pytest.param('a: "\\u202e"\n', "x.yml:1:4: " + _turning("U+202E"), id="override as an escape"),
        pytest.param(
            'a: "\\ud800"\n', "x.yml:1:7: " + _other("found invalid Unicode character escape code"), id="half a pair"
        ),
        pytest.param('a: "\\q"\n', "x.yml:1:5: " + _other("found unknown escape character"), id="escape"),
        pytest.param(
            "%YAML 2.0\n---\na: b\n", "x.yml:1:1: " + _other("found incompatible YAML document"), id="version"
        ),
    ],
)
def test_what_is_refused(text: str, message: str) -> None:
    assert [problem.text() for problem in parse(text, "x.yml").problems] == [message]


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
    monkeypatch.setattr("macros.document.LOADER", yaml.BaseLoader)
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
        (b"\xef\xbb\xbfa: b\n", "x.yml:1:1: " + MARK),
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
