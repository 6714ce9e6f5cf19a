"""A folder in which a site is made aside, by one program at a time, before it is shown."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import fcntl


@contextmanager
def held(lock: Path, folder: Path) -> Iterator[Path]:
    """Make the folder anew and empty, and remove it afterwards: also what a program that was killed left in it.

    lock: the file or folder that is locked meanwhile. Raises BlockingIOError where another program holds it.
    """
    with _locked(lock):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold a lock, where the system has locks; it goes with its program."""
    if sys.platform == "win32":
        yield
        return
    # A file is opened for writing, without which a network's disk locks nothing.
    opened = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(opened)
