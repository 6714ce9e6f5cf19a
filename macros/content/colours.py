"""Colours: mixing and contrast, as WCAG 2.2 defines it (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio)."""

from collections.abc import Iterable, Mapping
from typing import Any

_FIRST = "tint"  # the lighter tint: lines and quiet text are drawn on it too
_ROLES = {"ink": "text", "paper": "ground", "glow": "accent"}  # of the parts of a drawing
REQUIRED = {"normal": 4.5, "large": 3.0, "graphic": 3.0}


def contrast(first: str, second: str) -> float:
    """The contrast ratio, 1 to 21, of two colours written #rrggbb."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mix(colour: str, ground: str, percent: int) -> str:
    """Mix `percent` of the colour into the ground, both #rrggbb, in sRGB as CSS color-mix does."""
    share = percent / 100
    parts = zip(_parts(colour), _parts(ground), strict=True)
    return "#" + "".join(f"{round(one * share + other * (1 - share)):02X}" for one, other in parts)


def tones(palette: Mapping[str, Any], tints: Mapping[str, Any]) -> list[str]:
    """Return every valid name of a text or ground colour: the palette's colours and each one's tints."""
    return [*palette, *(f"{colour}-{tint}" for colour in palette for tint in tints)]


def tone(name: str, scheme: str, brand: Mapping[str, Any]) -> str:
    """Return a tone (`alv`, `alv-tint`) in a colour scheme as #rrggbb; brand: the data of brand.yml."""
    palette = brand["palette"]
    if name in palette:
        return str(palette[name][scheme])
    # The longest tint first: "alv-tint-2" also ends like a colour's name followed by "-2".
    tint = next(tint for tint in sorted(brand["tints"], key=len, reverse=True) if name.endswith(f"-{tint}"))
    ground = palette[brand["roles"]["ground"]][scheme]
    return mix(palette[name.removesuffix(f"-{tint}")][scheme], ground, int(brand["tints"][tint]))


def drawn(brand: Mapping[str, Any], strengths: Iterable[str]) -> list[dict[str, str]]:
    """Return every combination of a `text` colour and a `ground` that the site draws; `size`: see `REQUIRED`.

    strengths: the names of the strengths' colours.
    """
    roles = brand["roles"]
    ground, text, quiet, line, accent, link = (
        roles[each] for each in ("ground", "text", "quiet", "line", "accent", "link")
    )
    own = [*dict.fromkeys((*strengths, link))]
    found = [(each, ground, "normal") for each in (text, quiet, accent, *own)] + [(line, ground, "graphic")]
    found += [(ground, each, "normal") for each in (text, accent, *own)]
    for colour in (*own, accent, text):
        for tint in brand["tints"]:
            on = f"{colour}-{tint}"
            found += [(text, on, "normal"), (link, on, "normal")]
            found += [(accent, on, "large" if colour == accent else "graphic")]
            found += [(colour, on, "normal")] if colour in own else []
            found += [(quiet, on, "normal")] if colour != text or tint == _FIRST else []
            found += [(line, on, "graphic")] if tint == _FIRST else []
    return [{"text": one, "ground": other, "size": size} for one, other, size in dict.fromkeys(found)]


def parts(brand: Mapping[str, Any], colour: str, scheme: str) -> dict[str, str]:
    """Return the colour of each part of a drawing; with an empty `colour`, it is in the text colour, without tints."""
    roles = brand["roles"]
    names = {part: roles[role] for part, role in _ROLES.items()} | {"tone": colour or roles["text"]}
    names |= {tint: f"{colour}-{tint}" if colour else roles["ground"] for tint in brand["tints"]}
    return {part: tone(name, scheme, brand) for part, name in names.items()}


def ratio(pair: Mapping[str, str], scheme: str, brand: Mapping[str, Any]) -> float:
    """Return a pair's contrast ratio in a colour scheme."""
    return contrast(tone(pair["text"], scheme, brand), tone(pair["ground"], scheme, brand))


def is_weak(pair: Mapping[str, str], scheme: str, brand: Mapping[str, Any]) -> bool:
    """Whether the pair's contrast is below what its size requires."""
    return ratio(pair, scheme, brand) < REQUIRED[pair["size"]]


def better(name: str, scheme: str, brand: Mapping[str, Any], pairs: Iterable[Mapping[str, str]]) -> str:
    """Return the colour nearest to this one, towards black or white, that has enough contrast in all the pairs."""
    palette = brand["palette"]
    ground = palette[brand["roles"]["ground"]][scheme]
    end = max(("#000000", "#FFFFFF"), key=lambda each: contrast(each, ground))
    for percent in range(98, 0, -2):
        colour = mix(palette[name][scheme], end, percent)
        other = {**brand, "palette": {**palette, name: {**palette[name], scheme: colour}}}
        if not any(is_weak(pair, scheme, other) for pair in pairs):
            return colour
    return end


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
