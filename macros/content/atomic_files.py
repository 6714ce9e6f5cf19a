"""Atomic file replacement, and error messages for a disk that refuses to write."""

import errno
import os
import sys
import tempfile
from pathlib import Path
from types import TracebackType

from macros.content.words import FIRST, catalogue, command_text


def replace(file: Path, text: str) -> None:
    """Replace an existing file's text atomically. Raises OSError, and then leaves the file unchanged."""
    # A file whose name begins with a dot is never read as content.
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".new-")
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(text.encode())
            opened.flush()
            os.fsync(opened.fileno())
        aside.chmod(file.stat().st_mode)
        aside.replace(file)
    finally:
        aside.unlink(missing_ok=True)


def print_disk_error(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Handle an uncaught exception (`sys.excepthook`): print a known disk error as one sentence, others as usual."""
    if isinstance(error, OSError) and _code(error) in catalogue("commands")["disk-reason"]:
        print(error_message(error), file=sys.stderr)
    else:
        sys.__excepthook__(kind, error, trace)


def error_message(error: OSError, language: str = FIRST) -> str:
    """Return the operating system's error as a sentence that says what to do."""
    code = _code(error)
    known = code in catalogue("commands")["disk-reason"]
    reason = command_text(language, "disk-reason", code) if known else error.strerror or error
    file = f" {error.filename}" if error.filename else ""
    return command_text(language, "disk", "unwritable", file=file, reason=reason)


def _code(error: OSError) -> str:
    return errno.errorcode.get(error.errno or 0, "")
