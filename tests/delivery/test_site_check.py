"""The checks of a built site: each is shown failing on a site of two pages."""

from pathlib import Path

import pytest

from macros.cli import build
from macros.content.model import Edition
from macros.delivery import site_check
from tests.support.problem_snapshots import described
from tests.support.site import ADDRESS

EDITIONS = (
    Edition(language="sv", name="Svenska", path="", alphabet="abc", prose="docs/sv"),
    Edition(language="en", name="English", path="en", alphabet="abc", prose="docs/en"),
)
PAGE = """\
<!doctype html>
<html lang="{language}">
<head><title>Lillby</title><link rel="stylesheet" href="{root}site.css"><link rel="canonical" href="{address}"></head>
<body><main><h1 id="topp">Lillby</h1>
<a href="#topp">Upp</a> <a href="{other}">Byt</a> <a href="https://kronika.example/">Ut</a>
<a href="mailto:a@b.se">Brev</a> <a href="tel:+4656318500">Ring</a> <a href="sms:+4670123">Sms</a>
<a href="geo:60.03,13.69">Karta</a> <a href="#page=mal%2F&amp;title=B">Föreslå</a>
</main></body></html>
"""
URL = (
    '<url><loc>{own}</loc><xhtml:link rel="alternate" hreflang="sv" href="{site}"/>'
    '<xhtml:link rel="alternate" hreflang="en" href="{site}en/"/>'
    '<xhtml:link rel="alternate" hreflang="x-default" href="{site}"/></url>'
)


@pytest.fixture
def lillby(tmp_path: Path) -> Path:
    """A sound site in two languages, with a page each."""
    for language, path, root, other in (("sv", "", "", "en/"), ("en", "en", "../", "../")):
        folder = tmp_path / "site" / path
        folder.mkdir(parents=True)
        own = f"{ADDRESS}{path}/" if path else ADDRESS
        page = PAGE.format(language=language, root=root, other=other, address=own)
        (folder / "index.html").write_text(page, "utf-8")
    urls = "".join(URL.format(own=own, site=ADDRESS) for own in (ADDRESS, f"{ADDRESS}en/"))
    (tmp_path / "site" / "sitemap.xml").write_text(f"<urlset>{urls}</urlset>", "utf-8")
    (tmp_path / "site" / "site.css").write_text("body { background: url(bild.svg) }", "utf-8")
    return tmp_path / "site"


def found(site: Path, pages_before: int = 0) -> list[str]:
    """Every problem of the site."""
    return described(site_check.check(site_check.Built(site, EDITIONS, ADDRESS, pages_before)))


def test_a_sound_site_has_no_problem(lillby: Path) -> None:
    assert found(lillby, pages_before=4) == []
    assert site_check.check(site_check.Built(lillby, EDITIONS)) == [], "nor one that has no address yet"


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("index.html", 'href="#topp"', 'href="#borta"', ["index.html:5:1 site-broken-link found=#borta"]),
        ("en/index.html", '"../"', '"../borta/"', ["en/index.html:5:25 site-broken-link found=../borta/"]),
        ("index.html", "<main>", '<main><img src="//a.se/x">', ["index.html:4:13 site-other-host found=//a.se/x"]),
        ("site.css", "bild.svg", "'https://a.se/x'", ["site.css:1:1 site-other-host found=https://a.se/x"]),
        ("en/index.html", 'lang="en"', 'lang="sv"', ["en/index.html:1:1 site-language found=sv expected=en"]),
        (
            "sitemap.xml",
            '"sv"',
            '"no"',
            [f"sitemap.xml:1:1 site-hreflang found={ADDRESS}{path}" for path in ("", "en/")],
        ),
        ("sitemap.xml", f"<loc>{ADDRESS}en/", "<loc>", [f"sitemap.xml:1:1 site-hreflang found={ADDRESS}en/"]),
        ("site.css", None, "", ["site.css:1:1 site-empty"]),
    ],
    ids=["anchor", "link", "other host", "style sheet", "language", "sitemap", "page not in the sitemap", "empty"],
)
def test_each_fault_is_told_with_its_place(lillby: Path, file: str, old: str | None, new: str, told: list[str]) -> None:
    text = (lillby / file).read_text("utf-8")
    (lillby / file).write_text(text.replace(old, new) if old else new, "utf-8")
    assert found(lillby) == told


def test_a_page_that_search_engines_are_not_shown_is_not_in_the_sitemap(lillby: Path) -> None:
    for language, folder in (("sv", lillby / "redigera"), ("en", lillby / "en" / "redigera")):
        folder.mkdir()
        page = f'<html lang="{language}"><title>A</title><meta name="robots" content="noindex"></html>'
        (folder / "index.html").write_text(page, "utf-8")
    assert found(lillby) == []


def test_a_page_that_one_language_lacks(lillby: Path) -> None:
    (lillby / "om").mkdir()
    (lillby / "om" / "index.html").write_text('<html lang="sv"><title>Om</title></html>', "utf-8")
    assert "en/om/index.html:1:1 site-page-missing language=en" in found(lillby)


def test_a_site_that_has_shrunk(lillby: Path) -> None:
    assert found(lillby, pages_before=5) == ["index.html:1:1 site-shrunk found=2 before=5"]


def test_a_folder_without_pages(tmp_path: Path) -> None:
    assert found(tmp_path) == ["index.html:1:1 site-empty"]


def test_the_problems_are_printed(
    small_root: Path, lillby: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SITE_URL", ADDRESS)
    assert build.problems(small_root, lillby, "sv") == []
    assert capsys.readouterr().out == ""
    (lillby / "site.css").unlink()
    assert len(build.problems(small_root, lillby, "en")) == 2
    assert capsys.readouterr().out.endswith("\n2 problems, 0 warnings.\n")
