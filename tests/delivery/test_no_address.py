"""A site that does not know its address: nothing names one, and what needs one is left out and told."""

import json
import re
from itertools import product
from pathlib import Path

import pytest
from jsonschema_rs import Draft202012Validator

from macros.delivery import site_check
from macros.delivery.built_page import pages
from macros.domain import urls
from macros.rendering.settings import without_address
from tests.support.platforms import platform_at
from tests.support.site import content
from tests.support.small_site import shown_small, small_project

pytestmark = pytest.mark.site  # it makes sites of its own

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
UNDER_A_PATH = "https://plats.example/under/"


def _project(root: Path) -> Path:
    """The small platform with authored pages."""
    small_project(root)
    for folder, (name, text) in product(("sv", "en"), AUTHORED.items()):
        file = root / "docs" / folder / f"{name}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(HEAD.format(name=name, under=UNDER.get(name, "")) + text, "utf-8")
    return root


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site without an address."""
    folder = tmp_path_factory.mktemp("plain")
    return shown_small(_project(folder / "project"), folder / "site", "")


@pytest.fixture(scope="module")
def addressed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with one."""
    folder = tmp_path_factory.mktemp("addressed")
    return shown_small(_project(folder / "project"), folder / "site", UNDER_A_PATH)


def _files(site: Path) -> set[str]:
    return {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}


def test_no_file_of_ours_names_this_machine(plain: Path) -> None:
    ours = {path for path in _files(plain) if not path.startswith(("assets/lib/", "assets/cms/"))}
    assert "index.html" in ours
    assert [path for path in ours if LOCAL.search((plain / path).read_bytes())] == []


def test_exactly_what_needs_an_address_is_left_out(plain: Path, addressed: Path) -> None:
    both = {prefix + path for prefix in EDITIONS for path in urls.NEED_ADDRESS}
    at_root_alone = (urls.CATALOGUE, urls.SITEMAP, urls.ROBOTS)
    assert _files(addressed) - _files(plain) == both - {f"en/{path}" for path in at_root_alone}
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
    assert sign in (addressed / prefix / path).read_text("utf-8")
    assert sign not in (plain / prefix / path).read_text("utf-8")


def test_every_link_leads_somewhere(plain: Path) -> None:
    platform = platform_at(plain.parent / "project")
    problems = site_check.check(site_check.Built(plain, platform.place.editions))
    assert [row.text() for row in problems] == []


def test_links_are_relative(plain: Path) -> None:
    for path, page in content(pages(plain)).items():
        targets = [*page.all("a", "href"), *page.all("link", "href"), *page.all("script", "src")]
        assert not [target for target in targets if target.startswith("/")], path


@pytest.mark.parametrize(
    ("name", "base"), [("plain", "/"), ("addressed", "/under/")], ids=["no address", "below a path"]
)
@pytest.mark.parametrize("prefix", EDITIONS, ids=["sv", "en"])
def test_the_page_for_a_wrong_address_works_at_any(
    name: str, base: str, prefix: str, request: pytest.FixtureRequest
) -> None:
    page = pages(request.getfixturevalue(name))[f"{prefix}404.html"]
    targets = [*page.all("a", "href"), *page.all("link", "href"), *page.all("script", "src")]
    assert all(target.startswith((f"{base}{prefix}", "#")) for target in targets)
    assert f"{base}{prefix}mal/" in targets


@pytest.mark.parametrize("prefix", EDITIONS, ids=["sv", "en"])
@pytest.mark.parametrize("path", ["llms.txt", "data/bakgrund.txt"])
def test_texts_for_assistants_link_to_pages_beside_them(plain: Path, prefix: str, path: str) -> None:
    file = plain / prefix / path
    links = re.findall(r"\]\(([^)]+)\): |^(?:- .* )?(\.\./\S+/)$", file.read_text("utf-8"), re.MULTILINE)
    found = [(file.parent / (one or other)).resolve() for one, other in links]
    assert len(found) > 2
    assert [str(each) for each in found if not each.is_file() and not (each / "index.html").is_file()] == []


def test_open_data_says_that_the_address_is_not_known(plain: Path) -> None:
    folder = plain / "data"
    found = json.loads((folder / "platform.json").read_text("utf-8"))
    schema = json.loads((folder / found["$schema"]).read_text("utf-8"))
    Draft202012Validator(schema).validate(found)
    assert found["item"]["site"] is None
    assert "$id" not in schema
    assert [each["path"] for each in found["item"]["files"] if not (plain / each["path"]).is_file()] == []


def test_it_is_told_what_is_left_out_and_how_the_address_is_set() -> None:
    said = without_address()
    assert all(words in said for words in (*urls.NEED_ADDRESS, "SITE_URL", "site_url i data/platform.yml"))
