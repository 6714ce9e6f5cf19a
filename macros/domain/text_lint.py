"""Measures of a text (length, readability), and the rules that give warnings about it.

The browser has the same rules in overrides/js/try/style.js; both are tested by tests/domain/style_cases.yml.
"""

import difflib
import itertools
import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from sys import intern
from typing import Any

import regex

from macros.content.locale import has_space_before_percent, month_names
from macros.content.model import Brand, Platform

Rules = dict[str, Any]

_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*(?:[-’'][\p{L}\p{M}]+)*")
# A point ends a sentence at the end of a line and before a capital, or a letter of a script that has none: "t.ex. en"
# and "kl. 10" go on. A row of points is looked at once, not from each of them.
_SENTENCE_END = regex.compile(r"\n+|(?<![.!?…؟])[.!?…؟]+[”“\"’)]*(?=\s+[”“\"’(–]*[\p{Lu}\p{Lo}]|\s*$|\s*\n)")
_ADDRESS = regex.compile(r"https?://\S+|www\.\S+|[^\s@]{1,64}@[^\s@]{1,253}\.\S+")
# From a country's or an area's number on; fewer digits than seven are no telephone's.
_TELEPHONE = regex.compile(r"(?<![\p{L}\p{M}\d])(?:\+\d{1,3}|\(?0\d{1,4}\)?)(?:[ \u00a0/–-]?\(?\d+\)?)+")
_TELEPHONE_DIGITS = 7
_DIGIT = regex.compile(r"\d")
# Not what belongs to a name: Covid-19, B52, 3D.
_FIGURE = regex.compile(r"(?<![\p{L}\p{M}\d]-?)[-−]?\d+(?:[ .,:\u00a0\u202f–-]\d+)*(?!\d|\p{Lu}(?!\p{L}))")
_SLOT = regex.compile(r"\{[\p{L}_]+\}|\[[^\[\]\n]{1,60}\]")
_LONG_WORD = 6
_ENOUGH_WORDS = 10
_NEAR = 40  # characters looked at on each side of a figure: more than any month or word for time has
_SPACED = [space + mark for space in " \u00a0" for mark in ".,!?:;"]
# Code, pattern, and signs of which every text has one where the pattern finds something: looked for first, as nearly no
# text has.
_TYPOGRAPHY = (
    ("straight-quote", '"', ('"',)),
    ("foreign-quote", "“", ("“",)),
    ("hyphen-for-dash", r"(?<=\s)--?(?=\s)", ("-",)),
    ("three-points", r"\.{3,}", ("...",)),
    (
        "space-before-mark",
        r"(?<=[\p{L}\d])[ \u00a0]+[.,!?:;](?=\s|$)",
        [*map("".join, itertools.product(" \u00a0", ".,!?:;"))],
    ),
    ("two-spaces", r"(?<=\S) {2,}(?=\S)", ("  ",)),
    ("repeated-mark", r"[!?]{2,}", ("!!", "!?", "?!", "??")),
    ("no-space-before-sign", r"[\p{L}\d]%|§[\p{L}\d]", ("%", "§")),
)
_MARKS = [(code, regex.compile(pattern), signs) for code, pattern, signs in _TYPOGRAPHY]


@dataclass(frozen=True, slots=True)
class Finding:
    """A warning about a text. code: the rule; found: the words; why: the brand's explanation."""

    code: str
    found: str
    why: str = ""


def rules(platform: Platform, language: str) -> Rules:
    """Return the rules' parameters for the platform in one language, as plain values, also for the browser."""
    return {
        "excused": excused(platform, language),
        "cliches": _cliches(platform.brand, language),
        "superlatives": platform.brand.words.superlatives[language],
        "names": names(platform, language),
        "months": month_names(language),
        "clock": platform.vocabulary.labels["style_before_numbers"][language].split(", "),
        "lix": platform.vocabulary.limits.lix,
        "sentence": platform.vocabulary.limits.sentence,
    }


def excused(platform: Platform, language: str) -> list[str]:
    """Return the typographic rules that do not apply to the language's quotation marks and per cent sign."""
    own = platform.vocabulary.labels["style_quotation_marks"][language]
    written = {"foreign-quote": "“" in own, "no-space-before-sign": not has_space_before_percent(language)}
    return [code for code, is_right in written.items() if is_right]


def _cliches(brand: Brand, language: str) -> list[dict[str, Any]]:
    """Return the words to avoid with their inflections and why, except superlatives, which a fact may prove."""
    proved = set(brand.words.superlatives[language])
    found = []
    for word in brand.words.avoid:
        forms = [form.strip() for form in word.word[language].split(",")] + word.forms.get(language, [])
        if forms := [form for form in forms if form not in proved]:
            found.append({"words": forms, "why": word.why[language]})
    return found


def names(platform: Platform, language: str) -> list[str]:
    """Return the names of visions and strategies, which may contain figures and clichés."""
    strategies = [text for each in platform.strategies.values() for text in (each.vision.title, each.name)]
    wider = [each.name for each in platform.perspectives.values()]
    return sorted({text[language] for text in (*strategies, *wider)}, key=len, reverse=True)


def findings(text: str, rules: Rules) -> list[Finding]:
    """Return all warnings about the text, rule by rule."""
    bare = without_names(text, rules)
    return [
        *cliches(bare, rules),
        *superlatives(bare, rules),
        *figures(bare, rules),
        *long_sentences(text, rules),
        *hard(text, rules),
        *slots(text),
        *typography(text, rules),
    ]


def without_names(text: str, rules: Rules) -> str:
    """Return the text with the names blanked, since they are not ours to change."""
    folded = _folded(text)
    for name in rules["names"]:
        if _folded(name) in folded:
            text = regex.sub(rf"(?i){regex.escape(name)}", " " * len(name), text)
    return text


def cliches(text: str, rules: Rules) -> Iterator[Finding]:
    """A cliché says what every place says of itself."""
    folded, every = _folded(text), tuple(itertools.chain.from_iterable(entry["words"] for entry in rules["cliches"]))
    for entry in rules["cliches"] if any(word in folded for word, _ in _sought(every)) else ():
        yield from (Finding("cliche", found, entry["why"]) for found in _whole(entry["words"], text, folded))


def superlatives(text: str, rules: Rules) -> Iterator[Finding]:
    """A superlative needs proof by a fact."""
    folded = _folded(text)
    yield from (Finding("superlative", found) for found in _whole(rules["superlatives"], text, folded))


def _whole(phrases: Iterable[str], text: str, folded: str) -> list[str]:
    """Each phrase wherever it stands as whole words, as written there. folded: the text, as `_folded` gives it."""
    # Nearly no text has any of them: looking for a word of each is twenty times faster than the patterns.
    near = [pattern for word, pattern in _sought(tuple(phrases)) if word in folded]
    return [found[0] for pattern in near for found in pattern.finditer(text)]


@lru_cache(maxsize=1024)
def _sought(phrases: tuple[str, ...]) -> list[tuple[str, regex.Pattern[str]]]:
    """The longest word of each phrase, folded, and the pattern of its words as whole words."""
    return [(_folded(max(phrase.split(), key=len, default="")), _whole_words(phrase)) for phrase in phrases]


def _whole_words(phrase: str) -> regex.Pattern[str]:
    words = r"\s+".join(regex.escape(word) for word in phrase.split())
    return regex.compile(rf"(?i)(?<![\p{{L}}\d]){words}(?![\p{{L}}\d])")


@lru_cache(maxsize=64)
def _folded(text: str) -> str:
    """Return the text without case, equating what case-insensitive patterns equate: also dotted and dotless i."""
    return text.casefold().replace("ı", "i").replace("i̇", "i")


def figures(text: str, rules: Rules) -> Iterator[Finding]:
    """A figure needs a fact. Dates, times, telephone numbers and web addresses are exempt."""
    if not _DIGIT.search(text):
        return
    if any(sign in text for sign in ("://", "www.", "@")):
        text = _ADDRESS.sub(_blank, text)
    text = _TELEPHONE.sub(lambda found: _blank(found) if _digits(found[0]) >= _TELEPHONE_DIGITS else found[0], text)
    for found in _FIGURE.finditer(text):
        if not _is_day_or_time(text, found, rules) and not regex.match(r"0\d", found[0]):
            yield Finding("figure", found[0])


def _blank(found: regex.Match[str]) -> str:
    return " " * len(found[0])


def _digits(text: str) -> int:
    return sum(letter.isdigit() for letter in text)


def _is_day_or_time(text: str, found: regex.Match[str], rules: Rules) -> bool:
    start, end = found.span()
    before, after = text[max(0, start - _NEAR) : start].split()[-1:], text[end : end + _NEAR].split()[:1]
    return bool(
        (before and before[0].lower() in rules["clock"])
        or (after and after[0].strip(".,!?:;)") in rules["months"])
        or (before and before[0] in rules["months"])
    )


def long_sentences(text: str, rules: Rules) -> Iterator[Finding]:
    """A sentence has no more words than the limit."""
    for sentence, count, _ in _measured(text):
        if count > rules["sentence"]:
            yield Finding("long-sentence", sentence)


def hard(text: str, rules: Rules) -> Iterator[Finding]:
    """The LIX is at most the limit; a text of few words is exempt."""
    if count_words(text) >= _ENOUGH_WORDS and lix(text) > rules["lix"]:
        yield Finding("lix", str(lix(text)))


def slots(text: str) -> Iterator[Finding]:
    """Nothing is left for the sender to fill in."""
    if "{" in text or "[" in text:
        yield from (Finding("slot-left", found[0]) for found in _SLOT.finditer(text))


def typography(text: str, rules: Rules) -> Iterator[Finding]:
    """Quotation marks, dashes and spaces stand as the language writes them."""
    for code, pattern, signs in _MARKS:
        if code not in rules["excused"] and any(map(text.__contains__, signs)):
            yield from (Finding(code, found[0]) for found in pattern.finditer(text))


def words(text: str) -> list[str]:
    """The words of the text."""
    return _WORD.findall(text)


def sentences(text: str) -> list[str]:
    """Return the text's sentences that contain words; a line break ends a sentence."""
    return [sentence for sentence, _, _ in _measured(text)]


def count_words(text: str) -> int:
    """Return the number of words in the text."""
    return sum(count for _, count, _ in _measured(text))


@lru_cache(maxsize=64)  # several rules in a row measure the same text
def _measured(text: str) -> tuple[tuple[str, int, int], ...]:
    """Return each sentence that contains words, with its number of words, and of long words."""
    found = ((part.strip(), words(part)) for part in _SENTENCE_END.split(text))
    return tuple((part, len(held), sum(len(word) > _LONG_WORD for word in held)) for part, held in found if held)


def lix(text: str) -> int:
    """Return the readability index: words per sentence + percentage of words of over six letters; 0 without words."""
    measured = _measured(text)
    if not measured:
        return 0
    count, long = count_words(text), sum(long for _, _, long in measured)
    return math.floor(count / len(measured) + 100 * long / count + 0.5)


def graphemes(text: str) -> int:
    """Return the number of characters that a reader sees."""
    return len(regex.findall(r"\X", text))


def alike(first: str, second: str, least: int = 0) -> int:
    """Return the percentage of words that two texts share in the same order; 0 if it is below `least`."""
    (one, own), (other, others) = _counted(first), _counted(second)
    # In any order at least as many words are the same, and they are soon counted.
    shared = sum(min(own[word], others[word]) for word in own.keys() & others.keys())
    if own and round(200 * shared / (len(one) + len(other))) < least:
        return 0
    return round(100 * difflib.SequenceMatcher(None, one, other).ratio())


@lru_cache(maxsize=4096)  # each is compared with many
def _counted(text: str) -> tuple[list[str], Counter[str]]:
    """Return the words of the text, each held once for all texts, and how many times it has each."""
    found = [*map(intern, words(text.lower()))]
    return found, Counter(found)
