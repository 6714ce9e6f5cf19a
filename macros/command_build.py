"""The command `build`: the site in `site/`, built and checked aside, then put in place of the one before.

Whatever stops a run, `site/` is whole: the old site or the new.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from macros import command_offline, command_site_check, files

if sys.platform != "win32":
    import fcntl

SITE = "site"
_ASIDE, _OLD = ".site-", "old"  # the folder where a build is made, and the name of the site before it there
_WORDS = {
    "sv": {
        "done": "Klart: site/ är ny.",
        "stopped": "Bygget stannade: site/ är som förut.",
        "busy": "Ett annat bygge pågår här. Vänta tills det är klart, och kör igen.",
    },
    "en": {
        "done": "Done: site/ is new.",
        "stopped": "The build stopped: site/ is as it was.",
        "busy": "Another build is running here. Wait until it is done, and run again.",
    },
}


def options(parser: ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "--offline", action="store_true", help="gör också en zip utan nät / make an offline zip as well"
    )


def run(options: Namespace) -> int:
    """Build the site and show it in `site/`. Returns the exit status: 0 done, 1 the old site is as it was."""
    try:
        with _alone(options.root):
            _sweep(options.root)
            code = _build(options)
    except BlockingIOError:
        print(_WORDS[options.lang]["busy"], file=sys.stderr)
        return 1
    except OSError as error:
        print(files.told(error, options.lang), file=sys.stderr)
        code = 1
    print(_WORDS[options.lang]["stopped" if code else "done"], file=sys.stderr)
    return code


def mkdocs(root: Path, folder: Path, environment: Mapping[str, str] = os.environ) -> int:
    """Have MkDocs build the site into a folder. Returns its exit status."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder.resolve())]
    return subprocess.run(command, cwd=root, env=environment, check=False).returncode


def _build(options: Namespace) -> int:
    """Build and check the site aside, and put it in place if it may be shown. Returns the exit status."""
    root: Path = options.root
    with tempfile.TemporaryDirectory(dir=root, prefix=_ASIDE) as aside:
        new = Path(aside, "new")
        code = mkdocs(root, new) or bool(command_site_check.problems(root, new, options.lang))
        if options.offline:
            code = code or command_offline.make(root, new, options.lang)
        if not code:
            _swap(root / SITE, new, Path(aside, _OLD))
    return 1 if code else 0


def _swap(site: Path, new: Path, old: Path) -> None:
    """Put the new site in place of the old one, which is put back if that fails."""
    try:
        if site.exists():
            site.rename(old)
        new.rename(site)
    except BaseException:
        if old.exists() and not site.exists():
            old.rename(site)
        raise


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Hold the lock on the project's folder, where the system has locks. Raises BlockingIOError if another does."""
    if sys.platform == "win32":
        yield
        return
    folder = os.open(root, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(folder)


def _sweep(root: Path) -> None:
    """Clear away what a build that was killed left; a site that it had moved aside is put back."""
    for left in root.glob(f"{_ASIDE}*"):
        if (left / _OLD).exists() and not (root / SITE).exists():
            (left / _OLD).rename(root / SITE)
        shutil.rmtree(left, ignore_errors=True)
