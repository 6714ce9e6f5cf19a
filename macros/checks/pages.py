"""The rules for written pages (docs/): each has a title and a text, valid macro calls and working links.

The macros' signatures say which arguments they take; Jinja and Markdown parse the page (authored_page.py).
"""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from urllib.parse import unquote, urlsplit

import yaml
from jinja2 import nodes

from macros.checks import macro_calls
from macros.content.authored_page import Written, written
from macros.content.jinja_tags import Fault
from macros.content.kinds import MANY
from macros.content.loader import Library
from macros.content.model import Message
from macros.content.problems import Problem, problem
from macros.content.references import ids, unknown
from macros.content.schema import found as in_words
from macros.content.schema import is_day, nearest
from macros.content.yaml_reader import Document
from macros.domain import urls
from macros.domain.urls import file_of, path_of, url_of

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TEXTS = ("title", "description", "under")  # fields of front matter
_LIST_PAGE = re.compile(r"/sida-\d+$")
_OTHER_HOST = re.compile(r"\s*(?:https?:)?[/\\]{2}", re.IGNORECASE)
_HIDDEN = "\x02"  # Markdown obfuscates mail addresses with it


def front_matter_can_be_read(library: Library) -> Iterator[Problem]:
    """A page's front matter consists of fields, written as in data/."""
    for each in written(library):
        if each.meta:
            yield from each.meta.problems
            if not each.meta.problems and not isinstance(each.meta.data, dict):
                shown, example = in_words(each.meta.data or ""), 'title: "…"'
                yield problem(each.page.path, (2, 1), "type-object", found=shown, example=example)
            elif not each.meta.problems:
                yield from _misread(each.meta)


def _misread(meta: Document) -> Iterator[Problem]:
    """Yield a problem for a text that MkDocs reads as something else, and for a date that does not exist."""
    try:
        fields = yaml.load(meta.text, yaml.CSafeLoader)
        for key in _TEXTS:
            if fields.get(key) is not None and not isinstance(fields[key], str):
                yield meta.problem((key,), "page-text", key=key, found=in_words(meta.data[key]))
    except ValueError:
        key, value = next(((key, value) for key, value in meta.data.items() if is_day(str(value))), ("", ""))
        yield meta.problem((key,), "date", found=value)


def pages_have_a_title(library: Library) -> Iterator[Problem]:
    """A page has a title in its front matter."""
    for each in written(library):
        title, is_read = each.fields.get("title"), each.meta is None or isinstance(each.meta.data, dict)
        if is_read and each.page.data.strip() and not (isinstance(title, str) and title.strip()):
            yield problem(each.page.path, (1, 1), "page-title")


def pages_have_text(library: Library) -> Iterator[Problem]:
    """A page has some text."""
    for each in written(library):
        if not _COMMENT.sub("", each.body).strip():
            yield problem(each.page.path, (1, 1), "page-empty")


def calls_can_be_read(library: Library) -> Iterator[Problem]:
    """Everything within {{ }} and {% %} on a page is valid Jinja."""
    for each in written(library):
        if isinstance(fault := each.template, Fault):
            yield each.problem(fault.index, fault.code, **fault.values)


def names_are_defined(library: Library) -> Iterator[Problem]:
    """Every name within {{ }} and {% %} on a page is defined: a macro, or a field of the page."""
    for each in written(library):
        if isinstance(each.template, nodes.Template):
            for found in macro_calls.unknown_names(each.template, each.fields):
                words = {"found": found.name, "nearest": nearest(found.name, macro_calls.signatures(), least=0.6)}
                yield each.problem(each.at(found.name, found.lineno), "page-macro", **words)


def calls_have_their_arguments(library: Library) -> Iterator[Problem]:
    """A macro call has the right number and types of arguments."""
    for each, name, call in _calls(library):
        given = macro_calls.arguments(name, call)
        if given is None or not all(macro_calls.fits(name, *one) for one in given.items()):
            expected = f"{name}({', '.join(macro_calls.shown(name))})"
            yield each.problem(each.at(name, call.lineno), "page-arguments", found=name, expected=expected)


def _calls(library: Library) -> Iterator[tuple[Written, str, nodes.Call]]:
    """Yield every call of a macro on a page."""
    for each in written(library):
        yield from ((each, name, call) for name, call in each.calls if name in macro_calls.signatures())


def named_items_exist(library: Library) -> Iterator[Problem]:
    """An item that a macro call names exists."""
    for each, name, call in _calls(library):
        for parameter, value in (macro_calls.arguments(name, call) or {}).items():
            kind, id_ = macro_calls.item(name, parameter, value)
            if kind in MANY and id_ not in ids(library, kind):
                place = each.place(each.at(id_, call.lineno))
                yield unknown(library, each.page.path, place, kind, id_)
            elif kind and kind not in MANY:
                words = {"found": value, "known": ", ".join(macro_calls.targets()[name])}
                yield each.problem(each.at(str(value), call.lineno), "page-target", **words)


def targets_exist(library: Library) -> Iterator[Problem]:
    """Links and moved pages have targets that exist, among the written and the generated pages."""
    generated = _generated_files(library)
    yield from pages_are_in_every_language(library, generated)
    if generated is not None:
        yield from link_targets_exist(library, generated)
        yield from moved_pages_have_targets(library, generated)


