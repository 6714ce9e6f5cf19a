"""What git knows of the project's files. Without git, or outside a repository, there is no answer to anything."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from macros.content.words import command_text

SECONDS = 10  # a log takes hundredths of one; a git that hangs must not hold up a build
# What git says of a folder that somebody else owns, in its newer and older words.
_UNTRUSTED = (b"dubious ownership", b"unsafe repository")


class GitError(Exception):
    """There is no answer. cause: why, as words.yml names it: `missing`, `slow`, `untrusted`, `shallow`, `refused`."""

    def __init__(self, cause: str) -> None:
        super().__init__(cause)
        self.cause = cause


@dataclass(frozen=True, slots=True)
class Changed:
    """A file that differs. path: below the root. before, after: its text; None where it was or is not there."""

    path: str
    before: str | None
    after: str | None


def answer(root: Path, *arguments: str) -> str | None:
    """What git prints when it is asked in the folder, or None where it fails, is missing or is slow."""
    try:
        return printed(root, *arguments)
    except GitError:
        return None


def printed(root: Path, *arguments: str) -> str:
    """What git prints when it is asked in the folder. Raises GitError."""
    return _printed(root, arguments).decode("utf-8", errors="replace")


def _printed(root: Path, arguments: Sequence[str], given: bytes = b"") -> bytes:
    command, words = ["git", "-c", "core.quotePath=off", *arguments], {**os.environ, "LC_ALL": "C"}
    try:
        done = subprocess.run(
            command, cwd=root, env=words, input=given, capture_output=True, timeout=SECONDS, check=True
        )
    except subprocess.TimeoutExpired:
        raise GitError("slow") from None
    except subprocess.CalledProcessError as error:
        raise GitError("untrusted" if any(words in error.stderr for words in _UNTRUSTED) else "refused") from None
    except OSError:
        raise GitError("missing") from None
    return done.stdout


def why(cause: str, root: Path, language: str) -> str:
    """Why there is no answer, and what to do about it."""
    return command_text(language, "git", cause, root=root, seconds=SECONDS)


def blobs(root: Path, names: Iterable[str]) -> dict[str, bytes]:
    """The content of many blobs, by their names (40 hex digits), from one process; without those that are not there.

    Raises GitError.
    """
    content = _printed(root, ["cat-file", "--batch"], "".join(f"{name}\n" for name in names).encode())
    found, at = {}, 0
    while at < len(content):
        end = content.index(b"\n", at)
        name, *rest = content[at:end].decode().split()
        size = int(rest[1]) if len(rest) == 2 else -1  # “… missing” has neither size nor content
        if size >= 0:
            found[name] = content[end + 1 : end + 1 + size]
        at = end + 2 + size
    return found


def base(root: Path, revision: str) -> str | None:
    """The commit at which this work left the revision (a branch, a tag, a commit); None where that is not known.

    It is not known outside a repository, for a name that git has not heard of, and where too little of the history
    was fetched (a shallow clone).
    """
    if revision.startswith("-"):  # git would take it for an option
        return None
    return (answer(root, "merge-base", revision, "HEAD") or "").strip() or None


def changed(root: Path, commit: str, prefixes: tuple[str, ...]) -> tuple[list[Changed], list[str]]:
    """What differs between the commit and the files as they stand; untracked files count as new.

    Gives those whose paths begin with one of the prefixes with their texts, and the paths of the others. Raises
    GitError.
    """
    names = _changed(root, commit)
    inside = {path: name for path, name in sorted(names.items()) if path.startswith(prefixes)}
    texts = blobs(root, set(inside.values()))
    rows = [Changed(path, _text(texts.get(name)), _text(_bytes(root / path))) for path, name in inside.items()]
    return rows, sorted(names.keys() - inside.keys())


def changed_paths(root: Path, revision: str) -> set[str]:
    """The paths of what differs between the revision and the files as they stand.

    Raises GitError, of the cause `unknown` where git does not know the revision.
    """
    printed(root, "rev-parse", "--git-dir")
    if revision.startswith("-") or answer(root, "rev-parse", "--verify", f"{revision}^{{commit}}") is None:
        raise GitError("unknown")
    return {*_changed(root, revision)}


def _changed(root: Path, commit: str) -> dict[str, str]:
    """Path → the name of the blob in the commit, of each file that differs; empty for an untracked one."""
    raw = printed(root, "diff", "--raw", "-z", "--no-abbrev", "--no-renames", "--relative", commit)
    parts = raw.split("\0")
    # “:mode mode blob blob letter”, then the path, and so on. A blob that was not there is all zeros.
    names = {path: head.split()[2] for head, path in zip(parts[::2], parts[1::2], strict=False)}
    new = printed(root, "ls-files", "--others", "--exclude-standard", "-z")
    return names | dict.fromkeys(new.split("\0")[:-1], "")


def _bytes(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


def _text(content: bytes | None) -> str | None:
    return None if content is None else content.decode("utf-8", "replace").replace("\r\n", "\n")
