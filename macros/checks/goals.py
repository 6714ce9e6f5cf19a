"""The rules for following up goals: consistent figures, and aims that can be judged."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from macros.content.loader import Library
from macros.content.problems import Problem, catalogue
from macros.content.references import ids, is_listed, unknown
from macros.content.yaml_reader import Address, Document

Row = tuple[Document, Address, dict[str, Any]]
Series = tuple[Document, Address, list[dict[str, Any]]]

_YEAR = re.compile(r"(\d{4})(/\d{2})?")
_VALUES = ("value", "fact", "relations")
# Where a figure stands → the fields of which it has one.
_ONE_OF = {"results": _VALUES, "base": _VALUES[:2], "beside": (*_VALUES[:2], "comparisons")}
# Required field of a figure without a fact → the fields that require it.
_NEEDED = {"source": {"value", "relations", "comparisons"}, "checked": {"value", "comparisons"}}
# Kind of aim → the fields that may set its target; the other kinds have none.
_TARGETS = {
    "level": ("value", "fact"),
    "rank": ("value", "fact", "of"),
    "reach": ("comparison",),
    "pass": ("comparison",),
    "approach": ("comparison",),
}
_DIRECTED = ("level", "reach", "pass", "approach", "grow", "shrink")
# What is known of a goal's wording → the fields that it may not have.
_BARRED = {"missing": ("aims", "base", "results", "beside", "breaks"), "subject": ("aims",), "known": ()}


def wording_comes_first(library: Library) -> Iterator[Problem]:
    """A goal without wording has no aims and no figures; one whose subject alone is known may have figures."""
    for document in library.of_kind("goal"):
        for name in _BARRED[document.data["wording"]]:
            if name in document.data:
                yield document.problem((name,), "wording-first", found=name)


def a_figure_has_one_value(library: Library) -> Iterator[Problem]:
    """A figure has one value: of its own, in a fact, or as a relation; one in `beside` may have comparisons alone."""
    for document, address, figure in _figures(library):
        allowed = _ONE_OF[str(address[0])]
        found = [name for name in _VALUES if name in figure] or [name for name in allowed if name in figure]
        if len(found) != 1 or found[0] not in allowed:
            given = ", ".join(found) or catalogue()["around"]["no-value"]
            yield document.problem(address, "result-value", found=given, known=", ".join(allowed))


def a_result_has_a_source(library: Library) -> Iterator[Problem]:
    """A figure or a relation has a source, and a figure the day when it was checked, unless a fact has them."""
    for document, address, result in _figures(library):
        for needed, given in _NEEDED.items():
            if "fact" not in result and given & result.keys() and needed not in result:
                yield document.problem(address, "result-lacks", found=needed)


def years_ascend(library: Library) -> Iterator[Problem]:
    """Figures are in order of year, the oldest first, one per year, and none is from a future year."""
    for document, address, result in _figures(library):
        if int(result["year"]) > library.today.year:
            yield document.problem((*address, "year"), "year-to-come", found=result["year"])
    for document, address, rows in _series(library):
        years = [int(row["year"]) for row in rows]
        for index, (before, year) in enumerate(pairwise(years), start=1):
            if year <= before:
                yield document.problem((*address, index, "year"), "year-order", found=year, other=before)


def facts_are_of_the_same_year(library: Library) -> Iterator[Problem]:
    """A result that refers to a fact is of a year that the fact is valid for."""
    facts = _facts(library)
    for document, address, result in _figures(library):
        fact = facts.get(result.get("fact", ""))
        if fact and int(result["year"]) not in _years(fact["year"]):
            yield document.problem((*address, "year"), "year-of-fact", found=result["year"], expected=fact["year"])


def _years(text: str) -> range:
    """Return the years in a fact's `year`: `2016`, `2015–2021`, `2019/20`."""
    years = [int(year) + half for year, slash in _YEAR.findall(text) for half in (0, bool(slash))]
    return range(min(years, default=0), max(years, default=-1) + 1)


def figures_are_numbers(library: Library) -> Iterator[Problem]:
    """A fact used as a goal's figure is a number."""
    facts = _facts(library)
    for document, address, row in (*_figures(library), *_aims(library)):
        for name in ("fact", "of"):
            kind = facts.get(row.get(name, ""), {}).get("kind", "number")
            if kind != "number":
                yield document.problem((*address, name), "not-a-number", found=row[name], kind=kind)


