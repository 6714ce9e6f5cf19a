"""The readable text of a written page: its paragraphs and list items, without markup, code, tables and headings."""

import re
from collections.abc import Iterator

from macros.content.texts import FRONT_MATTER

_CODE = re.compile(r"^ *(```|~~~).*?^ *\1", re.DOTALL | re.MULTILINE)
# An empty line, a heading, a table, HTML, what opens a note, and a macro, condition or comment that is its own line.
_NO_TEXT = re.compile(r"\s*(#|\||<|!!!|\?\?\?|\{\{[^{}]*\}\}\s*$|\{[%#][^{}]*[%#]\}\s*$|$)")
_MARKER = re.compile(r"\s*(?:[-*+]|\d+\.)\s+")
# A macro or code counts as one word. The lengths are limited: a text of nothing but opening braces would
# otherwise be searched to its end from each of them.
_STANDS_FOR = re.compile(r"\{\{.{0,300}?\}\}|`[^`]*`")
_LINK = re.compile(r"!?\[([^\]]{0,300})\]\([^)]{0,1000}\)")


def passages(markdown: str) -> Iterator[tuple[int, str]]:
    """Yield each paragraph and list item as plain text, with its first line number, from 1."""
    for pattern in (FRONT_MATTER, _CODE):
        markdown = pattern.sub(lambda found: "\n" * found[0].count("\n"), markdown)
    begun, parts = 1, list[str]()
    for number, line in enumerate([*markdown.split("\n"), ""], start=1):
        no_text, marker = _NO_TEXT.match(line), _MARKER.match(line)
        if parts and (no_text or marker):
            yield begun, _plain(" ".join(parts))
            parts = []
        if not no_text:
            begun = begun if parts else number
            parts.append(line[marker.end() if marker else 0 :].strip())


def _plain(text: str) -> str:
    return _LINK.sub(r"\1", _STANDS_FOR.sub("Namn", text)).replace("*", "")
