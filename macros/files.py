"""Writing files so that each is whole at every moment, the old or the new; and what a disk that says no is called."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from pathlib import Path
from types import TracebackType

_REASONS = {
    "ENOSPC": {"sv": "disken är full", "en": "the disk is full"},
    "EDQUOT": {"sv": "utrymmet som du får använda är fullt", "en": "the space that you may use is full"},
    "EROFS": {"sv": "disken går bara att läsa", "en": "the disk can only be read"},
    "EACCES": {"sv": "du har inte rätt till det", "en": "you have no right to do it"},
    "EPERM": {"sv": "du har inte rätt till det", "en": "you have no right to do it"},
    "ENAMETOOLONG": {"sv": "namnet är för långt", "en": "the name is too long"},
    "ELOOP": {"sv": "länkarna leder runt i en ring", "en": "the links lead in a circle"},
}
_WORDS = {
    "sv": "Det gick inte att läsa eller skriva{file}: {reason}. Rätta det, och kör igen.",
    "en": "It was not possible to read or write{file}: {reason}. Mend it and run again.",
}


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


def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """What to do with an error that nobody has caught: a disk that says no is told in a sentence, all else as usual."""
    if isinstance(error, OSError) and _code(error) in _REASONS:
        print(told(error), file=sys.stderr)
    else:
        sys.__excepthook__(kind, error, trace)


def told(error: OSError, language: str = "sv") -> str:
    """What the disk said, in a sentence, and what to do."""
    known = _REASONS.get(_code(error), {})
    reason = known.get(language) or error.strerror or str(error)
    file = f" {error.filename}" if error.filename else ""
    return _WORDS[language].format(file=file, reason=reason)


def _code(error: OSError) -> str:
    return errno.errorcode.get(error.errno or 0, "")
