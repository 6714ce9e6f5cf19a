"""What is made of the built pages, when all editions are built. Knows no engine."""

from __future__ import annotations

from pathlib import Path

from macros import disk, site, worker
from macros.edition import Edition


def finish(folder: Path, found: Edition) -> None:
    """Index the pages for search; make a preview work from a disk, and what is published without a network.

    folder: the built site's. found: any of its editions.
    """
    platform, settings = found.renderer.platform, found.settings
    site.index_search(folder)
    if settings.preview:
        disk.open_from_disk(folder, platform)
    else:
        worker.write_worker(folder, platform, settings.root)
