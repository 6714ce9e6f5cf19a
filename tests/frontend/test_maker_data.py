"""What the picture maker is given: letters as outlines, drawings as plain paths, colours that can be told apart."""

import gzip
import json
import re
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from fontTools.misc.transform import Transform

from macros.content import colours
from macros.content.loader import load
from macros.content.loader import platform as typed
from macros.content.model import Platform
from macros.frontend.maker_data import flat, maker, printed
from macros.rendering.renderer import Renderer
from tests.support.platforms import edit, platform_at
from tests.support.site import ROOT

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><g id="p">{}</g></svg>'
INK = 'fill="var(--pic-ink, #000000)"'
PLAIN = re.compile(r"(?:[MLQC](?:-?[\d.]+ -?[\d.]+ ?)+|[HV]-?[\d.]+|Z)+")


@pytest.fixture(scope="module")
def editions(real: Platform) -> dict[str, Any]:
    """What the maker is given in each language of the real platform."""
    return {language: maker(Renderer(real, language), ROOT) for language in ("sv", "en")}


@pytest.fixture
def made(editions: dict[str, Any]) -> Any:
    return editions["sv"]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_template_opens_on_words_that_can_be_drawn(editions: dict[str, Any], language: str) -> None:
    made = editions[language]
    letters = made["faces"]["bold"]["glyphs"].keys() & made["faces"]["medium"]["glyphs"].keys()
    for name, template in made["templates"].items():
        assert template["motif"] in made["motifs"], name
        assert template["colour"] in made["colours"], name
        for field in template["fields"].values():
            assert (len(field["example"]) > 0) == (template["composition"] != "ruled"), field
            assert len(field["example"]) <= field["limit"], field
            assert not set(field["example"]) - letters, field
            assert "{" not in field["example"]


def test_paper_is_as_large_as_its_name_says(made: dict[str, Any]) -> None:
    sizes = {"A3": (297, 420), "A4": (210, 297), "A5": (148, 210)}
    papers = [each for each in made["formats"].values() if each["unit"] == "mm"]
    assert [(each["width"], each["height"]) for each in papers] == [sizes[each["name"][-2:]] for each in papers]
    assert all(each["bleed"] >= 3 for each in papers)


def test_a_figure_is_a_fact_s(made: dict[str, Any]) -> None:
    fields = made["templates"]["figure"]["fields"]
    assert fields["figure"]["example"] == "94"
    assert fields["year"]["example"] == "2015/16"
    assert all(fields[each]["required"] for each in ("figure", "year", "source"))


def test_the_letters_are_few_enough(made: dict[str, Any]) -> None:
    for table in made["faces"].values():
        assert {*"ABCåäöÅÄÖéüß0123456789 .,:;!?”’–−…&%/@\u00a0"} <= table["glyphs"].keys()
        assert table["kerns"]["AV"] < 0
        assert all(table["kerns"].values())
        assert len(gzip.compress(json.dumps(table, separators=(",", ":")).encode())) <= 33 * 1024


def test_every_path_is_plain(made: dict[str, Any]) -> None:
    glyphs = [d for table in made["faces"].values() for _, d in table["glyphs"].values() if d]
    drawn = [path["d"] for motif in made["motifs"].values() for path in motif["paths"]]
    assert drawn
    assert not [d for d in glyphs + drawn if not PLAIN.fullmatch(d)]
    assert not [d for d in glyphs if set(d) & set("HV")], "letters are moved pair by pair"


def test_drawings_have_only_parts_that_are_coloured(made: dict[str, Any]) -> None:
    for motif in made["motifs"].values():
        parts = {path.get(key) for path in motif["paths"] for key in ("fill", "stroke")} - {None}
        assert parts <= made["colours"]["light"].keys()
        assert all(path.get("fill") or path.get("stroke") for path in motif["paths"])


