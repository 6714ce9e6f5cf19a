"""The command `build`: build and check the site aside, then put it in `site/` in place of the previous one.

Whenever a run is interrupted, `site/` is complete: the old site or the new.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from pathlib import Path

from macros.checks.check import read_platform
from macros.content import atomic_files, clock
from macros.content.problems import Problem, report
from macros.content.words import command_text
from macros.delivery import offline_copy, site_check, staging
from macros.rendering.settings import Settings

SITE, OFFLINE = "site", "offline"
_ASIDE, _OLD = ".site-new", ".site-old"  # where a build is made, and where the site before it is moved


def options(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "--offline", action="store_true", help="gör också en zip utan nät / make an offline zip as well"
    )


def run(options: Namespace) -> int:
    """Build the site into `site/`. Returns the exit status: 0 done, 1 the old site is unchanged."""
    done = False
    try:
        with staging.locked_folder(options.root, options.root / _ASIDE) as scratch:
            done = _build(options, scratch / "new")
    except BlockingIOError:
        print(command_text(options.lang, "build", "busy"), file=sys.stderr)
        return 1
    except OSError as error:
        print(atomic_files.error_message(error, options.lang), file=sys.stderr)
    print(command_text(options.lang, "build", "done" if done else "stopped"), file=sys.stderr)
    return 0 if done else 1


def mkdocs(root: Path, folder: Path, environment: Mapping[str, str] = os.environ) -> int:
    """Run MkDocs to build the site into a folder. Returns its exit status."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder.resolve())]
    return subprocess.run(command, cwd=root, env=environment, check=False).returncode


def problems(root: Path, site: Path, language: str, pages_before: int = 0) -> list[Problem]:
    """Return every problem of the site built from the project in root, after printing them."""
    platform, found = read_platform(root)
    if platform:
        address = Settings.read(platform, root).site_url
        found = site_check.check(site_check.Built(site, platform.place.editions, address, pages_before))
    if found:
        print(report(found, language))
    return found


def _build(options: Namespace, new: Path) -> bool:
    """Build and check a site, and if it passes, replace the old one. Returns whether it passed."""
    site, old = options.root / SITE, options.root / _OLD
    _put_back(site, old)
    if mkdocs(options.root, new) or problems(options.root, new, options.lang):
        return False
    if options.offline and not _zip(options, new):
        return False
    try:
        if site.exists():
            site.rename(old)
        new.rename(site)
    finally:
        _put_back(site, old)
    return True


def _put_back(site: Path, old: Path) -> None:
    """Delete the old site; if the new one was not put in place, restore it instead."""
    if old.exists() and not site.exists():
        old.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def _zip(options: Namespace, site: Path) -> bool:
    """Make a zip of the site in the project's folder `offline`, to be opened from a disk.

    Returns whether its links work: otherwise no zip is made, and the broken links are printed.
    """
    platform, _ = read_platform(options.root)
    assert platform is not None  # it has just been built
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copytree(site, Path(folder, SITE))
        offline_copy.open_from_disk(copy, platform)
        offline_copy.leave_out(copy)
        if broken := offline_copy.problems(copy, platform):
            print(report(broken, options.lang))
            return False
        name, content = offline_copy.zipped(copy, platform, clock.today())
    file = options.root / OFFLINE / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content)
    size = round(len(content) / 1e6)
    print(command_text(options.lang, "build", "offline", file=file.relative_to(options.root), size=size))
    return True
