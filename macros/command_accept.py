"""The command `accept`: a reader's proposal into the item's file, shown before it is written."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from macros import proposals, write_texts
from macros.document import Document
from macros.proposals import Proposal
from macros.writing import Content, Manner, manner, manner_options

_WORDS = {
    "sv": {"head": "Förslag {day} från {who}: {why}", "nobody": "någon som inte har skrivit sitt namn", "no-why": "–"},
    "en": {"head": "Proposal {day} from {who}: {why}", "nobody": "somebody who has not given a name", "no-why": "–"},
}


def options(parser: ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("file", type=Path, help="förslaget, eller ett sparat mejl / the proposal, or a saved mail")
    manner_options(parser)


def run(options: Namespace) -> int:
    """Take in the proposal in the file. Returns the exit status: 0 done, 1 refused, 2 the file cannot be read."""
    return accept(options.root, options.file, manner(options))


def accept(root: Path, file: Path, how: Manner) -> int:
    """Hold the proposal to the content below root, show the change, and write it if that is wanted; see `run`."""
    document = proposals.read(file, file.as_posix())
    if document.problems:
        how.show(document.problems)
        return 2 if document.problems[0].code == "unreadable" else 1
    content = Content.read(root, how)
    if content is None:
        return 1
    found = proposals.against(document, content.library)
    if isinstance(found, list):
        how.show(found)
        return 1
    return _take(content, document, found)


def _take(content: Content, document: Document, proposal: Proposal) -> int:
    print(_head(document, content.manner.language))
    content.manner.show(proposal.remarks)
    item = content.library.documents[proposal.kind][proposal.id]
    before = content.text(item)
    after = write_texts.write(before, proposal.changes)
    # An approval holds for the words that were approved: with other words the item is a proposal again.
    if "standing" in item.data:
        after = write_texts.write(after, {("standing",): "proposal"})
    if "approved" in item.data:
        after = write_texts.without(after, "approved")
    return content.change(proposal.kind, proposal.id, before, after)


def _head(document: Document, language: str) -> str:
    words, data = _WORDS[language], document.data
    who, why = (" ".join(data.get(key, "").split()) for key in ("who", "why"))
    return words["head"].format(day=data["day"], who=who or words["nobody"], why=why or words["no-why"])
