"""What the law asks of the pages: the statement, personal data, one licence, and that the site is a proposal."""

import re
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from macros.content.model import Platform, Privacy
from macros.engines.serve import Snapshot
from macros.exports import embed, json_files, paper
from macros.exports.llms import background
from macros.exports.open_data import OpenData
from macros.frontend import profile_data
from macros.rendering.renderer import Renderer
from macros.rendering.settings import Settings
from macros.site.edition import Edition
from macros.site.macros.pages import Macros
from tests.support.platforms import edit, macros_of, platform_at, small, small_platform
from tests.support.site import ROOT
from tests.support.small_site import small_project

ADDRESS = "https://x.example/"
_FRAME = ("header", "footer")
MARK = {"sv": "Fristående förslag", "en": "Independent proposal"}
LICENCE = {"sv": "Tag & bruka.", "en": "Take & use."}
BOTH = pytest.mark.parametrize("language", ["sv", "en"])


def _place(platform: Platform, **fields: object) -> Platform:
    return replace(platform, place=replace(platform.place, **fields))


def _statement(platform: Platform, **fields: object) -> str:
    own = replace(platform, accessibility=replace(platform.accessibility, **fields))
    return str(macros_of(own, "om/x/").accessibility_page())


# --- The accessibility statement


def test_the_statement_says_what_fails_by_which_criterion_and_apart_from_it_what_has_not_been_tried(
    platform: Platform,
) -> None:
    fails = {name: {"sv": f"<{name}>"} for name in ("what", "criterion", "why", "plan")}
    html = _statement(platform, issues=[fails], untested=[{"what": {"sv": "Lyssna"}, "why": {"sv": "Ingen har."}}])
    before, _, after = html.partition('<h2 id="inte-provat">')
    assert re.search("Krav som inte uppfylls: &lt;criterion&gt;", before)
    assert all(f"&lt;{name}&gt;" in before for name in fails)
    assert "Lyssna" in after
    assert not re.search('id="(brister|inte-provat)"', _statement(platform)), "no heading without something below it"


def test_the_statement_leads_to_the_complaint_and_claims_no_exemption(platform: Platform) -> None:
    html = _statement(platform, outside={"sv": "Andras sidor."})
    assert 'href="https://tillsyn.example/anmal">Anmäl bristande tillgänglighet</a>' in html
    assert "<p>Andras sidor.</p>" in html
    assert "<p>Inget undantag.</p>" in html
    assert "publicerades 3 november 2026. Bedömningen gjordes 1 november 2026. " in html


def test_the_statement_says_where_to_write_and_when_an_answer_comes(platform: Platform) -> None:
    html = _statement(platform, contact="å'b@lillby.example", answer_days=1)
    assert 'Kontakt: <a href="mailto:%C3%A5%27b@lillby.example"' in html
    assert "ett annat format" in html
    assert "Du får svar inom en dag." in html


@pytest.mark.parametrize(
    ("empty", "gone"),
    [
        ({"contact": ""}, 'id="kontakt"|Skriv|annat format|svar inom'),
        ({"answer_days": None}, "svar inom"),
        ({"published": None, "assessed": None}, "publicerades|Bedömningen"),
    ],
)
def test_what_is_not_filled_in_is_no_empty_promise(platform: Platform, empty: dict[str, Any], gone: str) -> None:
    assert re.search(gone, _statement(platform))
    assert not re.search(gone, _statement(platform, **empty))


# --- Personal data


def test_who_is_responsible_for_personal_data_is_said_as_far_as_it_is_known(platform: Platform) -> None:
    said = {
        "controller": ({"sv": "Byn <1>"}, "Ansvarig för personuppgifterna är Byn &lt;1&gt;."),
        "contact": ("a@b.example", '<a href="mailto:a@b.example">a@b.example</a>.'),
        "officer": ("https://b.example/", '<a rel="noreferrer" href="https://b.example/">'),
        "logs": ({"sv": "I {fact:hus}."}, "1\u00a0234,5"),
    }
    for name, (value, words) in said.items():
        privacy: Any = {name: value}
        html = macros_of(_place(platform, privacy=Privacy(**privacy)), "om/x/").privacy()
        assert words in html
        assert html.count("<p>") == 1, "nothing of what is not known"
    assert macros_of(_place(platform, privacy=Privacy()), "om/x/").privacy() == ""