def test_words_can_be_told_from_every_ground(made: dict[str, Any]) -> None:
    for name, tones in made["colours"].items():
        own = [motif["tones"].get(name, {}) for motif in made["motifs"].values()]
        words = {tones["ink"], tones["quiet"], tones["tone"], *(each["tone"] for each in own if each)}
        assert all(colours.contrast(each, tones["ground"]) >= 4.5 for each in words), name


def test_every_colour_of_a_picture_has_its_ink(made: dict[str, Any]) -> None:
    own = [tones for motif in made["motifs"].values() for tones in motif["tones"].values()]
    drawn = {
        shade.upper() for tones in (*made["colours"].values(), *own) for part, shade in tones.items() if part != "name"
    }
    assert drawn <= made["cmyk"].keys()
    assert all(0 <= part <= 1 for ink in made["cmyk"].values() for part in ink)


def test_a_tint_s_ink_is_mixed_of_what_its_colours_have() -> None:
    place = typed(load(ROOT))
    brand = place.brand
    river, paper = brand.palette["alv"], brand.palette[brand.roles["ground"]]
    table = printed(Renderer(place, "sv"))
    assert river.cmyk
    assert paper.cmyk
    assert table[river.light] == [each / 100 for each in river.cmyk]
    share = brand.tints["tint-2"]
    tint = [
        each * share / 1e4 + other * (100 - share) / 1e4 for each, other in zip(river.cmyk, paper.cmyk, strict=True)
    ]
    assert table[colours.mix(river.light, paper.light, share)] == pytest.approx(tint, abs=1e-4)
    assert table[river.dark] == [0.36, 0.09, 0, 0.12], "what the brand says no ink for is worked out plainly"


@pytest.mark.parametrize(
    ("shape", "d"),
    [
        ('<path {} d="m1 1h2v2z"/>', "M1 1H3V3L1 1Z"),
        ('<rect {} x="1" y="2" width="3" height="4"/>', "M1 2H4V6H1V2Z"),
        ('<g transform="translate(10 5)"><path {} d="M0 0H1"/></g>', "M10 5H11"),
        ('<g transform="translate(10 0) rotate(90)"><path {} d="M0 0H2"/></g>', "M10 0V2"),
        ('<g transform="translate(1,1)"><path {} transform="scale(2)" d="M1 1H2"/></g>', "M3 3H5"),
        ('<path {} transform="matrix(1 0 0 1 4 4)" d="M0 0Q1 1 2 0"/>', "M4 4Q5 5 6 4"),
    ],
)
def test_shapes_become_paths_in_absolute_coordinates(shape: str, d: str) -> None:
    assert [each["d"] for each in flat(SVG.format(shape.format(INK)), Transform())] == [d]


def test_a_shape_keeps_its_paint_and_what_it_inherits() -> None:
    line = (
        '<g fill="none" stroke="var(--pic-tone, #111111)" stroke-width="3"><path stroke-opacity=".2" d="M0 0H1"/></g>'
    )
    (found,) = flat(SVG.format(line), Transform())
    assert found == {"d": "M0 0H1", "stroke": "tone", "width": 3, "opacity": 0.2}
    (found,) = flat(SVG.format(f'<circle {INK} fill-opacity=".5" cx="2" cy="2" r="1"/>'), Transform())
    assert (found["fill"], found["opacity"]) == ("ink", 0.5)


def test_no_maker_without_a_typeface_or_templates(small_root: Path) -> None:
    platform = platform_at(small_root)
    assert maker(Renderer(platform, "sv"), small_root) is None
    (small_root / "data/fonts").mkdir()
    copy(ROOT / "data/fonts/familjen-grotesk-latin-wght-normal.woff2", small_root / "data/fonts/egen.woff2")
    edit(small_root, "data/brand.yml", "{family: serif,", "{family: serif, file: data/fonts/egen.woff2,")
    assert maker(Renderer(platform_at(small_root), "sv"), small_root)
    (small_root / "data/templates.yml").unlink()
    assert maker(Renderer(platform_at(small_root), "sv"), small_root) is None
