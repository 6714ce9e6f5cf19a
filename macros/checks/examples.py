"""The rule for a new place's example texts: they are listed until somebody has replaced them."""

import re
from collections.abc import Iterator

from macros.content.loader import Library
from macros.content.problems import Problem, problem
from macros.content.schema import Schemas
from macros.content.yaml_reader import Address, Document

# What a file must hold for one of its values to be left: the word, a language's mark, or an escaped character.
_PERHAPS = re.compile(r"Exempel|Example|\[en\]|\\")
EXAMPLE = "example-text"
_LEFT = {
    EXAMPLE: re.compile(r"^ *(Exempel|Example): ", re.MULTILINE),
    "english-text": re.compile(r"^(?!Example: ).* \[en\]\"?$", re.MULTILINE),
}


def examples_are_rewritten(library: Library) -> Iterator[Problem]:
    """What begins with “Exempel:”, or ends with “[en]”, is left from the beginning; one warning a file for each."""
    for code, left in _LEFT.items():
        for kind, _, document in library.valid:
            if _PERHAPS.search(document.text) and (found := _left(left, document, kind, library.schemas)):
                yield document.problem(found[0], code, count=len(found))
        for path, text in library.prose.items():
            lines = [text.count("\n", 0, match.start()) + 1 for match in left.finditer(text)]
            if lines:
                yield problem(path, (lines[0], 1), code, count=len(lines))


def _left(left: re.Pattern[str], document: Document, kind: str, schemas: Schemas) -> list[Address]:
    """Where the document's texts stand that are left."""
    values = schemas.walk(kind, document.data)
    return [address for address, value, _ in values if isinstance(value, str) and left.search(value)]
