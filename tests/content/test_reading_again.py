"""A reading that begins from the last one is the same as one that begins from nothing, whatever was changed between."""

import random
from pathlib import Path

from macros.checks.check import problems_of
from macros.checks.mkdocs_settings import FILE
from macros.content.loader import Library, load, platform
from macros.content.yaml_reader import read
from macros.site import session
from tests.support.platforms import anew, edit
from tests.support.site import engine

SIGNS = ("", "x", "\n", "  ", "{fact:hus}", "{fact:nej}", "pärla", "störst", ": ", "- ", "\t", "å", "<b>", "2026-01-01")


def test_reading_again_is_reading_anew(small_root: Path) -> None:
    edit(small_root, "docs/sv/om.md", None, "# Om\n\nVi bor vid ängen.\n")
    chance, library = random.Random(0), load(small_root)
    for _ in range(10):
        file = chance.choice(_files(small_root))
        before = file.read_bytes()
        _edit(file, chance)
        library = load(small_root, before=library)
        _is_as(library, anew(small_root))
        if chance.random() < 0.7:  # else most of the time everything would be broken
            file.write_bytes(before)


def _files(root: Path) -> list[Path]:
    return sorted(path for folder in ("data", "docs") for path in (root / folder).rglob("*.*") if path.is_file())


def _edit(file: Path, chance: random.Random) -> None:
    """Change something in the file, or give it another name."""
    text = file.read_text("utf-8")
    start = chance.randrange(len(text) + 1)
    if file.suffix == ".json":  # a schema that still is JSON, and says something else
        file.write_text(text.replace('"pattern"', '"x-pattern"', 1), "utf-8")
    elif chance.random() < 0.1:
        file.rename(file.with_name(f"annan{chance.randrange(9)}{file.suffix}"))
    else:
        file.write_text(text[:start] + chance.choice(SIGNS) + text[start + chance.randrange(3) :], "utf-8")


def _is_as(again: Library, anew: Library) -> None:
    found = problems_of(again)
    assert found == problems_of(anew)
    assert again.prose == anew.prose
    data = [{kind: {id_: each.data for id_, each in rows.items()} for kind, rows in library.documents.items()}
            for library in (again, anew)]  # fmt: skip
    assert data[0] == data[1]
    if not any(row.stops for row in found):
        assert platform(again) == platform(anew)


def test_a_file_that_cannot_be_read_is_read_when_it_can(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_bytes(b"\xff")
    broken = read(file, "a.yml")
    file.write_bytes(b"")
    empty = read(file, "a.yml", broken)
    file.unlink()
    gone = read(file, "a.yml", empty)
    assert [[row.code for row in each.problems] for each in (broken, empty, gone)] == [["encoding"], [], ["unreadable"]]


def test_the_content_is_the_same_reading_until_something_changes(small_root: Path) -> None:
    first = session.current(small_root)
    assert session.current(small_root) is first
    edit(small_root, "data/facts/hus.yml", "value: ", "value: 1")
    second = session.current(small_root)
    assert second is not first
    assert second.library.documents["strength"]["bryggan"] is first.library.documents["strength"]["bryggan"]


def test_a_change_of_the_settings_for_mkdocs_is_read_and_what_it_may_not_say_stops(small_root: Path) -> None:
    engine(small_root)
    first = session.current(small_root)
    assert first.platform
    edit(small_root, FILE, "strict: true", "nav: []\nstrict: true")
    second = session.current(small_root)
    assert second.platform is None
    assert [row.code for row in second.problems if row.stops] == ["setting-elsewhere"]
    edit(small_root, FILE, "nav: []\n", "")
    assert session.current(small_root).platform
