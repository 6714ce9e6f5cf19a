"""The picture maker's files, made by a real browser of a small scene, and opened with other people's programs."""

import base64
import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from typing import Any

import pypdf
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page

from macros.frontend import bundle, esbuild
from tests.support.site import ROOT, served

pytestmark = pytest.mark.browser

INK, GROUND, TINT = "#102030", "#F4EFE6", "#C05A28"
CMYK = {INK: [0.9, 0.6, 0.3, 0.7], GROUND: [0, 0.02, 0.08, 0.03], TINT: [0.1, 0.7, 0.9, 0.1]}
SHOP = {"bleed": True, "marks": True, "cmyk": CMYK}
ADDRESS = "https://lillby.example/kalas?vem=Åsa&dag=1"
PLATE = {"x": 180, "y": 300, "width": 80, "height": 80}
UPPER = {"x": 0, "y": 0, "width": 297, "height": 198}
# The modules as a page's script has them, and every canvas that they have made.
ENTRY = """
import * as photo from "{picture}/photo.js";
import {{ codePath }} from "{picture}/code.js";
const canvases = [];
const make = document.createElement.bind(document);
document.createElement = (name) => {{
  const made = make(name);
  if (name === "canvas") canvases.push(made);
  return made;
}};
const base64 = async (blob) =>
  btoa(Array.from(new Uint8Array(await blob.arrayBuffer()), (byte) => String.fromCharCode(byte)).join(""));
const file = (text, name, type) => new File([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))], name, {{ type }});
globalThis.maker = {{ ...photo, codePath, canvases, base64, file }};
"""


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Open a page that has the tool and the modules of photographs and codes, and nothing else."""
    folder, modules = tmp_path_factory.mktemp("maker"), ROOT / "node_modules"
    rooms = ROOT / "overrides" / "js"
    entry = folder / "entry.js"
    entry.write_text(ENTRY.format(picture=(rooms / "picture").as_posix()), "utf-8")
    scripts = esbuild.scripts({"maker-files": rooms / "picture-files" / "files.js", "modules": entry}, modules)
    (folder / "lib").mkdir()
    (folder / "lib" / "fflate.js").write_text((modules / bundle.LIBRARIES["fflate"]).read_text("utf-8"), "utf-8")
    for name, code in scripts.items():
        (folder / f"{name}.js").write_text(code, "utf-8")
    policy = "default-src 'none'; script-src 'self'; img-src blob:"
    asked = "".join(f'<script src="{name}.js"></script>' for name in scripts)
    head = f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">'
    (folder / "index.html").write_text(f"<!doctype html>{head}{asked}", "utf-8")
    with served(folder) as address:
        opened = browser.new_page()
        refused: list[str] = []
        opened.on("console", lambda said: refused.append(said.text) if "Content Security Policy" in said.text else None)
        opened.goto(address)
        yield opened
        opened.close()
    assert refused == []


@pytest.fixture(autouse=True)
def _memory_is_given_back(page: Page) -> Iterator[None]:
    """No canvas keeps its pixels after a test."""
    yield
    assert page.evaluate("maker.canvases.splice(0).filter((canvas) => canvas.width || canvas.height).length") == 0


def _path(d: str, role: str = "motif", **look: Any) -> dict[str, Any]:
    return {"kind": "path", "role": role, "d": d, **look}


def _scene(*shapes: dict[str, Any], width: float = 297, height: float = 420, unit: str = "mm") -> dict[str, Any]:
    bleed = 3 if unit == "mm" else 0
    return {"width": width, "height": height, "unit": unit, "bleed": bleed, "language": "sv", "ground": GROUND,
            "title": "Kalas på bryggan", "alt": "En båt & en å", "shapes": list(shapes)}  # fmt: skip


HILLS = _path("M0 300Q100 250 200 300C250 320 280 330 297 300V420H0Z", fill=TINT)
LINE = _path("M0 50C100 50 100 90 297 60", "line", stroke=INK, width=4)
LETTER = _path("M0 0V500H200V0Z", "text", transform=[0.1, 0, 0, -0.1, 30, 80], fill=INK, opacity=0.8, text="I")
CUT = {"kind": "clipped", "box": {"x": 0, "y": 100, "width": 60, "height": 60}, "shapes": [_path("M30 90H90V170H30Z", fill=INK)]}  # fmt: skip  # noqa: E501
POSTER = _scene(HILLS, LINE, LETTER, CUT)
# In the browser: each picture that stands as a name in the scene becomes what was opened under that name.
_PLACE = """
const shapes = given.scene.shapes.map((shape) => {
  if (shape.kind !== "picture") return shape;
  const picture = maker.held[shape.picture];
  return { ...shape, picture, source: maker.cropped(picture, shape.box, { x: 0.5, y: 0.5, zoom: 1 }) };
});
const scene = { ...given.scene, shapes };
"""


def _made(page: Page, code: str, scene: dict[str, Any], **given: Any) -> bytes:
    """The file that the code makes of the scene and of what else is given."""
    whole = f"async (given) => {{ {_PLACE} return maker.base64(await {code}); }}"
    return base64.b64decode(page.evaluate(whole, {"scene": scene, **given}))


def _png(page: Page, scene: dict[str, Any]) -> Image.Image:
    file = _made(page, "brand.makerFiles.toPng(scene)", scene)
    assert file.startswith(b"\x89PNG")
    return Image.open(io.BytesIO(file)).convert("RGB")


def _pdf(page: Page, scene: dict[str, Any], options: dict[str, Any] | None = None) -> pypdf.PdfReader:
    file = _made(page, "brand.makerFiles.toPdf(scene, given.options)", scene, options=options or {})
    return pypdf.PdfReader(io.BytesIO(file), strict=True)


def _operators(pdf: pypdf.PdfReader) -> list[tuple[str, list[float]]]:
    """The page's operators with their numbers, as another program reads them."""
    content = pdf.pages[0].get_contents()
    assert content is not None
    return [(name.decode(), [float(each) for each in numbers if isinstance(each, (int, float))])
            for numbers, name in content.operations]  # fmt: skip


