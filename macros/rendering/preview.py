"""What a proposal changes for readers: every text before and after, by item and page. For reviewers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from macros.content.kinds import MANY, ONE
from macros.content.loader import Contents, Library, load
from macros.content.schema import Schemas, words_of
from macros.content.texts import named_facts
from macros.content.yaml_reader import parse
from macros.domain.urls import in_edition, url_of
from macros.history import git
from macros.history.diff import Difference, Piece, differences, sides
from macros.history.log import PAGE, kind_of
from macros.rendering.generated_pages import page_sources, written_pages
from macros.rendering.renderer import Renderer

ITEMS, ROWS = 200, 60  # the most items shown, and rows of each; the rest are counted
OPEN = 20  # items: if there are more, they are shown collapsed
_TITLE = re.compile(r"^title: *[\"']?(.+?)[\"']? *$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Row:
    """A changed text. place: the field's name. language: the text's. before, after: pieces of the two versions."""

    place: str
    language: str
    before: list[Piece]
    after: list[Piece]


@dataclass(frozen=True, slots=True)
class Change:
    """A changed item or written page. kind: the kind's name. state: `new`, `removed` or `changed`.

    link: its page, below the site's root; None if it has none. more: the number of rows that are not shown. users: for
    a fact, title and link of the items and pages that refer to it.
    """

    kind: str
    title: str
    state: str
    path: str
    link: str | None
    rows: list[Row]
    more: int = 0
    users: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything that differs from a revision. known: whether git knows it. others: changed files without content."""

    since: str
    known: bool = True
    changes: list[Change] = field(default_factory=list)
    more: int = 0
    others: list[str] = field(default_factory=list)


def read(renderer: Renderer, root: Path, since: str) -> Preview:
    """Return what differs from the merge base with the revision."""
    commit = git.base(root, since)
    if commit is None:
        return Preview(since, known=False)
    try:
        found, others = git.changed(root, commit, ("data/", "docs/"))
    except git.GitError:
        return Preview(since, known=False)
    reader = _Reader(renderer, root)
    changes = [change for each in found if (change := reader.change(each))]
    described = {change.path for change in changes}
    others = sorted([*others, *(each.path for each in found if each.path not in described)])
    return Preview(since, True, changes[:ITEMS], max(0, len(changes) - ITEMS), others)


@dataclass(frozen=True)
class _Reader:
    """Describes changed files in an edition's words."""

    renderer: Renderer
    root: Path

    @cached_property
    def schemas(self) -> Schemas:
        """The schemas, which name the fields."""
        return Schemas(self.root / "data" / "schema")

    @cached_property
    def library(self) -> Library:
        """The whole library, for finding references; read only if needed."""
        return load(self.root)

    @cached_property
    def pages(self) -> dict[str, str]:
        """The source file of each page of the edition, by path."""
        return page_sources(self.renderer, list(written_pages(self.root, self.renderer.edition)))

    def change(self, file: git.Changed) -> Change | None:
        """Describe a changed file; None if it has no content, or content that cannot be parsed."""
        kind, id_ = kind_of(file.path), PurePosixPath(file.path).stem
        if kind is None or kind == PAGE:
            return self._page(file)
        before, after = (None if text is None else parse(text, file.path).data for text in (file.before, file.after))
        data = after if isinstance(after, dict) else before
        if not isinstance(data, dict):
            return None
        word = words_of(self.schemas.kind(kind), "title", self.renderer.language)
        title = word if kind in ONE else self._name(data, id_)
        rows = [self._row(kind, each) for each in differences(before, after)]
        users = tuple(self._users(id_)) if kind == "fact" else ()
        return _change(file, word, title, self._link(kind, id_), rows, users)

    def _users(self, fact: str) -> Iterator[tuple[str, str]]:
        """Yield title and link of every item and written page of this edition that shows the fact."""
        for (kind, id_, document), (_, contents) in zip(self.library.valid, self.library.contents, strict=True):
            link = self._link(kind, id_)
            if link and fact in _facts(contents):
                yield self._name(document.data, id_), link
        edition = self.renderer.edition
        for path, text in self.library.prose.items():
            inner = path.removeprefix(f"{edition.prose}/")
            title = _TITLE.search(text)
            if title and inner != path and f'("{fact}"' in text:
                yield title[1], in_edition(edition, url_of(inner))

    def _page(self, file: git.Changed) -> Change | None:
        """Describe a changed written page, paragraph by paragraph."""
        for edition in self.renderer.platform.place.editions:
            inner = file.path.removeprefix(f"{edition.prose}/")
            if inner != file.path and inner.endswith(".md"):
                word = self.renderer.label("preview_page_kind", language=edition.name)
                title = _TITLE.search(file.after or file.before or "")
                link = in_edition(edition, url_of(inner))
                found = differences(_blocks(file.before or ""), _blocks(file.after or ""))
                rows = [self._paragraph(each, edition.language) for each in found]
                return _change(file, word, title[1] if title else inner, link, rows)
        return None

    def _row(self, kind: str, found: Difference) -> Row:
        place = self.schemas.place_in_words(kind, found.address, self.renderer.language)
        languages = {each.language for each in self.renderer.platform.place.editions}
        language = next((str(key) for key in found.address if key in languages), "")
        return Row(place, language, *sides(found.before, found.after))

    def _paragraph(self, found: Difference, language: str) -> Row:
        place = self.renderer.label("preview_paragraph", number=int(found.address[0]) + 1)
        return Row(place, language, *sides(found.before, found.after))

    def _name(self, data: dict[str, Any], id_: str) -> str:
        """Return the item's name in this language."""
        for key in ("name", "label", "title"):
            if isinstance(words := data.get(key), dict):
                return str(words.get(self.renderer.language) or id_)
        return id_

    def _link(self, name: str, id_: str) -> str | None:
        """Return the path of the page that shows the item, below the site's root; None if it has none, or none yet."""
        kind = MANY.get(name) or ONE[name]
        items = self.renderer.platform.items(kind) if kind.has_page else {}
        path = self.renderer.path_of(items[id_]) if id_ in items else kind.read_at
        if path is None or path.partition("#")[0] not in self.pages:
            return None
        return in_edition(self.renderer.edition, path)


def _change(
    file: git.Changed, kind: str, title: str, link: str | None, rows: list[Row], users: tuple[tuple[str, str], ...] = ()
) -> Change:
    state = "new" if file.before is None else "removed" if file.after is None else "changed"
    link = link if file.after is not None else None
    return Change(kind, title, state, file.path, link, rows[:ROWS], max(0, len(rows) - ROWS), users)


def _facts(contents: Contents) -> set[Any]:
    """Return the ids of the facts that a document refers to, in fields or texts."""
    texts = (str(words) for _, text, _ in contents.texts for words in text.values())
    return {id_ for _, kind, id_ in contents.references if kind == "fact"} | set(named_facts(texts))


def _blocks(text: str) -> list[str]:
    """Return the paragraphs of a page; its front matter is the first."""
    return [block.strip() for block in re.split(r"\n\s*\n", text.strip()) if block.strip()]
