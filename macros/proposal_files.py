"""What the form for proposals is given: what a change may be proposed to, and a script with the texts of each item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from macros import addresses, proposable, scripts
from macros.document import Address, Document
from macros.fields import place_in_words
from macros.load import FOLDERS, Library
from macros.model import Goal, Message, Platform, Text
from macros.proposable import KINDS
from macros.render import Renderer
from macros.texts import REFERENCE, fact_words

# Where the page lies of a kind of which there is one file, or whose items are all told on one page.
_PAGES = {
    "strategy": addresses.VISION,
    "profile": addresses.PROFILE,
    "brand": addresses.BRAND,
    "accessibility": addresses.ACCESSIBILITY,
}


@dataclass(frozen=True, slots=True)
class Subject:
    """An item that a change may be proposed to. path: of its page, below an edition's root. file: the one to change."""

    kind: str
    id: str
    name: Text
    path: str
    file: str
    version: str

    @property
    def anchor(self) -> str:
        """Its place on the page with the form: `goal:bad`."""
        return f"{self.kind}:{self.id}"


def subjects(platform: Platform, library: Library) -> Iterator[tuple[Subject, Document]]:
    """Every item that a change may be proposed to, with the file as it was read, in the order of the platform.

    Under `serve` the platform is the last one that was sound: what has gone or is broken since is left out.
    """
    sound = {(kind, id_): document for kind, id_, document in library.sound}
    for kind in KINDS:
        ids: Iterable[str] = getattr(platform, FOLDERS[kind]) if kind in FOLDERS else (kind,)
        for id_ in ids:
            if document := sound.get((kind, id_)):
                name, path = _name(platform, kind, id_), _path(platform, kind, id_)
                yield Subject(kind, id_, name, path, document.path, proposable.version(document.data)), document


def _path(platform: Platform, kind: str, id_: str) -> str:
    return f"{_PAGES[kind]}/" if kind in _PAGES else addresses.path_of(getattr(platform, FOLDERS[kind])[id_])


def _name(platform: Platform, kind: str, id_: str) -> Text:
    """What the item is called in a list; a message with its channel, for many have the same name."""
    labels = platform.vocabulary.labels
    if kind not in FOLDERS:
        return labels[f"page_{kind}"]
    item = getattr(platform, FOLDERS[kind])[id_]
    if isinstance(item, Goal):
        words = item.name or labels["goal_missing"]
        return {each: labels["goal_title"][each].format(number=item.number, name=words[each]) for each in words}
    if isinstance(item, Message):
        channel = platform.vocabulary.channels[item.channel].name
        return {each: f"{words} ({channel[each]})" for each, words in item.name.items()}
    name: Text = getattr(item, "label", None) or item.name
    return name


def groups(renderer: Renderer, library: Library) -> list[tuple[str, list[Subject]]]:
    """The subjects of each kind under the kind's name; a message that has not begun has no page, and is left out."""
    language, shown = renderer.language, {each.id for each in (*renderer.bank.active, *renderer.bank.retired)}
    found: dict[str, list[Subject]] = {}
    for subject, _ in subjects(renderer.platform, library):
        if subject.kind != "message" or subject.id in shown:
            found.setdefault(subject.kind, []).append(subject)
    title = "title" if language == "sv" else "x-title-en"
    return [(library.schemas.kind(kind)[title], rows) for kind, rows in found.items()]


def anchors(platform: Platform, sources: Mapping[str, str]) -> dict[str, str]:
    """For each page's url, what a change on it is proposed to: its item (`goal:bad`), else the page (`page:om`).

    sources: url → the file that the page comes from.
    """
    items = {path: f"{kind}:{id_}" for (kind, id_), path in platform.paths.items() if kind in KINDS}
    return {url: items.get(file) or f"page:{url.strip('/') or 'start'}" for url, file in sources.items()}


def scripts_of(platform: Platform, library: Library) -> Iterator[tuple[str, str]]:
    """Path below the site's root, and content, of the script with each item's texts."""
    for subject, document in subjects(platform, library):
        yield (
            addresses.texts_of(subject.kind, subject.id),
            scripts.data("proposed", _proposed(platform, library, subject, document)),
        )


def _proposed(platform: Platform, library: Library, subject: Subject, document: Document) -> dict[str, Any]:
    texts = list(_texts(library, subject.kind, document))
    return {
        "item": f"{subject.kind}/{subject.id}",
        "name": subject.name,
        "path": subject.path,
        "file": subject.file,
        "version": subject.version,
        "channel": document.data.get("channel", ""),
        "texts": texts,
        "facts": _facts(platform, texts),
    }


def _texts(library: Library, kind: str, document: Document) -> Iterator[dict[str, Any]]:
    """Each text: its field, its name as the form for editors words it, and its words in every language."""
    found: dict[Address, Text] = {}
    for address, words in proposable.texts(library.schemas, kind, document.data).values():
        found.setdefault(address[:-1], {})[str(address[-1])] = words
    for address, text in found.items():
        name = {each: place_in_words(library.schemas, kind, address, each) for each in text}
        yield {"field": proposable.field_of(address), "name": name, "text": text}


def _facts(platform: Platform, texts: Iterable[dict[str, Any]]) -> dict[str, Text]:
    """The references to facts in the texts, each with the words that the site puts in its place."""
    named = {
        (kind, id_)
        for text in texts
        for words in text["text"].values()
        for kind, id_, _ in REFERENCE.findall(words)
        if kind in ("fact", "value", "year")
    }
    languages = [edition.language for edition in platform.place.editions]
    return {
        f"{{{kind}:{id_}}}": {each: fact_words(platform.facts[id_], each, kind) for each in languages}
        for kind, id_ in sorted(named)
    }
