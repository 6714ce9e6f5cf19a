"""The rules for a strength's essence and arguments: what others quote in their tenders must be proved and read well."""

from collections.abc import Iterable, Iterator

from macros.checks.messages import bare, style_problem, style_problems, style_rules
from macros.content.loader import Library
from macros.content.model import Strength, Text
from macros.content.problems import Problem
from macros.content.texts import named_facts
from macros.content.yaml_reader import Address, Document
from macros.domain import text_lint
from macros.domain.strengths import proof_ids

ESSENCE_WORDS, CLAIM_WORDS = 25, 30
Rules = dict[str, text_lint.Rules]


def each_argues_well(library: Library) -> Iterator[Problem]:
    """Every strength follows the rules for a single strength."""
    rules = style_rules(library)
    for document, strength in _strengths(library):
        for rule in OF_ONE:
            yield from document.once(rule, strength, rules)


def arguments_are_proved(document: Document, strength: Strength, _: Rules) -> Iterable[Problem]:
    """An argument refers to a fact in its text or lists one in `facts`; a `did_you_know` refers to one."""
    for index, argument in enumerate(strength.arguments):
        if not proof_ids(argument):
            yield document.problem(("arguments", index), "argument-without-fact")
    if strength.did_you_know and not named_facts(strength.did_you_know.values()):
        yield document.problem(("did_you_know",), "argument-without-fact")


def quotations_are_one_sentence(document: Document, strength: Strength, _: Rules) -> Iterable[Problem]:
    """A strength's essence, and every claim, is a single sentence short enough to quote."""
    yield from _not_one_sentence(document, ("essence",), strength.essence, ESSENCE_WORDS)
    for index, argument in enumerate(strength.arguments):
        yield from _not_one_sentence(document, ("arguments", index, "claim"), argument.claim, CLAIM_WORDS)


def _not_one_sentence(document: Document, address: Address, text: Text, limit: int) -> Iterator[Problem]:
    for language, words in text.items():
        sentences, count = len(text_lint.sentences(bare(words))), text_lint.count_words(bare(words))
        if sentences != 1 or count > limit:
            found = {"sentences": sentences, "found": count, "limit": limit}
            yield document.problem((*address, language), "not-one-sentence", **found)


def arguments_read_well(document: Document, strength: Strength, rules: Rules) -> Iterable[Problem]:
    """Texts that others quote have figures from facts, no clichés, and superlatives only with proof."""
    for address, text, proved in _passages(strength):
        # LIX says little of a single sentence: see the next rule.
        passed = ("lix", "superlative") if proved else ("lix",)
        yield from style_problems(document, address, text, rules, passed)


def arguments_are_easy_to_read(document: Document, strength: Strength, rules: Rules) -> Iterable[Problem]:
    """A claim and its development, read as one text, have a LIX within the limit."""
    for index, argument in enumerate(strength.arguments):
        for language in sorted(argument.claim.keys() & argument.more.keys()):
            whole = bare(f"{argument.claim[language]} {argument.more[language]}")
            for finding in text_lint.hard(whole, rules[language]):
                yield from style_problem(document, ("arguments", index, "more", language), finding, rules[language])


def claims_differ(library: Library) -> Iterator[Problem]:
    """No two claims are nearly the same, since a text made of both would repeat itself.

    Of several similar claims, each is reported once, against the first.
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
        percents = ((text_lint.alike(each[2][language], claim[language], limit), each) for each in claims[:number])
        if found := next((pair for pair in percents if pair[0] >= limit), None):
            percent, (first, one, _) = found
            words = {"found": percent, "other": one + 1, "file": first.path}
            yield document.problem(("arguments", index, "claim", language), "alike-claims", **words)


def _passages(strength: Strength) -> Iterator[tuple[Address, Text, bool]]:
    """Yield each text: its address, its words, and whether a fact proves it."""
    yield ("essence",), strength.essence, bool(named_facts(strength.essence.values()))
    if strength.did_you_know:
        yield ("did_you_know",), strength.did_you_know, True
    for index, argument in enumerate(strength.arguments):
        proved = bool(proof_ids(argument))
        yield ("arguments", index, "claim"), argument.claim, proved
        yield ("arguments", index, "more"), argument.more, proved


def _strengths(library: Library) -> Iterator[tuple[Document, Strength]]:
    """Yield each valid strength and its document; none while the platform cannot be built."""
    for document in library.of_kind("strength"):
        if library.draft:
            yield document, library.draft.strengths[document.data["id"]]


OF_ONE = (arguments_are_proved, quotations_are_one_sentence, arguments_read_well, arguments_are_easy_to_read)
RULES = (each_argues_well, claims_differ)
