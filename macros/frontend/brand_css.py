"""The brand as a style sheet."""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote

from msgspec import to_builtins

from macros.content import colours
from macros.content.model import Brand, Font, Scheme
from macros.frontend import esbuild

# The icons that style sheets use, from Material's own set.
ICONS = (
    "alert-outline", "arrow-right", "check", "check-circle-outline", "chevron-down", "chevron-up",
    "clock-alert-outline", "close", "close-octagon-outline", "comment-question-outline", "dots-circle",
    "file-question-outline", "minus", "redo", "restart", "trending-down", "trending-neutral", "trending-up", "undo",
)  # fmt: skip
_ICON_FOLDER = "templates/.icons/material"
_STEPS = range(-1, 6)
_SMALLEST = 0.9375  # rem, which is 15 px
_REGULAR, _BOLD = "400", "700"  # the weights of a typeface with a file for each
_WIDE = "(min-width: 48em)"


def font_files(brand: Brand) -> list[str]:
    """The brand's own font files, relative to the root."""
    return [file for file, _ in weighed_fonts(brand)]


def weighed_fonts(brand: Brand) -> Iterator[tuple[str, str]]:
    """Each of the brand's own font files, and the weights that it has."""
    for font in brand.fonts.values():
        yield from weighed_files(font)


def weighed_files(font: Font) -> list[tuple[str, str]]:
    """Return each file of the typeface with the weights that it has."""
    weights = (_REGULAR, _BOLD) if font.bold else (font.weights,)
    return [(file, each) for file, each in zip((font.file, font.bold), weights, strict=False) if file]


def style_sheet(brand: Brand, parts: Path, modules: Path) -> str:
    """Return the site's style sheet: what parts/index.css imports, and the brand's fonts, colours, sizes and icons."""
    tokens = "\n".join([*_tokens(brand), *_tones(brand), *_icons()])
    faces = "\n".join(font_faces(brand, "fonts"))
    return esbuild.style_sheet(f'@import "./index.css";\n{faces}\n@layer brand {{{tokens}}}', parts, modules)


def font_faces(brand: Brand, folder: str, names: Mapping[str, str] | None = None) -> Iterator[str]:
    """Yield the @font-face rules of the brand's fonts.

    folder: the fonts' folder relative to the style sheet; names: plain path → path on the site. With `optional`, a font
    that loads late is not shown until the next page: a fallback with the same metrics is used, so that no line moves
    while somebody reads.
    """
    for font in brand.fonts.values():
        for file, weights in weighed_files(font):
            path = f"assets/fonts/{Path(file).name}"
            yield (
                f"@font-face {{ font-family: {_families(font)[0]}; font-weight: {weights}; font-display: optional;"
                f" src: url({folder}/{Path((names or {}).get(path, path)).name}) format('woff2'); }}"
            )
        yield from _fallback_faces(font)


def _fallback_faces(font: Font) -> Iterator[str]:
    """Yield rules that give local fallback fonts the metrics of the brand's."""
    for each in font.fallbacks:
        names = ", ".join(f"local('{name}')" for name in each.local)
        yield (
            f"@font-face {{ font-family: '{each.name}'; font-weight: {each.weight}; size-adjust: {each.size:g}%;"
            f" ascent-override: {100 * font.ascent / each.size:.1f}%; line-gap-override: 0%;"
            f" descent-override: {100 * font.descent / each.size:.1f}%; src: {names}; }}"
        )


def _families(font: Font) -> list[str]:
    """Return the font's family list, with its fallbacks after its own name."""
    own, *others = font.family.split(",")
    return [own, *dict.fromkeys(f"'{each.name}'" for each in font.fallbacks), *others]


def _tokens(brand: Brand) -> Iterator[str]:
    """Yield the light scheme, the dark scheme (by system or visitor's choice), and the sizes."""
    dark = " ".join(_colours(brand, "dark"))
    yield f":root {{ color-scheme: light; {' '.join(_colours(brand, 'light'))} {' '.join(_sizes(brand))} }}"
    dark_rules = f"{{ color-scheme: dark; {dark} }}"
    yield f"@media screen and (prefers-color-scheme: dark) {{ :root:not([data-scheme=light]) {dark_rules} }}"
    yield f"@media screen {{ :root[data-scheme=dark] {dark_rules} }}"
    yield f"@media {_WIDE} {{ :root {{ {' '.join(_steps(brand, brand.scale.wide))} }} }}"


def light_tokens(brand: Brand) -> str:
    """Return the light scheme's colours as CSS variables, and a class per colour: for print."""
    return "\n".join([f":root {{ {' '.join(_colours(brand, 'light'))} }}", *_tones(brand)])


def _colours(brand: Brand, scheme: Scheme) -> Iterator[str]:
    plain = to_builtins(brand)
    for name in colours.tones(plain["palette"], brand.tints):
        yield f"--{name}:{colours.tone(name, scheme, plain)};"
    for role, name in brand.roles.items():
        yield f"--{role}:var(--{name});"
    for role in ("accent", "link"):
        yield f"--{role}-tint:var(--{brand.roles[role]}-tint);"


def _sizes(brand: Brand) -> Iterator[str]:
    """Yield the variables that both schemes share: sizes, typefaces, and the light ground of pictures."""
    yield from _steps(brand, brand.scale.narrow)
    yield f"--space:{brand.space / 16:g}rem;"
    yield f"--radius:{brand.radius}px;"
    yield f"--measure:{brand.measure}ch;"
    yield f"--plate:{brand.palette[brand.roles['ground']].light};"
    for use, font in brand.fonts.items():
        yield f"--font-{use}:{','.join(_families(font))};"


def _steps(brand: Brand, ratio: float) -> Iterator[str]:
    for step in _STEPS:
        yield f"--step{step}:{max(brand.scale.base * ratio**step, _SMALLEST):.4g}rem;"


def _tones(brand: Brand) -> Iterator[str]:
    """Yield a class per colour, so that a page sets its tone without a style attribute."""
    for name in brand.palette:
        tints = " ".join(f"--{tint}:var(--{name}-{tint});" for tint in brand.tints)
        yield f".tone-{name} {{ --tone:var(--{name}); {tints} }}"


def _icons() -> Iterator[str]:
    names = (f'--icon-{name}:url("data:image/svg+xml,{_icon(name)}");' for name in ICONS)
    yield f":root {{ {' '.join(names)} }}"


def _icon(name: str) -> str:
    svg = files("material").joinpath(_ICON_FOLDER, f"{name}.svg").read_text("utf-8")
    return quote(svg.strip(), safe=" =:/'-.,()")
