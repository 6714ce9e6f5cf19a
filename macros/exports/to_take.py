"""The downloads on the page of pictures: drawings, colours, slides, documents, and a zip of them all."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from macros.content.model import Platform
from macros.content.texts import slug
from macros.domain import urls
from macros.exports import picture_files
from macros.exports.office import common, documents, slides
from macros.exports.zip_file import zipped
from macros.frontend import maker_data
from macros.rendering.renderer import Renderer

ABOUT = "LAS-MIG-README.txt"
_SIGNATURES = {"htm": "signature.htm", "txt": "signature.txt"}


def zip_path(platform: Platform) -> str:
    """Return the zip's path, named by the place so that it can be identified after a download."""
    first = platform.place.editions[0].language
    return f"{urls.PICTURES}/{slug(platform.place.short[first])}-{urls.PICTURES}.zip"


def offered(renderer: Renderer) -> dict[str, Any]:
    """Return the paths of the files in this language. posters: by strength id; signatures: as HTML and as text."""
    return {
        "edition": renderer.edition,
        "slides": slides.path(renderer),
        "letter": documents.letter_path(renderer),
        "posters": {each.id: documents.poster_path(renderer, each) for each in documents.with_posters(renderer)},
        "signatures": [_signature_path(renderer, ending) for ending in _SIGNATURES],
    }


def _signature_path(renderer: Renderer, ending: str) -> str:
    return common.path(renderer, "signatur", ending)


def files(renderers: Sequence[Renderer], root: Path, site: str) -> dict[str, bytes]:
    """Return every file by path, and last the zip of them all. site: the address of the site's root, or empty."""
    platform = renderers[0].platform
    found = picture_files.files(platform, root)
    for renderer in renderers:
        found |= of_edition(renderer, root, site)
    inside = {ABOUT: _about(platform), **{each.removeprefix(f"{urls.PICTURES}/"): found[each] for each in found}}
    # The large files are compressed already.
    return {**found, zip_path(platform): zipped(sorted(inside.items()), level=0)}


def draw_ahead(platform: Platform, root: Path) -> None:
    """Draw what takes longest, to fill the cache; the pictures last first, since `files` begins with the first.

    The content need not be checked yet: the check tells what is wrong with it.
    """
    with suppress(Exception):
        if file := platform.brand.fonts["heading"].file:
            maker_data.glyph_tables(root / file)
        picture_files.draw_from_the_last(platform, root)


def of_edition(renderer: Renderer, root: Path, site: str) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of the files in one language."""
    yield slides.path(renderer), slides.slides(renderer, root, site)
    yield from documents.documents(renderer, root)
    for ending in _SIGNATURES:
        yield _signature_path(renderer, ending), _signature(renderer, ending, site)


def _signature(renderer: Renderer, ending: str, site: str) -> bytes:
    roles = renderer.platform.brand.roles
    ink, accent, link = common.hexes(renderer, roles["text"], roles["accent"], roles["link"])
    home = renderer.home(site) if site else ""
    template = renderer.environment.get_template(_SIGNATURES[ending])
    return template.render(ink=ink, accent=accent, link=link, home=home).encode()


def _about(platform: Platform) -> bytes:
    """Return the zip's readme: the licence, and each drawing's alternative text, in every language."""
    languages = [each.language for each in platform.place.editions]
    licences = [platform.place.licence[language] for language in languages]
    drawings = (*platform.brand.motifs, *platform.brand.patterns)
    texts = [f"{each.picture}: {each.text[language]}" for language in languages for each in drawings]
    return "\r\n\r\n".join([*licences, *texts, ""]).encode("utf-8-sig")
