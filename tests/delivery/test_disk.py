"""The copy of the site that is opened from a disk: what it holds, and that it works there with no request."""

import io
import re
import shutil
import zipfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from macros.__main__ import main
from macros.cli import build
from macros.content.model import Platform
from macros.content.problems import Problem, problem
from macros.delivery import offline_copy, site_check
from macros.delivery.built_page import BuiltPage
from tests.support.site import ADDRESS
from tests.support.windows import watched

DAY = date(2027, 6, 12)


@pytest.mark.parametrize(
    ("link", "leads"),
    [
        ("../", "../index.html"),
        ("..", "../index.html"),
        (".", "./index.html"),
        ("om/belagg/#hus", "om/belagg/index.html#hus"),
        ("budskap/?about=x", "budskap/index.html?about=x"),
        ("#topp", "#topp"),
        ("assets/site.css", "assets/site.css"),
        ("https://a.example/", "https://a.example/"),
        ("/om/", "/om/"),
        ("mailto:a@b.example", "mailto:a@b.example"),
    ],
)
def test_links_to_folders_lead_to_their_pages(link: str, leads: str) -> None:
    assert offline_copy.for_disk(f'<a class="x" href="{link}">') == f'<a class="x" href="{leads}">'


def test_a_page_that_has_moved_sends_its_readers_to_a_file() -> None:
    moved = '<meta http-equiv="refresh" content="0; url={}budskap/bad-sms/{}">'
    assert offline_copy.for_disk(moved.format("../../", "")) == moved.format("../../", "index.html")


@pytest.fixture(scope="module")
def opened(bank: Path, platform: Platform, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the small platform's copy, and unpack it; gives its folder."""
    folder = tmp_path_factory.mktemp("disk")
    site = shutil.copytree(bank, folder / "site")
    offline_copy.open_from_disk(site, platform)
    offline_copy.leave_out(site)
    name, content = offline_copy.zipped(site, platform, DAY)
    assert offline_copy.zipped(site, platform, DAY) == (name, content)
    zipfile.ZipFile(io.BytesIO(content)).extractall(folder)
    return folder / name.removesuffix(".zip")


def test_it_holds_what_works_and_says_how_it_is_opened(opened: Path) -> None:
    assert opened.name == "lillbyplanen-2027-06-12"
    text = (opened / offline_copy.README).read_text("utf-8-sig")
    assert "12 juni 2027" in text
    assert "unpack the whole zip" in " ".join(text.split()).lower()
    left = {"404.html", "sitemap.xml", "robots.txt", "pagefind", "cms", "forms"}
    assert [file for file in opened.rglob("*") if file.name in left] == []
    assert "följer inte med i kopian" in (opened / "redigera/formular/index.html").read_text("utf-8")
    assert "not part of this copy" in (opened / "en/redigera/formular/index.html").read_text("utf-8")


def _broken(problems: Iterable[Problem]) -> set[tuple[str, str]]:
    """The pages and what they lead to in vain."""
    return {(row.path, dict(row.values)["found"].replace("index.html", "")) for row in problems}


def test_every_link_in_it_leads_to_a_file_in_it(bank: Path, opened: Path, platform: Platform, tmp_path: Path) -> None:
    built = site_check.Built(bank, platform.place.editions, ADDRESS)
    # The small platform lacks the pages that a place writes itself, the handbook among them.
    lacking = {(f"{path}redigera/formular/index.html", "../handbok/") for path in ("", "en/")}
    assert _broken(offline_copy.problems(opened, platform)) <= _broken(site_check.links_lead_somewhere(built)) | lacking
    page, asked = (
        opened / "en" / "redigera" / "formular" / "index.html",
        BuiltPage(opened / "en" / "redigera" / "formular" / "index.html"),
    )
    assert [(page.parent / path).is_file() for path in asked.all("link", "href")] == [True]
    copy = shutil.copytree(opened, tmp_path / "copy")
    (copy / "en" / "index.html").write_text('<a href="../">Hem</a> <a href="mal/">Mål</a> <a href="#a">A</a>', "utf-8")
    next(copy.glob("assets/site.*.css")).unlink()
    found = _broken(offline_copy.problems(copy, platform))
    assert {target for path, target in found if path == "en/index.html"} == {"../", "mal/", "#a"}
    assert ("redigera/formular/index.html", f"../../{asked.all('link', 'href')[0].removeprefix('../../../')}") in found


def _stand_in(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a built site stand in for the build, and pass its check."""

    def mkdocs(_: Path, folder: Path) -> int:
        shutil.copytree(bank, folder)
        return 0

    monkeypatch.setattr(build, "mkdocs", mkdocs)
    monkeypatch.setattr(build, "problems", lambda *_: [])
    monkeypatch.setattr(offline_copy, "problems", lambda *_: [])


def test_none_is_made_where_a_link_in_it_leads_nowhere(
    bank: Path, small_root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _stand_in(bank, monkeypatch)
    broken = problem("index.html", (1, 1), "site-broken-link", found="borta/")
    monkeypatch.setattr(offline_copy, "problems", lambda *_: [broken])
    assert main(["build", "--offline", "--root", str(small_root)]) == 1
    assert "index.html:1:1: ”borta/” leder ingenstans" in capsys.readouterr().out
    assert not (small_root / "offline").exists()
    assert not (small_root / "site").exists()


def test_the_command_makes_it_of_a_new_site(
    bank: Path, small_root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _stand_in(bank, monkeypatch)
    assert main(["build", "--offline", "--root", str(small_root)]) == 0
    (made,) = (small_root / "offline").iterdir()
    assert zipfile.is_zipfile(made)
    assert f"offline/{made.name}" in capsys.readouterr().out


@pytest.mark.browser
def test_everything_works_from_a_disk(context: BrowserContext, opened: Path) -> None:
    page = watched(context)
    asked: list[str] = []
    failed: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    # A picture for the browser's tab may be on its way still when the next page is opened.
    page.on("requestfailed", lambda each: failed.append(each.url) if each.failure != "net::ERR_ABORTED" else None)
    page.goto((opened / "index.html").as_uri())
    page.get_by_role("link", name="Bryggan").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bryggan")
    assert page.locator(".brand-picture > g").first.bounding_box()
    page.get_by_role("link", name="English").click()
    page.get_by_role("button", name="Search").click()
    page.get_by_label("Search words").fill("jetty")
    page.get_by_role("button", name="Show more results").click()
    by_text_alone = page.locator(".brand-search__results").get_by_role("link", name="Little Lillby Page Home")
    expect(by_text_alone).to_have_attribute("href", re.compile("/en/index.html$"))
    page.locator(".brand-search__results a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("jetty")
    page.get_by_role("link", name="Texts", exact=True).click()
    page.get_by_label("Channel").select_option("sms")
    expect(page.locator("[data-count]")).to_have_text("1 of 2 texts")
    page.locator("[data-message] summary").first.click()
    page.locator("[data-own-page]").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto((opened / "budskap/kit/index.html").as_uri())
    page.locator("[data-ready-kit]").get_by_role("button").click()
    with page.expect_download() as saved:
        page.get_by_role("button", name="zip").click()
    assert zipfile.is_zipfile(saved.value.path())
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    assert failed == []
