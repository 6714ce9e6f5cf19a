"""What changes for readers: found in a repository, on the page of a preview, and in a proposal's summary."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route, ViewportSize, expect

from macros.__main__ import main
from macros.engines.serve import Snapshot
from macros.history.diff import Piece, sides
from macros.rendering import preview
from macros.rendering.renderer import Renderer
from tests.support.axe import DESKTOP, PHONE, violations
from tests.support.platforms import DAY, copied, edit, platform_at, small
from tests.support.repositories import failing, git
from tests.support.repositories import repository as committed
from tests.support.small_site import small_project

pytestmark = pytest.mark.site  # it makes sites of its own

HUS, LADOR, LOPPIS = "data/facts/hus.yml", "data/facts/lador.yml", "data/initiatives/loppis.yml"
BRYGGAN, PROSE = "data/strengths/bryggan.yml", "docs/sv/om/index.md"
OLD = "docs/sv/om/gammal.md"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    return _repository(tmp_path / "small")


def _repository(folder: Path) -> Path:
    """The small platform as a repository, with a written page."""
    root = small(folder)
    for path in (each for page in (PROSE, OLD) for each in (page, page.replace("/sv/", "/en/"))):
        edit(root, path, None, "---\ntitle: Om Lillby\n---\n\nFörsta stycket.\n\nAndra stycket är kort.\n")
    (root / "style.css").write_text("a { color: red }", "utf-8")
    return committed(root)


@pytest.fixture(scope="module")
def proposal(tmp_path_factory: pytest.TempPathFactory) -> dict[str, preview.Preview]:
    """What differs, in each language, where files of all kinds are changed, new and removed."""
    root = _repository(tmp_path_factory.mktemp("proposal") / "small")
    edit(root, BRYGGAN, "sv: Isen.", 'sv: "Isen på {value:hus} hus."')
    edit(root, HUS, "1234.5", "2234.5")
    copied(root, "facts/hus", "facts/lador", {"id: hus": "id: lador"})
    (root / LOPPIS).unlink()
    for path in (OLD, OLD.replace("/sv/", "/en/")):
        (root / path).unlink()
    edit(root, PROSE, "Andra stycket är kort.", 'Andra stycket är mycket kort.\n\nHusen är {{ fact("hus") }}.')
    edit(root, "style.css", "red", "blue")
    (root / "new.py").write_text("1", "utf-8")
    shutil.copy(root / "data/pictures/brygga.svg", root / "data/pictures/ny.svg")
    return {language: read(root, language=language) for language in ("sv", "en")}


def read(root: Path, since: str = "main", language: str = "sv") -> preview.Preview:
    platform = platform_at(root)
    return preview.read(Renderer(platform, language), root, since)


def change(proposal: dict[str, preview.Preview], path: str, language: str = "sv") -> preview.Change:
    """What differs in one file."""
    (found,) = (each for each in proposal[language].changes if each.path == path)
    return found


def words(pieces: list[Piece]) -> str:
    """The pieces as one text, with what is marked in brackets."""
    return "".join(piece.words if piece.mark == "same" else f"[{piece.words}]" for piece in pieces)


# --- What differs


def test_a_changed_text_is_shown_before_and_after_with_its_field_and_page(proposal: dict[str, preview.Preview]) -> None:
    found = change(proposal, BRYGGAN)
    assert (found.kind, found.state, found.link, found.users) == ("Styrka", "changed", "styrkor/bryggan/", ())
    (row,) = found.rows
    assert row.place.endswith("(sv)")
    assert row.language == "sv"
    assert (words(row.before), words(row.after)) == ("[Isen.]", "[Isen på {value:hus} hus.]")
    english = change(proposal, BRYGGAN, "en")
    assert (english.kind, english.link) == ("Strength", "en/styrkor/bryggan/")


def test_new_and_removed_items_show_all_their_texts(proposal: dict[str, preview.Preview]) -> None:
    new, gone = change(proposal, LADOR), change(proposal, LOPPIS)
    assert (new.state, new.link) == ("new", "om/belagg/#lador")
    assert not any(row.before for row in new.rows)
    assert any(row.language == "en" for row in new.rows)
    assert (gone.state, gone.link) == ("removed", None)
    assert change(proposal, OLD).link is None
    assert not any(row.after for row in gone.rows)


def test_a_written_page_is_compared_by_paragraph(proposal: dict[str, preview.Preview]) -> None:
    found = change(proposal, PROSE)
    assert (found.kind, found.title, found.link) == ("Skriven sida (Svenska)", "Om Lillby", "om/")
    changed, added = found.rows
    assert (changed.place, words(changed.after)) == ("Stycke 3", "Andra stycket är [mycket] kort.")
    assert (added.before, words(added.after)) == ([], 'Husen är {{ fact("hus") }}.')


def test_a_fact_leads_to_what_shows_it(proposal: dict[str, preview.Preview]) -> None:
    users = change(proposal, HUS).users
    assert ("Om Lillby", "om/") in users
    assert ("Bryggan", "styrkor/bryggan/") in users


def test_what_is_no_text_is_only_named(proposal: dict[str, preview.Preview]) -> None:
    assert proposal["sv"].others == ["data/pictures/ny.svg", "new.py", "style.css"]


def test_what_was_unreadable_before_is_new(repository: Path) -> None:
    text = (repository / HUS).read_text("utf-8")
    edit(repository, HUS, None, "id: [\n")
    git(repository, "commit", "--all", "--message", "Broken")
    edit(repository, HUS, None, text)
    (found,) = read(repository).changes
    assert len(found.rows) > 5


def test_only_this_work_in_this_folder_is_shown_not_what_others_did_meanwhile(tmp_path: Path) -> None:
    root = small(tmp_path / "plats")
    committed(tmp_path)
    git(root, "switch", "--create", "work")
    edit(root, BRYGGAN, "sv: Isen.", "sv: Isarna.")
    git(root, "commit", "--all", "--message", "Work")
    git(root, "switch", "main")
    edit(root, HUS, "value: ", "value: 1")
    git(root, "commit", "--all", "--message", "Others")
    git(root, "switch", "work")
    (tmp_path / "outside.txt").touch()
    found = read(root)
    assert [each.path for each in found.changes] == [BRYGGAN]
    assert found.others == []


def test_what_git_cannot_tell_is_said_to_be_unknown(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for since in ("nowhere", "--output=x", "", "HEAD~9"):
        assert not read(repository, since).known
    assert not (repository / "x").exists()
    for command in ("merge-base", "diff", "ls-files", "cat-file"):
        with monkeypatch.context() as patch:
            failing(patch, "slow", command)
            assert not read(repository).known


def test_hundreds_of_changes_are_counted_where_they_do_not_fit(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview, "ITEMS", 2)
    monkeypatch.setattr(preview, "ROWS", 1)
    for name in ("a", "b", "c"):
        copied(repository, "facts/hus", f"facts/{name}", {"id: hus": f"id: {name}"})
    found = read(repository)
    assert (len(found.changes), found.more) == (2, 1)
    assert len(found.changes[0].rows) == 1
    assert found.changes[0].more > 1


# --- Side by side


@pytest.mark.parametrize(
    ("before", "after", "left", "right"),
    [
        ("En röd stuga.", "En blå stuga.", "En [röd] stuga.", "En [blå] stuga."),
        ("Helt andra ord", "Inget som liknar", "[Helt andra ord]", "[Inget som liknar]"),
        (None, "Nytt", "", "Nytt"),
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
    assert main(["preview", "--since", "main", "--root", str(repository), "--lang", "en"]) == 0
    assert "Nothing changes for readers: no text in data/ or docs/ is different." in capsys.readouterr().out
    edit(repository, BRYGGAN, "sv: Isen.", 'sv: "~~~~ <b>Isarna</b> @alla"')
    assert main(["preview", "--since", "main", "--root", str(repository)]) == 0
    text = capsys.readouterr().out
    assert f"`{BRYGGAN}`" in text
    assert "~~~~~~~~~~diff\n- Isen.\n+ ~~~~ <b>Isarna</b> @alla\n~~~~~~~~~~\n" in text
    assert main(["preview", "--since", "nowhere", "--root", str(repository), "--lang", "en"]) == 0
    assert "git does not find “nowhere”" in capsys.readouterr().out
    edit(repository, HUS, "source: kronika", "source: kronikan")
    assert main(["preview", "--since", "main", "--root", str(repository)]) == 1


# --- The page


@pytest.fixture(scope="module")
def previewed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    """A preview of a proposal for the small platform, whose pages are made when they are asked for."""
    root = committed(small_project(tmp_path_factory.mktemp("preview")))
    edit(root, BRYGGAN, "sv: Isen.", 'sv: "Isen och vågorna, sa <Lisa>."')
    copied(root, "facts/hus", "facts/lador", {"id: hus": "id: lador"})
    with pytest.MonkeyPatch.context() as patch:
        for name, value in (DAY | {"PREVIEW_SINCE": "main"}).items():
            patch.setenv(name, value)
        found = Snapshot(root)
        for prefix in ("", "en/"):
            found.answer(prefix)  # it reads the settings once an edition
    yield found
    found.close()


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_every_page_of_a_preview_says_so_and_keeps_away_from_search(previewed: Snapshot, prefix: str) -> None:
    for path in ("", "styrkor/bryggan/", "forhandsvisning/"):
        text = previewed.answer(prefix + path).content.decode()
        assert 'class="brand-preview-strip"' in text
        assert '<meta name="robots" content="noindex">' in text
    assert "sa &lt;Lisa&gt;." in text
    assert LADOR in text


def test_the_published_site_has_no_preview(bank: Path) -> None:
    assert not (bank / "forhandsvisning").exists()
    assert "brand-preview-strip" not in (bank / "index.html").read_text("utf-8")


@pytest.mark.browser
@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "light"), (DESKTOP, "dark")], ids=["phone", "desktop"])
def test_the_page_is_for_all_and_leads_on_to_the_page_concerned(
    page: Page, previewed: Snapshot, size: ViewportSize, scheme: Literal["light", "dark"]
) -> None:
    def shown(route: Route) -> None:
        answer = previewed.answer(urlsplit(route.request.url).path.removeprefix("/"))
        route.fulfill(body=answer.content, content_type=answer.type, status=answer.status)

    page.route("https://lillby.example/**", shown)
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    page.goto("https://lillby.example/")
    page.get_by_role("complementary", name="Förhandsvisning").get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Det här ändras för läsarna")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    pair = page.locator(".brand-preview__sides").filter(has=page.locator("del")).first
    before, after = (pair.locator(".brand-preview__side").nth(each).bounding_box() for each in (0, 1))
    assert before
    assert after
    assert (after["x"] > before["x"], after["y"] > before["y"]) == ((False, True) if size is PHONE else (True, False))
    page.get_by_role("link", name="Se sidan: Bryggan").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Bryggan")
