"""Reads a table from a CSV file, as SCB's statistical database and Kolada export it.

Either a row is a region and the years stand across, or a row is a region's value in a year. Delimiter, encoding and
where the table begins are found by trying; the columns are known by their headings.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from json import detect_encoding
from pathlib import Path
from unicodedata import normalize

from macros.content.problems import problem
from macros.editing.figures import StoppedError

MAX_KB = 5000
_DELIMITERS = ";\t,"
_TOP = 20  # so many rows may stand above the table: a title, remarks
_REGION = {"region", "kommun", "område", "municipality", "area"}
_YEAR = {"år", "year", "period", "tid"}
_VALUE = {"värde", "value"}
_PART = {"kön", "sex", "gender"}
_HOLDS_YEAR = re.compile(r"(?<![0-9])[12][0-9]{3}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Row:
    """line: in the file."""

    line: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Columns:
    """Where in a row things stand. across: the columns of a year each; without them, year and value have columns.

    nameless: the columns to the right of the region that have no heading.
    """

    headings: list[str]
    nameless: list[int]
    region: int
    part: int | None
    across: list[int]
    year: int = 0
    value: int = 0

    def fit(self, row: Row) -> bool:
        """Whether the row has a cell for each heading, and nothing without one, save to the left of the region."""
        return len(row.cells) == len(self.headings) and not any(row.cells[column].strip() for column in self.nameless)

    def values(self, row: Row) -> Iterator[tuple[str, str]]:
        """What stands for the year, and its value: of each of the row's years."""
        if self.across:
            yield from ((self.headings[column], row.cells[column]) for column in self.across)
        else:
            yield row.cells[self.year], row.cells[self.value]


@dataclass(frozen=True, slots=True)
class Table:
    """A table. rows: by region. others: what else stands below the headings: remarks, and rows that do not fit them."""

    path: str
    columns: Columns
    rows: dict[str, list[Row]]
    others: list[Row]


def stop(path: str, line: int, code: str, **values: object) -> StoppedError:
    """What is raised when the rest of the file cannot be trusted."""
    return StoppedError(problem(path, (line, 1), code, **values))


def read(file: Path) -> Table:
    """The table, by the first delimiter with which its headings make sense. Raises StoppedError, and nothing else."""
    path = file.as_posix()
    text = _text(file, path)
    for delimiter in _DELIMITERS:
        rows = _rows(text, delimiter, path)
        if columns := _headed(rows):
            return _table(path, columns, rows)
    raise stop(path, 1, "csv-layout", found=text.strip().partition("\n")[0])


def _text(file: Path, path: str) -> str:
    """The file as text in Unicode's composed form: a Mac may write å as two characters."""
    try:
        raw = file.read_bytes()
    except (OSError, ValueError) as error:
        raise stop(path, 1, "unreadable", reason=getattr(error, "strerror", None) or error) from None
    if len(raw) > MAX_KB * 1024:
        raise stop(path, 1, "too-large", found=len(raw) // 1024, limit=MAX_KB)
    return normalize("NFC", _decoded(raw))


def _decoded(raw: bytes) -> str:
    """UTF-8, UTF-16 or UTF-32, with or without a byte-order mark, else the encoding of Windows in Western Europe."""
    encoding = detect_encoding(raw)
    try:
        return raw.decode(encoding, "strict" if encoding.startswith("utf-8") else "replace")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _rows(text: str, delimiter: str, path: str) -> Iterator[Row]:
    """The rows of the file. A quotation mark that is not closed stops the reading."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            yield Row(line, cells)
            line = reader.line_num + 1
    except csv.Error:
        raise stop(path, line, "csv-quotes") from None


def _headed(rows: Iterator[Row]) -> Columns | None:
    """The headings, or None if there are none at the top, or the delimiter is not the file's."""
    try:
        return next((columns for row in islice(rows, _TOP) if (columns := _columns(row.cells))), None)
    except StoppedError:
        return None


def _table(path: str, columns: Columns, below: Iterator[Row]) -> Table:
    """The table, once all of the file is read. Each row has a line of its own: in more, a stray quote may hide rows."""
    table = Table(path, columns, {}, [])
    for row in below:
        if any("\n" in cell or "\r" in cell for cell in row.cells):
            raise stop(path, row.line, "csv-quotes")
        if _columns(row.cells) not in (None, columns):
            raise stop(path, row.line, "csv-several-tables")
        fits = columns.fit(row)
        (table.rows.setdefault(row.cells[columns.region].strip(), []) if fits else table.others).append(row)
    return table


def _columns(cells: list[str]) -> Columns | None:
    """What the headings say, or None if they are no headings of a table that can be read."""
    headings = [" ".join(each.split()) for each in cells]
    names = [each.casefold() for each in headings]
    region = _first(names, _REGION)
    if region is None:
        return None
    part, year = _first(names, _PART), _first(names, _YEAR)
    nameless = [index for index in range(region, len(names)) if not names[index]]
    if year is None:
        across = [index for index, name in enumerate(names) if _HOLDS_YEAR.search(name)]
        return Columns(headings, nameless, region, part, across) if across else None
    value = _value(names, {region, part, year})
    return None if value is None else Columns(headings, nameless, region, part, [], year, value)


def _value(names: list[str], others: set[int | None]) -> int | None:
    """The column of the values: by its heading, else the only one with a heading that is left."""
    rest = [index for index, name in enumerate(names) if name and index not in others]
    return rest[0] if len(rest) == 1 else _first(names, _VALUE)


def _first(names: list[str], known: set[str]) -> int | None:
    return next((index for index, name in enumerate(names) if name in known), None)
