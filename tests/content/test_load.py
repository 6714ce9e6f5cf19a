"""The files of a platform: which are read, which are refused, in what order items come."""
# ruff: noqa: E501

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.checks.check import read_platform
from macros.content.kinds import MANY, ONE
from macros.content.loader import load, platform
from tests.support.platforms import edit, stopping

HUS = "data/facts/hus.yml"
NEEDED = sorted(name for name, kind in ONE.items() if not kind.optional)
MISSING = "filen saknas. Den behövs för hela plattformen: hämta tillbaka den ur historiken, eller skapa den efter data/schema/{}.schema.json."


def _empty(fields: str) -> str:
    return f"filen är tom. Fyll i fälten ({fields}), eller ta bort filen."


@pytest.mark.parametrize("kind", NEEDED)
def test_a_single_file_that_is_missing(small_root: Path, kind: str) -> None:
    (small_root / f"data/{kind}.yml").unlink()
    assert f"data/{kind}.yml:1:1: " + MISSING.format(kind) in stopping(small_root)


def test_a_missing_file_in_english(small_root: Path) -> None:
    (small_root / "data/vocabulary.yml").unlink()
    assert stopping(small_root, "en") == [
        "data/vocabulary.yml:1:1: the file is missing. The whole platform needs it: fetch it back from the history, or make it after data/schema/vocabulary.schema.json."
    ]


def test_a_folder_without_content_misses_its_files(tmp_path: Path) -> None:
    told = stopping(tmp_path)
    files = [f"data/{kind}.yml:1:1: " + MISSING.format(kind) for kind in NEEDED]
    assert [message for message in told if "/schema/" not in message.partition(":")[0]] == files
    assert len(told) == len(NEEDED) + len(MANY) + len(ONE) + 1  # and each schema, with the shared parts


@pytest.mark.parametrize("ending", [".yaml", ".YML", ".YAML", ".json"])
def test_another_ending_is_told(small_root: Path, ending: str) -> None:
    (small_root / f"data/facts/till{ending}").write_text("a: b\n", "utf-8")
    assert stopping(small_root) == [
        f"data/facts/till{ending}:1:1: filen slutar på ”{ending}” och läses därför inte. Byt namn så att den slutar på ”.yml”."
    ]


@pytest.mark.parametrize("name", [".hus.yml.swp", ".dold.yml", "LÄSMIG.md", "hus.yml~", "Thumbs.db"])
def test_what_editors_and_systems_leave_behind_is_passed_by(small_root: Path, name: str) -> None:
    (small_root / "data/facts" / name).write_text("a: [", "utf-8")
    assert stopping(small_root) == []


@pytest.mark.parametrize(
    ("path", "message"),
    [
        (HUS, _empty("id, label, value, year, source, checked")),
        ("data/goals/boende-2.yml", _empty("id, number, area, wording, sources, standing")),
        ("data/sources.yml", _empty("…")),
    ],
)
@pytest.mark.parametrize("text", ["", "\n \n", "# bara en anmärkning\n"])
def test_an_empty_file(small_root: Path, path: str, message: str, text: str) -> None:
    edit(small_root, path, None, text)
    assert f"{path}:1:1: {message}" in stopping(small_root)


def test_a_file_that_is_a_dash_alone_is_not_empty(small_root: Path) -> None:
    edit(small_root, HUS, None, "---\n")
    assert stopping(small_root) == [
        "data/facts/hus.yml:2:1: här står ”” (–), men här ska stå fält med namn. Skriv till exempel: {…}"
    ]


@pytest.mark.parametrize("path", ["data/facts/mapp.yml", "docs/sv/mapp.md", "data/pictures/mapp.svg"])
@pytest.mark.parametrize("make", [Path.mkdir, getattr(os, "mkfifo", Path.mkdir)])
def test_a_folder_or_a_pipe_with_a_files_name_cannot_be_read(
    small_root: Path, path: str, make: Callable[[Path], None]
) -> None:
    make(small_root / path)
    told = "det här är ingen vanlig fil, så den går inte att läsa. Ta bort den, eller skriv en fil med det namnet."
    assert stopping(small_root) == [f"{path}:1:1: {told}"]


def test_a_link_that_leads_nowhere_cannot_be_read(small_root: Path) -> None:
    (small_root / "data/facts/lank.yml").symlink_to(small_root / "borta.yml")
    assert stopping(small_root) == [
        "data/facts/lank.yml:1:1: filen går inte att läsa (No such file or directory). Kontrollera att den finns och att du får öppna den."
    ]


@pytest.mark.parametrize("path", ["docs/sv/index.md", "data/pictures/hero.svg"])
def test_pages_and_pictures_in_another_encoding_cannot_be_read(small_root: Path, path: str) -> None:
    (small_root / path).write_bytes("år".encode("latin-1"))
    (message,) = stopping(small_root)
    assert message == f"{path}:1:1: tecknet här är inte UTF-8 (byte 0xE5). Spara om filen med teckenkodningen UTF-8."


