"""From a saved change to the page that shows it: a server that watches the files, asked over HTTP until it does."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from macros.addresses import path_of, url_of
from macros.document import read
from tests.bench.measure import BenchError
from tests.bench.sites import ENVIRONMENT, FULL, READY_ZENSICAL, Project
from tests.bench.values import OURS
from tests.many import as_yaml

SERVED = (OURS, FULL, READY_ZENSICAL)
_BASE = urlsplit(ENVIRONMENT["SITE_URL"]).path  # every server serves below the path of the site's address
_EVERY, _PATIENCE = 0.01, 600.0  # seconds
_STYLE_SHEET = re.compile(r"""<link[^>]*rel="?stylesheet"?[^>]*>""")
_HREF = re.compile(r"""href="?([^"\s>]+)""")


@dataclass(frozen=True, slots=True)
class Edit:
    """A change to a file. with_word: the file's text with a word in it. page: where it shows, below the site's root.

    style: it shows in the page's first style sheet.
    """

    file: Path
    with_word: Callable[[str], str]
    page: str
    style: bool = False


def edits(builder: str, project: Project) -> dict[str, Edit]:
    """What is changed, by name; for the others only a written page, which is all that they have."""
    root, edition = project.root, project.platform.place.editions[0]
    written = sorted((root / edition.prose).rglob("*.md"))[-1]
    page = written.relative_to(root / edition.prose).as_posix()
    if builder != OURS:
        return {"prose": _added(root / "ready" / edition.language / page, "\n{word}\n", url_of(page))}
    strength = next(iter(project.platform.strengths.values()))
    file = root / project.platform.paths["strength", strength.id]
    return {
        "data": Edit(file, lambda word: _in_tagline(file, word), path_of(strength)),
        "prose": _added(written, "\n{word}\n", url_of(page)),
        "template": _added(root / "macros" / "templates" / "strength_page.html", "<p>{word}</p>\n", path_of(strength)),
        "style": _added(root / "overrides" / "css" / "1-base.css", ".{word} {{ color: inherit; }}\n", "", style=True),
    }


def _added(file: Path, line: str, page: str, *, style: bool = False) -> Edit:
    before = file.read_text("utf-8")
    return Edit(file, lambda word: before + line.format(word=word), page, style)


def _in_tagline(file: Path, word: str) -> str:
    data = read(file, file.name).data
    data["tagline"] = {language: f"{text} {word}" for language, text in data["tagline"].items()}
    return as_yaml(data)


def measured(builder: str, project: Project, rounds: int, say: Callable[[str], None]) -> dict[str, list[float]]:
    """Seconds from saved to served, by edit, one a round; `first`: from the server's start to its first page."""
    say(f"{builder}: serve …")
    asked = edits(builder, project)
    found: dict[str, list[float]] = {name: [] for name in ("first", *asked)}
    start = time.perf_counter()
    with serving(builder, project) as address:
        _until("", lambda: _get(address))
        found["first"].append(time.perf_counter() - start)
        for number in range(rounds):
            for name, edit in asked.items():
                # No word comes twice: two builders may have the same file.
                word = f"ord{'abcdefghij'[number % 10]}{builder}{name}".replace("-", "")
                found[name].append(_seconds(edit, address, word))
    return found


def _seconds(edit: Edit, address: str, word: str) -> float:
    text = edit.with_word(word)
    shown = _style_sheet if edit.style else _get
    start = time.perf_counter()
    edit.file.write_text(text, "utf-8")
    _until(word, lambda: shown(urljoin(address, edit.page)))
    return time.perf_counter() - start


def _until(word: str, text: Callable[[], str]) -> None:
    """Ask for the text until the word is in it, and it is not empty. Raises BenchError when it takes too long."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        with contextlib.suppress(OSError):
            found = text()
            if found and word in found:
                return
        time.sleep(_EVERY)
    raise BenchError(f"”{word}” was not served within {_PATIENCE:.0f} s")


def _get(address: str) -> str:
    with urllib.request.urlopen(address, timeout=_PATIENCE) as answer:
        found: str = answer.read().decode()
    return found


def _style_sheet(page: str) -> str:
    """The page's first style sheet; empty where it has none at the moment."""
    link = _STYLE_SHEET.search(_get(page))
    href = _HREF.search(link[0]) if link else None
    return _get(urljoin(page, href[1])) if href else ""


@contextmanager
def serving(builder: str, project: Project) -> Iterator[str]:
    """Serve the builder's project on this machine while the block runs; gives the front page's address."""
    port = _free_port()
    command = _command(builder, project, port)
    quiet = subprocess.DEVNULL
    # A session of its own, so that what it starts can be ended with it.
    child = subprocess.Popen(
        command, cwd=project.root, env={**os.environ, **ENVIRONMENT}, stdout=quiet, stderr=quiet, start_new_session=True
    )
    try:
        yield f"http://127.0.0.1:{port}{_BASE}"
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGTERM)
        child.wait()


def _command(builder: str, project: Project, port: int) -> list[str]:
    if builder == OURS:
        return [sys.executable, "-m", "macros", "serve", "--port", str(port)]
    program = [str(project.zensical)] if builder == READY_ZENSICAL else [sys.executable, "-m", "mkdocs"]
    return [*program, "serve", "-f", f"{builder}.{project.languages[0]}.yml", "--dev-addr", f"127.0.0.1:{port}"]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
