"""What the theme is told of each page: where it stands, who is shown it, where its words are."""

from pathlib import Path

import pytest

from macros.content.made_files import whole
from macros.domain import urls
from macros.rendering.renderer import Renderer
from macros.rendering.settings import Settings
from macros.site.edition import Edition
from tests.support.platforms import platform_at

HEAD = "---\ntitle: {title}\n{more}---\n\n{text}\n"
ADDRESS = "https://lillby.example/"


@pytest.fixture
def edition(small_root: Path) -> Edition:
    """The Swedish edition of the small place, with pages written for it: the section Om's first, two under others."""
    found = Edition(Renderer(platform_at(small_root), "sv"), Settings(small_root, ADDRESS, "", ""))
    for file, title, more in (
        ("om/index.md", "Om Lillby", ""),
        ("redigera/handbok.md", "Handboken", "under: redigera/\n"),
        ("omvarld.md", "Omvärlden", "under: sambandet/\n"),
    ):
        found.written[file] = HEAD.format(title=title, more=more, text="Ord.")
    return found


@pytest.mark.parametrize(
    ("file", "section", "crumbs"),
    [
        ("mal/01-fler-hus.md", "mal/", ["Mål"]),
        ("mal/02-boende-2.md", "mal/", ["Mål", "Mål som inte har hittats"]),
        ("omraden/boende.md", "mal/", ["Mål", "Prioriterade områden"]),
        ("budskap/bad-sms.md", "budskap/", ["Texter"]),
        ("omvarld.md", "om/", ["Om", "Sambandet"]),
        ("redigera/index.md", "om/", ["Om"]),
        ("redigera/handbok.md", "om/", ["Om", "För redaktörer"]),
        ("om/kallor.md", "om/", ["Om", "Belägg"]),
        ("vision.md", "om/", ["Om"]),
    ],
)
def test_a_page_says_its_section_and_the_way_to_it(
    edition: Edition, file: str, section: str, crumbs: list[str]
) -> None:
    frame = edition.frame(file)
    assert frame["section"] == section
    assert [each.title for each in frame["crumbs"]] == crumbs


@pytest.mark.parametrize(
    ("file", "indexed", "searched"),
    [
        ("index.md", True, True),
        ("mal/01-fler-hus.md", True, True),
        ("mal/saknas.md", True, True),
        ("mal/02-boende-2.md", False, False),
        ("budskap/bad-sms.md", False, False),
        ("redigera/index.md", False, False),
        ("redigera/handbok.md", False, False),
        ("redigera/att-gora.md", False, False),
        ("var-vision.md", False, False),
    ],
)
def test_search_engines_and_the_sites_search_are_shown_what_is_for_readers(
    edition: Edition, file: str, indexed: bool, searched: bool
) -> None:
    frame = edition.frame(file)
    assert (frame["indexed"], frame["searched"]) == (indexed, searched)
    assert (edition.links[file].path in edition.indexed) == indexed


def test_a_page_under_another_stands_in_no_menu_and_leads_nowhere_on(edition: Edition) -> None:
    assert not any("omvarld.md" in section.files for section in edition.sections)
    frame = edition.frame("omvarld.md")
    assert (frame["previous"], frame["next"], frame["beside"]) == (None, None, None)


def test_a_page_under_one_that_is_not_there_has_no_way_to_it(edition: Edition) -> None:
    edition.written["a.md"] = HEAD.format(title="A", more="under: finns-inte/\n", text="Ord.")
    assert edition.frame("a.md")["crumbs"] == []


def test_the_front_pages_words_are_changed_where_its_macro_reads_them(edition: Edition) -> None:
    edition.written["index.md"] = HEAD.format(title="Start", more="", text="{{ front() }}")
    frame = edition.frame("index.md")
    assert frame["source"] == "data/vocabulary.yml"
    assert frame["form"] == "redigera/formular/#/collections/_singletons/entries/vocabulary"


def test_a_message_is_found_by_name_and_not_by_its_text(edition: Edition) -> None:
    assert edition.is_searched("budskap/bad-sms.md")
    assert b"budskap/bad-sms/" in dict(whole(edition.files()))[urls.TITLES]
    assert not edition.frame("budskap/bad-sms.md")["searched"]
