"""What can be taken away without making anything: slides, letter, posters, signature, patterns and the zip of all."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pptx
import pytest
from pptx.enum.shapes import PP_PLACEHOLDER

from macros.content.model import Platform
from macros.exports import picture_files, to_take
from macros.exports.office import slides
from macros.exports.office.talk import Talk
from macros.rendering import kept
from macros.rendering.renderer import Renderer
from tests.support.platforms import edit, platform_at, small

SITE = "https://lillby.example/"
LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}
SHOWN = {"En linje.", "A line.", "Rutor i rad.", "Tiles in rows."}
PATTERN = (
    "patterns: [{picture: hero, name: {sv: Rutor, en: Tiles}, text: {sv: Rutor i rad., en: Tiles in rows.}}]\nlook:"
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = small(tmp_path_factory.mktemp("taget"))
    edit(root, "data/brand.yml", "look:", PATTERN)
    return root


@pytest.fixture(scope="module")
def platform(root: Path) -> Platform:
    return platform_at(root)


@pytest.fixture(scope="module")
def taken(platform: Platform, root: Path) -> dict[str, bytes]:
    return _taken(platform, root)


def _taken(platform: Platform, root: Path) -> dict[str, bytes]:
    return to_take.files(Renderer(platform, "sv").of_every_language, root, SITE)


def _deck(taken: dict[str, bytes], language: str = "sv") -> Any:
    return pptx.Presentation(BytesIO(taken[f"bilder/lillby-bildspel-{language}.pptx"]))


def _document(taken: dict[str, bytes], name: str) -> Any:
    return docx.Document(BytesIO(taken[f"bilder/lillby-{name}.docx"]))


def _pictures(slide: Any) -> Iterator[Any]:
    return (each for each in slide.shapes if each._element.tag.endswith("}pic"))


# Slides


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slide_has_a_title_notes_a_language_and_described_pictures(
    taken: dict[str, bytes], language: str
) -> None:
    deck = _deck(taken, language)
    assert deck.slide_width * 9 == deck.slide_height * 16
    for slide in deck.slides:
        assert slide.shapes.title.text
        assert slide.notes_slide.notes_text_frame.text
        assert {each._element.nvPicPr.cNvPr.get("descr") for each in _pictures(slide)} <= SHOWN
        runs = slide._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}rPr")
        assert {each.get("lang") for each in runs} == {LANGUAGES[language]}


def test_layouts_have_placeholders_of_their_own_and_no_slide_has_an_empty_one(taken: dict[str, bytes]) -> None:
    deck = _deck(taken)
    assert [each.name for each in deck.slide_layouts] == ["Första sidan", "Styrka", "Bild och text", "Text", "Tabell"]
    strength = {each.placeholder_format.type for each in deck.slide_layouts[1].placeholders}
    assert strength >= {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.PICTURE}
    for slide in deck.slides:
        held = {each.placeholder_format.idx for each in slide.slide_layout.placeholders}
        assert {each.placeholder_format.idx for each in slide.placeholders} <= held
        assert all(each.text for each in slide.placeholders if each.has_text_frame)


def test_the_theme_has_the_places_own_colours_and_its_palette_to_choose_from(taken: dict[str, bytes]) -> None:
    with ZipFile(BytesIO(taken["bilder/lillby-bildspel-sv.pptx"])) as opened:
        theme = opened.read("ppt/theme/theme1.xml").decode()
    assert '<a:dk1><a:srgbClr val="000000"/></a:dk1><a:lt1><a:srgbClr val="FFFFFF"/></a:lt1>' in theme
    assert '<a:accent1><a:srgbClr val="7A2A0A"/></a:accent1>' in theme
    assert '<a:custClr name="Rost"><a:srgbClr val="7A2A0A"/></a:custClr>' in theme


def test_a_strength_has_a_figure_with_its_year_and_source_that_its_sentence_states(platform: Platform) -> None:
    told = {each.title: each for each in Talk(Renderer(platform, "sv"), SITE).slides()}
    jetty = told["Bryggan"]
    assert jetty.figure
    assert jetty.figure[0] in jetty.text[0]
    assert re.search(r"\d{4} · Lillby hembygdsförening$", jetty.proof[-1])
    assert jetty.notes[-1] == f"Läs mer: {SITE}styrkor/bryggan/"


def test_of_several_figures_in_a_sentence_the_latest_is_set_large(tmp_path: Path) -> None:
    root = small(tmp_path)
    edit(root, "data/strengths/bryggan.yml", "Runt bryggan i Lillby", "Runt bryggan från {value:byggd}")
    edit(root, "data/strengths/bryggan.yml", "Around the jetty in Lillby", "Around the jetty of {value:byggd}")
    told = {each.title: each for each in Talk(Renderer(platform_at(root), "sv"), SITE).slides()}
    assert told["Bryggan"].figure[0] == "1\N{NO-BREAK SPACE}234,5"


def test_the_goals_are_told_by_status_and_one_by_one(platform: Platform) -> None:
    told = list(Talk(Renderer(platform, "sv"), "").slides())
    rows = next(each.rows for each in told if each.rows)
    assert sum(int(count) for _, count, _ in rows[1:]) == len(platform.goals)
    area = next(each for each in told if each.title == platform.areas["boende"].name["sv"])
    assert any(line.startswith("Mål 1: ") for line in area.text)
    assert area.text[-1].startswith("Mål vars måltext saknas: ")


def test_without_motifs_and_an_address_slides_are_made_without_pictures_and_links(tmp_path: Path) -> None:
    root = small(tmp_path)
    edit(root, "data/brand.yml", "motifs: [{picture: brygga, name: {sv: Bryggan, en: The jetty}, ", "motifs: []\nx: [{")
    edit(root, "data/brand.yml", "x: [{text: {sv: En linje., en: A line.}}]\n", "")
    renderer = Renderer(platform_at(root), "sv")
    deck = pptx.Presentation(BytesIO(slides.slides(renderer, root, "")))
    assert not any(list(_pictures(slide)) for slide in deck.slides)
    assert not any("http" in slide.shapes.title.text for slide in deck.slides)
    assert to_take.offered(renderer)["posters"] == {}


# Documents


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_letter_has_the_mark_fields_to_fill_in_and_real_styles(taken: dict[str, bytes], language: str) -> None:
    letter = _document(taken, f"brev-{language}")
    mark = next(letter.sections[0].header._element.iter("{*}docPr"))
    assert mark.get("descr")
    fields = [each.get(each.keys()[0]) for each in letter.element.iter("{*}alias")]
    assert len(fields) == 5
    assert len(list(letter.sections[0].footer._element.iter("{*}alias"))) == 5
    assert "Heading 1" in [each.style.name for each in letter.paragraphs]
    assert f'w:val="{LANGUAGES[language]}"' in letter.styles.element.xml
    assert letter.core_properties.language == LANGUAGES[language]


def test_a_strength_has_a_poster_on_one_page_with_its_picture_and_lines_to_fill_in(taken: dict[str, bytes]) -> None:
    poster = _document(taken, "affisch-bryggan-sv")
    section = poster.sections[0]
    assert [round(each.mm) for each in (section.page_width, section.page_height)] == [210, 297]
    assert [each._inline.docPr.get("descr") for each in poster.inline_shapes] == ["En linje."]
    assert [row.cells[0].text for row in poster.tables[0].rows] == ["När", "Var", "Vi som ordnar"]
    assert len(list(poster.element.iter("{*}sdt"))) == 4
    assert "Title" in [each.style.name for each in poster.paragraphs]


def test_the_signature_needs_nothing_from_elsewhere_and_is_text_too(taken: dict[str, bytes]) -> None:
    page = taken["bilder/lillby-signatur-sv.htm"].decode()
    assert "<img" not in page
    assert "#7A2A0A" in page
    assert f'href="{SITE}"' in page
    text = taken["bilder/lillby-signatur-en.txt"].decode()
    assert text.startswith("-- \nYour name\n")
    assert f"{SITE}en/" in text


# The zip of them all, with patterns, and the cache


def test_files_are_the_same_whoever_makes_them_and_made_once(
    platform: Platform, root: Path, taken: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "_KEPT", tmp_path)
    to_take.draw_ahead(platform, root)
    for language in LANGUAGES:
        list(to_take.of_edition(Renderer(platform, language), root, SITE))
    made = {*tmp_path.iterdir()}
    for name, content in _taken(platform, root).items():
        assert content == taken[name], name
    assert {*tmp_path.iterdir()} == made


def test_the_zip_holds_every_file_and_the_licence(platform: Platform, taken: dict[str, bytes]) -> None:
    path = to_take.zip_path(platform)
    assert path == "bilder/lillby-bilder.zip"
    inside = [each.removeprefix("bilder/") for each in taken if each != path]
    assert {f"hero-{each.name}.{kind}" for each in picture_files.VARIANTS for kind in ("svg", "png")} <= {*inside}
    with ZipFile(BytesIO(taken[path])) as opened:
        assert opened.namelist() == sorted([to_take.ABOUT, *inside])
        about = opened.read(to_take.ABOUT).decode("utf-8-sig")
    assert platform.place.licence["en"] in about
    assert "brygga: En linje." in about
    assert "hero: Tiles in rows." in about
