"""The made pages: which there are, what each says of itself, and the order in which they are read."""

from collections.abc import Mapping
from xml.etree import ElementTree

import msgspec
import pytest

from macros.content.made_files import whole
from macros.content.model import Platform
from macros.domain import lists, urls
from macros.rendering import generated_pages
from macros.rendering.generated_pages import Link, Page
from macros.rendering.renderer import Renderer
from macros.site import site_files


def by_path(platform: Platform, language: str = "sv") -> Mapping[str, Page]:
    """Every page that can be made, by its address."""
    found = list(generated_pages.all_pages(Renderer(platform, language)))
    made = {page.path: page for page in found}
    assert len(made) == len(found), "no two have one address"
    return made


# --- Which pages there are, and what each says of itself


def test_pages_are_made_for_what_is_not_written(platform: Platform) -> None:
    renderer = Renderer(platform, "sv")
    made = generated_pages.made_pages(renderer, ["index.md", "styrkor/bryggan.md"])
    files = {page.file for page in made}
    assert {"styrkor/index.md", "styrkor/angen.md", "mal/01-fler-hus.md", "omraden/boende.md", "vision.md"} <= files
    assert "styrkor/bryggan.md" not in files
    assert len({page.title for page in made}) == len({page.description for page in made}) == len(made)


MENU = (True, "", "", True, True)  # listed, under, moved, indexed, searched
HIDDEN = (False, "budskap/", "", False, False)


@pytest.mark.parametrize(
    ("path", "title", "call", "source", "place"),
    [
        ("vision/", "Visionen", "vision_page()", "strategies/lillbyplanen.yml", MENU),
        ("mal/", "Alla mål till 2030", "goals_index()", "strategies/lillbyplanen.yml", MENU),
        ("styrkor/bryggan/", "Bryggan", 'strength_page("bryggan")', "strengths/bryggan.yml", MENU),
        ("omraden/boende/", "Boende", 'area_page("boende")', "areas/boende.yml", (True, "omraden/", "", True, True)),
        ("mal/03-trivsel/", "Mål 3: Trivas här", 'goal_page("trivsel")', "goals/trivsel.yml", MENU),
        ("mal/02-boende-2/", "Mål 2: Måltexten saknas", 'goal_page("boende-2")', "goals/boende-2.yml",
         (False, "mal/saknas/", "", False, False)),
        ("budskap/bad-sms/", "Kom och bada (Sms, kort)", 'message_page("bad-sms")', "messages/bad-sms.yml",
         (False, "budskap/", "", False, True)),
        ("budskap/is-affisch/", "Vinterbad (Affisch, kort)", 'message_page("is-affisch")', "messages/is-affisch.yml",
         HIDDEN),
        ("budskap/sms-om-bad/", "Budskapet heter nu ”Kom och bada”", 'message_moved("bad-sms")',
         "messages/bad-sms.yml", (False, "budskap/", "budskap/bad-sms/", False, False)),
        ("var-vision/", "Sidan var-vision/ har flyttat", 'moved_page("vision/")', "platform.yml",
         (False, "", "vision/", False, False)),
    ],
)  # fmt: skip
def test_a_page_says_what_makes_it_and_who_finds_it(
    path: str, title: str, call: str, source: str, place: tuple[object, ...], platform: Platform
) -> None:
    page = by_path(platform)[path]
    assert (page.title, page.call, page.source) == (title, call, f"data/{source}")
    assert (page.listed, page.under, page.moved, page.indexed, page.searched) == place


def test_each_page_of_the_list_of_messages_has_its_number(platform: Platform, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(lists.ROOM, urls.MESSAGES, 1)
    made = by_path(platform)
    first, second = made["budskap/"], made["budskap/sida-2/"]
    assert (first.title, first.call, first.listed, first.under) == ("Texter att använda", "messages_page()", True, "")
    assert (second.call, second.listed, second.under) == ("messages_page(2)", False, "budskap/")
    assert second.source == "data/messages/"
    assert second.title == "Texter att använda, sida 2"
    assert second.description == f"{second.title}. {first.description}"
    assert "budskap/sida-3/" not in made


def test_a_page_is_the_markdown_file_that_would_make_it(platform: Platform) -> None:
    page = by_path(platform)["budskap/sms-om-bad/"]
    assert page.file == "budskap/sms-om-bad.md"
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


def test_a_long_description_is_plain_and_ends_after_a_whole_word(platform: Platform) -> None:
    text = "Med {fact:hus}. " + "a " * 65 + "b" * 100
    strength = msgspec.structs.replace(platform.strengths["bryggan"], essence={"sv": text, "en": text})
    other = msgspec.structs.replace(platform, strengths={**platform.strengths, "bryggan": strength})
    assert by_path(other)["styrkor/bryggan/"].description == f"Med 1\u00a0234,5\u00a0hus. {'a ' * 65}…"


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
    files = dict(whole(site_files.search_engine_files(Renderer(platform, "sv"), site, lambda: pages_of)))
    found = {
        url[0].text: {link.attrib["hreflang"]: link.attrib["href"] for link in url[1:]}
        for url in ElementTree.fromstring(files["sitemap.xml"])
    }
    both = {"sv": f"{site}om/", "en": f"{site}en/om/", "x-default": f"{site}om/"}
    alone = f"{site}om/%C3%A5%20b%25/"
    assert found == {both["sv"]: both, both["en"]: both, alone: {"sv": alone, "x-default": alone}}
    assert f"\nSitemap: {site}sitemap.xml\n" in files["robots.txt"].decode()
