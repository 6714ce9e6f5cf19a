"""The command `approve`: record who approved an item's text, when, and the text's digest."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date
from functools import partial
from typing import Any

from macros.content import clock
from macros.content.kinds import ONE
from macros.content.loader import Library, load
from macros.content.words import command_text, languages
from macros.content.yaml_reader import Document
from macros.domain.approval import has_field, text_digest
from macros.editing import writing
from macros.editing.writing import propose, say_unknown


def options(parser: ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("item", help="sort/namn / kind/name: message/cup-sms")
    parser.add_argument("--by", required=True, help="vem som godkänner, med roll / who approves, with their role")
    parser.add_argument("--date", type=day, default=clock.today(), help="dagen / the day: 2026-11-03")
    writing.options(parser)


def day(written: str) -> date:
    """Parse an ISO date. Raises ArgumentTypeError with a message on how to write one."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise ArgumentTypeError(
            " / ".join(command_text(language, "approve", "no-day", found=written) for language in languages())
        ) from None


def run(options: Namespace) -> int:
    """Approve the item. Returns the exit status: 0 done, 1 stopping problems, 2 no such item or no name given."""
    library = load(options.root)
    documents = _approvable(library)
    document = documents.get(options.item)
    if document is None:
        say_unknown(options.lang, "approve", "unknown", options.item, documents)
        return 2
    if not options.by.strip():
        print(command_text(options.lang, "approve", "nobody"))
        return 2
    kind = options.item.partition("/")[0]
    return propose(library, kind, document, partial(_approve, library, kind, options), options)


def _approvable(library: Library) -> dict[str, Document]:
    """Return every document that may be approved, by kind and id; of a kind with a single file, by kind alone."""
    return {
        kind if kind in ONE else f"{kind}/{id_}": document
        for kind, documents in library.documents.items()
        if has_field(library.schemas, kind, "approved")
        for id_, document in documents.items()
    }


def _approve(library: Library, kind: str, options: Namespace, data: dict[str, Any]) -> None:
    """Set the approval in the item's data, and the standing `approved` if the kind has a standing."""
    digest = text_digest(library.schemas, kind, data)
    if has_field(library.schemas, kind, "standing"):
        data["standing"] = "approved"
    data["approved"] = {"by": options.by.strip(), "date": options.date.isoformat(), "text": digest}
