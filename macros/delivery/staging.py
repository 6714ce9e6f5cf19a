"""A scratch folder in which one program at a time builds a site before it is published."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import fcntl


@contextmanager
def locked_folder(lock: Path, folder: Path) -> Iterator[Path]:
    """Lock, and yield an empty folder that is deleted afterwards; leftovers of a killed program are deleted first.

    lock: the file or folder to lock. Raises BlockingIOError if another program has locked it.
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
    """Lock the path, on systems with file locks; the lock ends with the process."""
    if sys.platform == "win32":
        yield
        return
    # A file is opened for writing: on a network disk, a lock requires it.
    opened = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(opened)
