"""The site's icons in the sizes that browsers and phones need, and the web app manifest."""

import json
import struct
from collections.abc import Iterator
from pathlib import Path

from msgspec import to_builtins

from macros.content import colours, svg
from macros.content.locale import reading_direction
from macros.exports.picture_files import MARK
from macros.exports.raster import png
from macros.rendering.renderer import Renderer

FOLDER, MANIFEST = "assets/icons", "manifest.webmanifest"
ICO, TOUCH = f"{FOLDER}/favicon.ico", f"{FOLDER}/apple-touch-icon.png"
ICO_SIZE, TOUCH_SIZE = 32, 180
# The manifest's icons, with size in px and purpose: shown as they are, or such that a phone may crop to a shape.
_INSTALLED = (
    (f"{FOLDER}/icon-192.png", 192, "any"),
    (f"{FOLDER}/icon-512.png", 512, "any"),
    (f"{FOLDER}/icon-maskable-512.png", 512, "maskable"),
)
_AIR = 13  # of 64, on every side: no shape that a phone crops to reaches the mark
# The header and the single entry of an ICO file: type, count; size, colours, planes, bits, length, offset.
_ICO = struct.Struct("<HHHBBBBHHII")
_PNG = "image/png"


def files(renderer: Renderer, root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield path, below the site's root, and content of each icon."""
    own, cut = _square(renderer, root, svg.ICON), _square(renderer, root, MARK, _ground(renderer), _AIR)
    yield ICO, ico(png(own, ICO_SIZE))
    yield TOUCH, png(cut, TOUCH_SIZE)
    for path, size, purpose in _INSTALLED:
        yield path, png(cut if purpose == "maskable" else own, size)


def ico(picture: bytes) -> bytes:
    """Return an ICO file that contains only this PNG, a square of `ICO_SIZE`."""
    return _ICO.pack(0, 1, 1, ICO_SIZE, ICO_SIZE, 0, 0, 1, 32, len(picture), _ICO.size) + picture


def _square(renderer: Renderer, root: Path, name: str, ground: str = "", air: int = 0) -> str:
    """Return the drawing of this name in a square, as SVG."""
    text = svg.drawn(root / renderer.platform.pictures[name].path)
    parts = colours.parts(to_builtins(renderer.platform.brand), "", "light")
    return renderer.environment.get_template("icon.svg").render(
        drawing=svg.address(text, parts), ground=ground, air=air
    )


def _ground(renderer: Renderer) -> str:
    brand = to_builtins(renderer.platform.brand)
    return colours.tone(brand["roles"]["ground"], "light", brand)


def manifest(renderer: Renderer) -> str:
    """Return the web app manifest of an edition, with relative addresses."""
    front, ground = renderer.page(""), _ground(renderer)
    found = {
        "name": renderer.site_name,
        "short_name": renderer.text(renderer.platform.place.short),
        "lang": renderer.language,
        "dir": reading_direction(renderer.language),
        "start_url": "./",
        "scope": "./",
        "display": "browser",
        "background_color": ground,
        "theme_color": ground,
        "icons": [
            {"src": front.to_root(path), "sizes": f"{size}x{size}", "type": _PNG, "purpose": purpose}
            for path, size, purpose in _INSTALLED
        ],
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"
