"""Every macro and made page, with a small made-up place: what is shown, how it is escaped, where links lead."""

import re
import unicodedata
from pathlib import Path
from typing import Literal

import pytest
from markupsafe import Markup
from msgspec.structs import replace

from macros.content import locale as language
from macros.content.kinds import ITEM_MACRO
from macros.content.model import UNDATED, Fallback, Font, Platform
from macros.content.texts import split_paragraphs
from macros.exports import paper, picture_files
from macros.frontend import brand_css
from macros.rendering.renderer import Renderer, relative
from macros.site.macros.pages import MACROS, Macros
from macros.site.session import lacking_packages
from macros.site.site_files import pdf_files
from tests.support.platforms import SMALL, copied, edit, macros_of, platform_at, small, small_platform
from tests.support.site import ROOT


def _macros(platform: Platform, root: Path = ROOT, language: str = "sv", url: str = "styrkor/bryggan/") -> Macros:
    return macros_of(platform, url, language, root)


ARGUMENTS = {
    "strength_page": ("bryggan",),
    "area_page": ("boende",),
    "goal_page": ("fler-hus",),
    "messages_page": (1,),
    "message_page": ("bad-sms",),
    "message_moved": ("bad-sms",),
    "moved_page": ("vision/",),
    "embed_example": ("message:bad-sms",),
    "data_address": ("data/goals.json",),
    "fact": ("hus",),
    "value": ("hus",),
    "year": ("byggd",),
    "link": ("om/belagg", "beläggen"),
    "foreign": ("en", "cod"),
}


@pytest.mark.parametrize("edition", ["sv", "en"])
def test_each_macro_gives_markup_that_markdown_leaves_alone(tmp_path: Path, edition: str) -> None:
    macros = _macros(small_platform(tmp_path), tmp_path, edition)
    for name in set(MACROS) - {ITEM_MACRO}:  # that one: see test_kinds.py
        html = getattr(macros, name)(*ARGUMENTS.get(name, ()))
        assert isinstance(html, Markup) and html, name
        assert "\n\n" not in html, name
        assert not re.search(r"^\s", html, re.MULTILINE), name
        assert "Undefined" not in html, name


def test_fact_reads_as_the_language_writes_it(platform: Platform) -> None:
    assert ">1\u00a0234,5\u00a0hus</button>" in _macros(platform).fact("hus")
    assert ">1,234.5\u00a0houses</button>" in _macros(platform, language="en").fact("hus")
    assert ">1890</button>" in _macros(platform).value("byggd")
    assert ">2020</button>" in _macros(platform).year("hus")


def test_fact_shows_its_year_source_and_that_it_is_a_conclusion_once_a_page(platform: Platform) -> None:
    macros = _macros(platform)
    first, second = macros.fact("byggd"), macros.fact("byggd")
    shown = ("1890.", "Sockenkrönikan", "https://lillby.example/kronika", "vår slutsats", "inhugget", "1 november 2026")
    assert [words for words in shown if words not in first] == []
    assert "popover data" not in second
    assert 'popovertarget="fakta-byggd"' in second


def test_a_fact_without_a_year_says_so_wherever_its_year_would_stand(platform: Platform) -> None:
    facts = {**platform.facts, "hus": replace(platform.facts["hus"], year=UNDATED)}
    macros = _macros(replace(platform, facts=facts))
    shown = {
        "(odaterad)": macros.fact("hus"),
        ">odaterad<": macros.facts_page(1),
        "data-year>odaterad<": macros.message_page("bad-sms"),
    }
    assert [each for each, html in shown.items() if each not in html] == []


def test_a_card_says_what_it_is_before_anything_is_folded_out(platform: Platform) -> None:
    message = replace(platform.messages["bad-sms"], approved=platform.messages["is-affisch"].approved)
    approved = replace(platform, messages={**platform.messages, "bad-sms": message})
    pages = [_macros(each).message_page("bad-sms") for each in (platform, approved)]
    said = re.findall(r'<span class="brand-message__kind">[^<]* · ([^<·]+)</span>', "".join(pages))
    assert said == ["förslag", "godkänd av Lillby byalag"]


def test_the_front_page_counts_the_goals_without_wording_once(platform: Platform) -> None:
    known = next(goal.id for goal in platform.goals.values() if goal.wording == "known")
    goals = {id_: replace(goal, wording="subject") if id_ == known else goal for id_, goal in platform.goals.items()}
    page = _macros(replace(platform, goals=goals)).front()
    bars = re.findall(r"(?:Bara ämnet är känt|Måltexten saknas) <b>(\d+)</b>", page)
    assert len(bars) == 2
    assert f"För {sum(map(int, bars))} saknas något," in page


