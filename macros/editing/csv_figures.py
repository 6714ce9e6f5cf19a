"""Import of a goal's figures from a CSV table, as exported by SCB's statistical database and Kolada.

Either a row is a region, with a column per year, or a row is a region's value in one year. Delimiter, encoding and the
start of the table are detected; columns are recognised by their headings. An import may be refused, but never changes
the size of a number or silently skips a row of a region that it reads.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from json import detect_encoding
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from macros.content.model import Place
from macros.content.problems import problem
from macros.editing.figures import Figures, StoppedError, rows
from macros.editing.written_numbers import is_ambiguous, is_missing, number

MAX_KB = 5000
_DELIMITERS = ";\t,"
_TOP = 20  # rows allowed above the table: a title, notes
_REGION = {"region", "kommun", "område", "municipality", "area"}
_YEAR = {"år", "year", "period", "tid"}
_VALUE = {"värde", "value"}
_PART = {"kön", "sex", "gender"}
_EVERYBODY = {
    *("totalt", "total", "t", "alla", "samtliga", "båda könen", "både män och kvinnor", "both sexes", "1+2", ""),
    *("män och kvinnor", "kvinnor och män", "men and women", "women and men"),
}
_HOLDS_YEAR = re.compile(r"(?<![0-9])[12][0-9]{3}", re.ASCII)
_ENDS_IN_YEAR = re.compile(r"(?:.*\s)?([12][0-9]{3})", re.ASCII)  # SCB writes the measure before the year
_ENDS_IN_SPAN = re.compile(r".*[0-9]\s*[-/\N{EN DASH}\N{EM DASH}]\s*[0-9]{4}", re.ASCII)
_CODE = re.compile(r"([0-9]{2,6})\s+(.+)", re.ASCII)


class _Row(NamedTuple):
    """A row of the file. line: its line number."""

    line: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class _Columns:
    """The indexes of a table's columns. across: the columns with a year each; without them there is one year column."""

    headings: list[str]
    region: int
    part: int | None
    across: list[int]
    year: int = 0
    value: int = 0

    def fit(self, row: _Row) -> bool:
        """Whether the row has a cell per heading, and no value without one, except to the left of the region."""
        pairs = list(zip(self.headings, row.cells, strict=False))[self.region :]
        return len(row.cells) == len(self.headings) and all(heading or not cell.strip() for heading, cell in pairs)

    def values(self, row: _Row) -> Iterator[tuple[str, str]]:
        """Yield the text for the year, and the value, of each of the row's years."""
        if self.across:
            yield from ((self.headings[column], row.cells[column]) for column in self.across)
        else:
            yield row.cells[self.year], row.cells[self.value]


@dataclass(frozen=True, slots=True)
class _Region:
    """A region to read: recognised by its code (`17 …`, `0017`) if both have one, else by its names."""

    code: str
    names: tuple[str, ...]

    def is_named(self, cell: str) -> bool:
        """Whether the cell names the region. Codes in Kolada have more leading zeros than in SCB's tables."""
        found = _CODE.fullmatch(cell.strip())
        if found and self.code:
            return found[1].lstrip("0") == self.code.lstrip("0")
        name = found[2] if found else cell.strip()
        return name.casefold() in {each.casefold() for each in self.names}


@dataclass(frozen=True, slots=True)
class _Table:
    """A table. rows: those that fit the headings. others: the other rows, notes among them.

    Its methods raise nothing but StoppedError.
    """

    path: str
    columns: _Columns
    rows: list[_Row]
    others: list[_Row]

    def series(self, region: _Region) -> dict[int, str]:
        """Return year → value for the region's total population, without missing years."""
        series: dict[int, str | None] = {}
        for row in self.totals(region):
            for period, cell in self.columns.values(row):
                year = self._year(row, period)
                if year in series:
                    raise self.stop(row, "csv-several-rows", region=self.region(row), year=year)
                series[year] = None if is_missing(cell) else self._value(row, year, cell)
        return {year: value for year, value in series.items() if value is not None}

    def totals(self, region: _Region) -> list[_Row]:
        """Return the region's rows for both sexes. Stops if there are none, or if one does not fit the headings."""
        for row in self.others:
            if any(map(region.is_named, row.cells)):
                cells, headings = (" | ".join(filter(None, each)) for each in (row.cells, self.columns.headings))
                raise self.stop(row, "csv-cells", found=cells, expected=headings)
        own = [row for row in self.rows if region.is_named(self.region(row))]
        totals = [row for row in own if self._part(row).casefold() in _EVERYBODY]
        if own and not totals:
            found = ", ".join(dict.fromkeys(map(self._part, own)))
            raise self.stop(own[0], "csv-no-total", found=found, region=self.region(own[0]))
        return totals

    def region(self, row: _Row) -> str:
        """Return the region as written in the row."""
        return row.cells[self.columns.region].strip()

    def _part(self, row: _Row) -> str:
        """Return whom the row is about: men, women or both."""
        return "" if self.columns.part is None else row.cells[self.columns.part].strip()

    def _year(self, row: _Row, period: str) -> int:
        """Return the period as a year; months, quarters and spans of years are refused."""
        found = _ENDS_IN_YEAR.fullmatch(period.strip())
        if not found or _ENDS_IN_SPAN.fullmatch(period.strip()):
            raise self.stop(row, "csv-year", found=period)
        return int(found[1])

    def _value(self, row: _Row, year: int, cell: str) -> str:
        """Return the number in the cell."""
        found = number(cell)
        if found is None:
            raise self.stop(row, "csv-value", found=cell, year=year)
        if is_ambiguous(cell):
            raise self.stop(row, "csv-ambiguous", found=cell, year=year, whole=found.replace(".", ""), part=found)
        return found

    def stop(self, row: _Row, code: str, **values: object) -> StoppedError:
        return _stop(self.path, row.line, code, **values)


