"""Which of the project's files differ from a revision, and what they held there: two questions to git, however many."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from macros import git


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


def changed(root: Path, commit: str, prefixes: tuple[str, ...]) -> tuple[list[Changed], list[str]]:
    """What differs between the commit and the files as they stand; files that git has not been told of are new.

    Gives those whose paths begin with one of the prefixes with their texts, and the paths of the others.
    """
    raw = git.answer(root, "diff", "--raw", "-z", "--no-abbrev", "--no-renames", "--relative", commit) or ""
    parts = raw.split("\0")
    # “:mode mode blob blob letter”, then the path, and so on. A blob that was not there is all zeros.
    names = {path: head.split()[2] for head, path in zip(parts[::2], parts[1::2], strict=False)}
    new = git.answer(root, "ls-files", "--others", "--exclude-standard", "-z") or ""
    names |= dict.fromkeys(new.split("\0")[:-1], "")
    inside = {path: name for path, name in sorted(names.items()) if path.startswith(prefixes)}
    texts = git.blobs(root, set(inside.values()))
    rows = [Changed(path, _text(texts.get(name)), _text(_bytes(root / path))) for path, name in inside.items()]
    return rows, sorted(names.keys() - inside.keys())


def _bytes(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


def _text(content: bytes | None) -> str | None:
    return None if content is None else content.decode("utf-8", "replace").replace("\r\n", "\n")
