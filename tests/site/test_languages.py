"""A place in any languages: one or several, any of them at the root, one read from the right."""

from functools import partial
from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from macros.checks.check import read_platform
from macros.content.kinds import ITEM_MACRO
from macros.content.made_files import whole
from macros.content.model import Platform
from macros.content.problems import Problem
from macros.content.texts import marked
from macros.domain import urls
from macros.engines import mkdocs_hook
from macros.exports import dcat, embed, json_files
from macros.frontend import bank_data, bundle
from macros.rendering.generated_pages import all_pages
from macros.rendering.renderer import Renderer
from macros.rendering.settings import Settings
from macros.site import site_files
from macros.site.edition import Edition
from macros.site.macros.pages import MACROS, Macros
from tests.conftest import OnceARun
from tests.site.test_macros import ARGUMENTS
from tests.support.platforms import edit, in_languages, small, stopping
from tests.support.site import ROOT

pytestmark = pytest.mark.site  # it makes sites of its own

PLACES = [("fi",), ("en", "ar"), ("fi", "sv", "en")]
SITE = "https://lillby.example/"


@pytest.fixture(scope="module")
def places(once_a_run: OnceARun) -> dict[tuple[str, ...], Path]:
    """Make the small platform in each set of languages, once a run."""
    return {each: once_a_run("in-" + "-".join(each), partial(_made, languages=each)) for each in PLACES}


def _made(root: Path, languages: tuple[str, ...]) -> None:
    in_languages(small(root), *languages)
    (root / "node_modules").symlink_to(ROOT / "node_modules", target_is_directory=True)
    (root / "overrides").symlink_to(ROOT / "overrides", target_is_directory=True)


def _read(root: Path) -> tuple[Platform, list[Problem]]:
    platform, problems = read_platform(root)
    assert platform, [each.text("en") for each in problems if each.stops]
    return platform, problems


@pytest.mark.parametrize("languages", PLACES, ids="-".join)
def test_only_words_that_a_language_lacks_are_told(
    places: dict[tuple[str, ...], Path], languages: tuple[str, ...]
) -> None:
    _, problems = _read(places[languages])
    told = [dict(each.values)["language"] for each in problems if each.code == "missing-word"]
    assert sorted(told) == sorted({*languages} - {"sv", "en"}), "one problem a language"


@pytest.mark.parametrize(("languages", "language"), [(("fi",), "fi"), (("en", "ar"), "ar"), (("fi", "sv", "en"), "sv")])
def test_every_page_macro_and_file_is_made(
    places: dict[tuple[str, ...], Path], languages: tuple[str, ...], language: str
) -> None:
    root = places[languages]
    renderer = Renderer(_read(root)[0], language)
    settings = Settings(root, SITE, "", "")
    macros = Macros(renderer, settings, lambda: "styrkor/bryggan/")
    assert all(
        getattr(macros, name)(*ARGUMENTS.get(name, ())) for name in MACROS if name not in ("foreign", ITEM_MACRO)
    )
    assert all(page.title for page in all_pages(renderer))
    assert all(path for path, _ in site_files.edition_files(renderer, settings))
    assert Edition(renderer, settings).theme_values["labels"]["menu"]


def test_what_all_editions_share_has_their_languages(places: dict[tuple[str, ...], Path]) -> None:
    languages = ("fi", "sv", "en")
    data = site_files.open_data(Renderer(_read(places[languages])[0], "en"))
    catalogue = dcat.rdf(data, SITE, "").decode()
    assert all(f"authority/language/{dcat.eu_name(each)}" in catalogue for each in languages)
    assert all(content for _, content in whole(json_files.shared(data, SITE)))
    assert all(f"{each}:" in embed.script(data, ROOT) for each in languages)


def test_a_word_that_is_missing_is_the_english_with_its_language(places: dict[tuple[str, ...], Path]) -> None:
    platform, _ = _read(places["en", "ar"])
    assert Renderer(platform, "ar").label("menu") == "Menu [en]"
    assert Renderer(platform, "en").label("menu") == "Menu"
    assert Renderer(platform, "ar").label("link_picture", words="Menu [en]") == "Text beside a drawing: Menu [en]"
    assert Renderer(platform, "en").label("link_picture", words="[1] [en]") == "Text beside a drawing: [1] [en]"


