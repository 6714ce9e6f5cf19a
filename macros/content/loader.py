"""The only reader of data/: files → validated documents → the platform."""

import os
import posixpath
from collections.abc import Collection, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec

from macros.content import clock, model, svg
from macros.content.kinds import MANY, ONE, Kind
from macros.content.problems import Problem, problem
from macros.content.schema import Schema, Schemas
from macros.content.texts import marked
from macros.content.words import catalogue
from macros.content.yaml_reader import Address, Document, decoded, read, refused

WORDS = "vocabulary"  # the kind that holds the words of the site itself
LARGE_KB = 4096  # of a written page, of a picture
_NOT_PUBLISHED = "docs/developer/"  # developers read it in the repository
_OTHER_MARKDOWN = (".markdown", ".mdown", ".mkdn", ".mkd")  # a page to MkDocs, but not to the rules
_PICTURES = "data/pictures"
# A browser opens them as pages of the site: their scripts would run, and they contain no policy.
_OTHER_PAGES = frozenset({".htm", ".html", ".shtml", ".svgz", ".xht", ".xhtml", ".xml", ".xsl", ".xslt"})


@dataclass(frozen=True, slots=True)
class Contents:
    """What rules between files need of a document.

    references: (address, kind, id). texts: (address, text, schema). past: dates of completed acts, which must not be in
    the future.
    """

    references: tuple[tuple[Address, str, Any], ...]
    texts: tuple[tuple[Address, dict[str, Any], Schema], ...]
    past: tuple[tuple[Address, str], ...]


@dataclass
class Library:
    """All files of a project as read, before they become a `Platform`.

    documents: kind → id → document (for a single file the id is the kind). pages: path → written page, whose data is
    its text. beside: paths of the other files in docs/, which pages may show. pictures: name → file and viewBox.
    problems: faults of syntax and shape. today: the date that validity and staleness are judged by. known: cached ids
    of each kind.
    """

    schemas: Schemas
    today: date = field(default_factory=clock.today)
    documents: dict[str, dict[str, Document]] = field(default_factory=dict)
    pages: dict[str, Document] = field(default_factory=dict)
    beside: frozenset[str] = frozenset()
    pictures: dict[str, model.Picture] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    known: dict[str, Collection[str]] = field(default_factory=dict, init=False, compare=False)

    @property
    def prose(self) -> dict[str, str]:
        """The Markdown of every readable written page, by path."""
        return {path: page.data for path, page in self.pages.items() if page.data is not None}

    @cached_property
    def _broken(self) -> set[str]:
        return {row.path for row in self.problems if row.stops}

    @cached_property
    def valid(self) -> list[tuple[str, str, Document]]:
        """Kind, id and document of every file without a stopping problem."""
        return [
            (kind, id_, document)
            for kind, documents in self.documents.items()
            for id_, document in documents.items()
            if document.path not in self._broken
        ]

    @cached_property
    def contents(self) -> list[tuple[Document, Contents]]:
        """Every valid document with its references and texts."""
        return [(document, document.once(_contents, kind, self.schemas)) for kind, _, document in self.valid]

    def of_kind(self, kind: str) -> list[Document]:
        """The valid documents of a kind."""
        found = self.documents.get(kind, {}).values()
        return [document for document in found if document.path not in self._broken]

    @cached_property
    def draft(self) -> model.Platform | None:
        """The platform built from the valid files, for rules that need many of them.

        Its references may be unresolved. None if a file of a single-file kind is invalid.
        """
        return platform(self) if all(self.of_kind(kind.name) for kind in ONE.values() if not kind.optional) else None

    def single(self, kind: str) -> Any:
        """Return the data of a kind with a single file; empty if that file is invalid."""
        return next((document.data for document in self.of_kind(kind)), {})


def _contents(document: Document, kind: str, schemas: Schemas) -> Contents:
    """Collect the document's references, texts, and dates that must not be in the future."""
    references, texts, past = [], [], []
    for address, value, schema in schemas.walk(kind, document.data, ("x-ref", "x-text", "x-past")):
        if "x-ref" in schema:
            references.append((address, schema["x-ref"], value))
        if schema.get("x-text"):
            texts.append((address, value, schema))
        if schema.get("x-past"):
            past.append((address, value))
    return Contents(tuple(references), tuple(texts), tuple(past))


