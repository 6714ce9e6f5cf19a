"""The rules for the site's own words (vocabulary.yml: labels): templates, scripts and code ask for them by name.

labels.yml is what they ask for. After a label has been added it is written anew by
`LABELS=write python -m pytest -n0 tests/checks/test_check_labels.py`.
"""

from __future__ import annotations

import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from macros.content.kinds import MANY, ONE
from macros.content.loader import Library
from macros.content.problems import Problem, problem
from macros.content.schema import nearest
from macros.content.yaml_reader import LOADER, Document

FILE = Path(__file__).with_name("labels.yml")
_COUNTED = ("-none", "-one")  # another label's words where there are none or one


@cache
def asked() -> dict[str, set[str]]:
    """Every label that is asked for, with what may stand in braces in it."""
    written: dict[str, str] = yaml.load(FILE.read_text("utf-8"), Loader=LOADER)  # `no` is a name here
    return {name: set(values.split()) for name, values in written.items()}


def _needed() -> set[str]:
    """Every label that must be there: those that are asked for, and the words of each kind's set of open data."""
    sets = [f"data_{kind.set}" for kind in (*MANY.values(), *ONE.values()) if kind.data]
    return {*asked(), *sets, *(f"{name}_description" for name in sets)}


def plain(name: str) -> str:
    """The label's name, without what says that it is for none or one."""
    return next((name.removesuffix(ending) for ending in _COUNTED if name.endswith(ending)), name)


def fields(text: str) -> set[str]:
    """What stands in braces in a label's text. Raises ValueError where they do not pair."""
    return {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}


def labels_are_there(library: Library) -> Iterator[Problem]:
    """Every label that a page asks for is there."""
    for document in library.of_kind("vocabulary"):
        held = document.data["labels"]
        others = held.keys() - _needed()
        for name in sorted(_needed() - held.keys()):
            words = {"found": name, "nearest": nearest(name, others)}
            yield problem(document.path, document.key_place(("labels",)), "label-missing", **words)


def labels_are_filled_in(library: Library) -> Iterator[Problem]:
    """What stands in braces in a label is something that the page fills in there."""
    for document in library.of_kind("vocabulary"):
        yield from document.once(_not_filled_in)


def _not_filled_in(document: Document) -> Iterator[Problem]:
    for name, text in document.data["labels"].items():
        known = asked().get(plain(name))
        for language, words in text.items() if known is not None else ():
            for found, near in _unknown(words, known or set()):
                listed = ", ".join(f"{{{each}}}" for each in sorted(known or ())) or "–"
                yield document.problem(
                    ("labels", name, language), "label-braces", found=found, nearest=near, known=listed
                )


def _unknown(words: str, known: set[str]) -> Iterator[tuple[str, str]]:
    """What stands in the text's braces and is not filled in, and what is near; all of it where they do not pair."""
    try:
        found = fields(words)
    except ValueError:
        yield words, ""
        return
    for name in sorted(found - known):
        near = nearest(name, known, least=0.6)
        yield f"{{{name}}}", near and f"{{{near}}}"


RULES = (labels_are_there, labels_are_filled_in)
