"""A zip whose bytes follow from what it holds alone: the same content gives the same bytes, whenever it is made."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from io import BytesIO

_DAY = (1980, 1, 1, 0, 0, 0)  # the first that a zip can hold


def zipped(files: Iterable[tuple[str, bytes]], level: int = 9) -> bytes:
    """The zip of the files, in the order in which they come. level: how hard they are pressed, 0 for not at all."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as opened:
        for name, content in files:
            entry = zipfile.ZipInfo(name, _DAY)
            entry.create_system, entry.external_attr = 3, 0o644 << 16  # as on Unix, wherever it is made
            opened.writestr(entry, content, zipfile.ZIP_DEFLATED if level else zipfile.ZIP_STORED, level)
    return made.getvalue()
