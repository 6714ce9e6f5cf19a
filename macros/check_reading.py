"""The rules for texts on pages: easy to read, proved where they boast, and there in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros import style
from macros.check_messages import bare, style_rules
from macros.document import Address, Document, Place
from macros.load import Library
from macros.problems import Problem, problem
from macros.prose import passages
from macros.texts import named_facts

_ENOUGH_FOR_LIX = 30  # words: of a sentence or two LIX says little
_ENOUGH_TO_TRANSLATE = 8  # words: a name or a list of names may be the same
# Texts with rules of their own, and words of buttons and headings.
_ELSEWHERE = {"message", "profile", "vocabulary"}
_OWN_RULES = {("strength", "essence"), ("strength", "arguments")}


def page_texts_are_easy_to_read(library: Library) -> Iterator[Problem]:
    """A text on a page has a LIX within the limit for pages, and no sentence that has very many words."""
    for document, address, words, rules in _texts(library):
        yield from _hard(library, document.path, document.place(address), words, rules)


def written_pages_are_easy_to_read(library: Library) -> Iterator[Problem]:
    """So has every paragraph of a written page."""
    rules, editions = style_rules(library), library.single("platform").get("editions", [])
    proses = {f"{edition['prose']}/": edition["language"] for edition in editions}
    for path, markdown in library.prose.items():
        language = next((language for prose, language in proses.items() if path.startswith(prose)), "")
        for line, words in passages(markdown) if language in rules else ():
            yield from _hard(library, path, (line, 1), words, rules[language])


def _hard(library: Library, path: str, place: Place, words: str, rules: style.Rules) -> Iterator[Problem]:
    if library.draft is None:
        return
    limits = library.draft.vocabulary.limits
    wider = {**rules, "lix": limits.page_lix, "sentence": limits.page_sentence}
    for finding in style.long_sentences(words, wider):
        yield problem(path, place, "long-sentence", found=finding.found, sentence=limits.page_sentence)
    if style.count_words(words) >= _ENOUGH_FOR_LIX:
        for finding in style.hard(words, wider):
            yield problem(path, place, "hard-to-read", found=finding.found, lix=limits.page_lix)


def strengths_prove_what_they_boast(library: Library) -> Iterator[Problem]:
    """A superlative in what is told of a strength stands in a text that names a fact."""
    strengths = {document.path for document in library.of_kind("strength")}
    for document, address, words, rules in _texts(library):
        if document.path in strengths and not named_facts([_at(document, address)]):
            for finding in style.superlatives(style.without_names(words, rules), rules):
                yield document.problem(address, "boast-without-fact", found=finding.found)


def _at(document: Document, address: Address) -> str:
    value: Any = document.data
    for key in address:
        value = value[key]
    return str(value)


def _texts(library: Library) -> Iterator[tuple[Document, Address, str, style.Rules]]:
    """Every text of a page, in each language, without its references, with that language's rules."""
    rules = style_rules(library)
    kinds = {document.path: kind for kind, _, document in library.sound}
    for document, values in library.values:
        for address, value, schema in values if kinds[document.path] not in _ELSEWHERE else ():
            if schema.get("x-text") and (kinds[document.path], address[0]) not in _OWN_RULES:
                yield from _in_languages(document, address, value, rules)


def _in_languages(
    document: Document, address: Address, text: dict[str, Any], rules: dict[str, style.Rules]
) -> Iterator[tuple[Document, Address, str, style.Rules]]:
    for language, words in text.items():
        if language in rules and isinstance(words, str):  # a list is words to search by
            yield document, (*address, language), bare(words), rules[language]


def texts_are_translated(library: Library) -> Iterator[Problem]:
    """Two languages do not have the same text, but for names."""
    for document, values in library.values:
        for address, value, schema in values:
            if schema.get("x-text") and len(value) > 1 and len({*map(str, value.values())}) == 1:
                words = next(iter(value.values()))
                if isinstance(words, str) and style.count_words(bare(words)) >= _ENOUGH_TO_TRANSLATE:
                    yield document.problem(address, "same-text", found=", ".join(value))


def pages_are_in_every_language(library: Library) -> Iterator[Problem]:
    """A written page is there in every edition."""
    proses = {edition["language"]: edition["prose"] for edition in library.single("platform").get("editions", [])}
    for path in library.prose:
        for prose in proses.values():
            if path.startswith(f"{prose}/"):
                yield from _elsewhere(library, path, path.removeprefix(prose), proses)


def _elsewhere(library: Library, path: str, page: str, proses: dict[str, str]) -> Iterator[Problem]:
    for language, prose in proses.items():
        if prose + page not in library.prose:
            yield problem(path, (1, 1), "page-untranslated", language=language, file=prose + page)


RULES = (
    page_texts_are_easy_to_read,
    written_pages_are_easy_to_read,
    strengths_prove_what_they_boast,
    texts_are_translated,
    pages_are_in_every_language,
)
