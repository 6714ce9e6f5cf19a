"""What changes for readers: found in a repository, on the page of a preview, and in a proposal's summary."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from macros.__main__ import main
from macros.checks.check import read_platform
from macros.cli import preview as command_preview
from macros.delivery.built_page import BuiltPage, pages
from macros.history.diff import Piece, sides
from macros.rendering import preview
from macros.rendering.renderer import Renderer
from tests.conftest import OnceARun
from tests.support.axe import DESKTOP, PHONE, violations
from tests.support.platforms import edit, small
from tests.support.repositories import failing, git
from tests.support.repositories import repository as committed
from tests.support.small_site import build_small, small_project

HUS, BRYGGAN, PROSE = "data/facts/hus.yml", "data/strengths/bryggan.yml", "docs/sv/om/index.md"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """The small platform as a repository, with a written page."""
    root = small(tmp_path / "small")
    for path in (PROSE, PROSE.replace("/sv/", "/en/")):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("---\ntitle: Om Lillby\n---\n\nFörsta stycket.\n\nAndra stycket är kort.\n", "utf-8")
    (root / "style.css").write_text("a { color: red }", "utf-8")
    return committed(root)


def read(root: Path, since: str = "main", language: str = "sv") -> preview.Preview:
    platform, problems = read_platform(root)
    assert platform, problems
    return preview.read(Renderer(platform, language), root, since)


def words(pieces: list[Piece]) -> str:
    """The pieces as one text, with what is marked in brackets."""
    return "".join(piece.words if piece.mark == "same" else f"[{piece.words}]" for piece in pieces)


# --- What differs


def test_a_changed_text_is_shown_before_and_after_with_its_field_and_page(repository: Path) -> None:
    edit(repository, BRYGGAN, "sv: Isen.", "sv: Isen och vågorna.")
    (found,) = read(repository).changes
    assert (found.kind, found.state, found.path, found.link) == ("Styrka", "changed", BRYGGAN, "styrkor/bryggan/")
    (row,) = found.rows
    assert row.place.endswith("(sv)")
    assert row.language == "sv"
    assert words(row.before) == "[Isen.]"
    assert words(row.after) == "[Isen och vågorna.]"
    (english,) = read(repository, language="en").changes
    assert (english.kind, english.link) == ("Strength", "en/styrkor/bryggan/")


def test_new_and_removed_items_show_all_their_texts(repository: Path) -> None:
    text = (repository / HUS).read_text("utf-8")
    (repository / "data/facts/lador.yml").write_text(text.replace("id: hus", "id: lador"), "utf-8")
    (repository / "data/initiatives/loppis.yml").unlink()
    found = {change.path: change for change in read(repository).changes}
    new, gone = found["data/facts/lador.yml"], found["data/initiatives/loppis.yml"]
    assert (new.state, new.link) == ("new", "om/belagg/#lador")
    assert not any(row.before for row in new.rows)
    assert any(row.language == "en" for row in new.rows)
    assert (gone.state, gone.link) == ("removed", None)
    assert not any(row.after for row in gone.rows)


def test_a_written_page_is_compared_by_paragraph(repository: Path) -> None:
    edit(repository, PROSE, "Andra stycket är kort.", "Andra stycket är mycket kort.\n\nEtt till.")
    (found,) = read(repository).changes
    assert (found.kind, found.title, found.link) == ("Skriven sida (Svenska)", "Om Lillby", "om/")
    changed, added = found.rows
    assert (changed.place, words(changed.after)) == ("Stycke 3", "Andra stycket är [mycket] kort.")
    assert (added.before, words(added.after)) == ([], "Ett till.")


def test_a_fact_leads_to_what_shows_it(repository: Path) -> None:
    with (repository / PROSE).open("a", encoding="utf-8") as page:
        page.write('\nHusen är {{ fact("hus") }}.\n')
    edit(repository, BRYGGAN, "sv: Isen.", 'sv: "Isen på {value:hus} hus."')
    edit(repository, HUS, "1234.5", "2234.5")
    found = {change.path: change.users for change in read(repository).changes}
    assert ("Om Lillby", "om/") in found[HUS]
    assert "styrkor/bryggan/" in [link for _, link in found[HUS]]
    assert found[BRYGGAN] == ()


def test_what_is_no_text_is_only_named(repository: Path) -> None:
    edit(repository, "style.css", "red", "blue")
    (repository / "new.py").write_text("1", "utf-8")
    shutil.copy(repository / "data/pictures/brygga.svg", repository / "data/pictures/ny.svg")
    found = read(repository)
    assert found.changes == []
    assert found.others == ["data/pictures/ny.svg", "new.py", "style.css"]


def test_what_was_unreadable_before_is_new(repository: Path) -> None:
    text = (repository / HUS).read_text("utf-8")
    edit(repository, HUS, None, "id: [\n")
    git(repository, "commit", "--all", "--message", "Broken")
    edit(repository, HUS, None, text)
    (found,) = read(repository).changes
    assert len(found.rows) > 5


def test_only_this_work_is_shown_not_what_others_did_meanwhile(repository: Path) -> None:
    git(repository, "switch", "--create", "work")
    edit(repository, BRYGGAN, "sv: Isen.", "sv: Isarna.")
    git(repository, "commit", "--all", "--message", "Work")
    git(repository, "switch", "main")
    edit(repository, HUS, "value: ", "value: 1")
    git(repository, "commit", "--all", "--message", "Others")
    git(repository, "switch", "work")
    assert [change.path for change in read(repository).changes] == [BRYGGAN]


def test_a_project_in_a_folder_of_a_repository(tmp_path: Path) -> None:
    root = small(tmp_path / "all" / "plats")
    committed(tmp_path / "all")
    edit(root, BRYGGAN, "sv: Isen.", "sv: Isarna.")
    (tmp_path / "all" / "outside.txt").touch()
    found = read(root)
    assert [change.path for change in found.changes] == [BRYGGAN]
    assert found.others == []


@pytest.mark.parametrize("since", ["nowhere", "--output=x", "", "HEAD~9"])
def test_an_unknown_revision_is_said_to_be_unknown(repository: Path, since: str) -> None:
    assert not read(repository, since).known
    assert not (repository / "x").exists()


@pytest.mark.parametrize("command", ["merge-base", "diff", "ls-files", "cat-file"])
def test_a_git_that_is_slow_has_not_found_that_nothing_changes(
    repository: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    failing(monkeypatch, "slow", command)
    assert not read(repository, "main").known


def test_hundreds_of_changes_are_counted_where_they_do_not_fit(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview, "ITEMS", 2)
    monkeypatch.setattr(preview, "ROWS", 1)
    for name in ("a", "b", "c"):
        text = (repository / HUS).read_text("utf-8").replace("id: hus", f"id: {name}")
        (repository / f"data/facts/{name}.yml").write_text(text, "utf-8")
    found = read(repository)
    assert (len(found.changes), found.more) == (2, 1)
    assert len(found.changes[0].rows) == 1
    assert found.changes[0].more > 1


# --- Side by side


@pytest.mark.parametrize(
    ("before", "after", "left", "right"),
    [
        ("En röd stuga.", "En blå stuga.", "En [röd] stuga.", "En [blå] stuga."),
        ("Ett två tre", "Ett tre", "Ett [två] tre", "Ett tre"),
        ("Helt andra ord", "Inget som liknar", "[Helt andra ord]", "[Inget som liknar]"),
        (None, "Nytt", "", "Nytt"),
        ("Borta", None, "Borta", ""),
        ("x " * 4000, "x " * 4000 + "y", f"[{'x ' * 4000}]", f"[{'x ' * 4000}y]"),
    ],
)  # fmt: skip
def test_words_that_went_and_came_are_marked(before: str | None, after: str | None, left: str, right: str) -> None:
    found = sides(before, after)
    assert (words(found[0]), words(found[1])) == (left, right)


# --- The summary


def test_the_summary_holds_the_texts_where_nothing_in_them_is_markup(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(repository, BRYGGAN, "sv: Isen.", 'sv: "~~~~ <b>Isarna</b> @alla"')
    assert main(["preview", "--since", "main", "--root", str(repository)]) == 0
    text = capsys.readouterr().out
    assert f"`{BRYGGAN}`" in text
    assert "~~~~~~~~~~diff\n- Isen.\n+ ~~~~ <b>Isarna</b> @alla\n~~~~~~~~~~\n" in text
    assert main(["preview", "--since", "nowhere", "--root", str(repository), "--lang", "en"]) == 0
    assert "git does not find “nowhere”" in capsys.readouterr().out
    edit(repository, HUS, "source: kronika", "source: kronikan")
    assert main(["preview", "--since", "main", "--root", str(repository)]) == 1


def test_a_summary_without_changes(repository: Path) -> None:
    platform, _ = read_platform(repository)
    assert platform
    text = command_preview.summary(Renderer(platform, "en"), preview.Preview("main"))
    assert text == "## What changes for readers\n\nNothing changes for readers: no text in data/ or docs/ is different."


# --- The page


@pytest.fixture(scope="session")
def previewed(once_a_run: OnceARun) -> Path:
    """Build a preview of a proposal for the small platform, once a run; gives its folder."""
    return once_a_run("preview", build_preview) / "site"


def build_preview(folder: Path) -> None:
    """Build it into the folder's `site`."""
    root = committed(small_project(folder / "project"))
    edit(root, BRYGGAN, "sv: Isen.", 'sv: "Isen och vågorna, sa <Lisa>."')
    shutil.copy(root / HUS, root / "data/facts/lador.yml")
    edit(root, "data/facts/lador.yml", "id: hus", "id: lador")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PREVIEW_SINCE", "main")
        build_small(root, folder / "site")


