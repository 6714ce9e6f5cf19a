"""The rules for texts on pages: easy to read, proved where they boast, in both languages, and nothing but texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import product
from typing import Any

from macros import markup, style
from macros.check_messages import bare, style_rules
from macros.document import Address, Document
from macros.load import Contents, Library
from macros.model import Limits
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
    for finding in style.long_sentences(words, rules):
        yield "long-sentence", {"found": finding.found, "sentence": limits.page_sentence}
    if style.count_words(words) >= _ENOUGH_FOR_LIX:
        for finding in style.hard(words, rules):
            yield "hard-to-read", {"found": finding.found, "lix": limits.page_lix}


def strengths_prove_what_they_boast(library: Library) -> Iterator[Problem]:
    """A superlative in what is told of a strength stands in a text that names a fact."""
    rules = style_rules(library)
    for kind, document, contents in _on_pages(library):
        if kind == "strength":
            yield from document.once(_boasts, contents, rules)


def _boasts(document: Document, contents: Contents, rules: dict[str, style.Rules]) -> Iterable[Problem]:
    for address, words in _texts("strength", contents, tuple(rules)):
        own = rules[str(address[-1])]
        if not named_facts([_at(document, address)]):
            for boast in style.superlatives(style.without_names(words, own), own):
                yield document.problem(address, "boast-without-fact", found=boast.found)


def _at(document: Document, address: Address) -> str:
    return str(reduce(lambda value, key: value[key], address, document.data))


def _on_pages(library: Library) -> Iterator[tuple[str, Document, Contents]]:
    """The documents whose texts stand on pages and have no rules of their own."""
    for (kind, _, document), (_, contents) in zip(library.sound, library.contents, strict=True):
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
        if len(value) > 1 and len({*map(str, value.values())}) == 1:
            words = next(iter(value.values()))
            if isinstance(words, str) and style.count_words(bare(words)) >= _ENOUGH_TO_TRANSLATE:
                yield document.problem(address, "same-text", found=", ".join(value))


def written_pages_run_nothing(library: Library) -> Iterator[Problem]:
    """A written page brings no script, no style and no address that runs code."""
    for page in library.pages.values():
        if page.data is not None:
            yield from page.once(markup.in_markdown)


def pages_are_in_every_language(library: Library) -> Iterator[Problem]:
    """A written page is there in every edition."""
    editions = library.single("platform").get("editions", [])
    for path, own, other in product(library.prose, editions, editions):
        file = other["prose"] + path.removeprefix(own["prose"])
        if path.startswith(f"{own['prose']}/") and file not in library.prose:
            yield problem(path, (1, 1), "page-untranslated", language=other["language"], file=file)


RULES = (
    page_texts_are_easy_to_read,
    written_pages_are_easy_to_read,
    strengths_prove_what_they_boast,
    texts_are_translated,
    written_pages_run_nothing,
    pages_are_in_every_language,
)
