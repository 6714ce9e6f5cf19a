"""Hostile texts with meaning in HTML, YAML, spreadsheets and others; and the small platform with one in every field.

Not in docs/: its Markdown may have HTML that runs nothing. What is refused there is tested in test_markup.
"""

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
from macros.domain.approval import text_digest
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
    """Append a hostile text to every free text of the platform below root."""
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
            approved["text"] = text_digest(library.schemas, kind, document.data)
        written = yaml.safe_dump(document.data, width=float("inf"), sort_keys=False)
        (root / document.path).write_text(written, "utf-8")


def _widen(value: Any) -> None:
    """Raise the limits of the picture templates' fields to allow longer texts."""
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        _widen(each)
    if isinstance(value, dict) and "limit" in value:
        value["limit"] = 400


def free_texts(library: Library, kind: str, data: Any) -> Iterator[Address]:
    """Yield the address of every text without a prescribed form."""
    for address, value, schema in list(library.schemas.walk(kind, data)):
        if isinstance(value, str) and _is_free(schema) and (kind, *address[:1]) not in _KEPT:
            yield address


def _is_free(schema: Schema) -> bool:
    bound = {"enum", "x-ref", "maxLength"} & schema.keys()
    return schema.get("type") == "string" and not bound and schema.get("pattern", r"\S") == r"\S"


def clean(text: str) -> str:
    """Return the text without the hostile texts, with white space collapsed."""
    text = _one_space(_MARK.sub("", text))
    for added in (LONG, SHORT):
        for written in (added, str(escape(added))):
            text = text.replace(" " + _one_space(written), "")
    return text


def _one_space(text: str) -> str:
    return " ".join(text.split())


class Structure(HTMLParser):
    """The structure of an HTML document: tags with their attributes' names, addresses, and text."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.addresses: list[str] = []
        self.text = ""
        self.scripts: list[str] = []
        self.feed(_OF_LENGTH.sub("", markup))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Store the tag, its attributes' names and its addresses."""
        self.tags.append((tag, tuple(name for name, _ in attrs)))
        self.addresses += [clean(value or "") for name, value in attrs if name in ADDRESSES]

    def handle_endtag(self, tag: str) -> None:
        """Store the end tag."""
        self.tags.append((f"/{tag}", ()))

    def handle_comment(self, data: str) -> None:
        """Store the comment: the pages have none, so it must come from the data."""
        self.tags.append(("comment", (data,)))

    def handle_data(self, data: str) -> None:
        """Store the text, separately for scripts."""
        if self.tags and self.tags[-1][0] == "script":
            self.scripts.append(data)
        else:
            self.text += data
