"""The rules between items, which a schema cannot express. A rule's docstring is the rule; it yields, prints nothing."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from functools import partial
from itertools import product
from pathlib import Path
from sys import intern
from typing import Any

from macros.checks import (
    approvals,
    arguments,
    examples,
    goals,
    labels,
    messages,
    pages,
    profile,
    readability,
    relations,
    templates,
    translations,
)
from macros.checks.messages import texts
from macros.content import colours
from macros.content.kinds import MANY
from macros.content.loader import WORDS, Contents, Library, languages_of, load, platform, site_words
from macros.content.model import SCHEMES, UNDATED, Platform
from macros.content.problems import Problem, catalogue, problem, without_repetition
from macros.content.references import ids, is_id, is_listed, unknown
from macros.content.schema import Schemas, is_date, nearest
from macros.content.texts import FACT_REFERENCE, REFERENCE
from macros.content.words import languages as own_languages
from macros.content.yaml_reader import Address, Document

Rule = Callable[[Library], Iterator[Problem]]

_WORDS_FILE = f"data/{WORDS}.yml"
_NAMED = 3  # labels that a language lacks, named in its problem
_BRACES = re.compile(r"\{+[^{}]*\}*|\}+")
_MACRO = re.compile(r"""\b(?:fact|value|year)\(\s*["']([^"']*)["']""")
_YEAR_MACRO = re.compile(r"""\byear\(\s*["']([^"']*)["']""")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,60}>|&[a-z]+;")
_SOURCE_MACRO = re.compile(r"""\bsource\(\s*["']([^"']*)["']""")


def read_platform(root: Path) -> tuple[Platform | None, list[Problem]]:
    """Read the platform below root, and every problem; the platform is None if a problem stops a build."""
    library, problems = read_library(root)
    return (None if any(row.stops for row in problems) else platform(library)), problems


def read_library(root: Path) -> tuple[Library, list[Problem]]:
    """Read the files below root, and find every problem in them."""
    library = load(root)
    return library, problems_of(library)


def problems_of(library: Library) -> list[Problem]:
    """Return every problem of the library's files and their relations, by position, without repetition."""
    return without_repetition({*library.problems, *check(library)})


def check(library: Library) -> Iterator[Problem]:
    """Yield every problem that the rules find in the library's valid files.

    The rules for messages, arguments, profiles, templates, relations, approvals and readability run last, and skip
    files with problems found before: they need valid facts and strengths.
    """
    found = [row for rule in (*RULES, *goals.RULES, *labels.RULES, *pages.RULES) for row in rule(library)]
    yield from found
    whole = replace(library, problems=[*library.problems, *found])
    for module in (messages, translations, arguments, profile, templates, relations, approvals, readability):
        for rule in module.RULES:
            yield from rule(whole)


def id_is_the_file_name(library: Library) -> Iterator[Problem]:
    """An item's id is its file's name without .yml."""
    for kind, id_, document in library.valid:
        name = id_.rpartition("/")[2]
        if kind in MANY and (own := document.data["id"]) != name:
            code = "id-differs" if is_id(name) else "file-name"
            yield document.problem(("id",), code, found=own, expected=name)


def references_exist(library: Library) -> Iterator[Problem]:
    """A reference names an item that exists (an invalid file counts as existing: it has its own problem)."""
    for document, contents in library.contents:
        for address, kind, value in contents.references:
            if value not in ids(library, kind) and is_listed(library, kind):
                yield unknown(library, document.path, document.place(address), kind, value)


def texts_in_every_language(library: Library) -> Iterator[Problem]:
    """Every text exists in each edition's language, and in no other; for labels see `words_in_every_language`."""
    known = _languages(library)
    for document, contents in library.contents if known else ():
        if document.path != _WORDS_FILE:
            yield from _untranslated(document, contents, known)
            yield from _other_languages(document, contents, known)


def words_in_every_language(library: Library) -> Iterator[Problem]:
    """The site's labels exist in each edition's language; they may also exist in the engine's languages.

    A missing label does not stop a build: pages show it in another language, marked.
    """
    known = _languages(library)
    for document, contents in library.contents if known else ():
        if document.path == _WORDS_FILE:
            yield from document.once(_missing_words, library.schemas, known)
            yield from _other_languages(document, contents, (*known, *own_languages()))


def _missing_words(document: Document, schemas: Schemas, known: Collection[str]) -> Iterator[Problem]:
    """Yield one problem per language, at the first label that it lacks: a new language lacks a thousand."""
    lacking: dict[str, list[Address]] = {}
    for address, text, schema in schemas.walk(WORDS, site_words(document)):
        for language in sorted(set(known) - text.keys()) if schema.get("x-text") else ():
            if labels.is_used(address, language):
                lacking.setdefault(language, []).append(address)
    for language, found in lacking.items():
        words = [".".join(map(str, each)) for each in found]
        said = ", ".join(words[:_NAMED]) + (" …" if len(words) > _NAMED else "")
        yield document.problem(found[0], "missing-word", language=language, count=len(words), found=said)


def _untranslated(document: Document, contents: Contents, known: Collection[str]) -> Iterator[Problem]:
    for address, text, _ in contents.texts:
        for language in sorted(set(known) - text.keys()):
            yield document.problem(address, "missing-translation", language=language)


def _other_languages(document: Document, contents: Contents, known: Collection[str]) -> Iterator[Problem]:
    listed = ", ".join(dict.fromkeys(known))
    for address, text, _ in contents.texts:
        for language in sorted(text.keys() - set(known)):
            words = {"found": language, "known": listed, "nearest": nearest(language, known)}
            yield problem(document.path, document.key_place((*address, language)), "unknown-language", **words)


def _languages(library: Library) -> tuple[str, ...]:
    """Return the editions' languages; empty if two editions share one, which is a problem of its own."""
    known = languages_of(library)
    return known if len(set(known)) == len(known) else ()


def text_references_exist(library: Library) -> Iterator[Problem]:
    """Braces in a text are a reference to a fact that exists; HTML in a text is a warning: it is shown as typed."""
    sound = set()  # most stand in many texts
    for document, contents in library.contents:
        for address, found, placeholders in document.once(_braces_and_markup, contents):
            if placeholders is None:
                yield document.problem(address, "markup-in-text", found=found)
            elif (found, placeholders) not in sound:
                problems = list(_in_braces(library, document, address, found, placeholders))
                yield from problems
                if not problems:
                    sound.add((found, placeholders))


def _braces_and_markup(_: Document, contents: Contents) -> list[tuple[Address, str, str | None]]:
    """Return each braced part of the document's texts, and the first HTML in each text, with its address.

    Third comes the kind of placeholder that is allowed there (`placeholder`, `blank` or none), or None for HTML.
    """
    found: list[tuple[Address, str, str | None]] = []
    for address, words, schema in texts(contents):
        if schema["x-text"] is True and ("{" in words or "}" in words):
            placeholders = schema.get("x-placeholders", "")
            found += [(address, intern(braces), placeholders) for braces in _BRACES.findall(words)]
        if "<" in words or "&" in words:
            found += [(address, markup, None) for markup in _MARKUP.findall(words)[:1]]
    return found


def _in_braces(
    library: Library, document: Document, address: Address, found: str, placeholders: str
) -> Iterator[Problem]:
    reference = (REFERENCE if placeholders else FACT_REFERENCE).fullmatch(found)
    if not reference:
        near = nearest(found, ["{fact:ID}", "{value:ID}", "{year:ID}"], least=0.6)
        yield document.problem(address, "unknown-text-reference", found=found, nearest=near)
    elif reference[1]:
        kind = "goal" if reference[1] == "goal" else "fact"
        if reference[2] not in ids(library, kind):
            yield unknown(library, document.path, document.place(address), kind, reference[2])
    elif reference[3] not in ids(library, placeholders) and is_listed(library, placeholders):
        yield _unknown_placeholder(document, address, reference[3], ids(library, placeholders))


def _unknown_placeholder(document: Document, address: Address, name: str, known: Collection[str]) -> Problem:
    found, *braced = (f"{{{each}}}" for each in (name, *known))
    near = nearest(name, known)
    near = near and f"{{{near}}}"
    return document.problem(address, "unknown-placeholder", found=found, known=", ".join(braced), nearest=near)


def past_dates_have_passed(library: Library) -> Iterator[Problem]:
    """The date of a check, an assessment or an approval is not in the future."""
    for document, contents in library.contents:
        for address, day in contents.past:
            if day > library.today.isoformat():
                yield document.problem(address, "day-ahead", found=day)


def no_text_shows_a_missing_year(library: Library) -> Iterator[Problem]:
    """No text shows the year of a fact that is undated."""
    undated = {document.data["id"] for document in library.of_kind("fact") if document.data["year"] == UNDATED}
    for document, contents in library.contents:
        for address, kind, id_ in document.once(_named, contents):
            if kind == "year" and id_ in undated:
                yield document.problem(address, "year-undated", found=id_)
    for path, text in library.prose.items():
        for found in (each for each in _YEAR_MACRO.finditer(text) if each[1] in undated):
            yield problem(path, (text.count("\n", 0, found.start()) + 1, 1), "year-undated", found=found[1])


def _named(_: Document, contents: Contents) -> list[tuple[Address, str, str]]:
    """Return the references in the document's texts: address, form (`fact`, `value`, `year` or `goal`) and id."""
    return [
        (address, kind, id_)
        for address, words, _ in texts(contents)
        for kind, id_, _ in REFERENCE.findall(words)
        if id_
    ]


def fact_values(library: Library) -> Iterator[Problem]:
    """A fact's value has the form of its kind: a number, a year or a date."""
    for document in library.of_kind("fact"):
        kind, value = document.data.get("kind", "number"), document.data["value"]
        pattern, example = FACT_VALUES.get(kind, ("(?s).*", ""))
        if not re.fullmatch(pattern, value) or (kind == "date" and not is_date(value)):
            called = catalogue()["fact_values"][kind]
            yield document.problem(("value",), "fact-value", found=value, expected=called, example=example)


# By a fact's kind: the pattern of its value, and an example. A text may be anything.
FACT_VALUES = {
    "number": (r"-?[0-9]{1,15}(\.[0-9]{1,6})?", "3.41"),
    "year": (r"[0-9]{4}", "1668"),
    "date": (r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "2016-12-19"),
}


def goal_numbers_differ(library: Library) -> Iterator[Problem]:
    """No two goals of a strategy have the same number."""
    strategy = {document.data["id"]: document.data["strategy"] for document in library.of_kind("area")}
    taken: dict[tuple[Any, int], str] = {}
    for document in library.of_kind("goal"):
        number = (strategy.get(document.data["area"]), int(document.data["number"]))
        other = taken.setdefault(number, document.path)
        if other != document.path:
            yield document.problem(("number",), "same-number", found=number[1], other=other)


def ties_have_one_local_item(library: Library) -> Iterator[Problem]:
    """A counterpart in another strategy belongs to one local area or one local goal."""
    for document in library.of_kind("perspective"):
        for index, tie in enumerate(document.data.get("ties", [])):
            if ("area" in tie) == ("goal" in tie):
                yield document.problem(("ties", index), "tie-target")


def contrasts_suffice(library: Library) -> Iterator[Problem]:
    """Every colour drawn on another has enough contrast in both schemes: 4.5:1, or 3:1 for large text and graphics.

    One problem per colour that has too little, with its worst pair.
    """
    for document in library.of_kind("brand"):
        brand = document.data
        strengths = (each.data["colour"] for each in library.of_kind("strength"))
        if {*brand["roles"].values()} <= brand["palette"].keys():
            known = [colour for colour in strengths if colour in brand["palette"]]
            yield from _weak_colours(document, colours.drawn(brand, known))


def _weak_colours(document: Document, pairs: list[dict[str, str]]) -> Iterator[Problem]:
    brand = document.data
    about: dict[str, list[dict[str, str]]] = defaultdict(list)
    for pair in pairs:  # a pair is about its text, or what the ground's colour is drawn on
        about[pair["ground"] if pair["text"] == brand["roles"]["ground"] else pair["text"]].append(pair)
    for name, scheme in product(about, SCHEMES):
        if weak := [pair for pair in about[name] if colours.is_weak(pair, scheme, brand)]:
            worst = min(weak, key=partial(colours.ratio, scheme=scheme, brand=brand))
            words = {"colour": name, "better": colours.better(name, scheme, brand, about[name])}
            yield document.problem(("palette", name, scheme), "weak-colour", **words, **_measured(worst, scheme, brand))


def _measured(pair: dict[str, str], scheme: str, brand: dict[str, Any]) -> dict[str, object]:
    """Return a pair's colours and contrast, rounded down: 4.48 must not be shown as 4.5, which is enough."""
    found = int(colours.ratio(pair, scheme, brand) * 100) / 100
    required = colours.REQUIRED[pair["size"]]
    return {"text": pair["text"], "ground": pair["ground"], "scheme": scheme, "ratio": found, "required": required}


def editions_have_distinct_paths(library: Library) -> Iterator[Problem]:
    """One edition is at the root, and no two share a language or a path."""
    for document in library.of_kind("platform"):
        editions = document.data["editions"]
        paths, languages = ([edition[key] for edition in editions] for key in ("path", "language"))
        if paths.count("") != 1 or len(set(paths)) < len(paths) or len(set(languages)) < len(languages):
            yield document.problem(("editions",), "edition-root")


def facts_and_sources_are_used(library: Library) -> Iterator[Problem]:
    """A fact or a source that nothing uses is a warning."""
    named = {id_ for document, contents in library.contents for _, _, id_ in document.once(_named, contents)}
    facts, sources = _used(library, "fact", _MACRO) | named, _used(library, "source", _SOURCE_MACRO)
    for id_, document in library.documents.get("fact", {}).items():
        if id_ not in facts:
            yield document.problem((), "unused-fact")
    for document in library.of_kind("sources"):
        for id_ in sorted(document.data.keys() - sources):
            yield problem(document.path, document.key_place((id_,)), "unused-source", found=id_)


def _used(library: Library, kind: str, macro: re.Pattern[str]) -> set[str]:
    """Return the ids of the kind that fields refer to, or that written pages pass to the macro."""
    fields = {value for _, contents in library.contents for _, named, value in contents.references if named == kind}
    return fields.union(*(macro.findall(text) for text in library.prose.values()))


def strengths_pictures_are_described(library: Library) -> Iterator[Problem]:
    """A strength's picture is one of the motifs, whose alternative texts slides, posters and pages need."""
    motifs = {each["picture"] for document in library.of_kind("brand") for each in document.data.get("motifs", [])}
    for document in library.of_kind("strength") if library.of_kind("brand") else ():
        picture = document.data.get("picture")
        if picture not in motifs and picture in ids(library, "picture"):
            yield document.problem(("picture",), "picture-undescribed", found=picture)


RULES: tuple[Rule, ...] = (
    id_is_the_file_name,
    references_exist,
    texts_in_every_language,
    words_in_every_language,
    text_references_exist,
    past_dates_have_passed,
    no_text_shows_a_missing_year,
    fact_values,
    goal_numbers_differ,
    ties_have_one_local_item,
    contrasts_suffice,
    editions_have_distinct_paths,
    facts_and_sources_are_used,
    strengths_pictures_are_described,
    examples.examples_are_rewritten,
)
