"""From a change to a changed file: checked, shown, asked about, written. What the commands that change data/ share."""

from __future__ import annotations

import difflib
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from macros import files
from macros.check import problems_of, read_library
from macros.document import MAX_KB, Document, decoded, parse
from macros.layout import lay_out, layout
from macros.load import Library, platform
from macros.model import Platform
from macros.outline import Group, outline
from macros.problems import Problem, report

# What the commands themselves say; what is wrong with content is worded in problems.yml.
_WORDS = {
    "sv": {
        "unsound": "inget är ändrat, för med ändringen skulle kontrollen säga det som står här ovanför.",
        "dry": "inget är ändrat (--dry-run).",
        "ask": "Ska ändringen skrivas till {path}? [j/n] ",
        "no": "inget är ändrat. Svara j nästa gång, eller kör med --yes.",
        "meanwhile": "inget är ändrat, för någon annan har ändrat filen under tiden. Kör igen.",
        "written": "ändringen är skriven.",
    },
    "en": {
        "unsound": "nothing is changed, for with the change the check would say what stands above.",
        "dry": "nothing is changed (--dry-run).",
        "ask": "Write the change to {path}? [y/n] ",
        "no": "nothing is changed. Answer y next time, or run with --yes.",
        "meanwhile": "nothing is changed, for somebody else has changed the file meanwhile. Run again.",
        "written": "the change is written.",
    },
}
_YES = {"j", "ja", "y", "yes"}


@dataclass(frozen=True, slots=True)
class Manner:
    """How to go about it. yes: without asking. dry_run: show, and write nothing. language: of what is said."""

    language: str = "sv"
    yes: bool = False
    dry_run: bool = False
    today: date = field(default_factory=date.today)

    def show(self, problems: Iterable[Problem]) -> None:
        """Print each problem on a line."""
        for row in problems:
            print(row.text(self.language))

    def agreed(self, path: str) -> bool:
        """The answer to the question whether to write; nobody there to answer means no."""
        try:
            return input(_WORDS[self.language]["ask"].format(path=path)).strip().casefold() in _YES
        except EOFError:
            print()
            return False


def manner_options(parser: ArgumentParser) -> None:
    """Add what every command that changes data/ takes."""
    parser.add_argument("--yes", action="store_true", help="skriv utan att fråga / write without asking")
    parser.add_argument("--dry-run", action="store_true", help="visa bara / only show")


def manner(options: Namespace) -> Manner:
    """The manner that was asked for."""
    return Manner(options.lang, options.yes, options.dry_run)


@dataclass(frozen=True, slots=True)
class Content:
    """Sound content below a root, and how a change goes into one of its files. remarks: those that it has already."""

    root: Path
    manner: Manner
    library: Library
    platform: Platform
    remarks: tuple[Problem, ...]

    @classmethod
    def read(cls, root: Path, manner: Manner) -> Content | None:
        """The content, or None, with its problems shown, while it is not sound."""
        library, problems = read_library(root)
        if any(row.stops for row in problems):
            print(report(problems, manner.language))
            return None
        return cls(root, manner, library, platform(library), tuple(problems))

    def change(self, kind: str, document: Document, after: str) -> int:
        """Show what the change does to the item's file, and write it if that is wanted. Returns the exit status.

        Nothing is written if a problem would stop a build, or if the file has changed since it was read. A remark that
        the change would bring is shown.
        """
        known = {_without_place(row) for row in self.remarks}
        rows = problems_after(self.library, kind, document, after)
        found = [row for row in rows if _without_place(row) not in known]
        self.manner.show(found)
        if any(row.stops for row in found):
            return end(document, "unsound", self.manner)
        return offer(self.root, document, after, self.manner)


def text_of(document: Document) -> str:
    """The text of the document's file as it was read."""
    return (document.raw or b"").decode()


def outline_of(document: Document) -> Group:
    """The outline of the document's file, to be changed."""
    return outline(text_of(document))


def changed(library: Library, kind: str, document: Document, root: Group) -> str:
    """The file's text with what its outline holds now, in form; just as it was read where nothing is changed."""
    before, after = text_of(document), lay_out(root, kind, library.schemas, document.path)
    return before if after == layout(before, kind, library.schemas, document.path) else after


def problems_after(library: Library, kind: str, document: Document, after: str) -> list[Problem]:
    """Every problem that there would be, by address, if the document's file held the text."""
    new = parse(after, document.path)
    own = [*new.problems, *(library.schemas.check(kind, new) if new.data else ())]
    others = [row for row in library.problems if row.path != document.path]
    items = {**library.documents[kind], Path(document.path).stem: new}
    return problems_of(replace(library, documents={**library.documents, kind: items}, problems=[*others, *own]))


def offer(root: Path, document: Document, after: str, manner: Manner) -> int:
    """Show what changes in the document's file, and write it if that is wanted. Returns the exit status.

    Nothing is written if the file has changed since the document was read.
    """
    print("\n".join(_difference(text_of(document), after, document.path)))
    if manner.dry_run:
        return end(document, "dry", manner)
    if not manner.yes and not manner.agreed(document.path):
        return end(document, "no", manner)
    if decoded(root / document.path, document.path, MAX_KB) != text_of(document):
        return end(document, "meanwhile", manner)
    if fault := write(root, document, after):
        manner.show([fault])
        return 1
    return end(document, "written", manner)


def write(root: Path, document: Document, text: str) -> Problem | None:
    """Write the text to the document's file. Returns the problem, if there is any."""
    try:
        files.replace(root / document.path, text)
    except OSError as error:
        return document.problem((), "unwritable", reason=error.strerror or error)
    return None


def end(document: Document, word: str, manner: Manner) -> int:
    """Say how it ended. Returns the exit status."""
    print(f"{document.path}: {_WORDS[manner.language][word]}")
    return 1 if word in ("unsound", "meanwhile") else 0


def _without_place(row: Problem) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """What tells a problem from another, wherever in the file it stands: lines move when a text grows."""
    return row.path, row.code, row.values


def _difference(before: str, after: str, path: str) -> Iterable[str]:
    return difflib.unified_diff(before.splitlines(), after.splitlines(), path, path, lineterm="")
