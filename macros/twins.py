"""Which texts are nearly the same as an earlier one, without comparing each with all: the time grows with the texts."""

from __future__ import annotations

import math
from collections import defaultdict

from macros import style

Token = tuple[int, str, int]
Found = tuple[int, int]  # number of the text, from 0, and per cent of the words


class Twins:
    """Texts that have come, one after the other. limit: per cent of the words, from which two are nearly the same.

    Two such texts share so many words that they share one of the first few of each, in whatever order all words are
    put (Chaudhuri, Ganti, Kaushik: A primitive operator for similarity joins, 2006). So only texts that share one of
    those are compared. The longest words go first: few texts share them.
    """

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self._texts: list[tuple[str, frozenset[Token]]] = []
        self._at: dict[Token, list[int]] = defaultdict(list)
        self._known: dict[tuple[str, ...], tuple[int, Found | None]] = {}  # words → the first with them, what it gave

    def first(self, text: str) -> Found | None:
        """The first earlier text that is nearly the same."""
        number, words = len(self._texts), tuple(style.words(text.lower()))
        tokens = _tokens(words)
        self._texts.append((text, frozenset(tokens)))
        if words in self._known:  # what is nearly the same as the one is nearly the same as the other
            same, found = self._known[words]
            found = found or self._nearly(number, same)
        else:
            same, found = number, self._search(number, _first_few(tokens, self.limit))
        self._known[words] = same, found
        return found

    def _search(self, number: int, tokens: list[Token]) -> Found | None:
        candidates = sorted({each for token in tokens for each in self._at[token]})
        for token in tokens:
            self._at[token].append(number)
        return next((found for each in candidates if (found := self._nearly(number, each))), None)

    def _nearly(self, number: int, other: int) -> Found | None:
        (text, own), (earlier, others) = self._texts[number], self._texts[other]
        # In any order at least as many words are the same, and they are soon counted.
        most = 200 * len(own & others) / (len(own) + len(others) or 1)
        percent = style.alike(earlier, text) if round(most) >= self.limit or not own else 0
        return (other, percent) if percent >= self.limit else None


def _tokens(words: tuple[str, ...]) -> list[Token]:
    """The words, the longest first; the second time that one comes it is another."""
    count: dict[str, int] = defaultdict(int)
    tokens = []
    for word in words:
        count[word] += 1
        tokens.append((-len(word), word, count[word]))
    return sorted(tokens)


def _first_few(tokens: list[Token], limit: int) -> list[Token]:
    """So many of the words that every text that is nearly the same shares one of them."""
    # ratio = 2 · shared / (own + other) ≥ share, and shared ≤ other: so shared ≥ own · share / (2 - share).
    share = (limit - 0.5) / 100  # the percentage is rounded
    shared = math.ceil(len(tokens) * share / (2 - share) - 1e-9)
    return tokens[: len(tokens) - shared + 1] or [(0, "", 0)]  # texts without words are the same
