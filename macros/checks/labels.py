"""The rules for the site's own words: the engine's (`macros/words/`), and a place's own instead (vocabulary.yml)."""

from __future__ import annotations

import string
from collections.abc import Iterator

from macros.content.kinds import MANY, ONE
from macros.content.loader import WORDS, Library
from macros.content.locale import plural_forms
from macros.content.problems import Problem, problem
from macros.content.schema import nearest
from macros.content.words import catalogue
from macros.content.yaml_reader import Address, Document

_NONE = "none"
# Another label's words where there are none, or where the language has a form of its own for the number.
_COUNTED = tuple(f"-{form}" for form in (_NONE, "zero", "one", "two", "few", "many"))


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


def words_are_known(library: Library) -> Iterator[Problem]:
    """A word of the place's own stands in for one of the engine's, or is one that a kind asks for."""
    for document in library.of_kind(WORDS):
        for section in catalogue("site").keys() & document.data.keys():
            known = catalogue("site")[section].keys() | (_of_kinds() if section == "labels" else set())
            for name in document.data[section]:
                if plain(name) not in known and name not in known:
                    place = document.key_place((section, name))
                    yield problem(document.path, place, "word-unknown", found=name, nearest=nearest(name, known))


def labels_are_there(library: Library) -> Iterator[Problem]:
    """Every kind that is offered as open data has words for its set."""
    for document in library.of_kind(WORDS):
        for name in sorted(_of_kinds() - catalogue("site")["labels"].keys() - document.data.get("labels", {}).keys()):
            yield problem(document.path, document.key_place(("labels",)), "label-missing", found=name)


def _of_kinds() -> set[str]:
    sets = [f"data_{kind.set}" for kind in (*MANY.values(), *ONE.values()) if kind.data]
    return {*sets, *(f"{name}_description" for name in sets)}


def labels_are_filled_in(library: Library) -> Iterator[Problem]:
    """What stands in braces in a label of the place is something that the engine's label has as well."""
    for document in library.of_kind(WORDS):
        yield from document.once(_not_filled_in)


def _not_filled_in(document: Document) -> Iterator[Problem]:
    for name, text in document.data.get("labels", {}).items():
        engines = _forms_of(name)
        known = {field for each in engines for words in each.values() for field in fields(words)}
        listed = ", ".join(f"{{{each}}}" for each in sorted(known)) or "–"
        for language, words in text.items() if engines else ():
            for found, near in _unknown(words, known):
                address = ("labels", name, language)
                yield document.problem(address, "label-braces", found=found, nearest=near, known=listed)


def _forms_of(name: str) -> list[dict[str, str]]:
    """The engine's label in each of its forms, with its words by language."""
    held = catalogue("site")["labels"]
    return [held[each] for each in (plain(name), *(plain(name) + form for form in _COUNTED)) if each in held]


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


RULES = (words_are_known, labels_are_there, labels_are_filled_in)
