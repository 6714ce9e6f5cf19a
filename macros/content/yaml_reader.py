"""YAML text → plain data in which every value has its line and column.

Scalars stay text, just as they are written (`000000`, `no`, `#fff`, `12:30`): the model casts them later.
Built from parser events, so that neither depth nor aliases can exhaust the machine.

Nearly every file is valid, and nearly no value's place is ever asked for. So places are not kept: a file that is asked
for them is read again.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from sys import intern
from typing import Any, TypeVar

import yaml

from macros.content.problems import Problem, problem
from macros.content.yaml_syntax import ODD_SPACES, Place, cause, of, place_after

Key = str | int
Address = tuple[Key, ...]

MAX_KB = 512
MAX_DEPTH = 12
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|\ufeff")
# They turn the order of the letters around them, so that what is read is not what is written. Marks (U+200E, U+200F)
# are enough for texts in scripts that are written from the right.
BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
# What git leaves where two changes of the same lines have met.
_CONFLICT = re.compile(r"^(?:<{7}|\|{7}|>{7})(?: .*)?$", re.MULTILINE)
# A plain text that goes on after what YAML takes for a comment: no comment begins so, or the text is more than a word.
_HASH = re.compile(r"[ \t]+#(\S)?")
_ODD_SPACE = re.compile(rf"[{ODD_SPACES}]")
_START: Place = (1, 1)
_SHORT = 24  # characters: so short a text often stands in many files, and is held once
_T = TypeVar("_T")


@dataclass(slots=True)
class Places:
    """Where each value of a file stands, and each key, by the value's address."""

    values: dict[Address, Place] = field(default_factory=dict)
    keys: dict[Address, Place] = field(default_factory=dict)

    def value(self, address: Address) -> Place:
        """Where the value at the address stands, else the nearest one around it."""
        while address and address not in self.values:
            address = address[:-1]
        return self.values.get(address, _START)


@dataclass(slots=True)
class Document:
    """One file: its path (relative, forward slashes), its data (dict, list, str), what is wrong with it.

    raw: the file's text, in UTF-8; None where it could not be had. asked: the places that have been asked for.
    kept: what has been worked out of the data, by what did it; see `once`.
    """

    path: str
    data: Any = None
    problems: list[Problem] = field(default_factory=list)
    raw: bytes | None = None
    asked: dict[tuple[Address, bool], Place] = field(default_factory=dict, compare=False)
    kept: dict[Any, tuple[tuple[Any, ...], Any]] = field(default_factory=dict, compare=False)

    @property
    def places(self) -> Places:
        """Where each value stands: worked out anew for whoever asks, as they are many and few are needed."""
        return _places(self.raw or b"", self.path)

    def place(self, address: Address) -> Place:
        """Line and column of the value at the address, else of the nearest one around it."""
        if (address, False) not in self.asked:
            self.asked[address, False] = self.places.value(address)
        return self.asked[address, False]

    def key_place(self, address: Address) -> Place:
        """Line and column of the key that names the value at the address."""
        if (address, True) not in self.asked:
            places = self.places
            self.asked[address, True] = places.keys.get(address) or places.value(address)
        return self.asked[address, True]

    def problem(self, address: Address, code: str, **values: object) -> Problem:
        """A problem with the value at the address."""
        return problem(self.path, self.place(address), code, **values)

    def once(self, work: Callable[..., _T], *given: Any) -> _T:
        """What `work` makes of the document and of what is given: worked out again only when other things are given.

        Of a generator, all that it yields is kept. The work must follow from these alone. A document is never changed;
        a file that has changed is a new one.
        """
        known = self.kept.get(work)
        if known is None or known[0] != given:
            made = work(self, *given)
            self.kept[work] = given, tuple(made) if isinstance(made, Iterator) else made
        found: _T = self.kept[work][1]
        return found


def read(file: Path | str, path: str, known: Document | None = None) -> Document:
    """The document in the file; every fault of encoding and syntax is in its `problems`. Never raises.

    known: what was read there before; it is given back where the file holds the same.
    """
    text = decoded(Path(file), path, MAX_KB)
    if known and isinstance(text, str) and known.raw == text.encode():
        return known
    found = text if isinstance(text, Document) else parse(text, path)
    return known if known == found else found


