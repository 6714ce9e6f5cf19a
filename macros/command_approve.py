"""The command `approve`: writes who approved an item's text, when, and the mark of the text that it was."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from datetime import date
from pathlib import Path

from macros import write_approval
from macros.approval import fingerprint, has_field
from macros.check import check
from macros.document import Document, parse
from macros.load import SINGLE, Library, load
from macros.problems import Problem
from macros.schema import nearest
from macros.writing import in_form, manner, manner_options, offer

_WORDS = {
    "sv": {
        "unknown": "Det finns inget ”{found}” som kan godkännas. {nearest}Skriv sort/namn: message/cup-sms, strength/bruket, brand.",  # noqa: E501
        "nearest": "Menade du ”{word}”? ",
        "nobody": 'Skriv vem som godkänner: --by "Namn, roll".',
        "unsound": "inget är ändrat. Rätta först det som står här ovanför.",
        "same": "inget nytt. Godkännandet står redan där, och texten är densamma.",
    },
    "en": {
        "unknown": "There is no “{found}” that can be approved. {nearest}Write kind/name: message/cup-sms, strength/bruket, brand.",  # noqa: E501
        "nearest": "Did you mean “{word}”? ",
        "nobody": 'Write who approves: --by "Name, role".',
        "unsound": "nothing is changed. Correct what stands above first.",
        "same": "nothing new. The approval stands there already, and the text is the same.",
    },
}  # fmt: skip


def options(parser: ArgumentParser) -> ArgumentParser:
    """What the command takes."""
    parser.add_argument("item", help="sort/namn / kind/name: message/cup-sms")
    parser.add_argument("--by", required=True, help="vem som godkänner, med roll / who approves, with their role")
    parser.add_argument("--date", type=date.fromisoformat, default=date.today(), help="dagen / the day: 2026-11-03")
    manner_options(parser)
    return parser


def run(options: Namespace) -> int:
    """Approve the item. Returns the exit status: 0 done, 1 problems that stop it, 2 no such item or nobody named."""
    library, words = load(options.root), _WORDS[options.lang]
    documents = _approvable(library)
    document = documents.get(options.item)
    if document is None:
        near = nearest(options.item, documents)
        print(words["unknown"].format(found=options.item, nearest=near and words["nearest"].format(word=near)))
        return 2
    if not options.by.strip():
        print(words["nobody"])
        return 2
    if broken := [row for row in library.problems if row.stops and row.path == document.path]:
        return _refuse(broken, document, options.lang)
    return _approve(library, options, document)


def _approvable(library: Library) -> dict[str, Document]:
    """Every document that may be approved, by kind and id; a kind of which there is one by its kind alone."""
    return {
        kind if kind in SINGLE else f"{kind}/{id_}": document
        for kind, documents in library.documents.items()
        if has_field(library.schemas, kind, "approved")
        for id_, document in documents.items()
    }


def _approve(library: Library, options: Namespace, document: Document) -> int:
    kind, words = options.item.partition("/")[0], _WORDS[options.lang]
    mark = fingerprint(library.schemas, kind, document.data)
    approval = {"by": options.by.strip(), "date": options.date.isoformat(), "text": mark}
    before = (options.root / document.path).read_bytes().decode()
    after = write_approval.write(before, library.schemas.kind(kind), approval)
    after = in_form(library.schemas, kind, document.path, before, after)
    if after == before:
        print(f"{document.path}: {words['same']}")
        return 0
    if broken := _broken(library, kind, parse(after, document.path)):
        return _refuse(broken, document, options.lang)
    return offer(options.root, document, before, after, manner(options))


def _refuse(problems: list[Problem], document: Document, language: str) -> int:
    print("\n".join(row.text(language) for row in problems))
    print(f"{document.path}: {_WORDS[language]['unsound']}")
    return 1


def _broken(library: Library, kind: str, document: Document) -> list[Problem]:
    """Every problem that would stop a build in the document's file if it read like this."""
    own = [*document.problems, *library.schemas.check(kind, document)]
    others = [row for row in library.problems if row.path != document.path]
    documents = {**library.documents, kind: {**library.documents[kind], Path(document.path).stem: document}}
    changed = replace(library, documents=documents, problems=[*others, *own])
    return sorted(row for row in {*own, *check(changed)} if row.stops and row.path == document.path)
