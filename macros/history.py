"""The history of the content's files, from git: which day each came and changed, and what each change was.

A day is the unit: what several commits of one day do to a file is one change, from how it read the day before to how
it read when the day was over. The days are those on which the changes came into the branch that is built.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import Any

from macros import git
from macros.differences import Difference, differences
from macros.document import MAX_KB, parse
from macros.load import FOLDERS, SINGLE
from macros.texts import front_matter, split_paragraphs

PAGE = "page"  # the kind of the written pages
_READ = 8  # days of changes that are read of one file: its latest
_COMMIT = "\x1e"  # begins a commit's line, which no path does
_NOTHING = "0" * 40  # git's name for a file that is not there
_LIKE = "-M70%"  # so much of a file is kept when it is renamed
# What no reader sees.
_UNSEEN = ("keywords",)
# A line break in Markdown that begins no item, row, heading or quotation.
_WRAPPED = re.compile(r"\n(?!\s*([-*+|#>]|\d+\.|`{3}))")
_KINDS = {folder: kind for kind, folder in FOLDERS.items()}


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to a file on a day. differences: None where one of the versions could not be read."""

    day: date
    differences: tuple[Difference, ...] | None

    def seen_in(self, language: str, languages: Iterable[str]) -> tuple[Difference, ...] | None:
        """The differences that a reader of the language meets: none in the texts of the others."""
        if self.differences is None:
            return None
        others = {each for each in languages if each != language}
        return tuple(each for each in self.differences if others.isdisjoint(map(str, each.address)))


@dataclass(frozen=True, slots=True)
class FileHistory:
    """What is known of a file, as it is called now.

    data: how it reads now; None where it cannot be read. came: the day. gone: the day, if it is there no more.
    changes: the latest that were more than layout, the newest first. older: whether there may be more of them.
    """

    path: str
    kind: str
    data: Any
    came: date
    gone: date | None
    changes: tuple[Change, ...]
    older: bool

    @property
    def id(self) -> str:
        """The item's id; for a written page its file."""
        return self.path if self.kind == PAGE else PurePosixPath(self.path).stem


@dataclass(frozen=True, slots=True)
class History:
    """The history of all content. known: false without git and in a shallow clone; then there are no files."""

    known: bool = False
    files: dict[str, FileHistory] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Step:
    """A change of a file by a commit: the names of its blobs before and after, empty where it was not there."""

    day: date
    before: str
    after: str


def read(root: Path) -> History:
    """The history of every file in data/ and docs/; read anew only when there is another commit.

    Nothing where git is missing or slow, outside a repository, and in a shallow clone: there the oldest change that is
    known is not the first, and pages would say what is not true. What is not committed yet is no history.
    """
    shallow, _, head = (git.answer(root, "rev-parse", "--is-shallow-repository", "HEAD") or "").strip().partition("\n")
    return _read(root, head) if shallow == "false" else History()


@lru_cache(maxsize=2)
def _read(root: Path, head: str) -> History:
    # --relative: the project may lie in a folder of the repository. --first-parent: what came in by a merge came on
    # the day of the merge, and each version of a file follows on the one before it.
    log = git.answer(
        root, "log", head, "--first-parent", "-m", "--relative", "--raw", "--no-abbrev", _LIKE, "--no-show-signature",
        f"--format={_COMMIT}%cs", "--", "data", "docs",
    )  # fmt: skip
    days = {path: _days(steps) for path, steps in _steps(log or "").items()}
    versions = _Versions(root, days)
    found = (versions.history(path, steps) for path, steps in days.items())
    return History(True, {each.path: each for each in found})


def kind_of(path: str) -> str | None:
    """The kind of content that a file holds; None for what is no content."""
    match PurePosixPath(path).parts:
        case ("data", folder, name) if folder in _KINDS and name.endswith(".yml"):
            return _KINDS[folder]
        case ("data", name) if name.removesuffix(".yml") in SINGLE:
            return name.removesuffix(".yml")
        case ("docs", *_, name) if name.endswith(".md"):
            return PAGE
    return None