def decoded(file: Path, path: str, limit: int) -> str | Document:
    """The file's text; or, where it cannot be had, a document that says why. limit: kilobytes. Never raises."""
    try:
        if not stat.S_ISREG(file.stat().st_mode):  # a folder; or a pipe, which would be waited for
            return _faulty(path, _START, "no-file")
        raw = file.read_bytes()
    except OSError as error:
        return _faulty(path, _START, "unreadable", reason=error.strerror or error)
    if len(raw) > limit * 1024:
        return _faulty(path, _START, "too-large", found=len(raw) // 1024, limit=limit)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        return _faulty(path, place_after(before), "encoding", found=f"0x{raw[error.start]:02X}")


def parse(text: str, path: str) -> Document:
    """The document in the text; see `read`."""
    if fault := refused(text, path):
        return Document(path, problems=[fault])
    return _built(text, path).document


def _built(text: str, path: str) -> _Builder:
    """What has read the text, as far as it can be read; its document has every problem."""
    builder = _Builder(Document(path, raw=text.encode()), text)
    document = builder.document
    try:
        for event in yaml.parse(text, Loader=LOADER):
            builder.take(event)
        return builder
    except _StoppedError:
        pass
    except yaml.MarkedYAMLError as error:
        place, code, values = cause(error, text)
        document.problems.append(problem(path, place, code, **values))
    except ValueError as error:  # the reader in pure Python: an escape for a character that Unicode does not have
        document.problems.append(problem(path, _START, "yaml-other", found=error))
    document.data = None
    return builder


@lru_cache(maxsize=1)  # a file's problems are mostly found one after the other
def _places(raw: bytes, path: str) -> Places:
    """Where everything stands in a text, as far as it can be read."""
    return _built(raw.decode(), path).places


def refused(text: str, path: str) -> Problem | None:
    """What makes the whole of a file's text refused: a merge that is not done, a character that no text may hold."""
    if text.startswith("\ufeff"):
        return problem(path, _START, "byte-order-mark")
    if conflict := _CONFLICT.search(text):
        return problem(path, place_after(text[: conflict.start()]), "conflict", found=conflict[0])
    if found := _unseemly(text):
        start, code, number = found
        return problem(path, place_after(text[:start]), code, found=number)
    return None


def _unseemly(text: str) -> tuple[int, str, str] | None:
    """The first character that no text may hold: where it stands, the code of its problem, its number."""
    for code, characters in (("control-character", UNPRINTABLE), ("bidi-character", BIDI_CONTROLS)):
        if found := characters.search(text):
            return found.start(), code, f"U+{ord(found[0]):04X}"
    return None


def _faulty(path: str, place: Place, code: str, **values: object) -> Document:
    return Document(path, problems=[problem(path, place, code, **values)])


class _StoppedError(Exception):
    """The rest of the file cannot be trusted; its problem is noted."""


@dataclass(slots=True)
class _Level:
    """A mapping or list that is being filled. flow: in {} or []? key: the mapping's, which waits for its value."""

    address: Address
    container: Any
    flow: bool
    key: str | None = None


class _Builder:
    """Takes parser events and fills a Document."""

    def __init__(self, document: Document, text: str) -> None:
        self.document = document
        self.lines = text.splitlines() if " #" in text else []  # looked at only where a text may be cut off
        self.places = Places()
        self.levels: list[_Level] = []
        self.seen_document = False

    def take(self, event: yaml.Event) -> None:
        """Add one event. Raises _StoppedError, with the problem noted, at what this project's YAML does not use."""
        if isinstance(event, yaml.DocumentStartEvent):
            self._second_document(event)
        elif isinstance(event, yaml.NodeEvent):
            self._refuse_extras(event)
            self._node(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.levels.pop()

    def _second_document(self, event: yaml.Event) -> None:
        if self.seen_document:
            self._stop(event, "yaml-documents")
        self.seen_document = True

    def _refuse_extras(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            self._stop(event, "yaml-anchor")
        if event.tag is not None:
            self._stop(event, "yaml-tag", found=event.tag)
        # Written as an escape ("\0"), it is no character of the file's own.
        if isinstance(event, yaml.ScalarEvent) and event.style == '"' and (found := _unseemly(event.value)):
            self._stop(event, found[1], found=found[2])
        if isinstance(event, yaml.CollectionStartEvent) and len(self.levels) >= MAX_DEPTH:
            self._stop(event, "yaml-deep", limit=MAX_DEPTH)

    def _stop(self, event: yaml.Event, code: str, **values: object) -> None:
        self.document.problems.append(problem(self.document.path, of(event.start_mark), code, **values))
        raise _StoppedError

    def _node(self, event: yaml.NodeEvent) -> None:
        level = self.levels[-1] if self.levels else None
        if level is not None and isinstance(level.container, dict) and level.key is None:
            self._key(level, event)
        else:
            self._value(level, event)

    def _key(self, level: _Level, event: Any) -> None:
        if not isinstance(event, yaml.ScalarEvent):
            self._stop(event, "yaml-key")
        if _ODD_SPACE.match(event.value):
            self._stop(event, "yaml-space")
        key = _held_once(event.value)
        address, place = (*level.address, key), of(event.start_mark)
        level.key = key
        if key in level.container:
            first = self.places.keys[address][0]
            self.document.problems.append(problem(self.document.path, place, "duplicate-key", key=key, first=first))
        else:
            self.places.keys[address] = place

    def _value(self, level: _Level | None, event: yaml.NodeEvent) -> None:
        value: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_half_read(level, event)
            value = _held_once(event.value)
        address = self._attach(level, value)
        self.places.values.setdefault(address, of(event.start_mark))
        if isinstance(event, yaml.CollectionStartEvent):
            self.levels.append(_Level(address, value, bool(event.flow_style)))

    def _refuse_half_read(self, level: _Level | None, event: Any) -> None:
        """Stop at a text of which YAML reads something else than what is seen: a part of it, or a field's name."""
        if event.style not in (None, ""):
            return
        if level and level.flow and level.key and event.start_mark.index == event.end_mark.index:
            self._stop(event, "yaml-flow-key", key=level.key)
        line, column = of(event.end_mark)
        found = _HASH.match(self.lines[line - 1], column - 1) if line <= len(self.lines) else None
        if found and event.value and (found[1] or " " in event.value):
            self._stop(event, "yaml-hash", found=self.lines[line - 1][column - 1 :].strip())

    def _attach(self, level: _Level | None, value: Any) -> Address:
        if level is None:
            self.document.data = value
            return ()
        if level.key is None:
            level.container.append(value)
            return (*level.address, len(level.container) - 1)
        address = (*level.address, level.key)
        level.container.setdefault(level.key, value)
        level.key = None
        return address


def _held_once(text: str) -> str:
    return intern(text) if len(text) < _SHORT else text
