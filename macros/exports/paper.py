"""The platform for print: a sheet per strength, and the whole as a book, as HTML for PDF."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup
from msgspec import to_builtins

from macros.content import colours, svg
from macros.content.model import Area, Item, Strength
from macros.frontend import brand_css
from macros.rendering.renderer import TEMPLATES, PageRenderer, Renderer

BOOK = "bok"
# Where `python -m macros pdf` puts its files, a folder per language, and the digest of what they were made of.
FOLDER, MARK = "pdf", "made-of.txt"
_STYLE = TEMPLATES / "print" / "paper.css"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A PDF to make. name: its file name without suffix. html: a whole document, which needs only the fonts."""

    name: str
    html: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the book. level: 1, or 2 for a part of the previous chapter."""

    id: str
    title: str
    level: int
    body: Markup


class PaperRenderer(PageRenderer):
    """Renders for print: a fact has its year and source in a footnote."""

    fact_template = "paper_fact.html"


def anchor(item: Item) -> str:
    """Return the item's id in the book: items of different kinds may have the same id."""
    return f"{type(item).__name__.lower()}-{item.id}"


def sheets(renderer: Renderer, root: Path) -> Iterator[Sheet]:
    """Yield every PDF of one edition: a sheet per strength, in their order, then the book. root: the project's."""
    style = _style(renderer, root)
    for strength in renderer.platform.strengths.values():
        values = _of_strength(renderer, strength, root)
        yield Sheet(strength.id, _rendered(renderer, "profile", item=strength, style=style, **values))
    yield Sheet(BOOK, _book(renderer, style, root))


def _rendered(renderer: Renderer, name: str, **values: object) -> Markup:
    return PaperRenderer(renderer, "").render(f"paper_{name}.html", **values)


def _of_strength(renderer: Renderer, strength: Strength, root: Path) -> dict[str, object]:
    goals = (renderer.platform.goals[each.goal] for each in strength.goals)
    picture = _picture(renderer, strength.picture, strength.colour, root)
    return {"picture": picture, "goals": sorted(goals, key=lambda goal: goal.number)}


def _book(renderer: Renderer, style: Markup, root: Path) -> Markup:
    platform = renderer.platform
    return _rendered(
        renderer,
        "book",
        style=style,
        chapters=list(_chapters(renderer, root)),
        picture=_picture(renderer, svg.HERO, platform.brand.roles["accent"], root),
        strategy=platform.strategy,
        checked=max((fact.checked for fact in platform.facts.values()), default=None),
    )


def _chapters(renderer: Renderer, root: Path) -> Iterator[Chapter]:
    platform, label = renderer.platform, renderer.label
    strategy = platform.strategy
    yield _chapter(renderer, "vision", renderer.text(strategy.vision.title), strategy=strategy)
    yield _chapter(renderer, "strengths", label("strengths_title"))
    for strength in platform.strengths.values():
        yield _part(renderer, strength, **_of_strength(renderer, strength, root))
    yield _chapter(renderer, "areas", label("areas_title"))
    for area in platform.areas.values():
        yield _part(renderer, area, goals=platform.goals_of(area))
    yield _chapter(renderer, "brand", label("brand_title"), item=platform.brand)
    facts = renderer.alphabetical(platform.facts.values(), "label")
    yield _chapter(renderer, "facts", label("facts_title", count=len(facts)), facts=facts)
    sources = renderer.alphabetical(platform.sources.values(), "title")
    yield _chapter(renderer, "sources", label("sources_title"), sources=sources)


def _chapter(renderer: Renderer, name: str, title: str, **values: object) -> Chapter:
    return Chapter(name, title, 1, _rendered(renderer, name, **values))


def _part(renderer: Renderer, item: Strength | Area, **values: object) -> Chapter:
    body = _rendered(renderer, type(item).__name__.lower(), item=item, **values)
    return Chapter(anchor(item), renderer.text(item.name), 2, body)


def _style(renderer: Renderer, root: Path) -> Markup:
    """Return the style sheet with the brand's light colours and its own typeface, whatever fonts are installed."""
    brand = renderer.platform.brand
    fonts = ((root / file, each) for font in brand.fonts.values() for file, each in brand_css.weighed_files(font))
    faces = "".join(
        f"@font-face {{ font-family: Paper; font-weight: {weights}; src: url({file.as_uri()}) format('woff2'); }}"
        for file, weights in fonts
    )
    return Markup("\n".join([faces, brand_css.light_tokens(brand), _STYLE.read_text("utf-8")]))


def _picture(renderer: Renderer, name: str, colour: str, root: Path) -> str:
    parts = colours.parts(to_builtins(renderer.platform.brand), colour, "light")
    return svg.address(svg.drawn(root / renderer.platform.pictures[name].path), parts)


def mark(root: Path) -> str:
    """Return a digest of all that the PDFs are made of: the content, the engine and its templates."""
    digest = hashlib.sha256()
    for file in sorted(_files(root)):
        digest.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def _files(root: Path) -> Iterable[Path]:
    for folder in ("data", "macros"):
        yield from (file for file in (root / folder).rglob("*") if file.is_file() and "__pycache__" not in file.parts)


def made(root: Path, language: str) -> dict[str, Path]:
    """Return an edition's PDFs by name, if they are made of the current content; empty if they are older."""
    folder = root / FOLDER
    sign = folder / MARK
    if not sign.is_file() or sign.read_text("ascii") != mark(root):
        return {}
    return {file.stem: file for file in sorted((folder / language).glob("*.pdf"))}
