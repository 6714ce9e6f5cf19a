"""What is made of the built pages, when all editions are built. Knows no engine."""

from __future__ import annotations

from pathlib import Path

from macros import disk, site, worker
from macros.model import Platform
from macros.site import Settings


def finish(folder: Path, platform: Platform, settings: Settings, serving: bool = False) -> None:
    """Index the pages for search; make a preview work from a disk, and what is published without a network.

    folder: the built site's. serving: while somebody works on it, nothing is kept of what was.
    """
    site.index_search(folder)
    if settings.preview:
        disk.open_from_disk(folder, platform)
    elif not serving:
        worker.write_worker(folder, platform, settings.root)
