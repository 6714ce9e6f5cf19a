"""The last step of a build, when all editions have been built. Knows no MkDocs."""

import sys
from pathlib import Path

from macros.content.words import command_text, in_every_language
from macros.delivery import headers, offline_copy, search_index
from macros.history import git
from macros.rendering.settings import without_address
from macros.site.edition import Edition


def finish(folder: Path, found: Edition) -> None:
    """Index the pages for search, make a preview work from a disk, and write the headers.

    Prints what was left out if the site's address or the content's history is not known. folder: the built site. found:
    any of its editions.
    """
    settings = found.settings
    platform = found.renderer.platform
    search_index.index(folder, [each.path for each in platform.place.editions], platform.messages)
    if settings.preview:
        offline_copy.open_from_disk(folder, platform)
    planned = headers.plan(folder)
    headers.put_in_pages(folder, planned, settings.policy_in_pages)
    headers.write(folder, planned, settings.site_url)  # last: they name every file
    if cause := found.why_no_history():
        print(without_history(cause, settings.root), file=sys.stderr)
    if not settings.site_url:
        print(without_address(), file=sys.stderr)


def without_history(cause: str, root: Path) -> str:
    """Return a message, in each language, that pages do not say when they last changed, and why."""
    return in_every_language(
        lambda language: command_text(language, "git", "no-history", why=git.why(cause, root, language))
    )