def link_targets_exist(library: Library, generated: set[str]) -> Iterator[Problem]:
    """The target of every link, picture and anchor on a page exists."""
    for prose, found in groupby(written(library), key=lambda each: each.prose):
        own = {each.file: each for each in found}
        beside = (path.removeprefix(f"{prose}/") for path in library.beside if path.startswith(f"{prose}/"))
        files = {*generated, *own, *beside}
        for each in own.values():
            yield from _broken_calls(each, files)
            yield from _broken_links(each, files, own)


def moved_pages_have_targets(library: Library, generated: set[str]) -> Iterator[Problem]:
    """A moved page's new address exists, and its old one is free."""
    there = sorted(url_of(file) for file in {*generated, *(each.file for each in written(library))})
    for document in library.of_kind("platform"):
        for number, move in enumerate(document.data.get("moved", ())):
            if move["new"] not in there:
                near = nearest(move["new"], there)
                yield document.problem(("moved", number, "new"), "moved-nowhere", found=move["new"], nearest=near)
            if move["old"] in there:
                yield document.problem(("moved", number, "old"), "moved-taken", found=move["old"])


def _generated_files(library: Library) -> set[str] | None:
    """Return the file that each generated page would have; None while data/ has faults that stop a build."""
    platform = library.draft
    if platform is None or any(row.stops and row.path.startswith("data/") for row in library.problems):
        return None
    items = (item for kind in MANY.values() if kind.pages for item in platform.items(kind).values())
    there = [item for item in items if not isinstance(item, Message) or item.valid.start <= library.today]
    former = (f"{urls.MESSAGES}/{name}/" for each in there if isinstance(each, Message) for name in each.former)
    lists = (f"{path}/" for path in (*urls.MADE, urls.MAKER, urls.PROPOSE))
    return {file_of(path) for path in (*lists, *map(path_of, there), *former)}


def _broken_calls(written: Written, files: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for each path in a call of the macro `link` that does not exist."""
    there = {urls.FORMS, *(url_of(file).rstrip("/") for file in files)}
    for name, call in written.calls if any(name == "link" for name, _ in written.calls) else ():
        target = (macro_calls.arguments(name, call) or {}).get("target") if name == "link" else None
        if isinstance(target, str) and ":" not in target and _LIST_PAGE.sub("", target.strip("/")) not in there:
            near = nearest(target, there)
            yield written.problem(written.at(target, call.lineno), "page-link", found=target, nearest=near)


def _broken_links(written: Written, files: set[str], own: Mapping[str, Written]) -> Iterator[Problem]:
    """Yield a problem for each link and picture, in Markdown or HTML, whose target does not exist."""
    folder, address = posixpath.dirname(written.file), url_of(written.file)
    found = written.converted
    for sign, start, targets in (("(", folder, found.targets), ("", address, found.in_html)):
        for target in targets:
            if not _is_there(target, start, written, files, own):
                named = (posixpath.relpath(file, start or ".") for file in files)
                place = written.at(f"{sign}{target}")
                yield written.problem(place, "page-link", found=target, nearest=nearest(target, named))


def _is_there(target: str, folder: str, written: Written, files: set[str], own: Mapping[str, Written]) -> bool:
    """Whether a link from the folder has a target. Links to other sites, or built by Jinja, are not checked."""
    try:
        scheme, host, path, _, anchor = urlsplit(target)
    except ValueError:
        return False
    if scheme or host or _HIDDEN in target or "{{" in target:
        return True
    file = posixpath.normpath(posixpath.join(folder, unquote(path))) if path else written.file
    return file in files and (not anchor or file not in own or _has_anchor(own[file], unquote(anchor)))


def nothing_is_fetched_from_others(library: Library) -> Iterator[Problem]:
    """A page loads nothing by itself (a picture, a film, a frame) from another host."""
    for each in written(library):
        for target in each.converted.fetched:
            if _OTHER_HOST.match(target):
                yield each.problem(each.at(target), "page-other-host", found=target)


def _has_anchor(written: Written, anchor: str) -> bool:
    """Whether the page has the anchor; assumed if a macro renders part of the page."""
    is_rendered = any(name not in macro_calls.in_text() for name, _ in written.calls)
    return is_rendered or anchor in written.converted.anchors


def pages_are_in_every_language(library: Library, generated: set[str] | None) -> Iterator[Problem]:
    """A written page exists in every edition; a generated page in its place is a warning."""
    for each in written(library):
        for other in library.single("platform")["editions"]:
            file = f"{other['prose']}/{each.file}"
            if file not in library.pages:
                code = "page-untranslated" if generated is None or each.file in generated else "page-missing"
                yield problem(each.page.path, (1, 1), code, language=other["language"], file=file)


def addresses_are_unique(library: Library) -> Iterator[Problem]:
    """No two written pages of an edition have the same address, as `om.md` and `om/index.md` would."""
    taken: dict[tuple[str, str], str] = {}
    for each in written(library):
        other = taken.setdefault((each.prose, url_of(each.file)), each.page.path)
        if other != each.page.path:
            yield problem(each.page.path, (1, 1), "address-taken", found=url_of(each.file), other=other)


RULES = (
    front_matter_can_be_read,
    pages_have_a_title,
    pages_have_text,
    calls_can_be_read,
    names_are_defined,
    calls_have_their_arguments,
    named_items_exist,
    targets_exist,
    nothing_is_fetched_from_others,
    addresses_are_unique,
)
