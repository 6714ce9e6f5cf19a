"""A goal's figures from Kolada's open API, version 3 (documented at /v3/docs of its address).

Kolada may change an indicator without notice. So titles are compared before any value is used, and whatever differs
from the documentation stops the reading with a problem.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar
from unicodedata import normalize

import msgspec

from macros.content.model import Goal, KoladaIndicator, KoladaOffice, KoladaPlace, Place
from macros.content.problems import Problem
from macros.content.yaml_reader import Address, Document
from macros.editing import fetch
from macros.editing.fetch import FetchError
from macros.editing.figures import Figures, StoppedError, listed, rows
from macros.editing.written_numbers import rounded

_MOST_PAGES = 20  # far more than the years of a few places need
_TOTAL = "T"  # the other parts are K (women) and M (men)
_PRODUCER = re.compile(r"Käll(?:a|or):\s*([^\s.][^\n]{0,199}?)(?:\.\s|\.?\s*$)", re.MULTILINE)
_Row = TypeVar("_Row")
Series = dict[int, str]  # year → value


class _Titled(msgspec.Struct):
    """An indicator or a municipality. description: an indicator's; it ends with who produced the figures."""

    id: str
    title: str
    description: str | None = None


class _Part(msgspec.Struct):
    """The value for all, women or men. status: why it is missing ("Missing", "Private")."""

    gender: str
    value: float | None = None
    status: str | None = None
    isdeleted: bool = False


class _Year(msgspec.Struct):
    """A municipality's values in a year, except those that Kolada has deleted."""

    kpi: str
    municipality: str
    period: int
    values: list[_Part]

    def __post_init__(self) -> None:
        self.values = [part for part in self.values if not part.isdeleted]


class _Page(msgspec.Struct, Generic[_Row]):
    """A page of a response: rows, and the address of the next page, if any."""

    values: list[_Row]
    next_url: str | None = None


