"""A site on a plain server, in releases: made aside, checked, then shown in one step; the last three are kept.

The folder holds `releases/`, with a folder for each release, and `current`, a symbolic link to the one that is shown.
Whatever stops a run, at whatever step, `current` leads to a whole release; what the run leaves behind lies in a folder
that the next run clears away. Nothing that was not made here is ever touched.
"""

from __future__ import annotations

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

# Makes the site in a folder and checks it. Gets the release that is shown as well, or None. Raises PublishError.
Make = Callable[[Path, Path | None], None]


class PublishError(Exception):
    """It cannot be done, and nothing is changed for visitors. code: why; found: what was met."""

    def __init__(self, code: str, found: object = "") -> None:
        super().__init__(code, found)
        self.code = code
        self.found = str(found)


@dataclass(frozen=True, slots=True, order=True)
class Release:
    """One site that was published: its folder is named by the moment (UTC) and the commit it was made of."""

    name: str

    @property
    def moment(self) -> datetime:
        """When it was published."""
        return datetime.strptime(self.name[:15], _TIME).replace(tzinfo=UTC)

    @property
    def commit(self) -> str:
        """The commit, with `-dirty` where files had been changed after it; empty where there was no git."""
        return self.name[16:]


def publish(folder: Path, make: Make, commit: str) -> Release:
    """Make a site and show it. commit: as in Release. Raises PublishError or OSError: then the old one is shown."""
    target = _Target(folder)
    target.claim()
    with target.held() as scratch:
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
    """Show the release before the one that is shown. Raises PublishError where there is none, or OSError."""
    target = _Target(folder)
    target.must_be_ours()
    with target.held() as scratch:
        shown = target.shown()
        before = [each for each in target.all() if shown and each < shown]
        if not before:
            raise PublishError("no-older")
        target.show(before[-1], scratch)
        return before[-1]


def releases(folder: Path) -> tuple[list[Release], Release | None]:
    """Every release, the newest first, and the one that is shown. Changes nothing. Raises PublishError."""
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
        """Stop where nothing has been published by this program."""
        if sys.platform == "win32":  # a link to a folder cannot be put in place of another in one step there
            raise PublishError("windows")
        if not (self.folder / _MARK).is_file():
            raise PublishError("nothing-here")

    def claim(self) -> None:
        """Make the folder ours, where it is not there or is empty; stop where it holds what others put there."""
        if sys.platform != "win32" and not (self.folder / _MARK).exists():
            if self.folder.is_dir() and any(self.folder.iterdir()):
                raise PublishError("not-ours")
            self.folder.mkdir(parents=True, exist_ok=True)
            (self.folder / _MARK).write_text(_MARK_TEXT, "ascii")
        self.must_be_ours()
        self.releases.mkdir(exist_ok=True)

    @contextmanager
    def held(self) -> Iterator[Path]:
        """Where to make things, while nobody else publishes here."""
        try:
            with staging.held(self.folder / _MARK, self.folder / _ASIDE) as scratch:
                yield scratch
        except BlockingIOError:
            raise PublishError("busy") from None

    def all(self) -> list[Release]:
        """Every release, the oldest first. Folders with other names are not ours."""
        return sorted(Release(each.name) for each in self.releases.iterdir() if _NAME.fullmatch(each.name))

    def shown(self) -> Release | None:
        """The release that `current` leads to. Stops where `current` is anything else."""
        link = self.folder / CURRENT
        if not os.path.lexists(link):
            return None
        found = link.readlink() if link.is_symlink() else link
        if found.parent != Path(RELEASES) or not _NAME.fullmatch(found.name):
            raise PublishError("current-not-ours", found)
        return Release(found.name)

    def next(self, commit: str) -> Release:
        """A release of now; of a second after the newest where the clock has gone back or stood still."""
        moments = [each.moment + timedelta(seconds=1) for each in self.all()]
        moment = max([datetime.now(UTC), *moments]).strftime(_TIME)
        return Release(f"{moment}-{commit}" if commit else moment)

    def show(self, release: Release, scratch: Path) -> None:
        """Make `current` lead to the release, in one step: there is no moment without a site."""
        link = scratch / CURRENT
        link.symlink_to(Path(RELEASES, release.name), target_is_directory=True)
        link.replace(self.folder / CURRENT)


def _to_disk(folder: Path) -> None:
    """Wait until the folder's files are on the disk, so that a power cut cannot leave an empty site shown."""
    for file in folder.rglob("*"):
        if file.is_file():
            with file.open("rb") as opened:
                os.fsync(opened.fileno())
