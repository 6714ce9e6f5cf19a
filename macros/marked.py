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
        left += [Piece("same" if same else "del", "".join(old[start:end]))] if end > start else []
        right += [Piece("same" if same else "ins", "".join(new[new_start:new_end]))] if new_end > new_start else []
    return left, right
