"""Which problems are about what has changed in the project's files since a revision, committed or not."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cached_property
from pathlib import Path

from macros import git
from macros.problems import Problem


class SinceError(Exception):
    """There is nothing to compare with. The text is a name in words.yml."""


def about(problems: Sequence[Problem], root: Path, revision: str) -> list[Problem]:
    """The problems on what has changed, and every one that stops a build: a change in one file may break another.

    Raises SinceError.
    """
    if git.answer(root, "rev-parse", "--git-dir") is None:
        raise SinceError("no-git")
    # A name that begins with a hyphen would be an option.
    known = None if revision.startswith("-") else git.answer(root, "rev-parse", "--verify", f"{revision}^{{commit}}")
    if known is None:
        raise SinceError("unknown-revision")
    files, _ = git.changed(root, known.strip(), tuple({row.path for row in problems}))
    changed = {file.path: _Changes(file) for file in files}
    return [row for row in problems if row.stops or (row.path in changed and changed[row.path].touch(row))]


class _Changes:
    """What has changed in a file."""

    def __init__(self, file: git.Changed) -> None:
        self.file = file
        self.lines = (file.after or "").split("\n")

    def touch(self, row: Problem) -> bool:
        """Whether the problem is about any of the changed lines; all of a new file has changed."""
        if row.is_about_all or self.file.before is None:
            return True
        last = self._last_line(row.line)
        return any(start <= last and row.line <= end for start, end in self._spans)

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        """The first and last line of each change; where lines were taken away, those beside the gap."""
        matcher = SequenceMatcher(None, (self.file.before or "").split("\n"), self.lines, autojunk=False)
        changes = [(start, end) for tag, _, _, start, end in matcher.get_opcodes() if tag != "equal"]
        return [(start + 1, end) if end > start else (start, start + 1) for start, end in changes]

    def _last_line(self, line: int) -> int:
        """The last line of what begins on the line: in YAML of its field, else of its paragraph."""
        own = _indent(self.lines[line - 1]) if line <= len(self.lines) else 0
        last = line
        for number, text in enumerate(self.lines[line:], start=line + 1):
            blank = not text.strip()
            if (not blank and _indent(text) <= own) if self.file.path.endswith(".yml") else blank:
                break
            last = number
        return last


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
