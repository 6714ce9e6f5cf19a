"""What has changed in the project's files since a revision, committed or not, and which problems are about that."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from macros import git
from macros.problems import Problem

_FILE = re.compile(r"\+\+\+ (?:b/(?P<path>[^\t\n]*)|/dev/null)\t?")
_HUNK = re.compile(r"@@ -\d+(?:,(?P<old>\d+))? \+(?P<first>\d+)(?:,(?P<count>\d+))? @@")

# Whatever the person's own git is set to.
_FORM = (
    *("--relative", "--no-renames", "--no-ext-diff", "--no-color", "--unified=0"),
    *("--src-prefix=a/", "--dst-prefix=b/"),
)

Spans = list[tuple[int, int]]  # first and last line


class SinceError(Exception):
    """There is nothing to compare with. The words are a key of `command_check`."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The changed lines of each changed file, as they stand now; None for a file that is new to git."""

    spans: dict[str, Spans | None]

    def touch(self, path: str, first: int, last: int) -> bool:
        """Whether any of the lines has changed."""
        spans = self.spans.get(path, [])
        return spans is None or any(start <= last and first <= end for start, end in spans)


def changes(root: Path, revision: str) -> Changes:
    """What differs between the revision and the files as they stand. Raises SinceError."""
    if git.answer(root, "rev-parse", "--git-dir") is None:
        raise SinceError("no-git")
    # A name that begins with a hyphen would be an option.
    known = None if revision.startswith("-") else git.answer(root, "rev-parse", "--verify", f"{revision}^{{commit}}")
    if known is None:
        raise SinceError("unknown-revision")
    diff = git.answer(root, "diff", *_FORM, known.strip(), "--", ".")
    new = git.answer(root, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
    if diff is None or new is None:
        raise SinceError("no-git")
    return Changes({**changed_lines(diff), **dict.fromkeys(filter(None, new.split("\0")))})


def changed_lines(diff: str) -> dict[str, Spans | None]:
    """The changed lines by path, from a diff without context; where lines were taken away, those beside the gap."""
    found: dict[str, Spans | None] = {}
    spans: Spans = []
    left = 0  # lines of a hunk still to come: one of them may look like a heading
    for line in diff.split("\n"):
        if left and line[:1] in ("+", "-"):
            left -= 1
        elif file := _FILE.fullmatch(line):
            spans = []
            if file["path"]:
                found[file["path"]] = spans
        elif hunk := _HUNK.match(line):
            first, count = int(hunk["first"]), int(hunk["count"] or 1)
            left = count + int(hunk["old"] or 1)
            spans.append((first, first + count - 1) if count else (first, first + 1))
    return found


def about(problems: Iterable[Problem], root: Path, changed: Changes) -> list[Problem]:
    """The problems on what has changed, and every one that stops a build: a change in one file may break another."""
    return [row for row in problems if row.stops or _is_about(row, root, changed)]


def _is_about(row: Problem, root: Path, changed: Changes) -> bool:
    if row.path not in changed.spans:
        return False
    return row.is_about_all or changed.touch(row.path, row.line, _last_line(root / row.path, row.line))


def _last_line(file: Path, line: int) -> int:
    """The last line of what begins on the line: in YAML of its field, else of its paragraph."""
    try:
        lines = file.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        return line
    own = _indent(lines[line - 1]) if line <= len(lines) else 0
    last = line
    for number, text in enumerate(lines[line:], start=line + 1):
        ends = bool(text.strip()) and _indent(text) <= own if file.suffix == ".yml" else not text.strip()
        if ends:
            break
        last = number
    return last


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
