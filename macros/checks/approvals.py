"""The rules for approvals: who approved the current text, and when. A rule's docstring is the rule."""

from collections.abc import Iterator

from macros.content.loader import Library
from macros.content.problems import Problem, catalogue
from macros.content.schema import Schemas
from macros.content.yaml_reader import Document
from macros.domain.approval import has_field, text_digest


def standing_and_approval_go_together(library: Library) -> Iterator[Problem]:
    """A text with the standing `approved` says who approved it and when; a text that says so has that standing."""
    for kind, document in _approvable(library):
        standing, approved = document.data.get("standing"), "approved" in document.data
        if standing == "approved" and not approved:
            digest = text_digest(library.schemas, kind, document.data)
            yield document.problem(("standing",), "approval-missing", today=library.today.isoformat(), digest=digest)
        if approved and standing not in ("approved", None):
            yield document.problem(("approved",), "approval-standing", found=standing)


def approvals_hold_for_the_text(library: Library) -> Iterator[Problem]:
    """An approval's digest is that of the current text."""
    for kind, document in _approvable(library):
        approved = document.data.get("approved")
        if not approved:
            continue
        digest = document.once(_digest, kind, library.schemas)
        if "text" not in approved:
            yield document.problem(("approved",), "approval-without-digest", digest=digest)
        elif approved["text"] != digest:
            undo = "undo-standing" if has_field(library.schemas, kind, "standing") else "undo-approval"
            words = {"by": approved["by"], "date": approved["date"], "digest": digest}
            yield document.problem(
                ("approved", "text"), "approval-text-changed", **words, back=catalogue()["around"][undo]
            )


def _digest(document: Document, kind: str, schemas: Schemas) -> str:
    """Return the digest of the current text; it is computed byte by byte, so only if there is an approval."""
    return text_digest(schemas, kind, document.data)


def _approvable(library: Library) -> Iterator[tuple[str, Document]]:
    """Yield kind and document of every item whose kind has approvals."""
    for kind, _, document in library.valid:
        if has_field(library.schemas, kind, "approved"):
            yield kind, document


RULES = (standing_and_approval_go_together, approvals_hold_for_the_text)
