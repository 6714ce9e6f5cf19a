"""Queries to git about the project's files. Without git, or outside a repository, there is no answer."""

import os
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from macros.content.words import command_text

SECONDS = 10  # a log takes some hundredths; a hanging git must not block a build
# Parts of git's error about a folder owned by another user, in newer and older versions.
_UNTRUSTED = (b"dubious ownership", b"unsafe repository")


class GitError(Exception):
    """Git gave no answer. cause: why, as a key of `git` in commands.yml: `missing`, `slow`, `untrusted` and so on."""

    def __init__(self, cause: str) -> None:
        super().__init__(cause)
        self.cause = cause


@dataclass(frozen=True, slots=True)
class Changed:
    """A file that differs. path: below the root. before, after: its text; None if it did not or does not exist."""

    path: str
    before: str | None
    after: str | None


def answer(root: Path, *arguments: str) -> str | None:
    """Return the output of git run in the folder, or None if it fails, is missing or is too slow."""
    try:
        return printed(root, *arguments)
    except GitError:
        return None


def printed(root: Path, *arguments: str) -> str:
    """Return the output of git run in the folder. Raises GitError."""
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
    """Return a sentence that says why git gave no answer, and what to do about it."""
    return command_text(language, "git", cause, root=root, seconds=SECONDS)


def blobs(root: Path, names: Iterable[str]) -> dict[str, bytes]:
    """Return the content of many blobs by name (40 hex digits), read by one process; missing ones are left out.

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
    """Return the merge base of HEAD and the revision (a branch, tag or commit); None if it is not known.

    It is not known outside a repository, for an unknown revision, and in a shallow clone with too little history.
    """
    if revision.startswith("-"):  # git would take it for an option
        return None
    return (answer(root, "merge-base", revision, "HEAD") or "").strip() or None


def changed(root: Path, commit: str, prefixes: tuple[str, ...]) -> tuple[list[Changed], list[str]]:
    """Return what differs between the commit and the working tree; untracked files count as new.

    Files whose paths begin with one of the prefixes are returned with their texts, the others as paths. Raises
    GitError.
    """
    names = _changed(root, commit)
    inside = {path: name for path, name in sorted(names.items()) if path.startswith(prefixes)}
    texts = blobs(root, set(inside.values()))
    rows = [Changed(path, _text(texts.get(name)), _text(_bytes(root / path))) for path, name in inside.items()]
    return rows, sorted(names.keys() - inside.keys())


def changed_paths(root: Path, revision: str) -> set[str]:
    """Return the paths that differ between the revision and the working tree.

    Raises GitError, with the cause `unknown` if git does not know the revision.
    """
    printed(root, "rev-parse", "--git-dir")
    if revision.startswith("-") or answer(root, "rev-parse", "--verify", f"{revision}^{{commit}}") is None:
        raise GitError("unknown")
    return {*_changed(root, revision)}


def _changed(root: Path, commit: str) -> dict[str, str]:
    """Return path → blob name in the commit, of each file that differs; empty for an untracked file."""
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
