"""What has happened to the content, day by day, in sentences, and as a feed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from macros import changelog, changes, history
from macros.changelog import NAMED, Day
from macros.check import read_platform
from macros.render import Renderer
from tests.platforms import edit
from tests.repositories import commit, repository
from tests.small_site import add_messages

HUS = "data/facts/hus.yml"
MESSAGE = "data/messages/m00000.yml"
BRYGGAN = "data/strengths/bryggan.yml"
FLER_HUS = "data/goals/fler-hus.yml"


@pytest.fixture
def root(small_root: Path) -> Path:
    """The small platform in a repository of its own, with one commit."""
    return repository(small_root)


def _renderer(root: Path, language: str = "sv") -> Renderer:
    platform, problems = read_platform(root)
    assert platform, problems
    return Renderer(platform, language, date(2026, 6, 1), history.read(root))


def _days(root: Path, language: str = "sv") -> list[Day]:
    return changelog.days(_renderer(root, language))


def _latest(root: Path, language: str = "sv") -> list[str]:
    return [each.text for each in _days(root, language)[0].sentences]


@pytest.mark.parametrize(
    ("path", "old", "new", "sv", "en"),
    [
        (FLER_HUS, "2023, value: 7", "2023, value: 8",
         "Målet Fler hus fick nya siffror.", "The goal More houses was given new figures."),
        (FLER_HUS, "Tio hus.", "Elva hus.", "Målet Fler hus ändrades.", ""),
        (HUS, "1234.5", "1235",
         "Belägget antal hus fick nya siffror.", "The fact number of houses was given new figures."),
        (HUS, "checked: 2026-11-01", "checked: 2026-11-02",
         "Belägget antal hus kontrollerades.", "The fact number of houses was checked."),
        (MESSAGE, "2026-01-01", "2026-01-01, to: 2026-03-03",
         "Budskapet Badet 0 drogs in.", "The message Swim 0 was retired."),
        (MESSAGE, "2026-01-01", "2026-01-01, to: 2099-03-03", "Budskapet Badet 0 ändrades.", ""),
        ("data/brand.yml", "intro: {sv: ", "intro: {sv: Nu. ", "Varumärket ändrades.", ""),
        (BRYGGAN, "name: {sv: ", "working_title: true\nname: {sv: ",
         "Styrkan Bryggan ändrades.", "The strength The jetty was changed."),
    ],
)  # fmt: skip
def test_what_happened_in_a_sentence(root: Path, path: str, old: str, new: str, sv: str, en: str) -> None:
    add_messages(root, 1)
    commit(root, "2026-02-01")
    edit(root, path, old, new)
    commit(root, "2026-03-04")
    assert _latest(root) == [sv]
    if en:
        assert _latest(root, "en") == [en]


def test_days_come_newest_first_and_the_first_tells_what_came(root: Path) -> None:
    edit(root, HUS, "1234.5", "1235")
    commit(root, "2026-03-04")
    found = _days(root)
    assert [each.day for each in found] == [date(2026, 3, 4), date(2026, 1, 2)]
    assert "3 mål kom till: Fler hus, nummer 2, Trivas här." in [each.text for each in found[1].sentences]


def test_many_are_counted_and_a_few_named(root: Path) -> None:
    add_messages(root, NAMED + 4)
    commit(root, "2026-03-04")
    (sentence,) = _days(root)[0].sentences
    assert sentence.text.startswith(f"{NAMED + 4} budskap kom till: Badet 0, ")
    assert (len(sentence.named), sentence.more, sentence.path) == (NAMED, 4, "om/andringar/budskap/")


def test_it_leads_to_what_is_new_and_to_how_the_rest_changed(root: Path) -> None:
    edit(root, HUS, "1234.5", "1235")
    commit(root, "2026-03-04")
    newest, first = _days(root)
    assert [each.path for each in newest.sentences[0].named] == ["om/andringar/belagg/#fact-hus"]
    paths = {each.name: each.path for sentence in first.sentences for each in sentence.named}
    assert paths["Fler hus"] == "mal/01-fler-hus/"
    assert paths["antal hus"] == "om/belagg/#hus"


def test_what_is_gone_is_told_and_what_came_and_went_is_not(root: Path) -> None:
    (root / "data/goals/boende-2.yml").unlink()
    commit(root, "2026-03-04")
    assert _latest(root) == ["Målet nummer 2 togs bort."]
    (root / "data/facts/kort.yml").write_text((root / HUS).read_text("utf-8").replace("id: hus", "id: kort"), "utf-8")
    commit(root, "2026-03-05")
    (root / "data/facts/kort.yml").unlink()
    commit(root, "2026-03-05")
    assert _days(root)[0].day == date(2026, 3, 4)


def test_an_edition_tells_what_its_readers_meet(root: Path) -> None:
    edit(root, BRYGGAN, "The ice.", "The thin ice.")
    commit(root, "2026-03-04")
    assert _latest(root, "en") == ["The strength The jetty was changed."]
    assert _days(root)[0].day == date(2026, 1, 2)


def test_the_feed_tells_the_same(root: Path) -> None:
    edit(root, HUS, "1234.5", "1235")
    commit(root, "2026-03-04")
    first, *others = changes.of_everything(_renderer(root))
    words = "Belägget antal hus fick nya siffror."
    assert first == changes.Entry(date(2026, 3, 4), "fact_figures", words, words, "om/andringar/belagg/")
    assert {each.day for each in others} == {date(2026, 1, 2)}


def test_without_a_history_nothing_is_told(small_root: Path) -> None:
    assert _days(small_root) == []
    assert changes.of_everything(_renderer(small_root)) == []
