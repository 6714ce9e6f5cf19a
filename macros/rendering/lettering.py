"""Words in the brand's own typeface: how wide they are, where each letter stands, how large they may be set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from string import whitespace
from typing import Any

from fontTools.pens.basePen import AbstractPen
from fontTools.ttLib import TTFont

_KERNING, _PAIRS = "kern", 2  # of the table GPOS: a feature, and a kind of lookup
_STEP = 4  # px between the sizes that are tried
_NARROWER = 0.97  # of the measure, while lines are made equally long


@dataclass(frozen=True, slots=True)
class Box:
    """Where words may stand, and the sizes that they may have, in px. leading: from line to line, in sizes."""

    width: float
    height: float
    largest: int
    smallest: int
    leading: float = 1.04


@dataclass(frozen=True, slots=True)
class Block:
    """Words as they are set: a size, and lines as long as one another as far as can be."""

    size: int
    lines: tuple[str, ...]


class Typeface:
    """One weight of a typeface."""

    def __init__(self, font: TTFont, weight: int) -> None:
        self.unit: int = font["head"].unitsPerEm
        self._names: dict[int, str] = font.getBestCmap()
        self.glyphs = font.getGlyphSet(location={"wght": weight})
        self._kerning = [*_pair_lookups(font)]
        self._kerned: dict[tuple[str, str], int] = {}
        self._widths: dict[str, float] = {}

    def has(self, text: str) -> bool:
        """Whether it has a letter for every character."""
        return all(ord(each) in self._names for each in text)

    def width(self, text: str) -> float:
        """How long the text is, in sizes."""
        if text not in self._widths:
            ends = (start + self.glyphs[name].width for name, start in self._placed(text))
            self._widths[text] = max(ends, default=0) / self.unit
        return self._widths[text]

    def advance(self, letter: str) -> int:
        """How far on the next letter stands, in the font's own units."""
        width: float = self.glyphs[self._names[ord(letter)]].width
        return round(width)

    def kern(self, left: str, right: str) -> int:
        """How much further the right letter stands beside the left one, in the font's own units."""
        return self._kern(self._names[ord(left)], self._names[ord(right)])

    def draw(self, letter: str, pen: AbstractPen) -> None:
        """Draw a letter with the pen, in the font's own units."""
        self.glyphs[self._names[ord(letter)]].draw(pen)

    def placed(self, text: str, size: int) -> Iterator[tuple[str, float]]:
        """Each letter and where it starts in px, kerned."""
        for letter, (_, start) in zip(text, self._placed(text), strict=True):
            yield letter, start * size / self.unit

    def fitted(self, text: str, box: Box) -> Block:
        """The text as large as the box allows; what finds no room in the smallest size ends in an ellipsis."""
        for size in range(box.largest, box.smallest, -_STEP):
            lines = self._balanced(text.split(), box.width / size)
            if self._fits(lines, size, box):
                return Block(size, tuple(lines))
        kept, measure = text, box.width / box.smallest
        while not self._fits(self._wrapped(kept.split(), measure), box.smallest, box):
            text = text[:-1].rstrip()
            kept = f"{text}…"
        return Block(box.smallest, tuple(self._balanced(kept.split(), measure)))

    def _fits(self, lines: Iterable[str], size: int, box: Box) -> bool:
        widths = [self.width(line) for line in lines]
        return max(widths, default=0) * size <= box.width and len(widths) * size * box.leading <= box.height

    def _balanced(self, words: list[str], measure: float) -> list[str]:
        """As few lines as can be, and of those the most equal."""
        lines = self._wrapped(words, measure)
        longest = max((self.width(word) for word in words), default=0)
        while (measure := measure * _NARROWER) >= longest:
            narrower = self._wrapped(words, measure)
            if len(narrower) > len(lines):
                break
            lines = narrower
        return lines

    def _wrapped(self, words: Iterable[str], measure: float) -> list[str]:
        lines: list[str] = []
        for word in words:
            if lines and self.width(f"{lines[-1]} {word}") <= measure:
                lines[-1] += f" {word}"
            else:
                lines.append(word)
        return lines

    def _placed(self, text: str) -> Iterator[tuple[str, int]]:
        """Each glyph's name and where it starts, kerned, in the font's own units."""
        start, before = 0, ""
        for name in (self._names[ord(each)] for each in text):
            start += self._kern(before, name) if before else 0
            yield name, start
            start, before = start + self.glyphs[name].width, name

    def _kern(self, left: str, right: str) -> int:
        if (left, right) not in self._kerned:
            self._kerned[left, right] = sum(next(_adjusted(each, left, right), 0) for each in self._kerning)
        return self._kerned[left, right]


def _pair_lookups(font: TTFont) -> Iterator[list[Any]]:
    """The tables of each lookup that moves pairs of letters."""
    if "GPOS" not in font:
        return
    gpos = font["GPOS"].table
    features = (each.Feature for each in gpos.FeatureList.FeatureRecord if each.FeatureTag == _KERNING)
    for index in sorted({index for feature in features for index in feature.LookupListIndex}):
        tables = [getattr(each, "ExtSubTable", each) for each in gpos.LookupList.Lookup[index].SubTable]
        yield [each for each in tables if each.LookupType == _PAIRS]


def _adjusted(tables: Iterable[Any], left: str, right: str) -> Iterator[int]:
    """How much further the right letter stands, from each table that knows the pair: the first one counts."""
    for table in tables:
        if left not in table.Coverage.glyphs:
            continue
        if table.Format == 1:
            pairs = table.PairSet[table.Coverage.glyphs.index(left)].PairValueRecord
            yield from (_advance(pair) for pair in pairs if pair.SecondGlyph == right)
        else:
            row = table.Class1Record[table.ClassDef1.classDefs.get(left, 0)]
            yield _advance(row.Class2Record[table.ClassDef2.classDefs.get(right, 0)])


def _advance(pair: Any) -> int:
    return getattr(pair.Value1, "XAdvance", 0)


def faults(file: Path, letters: str, weights: str) -> Iterator[tuple[str, object]]:
    """What makes a typeface's file unfit: the problem's code, and what was found. letters, weights: that it must have.

    A file of one weight is never asked for others: a browser would show that one in place of them.
    """
    try:
        font = TTFont(file)
        known, slant, weight = font.getBestCmap(), font["post"].italicAngle, font["OS/2"].usWeightClass
    except Exception as error:  # fontTools says in many ways that a file is no font
        yield "font-broken", error
        return
    if slant:
        yield "font-italic", f"{slant:g}°"
    if " " in weights and "fvar" not in font:
        yield "font-weight", weight
    if lacking := sorted({*letters} - {*map(chr, known), *whitespace}):
        yield "font-letters", " ".join(lacking)


@lru_cache(maxsize=4)
def typeface(file: Path, weight: int) -> Typeface:
    """One weight of the typeface in the file, read once. file: WOFF2, or whatever else fontTools reads."""
    return Typeface(_font(file), weight)


@lru_cache(maxsize=2)
def _font(file: Path) -> TTFont:
    return TTFont(file)
