"""A progress counter: one line, rewritten in place on a terminal; elsewhere only the final line is written."""

import sys
from typing import TextIO

_TO_LINE_START = "\r"


class Progress:
    """Counts steps: `Sidor: 120 av 388`. words: what is counted. total: the number of steps."""

    def __init__(self, words: str, total: int, stream: TextIO | None = None) -> None:
        self._words = words
        self._total = total
        self._stream = stream or sys.stderr
        self._taken = 0

    def step(self, count: int = 1) -> None:
        """Count steps that have been done."""
        self._taken += count
        if self._stream.isatty():
            self._write(_TO_LINE_START, "")

    def done(self) -> None:
        """Finish the line."""
        self._write(_TO_LINE_START if self._stream.isatty() else "", "\n")

    def _write(self, before: str, after: str) -> None:
        self._stream.write(f"{before}{self._words}: {self._taken} av {self._total}{after}")
        self._stream.flush()
