"""The rules for data/templates.yml: a template's example texts fit, and its motif exists."""

from collections.abc import Iterator
from typing import Any

from macros.content.loader import Library
from macros.content.problems import Problem
from macros.content.schema import nearest
from macros.content.texts import FACT_REFERENCE, fact_words
from macros.content.yaml_reader import Address, Document


def fields_are_described(library: Library) -> Iterator[Problem]:
    """A template's fields are among those described in the file."""
    for document, address, _ in _own_fields(library):
        known, name = document.data["fields"], str(address[-1])
        if name not in known:
            words = {"found": name, "known": ", ".join(known), "nearest": nearest(name, known)}
            yield document.problem(address, "template-field", **words)


def examples_fit(library: Library) -> Iterator[Problem]:
    """An example, with its figures written out, is no longer than its field's limit."""
    for document, address, own in _own_fields(library):
        field = {**document.data["fields"].get(str(address[-1]), {}), **own}
        for language, text in field.get("example", {}).items():
            length = len(_written(library, text, language))
            if length > int(field.get("limit", length)):
                words = {"language": language, "length": length, "limit": field["limit"]}
                yield document.problem(address, "template-example", **words)


def motifs_are_the_brand_s(library: Library) -> Iterator[Problem]:
    """A template's initial motif is one of the brand's."""
    motifs = [each["picture"] for each in library.single("brand").get("motifs", [])]
    for document in library.of_kind("templates"):
        for name, template in document.data["templates"].items():
            if motifs and template["motif"] not in motifs:
                words = {"found": template["motif"], "known": ", ".join(motifs)}
                yield document.problem(("templates", name, "motif"), "template-motif", **words)


def _own_fields(library: Library) -> Iterator[tuple[Document, Address, dict[str, Any]]]:
    """Yield every field of every template: its document, its address, and the template's overrides."""
    for document in library.of_kind("templates"):
        for name, template in document.data["templates"].items():
            for field, own in template["fields"].items():
                yield document, ("templates", name, "fields", field), own


def _written(library: Library, text: str, language: str) -> str:
    """Return the text with its facts written out; an unknown reference has its own problem."""
    facts = library.draft.facts if library.draft else {}
    return FACT_REFERENCE.sub(
        lambda found: fact_words(facts[found[2]], language, found[1]) if found[2] in facts else "", text
    )


RULES = (fields_are_described, examples_fit, motifs_are_the_brand_s)
