"""The headers of a built site: worked out from its pages, and as hosts are given them, one rule a header and file."""

import shutil
from base64 import b64encode
from collections import Counter
from email.message import Message
from hashlib import sha256
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


@pytest.fixture(scope="module")
def planned(bank: Path) -> Plan:
    """What is to be sent with the small place's site."""
    return headers.plan(bank)


def _directives(policy: str) -> dict[str, list[str]]:
    return {name: sources for name, *sources in (each.split() for each in policy.split("; "))}


def test_no_page_may_do_what_none_asks_for() -> None:
    found = _directives(headers.policy(["<!doctype html><p>Hej</p>"]))
    assert found.pop("script-src") == found.pop("connect-src") == found.pop("worker-src") == ["'self'"]
    assert set(found) == {"default-src", "base-uri", "form-action", "frame-ancestors"}
    assert all(sources == ["'none'"] for sources in found.values())


@pytest.mark.parametrize(
    ("text", "directive", "sources"),
    [
        ('<link rel="stylesheet" href="a.css">', "style-src", ["'self'"]),
        ('<img src="a.png" alt="">', "img-src", ["'self'"]),
        ('<svg><use href="a.svg#p"/></svg>', "img-src", ["'self'"]),
        ('<input name="photo" type="file">', "img-src", ["blob:"]),
        ('a { mask: url("data:image/svg+xml,…") }', "img-src", ["data:"]),
        ("@font-face { src: url(a.woff2) }", "font-src", ["'self'"]),
        ('<link rel="manifest" href="a.json">', "manifest-src", ["'self'"]),
        ("<iframe src='a/'></iframe>", "frame-src", ["'self'"]),
        ("<video src='a.webm'></video>", "media-src", ["'self'"]),
        ('<form class="a" role="search"></form>', "form-action", ["'self'"]),
        ('<form method="dialog"></form>', "form-action", ["'none'"]),
    ],
)
def test_what_a_page_holds_it_may_load(text: str, directive: str, sources: list[str]) -> None:
    assert _directives(headers.policy(["<p>", text]))[directive] == sources


def test_the_frames_scripts_are_known_by_their_hashes_and_data_are_no_script() -> None:
    data = '<script type="application/ld+json">{}</script>'
    text = f'<script src="a.js"></script>{data}<script>\nlet å;\n</script><script defer src="b.js"></script><footer>'
    known = b64encode(sha256("\nlet å;\n".encode()).digest()).decode()
    assert _directives(headers.policy([], [text, text]))["script-src"] == ["'self'", f"'sha256-{known}'"]


@pytest.mark.parametrize("path", ["index.html", "en/404.html"])
def test_no_other_script_is_allowed_whatever_the_pages_hold(tmp_path: Path, path: str) -> None:
    frame = "<!doctype html><head><script>own()</script></head><p>Hej</p><footer>Byn</footer>"
    for each in ("404.html", "en/404.html", "index.html"):
        (tmp_path / each).parent.mkdir(exist_ok=True)
        (tmp_path / each).write_text(frame, "utf-8")
    before = headers.plan(tmp_path)
    (tmp_path / path).write_text(frame.replace("Byn", "<script>alert(1)</script><p onclick='x()'>"), "utf-8")
    assert headers.plan(tmp_path) == before
    assert before.always[POLICY].count("sha256") == 1


def test_no_page_but_the_forms_has_anything_unsafe_and_the_forms_no_unsafe_script(planned: Plan) -> None:
    assert "unsafe" not in planned.always[POLICY]
    special = {path: _directives(value) for path, value in planned.cases(POLICY)}
    unsafe = {
        (path, directive)
        for path, directives in special.items()
        for directive, sources in directives.items()
        if any("unsafe" in source for source in sources)
    }
    worker = "(?:|en/)pagefind/"
    assert unsafe == {("(?:|en/)redigera/formular/", "style-src"), (worker, "script-src")}
    assert special[worker]["script-src"] == ["'wasm-unsafe-eval'"]


def test_the_frames_three_scripts_are_all_that_stand_on_pages(bank: Path, planned: Plan) -> None:
    front = headers.policy([], [(bank / "index.html").read_text("utf-8")])
    assert _directives(planned.always[POLICY])["script-src"] == _directives(front)["script-src"]
    assert front.count("sha256") == 3


def test_the_forms_keep_the_policy_that_their_page_says(bank: Path, planned: Plan) -> None:
    path = "en/redigera/formular/index.html"
    sent = planned.headers(path)[POLICY]
    assert sent.removesuffix("; frame-ancestors 'none'") in (bank / path).read_text("utf-8")
    assert sent.endswith("; frame-ancestors 'none'")


@pytest.mark.parametrize(
    ("path", "kept", "shared"),
    [
        ("index.html", False, False),
        ("om/data/index.html", False, False),
        ("assets/cms/sveltia-cms.js", False, False),
        ("pagefind/pagefind.js", False, False),
        ("pagefind/fragment/sv_0a1b2c3.pf_fragment", False, False),
        ("assets/site.0123456789.css", True, False),
        ("assets/lib/docx.0123456789.js", True, False),
        ("en/assets/pictures/link.0123456789.png", True, False),
        ("assets/icons/favicon.ico", False, False),
        ("assets/embed.js", False, True),
        ("data/goals.json", False, True),
        ("en/data/goals.csv", False, True),
    ],
)
def test_what_is_kept_and_what_others_may_read(planned: Plan, path: str, kept: bool, shared: bool) -> None:
    sent = planned.headers(path)
    assert ("immutable" in sent[CACHE]) == kept
    assert (sent.get(ORIGIN) == "*") == shared
    assert sent["X-Content-Type-Options"] == "nosniff"


def test_a_page_carries_the_policy_once_before_all_else_and_keeps_its_own() -> None:
    page = '<head>\n<meta charset="utf-8">\n<script>x</script>'
    said = headers.with_policy(page, "default-src 'none'; frame-ancestors 'none'")
    assert said.index("default-src 'none'\"") < said.index("<script>")
    assert "frame-ancestors" not in said
    assert headers.with_policy(said, "default-src 'self'") == said
    own = f'</head><meta http-equiv="{POLICY}" content="">'
    assert headers.with_policy(page + own, "default-src 'none'").count(POLICY) == 2  # what a text says is not its own


# --- As hosts read them


def test_every_file_has_each_of_its_headers_from_one_rule(bank: Path, planned: Plan) -> None:
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
