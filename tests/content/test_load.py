"""The files of a platform: which are read, which are refused, in what order items come."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.content.kinds import MANY, ONE
from macros.content.loader import load
from tests.support.platforms import edit, faults, platform_at, stopping
from tests.support.problem_snapshots import described

HUS = "data/facts/hus.yml"
NEEDED = sorted(name for name, kind in ONE.items() if not kind.optional)


def test_a_folder_without_content_misses_its_files(tmp_path: Path) -> None:
    found = faults(tmp_path)
    assert [row.path for row in found if row.code == "missing-file"] == [f"data/{kind}.yml" for kind in NEEDED]


@pytest.mark.parametrize(
    "path", ["data/facts/till.yaml", "data/facts/till.YML", "data/facts/till.json", "docs/sv/till.markdown"]
)
def test_another_ending_is_told(small_root: Path, path: str) -> None:
    (small_root / path).write_text("a: b\n", "utf-8")
    expected = ".md" if path.startswith("docs/") else ".yml"
    told = f"{path}:1:1 wrong-ending found={Path(path).suffix} expected={expected}"
    assert described(load(small_root).problems) == [told]


def test_what_editors_and_systems_leave_behind_is_passed_by(small_root: Path) -> None:
    for name in (".hus.yml.swp", ".dold.yml", "LÄSMIG.md", "hus.yml~", "Thumbs.db"):
        (small_root / "data/facts" / name).write_text("a: [", "utf-8")
    assert load(small_root).problems == []


@pytest.mark.parametrize(
    ("path", "text", "fields"),
    [
        (HUS, "", "id, label, value, year, source, checked"),
        ("data/goals/boende-2.yml", "\n \n", "id, number, area, wording, sources, standing"),
        ("data/sources.yml", "# bara en anmärkning\n", "…"),
    ],
)
def test_an_empty_file(small_root: Path, path: str, text: str, fields: str) -> None:
    edit(small_root, path, None, text)
    assert described(load(small_root).problems) == [f"{path}:1:1 empty fields={fields}"]


def test_a_file_that_is_a_dash_alone_is_not_empty(small_root: Path) -> None:
    edit(small_root, HUS, None, "---\n")
    (found,) = load(small_root).problems
    assert (found.line, found.code) == (2, "type-object")


@pytest.mark.parametrize("path", ["data/facts/mapp.yml", "docs/sv/mapp.md", "data/pictures/mapp.svg"])
@pytest.mark.parametrize("make", [Path.mkdir, getattr(os, "mkfifo", Path.mkdir)])
def test_a_folder_or_a_pipe_with_a_files_name_cannot_be_read(
    small_root: Path, path: str, make: Callable[[Path], None]
) -> None:
    make(small_root / path)
    assert described(load(small_root).problems) == [f"{path}:1:1 no-file"]


def test_a_link_that_leads_nowhere_cannot_be_read(small_root: Path) -> None:
    (small_root / "data/facts/lank.yml").symlink_to(small_root / "borta.yml")
    told = "data/facts/lank.yml:1:1 unreadable reason=No such file or directory"
    assert described(load(small_root).problems) == [told]


@pytest.mark.parametrize("path", ["docs/sv/index.md", "data/pictures/hero.svg"])
def test_pages_and_pictures_in_another_encoding_cannot_be_read(small_root: Path, path: str) -> None:
    (small_root / path).write_bytes("år".encode("latin-1"))
    assert described(load(small_root).problems) == [f"{path}:1:1 encoding found=0xE5"]


@pytest.mark.parametrize(
    ("text", "code"),
    [("\ufeff# A", "byte-order-mark"), ("A\n\0", "control-character"), ("\u202eA", "bidi-character")],
)
def test_pages_may_not_hold_what_is_not_seen(small_root: Path, text: str, code: str) -> None:
    edit(small_root, "docs/sv/index.md", None, text)
    assert code in [problem.code for problem in load(small_root).problems if problem.stops]


def test_a_text_of_which_nothing_is_seen_is_empty(small_root: Path) -> None:
    edit(small_root, HUS, "sv: antal hus", 'sv: "\u200b\u00ad\u2060\u3164 \u200d"')
    assert [problem.code for problem in load(small_root).problems] == ["blank"]


def test_a_folder_of_items_may_be_missing(small_root: Path) -> None:
    for file in (small_root / "data/initiatives").iterdir():
        file.unlink()
    (small_root / "data/initiatives").rmdir()
    assert stopping(small_root) == []


def test_everything_is_read(small_root: Path) -> None:
    found = platform_at(small_root)
    assert (len(found.strategies), len(found.strengths), len(found.areas), len(found.goals)) == (1, 2, 1, 3)
    assert (len(found.facts), len(found.initiatives), len(found.perspectives)) == (3, 1, 1)
    assert found.paths["fact", "hus"] == HUS
    assert found.paths["brand", "brand"] == "data/brand.yml"
    assert {"hero", "wordmark", "brygga"} <= set(found.pictures)
    assert list(found.strengths) == ["bryggan", "angen"], "by order, not by name"
    assert [goal.number for goal in found.goals.values()] == [1, 2, 3]


def test_types_are_cast_and_texts_are_not(small_root: Path) -> None:
    edit(small_root, HUS, 'value: "1234.5"', "value: 000000\nkind: text")
    found = platform_at(small_root)
    assert found.facts["hus"].value == "000000"
    assert found.facts["hus"].checked.isoformat() == "2026-11-01"
    assert found.facts["hus"].certainty == "certain"
    assert found.goals["boende-2"].name is None
    assert (found.strategies["lillbyplanen"].period.start, found.strategies["lillbyplanen"].period.end) == (2020, 2030)


def test_written_pages_are_those_below_docs_but_what_developers_read(small_root: Path) -> None:
    for folder in ("sv/om", "developer"):
        edit(small_root, f"docs/{folder}/rast.md", None, "Kaffe.")
    found = load(small_root).prose
    assert found["docs/sv/om/rast.md"] == "Kaffe."
    assert "docs/developer/rast.md" not in found


def test_a_broken_file_is_left_out_of_what_is_sound(small_root: Path) -> None:
    edit(small_root, HUS, None, "a: [")
    library = load(small_root)
    assert "hus" in library.documents["fact"]
    assert ("fact", "hus") not in {(kind, id_) for kind, id_, _ in library.valid}
    assert library.single("nothing") == {}


def test_kinds_have_a_schema_each(small_root: Path) -> None:
    assert {f"{kind}.schema.json" for kind in ("common", *ONE, *MANY)} == set(load(small_root).schemas.by_file)
