"""What a written page must not bring along: scripts, styles of its own, and addresses that run code.

It is looked for in Markdown as it is written, where the line is known, and in the HTML that came of it, which macros
and extensions have had their part in. Both are read as the most forgiving browser would read them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from macros.content.problems import Problem, problem
from macros.content.yaml_reader import Document

_CODE = re.compile(r"^ *(```|~~~).*?^ *\1|(`+)[^`\n]+\2", re.DOTALL | re.MULTILINE)
# A tag to its end, whose quoted values may hold the sign that ends it; a list of attributes; where a link leads.
_HOLDS = re.compile(
    r"""<[a-z](?:[^>"']|"[^"]*"|'[^']*')*[^>]*
    |(?<!\{)\{:?(?![{%#])[^{}\n]*\}
    |\][(:]\s*<?[a-z\s]{0,40}script:""",
    re.IGNORECASE | re.VERBOSE,
)
_ELEMENT = re.compile(r"<(?:applet|base|embed|frame|frameset|link|meta|object|script|style)(?=[\s/>]|$)", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""(?<=[\s"'/{:])(?:on[a-z]+|style|srcdoc)(?=\s*=)""", re.IGNORECASE)
_ADDRESS = re.compile(r"""(?<=["'=(<:])(?:java|vb)script:""", re.IGNORECASE)
_IGNORED = re.compile(r"[\x00-\x20]+")  # a browser reads addresses without them


def in_markdown(page: Document) -> Iterator[Problem]:
    """A problem for everything of the kind in a written page; samples of code only show it."""
    text = _CODE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), page.data)
    for offset, found in active(text):
        yield problem(page.path, (text.count("\n", 0, offset) + 1, 1), "page-active", found=found)


def active(text: str) -> Iterator[tuple[int, str]]:
    """Where each tag, list of attributes or link begins that runs code or brings a style, and what in it does so."""
    for held in _HOLDS.finditer(text):
        address = _IGNORED.sub("", html.unescape(held[0]))
        if found := _ELEMENT.search(held[0]) or _ATTRIBUTE.search(held[0]) or _ADDRESS.search(address):
            yield held.start(), found[0]