def test_the_front_page_says_of_each_area_in_a_bar_and_in_words_how_its_goals_are_going(platform: Platform) -> None:
    page = _macros(platform, url="").front()
    assert re.search(r">Boende</a> <span>3 mål</span>", page)
    bar, *samples = re.findall(r'<svg class="brand-bar.*?</svg>', page, re.DOTALL)
    assert re.findall(r"brand-bar__part--([\w-]+)", bar) == re.findall(r"brand-bar__part--([\w-]+)", "".join(samples))
    assert {*re.findall(r'fill="url\(#([\w-]+)\)"', page)} <= {*re.findall(r'<pattern [^>]*id="([\w-]+)"', page)}


def test_a_motif_is_shown_with_its_strength_its_text_and_its_files_with_kind_and_size(platform: Platform) -> None:
    page = _macros(platform, SMALL, url="bilder/").pictures_page()
    card = page.partition('id="brygga"')[2].partition("</li>")[0]
    assert ">En linje.</p>" in card
    assert re.findall(r'href="\.\./styrkor/([\w-]+)/"', card) == ["bryggan", "angen"]
    links = re.findall(r'href="([\w-]+\.\w+)" download><span class="brand-unseen">(.*?): </span>(.*?)</a>', card)
    assert links[0] == ("brygga-ljus.svg", "Bryggan, ljus grund", "SVG, 1\u00a0kB")
    assert len(links) == 8
    assert ">Licens: </span>CC BY 4.0</small>" in card
    assert {path for path, *_ in links} <= {Path(each).name for each in picture_files.files(platform, SMALL)}


def test_a_strength_leads_to_its_picture_where_that_is_a_motif(tmp_path: Path) -> None:
    root = small(tmp_path)
    assert 'href="../../bilder/#brygga"' in _macros(platform_at(root)).strength_page("bryggan")
    edit(root, "data/brand.yml", "picture: brygga", "picture: hero")
    (root / "data/templates.yml").unlink()
    assert "bilder/#" not in _macros(platform_at(root)).strength_page("bryggan")


def test_a_place_with_a_map_shows_and_describes_where_it_lies(tmp_path: Path) -> None:
    root = small(tmp_path)
    assert "<figure>" not in _macros(platform_at(root), url="").front()
    place = "map: {picture: brygga, text: {sv: Vid sjön., en: By the lake.}, source: kronika}\nplace:"
    edit(root, "data/platform.yml", "place:", place)
    page = _macros(platform_at(root), url="").front()
    assert "Vid sjön." in page
    assert re.search(r'<figure>\n<svg[^>]*>.*pictures/brygga\.svg.*\n<figcaption>.*href="', page)


def test_text_from_data_is_never_markup(platform: Platform) -> None:
    html = _macros(platform).strength_page("bryggan")
    assert "Ett till &amp; &lt;b&gt;inte&lt;/b&gt; fetstil." in html
    assert "<b>inte" not in html
    assert "<script>" not in _macros(platform).link("mal", "<script>alert(1)</script>")


def test_strength_page_holds_all_of_its_parts(platform: Platform) -> None:
    html = _macros(platform).strength_page("bryggan")
    parts = ("Styrka 1 av 2", "Bryggan är vår.", "Isen.", "Kunder.", "Fler hus", "Loppis", "Sockenkrönikan", "Förslag.")
    assert [words for words in parts if words not in html] == []
    assert 'data-keywords="bada"' in html


def test_goal_without_wording_says_so_and_leads_to_the_adopted_list(platform: Platform) -> None:
    html = _macros(platform).goal_page("boende-2")
    assert "Måltexten saknas" in html
    assert "https://lillby.example/mal" in html


@pytest.mark.parametrize("why", ["Samma sak.", "Samma sak. Det är vår slutsats.", "Vår slutsats: samma sak."])
def test_that_a_tie_is_our_conclusion_is_said_once(small_root: Path, why: str) -> None:
    edit(small_root, "data/perspectives/lanet.yml", "why: {sv: Samma sak.", f'why: {{sv: "{why}"')
    macros = _macros(platform_at(small_root))
    for html in (macros.goal_page("fler-hus"), macros.perspectives()):
        rows = re.findall(r"<(?:li|tr)>.*?</(?:li|tr)>", str(html), re.DOTALL)
        (row,) = (each for each in rows if "amma sak" in each)
        assert row.lower().count("vår slutsats") == 1


