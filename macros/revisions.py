"""Which of the project's files differ from a revision, and what they held there: two questions to git, however many."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from macros import git

_NOTHING = "0" * 40  # the name of no blob: the file was not there


@dataclass(frozen=True, slots=True)
class Changed:
    """A file that differs. path: below the root. before, after: its text; None where it was or is not there."""

    path: str
    before: str | None
    after: str | None


def base(root: Path, revision: str) -> str | None:
    """The commit at which this work left the revision (a branch, a tag, a commit); None where that is not known.

    It is not known outside a repository, for a name that git has not heard of, and where too little of the history
    was fetched (a shallow clone).
    """
    if revision.startswith("-"):  # git would take it for an option
        return None
    return (git.answer(root, "merge-base", revision, "HEAD") or "").strip() or None


def changed(root: Path, commit: str, folders: tuple[str, ...]) -> tuple[list[Changed], list[str]]:
    """What differs between the commit and the files as they stand; files that git has not been told of are new.

    Gives those in the folders with their texts, and the paths of the others.
    """
    raw = git.answer(root, "diff", "--raw", "-z", "--no-abbrev", "--no-renames", "--relative", commit) or ""
    parts = raw.split("\0")
    # “:mode mode blob blob letter”, then the path, and so on.
    names = {path: head.split()[2] for head, path in zip(parts[::2], parts[1::2], strict=False) if path}
    new = git.answer(root, "ls-files", "--others", "--exclude-standard", "-z") or ""
    names |= dict.fromkeys(filter(None, new.split("\0")), _NOTHING)
    inside = {path: name for path, name in sorted(names.items()) if path.startswith(folders)}
    texts = git.blobs(root, {name for name in inside.values() if name != _NOTHING})
    rows = [Changed(path, _text(texts.get(name)), _text(_bytes(root / path))) for path, name in inside.items()]
    return rows, sorted(names.keys() - inside.keys())


def _bytes(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


def _text(content: bytes | None) -> str | None:
    return None if content is None else content.decode("utf-8", "replace")
