"""The site's static assets: style sheet, scripts, fonts and pictures, named by their content."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import to_builtins

from macros.content import colours, svg
from macros.content.model import Platform
from macros.frontend import brand_css, bundle
from macros.rendering.fingerprints import Hashed

BRAND = ("data/pictures", "data/fonts")  # the files that data/brand.yml refers to
# The sources of assets, below the root; npm packages are left out, as they are locked and only change between builds.
_FROM = ("overrides", "data/brand.yml", *BRAND)
Stamps = tuple[tuple[str, int, int], ...]
_kept: dict[Path, tuple[Stamps, Hashed]] = {}


def current(platform: Platform, root: Path) -> Hashed:
    """Return the current assets; the same object until one of their sources changes."""
    found = stamps(root)
    if root not in _kept or _kept[root][0] != found:
        _kept[root] = found, Hashed(dict(files(platform, root)))
    return _kept[root][1]


def stamps(root: Path, names: Iterable[str] = _FROM) -> Stamps:
    """Return each file below the named folders, with what changes when the file does."""
    places = [root / name for name in names if (root / name).exists()]  # a brand with system fonts alone has no fonts/
    found = sorted(file for place in places for file in (place, *place.rglob("*")))
    return tuple((str(file), stat.st_mtime_ns, stat.st_size) for file in found if (stat := file.stat()))


def files(platform: Platform, root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield plain path and content of each asset."""
    modules, spoken = root / "node_modules", [each.language for each in platform.place.editions]
    yield "assets/site.css", brand_css.style_sheet(platform.brand, root / "overrides" / "css", modules).encode()
    for path, code in (*bundle.tools(root / "overrides" / "js", modules), *bundle.libraries(modules, spoken)):
        yield path, code.encode()
    for path in brand_css.font_files(platform.brand):
        yield f"assets/fonts/{Path(path).name}", (root / path).read_bytes()
    for name, picture in platform.pictures.items():
        drawing = svg.drawn(root / picture.path)
        if name == svg.ICON:  # no page gives it its colours
            drawing = svg.coloured(drawing, colours.parts(to_builtins(platform.brand), "", "light"))
        yield f"assets/pictures/{name}.svg", drawing.encode()