def test_link_leads_to_pages_and_items_from_wherever_it_stands(platform: Platform) -> None:
    macros = _macros(platform, url="om/strategin/")
    assert 'href="../belagg/"' in macros.link("om/belagg", "x")
    assert 'href="../../mal/01-fler-hus/"' in macros.link("goal:fler-hus", "x")
    assert 'href="../../sa-gor-du/exempel/#loppis"' in macros.link("initiative:loppis", "x")
    for macro, unknown in ((macros.link, ("goal:inget", "x")), (macros.fact, ("huset",))):
        with pytest.raises(KeyError):
            macro(*unknown)


@pytest.mark.parametrize(
    ("target", "here", "expected"),
    [("a/b/", "c/d/", "../../a/b/"), ("", "c/", "../"), ("a/", "", "a/"), ("a/", "a/", "./"), ("x", "a/", "../x")],
)
def test_relative_addresses(target: str, here: str, expected: str) -> None:
    assert relative(target, here) == expected


def test_a_part_made_once_leads_to_the_same_from_wherever_it_stands(platform: Platform) -> None:
    renderer, message = Renderer(platform, "sv"), platform.messages["bad-sms"]
    for here, home in (("", "./"), ("budskap/", "../"), ("budskap/bad-sms/", "../../")):
        html = renderer.page(here).once("message_body.html", message)
        assert f'href="{home}budskap/bad-sms/"' in html
        assert "\0" not in html


def test_assets_are_shared_by_the_editions(platform: Platform) -> None:
    assert 'href="../../../assets/pictures/brygga.svg#p"' in _macros(platform, language="en").strength_page("bryggan")


@pytest.mark.parametrize(
    ("text", "parts"), [("a\nb", ["a", "b"]), ("a\nb\n\nc\n", ["a b", "c"]), ("  a  ", ["a"]), ("\n", [])]
)
def test_paragraphs_of_both_block_styles(text: str, parts: list[str]) -> None:
    assert split_paragraphs(text) == parts


ENGLISH = "abcdefghijklmnopqrstuvwxyz"


