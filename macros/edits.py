"""Edits of a YAML file's text at the places that the parser gives: all that is not meant stays as it is.

A library that reads YAML and writes it anew moves comments that stand after a list.
"""

from __future__ import annotations

import json
import re
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode

from macros.document import LOADER

_PLAIN = re.compile(r"\w[\w -]*\w")  # words that need no quotation marks anywhere in YAML


class Edits:
    """Gathers edits of one text: from, to, and what stands there instead."""

    def __init__(self, text: str) -> None:
        self._line_break = "\r\n" if "\r\n" in text else "\n"
        self.text = text.replace("\r\n", "\n")
        self.edits: list[tuple[int, int, str]] = []
        self.root: Any = yaml.compose(self.text, Loader=LOADER)

    def edited(self) -> str:
        """The text with every edit made; those at one place in the order in which they came."""
        parts, done = [], 0
        for start, end, new in sorted(self.edits, key=lambda edit: edit[0]):
            parts += [self.text[done:start], new]
            done = end
        return "".join([*parts, self.text[done:]]).replace("\n", self._line_break)

    def set(self, mapping: MappingNode, key: str, new: str) -> None:
        """Write the value at the key, which comes last if it is not there."""
        there = value_at(mapping, key)
        if there is not None:
            self.edits.append((there.start_mark.index, self.end(there), new))
        elif mapping.flow_style:
            end = self.end(mapping.value[-1][1])
            self.edits.append((end, end, f", {key}: {new}"))
        else:
            self.add_lines(mapping, [f"{' ' * mapping.start_mark.column}{key}: {new}"])

    def add_lines(self, after: Node, lines: list[str]) -> None:
        """Add lines below the last one of the node: what is remarked on that line, or below it, stays where it is."""
        found = self.text.find("\n", self.end(after))
        at = len(self.text) if found < 0 else found
        self.edits.append((at, at, "".join(f"\n{line}" for line in lines)))

    def end(self, node: Any) -> int:
        """Where the node's last character stands."""
        return end_of(self.text, node)

    def key(self, name: str) -> Any:
        """The node of a key of the whole file."""
        return next(key for key, _ in self.root.value if key.value == name)


def end_of(text: str, node: Any) -> int:
    """Where the node's last character stands; the parser counts the blank lines and remarks after it as well."""
    if isinstance(node, ScalarNode) or node.flow_style or not node.value:
        return len(text[: node.end_mark.index].rstrip())
    last = node.value[-1]
    return end_of(text, last[1] if isinstance(node, MappingNode) else last)


def value_at(mapping: Any, key: str) -> Any:
    """The node at the key, or None."""
    return next((value for name, value in mapping.value if name.value == key), None)


def words_at(mapping: Any, key: str) -> str:
    """What is written at the key, or nothing."""
    node = value_at(mapping, key)
    return str(node.value) if isinstance(node, ScalarNode) else ""


def scalar(text: str) -> str:
    """A text as YAML writes it anywhere: in quotation marks unless it needs none."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
