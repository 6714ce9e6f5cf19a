"""The rules for data/profile.yml: the text around any company's arguments must fit them all and read well."""

from collections.abc import Iterator
from typing import Any

from macros.checks.messages import style_problems, style_rules, texts_to_fill_in
from macros.content.loader import Library
from macros.content.problems import Problem
from macros.content.texts import REFERENCE
from macros.content.yaml_reader import Address, Document

COMPANY = "foretag"
PATH = "data/profile.yml"


def there_is_always_a_version(library: Library) -> Iterator[Problem]:
    """The last version of an opening or a closing has no placeholder but the company's name."""
    for document, address, versions in _versions(library):
        for language, text in versions[-1].items():
            more = [name for _, _, name in REFERENCE.findall(text) if name not in ("", COMPANY)]
            if more:
                found = ", ".join(f"{{{name}}}" for name in more)
                yield document.problem((*address, len(versions) - 1, language), "version-needs-more", found=found)


def _versions(library: Library) -> Iterator[tuple[Document, Address, list[dict[str, str]]]]:
    for document in library.of_kind("profile"):
        frames = [(("texts", index), frame) for index, frame in enumerate(document.data["texts"])]
        for address, frame in (*frames, (("boilerplate",), document.data["boilerplate"])):
            yield from ((document, (*address, part), frame[part]) for part in ("opening", "closing"))


def audiences_differ(library: Library) -> Iterator[Problem]:
    """No two paragraphs are for the same audience."""
    for document in library.of_kind("profile"):
        audiences: list[Any] = [frame["audience"] for frame in document.data["texts"]]
        for index, audience in enumerate(audiences):
            if audience in audiences[:index]:
                yield document.problem(("texts", index, "audience"), "audience-twice", found=audience)


def profiles_read_well(library: Library) -> Iterator[Problem]:
    """The profile's texts have figures from facts, no clichés, and are easy to read."""
    rules = style_rules(library)
    for document, address, text in texts_to_fill_in(library):
        *above, language = address
        if document.path == PATH and language in rules:
            yield from style_problems(document, tuple(above), {str(language): text}, rules)


RULES = (there_is_always_a_version, audiences_differ, profiles_read_well)
