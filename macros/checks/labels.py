"""The rules for the site's own words (vocabulary.yml: labels): templates, scripts and code ask for them by name.

labels.yml is what they ask for. After a label has been added it is written anew by
`LABELS=write python -m pytest -n0 tests/checks/test_check_labels.py`.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from macros.content.kinds import MANY, ONE
from macros.content.loader import Library
from macros.content.locale import plural_forms
from macros.content.problems import Problem, problem
from macros.content.schema import nearest
from macros.content.yaml_reader import LOADER, Address, Document

FILE = Path(__file__).with_name("labels.yml")
ROOT = Path(__file__).parents[2]
# Where templates lie, below the project's root, and how those there ask for a label by its name.
_ASKING = {
    "macros/rendering/templates": re.compile(r"""\blabel\(\s*["']([\w-]+)["']\s*[,)]"""),
    "overrides": re.compile(r"\bwords\.(\w+)"),
}
_TEMPLATES = frozenset({".html", ".md", ".rdf", ".txt", ".xml"})
_NONE = "none"
# Another label's words where there are none, or where the language has a form of its own for the number.
_COUNTED = tuple(f"-{form}" for form in (_NONE, "zero", "one", "two", "few", "many"))


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
    """The label's name, without what says for which numbers it is."""
    return next((name.removesuffix(ending) for ending in _COUNTED if name.endswith(ending)), name)


def is_used(address: Address, language: str) -> bool:
    """Whether the text at the address is asked for in the language: a counted form, only where the language has it."""
    name = str(address[-1]) if address else ""
    form = name.removeprefix(plain(name)).removeprefix("-")
    return form in ("", _NONE) or form in plural_forms(language)


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


def templates_ask_for_what_is_there(library: Library) -> Iterator[Problem]:
    """Every label that a template names is there, also one that `labels.yml` does not know of yet."""
    for document in library.of_kind("vocabulary"):
        known = document.data["labels"].keys() | asked().keys()
        for file, place, name in _named():
            if name not in known:
                yield problem(file, place, "label-unknown", found=name, nearest=nearest(name, known))


def _named() -> Iterator[tuple[str, tuple[int, int], str]]:
    """File, line and column of each label that a template names, and its name."""
    for folder, asking in _ASKING.items():
        for file in sorted((ROOT / folder).rglob("*.*")):
            if file.suffix in _TEMPLATES:
                for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
                    for found in asking.finditer(line):
                        yield file.relative_to(ROOT).as_posix(), (number, found.start(1) + 1), found[1]


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


RULES = (labels_are_there, templates_ask_for_what_is_there, labels_are_filled_in)
