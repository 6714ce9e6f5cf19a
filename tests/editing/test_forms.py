"""The forms' configuration: made from the schemas, sound by the editor's own schema, nothing from other hosts."""

import json
import re
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema_rs import Draft7Validator, validator_for

from macros.content.kinds import MANY, ONE
from macros.content.model import Platform, Repository
from macros.content.schema import Schema, Schemas
from macros.content.words import catalogue
from macros.domain import urls
from macros.editing import form_files, forms
from macros.rendering.renderer import Renderer
from macros.rendering.settings import Settings
from tests.support.platforms import platform_at, small, translated
from tests.support.site import NODE, ROOT

SCHEMAS = Schemas(ROOT / "data" / "schema")
EDITOR = ROOT / "node_modules" / "@sveltia" / "cms"
PAGES = ["index.md", "omvarld.md", "om/index.md", "om/webbplatsen.md", "sa-gor-du/forening.md"]
AT_A_HOST = Repository(host="gitlab", name="plats/plattform", app="abc")


@pytest.fixture(scope="module")
def configuration(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    platform = platform_at(translated(small(tmp_path_factory.mktemp("small"))))
    return forms.configuration(SCHEMAS, Renderer(platform, "en"), PAGES, form_files.backend(AT_A_HOST))


def _with_fields(configuration: dict[str, Any]) -> list[dict[str, Any]]:
    return [*configuration["collections"], *configuration["singletons"]]


def test_the_editor_takes_every_option(configuration: dict[str, Any]) -> None:
    schema = json.loads((EDITOR / "schema" / "sveltia-cms.json").read_text("utf-8"))
    errors = [
        f"{each.instance_path}: {each.message[:200]}" for each in Draft7Validator(schema).iter_errors(configuration)
    ]
    assert not errors


def test_a_field_that_is_picked_from_a_list_has_a_list_to_pick_from(configuration: dict[str, Any]) -> None:
    """The editor does not start with one that has none."""

    def empty(value: Any) -> Iterator[Any]:
        if isinstance(value, dict) and value.get("widget") == "select" and not value["options"]:
            yield value
        for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield from empty(each)

    assert not list(empty(_with_fields(configuration)))


def test_every_field_of_a_schema_has_its_form_field(configuration: dict[str, Any]) -> None:
    forms_of = {each["name"].partition("-")[0]: each for each in _with_fields(configuration)}
    for kind in (*MANY, *ONE):
        assert not set(_fields(SCHEMAS.kind(kind))) - set(_names(forms_of[kind]["fields"], "")), kind


def _fields(schema: Schema, prefix: str = "") -> Iterator[str]:
    """Every field of a schema, dotted; a text's languages are no fields."""
    for key, field in schema.get("properties", {}).items():
        inner = field.get("items", field)
        yield f"{prefix}{key}"
        if not field.get("x-text") and not inner.get("x-text"):
            yield from _fields(inner, f"{prefix}{key}.")


def _names(fields: list[dict[str, Any]], prefix: str) -> Iterator[str]:
    for field in fields:
        yield prefix + field["name"]
        yield from _names(field.get("fields", []), f"{prefix}{field['name']}.")


def test_a_list_is_sorted_at_first_by_a_field_of_its_items(configuration: dict[str, Any]) -> None:
    kinds = {each["name"]: each for each in configuration["collections"]}
    for kind, field in (("message", "name.en"), ("fact", "label.en"), ("goal", "number")):
        assert kinds[kind]["sortable_fields"]["default"]["field"] == field


def test_a_reference_is_picked_from_what_there_is(configuration: dict[str, Any]) -> None:
    message = next(each for each in configuration["collections"] if each["name"] == "message")
    fields = {field["name"]: field for field in message["fields"]}
    assert fields["goals"]["widget"] == "relation"
    assert fields["goals"]["collection"] == "goal"
    assert fields["goals"]["multiple"]
    assert {"bryggan", "place", "vision"} <= {each["value"] for each in fields["about"]["options"]}


def test_what_must_be_there_is_asked_for(configuration: dict[str, Any]) -> None:
    for form in configuration["collections"]:
        if form["name"] in MANY:
            required = {field["name"] for field in form["fields"] if field["required"]}
            assert required == set(SCHEMAS.kind(form["name"])["required"])


def test_an_id_is_held_to_its_pattern_and_length(configuration: dict[str, Any]) -> None:
    field = next(each for each in configuration["collections"] if each["name"] == "goal")["fields"][0]
    assert (field["name"], field["maxlength"]) == ("id", 60)
    assert field["pattern"][0] == f"/{SCHEMAS.by_file['common.schema.json']['$defs']['id']['pattern']}/u"


def test_a_typeface_may_be_named_in_any_alphabet_in_the_form_as_in_the_check() -> None:
    font = SCHEMAS.kind("brand")["properties"]["fonts"]["additionalProperties"]["properties"]
    tried = [
        *((font["family"], name, True) for name in ("'Åsa Öst 3', serif", "Ежевика", "'नागरी'")),
        *((font["file"], f"data/fonts/{name}.woff2", True) for name in ("blåbär-3_1.a", "ежевика")),
        *((font["family"], name, False) for name in ("a;b", "'a'b'")),
        (font["file"], "data/fonts/../a.woff2", False),
    ]
    asked = f"console.log(JSON.stringify({json.dumps([[field['pattern'], name] for field, name, _ in tried])}"
    script = f"{asked}.map(([pattern, name]) => new RegExp(pattern, 'u').test(name))))"
    in_form = json.loads(subprocess.run([*NODE, "-e", script], capture_output=True, text=True, check=True).stdout)
    in_check = [validator_for({"pattern": field["pattern"]}).is_valid(name) for field, name, _ in tried]
    assert in_form == in_check == [expected for _, _, expected in tried]


def test_written_pages_have_both_languages(configuration: dict[str, Any]) -> None:
    pages = [each for each in configuration["collections"] if each["name"].startswith("pages")]
    assert [each["folder"].removeprefix("docs/{{locale}}") for each in pages] == ["", "/om", "/sa-gor-du"]
    assert all(field["i18n"] for each in pages for field in each["fields"])
    assert configuration["publish_mode"] == "editorial_workflow", "what is saved at a host is a proposal"


@pytest.mark.parametrize(
    ("repository", "expected"),
    [
        (None, {"name": "github", "auth_methods": ["token"]}),
        (
            Repository(host="github", name="a/b"),
            {"repo": "a/b", "branch": "main", "api_root": "https://api.github.com", "auth_methods": ["token"]},
        ),
        (
            Repository(host="github", name="a/b", branch="web", sign_in="https://hjalp.example"),
            {"branch": "web", "base_url": "https://hjalp.example", "auth_methods": ["oauth", "token"]},
        ),
        (AT_A_HOST, {"auth_type": "pkce", "app_id": "abc", "api_root": "https://gitlab.com/api/v4"}),
        (
            Repository(host="gitlab", name="a/b", address="https://git.example/"),
            {"api_root": "https://git.example/api/v4", "auth_methods": ["token"]},
        ),
    ],
)
def test_where_the_forms_save(repository: Repository | None, expected: dict[str, Any]) -> None:
    assert expected.items() <= form_files.backend(repository).items()


def test_nothing_of_the_editor_comes_from_another_host() -> None:
    code = form_files.with_local_addresses((EDITOR / "dist" / "sveltia-cms.js").read_text("utf-8"))
    for host in ("unpkg.com", "jsdelivr.net", "status.json", "hostedstatus.com"):
        assert host not in code
    with pytest.raises(ValueError, match="no longer fetches its parts"):
        form_files.with_local_addresses("(() => {})()")


@pytest.mark.parametrize("locale", ["sv", "en-GB"])
def test_the_editor_has_words_for_all_that_an_editor_meets(locale: str) -> None:
    theirs = json.loads((EDITOR / "locales" / "en-US.json").read_text("utf-8"))
    ours = dict(_texts(form_files.words(ROOT / "node_modules", locale)))
    lacking = {name for name, _ in _texts(theirs)} - ours.keys()
    assert {name for name in lacking if not name.startswith("config.")} == set()
    assert "{$repo}" not in ours["work_with_local_repo_description"]


def _texts(group: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for name, value in group.items():
        if isinstance(value, dict):
            yield from _texts(value, f"{prefix}{name}.")
        else:
            yield prefix + name, value


def test_what_we_say_in_the_editors_place_has_its_names() -> None:
    theirs = dict(_texts(json.loads((EDITOR / "locales" / "en-US.json").read_text("utf-8"))))
    for name, texts in catalogue("forms").items():
        slots = re.findall(r"\{\$\w+\}", " ".join(texts.values()))
        assert set(slots) <= set(re.findall(r"\{\$\w+\}", theirs[name])), name


def test_the_file_that_was_fetched_is_there_under_its_version() -> None:
    version = json.loads((EDITOR / "package.json").read_text("utf-8"))["version"]
    paths = {path for path, _ in form_files._editor(ROOT / "node_modules", ["sv"])}
    assert f"assets/cms/@sveltia/cms@{version}/locales/sv.json" in paths


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("data/goals/befolkning.yml", "redigera/formular/#/collections/goal/entries/befolkning"),
        ("data/sources.yml", "redigera/formular/#/collections/_singletons/entries/sources"),
        ("data/facts/", "redigera/formular/#/collections/fact"),
        ("docs/sv/index.md", "redigera/formular/#/collections/pages/entries/index"),
        ("docs/en/om/oppna-data.md", "redigera/formular/#/collections/pages-om/entries/oppna-data"),
        ("requirements.txt", ""),
    ],
)
def test_the_form_of_a_file(path: str, address: str) -> None:
    assert urls.form_of_file(path) == address


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("", None),
        ("github:a/b", Repository(host="github", name="a/b")),
        ("github:https://github.com/a/b@web", Repository(host="github", name="a/b", branch="web")),
        (
            "gitlab:https://git.example/a/b/c@main",
            Repository(host="gitlab", name="a/b/c", address="https://git.example"),
        ),
    ],
)
def test_the_repository_is_taken_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, platform: Platform, written: str, expected: Repository | None
) -> None:
    monkeypatch.setenv("REPOSITORY", written)
    assert Settings.read(platform, ROOT).repository == expected
