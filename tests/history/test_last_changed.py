"""The day at a page's foot: when its content last changed, and no day where none is known."""

from datetime import date
from pathlib import Path

import pytest

from macros.history import log
from macros.history.log import FileHistory, History, Last
from macros.rendering.renderer import Renderer
from macros.rendering.settings import Settings
from macros.site.edition import Edition
from macros.site.last_changed import LastChanges
from tests.support.platforms import edit, platform_at
from tests.support.repositories import commit, repository

HUS = "data/facts/hus.yml"
BRYGGAN = "data/strengths/bryggan.yml"
FIRST, LATER, LAST = date(2026, 1, 2), date(2026, 3, 4), date(2026, 3, 5)


@pytest.fixture
def root(small_root: Path) -> Path:
    """The small platform in a repository of its own, with one commit and two written pages."""
    for language in ("sv", "en"):
        edit(small_root, f"docs/{language}/om/oss.md", None, '---\ntitle: Oss\n---\n\n{{ value("hus") }} hus.\n')
    return repository(small_root)


def _read(root: Path) -> History:
    return log.read(root, ("sv", "en"))


def _last(
    root: Path, markdown: str, source: str = "", language: str = "sv", known: History | None = None
) -> Last | None:
    platform = platform_at(root)
    return LastChanges(_read(root) if known is None else known, platform, language).of(markdown, source)


def test_an_item_changes_for_those_who_read_its_language_and_else_came(root: Path) -> None:
    edit(root, BRYGGAN, "The ice.", "The thin ice.")
    commit(root, "2026-03-04")
    call = '{{ strength_page("bryggan") }}'
    assert _last(root, call, language="en") == Last(LATER, "changed")
    assert _last(root, call) == Last(FIRST, "came")


@pytest.mark.parametrize("markdown", ['{{ goal_page("fler-hus") }}', 'Se {{ value("hus") }}.'])
def test_a_figure_that_a_page_states_is_its_content(root: Path, markdown: str) -> None:
    source = "" if "goal_page" in markdown else "docs/sv/om/oss.md"
    edit(root, HUS, "1234.5", "1235")
    commit(root, "2026-03-04")
    expected = Last(LATER, "changed")
    assert _last(root, markdown, source) == expected
    edit(root, HUS, "checked: 2026-11-01", "checked: 2026-11-02")
    commit(root, "2026-03-05")
    assert _last(root, markdown, source) == expected, "that a fact was checked changes no page but the facts'"
    assert _last(root, "{{ facts_page() }}") == Last(LAST, "changed")


def test_a_list_changes_when_something_comes_or_goes(root: Path) -> None:
    assert _last(root, "{{ goals_index() }}") == Last(FIRST, "came")
    (root / "data/goals/boende-2.yml").unlink()
    commit(root, "2026-03-04")
    assert _last(root, "{{ goals_index() }}") == Last(LATER, "changed")


def test_a_written_page(root: Path) -> None:
    edit(root, "docs/sv/om/oss.md", "hus.", "hus och en brygga.")
    commit(root, "2026-03-04")
    text = (root / "docs/sv/om/oss.md").read_text("utf-8")
    assert _last(root, text, "docs/sv/om/oss.md") == Last(LATER, "changed")
    assert _last(root, text, "docs/en/om/oss.md", "en") == Last(FIRST, "came")


def test_no_day_is_said_where_none_is_known(root: Path) -> None:
    assert _last(root, "Ny sida.", "docs/sv/om/ny.md") is None, "not committed"
    assert _last(root, "{{ licences_page() }}") is None, "no content of ours"
    strength = '{{ strength_page("bryggan") }}'
    assert _last(root, strength, known={}) is None
    assert _last(root, strength, known={BRYGGAN: FileHistory("strength", None, {}, None)}) is None


def test_the_foot_in_words(root: Path) -> None:
    edit(root, BRYGGAN, "The ice.", "The thin ice.")
    commit(root, "2026-03-04")
    platform = platform_at(root)
    edition = Edition(Renderer(platform, "en"), Settings.read(platform, root))
    assert edition.changed("styrkor/bryggan.md") == "The content last changed on 4 March 2026."
    assert edition.changed("om/oss.md") == "The text was added on 2 January 2026 and has not changed since."
    assert edition.changed("om/licenser.md") == ""


def test_every_page_without_a_history_says_no_day(bank: Path) -> None:
    assert not [file for file in bank.rglob("*.html") if "brand-footer__changed" in file.read_text("utf-8")]
