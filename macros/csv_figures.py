"""Reads a goal's figures from a table in a CSV file, as SCB's statistical database and Kolada export it.

Either a row is a region and the years stand across, or a row is a region's value in a year. Delimiter, encoding and
where the table begins are found by trying; the columns are known by their headings.
"""

from __future__ import annotations

import contextlib
import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from macros.figures import Figures, StoppedError, rows
from macros.model import Place
from macros.problems import problem

MAX_KB = 5000
_DELIMITERS = ";\t,"
_TOP = 20  # so many rows may stand above the table: a title, remarks
_REGION = {"region", "kommun", "område", "municipality", "area"}
_YEAR = {"år", "year", "period", "tid"}
_VALUE = {"värde", "value"}
_PART = {"kön", "sex", "gender"}
_EVERYBODY = {"totalt", "total", "t", "alla", "båda könen", "män och kvinnor", "men and women", ""}
_MISSING = {"", ".", "..", "...", "-", "\N{EN DASH}"}
_BLANKS = re.compile(r"\s")  # thousands are set apart by blanks of several kinds
_NUMBER = re.compile(r"-?[0-9]{1,15}([.,][0-9]{1,6})?", re.ASCII)
_CODE = re.compile(r"([0-9]{2,6})\s+(.+)", re.ASCII)
_ENDS_IN_YEAR = re.compile(r"(?:.*\s)?([12][0-9]{3})", re.ASCII)  # SCB writes what is counted before the year

Matches = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class _Entry:
    """One value of the table. line: in the file."""

    line: int
    region: str
    year: int
    cell: str


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where in a row things stand. years: column → year, where they stand across; else year and value have columns."""

    region: int
    part: int | None
    years: dict[int, int]
    year: int = 0
    value: int = 0


def figures(file: Path, place: Place, source: str) -> Figures:
    """The figures of the platform's place in the file, or the problems that stopped the reading. Never raises."""
    path = file.as_posix()
    office = place.statistics.kolada if place.statistics else None
    try:
        entries = _entries(_text(file, path), path)
        own = _series(entries, _own(place), path)
        if not own:
            regions = ", ".join(dict.fromkeys(entry.region for entry in entries))
            expected = place.short[place.editions[0].language]
            raise _stop(path, 1, "csv-no-figures", found=regions or "–", expected=expected)
        compared = {
            name: _series(entries, _compared(each.municipality, each.title), path)
            for name, each in (office.comparisons if office else {}).items()
        }
    except StoppedError as stopped:
        return Figures(problems=(stopped.problem,))
    return Figures(source, rows(own, compared))


def _stop(path: str, line: int, code: str, **values: object) -> StoppedError:
    return StoppedError(problem(path, (line, 1), code, **values))


def _text(file: Path, path: str) -> str:
    """The file as text: UTF-8, with or without a byte-order mark, else the encoding of Windows in Western Europe."""
    try:
        raw = file.read_bytes()
    except (OSError, ValueError) as error:
        raise _stop(path, 1, "unreadable", reason=getattr(error, "strerror", None) or error) from None
    if len(raw) > MAX_KB * 1024:
        raise _stop(path, 1, "too-large", found=len(raw) // 1024, limit=MAX_KB)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


# The table


def _entries(text: str, path: str) -> list[_Entry]:
    """Every value of the table, by the first delimiter with which its headings make sense."""
    for delimiter in _DELIMITERS:
        table = list(_rows(text, delimiter))
        for index, (_, headings) in enumerate(table[:_TOP]):
            if columns := _columns([_BLANKS.sub(" ", each).strip().casefold() for each in headings]):
                return [entry for line, cells in table[index + 1 :] for entry in _of_row(line, cells, columns)]
    first = text.strip().partition("\n")[0]
    raise _stop(path, 1, "csv-layout", found=first)


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The rows with their line numbers, as far as they can be read."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    with contextlib.suppress(csv.Error):
        for cells in reader:
            yield reader.line_num, cells


def _columns(headings: list[str]) -> _Columns | None:
    """What the headings say, or None if they are no headings of a table that can be read."""
    region, part, year = (_first(headings, names) for names in (_REGION, _PART, _YEAR))
    if region is None:
        return None
    across = {
        index: int(found[1]) for index, name in enumerate(headings) if (found := _ENDS_IN_YEAR.fullmatch(name))
    }  # fmt: skip
    if across:
        return _Columns(region, part, across)
    value = _first(headings, _VALUE)
    if value is None:
        rest = set(range(len(headings))) - {region, part, year}
        value = rest.pop() if len(rest) == 1 else None
    return None if year is None or value is None else _Columns(region, part, {}, year, value)


def _first(headings: list[str], names: set[str]) -> int | None:
    return next((index for index, heading in enumerate(headings) if heading in names), None)


def _of_row(line: int, cells: list[str], columns: _Columns) -> Iterator[_Entry]:
    """The row's values for all of the people; none of a row that is too short, as remarks below a table are."""
    last = max(columns.region, columns.part or 0, columns.year, columns.value, *columns.years)
    if len(cells) <= last or (columns.part is not None and cells[columns.part].strip().casefold() not in _EVERYBODY):
        return
    region = cells[columns.region].strip()
    for column, year in columns.years.items():
        yield _Entry(line, region, year, cells[column])
    year_cell = cells[columns.year].strip()
    if not columns.years and (found := _ENDS_IN_YEAR.fullmatch(year_cell)):
        yield _Entry(line, region, int(found[1]), cells[columns.value])


# The regions


def _own(place: Place) -> Matches:
    """Whether a region is the platform's place: by name, and by code where both are known."""
    office = place.statistics.kolada if place.statistics else None
    titles = [*place.short.values(), *place.place.values(), *([office.title] if office else [])]
    names = {each.casefold() for each in titles}

    def matches(region: str) -> bool:
        code, name = _split(region)
        return name.casefold() in names and (not office or not code or _number(code) == _number(office.municipality))

    return matches


def _compared(municipality: str, title: str) -> Matches:
    """Whether a region is one to compare with: by code (`17 …`, `0017`) or by title."""

    def matches(region: str) -> bool:
        code, name = _split(region)
        return _number(code) == _number(municipality) if code else name.casefold() == title.casefold()

    return matches


def _split(region: str) -> tuple[str, str]:
    found = _CODE.fullmatch(region)
    return (found[1], found[2]) if found else ("", region)


def _number(code: str) -> str:
    """The code without the zeros that it begins with, of which Kolada writes more than SCB."""
    return code.lstrip("0")


def _series(entries: list[_Entry], matches: Matches, path: str) -> dict[int, str]:
    """Year → value for the region, without the years that are missing."""
    series: dict[int, str] = {}
    for entry in entries:
        cell = _BLANKS.sub("", entry.cell)
        if cell in _MISSING or not matches(entry.region):
            continue
        if not _NUMBER.fullmatch(cell):
            raise _stop(path, entry.line, "csv-value", found=entry.cell, year=entry.year)
        if entry.year in series:
            raise _stop(path, entry.line, "csv-several-rows", region=entry.region, year=entry.year)
        series[entry.year] = _written(cell)
    return series


def _written(cell: str) -> str:
    """A number as it is written in data/: a point for decimals, no zeros before it."""
    return f"{Decimal(cell.replace(',', '.')):f}"