def figures(goal: Goal, place: Place, documents: tuple[Document, Document], first: int) -> Figures:
    """Return the goal's figures from the year `first` on. Raises nothing but StoppedError.

    documents: the goal's and the platform's files, for the problems' positions.
    """
    in_goal, in_platform = documents
    if place.statistics is None:
        raise StoppedError(in_platform.problem((), "statistics-not-set"))
    if goal.kolada is None:
        raise StoppedError(in_goal.problem((), "kolada-not-set"))
    return _Reader(goal.kolada, place.statistics.kolada, in_goal, in_platform).read(first)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one indicator."""

    indicator: KoladaIndicator
    office: KoladaOffice
    in_goal: Document
    in_platform: Document

    def read(self, first: int) -> Figures:
        """Check titles, then read values. Raises StoppedError."""
        producer = _producer(self._described())
        self._compare_places()
        years = [year for year in self._years() if year.period >= first]
        own = self._series(years, self.office.municipality)
        if not own:
            found = ", ".join(_statuses(years, self.office.municipality)) or "–"
            raise self._stop(("indicator",), "kolada-no-values", region=self.office.title, first=first, found=found)
        compared = {name: self._series(years, each.municipality) for name, each in self.office.comparisons.items()}
        warnings = tuple(self._warnings(own, compared, producer))
        return Figures(self.office.source, rows(own, compared), producer, warnings)

    def _described(self) -> _Titled:
        """Return the indicator, after checking that it is the only one and has the title in the goal's file."""
        wanted = self.indicator
        found = self._all(f"kpi/{wanted.indicator}", _Page[_Titled])
        if not found:
            raise self._stop(("indicator",), "kolada-unknown-indicator", found=wanted.indicator)
        if [each.id for each in found] != [wanted.indicator]:
            raise self._odd(f"kpi/{wanted.indicator}", "id: " + ", ".join(each.id for each in found))
        if not _same(found[0].title, wanted.title):
            raise self._stop(("title",), "kolada-title-changed", found=found[0].title, expected=wanted.title)
        return found[0]

    def _compare_places(self) -> None:
        """Raise StoppedError unless every place has the title in the platform's file."""
        titles = {each.id: each.title for each in self._all(f"municipality/{self._ids}", _Page[_Titled])}
        places: dict[Address, KoladaPlace] = {(): self.office}
        places |= {("comparisons", name): each for name, each in self.office.comparisons.items()}
        for where, place in places.items():
            id_, found = place.municipality, titles.get(place.municipality, "–")
            if not _same(found, place.title):
                raise self._at((*where, "title"), "kolada-place-title", found=found, expected=place.title, id=id_)

    @property
    def _ids(self) -> str:
        """The ids of the municipality and of its comparisons, as in an address."""
        compared = (each.municipality for each in self.office.comparisons.values())
        return ",".join([self.office.municipality, *compared])

    def _years(self) -> list[_Year]:
        """Return every year of the municipality and of its comparisons."""
        path = f"data/kpi/{self.indicator.indicator}/municipality/{self._ids}"
        found = self._all(path, _Page[_Year])
        for year in found:
            if year.kpi != self.indicator.indicator or year.municipality not in self._ids.split(","):
                raise self._odd(path, f"{year.kpi}, {year.municipality}")
        return found

    def _series(self, years: list[_Year], municipality: str) -> Series:
        """Return the municipality's values for the total population (not split by sex), if any."""
        series: Series = {}
        for year in years:
            parts = [part for part in year.values if part.gender == _TOTAL and part.value is not None]
            if year.municipality != municipality or not parts:
                continue
            if len(parts) > 1 or year.period in series:
                raise self._odd(f"data/kpi/{year.kpi}", f"{municipality}, {year.period}: 2 × {_TOTAL}")
            series[year.period] = rounded(Decimal(repr(parts[0].value)))
        return series

    def _warnings(self, own: Series, compared: dict[str, Series], producer: str | None) -> Iterator[Problem]:
        """Yield warnings about gaps and an unknown producer."""
        places = self.office.comparisons
        absent = [(places[name].title, set(own) - set(series)) for name, series in compared.items()]
        for title, years in [(self.office.title, set(range(min(own), max(own))) - set(own)), *absent]:
            if years:
                yield self._in_goal(("indicator",), "kolada-gaps", region=title, years=listed(years))
        if not producer:
            yield self._in_goal(("indicator",), "kolada-no-producer")

    # Responses

    def _all(self, path: str, kind: type[_Page[_Row]]) -> list[_Row]:
        """Return the rows of all pages. A page without rows is the last, though it may name another."""
        found: list[_Row] = []
        home = self.office.address.rstrip("/")
        address = f"{home}/{path}"
        for _ in range(_MOST_PAGES):
            page = self._page(address, kind, is_first=not found)
            found += page.values
            if not page.next_url or not page.values:
                return found
            if not page.next_url.startswith(f"{home}/"):
                raise self._odd(address, f"next_url: {page.next_url}")
            address = page.next_url
        raise self._odd(path, f"> {_MOST_PAGES} × next_url")

    def _page(self, address: str, kind: type[_Page[_Row]], is_first: bool) -> _Page[_Row]:
        try:
            return msgspec.json.decode(fetch.fetch(address), type=kind)
        except FetchError as error:
            if error.found == "404" and is_first:  # nothing found: the same as an empty page
                return kind(values=[])
            limit = f"{fetch.SECONDS:g}" if error.cause == "slow" else f"{fetch.SIZE / 1e6:g}"
            words = {"url": address, "found": error.found, "limit": limit}
            raise self._at(("address",), f"kolada-{error.cause}", **words) from None
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise self._odd(address, str(error)) from None

    # Errors

    def _stop(self, where: Address, code: str, **values: object) -> StoppedError:
        return StoppedError(self._in_goal(where, code, **values))

    def _in_goal(self, where: Address, code: str, **values: object) -> Problem:
        return self.in_goal.problem(("kolada", *where), code, **values)

    def _odd(self, address: str, found: str) -> StoppedError:
        return self._at(("address",), "kolada-odd-answer", url=address, found=found)

    def _at(self, where: Address, code: str, **values: object) -> StoppedError:
        return StoppedError(self.in_platform.problem(("statistics", "kolada", *where), code, **values))


def _same(one: str, other: str) -> bool:
    """Whether the titles differ in nothing but white space and Unicode normalisation."""
    return normalize("NFC", one).split() == normalize("NFC", other).split()


def _producer(indicator: _Titled) -> str | None:
    """Return who produced the figures, from the end of the indicator's description: `Källa: SCB.` or similar."""
    found = _PRODUCER.search(normalize("NFC", indicator.description or ""))
    return " ".join(found[1].split()) or None if found else None


def _statuses(years: list[_Year], municipality: str) -> list[str]:
    """Return why the municipality's values are missing, in Kolada's words."""
    parts = (part for year in years if year.municipality == municipality for part in year.values)
    return sorted({part.status for part in parts if part.status})
