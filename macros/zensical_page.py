"""One page at a time, made by Zensical with the same functions that a build uses."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from macros import zensical
from macros.edition import Edition


class ZensicalPages:
    """The pages of an edition. folder: where they are made."""

    def __init__(self, edition: Edition, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._edition = edition
        self._folder = folder

    def page(self, file: str) -> bytes:
        """The page of this file, as a build writes it."""
        return self._made(file, f"{self._edition.links[file].path}index.html")

    def missing(self) -> bytes:
        """The page for an address that does not exist, as a build writes it."""
        return self._made(next(iter(self._edition.made)), "404.html")

    def _made(self, only: str, wanted: str) -> bytes:
        with TemporaryDirectory(dir=self._folder) as work:
            return (zensical.make(self._edition, Path(work), only) / wanted).read_bytes()
