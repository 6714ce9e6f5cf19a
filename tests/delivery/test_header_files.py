"""The headers as hosts are given them: one rule a header and file, what nginx takes, the page that is not found."""

from __future__ import annotations

import shutil
from collections import Counter
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from macros.delivery import headers
from macros.delivery.headers import CACHE, ORIGIN, POLICY, Plan
from tests.support.nginx import running
from tests.support.site import BASE, rules, served

# What Cloudflare Pages reads of the file at most: rules, and characters of a line.
MOST_RULES, LONGEST_LINE = 100, 2000
TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".rdf": "application/rdf+xml",
    ".webmanifest": "application/manifest+json",
}
PAGES = ("404.html", "en/404.html", "index.html", "budskap/index.html")


def test_every_file_has_each_of_its_headers_from_one_rule(bank: Path) -> None:
    planned = headers.plan(bank)
    for file in filter(Path.is_file, bank.rglob("*")):
        path = file.relative_to(bank).as_posix()
        if not path.startswith(("_headers", "server/")):
            matching = [(name, value) for pattern, name, value in rules(bank) if pattern.fullmatch(f"/{path}")]
            assert dict(matching) == planned.headers(path), path
            assert max(Counter(name for name, _ in matching).values()) == 1, path


def test_a_folders_address_has_the_headers_of_its_page(bank: Path) -> None:
    for folder in ("/", "/en/", "/budskap/", "/redigera/formular/", "/en/redigera/formular/"):
        page, own = (
            sorted(rule[1:] for rule in rules(bank) if rule[0].fullmatch(path))
            for path in (f"{folder}index.html", folder)
        )
        assert own == page


def test_the_file_is_not_longer_than_hosts_read(site: Path) -> None:
    lines = (site / headers.HOSTS).read_text("utf-8").splitlines()
    assert sum(line.startswith("/") for line in lines) <= MOST_RULES
    assert max(map(len, lines)) <= LONGEST_LINE


def test_the_page_that_is_not_found_says_its_policy_itself_and_others_only_when_asked(
    bank: Path, tmp_path: Path
) -> None:
    for in_pages in (False, True):
        folder = tmp_path / str(in_pages)
        for path in PAGES:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(bank / path, folder / path)
        headers.put_in_pages(folder, headers.plan(folder), in_pages)
        said = {path: POLICY in (folder / path).read_text("utf-8") for path in PAGES}
        assert said == {"404.html": True, "en/404.html": True, "index.html": in_pages, "budskap/index.html": in_pages}


PLAN = Plan(
    {POLICY: "default-src 'none'", CACHE: "no-cache", "X-A": "b"},
    ((POLICY, r"a\.js$", "script-src 'self'"),),
    ("", "en/"),
)


def test_nginx_and_caddy_are_told_the_same_below_any_path() -> None:
    for template in ("nginx.conf", "caddy.conf"):
        text = headers.included(template, PLAN, "/pla.ts/")
        assert r"^/pla\.ts/(?:a\.js$)" in text
        assert "script-src 'self'" in text
        assert r'"^/pla\.ts/en/"' in text or r'"~^/pla\.ts/en/"' in text
        assert "/en/404.html" in text


@pytest.mark.skipif(not shutil.which("nginx"), reason="nginx is not installed")
@pytest.mark.parametrize("base", ["/", "/a.b/med mellan/"])
def test_nginx_serves_every_file_with_its_headers(bank: Path, tmp_path: Path, base: str) -> None:
    planned = headers.plan(bank)
    with running(tmp_path, bank, base) as port:
        for file in filter(Path.is_file, bank.rglob("*")):
            path = file.relative_to(bank).as_posix()
            status, sent, content = _asked(port, base + path)
            assert (status, content) == (200, file.read_bytes()), path
            assert {name: sent.get(name, "") for name in planned.headers(path)} == planned.headers(path), path
            assert sent.get(ORIGIN) == planned.headers(path).get(ORIGIN), path
            assert sent["Content-Type"] == TYPES.get(file.suffix, sent["Content-Type"]), path


@pytest.mark.skipif(not shutil.which("nginx"), reason="nginx is not installed")
@pytest.mark.parametrize("base", ["/", BASE])
def test_nginx_leads_to_pages_and_says_what_is_not_there_in_each_language(
    bank: Path, tmp_path: Path, base: str
) -> None:
    with running(tmp_path, bank, base) as port:
        for path in ("", "en/", "redigera/formular/", "en/redigera/formular/", "mal/"):
            assert _asked(port, base + path)[::2] == (200, (bank / path / "index.html").read_bytes())
        for path in ("mal", "en", "en/mal"):
            status, sent, _ = _asked(port, base + path)
            assert (status, sent["Location"]) == (301, f"{base}{path}/")
        for path, page in (("x", "404.html"), ("assets/", "404.html"), ("en/x/", "en/404.html"), ("eng/", "404.html")):
            status, sent, content = _asked(port, base + path)
            assert (status, content) == (404, (bank / page).read_bytes()), path
            assert sent[POLICY] == headers.plan(bank).always[POLICY]
        assert _asked(port, base.rstrip("/") or "/")[0] == (200 if base == "/" else 301)


def _asked(port: int, path: str) -> tuple[int, Message, bytes]:
    """Status, headers and content of the answer."""
    connection = HTTPConnection("127.0.0.1", port)
    connection.request("GET", quote(path))
    answer = connection.getresponse()
    found = answer.status, answer.headers, answer.read()
    connection.close()
    return found


def _searched(page: Page, address: str) -> list[str]:
    """Search for a word that only the text of a page holds; gives what searched."""
    page.goto(address)
    page.get_by_role("button", name="Sök").click()
    page.get_by_label("Sökord").fill("fetstil")
    expect(page.locator(".brand-search__results li").first).to_be_visible()
    return [worker.url.removeprefix(address) for worker in page.workers]


@pytest.mark.browser
def test_search_runs_in_its_worker_whoever_says_the_policy(
    bank: Path, bank_address: str, tmp_path: Path, page: Page
) -> None:
    assert _searched(page, bank_address) == ["pagefind/pagefind-worker.js"]
    shutil.copytree(bank, tmp_path / "site", ignore=shutil.ignore_patterns("data", "lib", "redigera"))
    headers.put_in_pages(tmp_path / "site", headers.plan(bank), every=True)
    (tmp_path / "site" / headers.HOSTS).unlink()
    with served(tmp_path / "site") as address:
        assert _searched(page, address) == ["pagefind/pagefind-worker.js"]
