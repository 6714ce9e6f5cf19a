"""What git knows of the project's files. Without git, or outside a repository, every answer is None."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

_SECONDS = 10  # a log takes hundredths of one; a git that hangs must not hold up a build


def answer(root: Path, *arguments: str) -> str | None:
    """What git prints when it is asked in the folder, or None where it fails, is missing or is slow."""
    printed = _printed(root, arguments)
    return None if printed is None else printed.decode("utf-8", errors="replace")


def _printed(root: Path, arguments: Sequence[str], given: bytes = b"") -> bytes | None:
    command = ["git", "-c", "core.quotePath=off", *arguments]
    try:
        done = subprocess.run(command, cwd=root, input=given, capture_output=True, timeout=_SECONDS, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout


def blobs(root: Path, names: Iterable[str]) -> dict[str, bytes]:
    """The content of many blobs, by their names (40 hex digits), from one process; without those that are not there."""
    printed = _printed(root, ["cat-file", "--batch"], "".join(f"{name}\n" for name in names).encode()) or b""
    found, at = {}, 0
    while at < len(printed):
        end = printed.index(b"\n", at)
        name, *rest = printed[at:end].decode().split()
        size = int(rest[1]) if len(rest) == 2 else -1  # “… missing” has neither size nor content
        if size >= 0:
            found[name] = printed[end + 1 : end + 1 + size]
        at = end + 2 + size
    return found
