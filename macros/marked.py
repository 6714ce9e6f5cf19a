"""Two texts side by side: which words went, which came, which stayed. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORDS = re.compile(r"\S+\s*|\s+")
_ALIKE = 0.4  # texts that have less in common than this are two different texts
_MOST = 3000  # words: longer texts are not compared, which takes the square of the time


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words. mark: `same`, `del` or `ins`."""

    mark: str
    words: str


def sides(before: str | None, after: str | None) -> tuple[list[Piece], list[Piece]]:
    """The text before, with what went marked, and the text after, with what came; empty where there is no text."""
    if before is None or after is None:
        return [Piece("same", before)] if before else [], [Piece("same", after)] if after else []
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    matcher = SequenceMatcher(None, [word.strip() for word in old], [word.strip() for word in new], autojunk=False)
    if len(old) + len(new) > _MOST or matcher.ratio() < _ALIKE:
        return [Piece("del", before)], [Piece("ins", after)]
    left: list[Piece] = []
    right: list[Piece] = []
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        same = tag == "equal"
        left += _pieces("same" if same else "del", old[start:end])
        right += _pieces("same" if same else "ins", new[new_start:new_end])
    return left, right


def _pieces(mark: str, words: list[str]) -> list[Piece]:
    """The words as a piece; the space after them bears no mark."""
    text = "".join(words)
    bare = text.rstrip()
    return [piece for piece in (Piece(mark, bare), Piece("same", text[len(bare) :])) if piece.words]
