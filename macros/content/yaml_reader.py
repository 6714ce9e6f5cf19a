"""Parse YAML text into plain data, and find the line and column of any value.

Scalars remain text as written (`000000`, `no`, `#fff`, `12:30`): the model converts them later. Built on parser events,
so that neither depth nor aliases can exhaust memory.

Nearly every file is valid, and nearly no value's place is ever asked for. So places are not noted: a file that is asked
for them is read again.
"""

import re
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from sys import intern
from typing import Any, NoReturn, TypeVar

import yaml
from yaml import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent

from macros.content.problems import Problem, problem
from macros.content.yaml_syntax import ODD_SPACES, Place, cause, of, place_after

Key = str | int
Address = tuple[Key, ...]

MAX_KB = 512
MAX_DEPTH = 12
LOADER = yaml.CBaseLoader
# Some turn the order of the letters around them, so that what is read is not what is written. Marks (U+200E, U+200F)
# are enough for texts in scripts that are written from the right.
_BIDI = "\u202a-\u202e\u2066-\u2069"
_UNPRINTABLE = re.compile(rf"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff{_BIDI}]")
# What git leaves where two changes of the same lines have met.
_CONFLICT = re.compile(r"^(?:<{7}|\|{7}|>{7})(?: .*)?$", re.MULTILINE)
# A plain text that goes on after what YAML takes for a comment: a real one has a space after # and follows one word.
_HASH = re.compile(r"[ \t]+#(\S)?")
_ODD_SPACE = re.compile(rf"[{ODD_SPACES}]")
_START: Place = (1, 1)
_SHORT = 24  # characters: so short a text often recurs in many files, and is stored once
_T = TypeVar("_T")


@dataclass(slots=True)
class Places:
    """The parser's marks for each value and each key of a file, by the value's address."""

    values: dict[Address, Any] = field(default_factory=dict)
    keys: dict[Address, Any] = field(default_factory=dict)

    def value(self, address: Address) -> Place:
        """Return the position of the value at the address, else of the nearest value that contains it."""
        while address and address not in self.values:
            address = address[:-1]
        return of(self.values[address]) if address in self.values else _START

    def key(self, address: Address) -> Place:
        """Return the position of the key of the value at the address, else of the nearest value."""
        return of(self.keys[address]) if address in self.keys else self.value(address)


@dataclass(slots=True)
class Document:
    """A parsed file: its path (relative, forward slashes), its data (dict, list, str) and its problems.

    text: the file's text; empty if it could not be read. asked: cached positions. kept: cached results of functions of
    the document; see `once`.
    """

    path: str
    data: Any = None
    problems: list[Problem] = field(default_factory=list)
    text: str = ""
    asked: dict[tuple[Address, bool], Place] = field(default_factory=dict, compare=False)
    kept: dict[Any, tuple[tuple[Any, ...], Any]] = field(default_factory=dict, compare=False)

    @property
    def places(self) -> Places:
        """The positions of all values and keys, found by parsing again, since few are needed."""
        return _places(self.text, self.path)

    def place(self, address: Address) -> Place:
        """Return the line and column of the value at the address, else of the nearest value that contains it."""
        if (address, False) not in self.asked:
            self.asked[address, False] = self.places.value(address)
        return self.asked[address, False]

    def key_place(self, address: Address) -> Place:
        """Return the line and column of the key of the value at the address."""
        if (address, True) not in self.asked:
            self.asked[address, True] = self.places.key(address)
        return self.asked[address, True]

    def problem(self, address: Address, code: str, **values: object) -> Problem:
        """Return a problem with the value at the address."""
        return problem(self.path, self.place(address), code, **values)

    def once(self, work: Callable[..., _T], *given: Any) -> _T:
        """Memoise `work(document, *given)` per document and function; only the latest arguments' result is kept.

        A generator's values are stored as a tuple. The result must depend on the document and arguments alone.
        Documents never change; a changed file is read as a new one.
        """
        known = self.kept.get(work)
        if known is None or known[0] != given:
            made: Any = work(self, *given)
            known = self.kept[work] = given, tuple(made) if isinstance(made, Iterator) else made
        found: _T = known[1]
        return found


def read(file: Path | str, path: str, known: Document | None = None) -> Document:
    """Read and parse the file; faults of encoding and syntax are in the document's `problems`. Never raises.

    known: the earlier document; it is returned if the file has not changed.
    """
    text = decoded(Path(file), path, MAX_KB)
    if known and known.text == text and not known.problems:
        return known
    found = text if isinstance(text, Document) else parse(text, path)
    return known if known == found else found


def decoded(file: Path, path: str, limit: int) -> str | Document:
    """Return the file's text, or a document with the problem of reading it. limit: in kilobytes. Never raises."""
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
    """Parse the text to a document; see `read`."""
    if fault := refused(text, path):
        return Document(path, problems=[fault])
    return _built(text, path)


def _built(text: str, path: str, places: Places | None = None) -> Document:
    """The document in the text, as far as it can be read, with every problem. places: notes where all stands."""
    document = Document(path, text=text)
    try:
        _Builder(document, text, places).build()
        return document
    except _StoppedError:
        pass
    except yaml.MarkedYAMLError as error:
        place, code, values = cause(error, text)
        document.problems.append(problem(path, place, code, **values))
    document.data = None
    return document


