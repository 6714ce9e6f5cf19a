"""Colours: mixing and contrast, as WCAG 2.2 defines it (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

REQUIRED = {"normal": 4.5, "large": 3.0, "graphic": 3.0}


def contrast(first: str, second: str) -> float:
    """The contrast ratio, 1 to 21, of two colours written #rrggbb."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mix(colour: str, ground: str, percent: int) -> str:
    """`percent` of the colour in the ground, both #rrggbb, mixed in sRGB as CSS color-mix does."""
    share = percent / 100
    parts = zip(_parts(colour), _parts(ground), strict=True)
    return "#" + "".join(f"{round(one * share + other * (1 - share)):02X}" for one, other in parts)


def tones(palette: Mapping[str, Any], tints: Mapping[str, Any]) -> list[str]:
    """Every name that a text or ground may have: the palette's colours and each one's tints."""
    return [*palette, *(f"{colour}-{tint}" for colour in palette for tint in tints)]


def tone(name: str, scheme: str, brand: Mapping[str, Any]) -> str:
    """The colour #rrggbb of a tone (`alv`, `alv-tint`) in a scheme; brand: the data of brand.yml."""
    palette = brand["palette"]
    if name in palette:
        return str(palette[name][scheme])
    # The longest tint first: "alv-tint-2" also ends like a colour's name followed by "-2".
    tint = next(tint for tint in sorted(brand["tints"], key=len, reverse=True) if name.endswith(f"-{tint}"))
    ground = palette[brand["roles"]["ground"]][scheme]
    return mix(palette[name.removesuffix(f"-{tint}")][scheme], ground, int(brand["tints"][tint]))


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
