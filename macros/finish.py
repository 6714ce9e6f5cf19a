"""What is made of the built pages, when all editions are built. Knows no engine."""

from __future__ import annotations

from pathlib import Path

from macros import disk, header_files, site
from macros.edition import Edition


def finish(folder: Path, found: Edition) -> None:
    """Index the pages for search; make a preview work from a disk; write the headers.

    folder: the built site's. found: any of its editions.
    """
    settings = found.settings
    site.index_search(folder)
    if settings.preview:
        disk.open_from_disk(folder, found.renderer.platform)
    header_files.put_in_pages(folder, settings.policy_in_pages)
    header_files.write(folder, settings.site_url)  # last: they name every file
