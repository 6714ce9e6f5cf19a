"""Where the history stands: the day at a page's foot, the pages of details, and what they say without a history."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from macros import history, history_pages
from macros.built_page import BuiltPage
from macros.check import read_platform
from macros.edition import Edition
from macros.history import PAGE
from macros.history_pages import GROUPS, SHOWN, Last, Places
from macros.load import FOLDERS, SINGLE
from macros.macros_pages import Macros
from macros.render import Renderer
from macros.site import Settings
from tests.platforms import edit
from tests.repositories import commit, repository

HUS = "data/facts/hus.yml"
BRYGGAN = "data/strengths/bryggan.yml"
FIRST, LATER, LAST = date(2026, 1, 2), date(2026, 3, 4), date(2026, 3, 5)


@pytest.fixture
def root(small_root: Path) -> Path:
    """The small platform in a repository of its own, with one commit and two written pages."""
    for language in ("sv", "en"):
        page = small_root / "docs" / language / "om" / "oss.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text('---\ntitle: Oss\n---\n\n{{ value("hus") }} hus.\n', "utf-8")
    return repository(small_root)


def _renderer(root: Path, language: str = "sv") -> Renderer:
    platform, problems = read_platform(root)
    assert platform, problems
    return Renderer(platform, language, date(2026, 6, 1), history.read(root))


def _last(root: Path, markdown: str, source: str = "", language: str = "sv") -> Last | None:
    return _renderer(root, language).places.last(markdown, source, language)


def test_an_item_that_never_changed_has_the_day_on_which_it_came(root: Path) -> None:
    assert _last(root, '{{ strength_page("bryggan") }}') == Last(FIRST, "came", "")


def test_an_item_that_changed_leads_to_how(root: Path) -> None:
    edit(root, BRYGGAN, "The ice.", "The thin ice.")
    commit(root, "2026-03-04")
    call = '{{ strength_page("bryggan") }}'
    assert _last(root, call, language="en") == Last(LATER, "changed", "om/andringar/styrkor/#strength-bryggan")
    assert _last(root, call) == Last(FIRST, "came", ""), "only the English text changed"


@pytest.mark.parametrize("markdown", ['{{ goal_page("fler-hus") }}', 'Se {{ value("hus") }}.'])
def test_a_figure_that_a_page_states_is_its_content(root: Path, markdown: str) -> None:
    source = "" if "goal_page" in markdown else "docs/sv/om/oss.md"
    edit(root, HUS, "1234.5", "1235")
    commit(root, "2026-03-04")
    expected = Last(LATER, "changed", "om/andringar/belagg/#fact-hus")
    assert _last(root, markdown, source) == expected
    edit(root, HUS, "checked: 2026-11-01", "checked: 2026-11-02")
    commit(root, "2026-03-05")
    assert _last(root, markdown, source) == expected, "that a fact was checked changes no page but the facts'"
    assert _last(root, "{{ facts_page() }}") == Last(LAST, "changed", "om/andringar/belagg/")


def test_a_list_changes_when_something_comes_or_goes(root: Path) -> None:
    assert _last(root, "{{ goals_index() }}") == Last(FIRST, "came", "")
    (root / "data/goals/boende-2.yml").unlink()
    commit(root, "2026-03-04")
    assert _last(root, "{{ goals_index() }}") == Last(LATER, "changed", "om/andringar/mal/")


def test_a_written_page(root: Path) -> None:
    edit(root, "docs/sv/om/oss.md", "hus.", "hus och en brygga.")
    commit(root, "2026-03-04")
    text = (root / "docs/sv/om/oss.md").read_text("utf-8")
    assert _last(root, text, "docs/sv/om/oss.md") == Last(LATER, "changed", "om/andringar/sidor/#page-om-oss")
    assert _last(root, text, "docs/en/om/oss.md", "en") == Last(FIRST, "came", "")


def test_no_day_is_said_where_none_is_known(root: Path) -> None:
    assert _last(root, "Ny sida.", "docs/sv/om/ny.md") is None, "not committed"
    assert _last(root, "{{ licences_page() }}") is None, "no content of ours"
    platform = _renderer(root).platform
    places = Places(history.History(), platform)
    assert places.last('{{ goal_page("fler-hus") }}', "", "sv") is None
    found = history.read(root)
    file = replace(found.files[BRYGGAN], older=True)
    places = Places(replace(found, files={**found.files, BRYGGAN: file}), platform)
    assert places.last('{{ strength_page("bryggan") }}', "", "sv") is None, "all that was read of it was layout"


def test_the_foot_in_words(root: Path) -> None:
    edit(root, BRYGGAN, "The ice.", "The thin ice.")
    commit(root, "2026-03-04")
    renderer = _renderer(root, "en")
    edition = Edition(renderer, Settings.read(renderer.platform, root))
    assert edition.changed("styrkor/bryggan.md") == {
        "words": "The content last changed on 4 March 2026.", "path": "om/andringar/styrkor/#strength-bryggan"
    }  # fmt: skip
    assert edition.changed("om/oss.md")["words"] == "The text was added on 2 January 2026 and has not changed since."
    assert edition.changed("om/licenser.md") == {}


def test_every_kind_has_its_place() -> None:
    kinds = [kind for group in GROUPS.values() for kind in group]
    assert sorted(kinds) == sorted([*FOLDERS, *SINGLE, PAGE])


def test_long_histories_are_spread_over_pages_alike_in_both_editions(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for strength in ("bryggan", "angen"):
        edit(root, f"data/strengths/{strength}.yml", "tagline: {sv: ", "tagline: {sv: Nu. ")
    commit(root, "2026-03-04")
    monkeypatch.setattr(history_pages, "_VOLUME", 100)
    renderers = [_renderer(root, language) for language in ("sv", "en")]
    shown = [[[file.id for file in files] for files in each.places.pages["styrkor"]] for each in renderers]
    assert shown == [[["bryggan"], ["angen"]]] * 2, "in the order in which the site shows them"
    assert _last(root, '{{ strength_page("angen") }}') == Last(
        LATER, "changed", "om/andringar/styrkor/sida-2/#strength-angen"
    )


# The pages


def _page(root: Path, call: str, language: str = "sv") -> str:
    renderer = _renderer(root, language)
    macros = Macros(renderer, Settings.read(renderer.platform, root), lambda: "om/andringar/styrkor/")
    name, _, arguments = call.partition(" ")
    group = arguments.split()
    return str(macros.history_group(group[0], int(group[1])) if group else getattr(macros, name)())


def test_the_page_tells_what_was_and_what_is(root: Path) -> None:
    edit(root, BRYGGAN, "The ice.", "The <b>thin</b> ice.")
    commit(root, "2026-03-04")
    html = _page(root, "history_group styrkor 1", "en")
    assert '<time datetime="2026-03-04">4 March 2026</time>' in html
    assert "added: </span>&lt;b&gt;thin&lt;/b&gt;</ins>" in html or "&lt;b&gt;thin&lt;/b&gt;" in html
    assert "The text was added on 2 January 2026." in html
    assert 'id="strength-bryggan"' in html
    assert "strength-bryggan" not in _page(root, "history_group styrkor 1"), "nothing that Swedish readers meet"


def test_the_latest_are_shown_and_it_says_that_there_are_older(root: Path) -> None:
    for day in range(1, SHOWN + 2):
        edit(root, HUS, "value: ", f"value: {day} #")
        commit(root, f"2026-03-{day:02}")
    html = _page(root, "history_group belagg 1")
    assert html.count("<h3>") == SHOWN
    assert "Äldre ändringar finns i git-arkivet." in html


def test_a_version_that_cannot_be_read_is_said_plainly(root: Path) -> None:
    text = (root / HUS).read_text("utf-8")
    edit(root, HUS, None, "a: [")
    commit(root, "2026-03-04")
    edit(root, HUS, None, text)
    commit(root, "2026-03-05")
    assert "Hur går inte att visa" in _page(root, "history_group belagg 1")


@pytest.mark.parametrize("call", ["history_page", "history_group styrkor 1"])
def test_without_a_history_the_pages_say_so(small_root: Path, call: str) -> None:
    html = _page(small_root, call)
    assert "Historiken följde inte med i det här bygget." in html
    assert "<section" not in html


def test_the_site_without_a_history_has_the_pages_and_no_days(bank: Path) -> None:
    assert "Historiken följde inte med" in BuiltPage(bank / "om/andringar/index.html").text
    assert (bank / "om/andringar/styrkor/index.html").is_file()
    assert not [file for file in bank.rglob("*.html") if "brand-footer__changed" in file.read_text("utf-8")]
