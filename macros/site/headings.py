"""The headings and the anchors in a page's HTML, as MkDocs and its plugins know them of a page in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypedDict

from markupsafe import Markup

_HEADING = re.compile(r"<h([1-6])\b([^>]*)>(.*?)</h\1>", re.DOTALL)
_ANCHOR = re.compile(r'(?<=\sid=")[^"]+(?=")')


class Heading(TypedDict):
    """A heading, as Markdown's table of contents holds it. id: the anchor that leads there. name: its text."""

    level: int
    id: str
    name: str


def headings(content: str, top: str) -> Iterator[Heading]:
    """The headings that can be linked to, in order. top: the anchor of the first level, where it has none itself."""
    for level, attributes, inner in _HEADING.findall(content):
        anchor = _ANCHOR.search(attributes)
        if anchor or level == "1":
            name = str(Markup(inner).striptags())
            yield Heading(level=int(level), id=anchor[0] if anchor else top, name=name)


def anchors(content: str) -> set[str]:
    """Every anchor that can be linked to."""
    return set(_ANCHOR.findall(content))