@pytest.mark.parametrize(
    ("text", "code"),
    [("\ufeff# A", "byte-order-mark"), ("A\n\0", "control-character"), ("\u202eA", "bidi-character")],
)
def test_pages_may_not_hold_what_is_not_seen(small_root: Path, text: str, code: str) -> None:
    edit(small_root, "docs/sv/index.md", None, text)
    assert code in [problem.code for problem in load(small_root).problems if problem.stops]


@pytest.mark.parametrize("text", ["\u200b", "\u00ad\u2060", "\u3164 \u200d"])
def test_a_text_of_which_nothing_is_seen_is_empty(small_root: Path, text: str) -> None:
    edit(small_root, HUS, "sv: antal hus", f'sv: "{text}"')
    assert [problem.code for problem in load(small_root).problems] == ["blank"]


def test_a_folder_of_items_may_be_missing(small_root: Path) -> None:
    for file in (small_root / "data/initiatives").iterdir():
        file.unlink()
    (small_root / "data/initiatives").rmdir()
    assert stopping(small_root) == []


def test_everything_is_read(small_root: Path) -> None:
    found, _ = read_platform(small_root)
    assert found is not None
    assert (len(found.strategies), len(found.strengths), len(found.areas), len(found.goals)) == (1, 2, 1, 3)
    assert (len(found.facts), len(found.initiatives), len(found.perspectives)) == (3, 1, 1)
    assert found.paths["fact", "hus"] == HUS
    assert found.paths["brand", "brand"] == "data/brand.yml"
    assert {"hero", "wordmark", "brygga"} <= set(found.pictures)
    assert list(found.strengths) == ["bryggan", "angen"], "by order, not by name"
    assert [goal.number for goal in found.goals.values()] == [1, 2, 3]


def test_types_are_cast_and_texts_are_not(small_root: Path) -> None:
    found, _ = read_platform(small_root)
    assert found is not None
    assert found.facts["hus"].value == "1234.5"
    assert found.facts["hus"].checked.isoformat() == "2026-11-01"
    assert found.facts["hus"].certainty == "certain"
    assert found.goals["boende-2"].name is None
    assert (found.strategies["lillbyplanen"].period.start, found.strategies["lillbyplanen"].period.end) == (2020, 2030)


@pytest.mark.parametrize("value", ["no", "null", "000000", "12:30", "0x1F", "~"])
def test_a_text_fact_keeps_its_value_as_written(small_root: Path, value: str) -> None:
    edit(small_root, HUS, 'value: "1234.5"', f"value: {value}\nkind: text")
    found, _ = read_platform(small_root)
    assert found is not None
    assert found.facts["hus"].value == value


def test_written_pages_are_those_below_docs(small_root: Path) -> None:
    (small_root / "docs/sv/om").mkdir()
    (small_root / "docs/sv/om/rast.md").write_text("Kaffe.", "utf-8")
    assert load(small_root).prose["docs/sv/om/rast.md"] == "Kaffe."


def test_what_developers_read_is_no_page(small_root: Path) -> None:
    (small_root / "docs/developer").mkdir()
    (small_root / "docs/developer/map.md").write_text('{{ fact("ID") }}', "utf-8")
    assert "docs/developer/map.md" not in load(small_root).prose


def test_a_broken_file_is_left_out_of_what_is_sound(small_root: Path) -> None:
    edit(small_root, HUS, None, "a: [")
    library = load(small_root)
    assert "hus" in library.documents["fact"]
    assert ("fact", "hus") not in {(kind, id_) for kind, id_, _ in library.valid}
    assert library.single("nothing") == {}


def test_the_same_files_give_the_same_platform(small_root: Path) -> None:
    assert platform(load(small_root)) == platform(load(small_root))


def test_kinds_have_a_schema_each(small_root: Path) -> None:
    assert {*ONE, *MANY} == set(load(small_root).schemas.kinds)


def test_a_schema_that_is_missing_or_broken_is_told_and_nothing_else_is(small_root: Path) -> None:
    schemas = small_root / "data" / "schema"
    (schemas / "fact.schema.json").unlink()
    (schemas / "goal.schema.json").write_text('{\n  "type": object\n}\n', "utf-8")
    ending = "Utan det kan inget kontrolleras: hämta tillbaka filen ur historiken."
    assert stopping(small_root) == [
        f"data/schema/fact.schema.json:1:1: schemat saknas eller går inte att läsa (–). {ending}",
        f"data/schema/goal.schema.json:2:11: schemat saknas eller går inte att läsa (Expecting value). {ending}",
    ]


def test_a_missing_schema_in_english(small_root: Path) -> None:
    (small_root / "data" / "schema" / "common.schema.json").unlink()
    assert stopping(small_root, "en") == [
        "data/schema/common.schema.json:1:1: the schema is missing or cannot be read (–). "
        "Nothing can be checked without it: fetch the file back from the history."
    ]
