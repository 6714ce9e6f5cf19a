"""The rules for a strength's essence and arguments: what others put in their tenders must be proved and read well."""

from __future__ import annotations

from collections.abc import Iterator

from macros import style
from macros.check_messages import bare, style_problem, style_rules
from macros.document import Address, Document
from macros.load import Library
from macros.model import Strength, Text
from macros.problems import Problem
from macros.strengths import proof_ids
from macros.texts import named_facts

ESSENCE_WORDS, CLAIM_WORDS = 25, 30


def arguments_are_proved(library: Library) -> Iterator[Problem]:
    """An argument names a fact in its text, or lists one under facts."""
    for document, strength in _strengths(library):
        for index, argument in enumerate(strength.arguments):
            if not proof_ids(argument):
                yield document.problem(("arguments", index), "argument-without-fact")


def quotations_are_one_sentence(library: Library) -> Iterator[Problem]:
    """A strength's essence, and every claim, is one sentence that is short enough to be quoted."""
    for document, strength in _strengths(library):
        yield from document.once(_too_much, strength)


def _too_much(document: Document, strength: Strength) -> list[Problem]:
    found = [*_not_one_sentence(document, ("essence",), strength.essence, ESSENCE_WORDS)]
    for index, argument in enumerate(strength.arguments):
        found += _not_one_sentence(document, ("arguments", index, "claim"), argument.claim, CLAIM_WORDS)
    return found


def _not_one_sentence(document: Document, address: Address, text: Text, limit: int) -> Iterator[Problem]:
    for language, words in text.items():
        sentences, count = len(style.sentences(bare(words))), style.count_words(bare(words))
        if sentences != 1 or count > limit:
            found = {"sentences": sentences, "found": count, "limit": limit}
            yield document.problem((*address, language), "not-one-sentence", **found)


def arguments_read_well(library: Library) -> Iterator[Problem]:
    """Figures in an essence or argument are facts; its words are not worn out, its superlatives are proved."""
    rules = style_rules(library)
    for document, strength in _strengths(library):
        yield from document.once(_read_well, strength, rules)


def _read_well(document: Document, strength: Strength, rules: dict[str, style.Rules]) -> list[Problem]:
    found: list[Problem] = []
    for address, text, proved in _passages(strength):
        for language, words in text.items():
            for finding in style.findings(bare(words), rules[language]):
                # How hard a single sentence is says little: see the next rule.
                if finding.code != "lix" and not (finding.code == "superlative" and proved):
                    found += style_problem(document, (*address, language), finding, rules[language])
    return found


def arguments_are_easy_to_read(library: Library) -> Iterator[Problem]:
    """A claim with what builds on it, read as one text, has a LIX within the limit."""
    rules = style_rules(library)
    for document, strength in _strengths(library):
        yield from document.once(_hard, strength, rules)


def _hard(document: Document, strength: Strength, rules: dict[str, style.Rules]) -> list[Problem]:
    found: list[Problem] = []
    for index, argument in enumerate(strength.arguments):
        for language in sorted(argument.claim.keys() & argument.more.keys()):
            whole = bare(f"{argument.claim[language]} {argument.more[language]}")
            for finding in style.hard(whole, rules[language]):
                found += style_problem(document, ("arguments", index, "more", language), finding, rules[language])
    return found


def claims_differ(library: Library) -> Iterator[Problem]:
    """No two claims, of one strength or of two, are nearly the same: a text made of both would say a thing twice.

    Of several that are, each is told of once: with the first.
    """
    claims = [
        (document, index, argument.claim)
        for document, strength in _strengths(library)
        for index, argument in enumerate(strength.arguments)
    ]
    for language in style_rules(library):
        limit = library.draft.vocabulary.limits.alike if library.draft else 100
        yield from _alike_claims([each for each in claims if language in each[2]], language, limit)


def _alike_claims(claims: list[tuple[Document, int, Text]], language: str, limit: int) -> Iterator[Problem]:
    for number, (document, index, claim) in enumerate(claims):
        percents = ((style.alike(each[2][language], claim[language], limit), each) for each in claims[:number])
        if found := next((pair for pair in percents if pair[0] >= limit), None):
            percent, (first, one, _) = found
            words = {"found": percent, "other": one + 1, "file": first.path}
            yield document.problem(("arguments", index, "claim", language), "alike-claims", **words)


def _passages(strength: Strength) -> Iterator[tuple[Address, Text, bool]]:
    """Every text, where it stands, and whether a fact proves it."""
    yield ("essence",), strength.essence, bool(named_facts(strength.essence.values()))
    for index, argument in enumerate(strength.arguments):
        proved = bool(proof_ids(argument))
        yield ("arguments", index, "claim"), argument.claim, proved
        yield ("arguments", index, "more"), argument.more, proved


def _strengths(library: Library) -> Iterator[tuple[Document, Strength]]:
    """The strengths whose every reference is there, where there are rules and limits to hold them to."""
    for document in library.of_kind("strength"):
        if library.draft:
            yield document, library.draft.strengths[document.data["id"]]


RULES = (
    arguments_are_proved,
    quotations_are_one_sentence,
    arguments_read_well,
    arguments_are_easy_to_read,
    claims_differ,
)
