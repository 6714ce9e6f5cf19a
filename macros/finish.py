"""What is made of the built pages, when all editions are built. Knows no MkDocs."""

from __future__ import annotations

from pathlib import Path

from macros import disk, header_files, site, worker
from macros.edition import Edition


def finish(folder: Path, found: Edition) -> None:
    """Index the pages for search; make a preview work from a disk, and a site without a network; write the headers.

    folder: the built site's. found: any of its editions.
    """
    platform, settings = found.renderer.platform, found.settings
    site.index_search(folder)
    if settings.preview:
        disk.open_from_disk(folder, platform)
    header_files.put_in_pages(folder, settings.policy_in_pages)
    if not settings.preview:  # it knows every page by its content
        worker.write_worker(folder, platform, settings.root)
    header_files.write(folder, settings.site_url)  # last: they name every file
