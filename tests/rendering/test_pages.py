"""The made pages: which there are, what each says of itself, and the order in which they are read."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree

import msgspec
import pytest

from macros.content.model import Platform
from macros.domain import bank
from macros.rendering import generated_pages
from macros.rendering.generated_pages import Link, Page
from macros.rendering.renderer import Renderer
from macros.site import site_files
from tests.support.platforms import small_platform


@pytest.fixture(scope="module")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Platform:
    """The small platform."""
    return small_platform(tmp_path_factory.mktemp("small"))


def by_path(platform: Platform, language: str = "sv") -> Mapping[str, Page]:
    """Every page that can be made, by its address."""
    found = list(generated_pages.all_pages(Renderer(platform, language)))
    made = {page.path: page for page in found}
    assert len(made) == len(found), "no two have one address"
    return made


def changed(platform: Platform, kind: str, id_: str, **fields: object) -> Platform:
    """The platform with one item changed."""
    items = getattr(platform, kind)
    item = msgspec.structs.replace(items[id_], **fields)
    return msgspec.structs.replace(platform, **{kind: {**items, id_: item}})


# --- Which pages there are


def test_pages_are_made_for_what_is_not_written(platform: Platform) -> None:
    renderer = Renderer(platform, "sv")
    files = {page.file for page in generated_pages.made_pages(renderer, ["index.md", "styrkor/bryggan.md"])}
    assert {"styrkor/index.md", "styrkor/angen.md", "mal/01-fler-hus.md", "omraden/boende.md", "vision.md"} <= files
    assert "styrkor/bryggan.md" not in files


def test_made_pages_have_titles_descriptions_and_sources_of_their_own(platform: Platform) -> None:
    made = list(generated_pages.all_pages(Renderer(platform, "en")))
    assert len({page.title for page in made}) == len(made)
    assert len({page.description for page in made}) == len(made)
    assert {"Goal 1: More houses", "The vision"} <= {page.title for page in made}


# --- What a page says of itself


@pytest.mark.parametrize(
    ("path", "title", "macro", "source", "file"),
    [
        ("vision/", "Visionen", "vision_page()", "data/strategies/lillbyplanen.yml", "vision.md"),
        ("mal/", "Alla mål till 2030", "goals_index()", "data/strategies/lillbyplanen.yml", "mal/index.md"),
        ("styrkor/bryggan/", "Bryggan", 'strength_page("bryggan")', "data/strengths/bryggan.yml", "styrkor/bryggan.md"),
        ("omraden/boende/", "Boende", 'area_page("boende")', "data/areas/boende.yml", "omraden/boende.md"),
        ("mal/03-trivsel/", "Mål 3: Trivas här", 'goal_page("trivsel")', "data/goals/trivsel.yml", "mal/03-trivsel.md"),
    ],
)  # fmt: skip
def test_a_page_in_the_menu(path: str, title: str, macro: str, source: str, file: str, platform: Platform) -> None:
    page = by_path(platform)[path]
    assert (page.title, page.call, page.source, page.file) == (title, macro, source, file)
    assert (page.listed, page.under, page.moved) == (True, "omraden/" if "area" in macro else "", "")
    assert page.indexed
    assert page.searched


@pytest.mark.parametrize(
    ("path", "title", "macro", "source", "under"),
    [
        ("budskap/bad-sms/", "Kom och bada (Sms, kort)", 'message_page("bad-sms")', "bad-sms", "budskap/"),
        ("budskap/is-affisch/", "Vinterbad (Affisch, kort)", 'message_page("is-affisch")', "is-affisch", "budskap/"),
        ("budskap/sms-om-bad/", "Budskapet heter nu ”Kom och bada”", 'message_moved("bad-sms")', "bad-sms", "budskap/"),
    ],
)  # fmt: skip
def test_a_page_that_others_lead_to(
    path: str, title: str, macro: str, source: str, under: str, platform: Platform
) -> None:
    page = by_path(platform)[path]
    assert (page.title, page.call, page.under) == (title, macro, under)
    assert page.source == f"data/messages/{source}.yml"
    assert page.moved == ("budskap/bad-sms/" if "moved" in macro else "")
    assert (page.listed, page.indexed, page.searched) == (False, False, path == "budskap/bad-sms/")


def test_a_goal_whose_wording_is_missing_stands_under_the_page_of_them_all_and_is_not_searched(
    platform: Platform,
) -> None:
    page = by_path(platform)["mal/02-boende-2/"]
    assert (page.call, page.under) == ('goal_page("boende-2")', "mal/saknas/")
    assert (page.listed, page.indexed, page.searched) == (False, False, False)


def test_an_address_that_a_page_has_moved_from_leads_on(platform: Platform) -> None:
    page = by_path(platform)["var-vision/"]
    assert (page.call, page.moved) == ('moved_page("vision/")', "vision/")
    assert (page.listed, page.indexed, page.searched) == (False, False, False)


def test_each_page_of_the_list_of_messages_has_its_number(platform: Platform, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bank, "CARDS_A_PAGE", 1)
    made = by_path(platform)
    first, second = made["budskap/"], made["budskap/sida-2/"]
    assert (first.title, first.call, first.source) == ("Texter att använda", "messages_page()", "data/messages/")
    assert (first.listed, first.under) == (True, "")
    assert (second.call, second.listed, second.under) == ("messages_page(2)", False, "budskap/")
    assert second.source == "data/messages/"
    assert second.title == "Texter att använda, sida 2"
    assert second.description == f"{second.title}. {first.description}"
    assert "budskap/sida-3/" not in made


def test_a_page_is_the_markdown_file_that_would_make_it(platform: Platform) -> None:
    page = by_path(platform)["budskap/sms-om-bad/"]
    assert page.markdown == (
        '---\ntitle: "Budskapet heter nu ”Kom och bada”"\ndescription: "Budskapet heter nu ”Kom och bada”"\n'
        'under: "budskap/"\nmoved: "budskap/bad-sms/"\nindexed: false\nsearch: {"exclude": true}\n---\n\n'
        '{{ message_moved("bad-sms") }}\n'
    )


def test_a_description_names_the_place_the_strategy_and_its_last_year(platform: Platform) -> None:
    made = by_path(platform)
    assert "Lillbyplanen" in made["omraden/"].description
    assert "Lillby " in made["varumarke/"].description
    assert "Lilla Lillby" in made["vision/"].description
    assert made["mal/01-fler-hus/"].description.startswith("Blir det fler hus? Mål 1 i området Boende: ")
    assert made["mal/02-boende-2/"].description.startswith("Måltexten saknas Mål 2 i området Boende: ")
    assert " till 2030 " in made["mal/01-fler-hus/"].description
    assert made["budskap/bad-sms/"].description.startswith("Sms, kort: Nu badar vi. Vi ses: [platsen]")


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("a" * 155, "a" * 155),
        ("a" * 150 + " bbbbb", "a" * 150 + " …"),
        ("a" * 150 + ", – bbbbb", "a" * 150 + " …"),
        ("a" * 100 + " " + "b" * 54 + " c", "a" * 100 + " …"),
        ("a" * 100 + " " + "b" * 53 + " c", "a" * 100 + " " + "b" * 53 + " …"),
        ("a " * 70 + "b" * 100, "a " * 69 + "a …"),
    ],
)
def test_a_long_description_ends_after_a_whole_word(text: str, short: str, platform: Platform) -> None:
    other = changed(platform, "strengths", "bryggan", essence={"sv": text, "en": text})
    assert by_path(other)["styrkor/bryggan/"].description == short


# --- The menu


def test_the_menu_is_in_reading_order_with_the_headings_of_the_edition(platform: Platform) -> None:
    renderer = Renderer(platform, "en")
    known = {page.file: Link(page.title, page.path) for page in generated_pages.all_pages(renderer)}
    known |= {f"om/{name}.md": Link(title, "") for name, title in (("index", "About"), ("a", "Zebra"), ("z", "Oak"))}
    known |= {"sa-gor-du/index.md": Link("How", "sa-gor-du/")}
    found = generated_pages.sections(renderer, known)
    assert [each.title for each in found] == ["Texts", "Pictures", "Strengths", "Goals", "How to", "About"]
    texts, pictures, strengths, goals, guides, about = (each.files for each in found)
    assert texts == ("budskap/index.md", "budskap/kit.md", "budskap/prova.md")
    assert pictures == ("bilder/index.md",)
    assert strengths == ("styrkor/index.md", "styrkor/bryggan.md", "styrkor/angen.md")
    assert guides[-2:] == ("ide.md", "styrkor/underlag.md")
    assert about[:4] == ("om/index.md", "vision.md", "sambandet/index.md", "varumarke.md")
    assert about.index("om/z.md") < about.index("om/a.md"), "by their titles"
    assert found[3].links[2] == Link("Goal 1: More houses", "mal/01-fler-hus/")
    assert "mal/metod.md" in goals
    assert goals[-2:] == ("omraden/index.md", "omraden/boende.md")
    assert not {"mal/saknas.md", "mal/02-boende-2.md"} & set(goals)


def test_a_heading_with_no_page_is_left_out(platform: Platform) -> None:
    renderer = Renderer(platform, "sv")
    (only,) = generated_pages.sections(renderer, {"varumarke.md": Link("Varumärket", "varumarke/")})
    assert only.files == ("varumarke.md",)
    assert generated_pages.navigation([only]) == ["index.md", {only.title: ["varumarke.md"]}]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("{{ front() }}\n", "data/vocabulary.yml"),
        ("{{ vision_page() }}", "data/strategies/lillbyplanen.yml"),
        ("{{ front() }}\n\nOch mer.\n", "docs/sv/a.md"),
        ("{{ timeline() }}\n", "docs/sv/a.md"),
    ],
)
def test_the_edit_link_leads_to_where_a_pages_words_are(text: str, source: str, platform: Platform) -> None:
    written = f"---\ntitle: A\n---\n\n{text}"
    assert generated_pages.source_of(Renderer(platform, "sv"), "a.md", written) == source


# --- What search engines are told of them


def test_each_page_names_those_there_are_of_it_and_which_is_for_other_readers(platform: Platform) -> None:
    pages_of = {"sv": ["om/", "om/å b%/"], "en": ["om/"]}
    site = "https://lillby.example/plats/"
    files = dict(site_files.search_engine_files(Renderer(platform, "sv"), site, pages_of))
    found = {
        url[0].text: {link.attrib["hreflang"]: link.attrib["href"] for link in url[1:]}
        for url in ElementTree.fromstring(files["sitemap.xml"])
    }
    both = {"sv": f"{site}om/", "en": f"{site}en/om/", "x-default": f"{site}om/"}
    alone = f"{site}om/%C3%A5%20b%25/"
    assert found == {both["sv"]: both, both["en"]: both, alone: {"sv": alone, "x-default": alone}}
    assert f"\nSitemap: {site}sitemap.xml\n" in files["robots.txt"]