# --- The licence


@BOTH
def test_the_licence_stands_in_the_same_words_everywhere(tmp_path: Path, language: str) -> None:
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules", target_is_directory=True)
    renderer = Renderer(_place(small_platform(tmp_path), licence=LICENCE), language)
    macros = Macros(renderer, Settings(tmp_path, "", "", ""), lambda: "om/x/")
    pages = [macros.licence(), macros.licences_page(), *(sheet.html for sheet in paper.sheets(renderer, tmp_path))]
    words = LICENCE[language]
    assert [page for page in map(str, pages) if words.replace("&", "&amp;") not in page] == []
    assert words in background(renderer, "")
    assert Edition(renderer, macros.settings).theme_values["licence"] == words


def test_the_line_that_names_the_source_can_be_copied(platform: Platform) -> None:
    macros = macros_of(platform, "om/x/", "en")
    for html in (macros.credit(), macros.licences_page()):
        assert '<code id="kallrad">Source: The Lillby plan, https://x.example/en/, CC BY 4.0</code>' in html
        assert html.count('data-copy="kallrad"') == 1
    assert ">Källa: Lillbyplanen, CC BY 4.0<" in macros_of(platform, "om/x/", address="").credit()


def test_who_gives_the_licence_is_said_where_it_is_known(platform: Platform) -> None:
    assert "Rätten till texterna har Lillby byalag" in macros_of(platform, "om/x/").credit()
    assert "Rätten till texterna" not in macros_of(_place(platform, licensor=None), "om/x/").credit()


# --- An independent proposal


def _frame(html: str) -> tuple[str, str]:
    """The page's header and footer."""
    (header,), (footer,) = (re.findall(rf"<{tag} class=.brand-{tag}.*?</{tag}>", html, re.DOTALL) for tag in _FRAME)
    return header, footer


def test_that_it_is_a_proposal_stands_beside_the_name_on_every_page(bank: Path) -> None:
    pages = [file for file in bank.rglob("*.html") if "redigera" not in file.parts]
    assert len(pages) > 50
    for file in pages:
        english = file.is_relative_to(bank / "en")
        header, footer = _frame(file.read_text("utf-8"))
        name, notice = ("The Lillby plan", "Made up.") if english else ("Lillbyplanen", "Påhittad.")
        assert f"{name}<small>{MARK['en' if english else 'sv']}</small>" in header, file
        assert notice in footer, file


@pytest.mark.site
def test_once_the_place_has_taken_over_neither_is_said(tmp_path: Path) -> None:
    root = small_project(tmp_path)
    edit(root, "data/platform.yml", "independent: true", "independent: false")
    snapshot = Snapshot(root)
    header, footer = _frame(snapshot.answer("404.html").content.decode())
    snapshot.close()
    assert "Lillbyplanen</span></a>" in header
    assert "Påhittad." not in footer
    assert "Fri." in footer


@pytest.mark.parametrize("independent", [True, False])
def test_that_it_is_a_proposal_goes_along_with_the_name(tmp_path: Path, independent: bool) -> None:
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules", target_is_directory=True)
    edit(small(tmp_path), "data/platform.yml", "independent: true", f"independent: {str(independent).lower()}")
    platform = platform_at(tmp_path)
    renderer = Renderer(platform, "sv")
    data = OpenData([Renderer(platform, each.language) for each in platform.place.editions])
    book = {sheet.name: sheet.html for sheet in paper.sheets(renderer, tmp_path)}[paper.BOOK]
    named = f"{platform.place.site_name['sv']} ({MARK['sv'].lower()})"
    for text in (book, embed.script(data, ROOT), profile_data.profiles(renderer)["site"]):
        assert (named in text) is independent
    assert (renderer.text(platform.place.notice) in book) is independent
    record = data.platform_record(ADDRESS, [])
    assert (record.independent, record.notice is not None) == (independent, independent)
    assert record.licensor == platform.place.licensor
    assert json_files.VERSION.startswith("1.")