def _steps(log: str) -> dict[str, list[_Step]]:
    """The steps of each file of content, the newest first, by its latest path."""
    steps: dict[str, list[_Step]] = defaultdict(list)
    later: dict[str, str] = {}  # what a file was called → what it is called now
    for commit in log.split(_COMMIT)[1:]:
        day, *lines = commit.strip().split("\n")
        renamed: dict[str, str] = {}
        for line in filter(None, lines):
            meta, *paths = line.split("\t")
            before, after = ("" if name == _NOTHING else name for name in meta.split()[2:4])
            path = later.get(paths[-1], paths[-1])
            if kind_of(path):
                steps[path].append(_Step(date.fromisoformat(day), before, after))
            renamed |= {paths[0]: path} if len(paths) == 2 else {}
        later |= renamed
    return steps


def _days(steps: list[_Step]) -> list[_Step]:
    """One step for each day, back to the day on which the file came: what it was before it was away is past."""
    days = []
    for day, found in groupby(steps, key=lambda step: step.day):
        group = list(found)
        days.append(_Step(day, group[-1].before, group[0].after))
        if not group[-1].before:
            break
    return days


class _Versions:
    """Every version that the histories need, read at once."""

    def __init__(self, root: Path, days: dict[str, list[_Step]]) -> None:
        wanted = {name for steps in days.values() for step in steps[:_READ] for name in (step.before, step.after)}
        self.blobs = git.blobs(root, sorted(wanted - {""}))
        self.read: dict[str, Any] = {}

    def history(self, path: str, steps: list[_Step]) -> FileHistory:
        """What the steps, one a day, say of the file."""
        kind, newest = kind_of(path) or PAGE, steps[0]
        changes = [Change(step.day, self._differences(path, step)) for step in steps[:_READ] if _is_change(step)]
        data = self._data(newest.after or newest.before, path)
        real = tuple(each for each in changes if each.differences != ())
        return FileHistory(
            path, kind, data, steps[-1].day, None if newest.after else newest.day, real, len(steps) > _READ
        )

    def _differences(self, path: str, step: _Step) -> tuple[Difference, ...] | None:
        before, after = self._data(step.before, path), self._data(step.after, path)
        if before is None or after is None:
            return None
        found = (part for each in differences(before, after) for part in _parts(each))
        return tuple(each for each in found if not set(_UNSEEN).intersection(each.address))

    def _data(self, name: str, path: str) -> Any:
        """A version's data, layout left out; None where it cannot be read."""
        if name not in self.read:
            self.read[name] = _data(self.blobs.get(name, b""), path)
        return self.read[name]


def _parts(difference: Difference) -> Iterator[Difference]:
    """A list of things that came or went as a whole: each of its things by itself; any other difference as it is."""
    before, after = difference.before, difference.after
    entries = after if before is None else before if after is None else None
    if isinstance(entries, list) and any(isinstance(each, dict) for each in entries):
        yield from differences(before or [], after or [], difference.address)
    else:
        yield difference


def _is_change(step: _Step) -> bool:
    return bool(step.before and step.after and step.before != step.after)


def _data(blob: bytes, path: str) -> Any:
    try:
        text = blob.decode("utf-8") if len(blob) <= MAX_KB * 1024 else ""
    except UnicodeDecodeError:
        return None
    data = _page(text) if path.endswith(".md") else parse(text, path).data
    return _without_layout(data) if isinstance(data, dict) else None


def _page(markdown: str) -> dict[str, Any]:
    """A written page as data: title, description, its parts in order."""
    meta, body = front_matter(markdown)
    told: dict[str, Any] = {key: str(meta[key]) for key in ("title", "description") if key in meta}
    return {**told, "text": [_WRAPPED.sub(" ", part.strip("\n")) for part in body.split("\n\n") if part.strip()]}


def _without_layout(value: Any) -> Any:
    """The data, its texts with the line breaks that parted no paragraphs made spaces."""
    if isinstance(value, dict):
        return {key: _without_layout(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_without_layout(each) for each in value]
    return "\n\n".join(split_paragraphs(value)) if "\n" in value or "  " in value else value
