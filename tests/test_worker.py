"""What a browser keeps of the site: which files, and that the site is read without a network and never gets stuck."""

from __future__ import annotations

import functools
import http.server
import json
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from macros import worker
from macros.model import Platform
from tests.axe import violations
from tests.platforms import small_platform
from tests.site import BASE, ROOT, asset
from tests.windows import watched, window

# Waits until there is one copy alone, of the build that the server shows, with all that the list names.
WHOLE = """async (list) => {
  const { version, files, pages } = await (await fetch(list, { cache: "no-store" })).json();
  for (let kept = []; kept.length < Object.keys(files).length + Object.keys(pages).length;) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    const names = await caches.keys();
    kept = names.length === 1 && names[0].endsWith(version) ? await (await caches.open(names[0])).keys() : [];
  }
}"""


@pytest.fixture(scope="module")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Platform:
    return small_platform(tmp_path_factory.mktemp("small") / "root")


def _listed(site: Path, language: str, platform: Platform, limit: int = worker.LIMIT) -> dict[str, str]:
    editions = platform.place.editions
    return worker.listed(site, next(each for each in editions if each.language == language), editions, limit)


def _path(site: Path, plain: str) -> str:
    return asset(site, plain).relative_to(site).as_posix()


def _file(site: Path, address: str) -> Path:
    return site / (f"{address}index.html" if address.endswith("/") or not address else address)


def test_a_copy_holds_the_edition_and_what_it_needs(bank: Path, platform: Platform) -> None:
    found = {language: _listed(bank, language, platform) for language in ("sv", "en")}
    for language, prefix in (("sv", ""), ("en", "en/")):
        dress = ("assets/site.css", "assets/site.js", "assets/lib/minisearch.js")
        assert {"pagefind/pagefind.js", *(_path(bank, name) for name in dress)} <= set(found[language])
        own = ("", "styrkor/bryggan/", "budskap/", "budskap/index.js", "budskap/kit/", "budskap/bad-sms/")
        assert {f"{prefix}{path}" for path in own} <= set(found[language])
        assert all(_file(bank, path).is_file() for path in found[language])
    assert not [path for path in found["sv"] if path.startswith("en/")]
    heavy = ("redigera", "data/", "404.html", "docx", "cms", "sitemap", "foresla", "wasm.en")
    assert [path for path in found["sv"] if any(each in path for each in heavy)] == []


def test_a_copy_that_would_be_too_large_keeps_the_menu_and_the_bank(bank: Path, platform: Platform) -> None:
    whole = list(_listed(bank, "sv", platform))
    up_to_the_bank = whole[: whole.index("budskap/words.js") + 1]
    less = list(_listed(bank, "sv", platform, sum(_file(bank, path).stat().st_size for path in up_to_the_bank)))
    assert {"", "styrkor/", "budskap/", "budskap/kit/", "budskap/index.js"} <= set(less)
    assert "styrkor/bryggan/" not in less
    assert _listed(bank, "sv", platform, 1000) == {}


def test_another_content_is_another_version(bank: Path, platform: Platform, tmp_path: Path) -> None:
    lists = [json.loads((bank / path).read_text("utf-8")) for path in ("offline.json", "en/offline.json")]
    assert lists[0]["version"] == lists[1]["version"]
    assert lists[0]["version"] in (bank / "sw.js").read_text("utf-8")
    site = _changed(bank, tmp_path / "site", platform)
    assert json.loads((site / "offline.json").read_text("utf-8"))["version"] != lists[0]["version"]


def _changed(bank: Path, target: Path, platform: Platform) -> Path:
    """The site as the next build makes it: with another heading on a page. Gives its folder."""
    site = shutil.copytree(bank, target)
    page = site / "styrkor/bryggan/index.html"
    page.write_text(page.read_text("utf-8").replace(">Bryggan</h1>", ">Nya bryggan</h1>"), "utf-8")
    worker.write_worker(site, platform, ROOT)
    return site


