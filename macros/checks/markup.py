"""What a written page must not contain: scripts, styles of its own, and addresses that run code.

Both the Markdown source, where the line is known, and the HTML that macros and extensions make of it are searched. They
are read as the most tolerant browser would.
"""

import html
import re
from collections.abc import Iterator

from macros.content.problems import Problem, problem
from macros.content.yaml_reader import Document

_CODE = re.compile(r"^ *(```|~~~).*?^ *\1|(`+)[^`\n]+\2", re.DOTALL | re.MULTILINE)
# A whole tag, whose quoted values may contain ">"; an attribute list; a link's target.
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
    """Yield a problem for each active part of a written page; code samples are exempt."""
    text = _CODE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), page.data)
    for offset, found in active(text):
        yield problem(page.path, (text.count("\n", 0, offset) + 1, 1), "page-active", found=found)


def active(text: str) -> Iterator[tuple[int, str]]:
    """Yield the position of each tag, attribute list or link that runs code or sets styles, and the active part."""
    for held in _HOLDS.finditer(text):
        address = _IGNORED.sub("", html.unescape(held[0]))
        if found := _ELEMENT.search(held[0]) or _ATTRIBUTE.search(held[0]) or _ADDRESS.search(address):
            yield held.start(), found[0]
