"""Writing files so that each is whole at every moment, the old or the new; and what a disk that says no is called."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from pathlib import Path
from types import TracebackType

from macros.content.words import catalogue, command_text


def replace(file: Path, text: str) -> None:
    """Write the text to a file that is there, which is whole at every moment. Raises OSError, and leaves nothing."""
    # A name that begins with a point is never read as content.
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
    """The exception hook: an OSError from the disk is reported in one sentence, any other error as usual."""
    if isinstance(error, OSError) and _code(error) in catalogue("commands")["disk-reason"]:
        print(error_message(error), file=sys.stderr)
    else:
        sys.__excepthook__(kind, error, trace)


def error_message(error: OSError, language: str = "sv") -> str:
    """The operating system's error as a sentence, with what to do."""
    code = _code(error)
    known = code in catalogue("commands")["disk-reason"]
    reason = command_text(language, "disk-reason", code) if known else error.strerror or error
    file = f" {error.filename}" if error.filename else ""
    return command_text(language, "disk", "unwritable", file=file, reason=reason)


def _code(error: OSError) -> str:
    return errno.errorcode.get(error.errno or 0, "")
