"""What the files for office programs share: the brand as a theme, language tags, and reproducible bytes.

The libraries that write such files are imported late: most builds find the files in the cache.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from itertools import cycle, islice
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from msgspec import to_builtins

from macros.content import colours
from macros.content.model import Font
from macros.content.texts import slug
from macros.domain import urls
from macros.exports.picture_files import LONGEST, VARIANTS, drawing
from macros.exports.raster import png
from macros.exports.zip_file import zipped
from macros.rendering.renderer import Renderer

BODY = "Calibri"  # every system has it, or a typeface of the same width
_GENERIC = re.compile(r"system-ui|-apple-system|(?:ui-)?(?:sans-)?serif|(?:ui-)?monospace|.* Variable$")
_ACCENTS = 6  # the number in a theme
_THEME = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_MADE = datetime(1980, 1, 1)  # every file's date, so that its bytes depend on its content alone


def path(renderer: Renderer, name: str, ending: str) -> str:
    """Return the path of a file, named by place and language so that it can be identified after a download."""
    return f"{urls.PICTURES}/{slug(renderer.text(renderer.platform.place.short))}-{name}-{renderer.language}.{ending}"


def language_tag(renderer: Renderer) -> str:
    """Return the edition's language tag in office programs."""
    return renderer.edition.locale.replace("_", "-")


def face(font: Font, other: str = BODY) -> str:
    """Return the name of the installed typeface; `other` if the brand uses the system's typeface."""
    names = (each.strip(" '\"") for each in font.family.split(","))
    return next((name for name in names if not _GENERIC.fullmatch(name)), other)


def hexes(renderer: Renderer, *names: str) -> Iterator[str]:
    """Yield these colours in the light scheme: `#12212B`."""
    brand = to_builtins(renderer.platform.brand)
    return (colours.tone(name, "light", brand) for name in names)


def accents(renderer: Renderer) -> list[str]:
    """Return the names of the theme's accents: the brand's, then the strengths' colours, repeated if too few."""
    own = [renderer.platform.brand.roles["accent"], *(each.colour for each in renderer.platform.strengths.values())]
    return list(islice(cycle(dict.fromkeys(own)), _ACCENTS))


def theme(renderer: Renderer) -> str:
    """Return an Office theme with the brand's colours and typefaces, as XML."""
    brand = renderer.platform.brand
    roles, accent = brand.roles, brand.roles["accent"]
    tint = next((f"{accent}-{each}" for each in brand.tints), roles["ground"])
    names = {"dk1": roles["text"], "lt1": roles["ground"], "dk2": roles["quiet"], "lt2": tint}
    names |= {f"accent{number}": name for number, name in enumerate(accents(renderer), start=1)}
    names |= {"hlink": roles["link"], "folHlink": roles["quiet"]}
    slots = dict(zip(names, hexes(renderer, *names.values()), strict=True))
    faces = face(brand.fonts["heading"]), BODY
    name = renderer.text(renderer.platform.place.short)
    return renderer.environment.get_template("office_theme.xml").render(name=name, slots=slots, faces=faces)


def put_theme(part: Any, made: str) -> None:
    """Replace the colours and typefaces of the part's theme with those of the made theme."""
    from docx.opc.oxml import parse_xml, serialize_part_xml

    held = part.part_related_by(_THEME)
    whole, own = parse_xml(held.blob), parse_xml(made)
    elements = whole[0]
    for tag in ("clrScheme", "fontScheme"):
        elements.replace(elements.find(_A + tag), own.find(_A + tag))
    for old in whole.findall(f"{_A}custClrLst"):
        whole.remove(old)
    after = whole.find(f"{_A}extraClrSchemeLst")
    after.addnext(own.find(f"{_A}custClrLst"))
    held._blob = serialize_part_xml(whole)


def drawn(renderer: Renderer, root: Path, name: str, ground: bool = True) -> str:
    """Return a drawing in the light colours as SVG. ground: whether it has a background."""
    variant = next(each for each in VARIANTS if (each.scheme, each.ground) == ("light", ground))
    return drawing(renderer.platform, root, name, variant)


def picture(svg: str) -> BytesIO:
    """Return a drawing as a PNG for a file."""
    return BytesIO(png(svg, LONGEST))


def digest(module: str, *made_of: object) -> str:
    """Return a digest of what a file is made of, and of the code: of the module at this path, and of this module."""
    sources = [Path(each).read_text("utf-8") for each in (__file__, module)]
    return sha256(repr((sources, made_of)).encode()).hexdigest()


def packed(document: Any, renderer: Renderer, title: str) -> bytes:
    """Return the document as reproducible bytes."""
    properties = document.core_properties
    properties.title, properties.language = title, language_tag(renderer)
    properties.author = properties.last_modified_by = renderer.site_name
    properties.created = properties.modified = _MADE
    properties.comments = ""
    made = BytesIO()
    document.save(made)
    with ZipFile(made) as opened:
        return zipped([(name, opened.read(name)) for name in opened.namelist()], level=6)
