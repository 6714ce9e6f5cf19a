"""When readers' content last changed, from the git log.

The unit is a day: all commits of one day to a file are one change, from its text the day before to its text at the end
of the day. The days are those on which the changes were merged into the branch that is built. Changes to layout, to
fields that readers do not see, or to another language's text do not count: parsed content is compared, not lines.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import Any

from macros.content import clock, kinds
from macros.content.texts import front_matter, split_paragraphs
from macros.content.yaml_reader import MAX_KB, parse
from macros.history import git
from macros.history.git import GitError

PAGE = "page"  # the kind of the written pages
_READ = 8  # days: the latest changes of each file that are read
_COMMIT = "\x1e"  # marks a commit's line: no path begins with it
_NOTHING = "0" * 40  # git's name for a file that is not there
_LIKE = "-M70%"  # the similarity by which git detects a renamed file
_UNSEEN = "keywords"  # the field that no reader sees
# The fields of a fact that are shown in texts that refer to it.
_FIGURE = ("value", "unit", "year")


@dataclass(frozen=True, slots=True)
class Last:
    """When content last changed. what: `changed`, or `came` if it has not changed since it was added."""

    day: date
    what: str


@dataclass(frozen=True, slots=True)
class FileHistory:
    """The history of a file, under its present name.

    gone: the day of its deletion, if it has been deleted. last: by language, when what readers see last changed; a
    language is left out if that is further back than the changes that are read. figure: the last day on which a fact's
    figure changed.
    """

    kind: str
    gone: date | None
    last: dict[str, Last]
    figure: date | None


History = Mapping[str, FileHistory]  # by path


@dataclass(frozen=True, slots=True)
class _Step:
    """A commit's change to a file: the blob names before and after."""

    day: date
    before: str
    after: str


def read(root: Path, languages: tuple[str, ...]) -> History:
    """Return the history of every file in data/ and docs/; empty if it is not known."""
    try:
        return known(root, languages)
    except GitError:
        return {}


def known(root: Path, languages: tuple[str, ...]) -> History:
    """Return the history of every file in data/ and docs/, cached by commit and date.

    Raises GitError if git gives no answer, and in a shallow clone, whose oldest commit is not the first, so that pages
    would be wrong. Uncommitted changes are not included.
    """
    return _read(root, _head(root), clock.today(), languages)


def _head(root: Path) -> str:
    """Return the project's current commit. Raises GitError, also if its history is incomplete."""
    shallow, _, head = git.printed(root, "rev-parse", "--is-shallow-repository", "HEAD").strip().partition("\n")
    if shallow != "false":
        raise GitError("shallow")
    return head


def revision(root: Path) -> int | None:
    """Return the number of commits that changed the data, which grows with each; None if it is not known."""
    try:
        return int(git.printed(root, "rev-list", "--count", "--first-parent", _head(root), "--", "data"))
    except GitError:
        return None


@lru_cache(maxsize=2)
def _read(root: Path, head: str, today: date, languages: tuple[str, ...]) -> History:
    # --relative: the project may be in a folder of the repository. --first-parent: what came in by a merge came on
    # the day of the merge, and each version of a file follows on the one before it.
    log = git.printed(
        root, "log", head, "--first-parent", "-m", "--relative", "--raw", "--no-abbrev", _LIKE, "--no-show-signature",
        f"--format={_COMMIT}%cs", "--", "data", "docs",
    )  # fmt: skip
    days = {path: _days(steps) for path, steps in _steps(log, today).items()}
    latest = [step for steps in days.values() for step in steps[:_READ]]
    blobs = git.blobs(root, {name for step in latest for name in (step.before, step.after)})
    return {path: _history(path, steps, blobs, languages) for path, steps in days.items()}


def why_unknown(root: Path, languages: tuple[str, ...]) -> str:
    """Return the cause (see GitError) if the history is not known; empty if it is."""
    try:
        known(root, languages)
    except GitError as error:
        return error.cause
    return ""


