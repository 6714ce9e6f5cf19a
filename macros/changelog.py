"""What has happened to the content, day by day, in sentences for readers: from git, never from the code."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from macros import addresses
from macros.history import PAGE, Change, FileHistory
from macros.history_pages import GROUPS, group_of
from macros.load import FOLDERS, SINGLE
from macros.model import Message
from macros.render import Renderer

DAYS = 30  # days that are told
NAMED = 6  # of what a sentence is about, the others are counted
_ORDER = [kind for kinds in GROUPS.values() for kind in kinds]
# What may have happened, the most telling first: of a change that is several of them, the first is told.
_WHATS = ("new", "gone", "retired", "approved", "figures", "arguments", "changed", "checked")


@dataclass(frozen=True, slots=True)
class Named:
    """A thing that something happened to. path: where one sees it, below the edition's root, or empty."""

    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """What happened to some things of a kind. subject, predicate: the words around the names; more: how many more.

    A kind of which there is one file has no names. key: kind and what, of which a day has one sentence. path: where
    all of it is told.
    """

    key: str
    subject: str
    predicate: str
    named: tuple[Named, ...]
    more: int
    path: str

    @property
    def text(self) -> str:
        """The sentence without links: as a feed tells it."""
        names = ", ".join(each.name for each in self.named)
        if not self.more and len(self.named) <= 1:
            return f"{self.subject} {names} {self.predicate}." if names else f"{self.subject} {self.predicate}."
        return f"{self.subject} {self.predicate}: {names}{' …' if self.more else ''}."


@dataclass(frozen=True, slots=True)
class Day:
    """A day's changes."""

    day: date
    sentences: tuple[Sentence, ...]


def days(renderer: Renderer) -> list[Day]:
    """The latest days on which content changed in the renderer's edition, the newest first."""
    found: dict[date, dict[tuple[str, str], list[FileHistory]]] = defaultdict(lambda: defaultdict(list))
    for file in renderer.history.files.values():
        if renderer.places.is_here(file, renderer.language):
            for day, what in _events(renderer, file):
                found[day][file.kind, what].append(file)
    return [Day(day, tuple(_sentences(renderer, found[day]))) for day in sorted(found, reverse=True)[:DAYS]]


def _events(renderer: Renderer, file: FileHistory) -> Iterator[tuple[date, str]]:
    """What happened to a file, and when. A file that came and went again has left nothing to tell."""
    if not file.gone:
        yield file.came, "new"
        for change in renderer.places.seen(file, renderer.language):
            yield change.day, _what(file.kind, change)
    elif file.gone != file.came:
        yield file.gone, "gone"


def _what(kind: str, change: Change) -> str:
    """What a change of a file was."""
    if change.differences is None:
        return "changed"
    fields = {each.address[0] for each in change.differences if each.address}
    given = {each.address[0] for each in change.differences if each.address and each.after is not None}
    ended = any(each.address == ("valid", "to") and _is_past(each.after, change.day) for each in change.differences)
    if kind == "message" and (ended or "ended" in given):
        return "retired"
    if "approved" in given:
        return "approved"
    if fields & {"goal": {"results", "base"}, "fact": {"value", "unit", "year"}}.get(kind, set()):
        return "figures"
    if kind == "strength" and any(e.address[0] == "arguments" and e.before is None for e in change.differences):
        return "arguments"
    return "checked" if kind == "fact" and fields <= {"checked", "review"} else "changed"


def _is_past(day: object, today: date) -> bool:
    return isinstance(day, str) and day <= today.isoformat()


def _sentences(renderer: Renderer, found: dict[tuple[str, str], list[FileHistory]]) -> Iterator[Sentence]:
    for kind, what in sorted(found, key=lambda pair: (_ORDER.index(pair[0]), _WHATS.index(pair[1]))):
        yield _sentence(renderer, kind, what, found[kind, what])


def _sentence(renderer: Renderer, kind: str, what: str, files: list[FileHistory]) -> Sentence:
    many = "many" if len(files) > 1 else "one"
    noun, predicate = renderer.label(f"log_{kind}_{many}"), renderer.label(f"log_{what}_{many}")
    first = renderer.places.in_order(files)[:NAMED]
    named = [Named(title_of(renderer, file), _path(renderer, what, file)) for file in first]
    subject = f"{len(files)} {noun}" if len(files) > 1 else noun
    path = named[0].path if kind in SINGLE else group_of(kind)
    shown = () if kind in SINGLE else tuple(named)
    return Sentence(f"{kind}_{what}", subject, predicate, shown, max(0, len(files) - NAMED), path)


def title_of(renderer: Renderer, file: FileHistory) -> str:
    """What the file's item is called, as it last read."""
    data = file.data or {}
    if file.kind == PAGE:
        return str(data.get("title", file.id))
    name = data.get("name") or data.get("label")
    if file.kind == "goal" and not name:
        return renderer.label("log_goal_unnamed", number=data.get("number", "?"))
    return str(name.get(renderer.language, file.id)) if isinstance(name, dict) else file.id


def _path(renderer: Renderer, what: str, file: FileHistory) -> str:
    """Where one sees what happened: how a text has changed, or the new text itself."""
    if file.gone or what == "new":
        return "" if file.gone else page_of(renderer, file)
    return renderer.places.place_of(file, renderer.language)


def page_of(renderer: Renderer, file: FileHistory) -> str:
    """The page of a file's item, or its place on one; empty where it has none."""
    if file.kind == PAGE:
        return addresses.url_of(renderer.places.name(file))
    item = getattr(renderer.platform, FOLDERS.get(file.kind, ""), {}).get(file.id)
    begun = not isinstance(item, Message) or renderer.bank.holds(item) or renderer.bank.is_retired(item)
    return addresses.path_of(item) if item and begun and addresses.has_page(item) else ""
