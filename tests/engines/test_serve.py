"""Builds of content that has problems, and the site as it is served while it is edited."""

import os
import random
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

import dev
from macros.cli.serve import NEW_START
from macros.engines.serve import Answer, Snapshot
from tests.support.platforms import DAY, copied, edit
from tests.support.site import EDIT, build
from tests.support.small_site import MESSAGE, build_small, small_project

pytestmark = pytest.mark.site  # it makes sites of its own

AT_ROOT = "https://plats.example/"
WAIT = 60  # seconds; generous, for a slow machine


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project of the small platform, which a test may break."""
    return small_project(tmp_path / "project")


@pytest.mark.site
def test_a_build_with_problems_stops_says_all_and_leaves_the_old_site(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "site"
    target.mkdir()
    (target / "index.html").write_text("den gamla")
    _replace(root / "data/strengths/bryggan.yml", "tagline:", "taglin:")()
    answer = build(target, root)
    assert answer.returncode == 1
    assert re.search(r"data/strengths/bryggan\.yml:\d+:1: fältet ”taglin” finns inte här\.", answer.stderr)
    assert "fältet ”tagline” saknas" in answer.stderr
    assert "Traceback" not in answer.stderr
    assert (target / "index.html").read_text() == "den gamla"


@pytest.mark.site
def test_a_macro_error_in_prose_stops_the_build(root: Path, tmp_path: Path) -> None:
    with (root / "docs/en/index.md").open("a", encoding="utf-8") as page:
        page.write("\n{{ no_such_macro() }}\n")
    answer = build(tmp_path / "site", root)
    assert answer.returncode == 1
    assert "no_such_macro" in answer.stderr


def test_new_items_need_one_file_each_and_a_written_page_takes_the_place_of_a_made_one(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", AT_ROOT)
    monkeypatch.setenv("EDIT_URL", EDIT)
    for kind, old, new, changes in (
        ("strengths", "bryggan", "skidsparet", {"order: 1": "order: 3", "sv: Bryggan,": "sv: Skidspåret,"}),
        ("goals", "fler-hus", "skidor", {"number: 1": "number: 4", "Fler hus,": "Fler på skidor,"}),
    ):
        copied(root, f"{kind}/{old}", f"{kind}/{new}", {f"id: {old}": f"id: {new}", **changes})
    page = "---\ntitle: Bryggan\ndescription: Egen sida\n---\n\n# Bryggan, skriven för hand\n"
    edit(root, "docs/sv/styrkor/bryggan.md", None, page)
    paths = ("", "styrkor/", "styrkor/skidsparet/", "mal/03-trivsel/", "sitemap.xml")
    with closing(Snapshot(root)) as snapshot:
        assert [path for path in paths if "skidsparet/" not in snapshot.answer(path).content.decode()] == []
        assert "04-skidor/" in snapshot.answer("en/mal/").content.decode()
        html = snapshot.answer("styrkor/bryggan/").content.decode()
    assert "Bryggan, skriven för hand" in html
    assert "docs/sv/styrkor/bryggan.md" in html


@contextmanager
def _serving(root: Path) -> Iterator[str]:
    """The site of the project in root as it is served; gives its address."""
    settings = {"PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1", "SITE_URL": AT_ROOT, "EDIT_URL": EDIT, **DAY}
    environment = os.environ | settings
    command = [sys.executable, "-m", "macros", "serve", "--port", "0"]
    with (root / "serve.log").open("w") as log:
        server = subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=log, text=True)
        assert server.stdout is not None
        try:
            found = re.search(r"http://\S+", server.stdout.readline())
            assert found, (root / "serve.log").read_text("utf-8")
            yield found[0]
        finally:
            server.terminate()
            server.wait(WAIT)


def _get(address: str) -> bytes:
    """What lies at the address, also where it is a page of problems."""
    try:
        with urllib.request.urlopen(address, timeout=WAIT) as answer:
            content: bytes = answer.read()
    except urllib.error.HTTPError as error:
        content = error.read()
    return content


def _after(address: str, edit: Callable[[], object]) -> None:
    """Edit, and wait until the server has noticed."""
    number = _get(f"{address}_changes?0").decode()
    edit()
    end = time.monotonic() + WAIT
    while _get(f"{address}_changes?{number}").decode() == number:
        assert time.monotonic() < end, "the server has not noticed the edit"


def _replace(file: Path, old: str, new: str) -> Callable[[], object]:
    text = file.read_text("utf-8")
    assert old in text
    return lambda: file.write_text(text.replace(old, new, 1), "utf-8")


def test_serve_shows_problems_in_the_browser_and_goes_on_when_mended(root: Path) -> None:
    file = root / "data/strengths/bryggan.yml"
    break_it = _replace(file, "tagline:", "taglin:")
    mend_it = partial(file.write_text, file.read_text("utf-8"), "utf-8")
    break_it()
    with _serving(root) as address:
        assert "data/strengths/bryggan.yml:" in _get(address).decode()
        _after(address, mend_it)
        assert "Bryggan är vår." in _get(f"{address}styrkor/bryggan/").decode()
        _after(address, break_it)
        for path in ("styrkor/bryggan/", "en/", "mal/01-fler-hus/", "assets/site.css"):
            assert "fältet ”tagline” saknas" in _get(address + path).decode()
        _after(address, mend_it)
        assert "The jetty is ours." in _get(f"{address}en/styrkor/bryggan/").decode()
        area = root / "data/areas/boende.yml"
        _after(address, _replace(root / "data/goals/trivsel.yml", "number: 3", "number: 1"))
        _until(f"{address}styrkor/bryggan/", "är upptaget av")
        _after(address, area.touch)
        _until(f"{address}styrkor/bryggan/", "är upptaget av")
        _after(address, _replace(root / "data/goals/trivsel.yml", "number: 1", "number: 3"))
        assert "Traceback" not in (root / "serve.log").read_text("utf-8")
        page = root / "docs/sv/index.md"
        good = page.read_text("utf-8")
        _after(address, lambda: page.write_text(f"{good}\n{{{{ no_such_macro() }}}}\n", "utf-8"))
        assert "no_such_macro" in _get(address).decode()
        _after(address, lambda: page.write_text(good, "utf-8"))
        assert "no_such_macro" not in _get(address).decode()


@pytest.mark.parametrize(
    ("wrong", "line"),
    [
        ("---\n\n# Hem\n\nHär: {{ page.nobody }}", 7),
        ("---\n\n# Hem\n\nHär: {{ facts_page(99) }}", 7),
        ('---\n\n# Hem\n\nHär: {{ fact("hu" ~ "sen") }}', 7),
        ("---\n\n# Hem\n\nHär: {{ 1 / 0 }}", 7),
        ("template: no.html\n---\n\n# Hem", 1),
    ],
)
def test_what_a_page_fails_at_when_it_is_made_is_told_by_its_line(
    root: Path, tmp_path: Path, wrong: str, line: int
) -> None:
    told = f"docs/sv/index.md:{line}:"
    (root / "docs/sv/index.md").write_text(f"---\ntitle: Hem\n{wrong}\n", "utf-8")
    with closing(Snapshot(root)) as snapshot:
        answer = snapshot.answer("")
        assert (answer.status, told in answer.content.decode()) == (500, True)
        assert snapshot.answer("en/").status == 200
    if "1 / 0" in wrong or "no.html" in wrong:
        built = build(tmp_path / "site", root)
        assert (built.returncode, "Traceback" in built.stderr, told in built.stderr) == (1, False, True)


def test_the_first_page_does_not_wait_for_the_rules_and_what_breaks_it_is_told(root: Path) -> None:
    _replace(root / "data/goals/trivsel.yml", "number: 3", "number: 1")()
    with closing(Snapshot(root)) as snapshot:
        assert snapshot.answer("styrkor/bryggan/").status == 200
        assert not snapshot.check()
        assert "data/goals/trivsel.yml" in snapshot.answer("styrkor/bryggan/").content.decode()
    _replace(root / "data/strengths/bryggan.yml", "goal: fler-hus", "goal: nej")()
    with closing(Snapshot(root)) as snapshot:
        assert "data/strengths/bryggan.yml" in snapshot.answer("styrkor/bryggan/").content.decode()


def _edits(root: Path) -> list[Callable[[], object]]:
    """One edit of each kind: texts, figures, references, an item that comes, one that goes, prose, template, style."""
    data, message = root / "data", root / "data/messages/is-affisch.yml"
    return [
        _replace(data / "strengths/bryggan.yml", "Bryggan är vår.", "Bryggan är allas."),
        _replace(data / "facts/hus.yml", "1234.5", "1235.5"),
        _replace(data / "strengths/bryggan.yml", "facts: [hus]", "facts: [hus, invigd]"),
        _replace(data / "areas/boende.yml", "sv: ", "sv: Nu "),
        lambda: (data / "messages/nytt.yml").write_text(MESSAGE.format(id="nytt", number=1), "utf-8"),
        message.unlink,
        lambda: edit(root, "docs/sv/om/ny.md", None, _PAGE),
        lambda: edit(root, "docs/en/om/ny.md", None, _PAGE),
        _replace(root / "overrides/main.html", "<article ", '<article data-ny="" '),
        _replace(root / "macros/rendering/templates/pages/strength_page.html", "<", "<!-- ny -->\n<"),
        lambda: (root / "overrides/css/base.css").open("a").write("\n.ny-regel { color: inherit; }\n"),
        _replace(data / "pictures/brygga.svg", "<svg", "<svg data-ny=''"),
    ]


_PAGE = "---\ntitle: Ny\ndescription: En ny sida\n---\n\n# Ny\n\n{{ fact('hus') }}, [text](../budskap/bad-sms.md)\n"


@pytest.mark.site
def test_what_is_served_is_a_clean_build_byte_for_byte_whatever_is_edited(root: Path, tmp_path: Path) -> None:
    edits = _edits(root)
    random.Random(2027).shuffle(edits)
    with _serving(root) as address:
        for edit in edits:
            # what was shown before an edit must not be what is shown after it
            for path in ("styrkor/bryggan/", "en/mal/01-fler-hus/"):
                _get(address + path)
            _after(address, edit)
        site = build_small(root, tmp_path / "site", AT_ROOT)
        files = [file.relative_to(site).as_posix() for file in sorted(site.rglob("*")) if file.is_file()]
        shown = {path: file for file in files for path in (file, file.removesuffix("index.html"))}
        assert [path for path, file in shown.items() if _get(address + path) != (site / file).read_bytes()] == []


def test_an_address_without_its_last_slash_leads_to_the_one_with_it(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "https://plats.example/a%20b/")
    for language in ("sv", "en"):
        edit(root, f"docs/{language}/om/å b.md", None, _PAGE)
    with closing(Snapshot(root)) as snapshot:
        assert snapshot.base == "/a b/"
        for path in ("mal", "en/redigera", "om/å b"):
            assert snapshot.answer(path) == Answer(quote(f"/a b/{path}/").encode(), status=302)
            assert snapshot.answer(f"{path}/").status == 200


@pytest.mark.browser
def test_an_open_page_shows_a_change_by_itself(root: Path, page: Page) -> None:
    with _serving(root) as address:
        page.goto(f"{address}styrkor/bryggan/")
        expect(page.get_by_text("Bryggan är vår.").first).to_be_visible()
        _replace(root / "data/strengths/bryggan.yml", "Bryggan är vår.", "Bryggan är allas.")()
        expect(page.get_by_text("Bryggan är allas.").first).to_be_visible()


def test_plain_mkdocs_serve_shows_both_editions_and_follows_the_content(root: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{probe.getsockname()[1]}/"
    # The program does not look for modules in the project's folder, as `python -m` does.
    command = [str(Path(sys.executable).with_name("mkdocs")), "serve", "--dev-addr", address.split("/")[2]]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": AT_ROOT}
    with subprocess.Popen(command, cwd=root, env=environment, stderr=subprocess.DEVNULL) as server:
        try:
            _until(f"{address}styrkor/bryggan/", "Bryggan är vår.")
            _until(f"{address}en/styrkor/bryggan/", "The jetty is ours.")
            _replace(root / "data/strengths/bryggan.yml", "Bryggan är vår.", "Bryggan är allas.")()
            _until(f"{address}styrkor/bryggan/", "Bryggan är allas.")
        finally:
            server.terminate()


def _until(address: str, words: str) -> None:
    """Wait until the words stand on the page at the address."""
    end = time.monotonic() + WAIT
    while words not in _shown(address):
        assert time.monotonic() < end, f"{words} is not shown at {address}"
        time.sleep(0.2)


def _shown(address: str) -> str:
    try:
        return _get(address).decode()
    except OSError:  # nobody answers yet
        return ""


def test_changed_code_asks_for_a_new_start(root: Path) -> None:
    command = [sys.executable, "-m", "macros", "serve", "--port", "0"]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        server.stdout.readline()
        (root / "macros/content/locale.py").touch()
        assert server.wait(WAIT) == NEW_START == dev.NEW_START
