"""The syntax of texts in data/: paragraphs, references to facts and goals, and placeholders."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

import yaml

from macros.content import locale as languages
from macros.content.model import Fact, Text
from macros.content.words import ENGLISH

# Anywhere: {fact:ID}, {value:ID}, {year:ID}.
FACT_REFERENCE = re.compile(r"\{(fact|value|year):([^{}\s]+)\}")
# In a message: {goal:ID} and {avsandare} as well.
REFERENCE = re.compile(r"\{(?:(fact|value|year|goal):([^{}\s]+)|([a-z_]+))\}")
# As MkDocs finds it.
FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_MARK = re.compile(r" \[[a-z]{2,3}\]\Z")  # see `marked`
_NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


def front_matter(markdown: str) -> tuple[dict[str, Any], str]:
    """Return a written page's front matter (empty if missing or invalid) and the text below it."""
    found = FRONT_MATTER.match(markdown)
    try:
        data = yaml.load(found[1], yaml.CSafeLoader) if found else {}
    except (yaml.YAMLError, ValueError):  # a value may look like a day that no calendar has
        data = {}
    return data if isinstance(data, dict) else {}, markdown[found.end() :] if found else markdown


def slug(words: str, limit: int = 40) -> str:
    """Return the words as an id: å and ä → a, ö → o, other characters → hyphens; empty if nothing is left."""
    plain = unicodedata.normalize("NFKD", words.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:limit].strip("-")


def marked(words: Text, language: str) -> str:
    """Return a label in the language, or if it is missing, in another language, followed by that one's code.

    The mark is plain text, since a label may be part of an attribute, a script or a file.
    """
    used = next(each for each in (ENGLISH, *words) if each in words)
    return words.get(language) or f"{words[used]} [{used}]"


def marked_once(text: str) -> str:
    """Return a label filled in with others, with the mark of the language that they all lack once, at the end."""
    mark = _MARK.search(text)
    return f"{text.replace(mark[0], '')}{mark[0]}" if mark else text


def split_paragraphs(text: str) -> list[str]:
    """Return the text's paragraphs, each on one line.

    A blank line separates them: YAML's folded style (>) turns it into one line break, its literal style (|) into two.
    """
    parts = text.split("\n\n" if "\n\n" in text.strip() else "\n")
    return [" ".join(part.split()) for part in parts if part.strip()]


def shortened(text: str, limit: int) -> str:
    """Return the text, cut between two words and with an ellipsis if it is longer than the limit in characters."""
    if len(text) <= limit:
        return text
    return text[:limit].rsplit(" ", 1)[0].rstrip(" ,;:–") + " …"


def named_facts(texts: Iterable[str]) -> list[str]:
    """Return the ids of the facts that the texts refer to, each once, in order of appearance."""
    found = (id_ for text in texts for kind, id_, _ in REFERENCE.findall(text) if kind not in ("", "goal"))
    return list(dict.fromkeys(found))


def stated_facts(text: str) -> list[str]:
    """Return the ids of the facts whose values the text states, each once; not of those whose year alone it states."""
    found = (id_ for kind, id_, _ in REFERENCE.findall(text) if kind in ("fact", "value"))
    return list(dict.fromkeys(found))


def fact_words(fact: Fact, language: str, show: str = "fact") -> str:
    """Return a fact as it reads in a text. show: `fact` (with its unit), `value` or `year`."""
    if show == "year":
        return fact.year
    figure = languages.figure(fact.kind, fact.value, language)
    return with_unit(figure, fact.unit if show == "fact" else None, language)


def with_unit(figure: str, unit: Text | None, language: str) -> str:
    """Return a figure with its unit, if any, after a no-break space."""
    words = unit_words(unit, language) if unit else ""
    return f"{figure}{_NO_BREAK_SPACE}{words}" if words else figure


def unit_words(unit: Text, language: str) -> str:
    """Return the unit in the language; if it lacks it, the symbol that all its languages share (km), or nothing."""
    shared = next(iter(unit.values())) if len(set(unit.values())) == 1 else ""
    return unit.get(languages.base(language), shared)
