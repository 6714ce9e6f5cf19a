"""Takes a goal's figures from the table of a CSV file.

An import may refuse; it never changes the size of a number, and never leaves a row of a region that it reads unseen.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from macros.content.model import Place
from macros.editing.csv_table import Row, Table, read, stop
from macros.editing.figures import Figures, StoppedError, rows
from macros.editing.written_numbers import decimal_sign, is_missing, numbers

_EVERYBODY = {
    *("totalt", "total", "t", "alla", "samtliga", "båda könen", "både män och kvinnor", "both sexes", "1+2", ""),
    *("män och kvinnor", "kvinnor och män", "men and women", "women and men"),
}
_CODE = re.compile(r"([0-9]{2,6})\s+(.+)", re.ASCII)
_ENDS_IN_YEAR = re.compile(r"(?:.*\s)?([12][0-9]{3})", re.ASCII)  # SCB writes what is counted before the year
_ENDS_IN_SPAN = re.compile(r".*[0-9]\s*[-/\N{EN DASH}\N{EM DASH}]\s*[0-9]{4}", re.ASCII)

Matches = Callable[[str], bool]


def figures(file: Path, place: Place, source: str) -> Figures:
    """The figures of the platform's place in the file, or the problems that stopped the reading. Never raises."""
    office = place.statistics.kolada if place.statistics else None
    try:
        table = read(file)
        sign = decimal_sign(_cells(table))
        own = _own_series(table, place, sign)
        compared = {
            name: _series(table, _of(table, _compared(each.municipality, each.title)), sign)
            for name, each in (office.comparisons if office else {}).items()
        }
    except StoppedError as stopped:
        return Figures(problems=(stopped.problem,))
    return Figures(source, rows(own, compared))


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
    found = _CODE.fullmatch(region.strip())
    return (found[1], found[2]) if found else ("", region.strip())


def _number(code: str) -> str:
    """The code without the zeros that it begins with, of which Kolada writes more than SCB."""
    return code.lstrip("0")


# Their rows


def _of(table: Table, matches: Matches) -> list[Row]:
    """The region's rows for all of the people. Raises StoppedError if one that names it does not fit the headings."""
    for row in table.others:
        if any(map(matches, row.cells)):
            cells, headings = (" | ".join(filter(None, each)) for each in (row.cells, table.columns.headings))
            raise stop(table.path, row.line, "csv-cells", found=cells, expected=headings)
    return _totals(table, [row for region, rows in table.rows.items() if matches(region) for row in rows])


def _totals(table: Table, own: list[Row]) -> list[Row]:
    """The rows that are not for men or women. Raises StoppedError if all are."""
    part = table.columns.part
    totals = [row for row in own if part is None or row.cells[part].strip().casefold() in _EVERYBODY]
    if own and part is not None and not totals:
        found = ", ".join(dict.fromkeys(row.cells[part].strip() for row in own))
        raise stop(table.path, own[0].line, "csv-no-total", found=found, region=_name(table, own[0]))
    return totals


def _name(table: Table, row: Row) -> str:
    """The region, as the row calls it."""
    return row.cells[table.columns.region].strip()


# Their values


def _cells(table: Table) -> set[str]:
    """Every value of the table, whatever its region."""
    return {cell for rows in table.rows.values() for row in rows for _, cell in table.columns.values(row)}


def _own_series(table: Table, place: Place, sign: str | None) -> dict[int, str]:
    """Year → value for the platform's place. Raises StoppedError, also if there is none: it says why."""
    own = _of(table, _own(place))
    expected = place.short[place.editions[0].language]
    if not own:
        raise stop(table.path, 1, "csv-no-figures", found=", ".join(table.rows) or "–", expected=expected)
    series = _series(table, own, sign)
    if not series:
        raise stop(table.path, own[0].line, "csv-all-missing", region=expected)
    return series


def _series(table: Table, region: list[Row], sign: str | None) -> dict[int, str]:
    """Year → value of a region's rows, without the years that are missing."""
    series: dict[int, str | None] = {}
    for row in region:
        for period, cell in table.columns.values(row):
            year = _year(table, row, period)
            if year in series:
                raise stop(table.path, row.line, "csv-several-rows", region=_name(table, row), year=year)
            series[year] = None if is_missing(cell) else _value(table, row, year, cell, sign)
    return {year: value for year, value in series.items() if value is not None}


def _year(table: Table, row: Row, period: str) -> int:
    """The year that the period is; months, quarters and several years are refused."""
    found = _ENDS_IN_YEAR.fullmatch(period.strip())
    if not found or _ENDS_IN_SPAN.fullmatch(period.strip()):
        raise stop(table.path, row.line, "csv-year", found=period)
    return int(found[1])


def _value(table: Table, row: Row, year: int, cell: str, sign: str | None) -> str:
    """The number in the cell. sign: the file's decimal sign, if known."""
    found = numbers(cell, sign)
    if not found:
        raise stop(table.path, row.line, "csv-value", found=cell, year=year)
    if len(found) > 1:
        whole, part = sorted(found, key=len)
        raise stop(table.path, row.line, "csv-ambiguous", found=cell, year=year, whole=whole, part=part)
    return found[0]