@pytest.mark.parametrize(
    ("alphabet", "words"),
    [
        (f"{ENGLISH}åäö", ["zebra", "ål", "ån", "Æbel", "Ängen", "öar", "Øl", "örn"]),
        (f"{ENGLISH}æøå", ["zebra", "Ängen", "ærlig", "öl", "øre", "ål"]),
        (ENGLISH, ["Æbel", "ål", "Ängen", "łuk", "lup", "öar", "Øl", "straße", "strata", "zebra"]),
    ],
    ids=["Swedish", "Danish", "English"],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_neighbours_letters_have_their_likes_place_in_either_form(
    alphabet: str, words: list[str], form: Literal["NFC", "NFD"]
) -> None:
    written = [unicodedata.normalize(form, word) for word in words]
    ordered = sorted(written)
    assert ordered != written
    ordered.sort(key=lambda word: language.sort_key(word, alphabet))
    assert ordered == written


@pytest.mark.parametrize(
    ("value", "sv", "en"),
    [("-400", "\u2212400", "\u2212400"), ("11418.5", "11\u00a0418,5", "11,418.5")],
)
def test_numbers(value: str, sv: str, en: str) -> None:
    assert [language.number(value, each) for each in ("sv", "en")] == [sv, en]


@pytest.mark.parametrize(
    ("count", "sv", "en"), [(1, "1 kB", "1 kB"), (84_400, "84 kB", "84 kB"), (3_435_536, "3,4 MB", "3.4 MB")]
)
def test_the_size_of_a_file_is_said_in_kilobytes_or_megabytes(count: int, sv: str, en: str) -> None:
    assert [language.size(count, each).replace("\u00a0", " ") for each in ("sv", "en")] == [sv, en]


def test_style_sheet_has_both_schemes_every_colour_and_no_step_smaller_than_fifteen_pixels(platform: Platform) -> None:
    css = brand_css.style_sheet(platform.brand, ROOT / "overrides" / "css", ROOT / "node_modules")
    assert "--rost:#7A2A0A;" in css
    assert "--rost:#F0B090;" in css
    assert "--rost-tint:#F2EAE6;" in css
    assert ".tone-rost{" in css
    assert css.count("@font-face") == 0
    assert "/*" not in css
    sizes = [float(each) for each in re.findall(r"--step-?\d: ?([\d.]+)rem", css)]
    assert len(sizes) == 2 * 7
    assert min(sizes) * 16 == 15


def test_a_font_has_fallbacks_of_its_own_height_and_width(platform: Platform) -> None:
    fallback = Fallback(name="Lik Arial", local=["Arial", "ArialMT"], weight=400, size=80)
    font = Font(
        family="'Egen', serif", use={}, file="data/fonts/egen.woff2", ascent=100, descent=20, fallbacks=[fallback]
    )
    brand = replace(platform.brand, fonts={"heading": font})
    own, stands_in = brand_css.font_faces(brand, "fonts")
    assert "fonts/egen.woff2" in own
    assert "size-adjust: 80%; ascent-override: 125.0%; line-gap-override: 0%; descent-override: 25.0%" in stands_in
    assert "src: local('Arial'), local('ArialMT')" in stands_in
    css = brand_css.style_sheet(brand, ROOT / "overrides" / "css", ROOT / "node_modules")
    assert re.search(r"""--font-heading: ?['"]Egen['"], ?['"]Lik Arial['"], ?serif""", css)


def test_a_typeface_may_have_a_file_for_each_weight(platform: Platform) -> None:
    font = Font(family="'Egen', serif", use={}, file="data/fonts/egen.woff2", bold="data/fonts/fet.woff2")
    brand = replace(platform.brand, fonts={"heading": font})
    assert brand_css.font_files(brand) == ["data/fonts/egen.woff2", "data/fonts/fet.woff2"]
    regular, bold = brand_css.font_faces(brand, "fonts")
    assert "font-weight: 400;" in regular
    assert "fonts/egen.woff2" in regular
    assert "font-weight: 700;" in bold
    assert "fonts/fet.woff2" in bold


def test_packages_and_programs_that_are_not_there_are_told(tmp_path: Path) -> None:
    assert list(lacking_packages(ROOT)) == []
    assert [problem.code for problem in lacking_packages(tmp_path)] == ["no-node-modules"]
    modules = tmp_path / "node_modules"
    modules.mkdir()
    for package in (ROOT / "node_modules").iterdir():
        if package.name != "@esbuild":
            (modules / package.name).symlink_to(package)
    (found,) = lacking_packages(tmp_path)
    assert found.code == "no-node-modules"
    assert "(esbuild)" in found.text()


def test_a_second_strategy_stands_beside_the_first(tmp_path: Path) -> None:
    root = small(tmp_path)
    strategy = {"lillbyplanen": "nastaplanen", "2020–2030": "2031–2040"}
    area = {"id: boende": "id: vatten", "strategy: lillbyplanen": "strategy: nastaplanen", "Boende": "Vatten"}
    goal = {"id: fler-hus": "id: rent-vatten", "area: boende": "area: vatten", "Fler hus": "Rent vatten"}
    copied(root, "strategies/lillbyplanen", "strategies/nastaplanen", strategy)
    copied(root, "areas/boende", "areas/vatten", area)
    copied(root, "goals/fler-hus", "goals/rent-vatten", goal)
    platform = platform_at(root)
    html = _macros(platform).areas_index()
    assert "Lillbyplanen 2020–2030" in html
    assert "Lillbyplanen 2031–2040" in html
    assert "mal/01-rent-vatten/" in html
    assert "3 mål till 2030" in _macros(platform).front()
    assert "rent-vatten" not in _macros(platform).front()
    goals = _macros(platform).goals_index()
    assert "3 mål till 2030" in goals
    assert goals.index("Lillbyplanen 2020–2030") < goals.index("01-fler-hus/") < goals.index("01-rent-vatten/")


def test_a_pdf_is_linked_only_while_it_shows_what_the_content_says(tmp_path: Path) -> None:
    platform = small_platform(tmp_path)
    assert _macros(platform, tmp_path).pdf_link("bryggan") == ""
    folder = tmp_path / paper.FOLDER
    (folder / "sv").mkdir(parents=True)
    (folder / "sv" / "bryggan.pdf").write_bytes(b"%PDF" * 21_000)
    (folder / paper.MARK).write_text(paper.mark(tmp_path), "ascii")
    assert 'href="../../pdf/bryggan.pdf"' in _macros(platform, tmp_path).pdf_link("bryggan")
    assert "84\u00a0kB" in _macros(platform, tmp_path).strength_page("bryggan")
    assert [path for path, _ in pdf_files(tmp_path, "sv")] == ["pdf/bryggan.pdf"]
    assert "pdf/" not in _macros(platform, tmp_path, "en").strength_page("bryggan")
    edit(tmp_path, "data/facts/hus.yml", "1234.5", "1235")
    assert _macros(platform, tmp_path).pdf_link("bryggan") == ""