@lru_cache(maxsize=1)  # a file's problems are mostly found one after the other
def _places(text: str, path: str) -> Places:
    """Where everything stands in a text, as far as it can be read."""
    _built(text, path, found := Places())
    return found


def refused(text: str, path: str) -> Problem | None:
    """Return the problem that makes the whole text invalid: a merge conflict, or a forbidden character."""
    if text.startswith("\ufeff"):
        return problem(path, _START, "byte-order-mark")
    if conflict := _CONFLICT.search(text):
        return problem(path, place_after(text[: conflict.start()]), "conflict", found=conflict[0])
    if found := _unseemly(text):
        start, code, number = found
        return problem(path, place_after(text[:start]), code, found=number)
    return None


def _unseemly(text: str) -> tuple[int, str, str] | None:
    """Return the position, problem code and number of the first forbidden character."""
    if found := _UNPRINTABLE.search(text):
        code = "bidi-character" if re.match(f"[{_BIDI}]", found[0]) else "control-character"
        return found.start(), code, f"U+{ord(found[0]):04X}"
    return None


def _faulty(path: str, place: Place, code: str, **values: object) -> Document:
    return Document(path, problems=[problem(path, place, code, **values)])


class _StoppedError(Exception):
    """Parsing cannot go on; the problem has been recorded."""


class _Builder:
    """Makes a document's data of the parser's events."""

    def __init__(self, document: Document, text: str, places: Places | None) -> None:
        self.document = document
        self.lines = text.splitlines() if " #" in text else []  # looked at only where a text may be cut off
        self.places = places
        self.next: Callable[[], Any] = LOADER(text).get_event

    def build(self) -> None:
        """Parse to the end. Raises _StoppedError, with the problem recorded, at YAML that this project does not use."""
        while not isinstance(event := self.next(), yaml.StreamEndEvent):
            if isinstance(event, yaml.NodeEvent):
                self.document.data = self._value(event, ())
            elif isinstance(event, yaml.DocumentStartEvent) and self.document.data is not None:
                self._stop(event, "yaml-documents")

    def _value(self, event: Any, address: Address) -> Any:
        """What begins with the event."""
        if self.places:
            self.places.values.setdefault(address, event.start_mark)
        if isinstance(event, ScalarEvent):
            text = self._text(event)
            if self.lines:
                self._refuse_half_read(event)
            return text
        self._refuse_extras(event, len(address))
        return self._mapping(event, address) if isinstance(event, MappingStartEvent) else self._list(address)

    def _text(self, event: Any) -> str:
        """The text that the event is; one that stands in many files is held once."""
        if event.anchor or event.style == '"' or event.tag is not None:
            self._refuse_extras(event, 0)
        text: str = event.value
        return intern(text) if len(text) < _SHORT else text

    def _mapping(self, start: Any, address: Address) -> dict[str, Any]:
        found: dict[str, Any] = {}
        marks: dict[str, Any] = {}
        while not isinstance(event := self.next(), MappingEndEvent):
            key = self._key(event, address, marks)
            event = self.next()
            if start.flow_style and _is_nothing(event):
                self._stop(event, "yaml-flow-key", key=key)
            found.setdefault(key, self._value(event, (*address, key)))
        return found

    def _list(self, address: Address) -> list[Any]:
        found: list[Any] = []
        while not isinstance(event := self.next(), SequenceEndEvent):
            found.append(self._value(event, (*address, len(found))))
        return found

    def _key(self, event: Any, of_mapping: Address, marks: dict[str, Any]) -> str:
        """The key that the event is. The first of two that are the same is kept. marks: where those before it stand."""
        if not isinstance(event, ScalarEvent):
            self._refuse_extras(event, len(of_mapping))
            self._stop(event, "yaml-key")
        key = self._text(event)
        if _ODD_SPACE.match(key):
            self._stop(event, "yaml-space")
        mark = marks.setdefault(key, event.start_mark)
        if self.places:
            self.places.keys.setdefault((*of_mapping, key), mark)
        if mark is not event.start_mark:
            place, first = of(event.start_mark), of(mark)[0]
            self.document.problems.append(problem(self.document.path, place, "duplicate-key", key=key, first=first))
        return key

    def _refuse_extras(self, event: Any, depth: int) -> None:
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            self._stop(event, "yaml-anchor")
        if event.tag is not None:
            self._stop(event, "yaml-tag", found=event.tag)
        if not isinstance(event, ScalarEvent):
            if depth >= MAX_DEPTH:
                self._stop(event, "yaml-deep", limit=MAX_DEPTH)
        # Written as an escape ("\0"), it is no character of the file's own.
        elif event.style == '"' and (found := _unseemly(event.value)):
            self._stop(event, found[1], found=found[2])

    def _refuse_half_read(self, event: Any) -> None:
        """Stop at a text whose end YAML takes for a comment."""
        line, column = of(event.end_mark)
        found = _HASH.match(self.lines[line - 1], column - 1) if not event.style and line <= len(self.lines) else None
        if found and event.value and (found[1] or " " in event.value):
            self._stop(event, "yaml-hash", found=self.lines[line - 1][column - 1 :].strip())

    def _stop(self, event: Any, code: str, **values: object) -> NoReturn:
        self.document.problems.append(problem(self.document.path, of(event.start_mark), code, **values))
        raise _StoppedError


def _is_nothing(event: Any) -> bool:
    """Whether the event is a text that is not there."""
    return isinstance(event, ScalarEvent) and not event.value and of(event.start_mark) == of(event.end_mark)