def figures(file: Path, place: Place, source: str) -> Figures:
    """Return the place's figures in the file. Raises nothing but StoppedError."""
    office = place.statistics.kolada if place.statistics else None
    names = (*place.short.values(), *place.place.values(), *([office.title] if office else []))
    compared = office.comparisons if office else {}
    table = _read(file)
    own = _own(table, _Region(office.municipality if office else "", names), place)
    others = {name: table.series(_Region(each.municipality, (each.title,))) for name, each in compared.items()}
    return Figures(source, rows(own, others))


def _own(table: _Table, region: _Region, place: Place) -> dict[int, str]:
    """Return year → value for the place. Raises StoppedError with the reason, also if there are no values."""
    series = table.series(region)
    if not series:
        found = ", ".join(dict.fromkeys(map(table.region, table.rows))) or "–"
        expected = place.short[place.editions[0].language]
        raise _stop(table.path, 1, "csv-no-figures", found=found, expected=expected)
    return series


def _stop(path: str, line: int, code: str, **values: object) -> StoppedError:
    """Return the error to raise when the rest of the file cannot be trusted."""
    return StoppedError(problem(path, (line, 1), code, **values))


# The file


def _read(file: Path) -> _Table:
    """Return the table, by the first delimiter that gives valid headings. Raises nothing but StoppedError."""
    path = file.as_posix()
    text = _text(file, path)
    for delimiter in _DELIMITERS:
        found = _rows(text, delimiter, path)
        if columns := _headed(found):
            return _table(path, columns, found)
    raise _stop(path, 1, "csv-layout", found=text.strip().partition("\n")[0])


def _text(file: Path, path: str) -> str:
    """Read the file as text in Unicode's composed form: a Mac may write å as two characters."""
    try:
        raw = file.read_bytes()
    except (OSError, ValueError) as error:
        raise _stop(path, 1, "unreadable", reason=getattr(error, "strerror", None) or error) from None
    if len(raw) > MAX_KB * 1024:
        raise _stop(path, 1, "too-large", found=len(raw) // 1024, limit=MAX_KB)
    return normalize("NFC", _decoded(raw))


def _decoded(raw: bytes) -> str:
    """Decode UTF-8, UTF-16 or UTF-32, with or without a byte-order mark, else Windows' Western European encoding."""
    encoding = detect_encoding(raw)
    try:
        return raw.decode(encoding, "strict" if encoding.startswith("utf-8") else "replace")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _rows(text: str, delimiter: str, path: str) -> Iterator[_Row]:
    """Yield the rows of the file. An unclosed quotation mark stops the reading."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            yield _Row(line, cells)
            line = reader.line_num + 1
    except csv.Error:
        raise _stop(path, line, "csv-quotes") from None


def _headed(found: Iterator[_Row]) -> _Columns | None:
    """Return the columns, or None if no row near the top has headings, or if the delimiter is wrong."""
    try:
        return next((columns for row in islice(found, _TOP) if (columns := _columns(row.cells))), None)
    except StoppedError:
        return None


def _table(path: str, columns: _Columns, below: Iterable[_Row]) -> _Table:
    """Read the rows below the headings. A row must be on one line, since a stray quote could hide other rows."""
    fitting: list[_Row] = []
    others: list[_Row] = []
    for row in below:
        if any("\n" in cell or "\r" in cell for cell in row.cells):
            raise _stop(path, row.line, "csv-quotes")
        if _columns(row.cells) not in (None, columns):
            raise _stop(path, row.line, "csv-several-tables")
        (fitting if columns.fit(row) else others).append(row)
    return _Table(path, columns, fitting, others)


def _columns(cells: list[str]) -> _Columns | None:
    """Return the columns that the headings name, or None if they are not the headings of a readable table."""
    headings = [" ".join(each.split()) for each in cells]
    names = [each.casefold() for each in headings]
    region, part, year = (_first(names, known) for known in (_REGION, _PART, _YEAR))
    if region is None:
        return None
    if year is None:
        across = [index for index, name in enumerate(names) if _HOLDS_YEAR.search(name)]
        return _Columns(headings, region, part, across) if across else None
    rest = [index for index, name in enumerate(names) if name and index not in (region, part, year)]
    value = rest[0] if len(rest) == 1 else _first(names, _VALUE)
    return None if value is None else _Columns(headings, region, part, [], year, value)


def _first(names: list[str], known: set[str]) -> int | None:
    return next((index for index, name in enumerate(names) if name in known), None)