def load(root: Path, before: Library | None = None) -> Library:
    """Read data/ and docs/ below root. Never raises for invalid content: see the library's `problems`.

    before: an earlier reading of the same root; files that have not changed are not parsed again.
    """
    schemas = Schemas(root / "data" / "schema")
    if before and before.schemas.by_file == schemas.by_file:
        schemas = before.schemas
    library = Library(schemas, problems=[*clock.problems(), *_missing_files(root)])
    if not schemas.by_file:  # a folder that holds no place
        return library
    earlier = before or Library(schemas)
    for kind in ONE:
        _single(root, kind, library, earlier)
    for kind in MANY:
        _folder(root, kind, library, earlier)
    _docs(root, library, earlier)
    library.pictures = dict(_pictures(root, library))
    _beside(root, library)
    return library


def platform(library: Library) -> model.Platform:
    """Build the platform from a library without stopping problems; an error from msgspec is a fault in the schemas."""
    single: dict[str, Any] = {
        name: document.once(_typed, kind.model)
        for name, kind in ONE.items()
        for document in library.of_kind(name)
        if name != WORDS
    }
    words = library.of_kind(WORDS)[0].once(_worded, languages_of(library), library.schemas)
    items: dict[str, Any] = {kind.folder: _ordered(kind, library) for kind in MANY.values()}
    named = items.keys() & model.Platform.__struct_fields__
    return model.Platform(
        place=single.pop("platform"),
        vocabulary=words,
        **single,
        **{folder: items.pop(folder) for folder in named},
        others=items,
        pictures=library.pictures,
        paths={(kind, id_): document.path for kind, id_, document in library.valid},
    )


def languages_of(library: Library) -> tuple[str, ...]:
    """Return the editions' languages in order; empty if the file that names them is invalid."""
    return tuple(edition["language"] for edition in library.single("platform").get("editions", []))


def _worded(document: Document, languages: tuple[str, ...], schemas: Schemas) -> model.Vocabulary:
    """Build the site's labels in every edition's language, with marked fallbacks where a language lacks one."""
    data = site_words(document)
    for _, text, schema in schemas.walk(WORDS, data):
        if schema.get("x-text"):
            spoken = {each: marked(text, each) for each in languages}  # in the editions' order, as open data have them
            others = {each: text[each] for each in text if each not in spoken}
            text.clear()
            text.update(spoken | others)
    return msgspec.convert(data, model.Vocabulary, strict=False)


def site_words(document: Document) -> dict[str, Any]:
    """Return the site's labels and other words: the engine's, overridden by the place's own."""
    found = deepcopy(catalogue("site"))
    for name, value in document.data.items():
        if name in found:
            for word, text in value.items():
                found[name][word] = found[name].get(word, {}) | text
        else:
            found[name] = deepcopy(value)
    return found


def _typed(document: Document, type_: Any, id_: str = "") -> Any:
    """Convert the document's data to its model class. id_: its file's name, which is its id, in a kind with many."""
    return msgspec.convert(document.data | ({"id": id_} if id_ else {}), type_, strict=False)


def _ordered(kind: Kind, library: Library) -> dict[str, Any]:
    """Return a kind's items by id, in display order."""
    items = [document.once(_typed, kind.model, id_) for name, id_, document in library.valid if name == kind.name]
    return {item.id: item for item in sorted(items, key=kind.order)}


def _single(root: Path, kind: str, library: Library, before: Library) -> None:
    path = ONE[kind].path
    if (root / path).exists():
        _keep(kind, kind, read(root / path, path, before.documents.get(kind, {}).get(kind)), library)


def _missing_files(root: Path) -> Iterator[Problem]:
    for kind in ONE.values():
        if not kind.optional and not (root / kind.path).exists():
            yield problem(kind.path, (1, 1), "missing-file", schema=f"data/schema/{kind.name}.schema.json")


def _folder(root: Path, kind: str, library: Library, before: Library) -> None:
    library.documents[kind] = {}
    known, folder = before.documents.get(kind, {}), MANY[kind].path
    for name in _in_languages(root / folder) if MANY[kind].by_language else _names(root / folder):
        path, (id_, ending) = f"{folder}/{name}", posixpath.splitext(name)  # a Path for each takes its time
        if ending == ".yml":
            _keep(kind, id_, read(f"{root}/{path}", path, known.get(id_)), library)
        elif ending.lower() in (".yaml", ".yml", ".json"):
            library.problems.append(problem(path, (1, 1), "wrong-ending", found=ending, expected=".yml"))


