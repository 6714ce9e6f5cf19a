"""The brand's palette in other programs' formats: CSS, JSON, GIMP and Adobe swatches."""

import struct
from collections.abc import Iterator

import msgspec

from macros.content.model import SCHEMES, Platform
from macros.domain import urls

# Adobe Swatch Exchange: the types of block (start of group, end of group, colour), and a colour's type.
_GROUP, _END, _COLOUR, _NORMAL = 0xC001, 0xC002, 0x0001, 2
_Swatches = dict[str, dict[str, str]]


def files(platform: Platform) -> dict[str, bytes]:
    """Return the palette's files by path."""
    return {path(kind): make(platform) for kind, make in _MAKERS.items()}


def path(kind: str) -> str:
    """Return the palette's path in a format, by its suffix."""
    return f"{urls.PICTURES}/farger.{kind}"


def _named(platform: Platform) -> _Swatches:
    """Return each scheme's colours by name, in the language of the site's root."""
    first = platform.place.editions[0].language
    palette = platform.brand.palette.values()
    return {scheme: {each.name[first]: getattr(each, scheme) for each in palette} for scheme in SCHEMES}


def _title(platform: Platform) -> str:
    return platform.place.short[platform.place.editions[0].language]


def _css(platform: Platform) -> bytes:
    light, dark = (
        " ".join(f"--{name}: {getattr(each, scheme)};" for name, each in platform.brand.palette.items())
        for scheme in SCHEMES
    )
    return f":root {{ {light} }}\n@media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n".encode()


def _json(platform: Platform) -> bytes:
    return msgspec.json.format(msgspec.json.encode(platform.brand.palette), indent=2) + b"\n"


def _gpl(platform: Platform) -> bytes:
    lines = [
        "{:3} {:3} {:3}\t{}".format(*bytes.fromhex(colour[1:]), f"{name} ({scheme})")
        for scheme, swatches in _named(platform).items()
        for name, colour in swatches.items()
    ]
    return "\n".join(["GIMP Palette", f"Name: {_title(platform)}", "#", *lines, ""]).encode()


def _ase(platform: Platform) -> bytes:
    blocks = list(_blocks(_title(platform), _named(platform)))
    return struct.pack(">4sHHI", b"ASEF", 1, 0, len(blocks)) + b"".join(blocks)


def _blocks(title: str, named: _Swatches) -> Iterator[bytes]:
    for scheme, swatches in named.items():
        yield _block(_GROUP, _words(f"{title} ({scheme})"))
        for name, colour in swatches.items():
            parts = (each / 255 for each in bytes.fromhex(colour[1:]))
            yield _block(_COLOUR, _words(name) + struct.pack(">4s3fH", b"RGB ", *parts, _NORMAL))
        yield _block(_END, b"")


def _block(kind: int, content: bytes) -> bytes:
    return struct.pack(">HI", kind, len(content)) + content


def _words(text: str) -> bytes:
    """Return the text in ASE's format: its length, then UTF-16 characters, the last of them zero."""
    written = f"{text}\0".encode("utf-16-be")
    return struct.pack(">H", len(written) // 2) + written


_MAKERS = {"css": _css, "json": _json, "gpl": _gpl, "ase": _ase}
PATHS = tuple(path(kind) for kind in _MAKERS)