@pytest.fixture(scope="session")
def preview_pages(previewed: Path) -> dict[str, BuiltPage]:
    return pages(previewed)


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_every_page_of_a_preview_says_so_and_keeps_away_from_search(
    preview_pages: dict[str, BuiltPage], prefix: str
) -> None:
    for path in ("index.html", "styrkor/bryggan/index.html", "forhandsvisning/index.html"):
        page = preview_pages[prefix + path]
        assert [values for _, values in page.tags if values.get("class") == "brand-preview-strip"]
        assert {"name": "robots", "content": "noindex"} in [values for _, values in page.tags]
    text = preview_pages[f"{prefix}forhandsvisning/index.html"].text
    assert "Isen och vågorna, sa <Lisa>." in text
    assert "data/facts/lador.yml" in text


def test_the_links_of_a_preview_lead_to_files(preview_pages: dict[str, BuiltPage]) -> None:
    for path in ("index.html", "en/forhandsvisning/index.html"):
        targets = [urlsplit(target) for target in preview_pages[path].all("a", "href")]
        assert [url for url in targets if url.path and not url.netloc and "." not in url.path.rpartition("/")[2]] == []


def test_the_published_site_has_no_preview(bank: Path) -> None:
    assert not (bank / "forhandsvisning").exists()
    assert "brand-preview-strip" not in (bank / "index.html").read_text("utf-8")


@pytest.mark.browser
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_for_all(page: Page, previewed: Path, size: ViewportSize, scheme: Literal["light", "dark"]) -> None:
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    for path in ("forhandsvisning/index.html", "en/forhandsvisning/index.html"):
        page.goto((previewed / path).as_uri())
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        pair = page.locator(".brand-preview__sides").filter(has=page.locator("del")).first
        before, after = (pair.locator(".brand-preview__side").nth(each).bounding_box() for each in (0, 1))
        assert before
        assert after
        beside, under = after["x"] > before["x"], after["y"] > before["y"]
        assert (beside, under) == ((False, True) if size is PHONE else (True, False))


@pytest.mark.browser
def test_the_strip_leads_to_what_changes_and_on_to_the_page_concerned(page: Page, previewed: Path) -> None:
    page.goto((previewed / "index.html").as_uri())
    page.get_by_role("complementary", name="Förhandsvisning").get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Det här ändras för läsarna")
    page.get_by_role("link", name="Se sidan: Bryggan").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Bryggan")
