"""The only reader of data/: files → documents whose shape is checked → the platform."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec

from macros import model
from macros.document import Document, decoded, read, refused
from macros.problems import Problem, problem
from macros.schema import Found, Schemas

SINGLE = ("platform", "vocabulary", "brand", "accessibility", "sources", "profile")
LARGE_KB = 4096  # of a written page, of a picture
FOLDERS = {
    "strategy": "strategies",
    "strength": "strengths",
    "area": "areas",
    "goal": "goals",
    "fact": "facts",
    "initiative": "initiatives",
    "perspective": "perspectives",
    "message": "messages",
    "kit": "kits",
    "topic": "topics",
}


@dataclass
class Library:
    """Everything that was read, before it is a platform.

    documents: kind → id → document (a single file's id is its kind). prose: path → text of the written pages.
    pictures: name → its file and viewBox. problems: what is wrong with the files and their shape. today: the day on
    which it is asked what holds and what is stale.
    """

    schemas: Schemas
    today: date = field(default_factory=date.today)
    documents: dict[str, dict[str, Document]] = field(default_factory=dict)
    prose: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, model.Picture] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @cached_property
    def sound(self) -> list[tuple[str, str, Document]]:
        """Kind, id and document of every file that has no stopping problem of its own."""
        broken = {row.path for row in self.problems if row.stops}
        return [
            (kind, id_, document)
            for kind, documents in self.documents.items()
            for id_, document in documents.items()
            if document.path not in broken
        ]

    @cached_property
    def values(self) -> list[tuple[Document, list[Found]]]:
        """Every sound document with all its values, their addresses and schemas."""
        return [(document, list(self.schemas.walk(kind, document.data))) for kind, _, document in self.sound]

    def of_kind(self, kind: str) -> list[Document]:
        """The sound documents of a kind."""
        return [document for found, _, document in self.sound if found == kind]

    @cached_property
    def draft(self) -> model.Platform | None:
        """The platform as far as its files are sound, for rules that need many of them.

        An item may refer to what is not there. None while a file that there is only one of is broken.
        """
        return platform(self) if all(self.of_kind(kind) for kind in SINGLE) else None

    def single(self, kind: str) -> Any:
        """The data of a kind that has one file; empty when that file is broken."""
        return next((document.data for document in self.of_kind(kind)), {})


def load(root: Path, schema_folder: Path | None = None) -> Library:
    """Read data/ and docs/ below root. Never raises for what is in them: see the library's `problems`."""
    schemas = Schemas(schema_folder or root / "data" / "schema")
    faults = schemas.problems + schemas.missing(("common", *SINGLE, *FOLDERS))
    library = Library(schemas, problems=[*faults, *_missing_files(root)])
    if faults:  # nothing can be compared with a schema that is not there
        return library
    for kind in SINGLE:
        _single(root, kind, library)
    for kind, folder in FOLDERS.items():
        _folder(root, kind, folder, library)
    library.prose = {_relative(file, root): text for file, text in _prose(root, library)}
    library.pictures = dict(_pictures(root, library))
    return library


def platform(library: Library) -> model.Platform:
    """The platform. Only for a library without stopping problems; a msgspec error here is a fault of ours."""
    single = {kind: library.single(kind) for kind in SINGLE}
    data = {
        "place": single.pop("platform"),
        **single,
        **{folder: _ordered(kind, library) for kind, folder in FOLDERS.items()},
        "pictures": library.pictures,
        "paths": {},
    }
    built: model.Platform = msgspec.convert(data, model.Platform, strict=False)
    paths = {(kind, id_): document.path for kind, id_, document in library.sound}
    return msgspec.structs.replace(built, paths=paths)


_ORDER: dict[str, Callable[[dict[str, Any]], Any]] = {
    "strength": lambda item: int(item["order"]),
    "area": lambda item: (item["strategy"], int(item["order"])),
    "goal": lambda item: int(item["number"]),
    "perspective": lambda item: int(item["order"]),
    "initiative": lambda item: (-int(item.get("start", "0")), item["id"]),
    "strategy": lambda item: int(item["period"]["from"]),
    "kit": lambda item: int(item["order"]),
    "topic": lambda item: int(item["order"]),
}


def _ordered(kind: str, library: Library) -> dict[str, Any]:
    items = [document.data for document in library.of_kind(kind)]
    return {item["id"]: item for item in sorted(items, key=_ORDER.get(kind, lambda item: item["id"]))}


def _single(root: Path, kind: str, library: Library) -> None:
    path = f"data/{kind}.yml"
    if (root / path).exists():
        _keep(kind, kind, read(root / path, path), library)


def _missing_files(root: Path) -> Iterator[Problem]:
    for kind in SINGLE:
        path = f"data/{kind}.yml"
        if not (root / path).exists():
            yield problem(path, (1, 1), "missing-file", schema=f"data/schema/{kind}.schema.json")


def _folder(root: Path, kind: str, folder: str, library: Library) -> None:
    library.documents[kind] = {}
    for file in sorted((root / "data" / folder).glob("[!.]*")):
        path = _relative(file, root)
        if file.suffix == ".yml":
            _keep(kind, file.stem, read(file, path), library)
        elif file.suffix.lower() in (".yaml", ".yml", ".json"):
            library.problems.append(problem(path, (1, 1), "wrong-ending", found=file.suffix))


def _keep(kind: str, id_: str, document: Document, library: Library) -> None:
    """Put the document in the library with every problem of its syntax and shape."""
    library.documents.setdefault(kind, {})[id_] = document
    library.problems += document.problems
    if document.data is not None:
        library.problems += library.schemas.check(kind, document)
    elif not document.problems:
        fields = ", ".join(library.schemas.kind(kind).get("required", [])) or "…"
        library.problems.append(document.problem((), "empty", fields=fields))


def _prose(root: Path, library: Library) -> Iterator[tuple[Path, str]]:
    for file in sorted((root / "docs").rglob("*.md")):
        path = _relative(file, root)
        text = decoded(file, path, LARGE_KB)
        if isinstance(text, Document):
            library.problems += text.problems
        elif fault := refused(text, path):
            library.problems.append(fault)
        else:
            yield file, text.replace("\r\n", "\n")


def _pictures(root: Path, library: Library) -> Iterator[tuple[str, model.Picture]]:
    for file in sorted((root / "data" / "pictures").glob("*.svg")):
        path = _relative(file, root)
        text = decoded(file, path, LARGE_KB)
        if isinstance(text, Document):
            library.problems += text.problems
            continue
        box = re.search(r'viewBox="([-0-9. ]+)"', text)
        yield file.stem, model.Picture(path=path, box=box[1] if box else "0 0 480 320")


def _relative(file: Path, root: Path) -> str:
    return file.relative_to(root).as_posix()
