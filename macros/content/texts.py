"""What a text in data/ holds besides words: paragraphs, references to facts and goals, what the sender fills in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import yaml

from macros.content import locale as languages
from macros.content.model import Fact, Text

# Anywhere: {fact:ID}, {value:ID}, {year:ID}.
FACT_REFERENCE = re.compile(r"\{(fact|value|year):([^{}\s]+)\}")
# In a message: {goal:ID} and {avsandare} as well.
REFERENCE = re.compile(r"\{(?:(fact|value|year|goal):([^{}\s]+)|([a-z_]+))\}")
# As MkDocs finds it.
FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
# Stands in where a language lacks a word.
ENGLISH = "en"
_T = TypeVar("_T")
_NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


def front_matter(markdown: str) -> tuple[dict[str, Any], str]:
    """The front matter of a written page, empty where there is none that can be read, and the text below it."""
    found = FRONT_MATTER.match(markdown)
    try:
        data = yaml.load(found[1], yaml.CSafeLoader) if found else {}
    except (yaml.YAMLError, ValueError):  # a value may look like a day that no calendar has
        data = {}
    return data if isinstance(data, dict) else {}, markdown[found.end() :] if found else markdown


def slug(words: str, limit: int = 40) -> str:
    """The words as an id: å and ä → a, ö → o, other signs → hyphens; empty where nothing is left."""
    plain = unicodedata.normalize("NFKD", words.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:limit].strip("-")


def in_language(text: Mapping[str, _T], language: str) -> _T:
    """The text in the language; where it is not there, in English; where that is not there either, in its first."""
    return text[next((each for each in (language, ENGLISH) if each in text), next(iter(text)))]


def marked(words: Text, language: str) -> str:
    """One of the site's words in a language that lacks it: the words that stand in for it, and which language that is.

    The mark is text, as a word may stand in an attribute, a script or a file.
    """
    used = next(each for each in (ENGLISH, *words) if each in words)
    return words.get(language) or f"{words[used]} [{used}]"


def split_paragraphs(text: str) -> list[str]:
    """The text's paragraphs, line breaks within them made spaces.

    An empty line parts them: YAML's folded style (>) hands it on as one line break, its literal style (|) as two.
    """
    parts = text.split("\n\n" if "\n\n" in text.strip() else "\n")
    return [" ".join(part.split()) for part in parts if part.strip()]


def shortened(text: str, limit: int) -> str:
    """The beginning of a text that is longer than so many characters, cut between two words."""
    if len(text) <= limit:
        return text
    return text[:limit].rsplit(" ", 1)[0].rstrip(" ,;:–") + " …"


def named_facts(texts: Iterable[str]) -> list[str]:
    """The ids of the facts that the texts name, each once, in the order in which they are named."""
    found = (id_ for text in texts for kind, id_, _ in REFERENCE.findall(text) if kind not in ("", "goal"))
    return list(dict.fromkeys(found))


def stated_facts(text: str) -> list[str]:
    """The ids of the facts whose values the text states, each once: not those of which it says the year alone."""
    found = (id_ for kind, id_, _ in REFERENCE.findall(text) if kind in ("fact", "value"))
    return list(dict.fromkeys(found))


def fact_words(fact: Fact, language: str, show: str = "fact") -> str:
    """A fact as it stands in a text. show: `fact` (with its unit), `value` or `year`."""
    if show == "year":
        return fact.year
    figure = languages.figure(fact.kind, fact.value, language)
    return with_unit(figure, fact.unit if show == "fact" else None, language)


def with_unit(figure: str, unit: Text | None, language: str) -> str:
    """A figure and its unit, if it has one there, with a space that does not break between them."""
    words = unit_words(unit, language) if unit else ""
    return f"{figure}{_NO_BREAK_SPACE}{words}" if words else figure


def unit_words(unit: Text, language: str) -> str:
    """The unit in the language; where it has no words there, the sign that its languages share (km), or nothing."""
    shared = next(iter(unit.values())) if len(set(unit.values())) == 1 else ""
    return unit.get(languages.base(language), shared)
