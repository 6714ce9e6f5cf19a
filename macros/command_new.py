"""The command `new`: asks for what a new item needs and writes its file; or takes the answers from a file."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from macros import addresses, files
from macros.check import check
from macros.document import read
from macros.interview import Interview, wording, words
from macros.load import FOLDERS, Library, load
from macros.new_items import NewItems
from macros.problems import report


def options(parser: ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("kind", choices=FOLDERS, help="vad som ska läggas till / what to add")
    parser.add_argument("--answers", type=Path, metavar="FIL", help="svaren, som fält i YAML / the answers")


class _RefusedError(Exception):
    """The answers are not written, and the lines say why."""

    def __init__(self, lines: Iterable[str]) -> None:
        super().__init__("\n".join(lines))


def run(options: Namespace) -> int:
    """Make the item. Returns the exit status: 0 written, 1 problems, or no more answers before all is asked."""
    library = load(options.root)
    problems = sorted({*library.problems, *check(library)})
    if any(row.stops for row in problems):
        print(report(problems, options.lang))
        return 1
    items = NewItems(library, options.kind, options.lang, date.today())
    try:
        _write(options.root, items, _answered(items, options.answers) if options.answers else _asked(items))
    except _RefusedError as error:
        print(f"{error}\n{words('unsound', options.lang)}")
        return 1
    except (EOFError, KeyboardInterrupt) as broken:
        print("\n" + words("stopped", options.lang))
        return 130 if isinstance(broken, KeyboardInterrupt) else 1
    return 0


def _asked(items: NewItems) -> dict[str, Any]:
    """The answers that somebody types."""
    return Interview(items, input, print).item()


def _answered(items: NewItems, file: Path) -> dict[str, Any]:
    """The answers that stand in the file, with defaults for what it lacks. Raises _RefusedError if they are unsound."""
    document = read(file, str(file))
    if not isinstance(document.data, dict):
        said = [row.text(items.language) for row in document.problems]
        raise _RefusedError(said or [words("no-answers", items.language, file=file)])
    answers = document.data = items.filled(document.data)
    shape = sorted({*document.problems, *items.library.schemas.check(items.kind, document)})
    if shape:
        raise _RefusedError(row.text(items.language) for row in shape)
    if answers["id"] in items.library.documents[items.kind]:
        raise _taken(items, answers["id"])
    if found := items.problems(answers):
        raise _RefusedError(f"{key}: {wording(row, items.language)}" for key, row in found)
    return answers


def _taken(items: NewItems, id_: str) -> _RefusedError:
    return _RefusedError([words("id-taken", items.language, found=id_, path=items.path(id_))])


def _write(root: Path, items: NewItems, answers: dict[str, Any]) -> None:
    """Write the file, never over one that is there, and say what the whole check says of it."""
    path = items.path(answers["id"])
    try:
        files.create(root / path, items.text(answers))
    except FileExistsError:
        raise _taken(items, answers["id"]) from None
    except OSError as error:
        raise _RefusedError([words("unwritable", items.language, path=path, reason=error.strerror or error)]) from None
    print("\n" + words("written", items.language, path=path))
    _tell_what_is_left(items, load(root), path)
    print(words("next", items.language, form=addresses.form(items.kind, answers["id"])))


def _tell_what_is_left(items: NewItems, library: Library, path: str) -> None:
    left = sorted(row for row in {*library.problems, *check(library)} if row.path == path)
    if left:
        print("\n".join([words("left", items.language), *(row.text(items.language) for row in left)]))
