"""A reader's proposal for a change: found in a file or a pasted mail, held to its form, and held to the content.

A proposal is YAML of the form in proposal.schema.json. It comes from anybody: it is read by the same reader as all
content, and whatever is not a text that may be proposed is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import regex

from macros import proposable
from macros.document import Address, Document, decoded, parse
from macros.load import Library
from macros.problems import Problem, problem
from macros.schema import Schemas, nearest
from macros.texts import split_paragraphs

MAX_KB = 64
# What quotation in a mail puts before each line, and spaces that mail programs make of an indentation.
_LEAD = re.compile(r"[> \t\u00a0]*")
_FIRST = "proposal:"
_LAST = "..."
_INVISIBLE = regex.compile(r"[\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]")
_MARKUP = re.compile(r"<[a-zA-Z/!?]|&#?\w+;")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal that may be taken in. changes: address → text. remarks: what the editor should know."""

    kind: str
    id: str
    changes: dict[Address, str]
    remarks: tuple[Problem, ...]


def read(file: Path, path: str) -> Document:
    """The proposal in the file, its form checked; every fault is in its `problems`. Never raises. path: its name."""
    text = decoded(file, path, MAX_KB)
    document = text if isinstance(text, Document) else _parsed(text, path)
    if document.data is not None and not document.problems:
        document.problems += [*_schemas().check("proposal", document), *_unseemly(document)]
    return document


@cache
def _schemas() -> Schemas:
    return Schemas(Path(__file__).parent)


def _parsed(text: str, path: str) -> Document:
    """The one proposal in a text, whatever greetings and signatures stand around it."""
    lines = re.split("\r\n|\n", text.removeprefix("\ufeff"))
    starts = [number for number, line in enumerate(lines) if _bare(line).startswith(_FIRST)]
    if len(starts) != 1:
        place = (starts[1] + 1, 1) if starts else (1, 1)
        return Document(path, problems=[problem(path, place, "proposal-several" if starts else "proposal-none")])
    own = list(_own_lines(lines[starts[0] :]))
    # The lines before are left empty, so that a problem is given by the file's own line.
    return parse("\n" * starts[0] + "\n".join(own) + "\n", path)


def _bare(line: str) -> str:
    return line[_lead(line) :]


def _lead(line: str) -> int:
    found = _LEAD.match(line)
    return found.end() if found else 0


def _own_lines(lines: list[str]) -> Iterator[str]:
    """The proposal's lines without what the mail put before them, up to the one that ends it."""
    lead = lines[0][: _lead(lines[0])].replace("\u00a0", " ")
    for line in lines:
        seen = line[: _lead(line)].replace("\u00a0", " ") + _bare(line)
        own = "" if not _bare(line) else seen.removeprefix(lead)
        if own.rstrip() == _LAST:
            return
        yield own


def _unseemly(document: Document) -> Iterator[Problem]:
    """What no proposal may hold: what is not seen, and markup in a new text, which the site would show as typed.

    What stood there before is only compared.
    """
    for address, words in _scalars(document.data):
        if address[-1:] == ("before",):
            continue
        if found := _INVISIBLE.search(words):
            yield document.problem(address, "proposal-invisible", found=f"U+{ord(found[0]):04X}")
        if address[-1:] == ("text",) and (markup := _MARKUP.search(words)):
            yield document.problem(address, "proposal-markup", found=words[markup.start() :][:40])


def _scalars(value: Any, address: Address = ()) -> Iterator[tuple[Address, str]]:
    if isinstance(value, str):
        yield address, value
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in inner:
        yield from _scalars(child, (*address, key))


def against(document: Document, library: Library) -> Proposal | list[Problem]:
    """The proposal, held to the content as it is now; or why it cannot be taken in. document: of sound form."""
    kind, _, id_ = document.data["item"].partition("/")
    item = library.documents.get(kind, {}).get(id_) if kind in proposable.KINDS else None
    if item is None:
        return [_no_item(document, library, kind, id_)]
    known = proposable.texts(library.schemas, kind, item.data)
    changes = document.data["changes"]
    faults = [row for number in range(len(changes)) for row in _faults(document, number, known, item)]
    texts = {known[each["field"]][0]: each["text"] for each in changes if not faults}
    return faults or Proposal(kind, id_, texts, tuple(_remarks(document, item)))


def _no_item(document: Document, library: Library, kind: str, id_: str) -> Problem:
    if kind == "page":
        return document.problem(("item",), "proposal-page", page=document.data["address"])
    if kind not in proposable.KINDS:
        values = {"nearest": nearest(kind, proposable.KINDS), "known": ", ".join(proposable.KINDS)}
        return document.problem(("item",), "proposal-kind", found=kind, **values)
    near = nearest(id_, library.documents.get(kind, {}))
    return document.problem(("item",), "proposal-no-item", found=f"{kind}/{id_}", nearest=near)


def _faults(
    document: Document, number: int, known: Mapping[str, tuple[Address, str]], item: Document
) -> Iterator[Problem]:
    """Why one change cannot be made: no such text, the same text twice, other words there now, or nothing new."""
    changes, address = document.data["changes"], ("changes", number)
    change = changes[number]
    field = change["field"]
    if field not in known:
        near = nearest(field, known)
        yield document.problem((*address, "field"), "proposal-field", found=field, file=item.path, nearest=near)
    elif field in [each["field"] for each in changes[:number]]:
        yield document.problem((*address, "field"), "proposal-twice", found=field)
    elif split_paragraphs(known[field][1]) == split_paragraphs(change["text"]):
        yield document.problem((*address, "text"), "proposal-same", field=field, file=item.path)
    elif split_paragraphs(known[field][1]) != split_paragraphs(change["before"]):
        values = {"field": field, "file": item.path, "now": known[field][1]}
        yield document.problem((*address, "before"), "proposal-changed", **values)


def _remarks(document: Document, item: Document) -> Iterator[Problem]:
    if document.data["version"] != proposable.version(item.data):
        yield document.problem(("version",), "proposal-older", file=item.path)
    if approved := item.data.get("approved"):
        yield item.problem(("approved",), "proposal-approved", **approved)
    if item.data.get("standing", "proposal") != "proposal":
        yield item.problem(("standing",), "proposal-standing", found=item.data["standing"])
