"""The platform on paper: a page for each strength and the whole as a book, as HTML that is made for print."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup

from macros import export
from macros.model import Area, Goal, Item, Strength
from macros.render import TEMPLATES, PageRenderer, Renderer

BOOK = "bok"
# Where `python -m macros pdf` puts its files, a folder for each language, and the sign of what they were made of.
FOLDER, MARK = "pdf", "made-of.txt"
_STYLE = TEMPLATES / "paper.css"
_VARIABLE = re.compile(r"var\(--[\w-]+, (#[0-9A-Fa-f]{6})\)")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One PDF to make. name: its file's, without ending. html: a whole document that needs nothing but the fonts."""

    name: str
    html: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the book. level: 1, or 2 for a part of the chapter before it."""

    id: str
    title: str
    level: int
    body: Markup


class PaperRenderer(PageRenderer):
    """Renders for print: a fact has its year and source at the foot of the page, links lead to places in the book."""

    fact_template = "paper_fact.html"

    def to_item(self, item: Item) -> str:
        """The item's place in the book."""
        return f"#{anchor(item)}"


def anchor(item: Item) -> str:
    """The name of the item's place in the book; an item of each kind may have the same id."""
    return f"{type(item).__name__.lower()}-{item.id}"


def sheets(renderer: Renderer, root: Path) -> Iterator[Sheet]:
    """Every PDF of one edition: a page for each strength, in their order, then the book. root: the project's folder."""
    style = _style(renderer, root)
    for strength in renderer.platform.strengths.values():
        yield Sheet(strength.id, _profile(renderer, strength, style, root))
    yield Sheet(BOOK, _book(renderer, style, root))


def _profile(renderer: Renderer, strength: Strength, style: Markup, root: Path) -> str:
    page = _page(renderer)
    return str(
        page.render(
            "paper_profile.html", item=strength, style=style, picture=_picture(renderer, strength.picture, root),
            goals=_goals(renderer, strength),
        )
    )  # fmt: skip


def _goals(renderer: Renderer, strength: Strength) -> list[Goal]:
    goals = renderer.platform.goals
    return sorted((goals[each.goal] for each in strength.goals), key=lambda goal: goal.number)


def _book(renderer: Renderer, style: Markup, root: Path) -> str:
    platform = renderer.platform
    return str(
        _page(renderer).render(
            "paper_book.html",
            style=style,
            chapters=list(_chapters(renderer, root)),
            picture=_picture(renderer, "hero", root),
            strategy=platform.strategy,
            checked=max(fact.checked for fact in platform.facts.values()) if platform.facts else None,
        )
    )


def _chapters(renderer: Renderer, root: Path) -> Iterator[Chapter]:
    platform, label, text = renderer.platform, renderer.label, renderer.text
    strategy = platform.strategy
    yield _chapter(renderer, "vision", text(strategy.vision.title), 1, strategy=strategy)
    yield _chapter(renderer, "strengths", label("strengths_title"), 1)
    for strength in platform.strengths.values():
        picture = _picture(renderer, strength.picture, root)
        yield _item_chapter(renderer, strength, picture=picture, goals=_goals(renderer, strength))
    yield _chapter(renderer, "areas", label("areas_title"), 1)
    for area in platform.areas.values():
        yield _item_chapter(renderer, area, goals=platform.goals_of(area))
    yield _chapter(renderer, "brand", label("brand_title"), 1, item=platform.brand)
    facts = renderer.alphabetical(platform.facts.values(), "label")
    yield _chapter(renderer, "facts", label("facts_title", count=len(facts)), 1, facts=facts)
    sources = renderer.alphabetical(platform.sources.values(), "title")
    yield _chapter(renderer, "sources", label("sources_title"), 1, sources=sources)


def _chapter(renderer: Renderer, name: str, title: str, level: int, **values: object) -> Chapter:
    return Chapter(name, title, level, _page(renderer).render(f"paper_{name}.html", **values))


def _item_chapter(renderer: Renderer, item: Strength | Area, **values: object) -> Chapter:
    template = f"paper_{type(item).__name__.lower()}.html"
    return Chapter(anchor(item), renderer.text(item.name), 2, _page(renderer).render(template, item=item, **values))


def _page(renderer: Renderer) -> PaperRenderer:
    return PaperRenderer(renderer, "")


def _style(renderer: Renderer, root: Path) -> Markup:
    """The style sheet with the brand's light colours; the one typeface is the brand's own, whatever the machine has."""
    brand = renderer.platform.brand
    fonts = [(root / file).as_uri() for file in export.font_files(brand)]
    faces = "".join(
        f"@font-face {{ font-family: Paper; font-weight: 400 700; src: url({font}) format('woff2'); }}"
        for font in fonts
    )
    return Markup("\n".join([faces, export.light_tokens(brand), _STYLE.read_text("utf-8")]))


def _picture(renderer: Renderer, name: str, root: Path) -> str:
    """A drawing as an address that holds all of it, in the colours that stand in the file."""
    svg = (root / renderer.platform.pictures[name].path).read_text("utf-8")
    return "data:image/svg+xml," + quote(_VARIABLE.sub(r"\1", svg))


def mark(root: Path) -> str:
    """A sign of all that the PDFs are made of: it changes with the content, the engine and its templates."""
    digest = hashlib.sha256()
    for file in sorted(_files(root)):
        digest.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def _files(root: Path) -> Iterable[Path]:
    for folder in ("data", "macros"):
        yield from (file for file in (root / folder).rglob("*") if file.is_file() and "__pycache__" not in file.parts)


def made(root: Path, language: str) -> dict[str, Path]:
    """The PDFs of an edition that were made of the content as it is now, by name; empty when they are older."""
    folder = root / FOLDER
    sign = folder / MARK
    if not sign.is_file() or sign.read_text("ascii") != mark(root):
        return {}
    return {file.stem: file for file in sorted((folder / language).glob("*.pdf"))}
