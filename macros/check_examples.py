"""The rule for what a new platform began with: it is there to be rewritten."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.document import Address, Document
from macros.load import Library
from macros.problems import Problem, problem
from macros.schema import Schemas

# What a file must hold for one of its values to begin so: the word, or a sign that is written another way.
_PERHAPS = re.compile(rb"Exempel|Example|\\")
_EXAMPLE = re.compile(r"^(Exempel|Example): ", re.MULTILINE)


def examples_are_rewritten(library: Library) -> Iterator[Problem]:
    """A text that begins with “Exempel:” is left from the beginning; one remark for each file, at the first of them."""
    for kind, _, document in library.sound:
        if document.raw and _PERHAPS.search(document.raw) and (found := _examples(document, kind, library.schemas)):
            yield document.problem(found[0], "example-text", count=len(found))
    for path, text in library.prose.items():
        lines = [text.count("\n", 0, match.start()) + 1 for match in _EXAMPLE.finditer(text)]
        if lines:
            yield problem(path, (lines[0], 1), "example-text", count=len(lines))


def _examples(document: Document, kind: str, schemas: Schemas) -> list[Address]:
    """Where the document's examples stand."""
    values = schemas.walk(kind, document.data)
    return [address for address, value, _ in values if isinstance(value, str) and _EXAMPLE.match(value)]


RULES = (examples_are_rewritten,)
