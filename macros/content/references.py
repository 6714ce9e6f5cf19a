"""References between items: the valid ids of each kind, and the problem of an unknown one."""

import re
from collections.abc import Collection, Mapping
from operator import attrgetter
from typing import Any

from macros.content.kinds import MANY
from macros.content.loader import Library
from macros.content.model import Platform, Text
from macros.content.problems import Problem, catalogue, problem
from macros.content.schema import nearest
from macros.content.yaml_syntax import Place

_ID = re.compile(r"[a-z0-9_-]+")


def ids(library: Library, kind: str) -> Collection[str]:
    """Return every id that a reference to the kind may name."""
    if kind not in library.known:
        library.known[kind] = _ids(library, kind)
    return library.known[kind]


def _ids(library: Library, kind: str) -> Collection[str]:
    """Collect the kind's ids, as dict keys in the order in which they are written."""
    if kind == "picture":
        return library.pictures
    if kind not in LISTED:
        return _of_files(library, kind)
    file, key = LISTED[kind]
    listed = library.single(file).get(key, {}) if key else library.single(file)
    return {**_of_files(library, "strength"), **listed} if kind == "subject" else listed


def _of_files(library: Library, kind: str) -> dict[str, None]:
    """Return the ids of the kind's files by name, and also the `id` written in each.

    The two should agree; a reference by either is then no second problem.
    """
    documents = library.documents.get(kind, {})
    own = (document.data.get("id") for document in documents.values() if isinstance(document.data, dict))
    return dict.fromkeys([*documents, *(each for each in own if each and isinstance(each, str))])


def listed_names(platform: Platform, kind: str) -> dict[str, Text | None]:
    """Return the name of each entry of a kind without files, by id; None if it has no name."""
    return {id_: _name(found) for id_, found in _things(platform, kind).items()}


def _things(platform: Platform, kind: str) -> Mapping[str, Any]:
    if kind == "picture":
        return platform.pictures
    found: dict[str, Any] = attrgetter(".".join(filter(None, LISTED[kind])))(platform)
    return {**platform.strengths, **found} if kind == "subject" else found


def _name(thing: Any) -> Text | None:
    return thing if isinstance(thing, dict) else getattr(thing, "name", None) or getattr(thing, "title", None)


# The kinds whose entries are listed in a single file: that file, and the key there.
LISTED = {
    "colour": ("brand", "palette"),
    "source": ("sources", ""),
    "blank": ("profile", "placeholders"),
    "subject": ("vocabulary", "subjects"),
    "audience": ("vocabulary", "audiences"),
    "channel": ("vocabulary", "channels"),
    "length": ("vocabulary", "lengths"),
    "placeholder": ("vocabulary", "placeholders"),
    "comparison": ("vocabulary", "comparisons"),
    "frequency": ("vocabulary", "frequencies"),
}


def is_id(name: str) -> bool:
    """Whether the text is a valid id; a file may have any name."""
    return _ID.fullmatch(name) is not None


def is_listed(library: Library, kind: str) -> bool:
    """Whether the file that lists the kind's entries is valid; otherwise references to them cannot be checked."""
    return kind not in LISTED or bool(library.single(LISTED[kind][0]))


def unknown(library: Library, path: str, place: Place, kind: str, value: object) -> Problem:
    """Return the problem of a reference to an item that does not exist."""
    called, found = catalogue()["kinds"].get(kind) or library.schemas.titles(kind), str(value)
    near = nearest(found, filter(is_id, ids(library, kind)))
    return problem(path, place, "unknown-reference", found=found, kind=called, nearest=near, file=_home(kind, found))


def _home(kind: str, id_: str) -> str:
    """Return where to add an item of the kind: a file of its own, or a key in a shared file."""
    if kind in LISTED:
        file, key = LISTED[kind]
        return f"data/{file}.yml: {key}" if key else f"data/{file}.yml"
    return f"data/pictures/{id_}.svg" if kind == "picture" else f"{MANY[kind].path}/{id_}.yml"
