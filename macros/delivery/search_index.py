"""The full-text search: Pagefind's index of an edition's built pages, in the edition's own folder."""

import errno
import json
import os
import subprocess
from collections.abc import Collection, Iterable
from pathlib import Path

from pagefind_bin import get_executable

from macros.domain import urls

FOLDER = "pagefind"
# Pagefind's own user interfaces; ours uses only its engine.
_UNUSED = ("pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.js")
# The timeout of its worker, in milliseconds.
_FIVE_SECONDS, _A_MINUTE = '("Worker initialization timeout")),5e3)', '("Worker initialization timeout")),6e4)'


def index(site: Path, editions: Iterable[str], messages: Collection[str] = ()) -> None:
    """Index the editions one after the other, since Pagefind keeps all that it indexes in memory.

    editions: their paths below the site's root. messages: the ids of those with pages, which are not read, nor are the
    further pages of their list: there may be thousands, and they are found by name. Raises CalledProcessError with
    Pagefind's message, or OSError.
    """
    paths = set(editions)
    for path in sorted(paths):
        folder = site / path
        inner = _folders(folder, {urls.MESSAGES, *(() if path else paths)})
        listed = {Path(urls.list_page(urls.MESSAGES, number)).name for number in range(2, len(messages) + 1)}
        among = [f"{urls.MESSAGES}/{each}" for each in _folders(folder / urls.MESSAGES, {*messages, *listed})]
        below = [f"{each}/**/*.html" for each in (*inner, *among)]
        _index(folder, f"{{{','.join(['*.html', f'{urls.MESSAGES}/*.html', *below])}}}")


def _folders(folder: Path, but: Collection[str]) -> list[str]:
    """Return the names of the subfolders, except those in `but`."""
    return sorted(each.name for each in folder.glob("*/") if each.name not in but)


def _index(folder: Path, pages: str) -> None:
    """Index the pages below folder that match a pattern.

    Raises OSError if the disk is full: Pagefind itself then succeeds, and leaves empty files.
    """
    subprocess.run([str(get_executable()), "--site", str(folder), "--glob", pages, "--quiet"], check=True)
    made = folder / FOLDER
    if empty := [file for file in made.rglob("*") if file.is_file() and not file.stat().st_size]:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(empty[0]))
    for pattern in _UNUSED:
        for file in made.glob(pattern):
            file.unlink()
    engine = made / "pagefind.js"
    engine.write_text(with_longer_timeout(engine.read_text("utf-8")), "utf-8")
    # Pagefind writes its entry in no fixed order; the same content must give the same bytes.
    entry = made / "pagefind-entry.json"
    entry.write_text(json.dumps(json.loads(entry.read_text("utf-8")), sort_keys=True), "utf-8")


def with_longer_timeout(code: str) -> str:
    """Return Pagefind's code with the timeout of its worker raised from five seconds to a minute.

    After the timeout it would search on the page itself, where the policy forbids WebAssembly, so that the search would
    fail on a slow connection. Raises ValueError if the code has changed.
    """
    if _FIVE_SECONDS not in code:
        raise ValueError("pagefind.js no longer waits for its worker as macros/delivery/search_index.py expects")
    return code.replace(_FIVE_SECONDS, _A_MINUTE)
