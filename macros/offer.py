"""Offers a change of a file: shows it, asks, and writes it if that is wanted and nobody else has changed the file."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from pathlib import Path

from macros.problems import problem

_WORDS = {
    "sv": {
        "dry": "inget är ändrat (--dry-run).",
        "ask": "Ska ändringen skrivas till {path}? [j/n] ",
        "no": "inget är ändrat. Svara j nästa gång, eller kör med --yes.",
        "meanwhile": "inget är ändrat, för någon annan har ändrat filen under tiden. Kör igen.",
        "written": "ändringen är skriven.",
    },
    "en": {
        "dry": "nothing is changed (--dry-run).",
        "ask": "Write the change to {path}? [y/n] ",
        "no": "nothing is changed. Answer y next time, or run with --yes.",
        "meanwhile": "nothing is changed, for somebody else has changed the file meanwhile. Run again.",
        "written": "the change is written.",
    },
}
_YES = {"j", "ja", "y", "yes"}


def offer(root: Path, path: str, before: str, after: str, language: str, *, yes: bool, dry_run: bool) -> int:
    """Show what changes in the file at the path, ask unless `yes`, and write it.

    before: what the file held when it was read. Returns the exit status: 1 if it could not be written, else 0.
    """
    print("\n".join(_difference(before, after, path)))
    outcome = "dry" if dry_run else _outcome(root, path, before, after, language, yes=yes)
    if outcome in _WORDS[language]:
        print(f"{path}: {_WORDS[language][outcome]}")
    else:
        print(problem(path, (1, 1), "unwritable", reason=outcome).text(language))
    return 0 if outcome in ("dry", "no", "written") else 1


def _outcome(root: Path, path: str, before: str, after: str, language: str, *, yes: bool) -> str:
    """The word for how it went; if the file cannot be written, why."""
    if not yes and not _agreed(_WORDS[language]["ask"].format(path=path)):
        return "no"
    file = root / path
    try:
        if file.read_bytes().decode() != before:
            return "meanwhile"
        file.write_bytes(after.encode())
    except OSError as error:
        return error.strerror or str(error)
    return "written"


def _agreed(question: str) -> bool:
    """The answer to the question; nobody there to answer means no."""
    try:
        return input(question).strip().casefold() in _YES
    except EOFError:
        print()
        return False


def _difference(before: str, after: str, path: str) -> Iterable[str]:
    return difflib.unified_diff(before.splitlines(), after.splitlines(), path, path, lineterm="")