def kind_of(path: str) -> str | None:
    """Return the kind of content in a file; None if it is not content."""
    match PurePosixPath(path).parts:
        case ("data", folder, name) if (kind := kinds.in_folder(f"data/{folder}")) and name.endswith(".yml"):
            return kind.name
        case ("data", name) if name.removesuffix(".yml") in kinds.ONE:
            return name.removesuffix(".yml")
        case ("docs", *_, name) if name.endswith(".md"):
            return PAGE
    return None


def _steps(log: str, today: date) -> dict[str, list[_Step]]:
    """Return the steps of each content file, the newest first, by its latest path.

    A step is dated no later than those after it, and no later than today, in case a committer's clock was wrong.
    """
    steps: dict[str, list[_Step]] = defaultdict(list)
    later: dict[str, str] = {}  # what a file was called → what it is called now
    day = today
    for commit in log.split(_COMMIT)[1:]:
        written, *lines = commit.strip().split("\n")
        day = min(day, date.fromisoformat(written))
        renamed: dict[str, str] = {}
        for line in filter(None, lines):
            meta, *paths = line.split("\t")
            before, after = meta.split()[2:4]
            path = later.get(paths[-1], paths[-1])
            if kind_of(path):
                steps[path].append(_Step(day, before, after))
            renamed |= {paths[0]: path} if len(paths) == 2 else {}
        later |= renamed
    return steps


def _days(steps: list[_Step]) -> list[_Step]:
    """Return one step per day, back to the day on which the file was added, or last added again."""
    days = []
    for day, found in groupby(steps, key=lambda step: step.day):
        group = list(found)
        days.append(_Step(day, group[-1].before, group[0].after))
        if group[-1].before == _NOTHING:
            break
    return days


def _history(path: str, steps: list[_Step], blobs: dict[str, bytes], languages: tuple[str, ...]) -> FileHistory:
    """Return the file's history from its steps, of which there is one per day."""
    kind, newest = kind_of(path) or PAGE, steps[0]
    last = {} if len(steps) > _READ else dict.fromkeys(languages, Last(steps[-1].day, "came"))
    for language in languages:
        hidden = {_UNSEEN, *languages} - {language}
        if day := _changed(path, steps, blobs, partial(_shown, hidden=hidden)):
            last[language] = Last(day, "changed")
    return FileHistory(
        kind=kind,
        gone=newest.day if newest.after == _NOTHING else None,
        last=last,
        figure=_changed(path, steps, blobs, _figure) if kind == "fact" else None,
    )


def _changed(path: str, steps: list[_Step], blobs: dict[str, bytes], seen: Callable[[Any], Any]) -> date | None:
    """Return the last day on which `seen` of the file's data changed; unreadable data count as changed."""
    for step in steps[:_READ]:
        if step.before != step.after and _NOTHING not in (step.before, step.after):
            before, after = (_data(blobs.get(name, b""), path) for name in (step.before, step.after))
            if before is None or after is None or seen(before) != seen(after):
                return step.day
    return None


@lru_cache(maxsize=2 * _READ)  # the versions of one file, which each language asks for
def _data(blob: bytes, path: str) -> Any:
    """Return a version's parsed data; None if it cannot be parsed."""
    text = blob[: MAX_KB * 1024].decode("utf-8", "replace")
    data = _page(text) if path.endswith(".md") else parse(text, path).data
    return data if isinstance(data, dict) else None


def _page(markdown: str) -> dict[str, Any]:
    """Return a written page as data: title, description, and its paragraphs in order."""
    meta, body = front_matter(markdown)
    fields: dict[str, Any] = {key: str(meta[key]) for key in ("title", "description") if key in meta}
    return {**fields, "text": [" ".join(part.split()) for part in body.split("\n\n") if part.strip()]}


def _shown(value: Any, hidden: set[str]) -> Any:
    """Return the data as readers see them: without hidden fields, and with line breaks within paragraphs removed."""
    if isinstance(value, dict):
        return {key: _shown(each, hidden) for key, each in value.items() if key not in hidden}
    if isinstance(value, list):
        return [_shown(each, hidden) for each in value]
    return split_paragraphs(value)


def _figure(fact: dict[str, Any]) -> list[Any]:
    return [fact.get(key) for key in _FIGURE]
