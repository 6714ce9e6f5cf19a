"""The copy of the site that is opened from a disk: what it holds, and that it works there with no request."""

from __future__ import annotations

import io
import shutil
import zipfile
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from macros import command_build, command_site_check, disk
from macros.__main__ import main
from tests.platforms import small_platform
from tests.windows import watched

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
    assert disk.for_disk(f'<a class="x" href="{link}">') == f'<a class="x" href="{leads}">'


def test_a_page_that_has_moved_sends_its_readers_to_a_file() -> None:
    moved = '<meta http-equiv="refresh" content="0; url={}budskap/bad-sms/{}">'
    assert disk.for_disk(moved.format("../../", "")) == moved.format("../../", "index.html")


@pytest.fixture(scope="module")
def opened(bank: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the small platform's copy, and unpack it; gives its folder."""
    folder = tmp_path_factory.mktemp("disk")
    site = shutil.copytree(bank, folder / "site")
    platform = small_platform(folder / "small")
    disk.open_from_disk(site, platform)
    name, content = disk.zipped(site, platform, DAY)
    assert disk.zipped(site, platform, DAY) == (name, content)
    zipfile.ZipFile(io.BytesIO(content)).extractall(folder)
    return folder / name.removesuffix(".zip")


def test_it_holds_what_works_and_says_how_it_is_opened(opened: Path) -> None:
    assert opened.name == "lillbyplanen-2027-06-12"
    text = (opened / disk.README).read_text("utf-8-sig")
    assert "12 juni 2027" in text
    assert "unpack the whole zip" in " ".join(text.split()).lower()
    left = {"404.html", "sitemap.xml", "pagefind", "cms", "forms"}
    assert [file for file in opened.rglob("*") if file.name in left] == []
    assert "följer inte med i kopian" in (opened / "redigera/index.html").read_text("utf-8")
    assert "not part of this copy" in (opened / "en/redigera/index.html").read_text("utf-8")


def test_the_command_makes_it_of_a_new_site(
    bank: Path, small_root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def mkdocs(_: Path, folder: Path) -> int:
        shutil.copytree(bank, folder)
        return 0

    monkeypatch.setattr(command_build, "mkdocs", mkdocs)
    monkeypatch.setattr(command_site_check, "problems", lambda *_: [])
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
    page.locator(".brand-search__results a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("jetty")
    page.get_by_role("link", name="Messages", exact=True).click()
    page.get_by_label("Channel").select_option("sms")
    expect(page.locator("[data-count]")).to_have_text("1 of 2 messages")
    page.locator("[data-message]").get_by_role("heading").get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto((opened / "budskap/kit/index.html").as_uri())
    page.locator("[data-ready-kit]").get_by_role("button").click()
    with page.expect_download() as saved:
        page.get_by_role("button", name="zip").click()
    assert zipfile.is_zipfile(saved.value.path())
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    assert failed == []
