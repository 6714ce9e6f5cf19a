"""A kind of content that is declared has all that a kind has: files, order, check, page, form, open data, history.

The kind is made up: to show that nothing else in the engine has to name it.
"""

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from macros.checks.check import read_platform
from macros.content import kinds
from macros.content.kinds import Kind, OpenSet
from macros.content.made_files import whole
from macros.content.model import Item, Platform, Text
from macros.content.schema import Schemas
from macros.domain import urls
from macros.editing import form_files, forms
from macros.exports import json_files
from macros.exports.open_data import OpenData
from macros.history.log import kind_of
from macros.rendering import generated_pages, renderer
from macros.rendering.generated_pages import Link
from macros.rendering.quality_words import item_of
from macros.rendering.renderer import Renderer
from macros.rendering.settings import Settings
from macros.site.edition import Edition
from tests.support.platforms import edit, macros_of, platform_at, small, stopping

WORDS = "data/vocabulary.yml"
LABELS = """\
labels:
  data_spots: {sv: Platser, en: Spots}
  data_spots_description: {sv: Var man står., en: Where one stands.}
"""
SQUARE, HILL = "data/spots/torget.yml", "data/spots/kullen.yml"
PAGE = "docs/sv/index.md"


class Spot(Item, frozen=True, kw_only=True):
    """A spot to stand on."""

    order: int
    name: Text
    seen: Text
    opened: date
    goals: list[str]


SPOT = Kind(
    name="spot", model=Spot, folder="spots", order=lambda spot: spot.order, pages="platser", about="seen",
    data=OpenSet(9, "REGI", each=True),
)  # fmt: skip
_COMMON = "common.schema.json#/$defs/"
_TEXT = {"$ref": f"{_COMMON}text"}
SCHEMA: dict[str, Any] = {
    "$id": "spot.schema.json", "title": "Plats", "x-title-en": "Spot", "x-plural": "Platser", "x-plural-en": "Spots",
    "description": "Var man står.", "x-description-en": "Where one stands.",
    "type": "object", "additionalProperties": False, "required": ["id", "order", "name", "seen", "opened", "goals"],
    "properties": {
        "id": {"$ref": f"{_COMMON}id"},
        "order": {"$ref": f"{_COMMON}order"},
        "name": {**_TEXT, "x-short": True, "title": "Namn", "x-title-en": "Name"},
        "seen": {**_TEXT, "title": "Utsikt", "x-title-en": "View"},
        "opened": {"$ref": f"{_COMMON}date", "title": "Öppnad", "x-title-en": "Opened"},
        "goals": {"type": "array", "title": "Mål", "x-title-en": "Goals", "items": {"type": "string", "x-ref": "goal"}},
    },
}  # fmt: skip
CONTENT = """\
id: {id}
order: {order}
name: {{sv: {name}, en: The {id}}}
seen: {{sv: "Härifrån ser man {{fact:hus}}.", en: "From here one sees {{fact:hus}}."}}
opened: 2020-05-01
goals: [trivsel]
"""


