"""The headers as hosts are given them: one rule a header and file, what nginx takes, the page that is not found."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from macros import header_files, headers
from macros.headers import CACHE, POLICY, Plan
from tests.nginx import configuration, free_port
from tests.site import BASE, rules, served

# What Cloudflare Pages reads of the file at most: rules, and characters of a line.
MOST_RULES, LONGEST_LINE = 100, 2000
PAGES = ("404.html", "en/404.html", "index.html", "budskap/index.html")


def test_every_file_has_each_of_its_headers_from_one_rule(site: Path) -> None:
    planned = headers.plan(site)
    for file in filter(Path.is_file, site.rglob("*")):
        path = file.relative_to(site).as_posix()
        if not path.startswith(("_headers", "server/")):
            matching = [(name, value) for pattern, name, value in rules(site) if pattern.fullmatch(f"/{path}")]
            assert dict(matching) == planned.headers(path), path
            assert max(Counter(name for name, _ in matching).values()) == 1, path


def test_a_folders_address_has_the_headers_of_its_page(site: Path) -> None:
    for folder in ("/", "/en/", "/budskap/", "/redigera/", "/en/redigera/"):
        page, own = (
            sorted(rule[1:] for rule in rules(site) if rule[0].fullmatch(path))
            for path in (f"{folder}index.html", folder)
        )
        assert own == page


def test_the_file_is_not_longer_than_hosts_read(site: Path) -> None:
    lines = (site / header_files.HOSTS).read_text("utf-8").splitlines()
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
        header_files.put_in_pages(folder, in_pages)
        said = {path: POLICY in (folder / path).read_text("utf-8") for path in PAGES}
        assert said == {"404.html": True, "en/404.html": True, "index.html": in_pages, "budskap/index.html": in_pages}


PLAN = Plan(
    {POLICY: "default-src 'none'", CACHE: "no-cache", "X-A": "b"},
    ((POLICY, r"a\.js$", "script-src 'self'"),),
    ("", "en/"),
)


def test_nginx_and_caddy_are_told_the_same_below_any_path() -> None:
    for template in ("nginx.conf", "caddy.conf"):
        text = header_files.included(template, PLAN, "/plats/")
        assert r"^/plats/(?:a\.js$)" in text
        assert "script-src 'self'" in text
        assert "/plats/404.html" in text
        assert "/plats/en/404.html" in text


@pytest.mark.skipif(not shutil.which("nginx"), reason="nginx is not installed")
def test_nginx_takes_what_it_is_given(bank: Path, tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to(bank, target_is_directory=True)
    file = tmp_path / "nginx.conf"
    file.write_text(configuration(tmp_path, free_port()), "utf-8")
    assert f"location {BASE}en/" in (bank / header_files.NGINX).read_text("utf-8")
    answer = subprocess.run(["nginx", "-t", "-c", str(file)], capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr


def _searched(page: Page, address: str) -> list[str]:
    """Search for something; gives what searched."""
    page.goto(address)
    page.get_by_role("button", name="Sök").click()
    page.get_by_label("Sökord").fill("bryggan")
    expect(page.locator(".brand-search__results li").first).to_be_visible()
    return [worker.url.removeprefix(address) for worker in page.workers]


@pytest.mark.browser
def test_search_runs_in_its_worker_whoever_says_the_policy(
    bank: Path, bank_address: str, tmp_path: Path, page: Page
) -> None:
    assert _searched(page, bank_address) == ["pagefind/pagefind-worker.js"]
    shutil.copytree(bank, tmp_path / "site", ignore=shutil.ignore_patterns("data", "lib", "redigera"))
    header_files.put_in_pages(tmp_path / "site", every=True)
    (tmp_path / "site" / header_files.HOSTS).unlink()
    with served(tmp_path / "site") as address:
        assert _searched(page, address) == ["pagefind/pagefind-worker.js"]
