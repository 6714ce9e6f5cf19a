"""The history of the content's files, from git: which day each was added and changed, and in which words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from macros import git

_ENTRY = "\x1e"  # begins a commit's line, which no path does

History = dict[str, list["Entry"]]  # path below the project's root → entries, the newest first


@dataclass(frozen=True, slots=True)
class Entry:
    """One change of a file. words: what its author wrote about it. added: whether the file came with it."""

    day: date
    words: str
    added: bool


def read(root: Path) -> History:
    """The history of every file in data/, by one call of git.

    Nothing where git is missing or slow, outside a repository, and in a shallow clone: there the oldest change that is
    known is not the first, and the page would say what is not true. What is not committed yet is no history.
    """
    if not git.is_whole(root):
        return {}
    # --relative: the project may lie in a folder of the repository. --no-renames: a path is followed by its name.
    log = git.answer(
        root, "log", "--relative", "--no-renames", "--name-status", "--no-show-signature",
        f"--format={_ENTRY}%as %s", "--", "data",
    )  # fmt: skip
    return _entries(log or "")


def _entries(log: str) -> History:
    history: History = defaultdict(list)
    for commit in log.split(_ENTRY)[1:]:
        head, *files = commit.split("\n")
        day, _, words = head.partition(" ")
        for file in filter(None, files):
            sign, _, path = file.partition("\t")
            if sign != "D":
                history[path].append(Entry(date.fromisoformat(day), words, sign == "A"))
    return dict(history)
