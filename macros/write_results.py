"""Writes a goal's figures into the text of its file. Only the figures' own characters change.

A library that reads YAML and writes it anew moves comments that stand after a list. So the text itself is edited, at
the places that the parser gives.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import takewhile
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode

from macros.document import LOADER, Document
from macros.figures import Figure, Figures
from macros.problems import Problem

# What comes after the results in a goal's file, as in the schema.
_LATER = (
    *("breaks", "responsible", "frequency", "next", "kolada"),
    *("known", "facts", "note", "keywords", "sources", "standing"),
)
_PLAIN = re.compile(r"\w[\w -]*\w")  # words that need no quotation marks anywhere in YAML


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
    line_break = "\r\n" if "\r\n" in text else "\n"
    writer = _Writer(text.replace("\r\n", "\n"), figures.source, today)
    remarks = [row for figure in figures.rows for row in writer.put(figure, document)]
    writer.put_new()
    if figures.producer:
        writer.put_producer(figures.producer)
    return Change(writer.edited().replace("\n", line_break), tuple(remarks))


class _Writer:
    """Gathers edits of one text: from, to, and what stands there instead."""

    def __init__(self, text: str, source: str, today: date) -> None:
        self.text = text
        self.source = source
        self.today = today
        self.edits: list[tuple[int, int, str]] = []
        self.new: list[Figure] = []
        self.root: Any = yaml.compose(text, Loader=LOADER)
        self.results = _value(self.root, "results")
        self.years = {int(_words(node, "year")): node for node in self.results.value} if self.results else {}

    def put(self, figure: Figure, document: Document) -> Iterable[Problem]:
        """Change the figure's year; if it is new, keep it for put_new; or tell why its year is left as it is."""
        result = self.years.get(figure.year)
        address = ("results", list(self.years).index(figure.year)) if result else ()
        if result is None:
            self.new.append(figure)
        elif fact := _words(result, "fact"):
            yield document.problem(address, "result-in-fact", year=figure.year, value=figure.value, fact=fact)
        elif (other := _words(result, "source")) != self.source:
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
                self._add_lines(self._key("results") if before is None else self.years[before], lines)

    def put_producer(self, producer: str) -> None:
        """Say under `kolada` who made the figures."""
        kolada = _value(self.root, "kolada")
        if kolada and _words(kolada, "producer") != producer:
            plain = _PLAIN.fullmatch(producer)
            self._set(kolada, "producer", producer if plain else json.dumps(producer, ensure_ascii=False))

    def edited(self) -> str:
        """The text with every edit made; those at one place in the order in which they came."""
        parts, done = [], 0
        for start, end, new in sorted(self.edits, key=lambda edit: edit[0]):
            parts += [self.text[done:start], new]
            done = end
        return "".join([*parts, self.text[done:]])

    # A year that is there

    def _change(self, result: MappingNode, figure: Figure) -> None:
        before = len(self.edits)
        self._set_number(result, "value", figure.value)
        if comparisons := _value(result, "comparisons"):
            for name, value in figure.comparisons.items():
                self._set_number(comparisons, name, value)
        elif figure.comparisons:
            self._set(result, "comparisons", _flow(figure.comparisons))
        if len(self.edits) > before:
            self._set(result, "checked", self.today.isoformat())

    def _set_number(self, mapping: MappingNode, key: str, value: str) -> None:
        there = _words(mapping, key)
        if not there or Decimal(there) != Decimal(value):
            self._set(mapping, key, value)

    def _set(self, mapping: MappingNode, key: str, value: str) -> None:
        """Write the value at the key, which comes last if it is not there."""
        there = _value(mapping, key)
        if there is not None:
            self.edits.append((there.start_mark.index, self._end(there), value))
        elif mapping.flow_style:
            end = self._end(mapping.value[-1][1])
            self.edits.append((end, end, f", {key}: {value}"))
        else:
            self._add_lines(mapping, [f"{' ' * mapping.start_mark.column}{key}: {value}"])

    # New years

    def _begin(self, figures: list[Figure]) -> None:
        """Make the list: in place of an empty one, or before the fields that come after it."""
        lines = ["results:", *(line for each in figures for line in self._block(each, "  "))]
        if self.results is not None:
            start = self._key("results").start_mark.index
            self.edits.append((start, self._end(self.results), "\n".join(lines)))
            return
        earlier = list(takewhile(lambda pair: pair[0].value not in _LATER, self.root.value))
        self._add_lines((earlier or self.root.value)[-1][1], lines)

    def _add_in_flow(self, before: int | None, items: list[str]) -> None:
        if before is None:
            at = self.results.start_mark.index + 1
            self.edits.append((at, at, "".join(f"{item}, " for item in items)))
        else:
            at = self._end(self.years[before])
            self.edits.append((at, at, "".join(f", {item}" for item in items)))

    def _fields(self, figure: Figure) -> dict[str, str]:
        comparisons = {"comparisons": _flow(figure.comparisons)} if figure.comparisons else {}
        own = {"value": figure.value, "source": self.source, "checked": self.today.isoformat()}
        return {"year": str(figure.year), **own, **comparisons}

    def _block(self, figure: Figure, indent: str) -> list[str]:
        lines = [f"{key}: {value}" for key, value in self._fields(figure).items()]
        return [f"{indent}- {lines[0]}", *(f"{indent}  {line}" for line in lines[1:])]

    # Places in the text

    def _add_lines(self, after: Node, lines: list[str]) -> None:
        """Add lines below the last one of the node: what is remarked on that line, or below it, stays where it is."""
        found = self.text.find("\n", self._end(after))
        at = len(self.text) if found < 0 else found
        self.edits.append((at, at, "".join(f"\n{line}" for line in lines)))

    def _end(self, node: Any) -> int:
        """Where the node's last character stands; the parser counts the blank lines and remarks after it as well."""
        if isinstance(node, ScalarNode) or node.flow_style or not node.value:
            return len(self.text[: node.end_mark.index].rstrip())
        last = node.value[-1]
        return self._end(last[1] if isinstance(node, MappingNode) else last)

    def _key(self, name: str) -> Any:
        return next(key for key, _ in self.root.value if key.value == name)


def _value(mapping: Any, key: str) -> Any:
    """The node at the key, or None."""
    return next((value for name, value in mapping.value if name.value == key), None)


def _words(mapping: Any, key: str) -> str:
    """What is written at the key, or nothing."""
    node = _value(mapping, key)
    return str(node.value) if isinstance(node, ScalarNode) else ""


def _flow(fields: dict[str, str]) -> str:
    return "{" + ", ".join(f"{key}: {value}" for key, value in fields.items()) + "}"
