"""Which problems are about what has changed in the project's files since a revision, committed or not."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cached_property
from pathlib import Path

from macros.content.problems import Problem
from macros.history import git
from macros.history.git import GitError


class SinceError(Exception):
    """There is nothing to compare with. name: what to say, as words.yml names it; cause: why git gives no answer."""

    def __init__(self, name: str, cause: str = "refused") -> None:
        super().__init__(name)
        self.name = name
        self.cause = cause


def about(problems: Sequence[Problem], root: Path, revision: str) -> list[Problem]:
    """The problems on what has changed, and every one that stops a build: a change in one file may break another.

    Raises SinceError.
    """
    try:
        git.printed(root, "rev-parse", "--git-dir")
        files, _ = git.changed(root, _commit(root, revision), tuple({row.path for row in problems}))
    except GitError as error:
        raise SinceError("no-git", error.cause) from None
    changed = {file.path: _Changes(file) for file in files}
    return [row for row in problems if row.stops or (row.path in changed and changed[row.path].touch(row))]


def _commit(root: Path, revision: str) -> str:
    """The commit that the revision is. Raises SinceError where git does not know it, GitError where git is no help."""
    if revision.startswith("-"):  # it would be an option
        raise SinceError("unknown-revision")
    try:
        return git.printed(root, "rev-parse", "--verify", f"{revision}^{{commit}}").strip()
    except GitError as error:
        if error.cause == "refused":
            raise SinceError("unknown-revision") from None
        raise


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
