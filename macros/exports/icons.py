"""The site's icons in the sizes that browsers and telephones ask for, and the manifest that names them."""

from __future__ import annotations

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
# Shown as they are, and in whatever form a telephone gives its icons: path → size in px.
PLAIN = {f"{FOLDER}/icon-192.png": 192, f"{FOLDER}/icon-512.png": 512}
MASKABLE = {f"{FOLDER}/icon-maskable-512.png": 512}
_AIR = 13  # of 64, on every side: no form that a telephone cuts reaches the mark
# One picture: the kind of file, how many there are; its colours and planes as it says itself, where it begins.
_ICO = struct.Struct("<HHHBBBBHHII")
_PNG = "image/png"


def files(renderer: Renderer, root: Path) -> Iterator[tuple[str, bytes]]:
    """Path and content of each icon, below the site's root."""
    own, cut = _square(renderer, root, svg.ICON), _square(renderer, root, MARK, _ground(renderer), _AIR)
    yield ICO, ico(png(own, ICO_SIZE))
    yield TOUCH, png(cut, TOUCH_SIZE)
    yield from ((path, png(own, size)) for path, size in PLAIN.items())
    yield from ((path, png(cut, size)) for path, size in MASKABLE.items())


def ico(picture: bytes) -> bytes:
    """The PNG, a square of `ICO_SIZE`, as the only picture of an ICO file."""
    return _ICO.pack(0, 1, 1, ICO_SIZE, ICO_SIZE, 0, 0, 1, 32, len(picture), _ICO.size) + picture


def _square(renderer: Renderer, root: Path, name: str, ground: str = "", air: int = 0) -> str:
    """The drawing of this name in a square."""
    text = svg.drawn(root / renderer.platform.pictures[name].path)
    parts = colours.parts(to_builtins(renderer.platform.brand), "", "light")
    return renderer.environment.get_template("icon.svg").render(
        drawing=svg.address(text, parts), ground=ground, air=air
    )


def _ground(renderer: Renderer) -> str:
    brand = to_builtins(renderer.platform.brand)
    return colours.tone(brand["roles"]["ground"], "light", brand)


def manifest(renderer: Renderer) -> str:
    """What a telephone reads of an edition that is put among its apps; its addresses are relative."""
    sizes = [*((path, size, "any") for path, size in PLAIN.items())]
    sizes += [(path, size, "maskable") for path, size in MASKABLE.items()]
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
            for path, size, purpose in sizes
        ],
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"
