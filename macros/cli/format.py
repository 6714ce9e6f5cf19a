"""The command `format`: writes data files in the one form of layout.py, or says with --check which are not in it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from macros.content.loader import load
from macros.content.schema import Schemas
from macros.content.words import command_text
from macros.content.yaml_reader import Document, parse
from macros.editing.layout import HEAD, layout
from macros.editing.writing import show, text_of, write


def options(parser: ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("files", nargs="*", metavar="FILE", type=Path, help="bara dessa filer / these files alone")
    parser.add_argument("--check", action="store_true", help="skriv inget / write nothing")


def run(options: Namespace) -> int:
    """Bring the files into form. Returns the exit status: 0 done, 1 something is left to do, 2 no such file."""
    library = load(options.root)
    if not library.documents:  # without the schemas nothing is read
        show(library.problems, options.lang)
        return 1
    known = {each.path: (kind, each) for kind, found in library.documents.items() for each in found.values()}
    wanted = [_path(file, options.root) for file in options.files] or list(known)
    if unknown := [path for path in wanted if path not in known]:
        print("\n".join(command_text(options.lang, "format", "unknown", file=path) for path in unknown))
        return 2
    answers = [_take(*known[path], library.schemas, options) for path in wanted]
    differing, faulty = answers.count("differs"), answers.count("faulty")
    closing = "closing" if options.check else "closing-written"
    print(command_text(options.lang, "format", closing, count=len(wanted), differing=differing, faulty=faulty))
    return 1 if faulty or (differing and options.check) else 0


def _path(file: Path, root: Path) -> str:
    """The file's path below root, if it lies there; else as it was written."""
    for found in (file.resolve(), (root / file).resolve()):
        if found.is_file() and found.is_relative_to(root):
            return found.relative_to(root).as_posix()
    return file.as_posix()


def _take(kind: str, document: Document, schemas: Schemas, options: Namespace) -> str:
    """Bring one file into form, and say so. Returns `same`, `differs` (it was not in form) or `faulty`."""
    path = document.path
    if document.problems:
        show(document.problems, options.lang)
        return "faulty"
    before = text_of(document)
    after = layout(before, kind, schemas, path)
    if after == before:
        return "same"
    if lost := _lost(document, before, after, options.lang):
        print(f"{path}: {command_text(options.lang, 'format', 'unsafe', what=lost)}")
        return "faulty"
    if not options.check and (fault := write(options.root, document, after)):
        print(fault.text(options.lang))
        return "faulty"
    print(f"{path}: {command_text(options.lang, 'format', 'differs' if options.check else 'written')}")
    return "differs"


def _lost(document: Document, before: str, after: str, language: str) -> str:
    """What would change but for the form, in words: it must be nothing."""
    if parse(after, document.path).data != document.data:
        return command_text(language, "format", "values")
    gone = comments(before) - comments(after)
    return command_text(language, "format", "comments", comment=min(gone)) if gone else ""


def comments(text: str) -> set[str]:
    """The comments in a YAML text but the one that names the schema, found by another reader than the form's own."""
    lines = (line.strip() for token in YAML().scan(text) for line in _lines(getattr(token, "comment", None)))
    return {line for line in lines if line and not line.startswith(HEAD)}


def _lines(found: Any) -> Iterator[str]:
    """The lines of what a token of ruamel.yaml says of comments: texts and tokens, in lists of lists."""
    if isinstance(found, list | tuple):
        for each in found:
            yield from _lines(each)
    elif found is not None:
        yield from str(getattr(found, "value", found)).splitlines()
