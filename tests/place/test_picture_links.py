"""The picture maker has a page where there are templates, and links open it on what a page is about."""

from urllib.parse import parse_qs

import pytest
from msgspec import structs

from macros.content.model import Platform
from macros.domain import urls
from macros.rendering.generated_pages import all_pages
from macros.rendering.picture_links import picture_link, ruled_posters
from macros.rendering.renderer import Renderer


@pytest.fixture(scope="module")
def platform(real: Platform) -> Platform:
    """Read the real place: it has templates, goals with figures and messages for occasions."""
    return real


def _opened(platform: Platform, item: object, language: str = "sv") -> dict[str, list[str]]:
    path, _, fragment = picture_link(Renderer(platform, language), item).partition("#")  # type: ignore[arg-type]
    assert path == f"{urls.MAKER}/"
    return parse_qs(fragment, keep_blank_values=True)


def _paths(platform: Platform) -> set[str]:
    return {page.path for page in all_pages(Renderer(platform, "sv"))}


def test_without_templates_or_a_typeface_there_is_no_page_and_no_link(platform: Platform) -> None:
    assert f"{urls.MAKER}/" in _paths(platform)
    fonts = {name: structs.replace(font, file=None) for name, font in platform.brand.fonts.items()}
    bare = structs.replace(platform, brand=structs.replace(platform.brand, fonts=fonts))
    for place in (structs.replace(platform, templates=None), bare):
        assert f"{urls.MAKER}/" not in _paths(place)
        assert picture_link(Renderer(place, "sv"), next(iter(place.strengths.values()))) == ""
        assert ruled_posters(Renderer(place, "sv")) == []


def test_a_poster_to_write_on_opens_in_each_size_of_paper(platform: Platform) -> None:
    found = ruled_posters(Renderer(platform, "en"))
    assert [name for name, _ in found] == ["Poster A4", "Poster A3", "Flyer A5"]
    assert found[0][1] == f"{urls.MAKER}/#v=1&template=fill-in&format=a4"


def test_a_message_opens_the_template_of_its_occasion_in_the_colour_of_its_strength(platform: Platform) -> None:
    message = next(
        each for each in platform.messages.values() if each.topic == "cup" and each.about in platform.strengths
    )
    strength = platform.strengths[message.about]
    opened = _opened(platform, message, "en")
    assert opened["template"] == ["match"]
    assert opened["motif"] == [strength.picture]
    assert opened["colour"] == [strength.colour]
    assert opened["word.headline"] == [message.name["en"]]
    assert _opened(platform, platform.kits["marknad"])["template"] == ["market"]


def test_a_poster_s_text_opens_on_paper_and_others_on_the_screen_s_first_format(platform: Platform) -> None:
    assert _opened(platform, platform.messages["cup-affisch"])["format"] == ["a4"]
    assert "format" not in _opened(platform, platform.messages["cup-facebook"])


def test_a_message_for_another_occasion_opens_a_template_that_asks_for_no_day(platform: Platform) -> None:
    message = next(each for each in platform.messages.values() if each.topic == "visionen")
    assert platform.templates
    fields = platform.templates.templates[_opened(platform, message)["template"][0]].fields
    assert {name for name, each in fields.items() if each.required} <= {"headline", "text", "sender"}


def test_a_goal_is_told_with_its_figure_year_and_source_or_not_at_all(platform: Platform) -> None:
    told = [each for each in platform.goals.values() if picture_link(Renderer(platform, "sv"), each)]
    assert 0 < len(told) < len(platform.goals)
    for goal in told:
        opened = _opened(platform, goal)
        assert all(opened[f"word.{name}"][0] for name in ("status", "figure", "headline", "year", "source"))
