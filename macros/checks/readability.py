"""The rules for texts on pages: easy to read, with proof of superlatives, and the same in all languages."""

import re
from collections.abc import Container, Iterator
from typing import Any

from macros.checks import markup
from macros.checks.messages import bare, style_rules, texts
from macros.content.loader import Contents, Library
from macros.content.markdown_text import passages
from macros.content.model import Limits
from macros.content.problems import Problem, problem
from macros.content.texts import named_facts
from macros.content.yaml_reader import Address, Document
from macros.domain import text_lint

_ENOUGH_FOR_LIX = 30  # words: of a sentence or two LIX says little
# A text is more than names if it has at least so many words: in a sentence; in lower case; in all.
_SENTENCE, _NO_NAMES, _TEXT = 3, 4, 8
_SHOWN = 30
_LONGEST_WORD = 60  # letters: longer than any real word, and than a line on a phone
_BRACES = re.compile(r"\{(?:[a-z]+:)?([^{}\s]*)\}")
_NO_WORD = re.compile(rf"\w{{{_LONGEST_WORD + 1},}}")
_ADDRESS = re.compile(r"https?://\S+|\S+@\S+")
# Texts with rules of their own, and words of buttons and headings.
_ELSEWHERE = {"message", "profile", "vocabulary"}
_OWN_RULES = {("strength", "essence"), ("strength", "arguments")}


def page_texts_are_easy_to_read(library: Library) -> Iterator[Problem]:
    """A text on a page has a LIX and sentences within the limits for pages."""
    if library.draft:
        limits, languages = library.draft.vocabulary.limits, tuple(style_rules(library))
        for kind, document, contents in _on_pages(library):
            yield from document.once(_hard_texts, kind, contents, languages, limits)


def _hard_texts(
    document: Document, kind: str, contents: Contents, languages: tuple[str, ...], limits: Limits
) -> Iterator[Problem]:
    for address, words in _texts(kind, contents, languages):
        yield from (document.problem(address, code, **values) for code, values in _hard(bare(words), limits))


def written_pages_read_well(library: Library) -> Iterator[Problem]:
    """So does every paragraph of a written page, which also has no overlong words and no active content."""
    limits = library.draft.vocabulary.limits if library.draft else None
    for page in library.pages.values():
        if page.data is not None:
            yield from page.once(_passage_problems, limits)
            yield from page.once(markup.in_markdown)


def _passage_problems(page: Document, limits: Limits | None) -> Iterator[Problem]:
    for line, words in passages(page.data):
        found = (*_overlong_words(words), *(_hard(words, limits) if limits else ()))
        yield from (problem(page.path, (line, 1), code, **values) for code, values in found)


def _hard(words: str, limits: Limits) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield code and values of each problem of a text that is hard to read."""
    rules = {"lix": limits.page_lix, "sentence": limits.page_sentence}
    for finding in text_lint.long_sentences(words, rules):
        yield "long-sentence", {"found": finding.found, "sentence": limits.page_sentence}
    if text_lint.count_words(words) >= _ENOUGH_FOR_LIX:
        for finding in text_lint.hard(words, rules):
            yield "hard-to-read", {"found": finding.found, "lix": limits.page_lix}


def superlatives_are_proved(library: Library) -> Iterator[Problem]:
    """A superlative in a strength's texts is in a text that refers to a fact."""
    rules = style_rules(library)
    for kind, document, contents in _on_pages(library):
        if kind == "strength":
            yield from document.once(_unproved_superlatives, contents, rules)


def _unproved_superlatives(
    document: Document, contents: Contents, rules: dict[str, text_lint.Rules]
) -> Iterator[Problem]:
    for address, words in _texts("strength", contents, rules):
        own = rules[str(address[-1])]
        if not named_facts([words]):
            for boast in text_lint.superlatives(text_lint.without_names(bare(words), own), own):
                yield document.problem(address, "boast-without-fact", found=boast.found)


def _on_pages(library: Library) -> Iterator[tuple[str, Document, Contents]]:
    """Yield the documents whose texts are shown on pages and have no rules of their own."""
    for (kind, _, document), (_, contents) in zip(library.valid, library.contents, strict=True):
        if kind not in _ELSEWHERE:
            yield kind, document, contents


def _texts(kind: str, contents: Contents, languages: Container[str]) -> Iterator[tuple[Address, str]]:
    """Yield every text without rules of its own in each of the languages; its address ends with the language."""
    for address, words, _ in texts(contents):
        if (kind, address[0]) not in _OWN_RULES and address[-1] in languages:
            yield address, words


def texts_match_between_languages(library: Library) -> Iterator[Problem]:
    """Every file follows the rules that compare its texts between languages."""
    for document, contents in library.contents:
        for rule in (texts_are_translated, texts_have_the_same_placeholders, words_fit_on_a_line):
            yield from document.once(rule, contents)


def texts_are_translated(document: Document, contents: Contents) -> Iterator[Problem]:
    """A text is not the same in two languages, unless it consists of names."""
    for address, value, _ in contents.texts:
        words = next(iter(value.values()))
        if len(value) > 1 and len({*map(str, value.values())}) == 1 and isinstance(words, str) and _is_language(words):
            yield document.problem(address, "same-text", found=", ".join(value))


def _is_language(text: str) -> bool:
    """Whether the text has more than names and placeholders."""
    plain = _ADDRESS.sub("", _BRACES.sub("", text))
    words = text_lint.words(plain)
    in_lower_case = sum(word[0].islower() for word in words)
    is_sentence = plain.rstrip().endswith((".", "!", "?")) and len(words) >= _SENTENCE
    return is_sentence or in_lower_case >= _NO_NAMES or len(words) >= _TEXT


def texts_have_the_same_placeholders(document: Document, contents: Contents) -> Iterator[Problem]:
    """A text has the same references and placeholders in every language."""
    for address, value, _ in contents.texts:
        held = {language: set(_BRACES.findall(text)) for language, text in value.items() if isinstance(text, str)}
        for language, own in held.items() if any(held.values()) else ():
            if lost := sorted(set[str]().union(*held.values()) - own):
                yield document.problem((*address, language), "braces-lost", found=", ".join(lost))


def words_fit_on_a_line(document: Document, contents: Contents) -> Iterator[Problem]:
    """No word is longer than a line, which would make a page scroll sideways."""
    for address, words, _ in texts(contents):
        yield from (document.problem(address, code, **values) for code, values in _overlong_words(words))


def _overlong_words(words: str) -> Iterator[tuple[str, dict[str, Any]]]:
    # Nearly no text has so long a part: to look at its length first is five times faster.
    longest = max(words.split(), key=len, default="")
    if len(longest) > _LONGEST_WORD and (found := _NO_WORD.search(words)):
        yield "endless-word", {"found": found[0][:_SHOWN], "count": len(found[0])}


RULES = (
    page_texts_are_easy_to_read,
    written_pages_read_well,
    superlatives_are_proved,
    texts_match_between_languages,
)
