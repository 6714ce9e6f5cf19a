"""When the files of the content came and last changed, from git.

A day is the unit: what several commits of one day do to a file is one change, from how it read the day before to how
it read when the day was over. The days are those on which the changes came into the branch that is built.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache, partial
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import Any

from macros import git
from macros.document import MAX_KB, parse
from macros.load import FOLDERS, SINGLE
from macros.texts import front_matter, named_facts, split_paragraphs

PAGE = "page"  # the kind of the written pages
_READ = 8  # days of changes that are read of one file: its latest
_COMMIT = "\x1e"  # begins a commit's line, which no path does
_NOTHING = "0" * 40  # git's name for a file that is not there
_LIKE = "-M70%"  # so much of a file is kept when it is renamed
_UNSEEN = "keywords"  # the field that no reader sees
# The fields of a fact that stand in the texts that name it.
_FIGURE = ("value", "unit", "year")
_KINDS = {folder: kind for kind, folder in FOLDERS.items()}


@dataclass(frozen=True, slots=True)
class FileHistory:
    """What is known of a file, as it is called now.

    came: the day. gone: the day, if it is there no more. changed: by language, the last day on which what its readers
    see was changed; without those that have no such day. figure: the last day on which a fact's figure was changed.
    older: whether there are changes that have not been read. facts: the ids of the facts that it states.
    """

    kind: str
    came: date
    gone: date | None
    changed: dict[str, date]
    figure: date | None
    older: bool
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class History:
    """The history of all content, by path. known: false without git and in a shallow clone; then there are no files."""

    known: bool = False
    files: dict[str, FileHistory] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Step:
    """A change of a file by a commit: the names of its blobs before and after, empty where it was not there."""

    day: date
    before: str
    after: str


def read(root: Path, languages: tuple[str, ...]) -> History:
    """The history of every file in data/ and docs/; read anew only when there is another commit.

    Nothing where git is missing or slow, outside a repository, and in a shallow clone: there the oldest change that is
    known is not the first, and pages would say what is not true. What is not committed yet is no history.
    """
    shallow, _, head = (git.answer(root, "rev-parse", "--is-shallow-repository", "HEAD") or "").strip().partition("\n")
    return _read(root, head, languages) if shallow == "false" else History()


@lru_cache(maxsize=2)
def _read(root: Path, head: str, languages: tuple[str, ...]) -> History:
    # --relative: the project may lie in a folder of the repository. --first-parent: what came in by a merge came on
    # the day of the merge, and each version of a file follows on the one before it.
    log = git.answer(
        root, "log", head, "--first-parent", "-m", "--relative", "--raw", "--no-abbrev", _LIKE, "--no-show-signature",
        f"--format={_COMMIT}%cs", "--", "data", "docs",
    )  # fmt: skip
    days = {path: _days(steps) for path, steps in _steps(log or "").items()}
    versions = _Versions(root, days, languages)
    return History(True, {path: versions.history(path, steps) for path, steps in days.items()})


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
    """Every version that the histories need: fetched at once, read when it is asked for."""

    def __init__(self, root: Path, days: dict[str, list[_Step]], languages: tuple[str, ...]) -> None:
        wanted = {name for steps in days.values() for step in steps[:_READ] for name in (step.before, step.after)}
        self.blobs = git.blobs(root, sorted(wanted - {""}))
        self.hidden = {each: {_UNSEEN, *languages} - {each} for each in languages}
        self.read: dict[str, Any] = {}

    def history(self, path: str, steps: list[_Step]) -> FileHistory:
        """What the steps, one a day, say of the file."""
        kind, newest = kind_of(path) or PAGE, steps[0]
        days = {each: self._last(path, steps, partial(_shown, hidden=keys)) for each, keys in self.hidden.items()}
        return FileHistory(
            kind=kind,
            came=steps[-1].day,
            gone=None if newest.after else newest.day,
            changed={language: day for language, day in days.items() if day},
            figure=self._last(path, steps, _figure) if kind == "fact" else None,
            older=len(steps) > _READ,
            facts=tuple(_stated(self._data(newest.after or newest.before, path))),
        )

    def _last(self, path: str, steps: list[_Step], seen: Callable[[Any], Any]) -> date | None:
        """The last day on which what is seen of the file was changed. What cannot be read may well have been."""
        for step in steps[:_READ]:
            if step.before and step.after and step.before != step.after:
                before, after = self._data(step.before, path), self._data(step.after, path)
                if before is None or after is None or seen(before) != seen(after):
                    return step.day
        return None

    def _data(self, name: str, path: str) -> Any:
        """A version's data, layout left out; None where it cannot be read."""
        if name not in self.read:
            self.read[name] = _data(self.blobs.get(name, b""), path)
        return self.read[name]


def _data(blob: bytes, path: str) -> Any:
    try:
        text = blob.decode("utf-8") if len(blob) <= MAX_KB * 1024 else ""
    except UnicodeDecodeError:
        return None
    data = _page(text) if path.endswith(".md") else parse(text, path).data
    return data if isinstance(data, dict) else None


def _page(markdown: str) -> dict[str, Any]:
    """A written page as data: title, description, its paragraphs in order."""
    meta, body = front_matter(markdown)
    told: dict[str, Any] = {key: str(meta[key]) for key in ("title", "description") if key in meta}
    return {**told, "text": [" ".join(part.split()) for part in body.split("\n\n") if part.strip()]}


def _shown(value: Any, hidden: set[str]) -> Any:
    """The data as a reader meets it: without the hidden fields, and without the line breaks that part no paragraphs."""
    if isinstance(value, dict):
        return {key: _shown(each, hidden) for key, each in value.items() if key not in hidden}
    if isinstance(value, list):
        return [_shown(each, hidden) for each in value]
    return split_paragraphs(value)


def _figure(fact: dict[str, Any]) -> list[Any]:
    return [fact.get(key) for key in _FIGURE]


def _stated(data: Any) -> Iterator[str]:
    """The ids of the facts that an item states, in its texts or as figures of their own."""
    if isinstance(data, dict):
        for key, each in data.items():
            yield from ([each] if isinstance(each, str) else each) if key in ("fact", "facts") else _stated(each)
    elif isinstance(data, list):
        for each in data:
            yield from _stated(each)
    else:
        yield from named_facts([str(data)])
