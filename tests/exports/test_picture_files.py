"""Pictures to fetch: each motif in its variants, as SVG and PNG; the colours."""

import json
import re
import struct
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from macros.content.model import Platform
from macros.exports import picture_files, swatches
from macros.exports.picture_files import VARIANTS
from tests.support.platforms import edit, platform_at, small

DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 320">
<g id="p"><path fill="var(--pic-tint, #111111)" d="M0 0H480V320H0z"/>
<path fill="var(--pic-tone, #222222)" fill-opacity=".5" d="M40 40H80V80H40z"/>
<path fill="var(--pic-ink, #333333)" d="M90 40H99V80H90z"/>
<path fill="none" stroke="var(--pic-own, #444444)" d="M0 9H9"/></g></svg>"""
LIGHT, DARK, CLEAR, LINE = VARIANTS


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = small(tmp_path_factory.mktemp("bilder"))
    (root / "data/pictures/brygga.svg").write_text(DRAWING, "utf-8")
    return root


@pytest.fixture(scope="module")
def platform(root: Path) -> Platform:
    return platform_at(root)


@pytest.fixture(scope="module")
def drawn(platform: Platform, root: Path) -> dict[str, bytes]:
    return picture_files.files(platform, root)


def _image(drawn: dict[str, bytes], name: str) -> Image.Image:
    return Image.open(BytesIO(drawn[f"bilder/{name}.png"])).convert("RGBA")


def test_every_motif_and_the_mark_have_a_file_of_each_kind_in_every_variant(drawn: dict[str, bytes]) -> None:
    names = [
        f"{name}-{each.name}.{kind}" for name in ("brygga", "wordmark") for each in VARIANTS for kind in ("svg", "png")
    ]
    assert [name for name in names if f"bilder/{name}" not in drawn] == []
    assert not any(b"var(" in content for path, content in drawn.items() if path.endswith(".svg"))


@pytest.mark.parametrize(
    ("variant", "corner", "shape"),
    [
        ("ljus", (242, 234, 230, 255), (182, 138, 120, 255)),
        ("mork", (24, 18, 14, 255), (132, 97, 79, 255)),
        ("genomskinlig", (0, 0, 0, 0), (122, 42, 10, 128)),
        ("linje", (0, 0, 0, 0), (255, 255, 255, 255)),
    ],
)
def test_a_png_is_as_wide_as_it_says_and_stands_on_its_ground_or_on_none(
    drawn: dict[str, bytes], variant: str, corner: tuple[int, ...], shape: tuple[int, ...]
) -> None:
    picture = _image(drawn, f"brygga-{variant}")
    assert picture.size == (2048, 1366)
    assert picture.getpixel((1560, 1020)) == corner
    assert picture.getpixel((200, 200)) == pytest.approx(shape, abs=2)


def test_an_svg_stands_alone_with_its_size_its_text_and_the_colour_of_its_strength(drawn: dict[str, bytes]) -> None:
    svg = drawn["bilder/brygga-ljus.svg"].decode()
    assert 'viewBox="0 0 480 320" width="480" height="320"' in svg
    assert '<title lang="sv">En linje.</title><title lang="en">A line.</title>' in svg
    assert re.findall('fill="(#[^"]+)"', svg) == ["#F2EAE6", "#7A2A0A", "#000000"]
    assert 'stroke="#444444"' in svg, "what is no part of ours has the drawing's own colour"


def test_a_line_drawing_has_ink_round_paper_and_what_is_ink_stays_so(drawn: dict[str, bytes]) -> None:
    svg = drawn["bilder/brygga-linje.svg"].decode()
    assert "opacity" not in svg
    assert re.findall('fill="([^"]+)"', svg) == ["#FFFFFF", "#000000", "none"]
    assert re.findall('stroke="([^"]+)"', svg) == ["#000000", "#000000"]


def test_a_drawing_without_a_ground_is_given_one(drawn: dict[str, bytes]) -> None:
    assert _image(drawn, "wordmark-mork").getpixel((0, 0)) == (0, 0, 0, 255)
    assert _image(drawn, "wordmark-genomskinlig").getpixel((0, 0)) == (0, 0, 0, 0)


def test_a_motif_that_is_no_strength_s_has_the_accent(tmp_path: Path) -> None:
    root = small(tmp_path)
    edit(root, "data/brand.yml", "picture: brygga", "picture: hero")
    edit(root, "data/brand.yml", "accent: rost", "accent: black")
    (root / "data/templates.yml").unlink()
    platform = platform_at(root)
    assert picture_files.tone_of("hero", platform) == "black"


# Colours


def _blocks(ase: bytes) -> Iterator[tuple[int, bytes]]:
    """The blocks of an Adobe Swatch Exchange file: kind and content."""
    sign, major, minor, count = struct.unpack_from(">4sHHI", ase)
    assert (sign, major, minor) == (b"ASEF", 1, 0)
    at = 12
    for _ in range(count):
        kind, length = struct.unpack_from(">HI", ase, at)
        yield kind, ase[at + 6 : at + 6 + length]
        at += 6 + length
    assert at == len(ase)


def _colour(block: bytes) -> tuple[str, str]:
    (length,) = struct.unpack_from(">H", block)
    name = block[2 : 2 + 2 * length].decode("utf-16-be")
    model, *parts, kind = struct.unpack(">4s3fH", block[2 + 2 * length :])
    assert (model, kind) == (b"RGB ", 2)
    assert name.endswith("\0")
    return name[:-1], "#" + "".join(f"{round(part * 255):02X}" for part in parts)


def test_programs_read_back_every_colour_in_each_scheme(platform: Platform) -> None:
    made = swatches.files(platform)
    blocks = list(_blocks(made["bilder/farger.ase"]))
    assert [kind for kind, _ in blocks] == 2 * [0xC001, 1, 1, 1, 0xC002]
    found = [_colour(content) for kind, content in blocks if kind == 1]
    assert found[:3] == [("Papper", "#FFFFFF"), ("Bläck", "#000000"), ("Rost", "#7A2A0A")]
    assert found[5] == ("Rost", "#F0B090")
    head, name, *lines = made["bilder/farger.gpl"].decode().splitlines()
    assert (head, name, len(lines)) == ("GIMP Palette", "Name: Lillby", 7)
    assert "122  42  10\tRost (light)" in lines
    assert json.loads(made["bilder/farger.json"])["rost"]["dark"] == "#F0B090"
    light, dark = made["bilder/farger.css"].decode().splitlines()
    assert "--rost: #7A2A0A;" in light
    assert dark.startswith("@media (prefers-color-scheme: dark)")
    assert "--rost: #F0B090;" in dark
