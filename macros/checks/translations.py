"""The rules for messages in languages that the site has no edition in. A rule's docstring is the rule.

The editors may not know the language, so the rules compare what can be compared with the original text.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import regex

from macros.checks.messages import bare, is_whole, too_long
from macros.content import locale as languages
from macros.content.loader import Library
from macros.content.model import Language, Message, Passive, Platform, Translation
from macros.content.problems import Problem
from macros.content.texts import REFERENCE, unit_words
from macros.content.yaml_reader import Document
from macros.domain import text_lint
from macros.domain.bank import Bank

_DIGITS = regex.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Version:
    """A variant in another language: its document and index there, its text, and the original text."""

    document: Document
    index: int
    translation: Translation
    text: str
    source: str

    def problem(self, code: str, **values: object) -> Problem:
        """Return a problem with the text."""
        return self.document.problem(("variants", self.index, "text"), code, **values)


def languages_are_known(library: Library) -> Iterator[Problem]:
    """A language is one that Babel has locale data for."""
    for kind, id_, document in library.valid:
        code = {"language": id_, "translation": id_.partition("/")[0]}.get(kind)
        if code and not languages.is_known(code):
            yield document.problem(("id",), "language", found=code)


def translations_render_variants(library: Library) -> Iterator[Problem]:
    """A translated variant renders one of the message's variants, and no two render the same."""
    for document, translation, message, _ in _translations(library):
        rendered: set[int] = set()
        for index, each in enumerate(translation.variants):
            if each.of > len(message.variants):
                words = {"found": each.of, "count": len(message.variants)}
                yield document.problem(("variants", index, "of"), "no-such-variant", **words)
            elif each.of in rendered:
                yield document.problem(("variants", index, "of"), "variant-twice", found=each.of)
            rendered.add(each.of)


def translations_say_the_same(library: Library) -> Iterator[Problem]:
    """A translation has the figures, goals and placeholders of its original, and no other number."""
    for version, _ in _versions(library):
        wanted, found = _named(version.source), _named(version.text)
        if wanted != found:
            words = {"lacks": _listed(wanted - found), "extra": _listed(found - wanted)}
            yield version.problem("translation-differs", **words)
        numbers = [sorted(_DIGITS.findall(bare(each))) for each in (version.source, version.text)]
        if numbers[0] != numbers[1]:
            words = {"source": ", ".join(numbers[0]) or "–", "found": ", ".join(numbers[1]) or "–"}
            yield version.problem("translation-numbers", **words)


def _named(text: str) -> set[str]:
    """Return the references in the text's braces; a fact is the same with and without its unit."""
    return {found[0].replace("{fact:", "{value:") for found in REFERENCE.finditer(text)}


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)) or "–"


def units_are_written(library: Library) -> Iterator[Problem]:
    """A fact whose unit is a word is written as its value, followed by the unit in the language."""
    for version, platform in _faithful(library):
        for kind, id_, _ in REFERENCE.findall(version.text):
            unit = platform.facts[id_].unit if kind == "fact" else None
            if unit and not unit_words(unit, version.translation.language):
                yield version.problem("unit-in-words", found=id_, unit=next(iter(unit.values())))


def translations_fit_their_channel(library: Library) -> Iterator[Problem]:
    """With the longest plausible values, a translation is within its channel's limit."""
    banks: dict[str, Bank] = {}
    for version, platform in _faithful(library):
        language, message = version.translation.language, platform.messages[version.translation.message]
        bank = banks.setdefault(language, Bank(platform, language, library.today))
        yield from too_long(version.document, message, bank, {version.index: {language: version.text}}, "text")


def what_is_filled_in_has_words(library: Library) -> Iterator[Problem]:
    """A placeholder or goal in a translation has words in that language."""
    for version, platform in _faithful(library):
        language = version.translation.language
        own = platform.languages.get(language) or Language(id=language, order=1)
        spoken = {languages.base(language)} & {each.language for each in platform.place.editions}
        asked = {slot for _, _, slot in REFERENCE.findall(version.text) if slot} - own.shown.keys()
        lacking = asked | ({"goal"} if "{goal:" in version.text and not own.goal else set())
        if lacking and not spoken:
            yield version.problem("language-lacks", found=_listed(lacking), language=language)


def translations_are_easy(library: Library) -> Iterator[Problem]:
    """A translation's sentences, words and LIX are within its language's limits, as is its use of the passive."""
    for version, platform in _faithful(library):
        if own := platform.languages.get(version.translation.language):
            text, most = bare(version.text), own.limits.sentence or platform.vocabulary.limits.sentence
            for found in text_lint.long_sentences(text, {"sentence": most}):
                yield version.problem("long-sentence", found=found.found, sentence=most)
            for found in text_lint.hard(text, {"lix": own.limits.lix}) if own.limits.lix else ():
                yield version.problem("hard-to-read", found=found.found, lix=own.limits.lix)
            yield from _long_on_average(version, text, own.limits.average)
            yield from _hard_words(version, text, own)


def _long_on_average(version: _Version, text: str, limit: int | None) -> Iterator[Problem]:
    words, count = text_lint.count_words(text), len(text_lint.sentences(text))
    if limit and words > limit * count:
        yield version.problem("long-average", found=round(words / count, 1), limit=limit)


def _hard_words(version: _Version, text: str, own: Language) -> Iterator[Problem]:
    """Yield a problem for each long or passive word; names, which have capitals, may be long."""
    longest, passive = own.limits.word, own.passive or Passive(endings=[])
    for word in text_lint.words(text):
        if longest and len(word) > longest and word.islower():
            yield version.problem("long-word", found=word, limit=longest)
        if word.endswith(tuple(passive.endings)) and not word.lower().endswith(tuple(passive.other)):
            yield version.problem("passive", found=word)


def _translations(library: Library) -> Iterator[tuple[Document, Translation, Message, Platform]]:
    """Yield each translation whose message is valid, with its document, message and platform."""
    documents = library.documents
    if platform := library.draft:
        for translation in platform.translations.values():
            message = platform.messages.get(translation.message)
            if message and is_whole(documents["message"][message.id], message, platform):
                yield documents["translation"][translation.id], translation, message, platform


def _versions(library: Library) -> Iterator[tuple[_Version, Platform]]:
    """Yield each translated text together with its original."""
    for document, translation, message, platform in _translations(library):
        first = platform.place.editions[0].language
        for index, each in enumerate(translation.variants):
            if each.of <= len(message.variants) and first in (source := message.variants[each.of - 1]):
                yield _Version(document, index, translation, each.text, source[first]), platform


def _faithful(library: Library) -> Iterator[tuple[_Version, Platform]]:
    """Yield the translated texts with the same references as their originals, in a language that is known."""
    for version, platform in _versions(library):
        if _named(version.source) == _named(version.text) and languages.is_known(version.translation.language):
            yield version, platform


RULES = (
    languages_are_known,
    translations_render_variants,
    translations_say_the_same,
    units_are_written,
    translations_fit_their_channel,
    what_is_filled_in_has_words,
    translations_are_easy,
)
