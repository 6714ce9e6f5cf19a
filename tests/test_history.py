"""The history of the content's files from git: what it says, and where it says nothing."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from macros import history
from macros.history import Entry
from macros.model import Platform
from macros.render import Renderer
from tests.axe import DESKTOP, PHONE, violations
from tests.platforms import edit, small_platform
from tests.site import ROOT

NARROW = {"width": 320, "height": 640}

HUS = "data/facts/hus.yml"
FLER_HUS = "data/goals/fler-hus.yml"


def _git(root: Path, *arguments: str, day: str = "2026-01-02") -> None:
    stamp = f"{day}T12:00:00+00:00"
    who = {f"GIT_{role}_{what}": "x@y.example" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {**os.environ, **who, "GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp}
    subprocess.run(["git", *arguments], cwd=root, env=environment, check=True, capture_output=True)


def _commit(root: Path, words: str, day: str) -> None:
    _git(root, "add", "-A", day=day)
    _git(root, "commit", "-q", "--allow-empty-message", "-m", words, day=day)


@pytest.fixture
def repository(small_root: Path) -> Path:
    """The small platform in a repository of its own, with one commit."""
    _git(small_root, "init", "-q")
    _commit(small_root, "All of it", "2026-01-02")
    return small_root


def test_days_and_words_the_newest_first(repository: Path) -> None:
    edit(repository, HUS, "1234.5", "1235")
    _commit(repository, 'Half a house is no house\n\nNot "shown".', "2026-03-04")
    found = history.read(repository)
    assert found[HUS] == [
        Entry(date(2026, 3, 4), "Half a house is no house", False),
        Entry(date(2026, 1, 2), "All of it", True),
    ]
    assert found[FLER_HUS] == [Entry(date(2026, 1, 2), "All of it", True)]
    assert all(path.startswith("data/") for path in found)


def test_what_is_not_committed_is_no_history(repository: Path) -> None:
    before = history.read(repository)
    edit(repository, HUS, "1234.5", "1235")
    assert history.read(repository) == before


def test_a_file_that_was_away_was_added_anew(repository: Path) -> None:
    text = (repository / HUS).read_text("utf-8")
    (repository / HUS).unlink()
    _commit(repository, "Away", "2026-02-01")
    (repository / HUS).write_text(text, "utf-8")
    _commit(repository, "", "2026-03-01")
    assert [(entry.words, entry.added) for entry in history.read(repository)[HUS]] == [("", True), ("All of it", True)]


def test_a_project_in_a_folder_of_the_repository(tmp_path: Path) -> None:
    (tmp_path / "inner" / "data" / "facts").mkdir(parents=True)
    (tmp_path / "inner" / "data" / "facts" / "å b.yml").write_text("x", "utf-8")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "outer.yml").write_text("x", "utf-8")
    _git(tmp_path, "init", "-q")
    _commit(tmp_path, "Both", "2026-01-02")
    assert list(history.read(tmp_path / "inner")) == ["data/facts/å b.yml"]


def test_nothing_outside_a_repository_and_in_an_empty_one(tmp_path: Path) -> None:
    assert history.read(tmp_path) == {}
    assert history.read(tmp_path / "missing") == {}
    _git(tmp_path, "init", "-q")
    assert history.read(tmp_path) == {}


def test_nothing_in_a_shallow_clone(repository: Path, tmp_path: Path) -> None:
    edit(repository, HUS, "1234.5", "1235")
    _commit(repository, "Later", "2026-03-04")
    _git(tmp_path, "clone", "-q", "--depth", "1", repository.as_uri(), "shallow")
    assert history.read(tmp_path / "shallow") == {}


def test_nothing_without_git_or_with_one_that_hangs(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("git", 5)

    with monkeypatch.context() as patch:
        patch.setenv("PATH", "")
        assert history.read(repository) == {}
    monkeypatch.setattr(subprocess, "run", hang)
    assert history.read(repository) == {}


# On the page


@pytest.fixture
def platform(tmp_path: Path) -> Platform:
    return small_platform(tmp_path / "read")


def _shown(platform: Platform, entries: list[Entry], language: str = "sv") -> str:
    renderer = Renderer(platform, language, history={FLER_HUS: entries})
    template = renderer.environment.from_string(
        '{% import "_parts.html" as parts with context %}{{ parts.history("data/goals/fler-hus.yml") }}'
    )
    return " ".join(template.render().split())


def test_the_page_says_when_and_why(platform: Platform) -> None:
    html = _shown(platform, [Entry(date(2026, 3, 4), "Why <b>not</b>", False), Entry(date(2026, 1, 2), "All", True)])
    assert '<li>Ändrades 4 mars 2026: <span lang="en">Why &lt;b&gt;not&lt;/b&gt;</span></li>' in html
    assert "<li>Lades till 2 januari 2026</li>" in html
    assert "däremellan" not in html


def test_the_page_in_english(platform: Platform) -> None:
    html = _shown(platform, [Entry(date(2026, 1, 2), "All", True)], "en")
    assert "<summary>How this text has changed</summary>" in html
    assert "<li>Added 2 January 2026</li>" in html


def test_ten_changes_are_shown_and_the_first_is_among_them(platform: Platform) -> None:
    days = [Entry(date(2026, 2, day), f"w{day}", False) for day in range(20, 0, -1)]
    html = _shown(platform, [*days, Entry(date(2026, 1, 2), "All", True)])
    assert html.count("<li>") == 10
    assert "w20" in html
    assert "w11" not in html
    assert "<li>Lades till 2 januari 2026</li>" in html
    assert "Ändringar däremellan som inte visas: 11." in html


def test_nothing_is_said_where_nothing_is_known(platform: Platform) -> None:
    assert _shown(platform, []) == ""
    assert Renderer(platform, "sv").changes(FLER_HUS) == []


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("path", "size"),
    [("styrkor/klaralven/", PHONE), ("en/mal/13-foretagsklimat/", DESKTOP), ("omraden/naringsliv/", NARROW)],
)
def test_opened_by_keyboard_it_fits_and_axe_finds_nothing(
    browser: Browser, address: str, path: str, size: ViewportSize, scheme: Literal["light", "dark"]
) -> None:
    if not history.read(ROOT):
        pytest.skip("no history here: no repository, or a shallow clone")
    with browser.new_context(viewport=size, color_scheme=scheme) as context:
        page = context.new_page()
        page.goto(address + path)
        summary = page.locator(".brand-history summary")
        expect(summary).to_have_count(1)
        summary.focus()
        page.keyboard.press("Enter")
        expect(page.locator(".brand-history li").last).to_be_visible()
        box = summary.bounding_box()
        assert box
        assert box["height"] >= 44
        assert page.evaluate("document.documentElement.scrollWidth") == size["width"]
        assert violations(page) == []
