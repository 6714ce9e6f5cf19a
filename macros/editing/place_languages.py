"""The languages of a new place: what it began with in Swedish and English, in those that its people speak."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from babel import Locale, UnknownLocaleError

from macros.content.loader import load
from macros.content.texts import marked
from macros.editing.layout import lay_out
from macros.editing.outline import Entry, Group, outline

WRITTEN = ("sv", "en")  # what a new place's files are written in
_PLACE, _EDITIONS = "data/platform.yml", "editions"
_LATIN = "abcdefghijklmnopqrstuvwxyz"


def are_languages(codes: Sequence[str]) -> bool:
    """Whether the codes are those of languages, each once: `fi`, `sv`."""
    return bool(codes) and len({*codes}) == len(codes) and all(map(_is_language, codes))


def _is_language(code: str) -> bool:
    try:
        return str(Locale.parse(code)) == code
    except (UnknownLocaleError, ValueError):
        return False


def speak(root: Path, languages: Sequence[str]) -> None:
    """Give everything below root the languages, the first at the site's root.

    Where a language has no words of its own, the English stand in, marked `[en]`: the check lists them until they are
    written. A name that is the same in both languages stays so. Pages begin as copies of the English.
    """
    library = load(root)
    for kind, _, document in library.valid:
        file = root / document.path
        whole = outline(file.read_text("utf-8"))
        if document.path == _PLACE:
            _editions(whole, languages)
        for group in [*_texts(whole)]:
            _translate(group, languages)
        file.write_text(lay_out(whole, kind, library.schemas, document.path), "utf-8", newline="\n")
    _pages(root / "docs", languages)


def _texts(group: Group) -> Iterator[Group]:
    """The texts in a group and all that stand in it."""
    if group.is_map and {entry.key for entry in group.entries} == {*WRITTEN}:
        yield group
        return
    for entry in group.entries:
        if isinstance(entry.value, Group):
            yield from _texts(entry.value)


def _translate(text: Group, languages: Sequence[str]) -> None:
    """Give a text the languages; a list of words stays as it is in the English."""
    own = {str(entry.key): entry for entry in text.entries}
    words = {key: entry.value for key, entry in own.items() if isinstance(entry.value, str)}
    is_neutral = not words or len({*words.values()}) == 1
    text.entries = [
        own.get(each) or Entry(each, own["en"].value if is_neutral else marked(words, each)) for each in languages
    ]


def _editions(place: Group, languages: Sequence[str]) -> None:
    """An edition for each language; those that were there keep what they say of themselves."""
    editions = place.group(_EDITIONS, is_map=False)
    known = {each.value.text("language"): each for each in editions.entries if isinstance(each.value, Group)}
    editions.entries = [known.get(each) or Entry(None, _edition(each)) for each in languages]
    for language, entry in zip(languages, editions.entries, strict=True):
        assert isinstance(entry.value, Group)
        entry.value.entry("path").value = "" if language == languages[0] else language


def _edition(language: str) -> Group:
    name = str(Locale.parse(language).get_display_name(language)).capitalize()
    values = {"language": language, "name": name, "path": "", "alphabet": _LATIN, "prose": f"docs/{language}"}
    return Group(flow=True, entries=[Entry(key, value) for key, value in values.items()])


def _pages(folder: Path, languages: Sequence[str]) -> None:
    """A folder of pages for each language; those of others go."""
    for each in languages:
        if not (folder / each).exists():
            shutil.copytree(folder / "en", folder / each)
    for each in WRITTEN:
        if each not in languages:
            shutil.rmtree(folder / each)