def _resources(pdf: pypdf.PdfReader) -> Any:
    return pdf.pages[0]["/Resources"]


def _boxes(pdf: pypdf.PdfReader) -> list[list[float]]:
    """Media, bleed and trim box in millimetres, as left, bottom, right, top."""
    found = pdf.pages[0]
    return [
        [round(float(each) * 25.4 / 72, 2) for each in box] for box in (found.mediabox, found.bleedbox, found.trimbox)
    ]


def _hold(page: Page, name: str, file: bytes, file_name: str, kind: str) -> dict[str, Any]:
    """Open the file in the browser, and keep what came of it under the name: its size, and it as a file."""
    code = """async ([name, text, fileName, kind]) => {
        maker.held ??= {};
        const { width, height, url } = (maker.held[name] = await maker.opened(maker.file(text, fileName, kind)));
        return { width, height, file: url.split(",")[1] };
    }"""
    held: dict[str, Any] = page.evaluate(code, [name, base64.b64encode(file).decode(), file_name, kind])
    return {**held, "file": base64.b64decode(held["file"])}


OPEN = "const [text, name, kind] = given; await maker.opened(maker.file(text, name, kind));"


def _refused(page: Page, code: str, file: bytes, file_name: str, kind: str) -> str:
    text = base64.b64encode(file).decode()
    whole = f"async (given) => {{ try {{ {code} }} catch (error) {{ return error.message; }} }}"
    answer: str = page.evaluate(whole, [text, file_name, kind])
    return answer


