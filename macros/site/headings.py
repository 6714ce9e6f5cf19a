"""The headings and anchors in a page's HTML, for MkDocs and its plugins, and the position of its table of contents."""

import re
from collections.abc import Iterator
from typing import TypedDict

from markupsafe import Markup

_HEADING = re.compile(r"<h([1-6])\b([^>]*)>(.*?)</h\1>", re.DOTALL)
_HEAD = re.compile(r"\s*(?:<header\b.*?</header>|<h1\b.*?</h1>(?:\s*<p>.*?</p>)?)", re.DOTALL)
_OUTLINE = "<!-- outline -->"  # where overrides/main.html puts it
_LONG = 2500  # characters: more than two screens on a phone
_ANCHOR = re.compile(r'(?<=\sid=")[^"]+(?=")')


class Heading(TypedDict):
    """A heading, as Markdown's table of contents stores it. id: its anchor. name: its text."""

    level: int
    id: str
    name: str


def headings(content: str, top: str) -> Iterator[Heading]:
    """Yield the headings that can be linked to, in order. top: the anchor of the first level, if it has none."""
    for level, attributes, inner in _HEADING.findall(content):
        anchor = _ANCHOR.search(attributes)
        if anchor or level == "1":
            name = str(Markup(inner).striptags())
            yield Heading(level=int(level), id=anchor[0] if anchor else top, name=name)


def with_outline(content: str) -> str:
    """Return the content with a marker, below the page's head, for its table of contents, if it is to have one.

    A long page of several parts has one, unless it has a form, whose content changes while it is used.
    """
    head = _HEAD.match(content)
    parts = [each for each in headings(content, "") if each["level"] == 2]
    if not head or len(parts) < 2 or "<form" in content or len(Markup(content).striptags()) < _LONG:
        return content
    return f"{content[: head.end()]}\n{_OUTLINE}{content[head.end() :]}"


def anchors(content: str) -> set[str]:
    """Return every anchor in the content."""
    return set(_ANCHOR.findall(content))
