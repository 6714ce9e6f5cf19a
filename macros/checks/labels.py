"""The rules for the site's labels, which templates, scripts and code use by name.

They are the engine's (`macros/words/`), and the place's own, which override them (vocabulary.yml).
"""

import os
import re
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from macros.content.kinds import MANY, ONE
from macros.content.loader import WORDS, Library
from macros.content.locale import plural_forms
from macros.content.problems import Problem, problem
from macros.content.schema import nearest
from macros.content.words import catalogue
from macros.content.yaml_reader import Address, Document

ROOT = Path(__file__).parents[2]
Place = tuple[int, int]  # line, column
# Folder of templates, below the project's root → the pattern by which they use a label.
_USES = {
    "macros/rendering/templates": re.compile(r"""\blabel\(\s*["']([\w-]+)["']\s*[,)]"""),
    "overrides": re.compile(r"\bwords\.(\w+)"),
}
_TEMPLATES = (".html", ".md", ".rdf", ".txt", ".xml")
_NONE = "none"
# Suffixes of labels for the number zero (`none`), and for the plural forms of a language.
_COUNTED = tuple(f"-{form}" for form in (_NONE, "zero", "one", "two", "few", "many"))


def plain(name: str) -> str:
    """Return the label's name without its plural form."""
    return next((name.removesuffix(ending) for ending in _COUNTED if name.endswith(ending)), name)


def is_used(address: Address, language: str) -> bool:
    """Whether the text at the address is used in the language: a plural form only if the language has it."""
    name = str(address[-1]) if address else ""
    form = name.removeprefix(plain(name)).removeprefix("-")
    return form in ("", _NONE) or form in plural_forms(language)


def fields(text: str) -> set[str]:
    """Return the placeholders in a label's text. Raises ValueError if its braces do not pair."""
    return {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}


def words_are_known(library: Library) -> Iterator[Problem]:
    """A label in vocabulary.yml overrides one of the engine's, or is used by a template or a kind."""
    for document in library.of_kind(WORDS):
        for section in catalogue("site").keys() & document.data.keys():
            known = {*catalogue("site")[section], *(_of_kinds() if section == "labels" else ())}
            own = [name for name in document.data[section] if not known & {name, plain(name)}]
            if own and section == "labels":  # only now are all the templates asked
                known |= {name for _, _, name in _named()}
            for name in own:
                if not known & {name, plain(name)}:
                    place = document.key_place((section, name))
                    yield problem(document.path, place, "word-unknown", found=name, nearest=nearest(name, known))


def labels_of_kinds_exist(library: Library) -> Iterator[Problem]:
    """Every kind that is published as open data has labels for its set."""
    for document in library.of_kind(WORDS):
        for name in sorted(_of_kinds() - _labels(document)):
            yield problem(document.path, document.key_place(("labels",)), "label-missing", found=name)


def _of_kinds() -> set[str]:
    sets = [f"data_{kind.set}" for kind in (*MANY.values(), *ONE.values()) if kind.data]
    return {*sets, *(f"{name}_description" for name in sets)}


def labels_in_templates_exist(library: Library) -> Iterator[Problem]:
    """Every label that a template uses exists."""
    for document in library.of_kind(WORDS):
        known = _labels(document)
        for file, place, name in _named():
            if name not in known:
                yield problem(file, place, "label-unknown", found=name, nearest=nearest(name, known))


def _labels(document: Document) -> set[str]:
    """Return the names of the engine's labels and of the place's own."""
    return {*catalogue("site")["labels"], *document.data.get("labels", {})}


def _named() -> Iterator[tuple[str, Place, str]]:
    """Yield file, position and name of each label that a template uses."""
    for folder, pattern in _USES.items():
        for inner, _, names in os.walk(ROOT / folder):
            for file in (Path(inner, name) for name in names if name.endswith(_TEMPLATES)):
                yield from _named_in(file, file.stat().st_mtime_ns, pattern)


@cache  # every check reads hundreds of templates, and they seldom change
def _named_in(file: Path, _changed: int, pattern: re.Pattern[str]) -> list[tuple[str, Place, str]]:
    path, lines = file.relative_to(ROOT).as_posix(), enumerate(file.read_text("utf-8").splitlines(), start=1)
    return [
        (path, (number, found.start(1) + 1), found[1]) for number, line in lines for found in pattern.finditer(line)
    ]


def labels_are_filled_in(library: Library) -> Iterator[Problem]:
    """A placeholder in the place's own label is one that the engine's label also has."""
    for document in library.of_kind(WORDS):
        yield from document.once(_not_filled_in)


def _not_filled_in(document: Document) -> Iterator[Problem]:
    for name, text in document.data.get("labels", {}).items():
        known = filled_in(name)
        for language, words in text.items() if known is not None else ():
            for found, near in _unknown(words, known or set()):
                listed = ", ".join(f"{{{each}}}" for each in sorted(known or ())) or "–"
                yield document.problem(
                    ("labels", name, language), "label-braces", found=found, nearest=near, known=listed
                )


def filled_in(name: str) -> set[str] | None:
    """Return the placeholders of a label, in any plural form; None if the engine has no such label."""
    held = catalogue("site")["labels"]
    texts = [held[each] for each in (plain(name), *(plain(name) + form for form in _COUNTED)) if each in held]
    return {field for text in texts for words in text.values() for field in fields(words)} if texts else None


def _unknown(words: str, known: set[str]) -> Iterator[tuple[str, str]]:
    """Yield each unknown placeholder in the text, and the nearest known one; the whole text if braces do not pair."""
    try:
        found = fields(words)
    except ValueError:
        yield words, ""
        return
    for name in sorted(found - known):
        near = nearest(name, known, least=0.6)
        yield f"{{{name}}}", near and f"{{{near}}}"


RULES = (words_are_known, labels_of_kinds_exist, labels_in_templates_exist, labels_are_filled_in)