def _names(folder: Path) -> list[str]:
    """Return the names of the folder's visible entries, sorted; empty if there is no folder."""
    try:
        return sorted(name for name in os.listdir(folder) if not name.startswith("."))  # noqa: PTH208
    except OSError:
        return []


def _in_languages(folder: Path) -> Iterator[str]:
    """Yield the names in each language folder below the folder, as `language/name`."""
    for language in _names(folder):
        yield from (f"{language}/{name}" for name in _names(folder / language))


def _keep(kind: str, id_: str, document: Document, library: Library) -> None:
    """Add the document to the library, with its problems of syntax and shape."""
    library.documents.setdefault(kind, {})[id_] = document
    library.problems += document.problems
    library.problems += document.once(_misshapen, kind, library.schemas)


def _misshapen(document: Document, kind: str, schemas: Schemas) -> list[Problem]:
    """Return the problems of validating the document against its schema."""
    if document.data is not None:
        return list(schemas.check(kind, document))
    fields = ", ".join(schemas.kind(kind).get("required", [])) or "…"
    return [] if document.problems else [document.problem((), "empty", fields=fields)]


def _docs(root: Path, library: Library, before: Library) -> None:
    """Add the written pages to the library, and the paths of the other files in docs/."""
    files = {_relative(file, root): file for file in sorted((root / "docs").rglob("*"))}
    published = {path: file for path, file in files.items() if not path.startswith(_NOT_PUBLISHED)}
    for path, file in published.items():
        if path.endswith(".md"):
            library.pages[path] = _page(file, path, before.pages.get(path))
            library.problems += library.pages[path].problems
        elif path.endswith(_OTHER_MARKDOWN):
            library.problems.append(
                problem(path, (1, 1), "wrong-ending", found=posixpath.splitext(path)[1], expected=".md")
            )
    library.beside = frozenset(path for path in published.keys() - library.pages.keys() if files[path].is_file())


def _page(file: Path, path: str, known: Document | None) -> Document:
    """Read a written page; return the known document if it has not changed."""
    text = decoded(file, path, LARGE_KB)
    if isinstance(text, Document):
        return text
    fault = refused(text, path)
    page = Document(path, problems=[fault]) if fault else Document(path, text.replace("\r\n", "\n"))
    return known if known == page else page


def _pictures(root: Path, library: Library) -> Iterator[tuple[str, model.Picture]]:
    """Yield each picture by name; the engine's own drawings stand in for those that the place lacks."""
    endings = (svg.PNG, ".svg")  # where a name has both, the drawing is shown
    files = {file.stem: file for ending in endings for file in sorted((root / _PICTURES).glob(f"*{ending}"))}
    for drawing in sorted(svg.DRAWINGS.glob("*.svg")):
        if drawing.stem != model.LINE or any("picture" not in each.data for each in library.of_kind("strength")):
            files.setdefault(drawing.stem, drawing)
    for name, file in files.items():
        found = _picture(file, _relative(file, root), library)
        if found and name != svg.ICON:
            library.problems += found.lacks()
        if found:
            yield name, model.Picture(path=found.path, box=found.box, is_part=found.is_part)


def _picture(file: Path, path: str, library: Library) -> svg.Drawing | None:
    """Read one of the brand's pictures, which may be a PNG."""
    if file.suffix != svg.PNG:
        return _drawing(file, path, library)
    found = svg.read_png(file, path)
    library.problems += found.problems
    return None if found.problems else found


def _drawing(file: Path, path: str, library: Library) -> svg.Drawing | None:
    """Read the SVG drawing in the file and report its problems; None if it cannot be read."""
    text = decoded(file, path, LARGE_KB)
    found = text if isinstance(text, Document) else svg.read(text, path)
    library.problems += found.problems
    return found if isinstance(found, svg.Drawing) else None


def _beside(root: Path, library: Library) -> None:
    """Check the other files in docs/, which are published as they are: SVG must be safe, HTML is not allowed."""
    for path in sorted(library.beside):
        suffix = posixpath.splitext(path)[1]
        if suffix.lower() == ".svg":
            _drawing(root / path, path, library)
        elif suffix.lower() in _OTHER_PAGES:
            library.problems.append(problem(path, (1, 1), "other-page", found=suffix))


def _relative(file: Path, root: Path) -> str:
    """Return the file's path relative to root; outside root its absolute path, which `root / path` leaves unchanged."""
    return (file.relative_to(root) if file.is_relative_to(root) else file).as_posix()
