"""The command `approve`: writes who approved an item's text, when, and the digest of the text that it was."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date

from macros.content import clock
from macros.content.kinds import ONE
from macros.content.loader import Library, load
from macros.content.problems import LANGUAGES, Problem
from macros.content.words import command_text
from macros.content.yaml_reader import Document
from macros.domain.approval import fingerprint, has_field
from macros.editing import writing
from macros.editing.writing import changed, offer, outline_of, problems_after, say_unknown, show, text_of


def options(parser: ArgumentParser) -> ArgumentParser:
    """What the command takes."""
    parser.add_argument("item", help="sort/namn / kind/name: message/cup-sms")
    parser.add_argument("--by", required=True, help="vem som godkänner, med roll / who approves, with their role")
    parser.add_argument("--date", type=day, default=clock.today(), help="dagen / the day: 2026-11-03")
    writing.options(parser)
    return parser


def day(written: str) -> date:
    """The day that is written. Raises ArgumentTypeError, which says how a day is written."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise ArgumentTypeError(
            " / ".join(command_text(language, "approve", "no-day", found=written) for language in LANGUAGES)
        ) from None


def run(options: Namespace) -> int:
    """Approve the item. Returns the exit status: 0 done, 1 problems that stop it, 2 no such item or nobody named."""
    library = load(options.root)
    documents = _approvable(library)
    document = documents.get(options.item)
    if document is None:
        say_unknown(options.lang, "approve", "unknown", options.item, documents)
        return 2
    if not options.by.strip():
        print(command_text(options.lang, "approve", "nobody"))
        return 2
    if broken := [row for row in library.problems if row.stops and row.path == document.path]:
        return _refuse(broken, document, options.lang)
    return _approve(library, options, document)


def _approvable(library: Library) -> dict[str, Document]:
    """Every document that may be approved, by kind and id; a kind of which there is one by its kind alone."""
    return {
        kind if kind in ONE else f"{kind}/{id_}": document
        for kind, documents in library.documents.items()
        if has_field(library.schemas, kind, "approved")
        for id_, document in documents.items()
    }


def _approve(library: Library, options: Namespace, document: Document) -> int:
    kind = options.item.partition("/")[0]
    after = _approved(library, kind, document, options)
    if after == text_of(document):
        print(f"{document.path}: {command_text(options.lang, 'approve', 'same')}")
        return 0
    rows = problems_after(library, kind, document, after)
    if broken := [row for row in rows if row.stops and row.path == document.path]:
        return _refuse(broken, document, options.lang)
    return offer(document, after, options)


def _approved(library: Library, kind: str, document: Document, options: Namespace) -> str:
    """The file's text with the approval in it, and with the standing `approved` where the kind has a standing."""
    digest = fingerprint(library.schemas, kind, document.data)
    root = outline_of(document)
    if has_field(library.schemas, kind, "standing"):
        root.entry("standing").value = "approved"
    approval = root.group("approved")
    approval.entry("by").value = options.by.strip()
    approval.entry("date").value = options.date.isoformat()
    approval.entry("text").value = digest
    return changed(library, kind, document, root)


def _refuse(problems: list[Problem], document: Document, language: str) -> int:
    show(problems, language)
    print(f"{document.path}: {command_text(language, 'approve', 'invalid')}")
    return 1
