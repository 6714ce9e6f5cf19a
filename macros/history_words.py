"""What a change was, in a reader's words and language: which field, how it read before, how it reads now. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from itertools import groupby
from typing import Any

from macros.differences import Difference, differences
from macros.document import Address
from macros.fields import place_in_words, schema_at
from macros.history import PAGE, Change
from macros.render import Renderer
from macros.schema import Schema, Schemas
from macros.texts import REFERENCE, fact_words

ROWS = 12  # differences shown of one change
_ALIKE = 0.4  # texts that have less in common are shown one after the other
_FEW = 2  # words: so short a run between two changes is shown as changed with them
_WORDS = re.compile(r"[^ \n]+")  # a space that does not break is no end of a word
_FIGURE = re.compile(r"-?(\d{5,}|\d+\.\d+)")  # what no year is
_MACRO = re.compile(r"""\{\{ *(\w+)\((?:"([^"]*)")?(?:, *"([^"]*)")?\) *\}\}""")
_MARKDOWN = (
    (re.compile(r"!?\[([^\]]*)\]\([^)]*\)"), r"\1"), (re.compile(r"\*\*|__|`|<[^>]*>|\{[:#][^}]*\}"), ""),
    (re.compile(r"^(?:#+|[-*]|\|[-:| ]+\|$) *", re.MULTILINE), ""), (re.compile(r"^\| *| *\|$", re.MULTILINE), ""),
    (re.compile(r" +\| +"), " · "),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words. mark: `same`, `del` or `ins`."""

    mark: str
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """One difference. place: the field. what: `new`, `gone`, `text` or `value`. paragraphs: what was and what is."""

    place: str
    what: str
    paragraphs: tuple[tuple[Piece, ...], ...]


