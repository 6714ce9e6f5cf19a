"""What git knows of the project's files. Without git, or outside a repository, every answer is None."""

from __future__ import annotations

import subprocess
from pathlib import Path

_SECONDS = 10  # a log takes hundredths of one; a git that hangs must not hold up a build


def answer(root: Path, *arguments: str) -> str | None:
    """What git prints when it is asked in the folder, or None where it fails, is missing or is slow."""
    try:
        done = subprocess.run(
            ["git", "-c", "core.quotePath=off", *arguments], cwd=root, capture_output=True, timeout=_SECONDS,
            check=True, encoding="utf-8", errors="replace",
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout


def is_whole(root: Path) -> bool:
    """Whether the folder lies in a repository whose history is all there: not in a shallow clone."""
    return (answer(root, "rev-parse", "--is-shallow-repository") or "").strip() == "false"


def file_at(root: Path, revision: str, path: str) -> str | None:
    """A file's text at a revision; None where there was no such file, or no such revision. path: below the root."""
    return answer(root, "show", f"{revision}:./{path}")