def comparisons_are_known(library: Library) -> Iterator[Problem]:
    """Every comparison, of a figure or to be fetched, has a name in vocabulary.yml."""
    offices = ((document, ("statistics", "kolada"), _office(document)) for document in library.of_kind("platform"))
    for document, address, held in (*_figures(library), *offices) if is_listed(library, "comparison") else ():
        for field in ("comparisons", "relations"):
            for name in held.get(field, {}):
                if name not in ids(library, "comparison"):
                    place = document.key_place((*address, field, name))
                    yield unknown(library, document.path, place, "comparison", name)


def _office(document: Document) -> dict[str, Any]:
    found: dict[str, Any] = document.data.get("statistics", {}).get("kolada", {})
    return found


def aims_can_be_worked_out(library: Library) -> Iterator[Problem]:
    """An aim has exactly one target of those allowed for its kind; only a ranking may lack one."""
    for document, address, aim in _aims(library):
        kind, allowed = aim["kind"], _TARGETS.get(aim["kind"], ())
        given = [name for name in aim if name in allowed]
        if len(given) > 1:
            yield document.problem(address, "aim-twice", found=", ".join(given))
        elif not given and allowed and kind != "rank":
            known = ", ".join(f"{name}: …" for name in allowed)
            yield document.problem(address, "aim-lacks", kind=kind, known=known)
        for name in (name for name in aim if name not in ("kind", *allowed)):
            yield document.problem((*address, name), "aim-extra", kind=kind, found=name)


def aims_know_their_direction(library: Library) -> Iterator[Problem]:
    """A goal says which direction is better, up or down, if one of its aims needs it."""
    for document, address, aim in _aims(library):
        if aim["kind"] in _DIRECTED and "direction" not in document.data:
            yield document.problem((*address, "kind"), "aim-direction", kind=aim["kind"])


def a_base_comes_before(library: Library) -> Iterator[Problem]:
    """The base year is not later than the strategy's first year; a later figure is a result."""
    periods = {document.data["id"]: document.data["period"] for document in library.of_kind("strategy")}
    areas = {document.data["id"]: document.data["strategy"] for document in library.of_kind("area")}
    for document in library.of_kind("goal"):
        period = periods.get(areas.get(document.data["area"]))
        base = document.data.get("base")
        if base and period and int(base["year"]) > int(period["from"]):
            yield document.problem(("base", "year"), "base-late", found=base["year"], first=period["from"])


def completion_is_a_percentage(library: Library) -> Iterator[Problem]:
    """For a goal to carry something out, a result is the share that is done, in per cent."""
    for document, address, result in _figures(library):
        is_share = any(aim["kind"] == "carry-out" for aim in document.data.get("aims", [])) and address[0] != "beside"
        if is_share and "value" in result and not 0 <= float(result["value"]) <= 100:
            yield document.problem((*address, "value"), "not-a-share", found=result["value"])


def figures_come_in_time(library: Library) -> Iterator[Problem]:
    """A figure whose due date has passed is a warning."""
    for document in library.of_kind("goal"):
        due = document.data.get("next")
        if due and due < library.today.isoformat():
            yield document.problem(("next",), "figure-late", found=due)


def _figures(library: Library) -> Iterator[Row]:
    """Yield every figure of goals and areas with its address: results, bases and those in `beside`."""
    for series in _series(library):
        yield from _each(*series)
    for document in library.of_kind("goal"):
        if "base" in document.data:
            yield document, ("base",), document.data["base"]


def _series(library: Library) -> Iterator[Series]:
    """Yield each goal's results, and each series in `beside` of a goal or an area, with their addresses."""
    for document in (*library.of_kind("goal"), *library.of_kind("area")):
        yield document, ("results",), document.data.get("results", [])
        for index, beside in enumerate(document.data.get("beside", [])):
            yield document, ("beside", index, "figures"), beside["figures"]


def _aims(library: Library) -> Iterator[Row]:
    """Yield every goal's aims with their addresses."""
    for document in library.of_kind("goal"):
        yield from _each(document, ("aims",), document.data.get("aims", []))


def _each(document: Document, address: Address, rows: list[dict[str, Any]]) -> Iterator[Row]:
    return ((document, (*address, index), row) for index, row in enumerate(rows))


def _facts(library: Library) -> dict[str, dict[str, Any]]:
    return {document.data["id"]: document.data for document in library.of_kind("fact")}


RULES = (
    wording_comes_first,
    a_figure_has_one_value,
    a_result_has_a_source,
    years_ascend,
    facts_are_of_the_same_year,
    figures_are_numbers,
    comparisons_are_known,
    aims_can_be_worked_out,
    aims_know_their_direction,
    a_base_comes_before,
    completion_is_a_percentage,
    figures_come_in_time,
)