def _jpeg(width: int = 60, height: int = 40, exif: Image.Exif | None = None) -> bytes:
    """A photograph whose left half is red and right half blue, but for a green upper left corner."""
    image = Image.new("RGB", (width, height), "blue")
    image.paste("red", (0, 0, width // 2, height))
    image.paste("lime", (0, 0, width // 2, height // 2))
    return _saved(image, "JPEG", exif=exif or Image.Exif(), quality=95)


def _saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def _near(colour: Any, wanted: tuple[int, ...]) -> bool:
    return all(abs(one - other) < 40 for one, other in zip(colour, wanted, strict=False))


# --- PNG


def test_a_png_has_the_formats_pixels_and_colours(page: Page) -> None:
    square = _path("M100 100H200V200H100Z", fill=TINT)
    clipped = {"kind": "clipped", "box": {"x": 500, "y": 500, "width": 50, "height": 50}, "shapes": [_path("M400 400H700V700H400Z", fill=INK)]}  # fmt: skip  # noqa: E501
    through = _path("M0 0H10V10H0Z", transform=[10, 0, 0, 10, 800, 100], fill="#000000", opacity=0.5)
    image = _png(page, _scene(square, clipped, through, width=1080, height=1350, unit="px"))
    assert image.size == (1080, 1350)
    assert image.getpixel((5, 5)) == (0xF4, 0xEF, 0xE6)
    assert image.getpixel((150, 150)) == (0xC0, 0x5A, 0x28)
    assert image.getpixel((525, 525)) == (0x10, 0x20, 0x30)
    assert image.getpixel((560, 525)) == image.getpixel((5, 5)), "cut by its box"
    assert image.getpixel((850, 150)) == (122, 119, 115)


def test_a_poster_is_drawn_for_screens_and_nothing_is_larger_than_a_phone_can_hold(page: Page) -> None:
    assert _png(page, POSTER).size == (1753, 2480)
    width, height = _png(page, _scene(width=2970, height=4200)).size
    assert 16_700_000 < width * height <= 16_777_216
    assert width / height == pytest.approx(297 / 420, abs=0.001)


def test_a_browser_that_speckles_canvases_is_found_out(page: Page) -> None:
    assert page.evaluate("brand.makerFiles.canvasFault()") == ""
    speckled = """async () => {
        const { getImageData } = CanvasRenderingContext2D.prototype;
        CanvasRenderingContext2D.prototype.getImageData = function (...box) {
            const read = getImageData.apply(this, box);
            read.data[4001] ^= 1;
            return read;
        };
        const said = await brand.makerFiles.canvasFault();
        CanvasRenderingContext2D.prototype.getImageData = getImageData;
        return said;
    }"""
    assert page.evaluate(speckled) == "noisy"


# --- PDF


def test_a_pdf_to_print_at_home_is_the_page_in_outlines_and_nothing_else(page: Page) -> None:
    pdf = _pdf(page, POSTER)
    assert _boxes(pdf) == [[0, 0, 297, 420]] * 3
    names = {name for name, _ in _operators(pdf)}
    assert {"rg", "RG"} <= names
    assert not names & {"k", "K", "BMC"}
    assert not list(pdf.pages[0].images)
    assert "/Font" not in _resources(pdf)
    assert _resources(pdf)["/ExtGState"] == {"/O0": {"/ca": 0.8, "/CA": 0.8}}
    screen = _pdf(page, _scene(width=1080, height=1350, unit="px"))
    assert [float(each) for each in screen.pages[0].mediabox] == [0, 0, 810, 1012.5]


def test_a_pdf_for_a_print_shop_has_bleed_marks_and_inks(page: Page) -> None:
    pdf = _pdf(page, POSTER, SHOP)
    assert _boxes(pdf) == [[0, 0, 317, 440], [7, 7, 310, 433], [10, 10, 307, 430]]
    operators = _operators(pdf)
    inks = [numbers for name, numbers in operators if name == "k"]
    assert inks == [CMYK[GROUND], CMYK[TINT], CMYK[INK], CMYK[INK]]
    assert [numbers for name, numbers in operators if name == "K"] == [CMYK[INK], [1, 1, 1, 1]]
    assert not {name for name, _ in operators} & {"rg", "RG"}
    marks = operators[[name for name, _ in operators].index("BMC") :]
    ends = [tuple(numbers) for name, numbers in marks if name in ("m", "l")]
    assert len(ends) == 16
    assert {(-3, 0), (-9, 0), (0, -3), (0, -9), (300, 420), (306, 420), (297, 423), (297, 429)} <= set(ends)


def test_what_stands_on_the_edge_reaches_into_the_bleed_and_all_else_stays(page: Page) -> None:
    operators = _operators(_pdf(page, POSTER, {"bleed": True}))
    boxes = [numbers for name, numbers in operators if name == "re"]
    assert boxes == [[-3, -3, 303, 426], [-3, -3, 303, 426], [-3, 100, 63, 60]]
    points = [numbers for name, numbers in operators if name in ("m", "l")]
    assert points[:3] == [[-3, 300], [300, 423], [-3, 423]], "the hills"
    assert points[3] == [-3, 50], "the line"
    assert points[4:8] == [[30, 80], [30, 30], [50, 30], [50, 80]], "a letter"
    assert points[8:] == [[30, 90], [90, 90], [90, 170], [30, 170]], "what the clip cuts"


def test_the_page_is_drawn_upright_and_a_curve_of_one_handle_has_two_with_the_same_course(page: Page) -> None:
    operators = _operators(_pdf(page, POSTER, SHOP))
    name, numbers = operators[0]
    assert name == "cm"
    scale = 72 / 25.4
    assert numbers == pytest.approx([scale, 0, 0, -scale, 10 * scale, 430 * scale], abs=0.001)
    curves = [numbers for name, numbers in _operators(_pdf(page, POSTER)) if name == "c"]
    assert curves[0] == pytest.approx([200 / 3, 800 / 3, 400 / 3, 800 / 3, 200, 300], abs=0.001)
    assert curves[1] == [250, 320, 280, 330, 297, 300]


def test_a_pdf_says_its_title_language_and_what_the_figure_shows(page: Page) -> None:
    pdf = _pdf(page, POSTER, SHOP)
    root: Any = pdf.root_object
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("sv", True)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Kalas på bryggan"
    assert pdf.xmp_metadata is not None
    assert pdf.xmp_metadata.dc_title == {"x-default": "Kalas på bryggan"}
    assert pdf.xmp_metadata.dc_description == {"x-default": "En båt & en å"}
    tree = root["/StructTreeRoot"]
    figure = tree["/K"]["/K"]
    assert (tree["/K"]["/S"], figure["/S"], figure["/Alt"]) == ("/Document", "/Figure", "En båt & en å")
    assert (figure["/K"], figure["/Pg"]) == (0, pdf.pages[0])
    assert tree["/ParentTree"]["/Nums"][1][0].get_object() == figure
    marked = [name for name, _ in _operators(pdf) if name in ("BDC", "BMC", "EMC")]
    assert marked == ["BDC", "EMC", "BMC", "EMC"], "the figure, then the marks, which are no content"


def test_a_photograph_is_a_jpeg_of_its_part_as_fine_as_print_can_be(page: Page) -> None:
    _hold(page, "photo", _jpeg(3000, 2000), "a.jpg", "image/jpeg")
    small = {"x": 10, "y": 250, "width": 60, "height": 40}
    shapes = [{"kind": "picture", "role": "photo", "box": box, "picture": "photo"} for box in (UPPER, small)]
    pdf = _pdf(page, _scene(*shapes), SHOP)
    objects = _resources(pdf)["/XObject"]
    assert {objects[name]["/Filter"] for name in ("/P0", "/P1")} == {"/DCTDecode"}
    assert {objects[name]["/ColorSpace"] for name in ("/P0", "/P1")} == {"/DeviceRGB"}
    assert (objects["/P1"]["/Width"], objects["/P1"]["/Height"]) == (709, 473), "300 to an inch"
    image = Image.open(io.BytesIO(objects["/P1"].get_data())).convert("RGB")
    assert [_near(image.getpixel(at), wanted) for at, wanted in (((5, 5), (0, 255, 0)), ((5, 468), (255, 0, 0)), ((700, 5), (0, 0, 255)))] == [True] * 3  # fmt: skip  # noqa: E501
    places = [numbers for name, numbers in _operators(pdf) if name == "cm"][1:]
    assert places == [[303, 0, 0, -201, -3, 198], [60, 0, 0, -40, 10, 290]]
    assert objects["/P0"]["/Width"] / objects["/P0"]["/Height"] == pytest.approx(303 / 201, rel=0.001), "not distorted"


def test_a_logotype_keeps_what_one_sees_through(page: Page) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect width="10" height="10" fill="red"/></svg>'
    _hold(page, "logo", svg, "logo.svg", "image/svg+xml")
    shape = {"kind": "picture", "role": "logo", "box": {"x": 10, "y": 10, "width": 40, "height": 20}, "picture": "logo"}
    logo = _resources(_pdf(page, _scene(shape)))["/XObject"]["/P0"]
    size = (logo["/Width"], logo["/Height"])
    assert size == (473, 237)
    colours = Image.frombytes("RGB", size, logo.get_data())
    opaque = Image.frombytes("L", size, logo["/SMask"].get_data())
    assert (colours.getpixel((100, 100)), opaque.getpixel((100, 100)), opaque.getpixel((400, 100))) == ((255, 0, 0), 255, 0)  # fmt: skip  # noqa: E501


# --- QR code


@pytest.mark.parametrize("address", [ADDRESS, f"https://lillby.example/{'a' * 300}"], ids=["short", "long"])
def test_a_code_is_read_from_the_picture_and_has_its_quiet_zone(page: Page, address: str) -> None:
    d = page.evaluate("([address, box]) => maker.codePath(address, box)", [address, PLATE])
    assert re.fullmatch(r"[MLZ\d. -]+", d)
    plate = _path("M180 300H260V380H180Z", "plate", fill="#FFFFFF")
    image = _png(page, _scene(HILLS, plate, _path(d, "code", fill=INK)))
    found = zxingcpp.read_barcodes(image)
    assert [(each.text, each.ec_level in ("M", "Q", "H")) for each in found] == [(address, True)]
    numbers = [float(each) for each in re.findall(r"[\d.]+", d)]
    left, right = min(numbers[::2]) - 180, 260 - max(numbers[::2])
    module = min(b - a for a, b in zip(sorted(set(numbers[::2])), sorted(set(numbers[::2]))[1:], strict=False))
    assert left == pytest.approx(right, abs=0.01)
    assert left >= 4 * module - 0.01


# --- Photographs


# What turns an upright picture into what the camera saved, by the orientation that it says.
TAKEN = {
    1: None, 2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}  # fmt: skip


@pytest.mark.parametrize("orientation", TAKEN)
def test_a_photograph_is_upright_however_the_camera_was_held(page: Page, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    taken, image = TAKEN[orientation], Image.open(io.BytesIO(_jpeg())).copy()
    image = image if taken is None else image.transpose(taken)
    held = _hold(page, "turned", _saved(image, "JPEG", exif=exif, quality=95), "a.jpg", "image/jpeg")
    upright = Image.open(io.BytesIO(held["file"]))
    assert upright.size == (60, 40)
    assert _near(upright.getpixel((8, 8)), (0, 255, 0))
    assert _near(upright.getpixel((8, 32)), (255, 0, 0))


def test_a_photograph_is_upright_and_where_and_with_what_it_was_taken_does_not_come_along(page: Page) -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Kamera AB"  # the camera was held on its side
    exif.get_ifd(0x8825).update({1: "N", 2: (60.0, 1.0, 30.0), 3: "E", 4: (13.0, 42.0, 0.0)})
    taken = Image.open(io.BytesIO(_jpeg())).transpose(Image.Transpose.ROTATE_90)
    held = _hold(page, "turned", _saved(taken, "JPEG", exif=exif, quality=95), "a.jpg", "image/jpeg")
    image = Image.open(io.BytesIO(held["file"]))
    assert (held["width"], held["height"]) == image.size == (60, 40)
    places = {(8, 8): (0, 255, 0), (8, 32): (255, 0, 0), (52, 8): (0, 0, 255)}
    assert all(_near(image.getpixel(place), colour) for place, colour in places.items())
    assert not image.getexif()
    assert not [each for each in (b"Kamera", b"Exif") if each in held["file"]]


OF_A_PROGRAM = """<?xml version="1.0"?>
<!-- A program, SVG Export -->
<svg style="enable-background: new" height='40mm' width="30mm" stroke-width="1"
  xmlns="http://www.w3.org/2000/svg">{}</svg>"""


@pytest.mark.parametrize(
    ("svg", "size"),
    [
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">{}</svg>', (1200, 600)),
        (OF_A_PROGRAM, (900, 1200)),
    ],
)
def test_a_drawing_is_drawn_in_its_own_shape_and_runs_nothing(page: Page, svg: str, size: tuple[int, int]) -> None:
    inside = """<script>top.ran = 1</script><style>rect { fill: red }</style><rect width="5" height="40" onclick="x()"/>
        <foreignObject width="9" height="9"><p xmlns="http://www.w3.org/1999/xhtml">Hej</p></foreignObject>"""
    held = _hold(page, "drawn", svg.replace("{}", inside).encode(), "logo.svg", "")
    image = Image.open(io.BytesIO(held["file"]))
    assert (held["width"], held["height"]) == image.size == size
    assert image.getpixel((10, size[1] // 2)) == (255, 0, 0, 255)
    assert image.getchannel("A").getpixel((size[0] - 10, 10)) == 0
    assert page.evaluate("globalThis.ran") is None


@pytest.mark.parametrize(
    ("file", "name", "kind", "label"),
    [
        (b"\0\0\0\x18ftypheic", "IMG_1.HEIC", "", "photo_heic"),
        (b"\0\0\0\x18ftypheic", "IMG_1", "image/heic", "photo_heic"),
        (b"\xff\xd8\xff\xe0 and no more", "a.jpg", "image/jpeg", "photo_damaged"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "a.svg", "image/svg+xml", "photo_damaged"),
        (b"Hej", "brev.txt", "text/plain", "photo_kind"),
        (b"", "", "", "photo_kind"),
    ],
)
def test_a_file_that_cannot_be_opened_says_why(page: Page, file: bytes, name: str, kind: str, label: str) -> None:
    assert _refused(page, OPEN, file, name, kind) == label


def test_a_large_photograph_is_made_smaller_and_one_of_too_many_bytes_or_pixels_is_refused(page: Page) -> None:
    held = _hold(page, "large", _jpeg(6000, 4000), "a.jpg", "image/jpeg")
    assert (held["width"], held["height"]) == (3000, 2000)
    assert _refused(page, "await maker.opened({ size: 60_000_001 });", b"", "", "") == "photo_large"
    wide = _saved(Image.new("1", (20_000, 5_001)), "PNG")
    assert _refused(page, OPEN, wide, "a.png", "image/png") == "photo_large"


CROPS = {
    # picture, box, crop: what of the picture is seen
    ((300, 200), (100, 100), (0.5, 0.5, 1)): (50, 0, 200, 200),
    ((300, 200), (100, 100), (0, 0, 1)): (0, 0, 200, 200),
    ((300, 200), (100, 100), (1, 1, 1)): (100, 0, 200, 200),
    ((300, 200), (100, 100), (0.5, 0.5, 2)): (100, 50, 100, 100),
    ((300, 200), (100, 100), (0.9, 0.1, 4)): (245, 0, 50, 50),
    ((300, 200), (100, 50), (0.5, 1, 1)): (0, 50, 300, 150),
    ((300, 200), (100, 100), (-5, 9, 0.1)): (0, 0, 200, 200),
    ((300, 200), (100, 100), (0.5, 0.5, 100)): (125, 75, 50, 50),
}


def test_a_crop_fills_the_box_and_never_leaves_the_picture(page: Page) -> None:
    code = """(crops) => crops.map(([[width, height], [wide, high], [x, y, zoom]]) =>
        Object.values(maker.cropped({ width, height }, { width: wide, height: high }, { x, y, zoom })))"""
    found = page.evaluate(code, list(CROPS))
    assert found == [pytest.approx(source) for source in CROPS.values()]


# --- Names, the zip, sharing

FORMATS = [
    ({"width": 1080, "height": 1350, "unit": "px"}, _scene(width=1080, height=1350, unit="px")),
    ({"width": 297, "height": 420, "unit": "mm"}, POSTER),
]
DRAFT: dict[str, Any] = {"template": "kalas", "words": {"rubrik": "Kräftskiva på Åsens brygga!", "datum": "1 maj"}}
WORDS = {
    "files_text_name": "texter", "files_alt": "Alternativtext", "files_caption": "Text till inlägget",
    "files_source": "Källa", "files_licence": "Licens", "files_licence_text": "Källa: {site}",
}  # fmt: skip


NAMES: list[tuple[dict[str, str], int, str]] = [
    (DRAFT["words"], 0, "kraftskiva-pa-asens-brygga-{day}-1080x1350.png"),
    (DRAFT["words"], 1, "kraftskiva-pa-asens-brygga-{day}-297x420mm.png"),
    ({"rubrik": " ", "plats": "Lillby"}, 0, "lillby-{day}-1080x1350.png"),
    ({"rubrik": "👩‍👩‍👧 / \u202e"}, 0, "kalas-{day}-1080x1350.png"),
    ({"rubrik": "Välkommen till oss allihop på sommarens första loppis"}, 0,
     "valkommen-till-oss-allihop-pa-sommarens-{day}-1080x1350.png"),
    ({"rubrik": "x" * 90}, 0, "x" * 40 + "-{day}-1080x1350.png"),
]  # fmt: skip


def test_a_file_is_called_what_it_is(page: Page) -> None:
    given = [[{**DRAFT, "words": words}, FORMATS[format_][0]] for words, format_, _ in NAMES]
    code = "(all) => all.map(([draft, format]) => brand.makerFiles.fileNamed(draft, format, 'png'))"
    assert page.evaluate(code, given) == [name.format(day=date.today().isoformat()) for *_, name in NAMES]


def test_a_zip_has_every_format_and_what_is_pasted_beside_them(page: Page) -> None:
    told = {"draft": DRAFT, "pictures": [{"format": each, "scene": scene} for each, scene in FORMATS], "print": SHOP,
            "alt": "En båt\noch en brygga", "caption": "Kom!", "source": "", "site": "Lillby", "words": WORDS}  # fmt: skip  # noqa: E501
    file = _made(page, "brand.makerFiles.allFiles(given.told)", POSTER, told=told)
    with zipfile.ZipFile(io.BytesIO(file)) as opened:
        files = {name: opened.read(name) for name in opened.namelist()}
    begins = f"kraftskiva-pa-asens-brygga-{date.today().isoformat()}"
    assert files.keys() == {
        f"{begins}-1080x1350.png", f"{begins}-297x420mm.png", f"{begins}-297x420mm.pdf", "texter.txt"
    }  # fmt: skip
    assert Image.open(io.BytesIO(files[f"{begins}-1080x1350.png"])).size == (1080, 1350)
    assert _boxes(pypdf.PdfReader(io.BytesIO(files[f"{begins}-297x420mm.pdf"])))[2] == [10, 10, 307, 430]
    text = files["texter.txt"].decode("utf-8-sig")
    assert text == (
        "Alternativtext\r\n\r\nEn båt\r\noch en brygga\r\n\r\n\r\nText till inlägget\r\n\r\nKom!"
        "\r\n\r\n\r\nLicens\r\n\r\nKälla: Lillby\r\n"
    )


@pytest.mark.parametrize(
    ("share", "answer"),
    [
        ("async (given) => { maker.shared = given; }", "true"),
        ('async () => { throw new DOMException("", "AbortError"); }', "false"),
        ('async () => { throw new DOMException("late", "NotAllowedError"); }', "late"),
    ],
)
def test_a_picture_is_shared_as_a_named_file_where_the_browser_can(page: Page, share: str, answer: str) -> None:
    code = f"""async () => {{
        const made = new Blob(["x"], {{ type: "image/png" }});
        const prepared = () => brand.makerFiles.prepareShare(made, "kalas.png", "Kom!");
        navigator.canShare = () => false;
        const refused = prepared() === undefined;
        navigator.canShare = ({{ files }}) => files.length === 1;
        navigator.share = {share};
        const {{ text, files: [{{ name, type }}] }} = prepared();
        const said = await brand.makerFiles.share(prepared()).catch((error) => error.message);
        return [refused, name, type, text, String(said)];
    }}"""
    assert page.evaluate(code) == [True, "kalas.png", "image/png", "Kom!", answer]
