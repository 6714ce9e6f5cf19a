"""Scratch repositories for tests, with commits on chosen days."""

import hashlib
import os
import re
import subprocess
from pathlib import Path

import pytest

# What editors change. The schemas in data/ are the engine's.
_CONTENT = re.compile(r"\t(?:data/(?!schema/)|docs/(?:sv|en)/)")


def git(root: Path, *arguments: str, day: str = "2026-01-02") -> None:
    """Run git in the folder with a fixed author and date."""
    stamp = f"{day}T12:00:00+00:00"
    who = {f"GIT_{role}_{what}": "x@y.example" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {**os.environ, **who, "GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp}
    subprocess.run(["git", *arguments], cwd=root, env=environment, check=True, capture_output=True)


def commit(root: Path, day: str, words: str = "Something") -> None:
    """Commit all changes in the folder."""
    git(root, "add", "-A", day=day)
    git(root, "commit", "-q", "-m", words, day=day)


def repository(root: Path) -> Path:
    """Make the folder a repository with one commit, on 2 January 2026; returns the folder."""
    git(root, "init", "-q", "-b", "main")
    commit(root, "2026-01-02")
    return root


def engine(root: Path) -> str:
    """Return a digest of all files except the place's content. Raises CalledProcessError.

    root: a clone without changes since the commit.
    """
    listed = subprocess.run(["git", "ls-files", "--stage"], cwd=root, check=True, capture_output=True, text=True).stdout
    kept = "\n".join(line for line in listed.splitlines() if not _CONTENT.search(line))
    return hashlib.sha256(kept.encode()).hexdigest()


# What running git ends in, by what is wrong.
_FAULTS = {
    "missing": FileNotFoundError("git"),
    "slow": subprocess.TimeoutExpired("git", 10),
    "untrusted": subprocess.CalledProcessError(128, "git", stderr=b"fatal: detected dubious ownership in repository"),
    "refused": subprocess.CalledProcessError(128, "git", stderr=b"fatal: not a git repository"),
}


def failing(monkeypatch: pytest.MonkeyPatch, cause: str, command: str = "") -> None:
    """Make git fail for this cause; command: only for this command."""
    run = subprocess.run

    def fails(asked: list[str], **options: object) -> subprocess.CompletedProcess[bytes]:
        if not command or command in asked:
            raise _FAULTS[cause]
        return run(asked, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "run", fails)
