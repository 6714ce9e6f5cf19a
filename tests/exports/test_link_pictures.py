"""The pictures that stand with links, the letters that they are made of, and the site's icons."""

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import msgspec
import pytest
from PIL import Image

from macros.content.made_files import whole
from macros.exports import icons, link_pictures
from macros.exports.link_pictures import LinkPictures, Subject
from macros.rendering.lettering import Box, Typeface, typeface
from macros.rendering.renderer import Renderer
from tests.support.platforms import SMALL, platform_at
from tests.support.site import ROOT

FONT = ROOT / "data/fonts/familjen-grotesk-latin-wght-normal.woff2"
BOX = Box(width=536, height=330, largest=120, smallest=36)


@pytest.fixture(scope="module")
def face() -> Typeface:
    return typeface(FONT, 700)


@pytest.fixture
def renderer(small_root: Path) -> Renderer:
    return Renderer(platform_at(small_root), "sv")


def _with_typeface(renderer: Renderer) -> Renderer:
    """The same place with a typeface of its own."""
    platform = renderer.platform
    heading = msgspec.structs.replace(platform.brand.fonts["heading"], file=str(FONT))
    brand = msgspec.structs.replace(platform.brand, fonts={**platform.brand.fonts, "heading": heading})
    return Renderer(msgspec.structs.replace(platform, brand=brand), renderer.language)


@pytest.mark.parametrize("title", ["Mat", "Livskällan Klarälven", "Tillgänglighetsredogörelse", "Lika " * 40, "x" * 90])
def test_words_are_as_large_as_fit_and_never_run_out(face: Typeface, title: str) -> None:
    block = face.fitted(title, BOX)
    assert BOX.smallest <= block.size <= BOX.largest
    assert max(face.width(line) for line in block.lines) * block.size <= BOX.width
    assert len(block.lines) * block.size * BOX.leading <= BOX.height
    said = " ".join(block.lines)
    assert said == title.strip() or (said.endswith("…") and title.startswith(said[:-1]))


def test_lines_are_about_as_long_as_one_another(face: Typeface) -> None:
    assert face.fitted("Lika chanser i jobb och utbildning", BOX).lines == ("Lika chanser", "i jobb och", "utbildning")


def test_letters_are_kerned_and_a_letter_that_is_not_there_is_known(face: Typeface) -> None:
    assert face.width("AV") < face.width("A") + face.width("V")
    assert face.has("Åäö – 2027")
    assert not face.has("日")


def test_a_goals_picture_tells_its_number_and_status_and_has_its_strengths_drawing(renderer: Renderer) -> None:
    goal = next(each for each in renderer.platform.goals.values() if each.name)
    found = link_pictures.of_item(goal, renderer)
    assert found and found.title == renderer.text(goal.name or {})
    assert found.notes == (f"Mål {goal.number}", renderer.status_of(goal))
    assert found.strength in {"", *renderer.platform.strengths}


def test_messages_of_one_subject_and_occasion_share_a_picture_and_others_do_not(renderer: Renderer) -> None:
    drawn = LinkPictures(_with_typeface(renderer), SMALL)
    subject = Subject("Kalas", ("Texter", "Ängen"), "angen", bold=True)
    assert drawn.of(subject) == drawn.of(replace(subject))
    assert drawn.of(subject).path != drawn.of(replace(subject, title="Möte")).path


def _picture(renderer: Renderer, subject: Subject) -> Image.Image:
    ((path, content),) = whole(LinkPictures(renderer, SMALL).files([subject, replace(subject)]))
    found = Image.open(BytesIO(content))
    assert path.startswith("assets/pictures/link.")
    assert (found.format, found.size) == ("PNG", (1200, 630))
    assert len(content) < 120_000
    return found.convert("RGB")


def _colours(picture: Image.Image, top: int, bottom: int) -> int:
    """How many colours there are between these heights, to the left of the line."""
    return len(picture.crop((0, top, 640, bottom)).getcolors(10_000) or ())


def test_a_picture_holds_its_title_its_notes_and_the_sites_name(renderer: Renderer) -> None:
    found = _picture(_with_typeface(renderer), Subject("Bro & ö", ("Mål 1",)))
    assert all(_colours(found, *place) > 9 for place in ((60, 92), (380, 440), (560, 600)))
    assert _colours(found, 100, 140) == 1, "a second note would stand there"


@pytest.mark.parametrize("title", ["日本", "Bro"])
def test_without_a_letter_or_a_typeface_the_drawing_stands_alone(renderer: Renderer, title: str) -> None:
    found = _picture(renderer if title == "Bro" else _with_typeface(renderer), Subject(title, ()))
    assert _colours(found, 0, 440) == _colours(found, 540, 630) == 1


def test_a_picture_is_told_in_words(renderer: Renderer) -> None:
    assert LinkPictures(renderer, SMALL).of(Subject("Bro & ö", ("Mål 1",))).words.endswith("Bro & ö. Mål 1")


def test_icons_have_the_sizes_that_they_say(renderer: Renderer, small_root: Path) -> None:
    made = {path: Image.open(BytesIO(content)) for path, content in icons.files(renderer, small_root)}
    assert (made[icons.ICO].format, made[icons.ICO].size) == ("ICO", (32, 32))
    assert made[icons.TOUCH].size == (180, 180)
    clear = made[icons.TOUCH].convert("RGBA").getchannel("A")
    assert clear.getextrema() == (255, 255)  # a telephone makes what is transparent black
    manifest = json.loads(icons.manifest(renderer))
    assert [made[each["src"]].size for each in manifest["icons"]] == [(192, 192), (512, 512), (512, 512)]


def test_the_manifest_is_in_the_editions_language_and_its_addresses_are_relative(renderer: Renderer) -> None:
    found = json.loads(icons.manifest(Renderer(renderer.platform, "en")))
    assert (found["lang"], found["start_url"], found["display"]) == ("en", "./", "browser")
    assert {each["src"].partition("/")[0] for each in found["icons"]} == {".."}
    assert {each["purpose"] for each in found["icons"]} == {"any", "maskable"}
