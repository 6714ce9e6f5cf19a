"""Reproducible zip files: the same content always gives the same bytes."""

import zipfile
from collections.abc import Iterable
from io import BytesIO

_DAY = (1980, 1, 1, 0, 0, 0)  # the first that a zip can hold


def zipped(files: Iterable[tuple[str, bytes]], level: int = 9) -> bytes:
    """Return a zip of the files, in this order. level: of compression, 0 for none; a PNG is compressed already."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as opened:
        for name, content in files:
            entry = zipfile.ZipInfo(name, _DAY)
            plain = not level or name.endswith(".png")
            entry.create_system, entry.external_attr = 3, 0o644 << 16  # as on Unix, wherever it is made
            opened.writestr(entry, content, zipfile.ZIP_STORED if plain else zipfile.ZIP_DEFLATED, level)
    return made.getvalue()