@dataclass
class Server:
    """A server that can go away, and break. broken: beginnings of paths → status that is answered."""

    folder: Path
    down: bool = False
    broken: dict[str, int] = field(default_factory=dict)
    address: str = ""


class _Handler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *args: object, state: Server) -> None:
        self.state = state
        super().__init__(*args, directory=str(state.folder))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = self.path.removeprefix(BASE)
        status = next((code for start, code in self.state.broken.items() if path.startswith(start)), 0)
        if self.state.down:
            self.close_connection = True
        elif status:
            self.send_error(status)
        else:
            super().do_GET()

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix(BASE.rstrip("/")))

    def end_headers(self) -> None:
        """As the header files of the site have a host do with pages."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def server(bank: Path) -> Iterator[Server]:
    """Serve the small site below a path of its own."""
    state = Server(bank)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, state=state)) as opened:
        threading.Thread(target=opened.serve_forever, daemon=True).start()
        state.address = f"http://127.0.0.1:{opened.server_port}{BASE}"
        yield state
        opened.shutdown()


@pytest.fixture
def visitor(browser: Browser, server: Server) -> Iterator[Page]:
    """A visitor who has been here once, and has a copy of the Swedish edition."""
    with window(browser, service_workers="allow") as context:
        page = watched(context)
        page.clock.install()
        _visit(page, server)
        yield page


def _visit(page: Page, server: Server) -> None:
    """Stay on the front page until the copy is whole."""
    page.goto(server.address)
    page.clock.fast_forward(6000)
    page.evaluate(WHOLE, f"{server.address}offline.json")


@pytest.mark.browser
def test_the_site_is_read_without_a_network(visitor: Page, server: Server) -> None:
    server.down = True
    visitor.goto(f"{server.address}styrkor/bryggan/?from=mail")
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Bryggan")
    visitor.get_by_role("button", name="Sök").click()
    visitor.get_by_label("Sökord").fill("ängen")
    expect(visitor.locator(".brand-search__results a").first).to_be_visible()
    visitor.goto(f"{server.address}budskap/")
    visitor.get_by_label("Kanal").select_option("sms")
    expect(visitor.locator("[data-count]")).to_have_text("1 av 2 budskap")
    visitor.goto(f"{server.address}om/foresla/")
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Inget nät just nu")
    assert violations(visitor) == []
    visitor.get_by_role("link", name="English").click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text("No network just now")
    visitor.goto(server.address)
    visitor.get_by_role("button", name="Töm").click()
    expect(visitor.get_by_text("Nu är inget sparat")).to_be_visible()
    assert visitor.evaluate("caches.keys()") == []
    assert visitor.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0


@pytest.mark.browser
def test_a_new_build_is_seen_at_once_and_a_broken_one_locks_nobody_in(
    visitor: Page, server: Server, bank: Path, platform: Platform, tmp_path: Path
) -> None:
    heading = visitor.get_by_role("heading", level=1)
    server.folder = _changed(bank, tmp_path / "site", platform)
    visitor.goto(f"{server.address}styrkor/bryggan/")
    expect(heading).to_have_text("Nya bryggan")
    # The worker that is asked for is not there, half of the files are not, and the server fails at the pages.
    server.broken = {"sw.js": 404, "assets/": 404, "styrkor/": 500, "budskap/index.js": 500}
    visitor.goto(f"{server.address}styrkor/bryggan/")
    expect(heading).to_have_text("Bryggan")
    assert visitor.evaluate("document.styleSheets[0].cssRules.length") > 0
    visitor.clock.fast_forward(6000)
    server.broken = {}
    visitor.goto(f"{server.address}styrkor/bryggan/")
    expect(heading).to_have_text("Nya bryggan")
    _visit(visitor, server)
    server.down = True
    visitor.goto(f"{server.address}styrkor/bryggan/")
    expect(heading).to_have_text("Nya bryggan")
