"""Writes a goal's figures into the text of its file. Only the figures' own characters change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import takewhile

from yaml.nodes import MappingNode

from macros.document import Document
from macros.edits import Edits, scalar, value_at, words_at
from macros.figures import Figure, Figures
from macros.problems import Problem

# What comes after the results in a goal's file, as in the schema.
_LATER = (
    *("breaks", "responsible", "frequency", "next", "kolada"),
    *("known", "facts", "note", "keywords", "sources", "standing"),
)


@dataclass(frozen=True, slots=True)
class Change:
    """The text as it would be. remarks: the years that were left as they are, and why."""

    text: str
    remarks: tuple[Problem, ...]


def write(text: str, document: Document, figures: Figures, today: date) -> Change:
    """The goal's text with the figures in it. document: the same text, read and found sound.

    A year that stands there is changed only if it has the same source, and never if a fact holds its value. A year
    whose values are the same is left as it is. today: the day on which the values were compared with the source.
    """
    writer = _Writer(text, figures.source, today)
    remarks = [row for figure in figures.rows for row in writer.put(figure, document)]
    writer.put_new()
    if figures.producer:
        writer.put_producer(figures.producer)
    return Change(writer.edited(), tuple(remarks))


class _Writer(Edits):
    """Gathers the edits that put figures into a goal's text."""

    def __init__(self, text: str, source: str, today: date) -> None:
        super().__init__(text)
        self.source = source
        self.today = today
        self.new: list[Figure] = []
        self.results = value_at(self.root, "results")
        self.years = {int(words_at(node, "year")): node for node in self.results.value} if self.results else {}

    def put(self, figure: Figure, document: Document) -> Iterable[Problem]:
        """Change the figure's year; if it is new, keep it for put_new; or tell why its year is left as it is."""
        result = self.years.get(figure.year)
        address = ("results", list(self.years).index(figure.year)) if result else ()
        if result is None:
            self.new.append(figure)
        elif fact := words_at(result, "fact"):
            yield document.problem(address, "result-in-fact", year=figure.year, value=figure.value, fact=fact)
        elif (other := words_at(result, "source")) != self.source:
            yield document.problem(
                address, "result-of-other-source", year=figure.year, value=figure.value, source=other
            )
        else:
            self._change(result, figure)

    def put_new(self) -> None:
        """Add the new years, each after the last of those before it."""
        groups: dict[int | None, list[Figure]] = defaultdict(list)
        for figure in self.new:
            groups[max((year for year in self.years if year < figure.year), default=None)].append(figure)
        for before, figures in groups.items():
            if not self.years:
                self._begin(figures)
            elif self.results.flow_style:
                self._add_in_flow(before, [_flow(self._fields(each)) for each in figures])
            else:
                indent = " " * self.results.start_mark.column
                lines = [line for each in figures for line in self._block(each, indent)]
                self.add_lines(self.key("results") if before is None else self.years[before], lines)

    def put_producer(self, producer: str) -> None:
        """Say under `kolada` who made the figures."""
        kolada = value_at(self.root, "kolada")
        if kolada and words_at(kolada, "producer") != producer:
            self.set(kolada, "producer", scalar(producer))

    # A year that is there

    def _change(self, result: MappingNode, figure: Figure) -> None:
        before = len(self.edits)
        self._set_number(result, "value", figure.value)
        if comparisons := value_at(result, "comparisons"):
            for name, value in figure.comparisons.items():
                self._set_number(comparisons, name, value)
        elif figure.comparisons:
            self.set(result, "comparisons", _flow(figure.comparisons))
        if len(self.edits) > before:
            self.set(result, "checked", self.today.isoformat())

    def _set_number(self, mapping: MappingNode, key: str, value: str) -> None:
        there = words_at(mapping, key)
        if not there or Decimal(there) != Decimal(value):
            self.set(mapping, key, value)

    # New years

    def _begin(self, figures: list[Figure]) -> None:
        """Make the list: in place of an empty one, or before the fields that come after it."""
        lines = ["results:", *(line for each in figures for line in self._block(each, "  "))]
        if self.results is not None:
            start = self.key("results").start_mark.index
            self.edits.append((start, self.end(self.results), "\n".join(lines)))
            return
        earlier = list(takewhile(lambda pair: pair[0].value not in _LATER, self.root.value))
        self.add_lines((earlier or self.root.value)[-1][1], lines)

    def _add_in_flow(self, before: int | None, items: list[str]) -> None:
        if before is None:
            at = self.results.start_mark.index + 1
            self.edits.append((at, at, "".join(f"{item}, " for item in items)))
        else:
            at = self.end(self.years[before])
            self.edits.append((at, at, "".join(f", {item}" for item in items)))

    def _fields(self, figure: Figure) -> dict[str, str]:
        comparisons = {"comparisons": _flow(figure.comparisons)} if figure.comparisons else {}
        own = {"value": figure.value, "source": self.source, "checked": self.today.isoformat()}
        return {"year": str(figure.year), **own, **comparisons}

    def _block(self, figure: Figure, indent: str) -> list[str]:
        lines = [f"{key}: {value}" for key, value in self._fields(figure).items()]
        return [f"{indent}- {lines[0]}", *(f"{indent}  {line}" for line in lines[1:])]


def _flow(fields: dict[str, str]) -> str:
    return "{" + ", ".join(f"{key}: {value}" for key, value in fields.items()) + "}"
