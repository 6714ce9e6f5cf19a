"""A build that does not know the site's address: nothing names one, and what needs one is left out and told."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest
from jsonschema import Draft202012Validator

from dev import free_port
from macros.checks.check import read_platform
from macros.delivery import site_check
from macros.delivery.built_page import pages
from macros.domain import urls
from tests.conftest import OnceARun
from tests.support.site import build, content
from tests.support.small_site import small_project

EDITIONS = ("", "en/")
HEAD = "---\ntitle: {name}\ndescription: Om {name}.\n{under}---\n\n"
UNDER = {"redigera/handbok": "under: redigera/\n", "omvarld": "under: sambandet/\n"}
OPEN_DATA = """\
# Öppna data

{{ open_data_files() }}

{% if data_address() %}
## Visa på er webbplats { #visa }

curl {{ data_address("data/goals.json") }}

{{ embed_example("goal:fler-hus") }}
{% endif %}
"""
# The pages that a place writes itself and that others link to.
AUTHORED = {
    "om/oppna-data": OPEN_DATA,
    "redigera/handbok": "# Redaktör\n\n## Formulären { #formularen }\n",
    "omvarld": "# Omvärld\n\n{{ perspectives() }}\n",
    **{name: f"# {name}\n" for name in ("om/index", "om/personuppgifter", "om/strategin", "sa-gor-du/forening")},
}
LOCAL = re.compile(rb"127\.0\.0\.1|localhost")
LINK_PICTURE = re.compile(r"(?:en/)?assets/pictures/link\.[0-9a-f]{10}\.png")
WAIT = 60  # seconds; generous, for a slow machine


def _project(root: Path) -> Path:
    """The small platform with authored pages."""
    small_project(root)
    for folder, (name, text) in product(("sv", "en"), AUTHORED.items()):
        file = root / "docs" / folder / f"{name}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(HEAD.format(name=name, under=UNDER.get(name, "")) + text, "utf-8")
    return root


def _built(folder: Path, address: str) -> None:
    """Build the project into folder/site; what the build says is in folder/said."""
    answer = build(folder / "site", _project(folder / "project"), address)
    (folder / "said").write_text(answer.stderr, "utf-8")
    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.fixture(scope="module")
def plain(once_a_run: OnceARun) -> Path:
    """Build without an address; gives the folder with `site`, `project` and `said`."""
    return once_a_run("plain", lambda folder: _built(folder, ""))


@pytest.fixture(scope="module")
def addressed(once_a_run: OnceARun) -> Path:
    """Build the same with one."""
    return once_a_run("addressed", lambda folder: _built(folder, "https://plats.example/under/"))


def _files(folder: Path) -> set[str]:
    """Every file of the site but the search's, whose names tell their content."""
    site = folder / "site"
    found = (file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
    return {path for path in found if "pagefind" not in path.split("/")}


def test_no_file_of_ours_names_this_machine(plain: Path) -> None:
    ours = {path for path in _files(plain) if not path.startswith(("assets/lib/", "assets/cms/"))}
    assert "index.html" in ours
    assert [path for path in ours if LOCAL.search((plain / "site" / path).read_bytes())] == []


def test_exactly_what_needs_an_address_is_left_out(plain: Path, addressed: Path) -> None:
    left_out = {path for path in _files(addressed) - _files(plain) if not LINK_PICTURE.fullmatch(path)}
    both = {prefix + path for prefix in EDITIONS for path in urls.NEED_ADDRESS}
    at_root_alone = (urls.CATALOGUE, urls.SITEMAP, urls.ROBOTS)
    assert left_out == both - {f"en/{path}" for path in at_root_alone}
    assert _files(plain) <= _files(addressed)


@pytest.mark.parametrize(
    ("path", "sign"),
    [
        ("index.html", 'rel="canonical"'),
        ("index.html", 'property="og:image"'),
        ("mal/index.html", "application/ld+json"),
        ("mal/01-fler-hus/index.html", "brand-embed"),
        ("budskap/bad-sms/index.html", "brand-embed"),
        ("om/oppna-data/index.html", 'id="visa"'),
    ],
)
@pytest.mark.parametrize("prefix", EDITIONS, ids=["sv", "en"])
def test_no_page_has_what_needs_an_address(plain: Path, addressed: Path, prefix: str, path: str, sign: str) -> None:
    assert sign in (addressed / "site" / prefix / path).read_text("utf-8")
    assert sign not in (plain / "site" / prefix / path).read_text("utf-8")


@pytest.mark.parametrize(("name", "address"), [("plain", ""), ("addressed", "https://plats.example/under/")])
def test_every_link_leads_somewhere(name: str, address: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(name)
    platform, _ = read_platform(folder / "project")
    assert platform
    problems = site_check.check(site_check.Built(folder / "site", platform.place.editions, address))
    assert [row.text() for row in problems] == []


def test_links_are_relative(plain: Path) -> None:
    for path, page in content(pages(plain / "site")).items():
        targets = [*page.all("a", "href"), *page.all("link", "href"), *page.all("script", "src")]
        assert not [target for target in targets if target.startswith("/")], path


@pytest.mark.parametrize(
    ("name", "base"), [("plain", "/"), ("addressed", "/under/")], ids=["no address", "below a path"]
)
@pytest.mark.parametrize("prefix", EDITIONS, ids=["sv", "en"])
def test_the_page_for_a_wrong_address_works_at_any(
    name: str, base: str, prefix: str, request: pytest.FixtureRequest
) -> None:
    page = pages(request.getfixturevalue(name) / "site")[f"{prefix}404.html"]
    targets = [*page.all("a", "href"), *page.all("link", "href"), *page.all("script", "src")]
    assert all(target.startswith((f"{base}{prefix}", "#")) for target in targets)
    assert f"{base}{prefix}mal/" in targets


@pytest.mark.parametrize("prefix", EDITIONS, ids=["sv", "en"])
@pytest.mark.parametrize("path", ["llms.txt", "data/bakgrund.txt"])
def test_texts_for_assistants_link_to_pages_beside_them(plain: Path, prefix: str, path: str) -> None:
    file = plain / "site" / prefix / path
    links = re.findall(r"\]\(([^)]+)\): |^(?:- .* )?(\.\./\S+/)$", file.read_text("utf-8"), re.MULTILINE)
    found = [(file.parent / (one or other)).resolve() for one, other in links]
    assert len(found) > 2
    assert [str(each) for each in found if not each.is_file() and not (each / "index.html").is_file()] == []


def test_open_data_says_that_the_address_is_not_known(plain: Path) -> None:
    folder = plain / "site" / "data"
    found = json.loads((folder / "platform.json").read_text("utf-8"))
    schema = json.loads((folder / found["$schema"]).read_text("utf-8"))
    Draft202012Validator(schema).validate(found)
    assert found["item"]["site"] is None
    assert "$id" not in schema
    assert [each["path"] for each in found["item"]["files"] if not (plain / "site" / each["path"]).is_file()] == []


def test_the_build_tells_what_is_left_out_and_how_the_address_is_set(plain: Path, addressed: Path) -> None:
    said = (plain / "said").read_text("utf-8")
    assert all(words in said for words in (*urls.NEED_ADDRESS, "SITE_URL", "site_url i data/platform.yml"))
    assert "SITE_URL" not in (addressed / "said").read_text("utf-8")


# --- What is shown while somebody edits


@contextmanager
def _shown(root: Path, *command: str) -> Iterator[str]:
    """The project's site as a command serves it, without an address; gives where it can be read."""
    port = free_port()
    environment = {**os.environ, "SITE_URL": "", "EDIT_URL": "https://git.example/edit/main/", "PYTHONUTF8": "1"}
    environment["NO_MKDOCS_2_WARNING"] = "1"
    full = [sys.executable, "-m", *(part.format(port=port) for part in command)]
    with subprocess.Popen(full, cwd=root, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            run.terminate()


def _get(address: str) -> bytes:
    """What is shown at the address, once the server answers; also where nothing lies there."""
    for _ in range(WAIT * 5):
        try:
            with urlopen(address, timeout=WAIT) as answer:
                found: bytes = answer.read()
                return found
        except HTTPError as error:
            return error.read()
        except URLError as error:
            if not isinstance(error.reason, ConnectionRefusedError):
                raise
            time.sleep(0.2)
    raise TimeoutError(address)


# What MkDocs' own server adds to a page, so that it loads itself anew; what only a whole build puts in the 404 page.
ADDED = re.compile(
    rb'<script>(?:(?!<script>).)*</script>(?=</body>)|\n<meta http-equiv="Content-Security-Policy"[^>]*>', re.DOTALL
)
SHOWN = {
    "": "index.html",
    "en/mal/01-fler-hus/": "en/mal/01-fler-hus/index.html",
    "om/oppna-data/": "om/oppna-data/index.html",
    "finns-inte/": "404.html",
    "data/platform.json": "data/platform.json",
    "llms.txt": "llms.txt",
}


@pytest.mark.parametrize(
    "command", [("macros", "serve", "--port", "{port}"), ("mkdocs", "serve", "-a", "127.0.0.1:{port}")], ids=" ".join
)
def test_what_is_served_is_what_a_build_writes(plain: Path, command: tuple[str, ...]) -> None:
    with _shown(plain / "project", *command) as address:
        for path, file in SHOWN.items():
            shown, written = _get(address + path), (plain / "site" / file).read_bytes()
            assert ADDED.sub(b"", shown) == ADDED.sub(b"", written), path
