"""Writes texts into the text of an item's file. Only the values' own characters change: comments and layout stay.

See macros/edits.py for why the text itself is edited, at the places that the parser gives.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.nodes import MappingNode, ScalarNode

from macros.document import LOADER, Address
from macros.edits import end_of

WIDTH = 110  # columns of a line in data/
Edit = tuple[int, int, str]  # from, to, what stands there instead
_PLAIN = re.compile(r"\w(?:(?!: | #).)*[^:\s]|\w")
_PLAIN_IN_FLOW = re.compile(r"\w(?:(?! #)[^:,\[\]{}])*[^:\s,\[\]{}]|\w")
_HEADER = re.compile(r"[|>][-+0-9]*([^\n]*)")
_RESOLVER: Any = yaml.resolver.Resolver()  # untyped in the library


def paragraphs(text: str) -> list[str]:
    """The text's paragraphs, as macros.texts.split_paragraphs parts them; spaces that do not break are kept."""
    parts = text.split("\n\n" if "\n\n" in text.strip() else "\n")
    return [words for part in parts if (words := re.sub(r"[ \t\n]+", " ", part).strip(" "))]


def write(text: str, changes: Mapping[Address, str]) -> str:
    """The file's text with each change in it: the value at the address has the words, parted into paragraphs."""
    line_break = "\r\n" if "\r\n" in text else "\n"
    plain = text.replace("\r\n", "\n")
    root: Any = yaml.compose(plain, Loader=LOADER)
    edits = [_edit(plain, _found(root, address), paragraphs(words)) for address, words in changes.items()]
    return _edited(plain, edits).replace("\n", line_break)


def without(text: str, key: str) -> str:
    """The file's text without one of the item's own fields: its lines, with what is remarked on them."""
    root: Any = yaml.compose(text, Loader=LOADER)
    name, value = next(pair for pair in root.value if pair[0].value == key)
    end = text.find("\n", end_of(text, value))
    return _edited(text, [(name.start_mark.index, len(text) if end < 0 else end + 1, "")])


def _edited(text: str, edits: list[Edit]) -> str:
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a value stands. indent: of its key. flow: whether it lies within { } or [ ]."""

    node: Any
    indent: int
    flow: bool


def _found(node: Any, address: Address) -> _Place:
    """The place of the value at the address, which must be there."""
    indent, flow = 0, False
    for key in address:
        flow = flow or bool(node.flow_style)
        if isinstance(node, MappingNode):
            name, node = next(pair for pair in node.value if pair[0].value == key)
            indent = name.start_mark.column
        else:
            node = node.value[key]
    return _Place(node, indent, flow)


def _edit(text: str, place: _Place, words: list[str]) -> Edit:
    start, end = place.node.start_mark.index, end_of(text, place.node)
    one = _on_one_line("\n".join(words), place)
    if place.node.style in ("|", ">"):
        header = _HEADER.match(text, start)
        return start, end, f">-{header[1] if header else ''}\n{_folded(words, place.indent + 2)}"
    remark = re.match(r"[ \t]+#", text[end:])  # what comes after a folded text on its line would be part of it
    if place.flow or remark or (len(words) == 1 and place.node.start_mark.column + len(one) <= WIDTH):
        return start, end, one
    return start, end, f">-\n{_folded(words, place.indent + 2)}"


def _on_one_line(words: str, place: _Place) -> str:
    """The words bare, where they need no quotation marks and stood bare before; else within them."""
    pattern = _PLAIN_IN_FLOW if place.flow else _PLAIN
    bare = not place.node.style and "\n" not in words and pattern.fullmatch(words)
    if bare and _RESOLVER.resolve(ScalarNode, words, (True, False)) == "tag:yaml.org,2002:str":
        return words
    return json.dumps(words, ensure_ascii=False)


def _folded(words: list[str], indent: int) -> str:
    fill = {"width": WIDTH - indent, "break_long_words": False, "break_on_hyphens": False}
    return "\n\n".join(textwrap.indent(textwrap.fill(each, **fill), " " * indent) for each in words)  # type: ignore[arg-type]