def _labels(root: Path, *lines: str) -> Path:
    """Give the place below root labels of its own; gives the root."""
    edit(root, "data/vocabulary.yml", "labels:\n", "\n  ".join(["labels:", *lines]) + "\n")
    return root


def test_a_word_that_is_not_in_english_either_is_another_languages(tmp_path: Path) -> None:
    assert marked({"sv": "Meny", "no": "Meny"}, "fi") == "Meny [sv]"
    renderer = Renderer(_read(_labels(in_languages(small(tmp_path), "fi"), "home: {fi: Koti}"))[0], "fi")
    assert [renderer.label(each) for each in ("menu", "home")] == ["Menu [en]", "Koti"]


def test_a_place_writes_a_word_in_its_own_way_in_one_language_alone(tmp_path: Path) -> None:
    platform, _ = _read(_labels(small(tmp_path), "home: {sv: Hemma}"))
    assert [Renderer(platform, each).label("home") for each in ("sv", "en")] == ["Hemma", "Home"]


def test_words_may_stay_in_the_languages_that_they_come_in_and_in_no_other(tmp_path: Path) -> None:
    root = _labels(in_languages(small(tmp_path), "fi"), "home: {sv: Start, en: Home, fo: Heim}")
    found = [dict(each.values)["found"] for each in read_platform(root)[1] if each.code == "unknown-language"]
    assert found == ["fo"]


FORMS = (
    'facts_title-one: {en: "{count} fact", ar: "{count} one"}',
    'facts_title-two: {ar: "{count} two"}',
    'facts_title-few: {ar: "{count} few"}',
    'facts_title-many: {ar: "{count} many"}',
)


def test_a_word_for_many_has_the_forms_of_its_language(tmp_path: Path) -> None:
    platform, problems = _read(_labels(in_languages(small(tmp_path), "en", "ar"), *FORMS))
    arabic = Renderer(platform, "ar")
    forms = [arabic.label("facts_title", count=count).split()[1] for count in (1, 2, 3, 11)]
    assert forms == ["one", "two", "few", "many"]
    assert Renderer(platform, "en").label("facts_title", count=3).startswith("3 ")
    lacking = {dict(each.values)["language"] for each in problems if each.code == "missing-word"}
    assert lacking == {"ar"}, "English has no forms for two, few and many"


def test_a_language_that_nobody_knows_is_told(tmp_path: Path) -> None:
    root = in_languages(small(tmp_path), "fi")
    edit(root, "data/platform.yml", '"language": "fi"', '"language": "xx"')
    (told,) = stopping(root, "en")
    assert told.startswith("data/platform.yml:1:") and "“xx” is no language" in told


def test_a_language_that_material_lacks_takes_its_words_from_english() -> None:
    theme = Environment(loader=DictLoader({}))
    env = mkdocs_hook.on_env(theme, MkDocsConfig(), Files([]))
    words: Any = env.get_template("partials/languages/yi.html").module
    assert [words.t(key) for key in ("language", "direction", "search")] == ["yi", "rtl", ""]


def test_the_forms_are_read_from_where_the_language_begins(places: dict[tuple[str, ...], Path]) -> None:
    root = places["en", "ar"]
    platform, settings = _read(root)[0], Settings(root, SITE, "", "")
    made = [dict(site_files.edition_files(Renderer(platform, each), settings)) for each in ("en", "ar")]
    assert ['<html lang="ar" dir="rtl">' in str(files[f"{urls.FORMS}/index.html"]) for files in made] == [
        False,
        True,
    ]


def test_the_search_knows_the_stems_of_languages_that_have_them(places: dict[tuple[str, ...], Path]) -> None:
    assert bundle.stemmer("fi", ROOT / "node_modules")
    assert bundle.stemmer("is", ROOT / "node_modules") is None
    assert bank_data.words(Renderer(_read(places["fi",])[0], "fi"))["stemmer"] == "", "nothing to fetch where none is"
