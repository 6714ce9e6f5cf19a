"""A disk cache of files that are slow to make, beside the compiled modules, keyed by what they are made of."""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

_KEPT = Path(__file__).with_name("__pycache__") / "kept"
_DAYS = 30  # for which unused files are kept
_DAY = 24 * 60 * 60  # seconds


def kept(ending: str, made_of: str, make: Callable[[], bytes]) -> bytes:
    """Return the result of `make`, from the cache if `made_of` has not changed. ending: the file's suffix."""
    file = _KEPT / f"{sha256(made_of.encode()).hexdigest()}.{ending}"
    with suppress(OSError):
        found = file.read_bytes()
        os.utime(file)  # used now
        return found
    made = make()
    with suppress(OSError):  # the code may be on a read-only disk
        _keep(file, made)
    return made


def _keep(file: Path, content: bytes) -> None:
    """Write the file atomically, since another edition's build may be reading it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_suffix(f".{os.getpid()}")
    aside.write_bytes(content)
    aside.replace(file)


def prune() -> None:
    """Delete the files that have not been used for a month."""
    oldest = time.time() - _DAYS * _DAY
    with suppress(OSError):
        for file in _KEPT.iterdir():
            if file.stat().st_mtime < oldest:
                file.unlink(missing_ok=True)
