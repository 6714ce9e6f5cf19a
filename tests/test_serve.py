"""`mkdocs build` and `mkdocs serve` with content that has problems: stopped, or shown and recovered from."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from macros import dressing
from macros.check import read_platform
from tests.site import ROOT, build

WAIT = 60  # seconds; generous, for a slow machine


def _copy(target: Path) -> Path:
    """A copy of the real project that a test may break; node_modules is only pointed to."""
    for name in ("data", "docs", "macros", "overrides"):
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "mkdocs.en.yml", "requirements.txt", "package.json"):
        shutil.copy(ROOT / name, target / name)
    (target / "node_modules").symlink_to(ROOT / "node_modules", target_is_directory=True)
    return target


def _break(root: Path) -> Callable[[], object]:
    """Take a needed field out of a strength; gives the way to mend it."""
    file = root / "data/strengths/klaralven.yml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("tagline:", "taglin:", 1), "utf-8")
    return lambda: file.write_text(text, "utf-8")


def test_a_build_with_problems_stops_says_all_and_leaves_the_old_site(tmp_path: Path) -> None:
    root = _copy(tmp_path / "project")
    target = tmp_path / "site"
    target.mkdir()
    (target / "index.html").write_text("den gamla")
    _break(root)
    answer = build(target, root)
    assert answer.returncode == 1
    assert re.search(r"data/strengths/klaralven\.yml:\d+:1: fältet ”taglin” finns inte här\.", answer.stderr)
    assert "fältet ”tagline” saknas" in answer.stderr
    assert "Traceback" not in answer.stderr
    assert (target / "index.html").read_text() == "den gamla"


def test_a_macro_error_in_prose_stops_the_build(tmp_path: Path) -> None:
    root = _copy(tmp_path / "project")
    page = root / "docs/en/om/index.md"
    page.write_text(page.read_text("utf-8") + "\n{{ no_such_macro() }}\n", "utf-8")
    answer = build(tmp_path / "site", root)
    assert answer.returncode == 1
    assert "no_such_macro" in answer.stderr


def test_a_new_goal_and_strength_need_one_file_each(tmp_path: Path) -> None:
    root = _copy(tmp_path / "project")
    for kind, old, new, changes in (
        ("strengths", "klaralven", "skidsparet", {"order: 2": "order: 8", "Livskällan Klarälven": "Skidspåret"}),
        (
            "goals",
            "foretagsklimat",
            "skidor",
            {"number: 13": "number: 36", "Ett bättre företagsklimat": "Fler på skidor"},
        ),
    ):
        text = (root / f"data/{kind}/{old}.yml").read_text("utf-8").replace(f"id: {old}", f"id: {new}")
        for before, after in changes.items():
            text = text.replace(before, after)
        (root / f"data/{kind}/{new}.yml").write_text(text, "utf-8")
    answer = build(tmp_path / "site", root)
    assert answer.returncode == 0, answer.stderr
    site = tmp_path / "site"
    assert (site / "styrkor/skidsparet/index.html").is_file()
    assert (site / "en/mal/36-skidor/index.html").is_file()
    for path in ("index.html", "styrkor/index.html", "styrkor/klaralven/index.html", "mal/03-fritid/index.html"):
        assert "skidsparet/" in (site / path).read_text("utf-8"), path
    assert "36-skidor/" in (site / "mal/index.html").read_text("utf-8")
    assert "skidsparet" in (site / "sitemap.xml").read_text("utf-8")


def test_a_written_page_takes_the_place_of_the_made_one(tmp_path: Path) -> None:
    root = _copy(tmp_path / "project")
    page = root / "docs/sv/styrkor/klaralven.md"
    page.parent.mkdir()
    page.write_text("---\ntitle: Älven\ndescription: Egen sida\n---\n\n# Älven, skriven för hand\n", "utf-8")
    answer = build(tmp_path / "site", root)
    assert answer.returncode == 0, answer.stderr
    html = (tmp_path / "site/styrkor/klaralven/index.html").read_text("utf-8")
    assert "Älven, skriven för hand" in html
    assert "docs/sv/styrkor/klaralven.md" in html


@contextmanager
def _serving(root: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--no-strict", "--dev-addr", f"127.0.0.1:{port}"]
    environment = {**os.environ, "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}
    with (root / "serve.log").open("w") as log:
        server = subprocess.Popen(command, cwd=root, env=environment, stdout=log, stderr=log)
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()
            server.wait(WAIT)


def _until(address: str, words: str) -> str:
    """The page's text, as soon as it holds the words."""
    text, end = "", time.monotonic() + WAIT
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                text = answer.read().decode("utf-8")
            if words in text:
                return text
        except OSError:
            pass
        time.sleep(0.3)
    raise AssertionError(f"{words!r} never came to {address}; last seen: {text[:400]}")


def test_serve_shows_problems_in_the_browser_and_goes_on_when_mended(tmp_path: Path) -> None:
    root = _copy(tmp_path / "project")
    mend = _break(root)
    with _serving(root) as address:
        _until(address, "data/strengths/klaralven.yml:")
        mend()
        _until(f"{address}styrkor/klaralven/", "Livskällan Klarälven")
        mend = _break(root)
        for path in ("styrkor/klaralven/", "en/", "mal/13-foretagsklimat/"):
            _until(address + path, "fältet ”tagline” saknas")
        mend()
        _until(f"{address}en/styrkor/klaralven/", "Klarälven, source of life")
    assert "Traceback" not in (root / "serve.log").read_text("utf-8")


def test_serve_shows_a_change_of_data_and_of_style(tmp_path: Path) -> None:
    root = _copy(tmp_path / "project")
    with _serving(root) as address:
        _until(f"{address}styrkor/klaralven/", "Livskällan Klarälven")
        file = root / "data/strengths/klaralven.yml"
        file.write_text(file.read_text("utf-8").replace("Den bar järnet", "Den bar en gång järnet", 1), "utf-8")
        _until(f"{address}styrkor/klaralven/", "Den bar en gång järnet")
        style = root / "overrides/css/1-base.css"
        style.write_text(style.read_text("utf-8") + "\n.ny-regel { color: inherit; }\n", "utf-8")
        platform, _ = read_platform(root)
        assert platform
        name = dressing.current(platform, root).names["assets/site.css"]
        _until(f"{address}mal/", name)
        _until(address + name, "ny-regel")
