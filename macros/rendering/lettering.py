"""Text in the brand's own typeface: widths, positions of letters, and the largest size that fits."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from string import whitespace
from typing import Any, TypeVar

from fontTools.pens.basePen import AbstractPen
from fontTools.ttLib import TTFont

_KERNING, _PAIRS = "kern", 2  # in the table GPOS: a feature, and a lookup type
_STEP = 4  # px between tried sizes
_NARROWER = 0.97  # of the width, per step when lines are balanced
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Box:
    """The area for a text, and its allowed sizes, in px. leading: line height, relative to the size."""

    width: float
    height: float
    largest: int
    smallest: int
    leading: float = 1.04


@dataclass(frozen=True, slots=True)
class Block:
    """A text as it is set: a size, and lines of nearly equal length."""

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
        """Whether it has a glyph for every character."""
        return all(ord(each) in self._names for each in text)

    def width(self, text: str) -> float:
        """Return the width of the text, relative to the size."""
        if text not in self._widths:
            ends = (start + self.glyphs[name].width for name, start in self._placed(text))
            self._widths[text] = max(ends, default=0) / self.unit
        return self._widths[text]

    def advance(self, letter: str) -> int:
        """Return the letter's advance width, in font units."""
        width: float = self.glyphs[self._names[ord(letter)]].width
        return round(width)

    def kern(self, left: str, right: str) -> int:
        """Return the kerning between two letters, in font units."""
        return self._kern(self._names[ord(left)], self._names[ord(right)])

    def draw(self, letter: str, pen: AbstractPen) -> None:
        """Draw a letter with the pen, in font units."""
        self.glyphs[self._names[ord(letter)]].draw(pen)

    def placed(self, text: str, size: int) -> Iterator[tuple[str, float]]:
        """Yield each letter and its start in px, with kerning."""
        for letter, (_, start) in zip(text, self._placed(text), strict=True):
            yield letter, start * size / self.unit

    def fitted(self, text: str, box: Box) -> Block:
        """Set the text as large as the box allows; at the smallest size, what does not fit is cut with an ellipsis."""
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
        """Break the words into as few lines as possible, of lengths as equal as possible."""
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
        """Yield each glyph's name and start, with kerning, in font units."""
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
    """Yield the tables of each lookup that kerns pairs."""
    if "GPOS" not in font:
        return
    gpos = font["GPOS"].table
    features = (each.Feature for each in gpos.FeatureList.FeatureRecord if each.FeatureTag == _KERNING)
    for index in sorted({index for feature in features for index in feature.LookupListIndex}):
        tables = [getattr(each, "ExtSubTable", each) for each in gpos.LookupList.Lookup[index].SubTable]
        yield [each for each in tables if each.LookupType == _PAIRS]


def _adjusted(tables: Iterable[Any], left: str, right: str) -> Iterator[int]:
    """Yield the kerning from each table that has the pair; the first one applies."""
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


def of_file(most: int) -> Callable[[Callable[..., _T]], Callable[..., _T]]:
    """Return a decorator that caches what a function makes of a file until the file changes. most: results kept."""

    def cached(make: Callable[..., _T]) -> Callable[..., _T]:
        known = lru_cache(most)(lambda _, *given: make(*given))

        def current(file: Path, *given: int) -> _T:
            stat = file.stat()
            return known((stat.st_mtime_ns, stat.st_size), file, *given)

        return current

    return cached


@of_file(4)
def typeface(file: Path, weight: int) -> Typeface:
    """Return one weight of the typeface in the file, cached. file: WOFF2, or another format that fontTools reads."""
    return Typeface(_font(file), weight)


@of_file(2)
def _font(file: Path) -> TTFont:
    return TTFont(file)