class Wording:
    """Puts changes into the words of an edition."""

    def __init__(self, renderer: Renderer, schemas: Schemas) -> None:
        self.renderer = renderer
        self.schemas = schemas
        self.language = renderer.language
        self.languages = [each.language for each in renderer.platform.place.editions]

    def rows(self, kind: str, change: Change) -> tuple[list[Row], int]:
        """The change's differences that this edition's readers meet, and how many more there are than are shown.

        What has no words for a reader is left out where something else has.
        """
        seen = change.seen_in(self.language, self.languages) or ()
        if kind == PAGE:
            return list(self._page_rows(seen[:ROWS])), max(0, len(seen) - ROWS)
        rows = [self._row(kind, each) for each in seen]
        rows = [row for row in rows if row.paragraphs] or rows
        return rows[:ROWS], max(0, len(rows) - ROWS)

    def _page_rows(self, seen: Iterable[Difference]) -> Iterator[Row]:
        """A row for each part of a page that differs somewhere: its title, its description, its text."""
        for part, found in groupby(seen, key=lambda each: str(each.address[0])):
            texts = [[self.bare(each or "") for each in (one.before, one.after)] for one in found]
            paragraphs = (pieces for before, after in texts for pieces in marked(before, after))
            yield Row(self.renderer.label(f"history_page_{part}"), "text", tuple(paragraphs))

    def _row(self, kind: str, difference: Difference) -> Row:
        place = self._place(kind, difference.address)
        before, after = (self._said(kind, difference.address, value) for value in (difference.before, difference.after))
        if difference.before is None or difference.after is None:
            what, mark = ("new", "same") if difference.before is None else ("gone", "del")
            return Row(place, what, _plain(before or after, mark))
        if self.language in map(str, difference.address):
            return Row(place, "text", tuple(marked(before, after)))
        if isinstance(difference.before, dict) != isinstance(difference.after, dict):
            return Row(place, "value", _plain(after, "same"))  # written in another form: what it was has no field now
        return Row(place, "value", (tuple(_apart([before], [after])),) if before or after else ())

    def _place(self, kind: str, address: Address) -> str:
        named = address[:-1] if address[-1] in self.languages else address
        return place_in_words(self.schemas, kind, named, self.language)

    # A value in words

    def _said(self, kind: str, address: Address, value: Any) -> str:
        if value is None:
            return ""
        return self._words(value, {} if address[-1] in self.languages else schema_at(self.schemas, kind, address))

    def _words(self, value: Any, schema: Schema) -> str:
        if isinstance(value, dict) and schema.get("x-text"):
            return self._words(value.get(self.language, ""), {})
        if isinstance(value, dict):
            return "\n\n".join(self._fields(value, schema))
        if isinstance(value, list):
            inner = schema.get("items", {})
            said = [self._words(each, inner) for each in value]
            return ("\n\n" if any(isinstance(each, dict) for each in value) else ", ").join(said)
        return self._scalar(str(value), schema)

    def _fields(self, value: dict[str, Any], schema: Schema) -> Iterator[str]:
        for key, each in value.items():
            inner = self.schemas.inner(schema, key)
            if words := self._words(each, inner):
                title = inner.get("title" if self.language == "sv" else "x-title-en", key)
                yield f"{title}: {words}"

    def _scalar(self, value: str, schema: Schema) -> str:
        if kind := schema.get("x-ref"):
            return self.renderer.name(kind, value)
        if "enum" in schema:
            return self._chosen(value)
        if schema.get("format") == "date":
            return self._day(value)
        return self.renderer.number(value) if _FIGURE.fullmatch(value) else self._written(value)

    def _day(self, value: str) -> str:
        """A day in full; what no calendar has, as it stood."""
        try:
            return self.renderer.day(date.fromisoformat(value))
        except ValueError:
            return value

    def _chosen(self, value: str) -> str:
        """A choice in the words that the site has for it; nothing where it has none: the data's own are no reader's."""
        vocabulary = self.renderer.platform.vocabulary
        words = {**vocabulary.standing, **vocabulary.certainty, **vocabulary.wording, **vocabulary.level}
        return self.renderer.text(words[value]) if value in words else ""

    def _written(self, text: str) -> str:
        """The text with its references written out as they stand today; what is there no more is said to be gone."""
        return REFERENCE.sub(lambda found: self._reference(found[1], found[2], found[3]), text)

    def _reference(self, kind: str | None, id_: str, slot: str | None) -> str:
        platform = self.renderer.platform
        if kind and kind != "goal" and id_ in platform.facts:
            return fact_words(platform.facts[id_], self.language, kind)
        if kind == "goal" and id_ in platform.goals:
            return self.renderer.name("goal", id_)
        if slot in platform.vocabulary.placeholders:
            return f"[{self.renderer.text(platform.vocabulary.placeholders[slot].shown)}]"
        return f"[{self.renderer.label('history_figure_gone')}]" if kind else f"[{slot}]"

    def bare(self, markdown: str) -> str:
        """A part of a written page as its reader sees it: without the signs of Markdown, what macros give in words."""
        for pattern, instead in _MARKDOWN:
            markdown = pattern.sub(instead, markdown)
        return self._written(_MACRO.sub(_of_macro, markdown))


def _of_macro(call: re.Match[str]) -> str:
    name, first, second = call.groups()
    return f"{{{name}:{first}}}" if name in ("fact", "value", "year") else second or "…"


def _plain(text: str, mark: str) -> tuple[tuple[Piece, ...], ...]:
    return tuple((Piece(mark, words),) for words in _paragraphs(text))


def _paragraphs(text: str) -> list[str]:
    return [part for part in text.split("\n\n") if part]


def marked(before: str, after: str) -> Iterator[tuple[Piece, ...]]:
    """The paragraphs that differ, each with what was taken out of it and what was put in."""
    for each in differences(_paragraphs(before), _paragraphs(after)):
        yield tuple(_pieces(each.before or "", each.after or ""))


def _pieces(before: str, after: str) -> Iterator[Piece]:
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if not old or not new or matcher.ratio() < _ALIKE:
        yield from _apart(old, new)
        return
    removed: list[str] = []
    added: list[str] = []
    codes = matcher.get_opcodes()
    for place, (tag, start, end, new_start, new_end) in enumerate(codes):
        inside = 0 < place < len(codes) - 1
        if tag == "equal" and not (inside and end - start <= _FEW):
            yield from _apart(removed, added)
            yield Piece("same", " ".join(old[start:end]))
            removed, added = [], []
        else:
            removed += old[start:end]
            added += new[new_start:new_end]
    yield from _apart(removed, added)


def _apart(removed: list[str], added: list[str]) -> Iterator[Piece]:
    if removed:
        yield Piece("del", " ".join(removed))
    if added:
        yield Piece("ins", " ".join(added))