@pytest.fixture(scope="module")
def declared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The small platform with a kind more: its schema, class, declaration, template and words, and two items."""
    root = small(tmp_path_factory.mktemp("kinds") / "small")
    (root / "data/schema/spot.schema.json").write_text(json.dumps(SCHEMA), "utf-8")
    (root / "data/spots").mkdir()
    edit(root, SQUARE, None, CONTENT.format(id="torget", order=2, name="Torget"))
    edit(root, HILL, None, CONTENT.format(id="kullen", order=1, name="Kullen"))
    edit(root, WORDS, "labels:\n", LABELS)
    templates = root / "templates"
    templates.mkdir()
    (templates / "spot_page.html").write_text("<p>{{ inline(item.seen) }}</p>{{ item.opened|day }}", "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(kinds.MANY, SPOT.name, SPOT)
        patch.setattr(renderer, "TEMPLATE_FOLDERS", [*renderer.TEMPLATE_FOLDERS, templates])
        yield root


@pytest.fixture(scope="module")
def platform(declared: Path) -> Platform:
    """The same, read."""
    return platform_at(declared)


@pytest.fixture
def root(declared: Path, tmp_path: Path, small_day: None) -> Path:
    """A copy of it, to be broken at will."""
    return shutil.copytree(declared, tmp_path / "small")


def test_its_items_are_read_typed_and_in_order(platform: Platform) -> None:
    assert list(platform.items(SPOT)) == ["kullen", "torget"]
    assert item_of(platform, "spot", "torget") == platform.items(SPOT)["torget"]
    assert isinstance(platform.items(SPOT)["torget"], Spot)


def test_items_are_those_of_the_platform_s_own_field(platform: Platform) -> None:
    for kind in (each for each in kinds.MANY.values() if each is not SPOT):
        assert platform.items(kind) is getattr(platform, kind.folder)
        assert {type(item) for item in platform.items(kind).values()} <= {kind.model}


@pytest.mark.parametrize(
    ("path", "old", "new", "told"),
    [
        (SQUARE, "id: torget", "id: torg", f"{SQUARE}:1:5: id är ”torg”"),
        (SQUARE, "[trivsel]", "[trivas]", f"{SQUARE}:6:9: ”trivas” pekar på ett mål som inte finns."),
        (SQUARE, "{fact:hus}", "{fact:hut}", f"{SQUARE}:4:"),
        (SQUARE, "2020-05-01", "i maj", f"{SQUARE}:5:9: "),
        (WORDS, LABELS.splitlines()[1], "", "ordet ”data_spots” saknas"),
        (PAGE, "{{ front() }}", '{{ link("spot:torg", "a") }}', f"{PAGE}:6:15: ”torg” pekar på plats som inte finns."),
        (PAGE, "{{ front() }}", '{{ item_page("spot:torg") }}', f"{PAGE}:6:20: ”torg” pekar på plats"),
        (PAGE, "{{ front() }}", "[a](platser/torg.md)", f"{PAGE}:6:"),
    ],
)
def test_it_is_checked(root: Path, path: str, old: str, new: str, told: str) -> None:
    edit(root, path, old, new)
    (row,) = stopping(root)
    assert told in row


def test_a_kind_without_a_schema_is_told(root: Path) -> None:
    (root / "data/schema/spot.schema.json").unlink()
    with pytest.raises(KeyError, match=r"spot\.schema\.json"):
        stopping(root)


def test_pages_may_lead_to_it(root: Path) -> None:
    edit(root, PAGE, "{{ front() }}", '{{ link("spot:torget", "a") }} [a](platser/torget.md)')
    assert read_platform(root)[0]


def test_each_item_has_a_page_with_a_title_a_description_and_its_file(platform: Platform, declared: Path) -> None:
    page = Edition(Renderer(platform, "sv"), Settings(declared, "", "", "")).made["platser/torget.md"]
    assert (page.title, page.path, page.source) == ("Torget", "platser/torget/", SQUARE)
    assert page.description == "Härifrån ser man 1\N{NO-BREAK SPACE}234,5\N{NO-BREAK SPACE}hus."
    assert page.call == 'item_page("spot:torget")'
    html = macros_of(platform, page.path, root=declared).item_page(*map(str, page.arguments))
    assert "hus</button>" in html
    assert "1 maj 2020" in html


def test_every_page_that_the_navigation_is_to_hold_stands_in_it(platform: Platform) -> None:
    """MkDocs refuses to build strictly otherwise."""
    made = list(generated_pages.all_pages(Renderer(platform, "sv")))
    known = {page.file: Link(page.title, page.path) for page in made}
    held = {file for section in generated_pages.sections(Renderer(platform, "sv"), known) for file in section.files}
    assert {page.file for page in made if page.listed} <= held
    assert "platser/torget.md" in known.keys() - held


def test_a_written_page_takes_its_place(platform: Platform) -> None:
    made = generated_pages.made_pages(Renderer(platform, "sv"), ["platser/torget.md"])
    assert [page.path for page in made if page.path.startswith("platser/")] == ["platser/kullen/"]


def test_links_lead_to_its_page(platform: Platform, declared: Path) -> None:
    assert 'href="../../platser/torget/"' in macros_of(platform, "styrkor/bryggan/", root=declared).link(
        "spot:torget", "Torget"
    )


def test_it_has_a_form(platform: Platform, declared: Path) -> None:
    schemas = Schemas(declared / "data" / "schema")
    found = forms.configuration(schemas, Renderer(platform, "en"), [], form_files.backend(None))["collections"]
    form = next(each for each in found if each["name"] == "spot")
    assert (form["label"], form["folder"], form["delete"]) == ("Spots", "data/spots", True)
    assert [each["name"] for each in form["fields"]] == list(SCHEMA["properties"])
    assert urls.form_of_file(SQUARE) == urls.form("spot", "torget")


def test_it_is_open_data(platform: Platform) -> None:
    data = OpenData([Renderer(platform, language) for language in ("sv", "en")])
    files = {path: json.loads(content) for path, content in whole(json_files.shared(data, "https://x.example/"))}
    item = files["data/spots/torget.json"]["item"]
    assert files["data/spots.json"]["items"][1] == item
    assert item["pages"] == {"sv": "platser/torget/", "en": "en/platser/torget/"}
    assert (item["seen"]["en"], item["opened"]) == (
        "From here one sees 1,234.5\N{NO-BREAK SPACE}houses.",
        "2020-05-01",
    )
    assert item["goals"][0]["id"] == "trivsel"
    assert {"data/schema/spot.schema.json", "data/schema/spots.schema.json"} <= files.keys()
    assert "data/spots.json" in {each["path"] for each in files["data/platform.json"]["item"]["files"]}


def test_the_page_of_open_data_shows_its_set(platform: Platform, declared: Path) -> None:
    html = macros_of(platform, "om/oppna-data/", root=declared).open_data_files()
    assert "Var man står." in html
    assert 'href="../../data/spots.json"' in html


@pytest.mark.usefixtures("declared")
def test_its_history_is_kept_and_that_of_a_folder_that_no_kind_declares_is_not() -> None:
    assert kind_of(SQUARE) == "spot"
    assert kind_of("data/places/torget.yml") is None
