"""Releases on a plain server: a site is built aside, checked, and switched to atomically; three releases are kept.

The folder contains `releases/`, with a folder per release, and `current`, a symbolic link to the live one. Whenever a
run is interrupted, `current` links to a complete release, and leftovers are in a folder that the next run deletes.
Files of others are never touched.
"""

import contextlib
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from macros.delivery import staging

KEPT = 3
CURRENT, RELEASES = "current", "releases"
_MARK, _ASIDE = ".site-releases", ".site-new"
_MARK_TEXT = "dev.py publish: releases/ + current. Do not put other files here.\n"
_TIME = "%Y%m%d-%H%M%S"
_NAME = re.compile(r"[0-9]{8}-[0-9]{6}(-[0-9a-f]{4,40}(-dirty)?)?")

# A function that builds the site in a folder and checks it. Also given the live release, or None. Raises PublishError.
Make = Callable[[Path, Path | None], None]


class PublishError(Exception):
    """Publishing failed, and nothing has changed for visitors. code: why; found: the cause."""

    def __init__(self, code: str, found: object = "") -> None:
        super().__init__(code, found)
        self.code = code
        self.found = str(found)


@dataclass(frozen=True, slots=True, order=True)
class Release:
    """A published site, whose folder is named by time (UTC) and commit."""

    name: str

    @property
    def moment(self) -> datetime:
        """The time of publishing."""
        return datetime.strptime(self.name[:15], _TIME).replace(tzinfo=UTC)

    @property
    def commit(self) -> str:
        """The commit, with `-dirty` if files had uncommitted changes; empty if there was no git."""
        return self.name[16:]


def publish(folder: Path, make: Make, commit: str) -> Release:
    """Build and publish; on failure keep the previous release. Raises PublishError or OSError."""
    target = _Target(folder)
    target.claim()
    with target.locked() as scratch:
        shown, release, new = target.shown(), target.next(commit), scratch / "new"
        make(new, target.releases / shown.name if shown else None)
        _to_disk(new)
        new.rename(target.releases / release.name)
        kept = [each for each in target.all() if each == release or shown is None or each <= shown][-KEPT:]
        target.show(release, scratch)
        with contextlib.suppress(OSError):  # the site is shown; what is left is removed by the next run
            for other in set(target.all()) - set(kept):
                # Moved first: half a release must not be mistaken for one to go back to.
                (target.releases / other.name).rename(scratch / other.name)
        return release


def rollback(folder: Path) -> Release:
    """Switch to the release before the live one. Raises PublishError if there is none, or OSError."""
    target = _Target(folder)
    target.must_be_ours()
    with target.locked() as scratch:
        shown = target.shown()
        before = [each for each in target.all() if shown and each < shown]
        if not before:
            raise PublishError("no-older")
        target.show(before[-1], scratch)
        return before[-1]


def releases(folder: Path) -> tuple[list[Release], Release | None]:
    """Return every release, the newest first, and the live one. Changes nothing. Raises PublishError."""
    target = _Target(folder)
    target.must_be_ours()
    return target.all()[::-1], target.shown()


@dataclass(frozen=True, slots=True)
class _Target:
    """The folder on the server."""

    folder: Path

    @property
    def releases(self) -> Path:
        return self.folder / RELEASES

    def must_be_ours(self) -> None:
        """Raise PublishError if this program has not published in the folder."""
        if sys.platform == "win32":  # a link to a folder cannot be put in place of another in one step there
            raise PublishError("windows")
        if not (self.folder / _MARK).is_file():
            raise PublishError("nothing-here")

    def claim(self) -> None:
        """Mark the folder as ours if it is missing or empty; raise PublishError if it has others' files."""
        if sys.platform != "win32" and not (self.folder / _MARK).exists():
            if self.folder.is_dir() and any(self.folder.iterdir()):
                raise PublishError("not-ours")
            self.folder.mkdir(parents=True, exist_ok=True)
            (self.folder / _MARK).write_text(_MARK_TEXT, "ascii")
        self.must_be_ours()
        self.releases.mkdir(exist_ok=True)

    @contextmanager
    def locked(self) -> Iterator[Path]:
        """Lock the folder, and yield an empty scratch folder in it."""
        try:
            with staging.locked_folder(self.folder / _MARK, self.folder / _ASIDE) as scratch:
                yield scratch
        except BlockingIOError:
            raise PublishError("busy") from None

    def all(self) -> list[Release]:
        """Return every release, the oldest first. Folders with other names are not ours."""
        return sorted(Release(each.name) for each in self.releases.iterdir() if _NAME.fullmatch(each.name))

    def shown(self) -> Release | None:
        """Return the release that `current` links to; None without it. Raises PublishError if it is anything else."""
        link = self.folder / CURRENT
        if not os.path.lexists(link):
            return None
        found = link.readlink() if link.is_symlink() else link
        if found.parent != Path(RELEASES) or not _NAME.fullmatch(found.name):
            raise PublishError("current-not-ours", found)
        return Release(found.name)

    def next(self, commit: str) -> Release:
        """Return a release for now, but at least a second after the newest, in case the clock has been set back."""
        moments = [each.moment + timedelta(seconds=1) for each in self.all()]
        moment = max([datetime.now(UTC), *moments]).strftime(_TIME)
        return Release(f"{moment}-{commit}" if commit else moment)

    def show(self, release: Release, scratch: Path) -> None:
        """Make `current` link to the release, atomically."""
        link = scratch / CURRENT
        link.symlink_to(Path(RELEASES, release.name), target_is_directory=True)
        link.replace(self.folder / CURRENT)


def _to_disk(folder: Path) -> None:
    """Flush the folder's files to the disk, so that a power cut cannot leave an empty site live."""
    for file in folder.rglob("*"):
        if file.is_file():
            with file.open("rb") as opened:
                os.fsync(opened.fileno())
