"""Texts that mean harm, or something, to whatever reads them next; and the small platform with one in every field.

Prose in docs/ is not among them: it is written in Markdown, where HTML that runs nothing is allowed on purpose. What
is refused there stands in test_markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import yaml
from markupsafe import escape

from macros.content.loader import Library
from macros.content.schema import Schema
from macros.content.yaml_reader import Address
from macros.domain.approval import fingerprint
from tests.support.platforms import anew

# What each would be taken for: by a page, by a script, by Markdown, by XML and comments, by a terminal of templates.
SHORT = " <img/src/onerror=x><!--\"'`*a*`[](x:y)]]>&lt;"
HTML = "</title></textarea></script><script>alert(/x/)</script>"
LONG = f"{SHORT}{HTML}`__b__`~c~`|\\\\&#x;\u2028\u200d👨\u200d👩e\u0301\u0302"
# What has a form of its own: single words, a value, what is counted in a message's length. No rule lets braces through.
_KEPT = (("message", "hashtags"), ("fact", "value"), ("vocabulary", "placeholders"))
# Attributes that hold addresses.
ADDRESSES = ("href", "src", "action", "data-engine", "data-base", "data-address", "data-texts", "data-home")
# What hangs on how long the texts are: whether a page has an outline, and a card's first lines.
_OF_LENGTH = re.compile(
    r'<nav class="brand-outline".*?</nav>|<span class="brand-message__lines" data-lines>.*?</span>', re.DOTALL
)
# What is counted from a text is another for another text.
_MARK = re.compile(r"\b[0-9a-f]{16}\b")


def poison(root: Path) -> None:
    """Put a hostile text after every text of the platform below root that takes any text at all."""
    library = anew(root)
    for kind, _, document in library.valid:
        for address in free_texts(library, kind, document.data):
            *way, last = address
            inner = document.data
            for key in way:
                inner = inner[key]
            inner[last] += SHORT if kind in ("message", "strength", "translation", "vocabulary") else LONG
        if kind == "templates":
            _widen(document.data)
        if approved := document.data.get("approved"):
            approved["text"] = fingerprint(library.schemas, kind, document.data)
        written = yaml.safe_dump(document.data, width=float("inf"), sort_keys=False)
        (root / document.path).write_text(written, "utf-8")


def _widen(value: Any) -> None:
    """Let every field of the picture templates hold what is put after it."""
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        _widen(each)
    if isinstance(value, dict) and "limit" in value:
        value["limit"] = 400


def free_texts(library: Library, kind: str, data: Any) -> Iterator[Address]:
    """The address of every text that may be any text."""
    for address, value, schema in list(library.schemas.walk(kind, data)):
        if isinstance(value, str) and _is_free(schema) and (kind, *address[:1]) not in _KEPT:
            yield address


def _is_free(schema: Schema) -> bool:
    bound = {"enum", "x-ref", "maxLength"} & schema.keys()
    return schema.get("type") == "string" and not bound and schema.get("pattern", r"\S") == r"\S"


def clean(text: str) -> str:
    """The text without what was put after its parts, and with one space for any space."""
    text = _one_space(_MARK.sub("", text))
    for added in (LONG, SHORT):
        for written in (added, str(escape(added))):
            text = text.replace(" " + _one_space(written), "")
    return text


def _one_space(text: str) -> str:
    return " ".join(text.split())


class Structure(HTMLParser):
    """The tags with the names of their attributes, the addresses, and the text of an HTML document."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.addresses: list[str] = []
        self.text = ""
        self.scripts: list[str] = []
        self.feed(_OF_LENGTH.sub("", markup))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag, its attributes' names and its addresses."""
        self.tags.append((tag, tuple(name for name, _ in attrs)))
        self.addresses += [clean(value or "") for name, value in attrs if name in ADDRESSES]

    def handle_endtag(self, tag: str) -> None:
        """Keep it."""
        self.tags.append((f"/{tag}", ()))

    def handle_comment(self, data: str) -> None:
        """There is none but the data's, if it has become one."""
        self.tags.append(("comment", (data,)))

    def handle_data(self, data: str) -> None:
        """Keep the text, that of scripts apart."""
        if self.tags and self.tags[-1][0] == "script":
            self.scripts.append(data)
        else:
            self.text += data
