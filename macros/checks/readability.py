"""The rules for texts on pages: easy to read, proved where they boast, in both languages, and nothing but texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import reduce
from typing import Any

from macros.checks import markup
from macros.checks.messages import bare, style_rules
from macros.content.loader import Contents, Library
from macros.content.markdown_text import passages
from macros.content.model import Limits
from macros.content.problems import Problem, problem
from macros.content.texts import named_facts
from macros.content.yaml_reader import Address, Document
from macros.domain import text_lint

_ENOUGH_FOR_LIX = 30  # words: of a sentence or two LIX says little
# Words of two texts that are the same: in a sentence; in what begins in lower case, as names do not; in all.
_SENTENCE, _NO_NAMES, _TEXT = 3, 4, 8
_SHOWN = 30
_LONGEST_WORD = 60  # letters: longer than any that is read, and than a line on a telephone
_BRACES = re.compile(r"\{(?:[a-z]+:)?([^{}\s]*)\}")
_NO_WORD = re.compile(rf"\w{{{_LONGEST_WORD + 1},}}")
_ADDRESS = re.compile(r"https?://\S+|\S+@\S+")
# Texts with rules of their own, and words of buttons and headings.
_ELSEWHERE = {"message", "profile", "vocabulary"}
_OWN_RULES = {("strength", "essence"), ("strength", "arguments")}


def page_texts_are_easy_to_read(library: Library) -> Iterator[Problem]:
    """A text on a page has a LIX within the limit for pages, and no sentence that has very many words."""
    if library.draft:
        limits, languages = library.draft.vocabulary.limits, tuple(style_rules(library))
        for kind, document, contents in _on_pages(library):
            yield from document.once(_hard_texts, kind, contents, languages, limits)


def _hard_texts(
    document: Document, kind: str, contents: Contents, languages: tuple[str, ...], limits: Limits
) -> Iterable[Problem]:
    for address, words in _texts(kind, contents, languages):
        yield from (document.problem(address, code, **values) for code, values in _hard(words, limits))


def written_pages_are_easy_to_read(library: Library) -> Iterator[Problem]:
    """So has every paragraph of a written page."""
    proses = tuple(f"{edition.prose}/" for edition in library.draft.place.editions) if library.draft else ()
    for path, page in library.pages.items():
        if library.draft and page.data is not None and path.startswith(proses):
            yield from page.once(_hard_passages, library.draft.vocabulary.limits)


def _hard_passages(page: Document, limits: Limits) -> Iterable[Problem]:
    for line, words in passages(page.data):
        yield from (problem(page.path, (line, 1), code, **values) for code, values in _hard(words, limits))


def _hard(words: str, limits: Limits) -> Iterator[tuple[str, dict[str, Any]]]:
    """Code and values of each problem of a text that is hard to read."""
    rules = {"lix": limits.page_lix, "sentence": limits.page_sentence}
    for finding in text_lint.long_sentences(words, rules):
        yield "long-sentence", {"found": finding.found, "sentence": limits.page_sentence}
    if text_lint.count_words(words) >= _ENOUGH_FOR_LIX:
        for finding in text_lint.hard(words, rules):
            yield "hard-to-read", {"found": finding.found, "lix": limits.page_lix}


def strengths_prove_what_they_boast(library: Library) -> Iterator[Problem]:
    """A superlative in a strength's texts stands in a text that references a fact."""
    rules = style_rules(library)
    for kind, document, contents in _on_pages(library):
        if kind == "strength":
            yield from document.once(_boasts, contents, rules)


def _boasts(document: Document, contents: Contents, rules: dict[str, text_lint.Rules]) -> Iterable[Problem]:
    for address, words in _texts("strength", contents, tuple(rules)):
        own = rules[str(address[-1])]
        if not named_facts([_at(document, address)]):
            for boast in text_lint.superlatives(text_lint.without_names(words, own), own):
                yield document.problem(address, "boast-without-fact", found=boast.found)


def _at(document: Document, address: Address) -> str:
    return str(reduce(lambda value, key: value[key], address, document.data))


def _on_pages(library: Library) -> Iterator[tuple[str, Document, Contents]]:
    """The documents whose texts stand on pages and have no rules of their own."""
    for (kind, _, document), (_, contents) in zip(library.valid, library.contents, strict=True):
        if kind not in _ELSEWHERE:
            yield kind, document, contents


def _texts(kind: str, contents: Contents, languages: tuple[str, ...]) -> Iterator[tuple[Address, str]]:
    """Every text in each of the languages, without its references; the last of its address is the language."""
    for address, text, _ in contents.texts:
        if (kind, address[0]) not in _OWN_RULES:
            for language, words in text.items():
                if language in languages and isinstance(words, str):  # a list is words to search by
                    yield (*address, language), bare(words)


def texts_are_translated(library: Library) -> Iterator[Problem]:
    """Two languages do not have the same text, but for names."""
    for document, contents in library.contents:
        yield from document.once(_same_texts, contents)


def _same_texts(document: Document, contents: Contents) -> Iterable[Problem]:
    for address, value, _ in contents.texts:
        words = next(iter(value.values()))
        if len(value) > 1 and len({*map(str, value.values())}) == 1 and isinstance(words, str) and _is_language(words):
            yield document.problem(address, "same-text", found=", ".join(value))


def _is_language(text: str) -> bool:
    """Whether the text is more than names, and what stands in braces."""
    plain = _ADDRESS.sub("", _BRACES.sub("", text))
    words = text_lint.words(plain)
    in_lower_case = sum(word[0].islower() for word in words)
    is_sentence = plain.rstrip().endswith((".", "!", "?")) and len(words) >= _SENTENCE
    return is_sentence or in_lower_case >= _NO_NAMES or len(words) >= _TEXT


def texts_hold_the_same(library: Library) -> Iterator[Problem]:
    """What stands in braces in a text in one language stands there in the others too."""
    for document, contents in library.contents:
        yield from document.once(_lost_braces, contents)


def _lost_braces(document: Document, contents: Contents) -> Iterable[Problem]:
    for address, value, _ in contents.texts:
        held = {language: set(_BRACES.findall(text)) for language, text in value.items() if isinstance(text, str)}
        for language, own in held.items():
            if lost := sorted(set[str]().union(*held.values()) - own):
                yield document.problem((*address, language), "braces-lost", found=", ".join(lost))


def words_have_an_end(library: Library) -> Iterator[Problem]:
    """No word is longer than a line: on a page it would run out of the picture."""
    for document, contents in library.contents:
        yield from document.once(_endless_words, contents)
    for path, page in library.pages.items():
        for line, words in passages(page.data) if page.data and _NO_WORD.search(page.data) else ():
            if found := _NO_WORD.search(words):
                yield problem(path, (line, 1), "endless-word", found=found[0][:_SHOWN], count=len(found[0]))


def _endless_words(document: Document, contents: Contents) -> Iterable[Problem]:
    for address, value, _ in contents.texts:
        for language, text in value.items():
            if found := _NO_WORD.search(str(text)):
                words = {"found": found[0][:_SHOWN], "count": len(found[0])}
                yield document.problem((*address, language), "endless-word", **words)


def written_pages_run_nothing(library: Library) -> Iterator[Problem]:
    """A written page brings no script, no style and no address that runs code."""
    for page in library.pages.values():
        if page.data is not None:
            yield from page.once(markup.in_markdown)


RULES = (
    page_texts_are_easy_to_read,
    written_pages_are_easy_to_read,
    strengths_prove_what_they_boast,
    texts_are_translated,
    texts_hold_the_same,
    words_have_an_end,
    written_pages_run_nothing,
)
