"""Templates with a platform in one language: macros, pages and exports all render through here."""

from __future__ import annotations

import os
import posixpath
import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cached_property, partial
from pathlib import Path
from typing import Any, TypeVar

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from macros.content import clock
from macros.content import locale as languages
from macros.content.model import UNDATED, Approvable, Edition, Fact, Goal, Item, Message, Platform, Text, Translation
from macros.content.texts import FACT_REFERENCE, fact_words, split_paragraphs
from macros.domain import bars, sections
from macros.domain.bank import Bank, as_of
from macros.domain.completeness import Completeness, completeness
from macros.domain.lists import FACT_LINES, Pages, pages_of
from macros.domain.reasons import sentences
from macros.domain.relations import Relations
from macros.domain.status import STATUSES, Status, Verdict, verdict
from macros.domain.urls import WORDS, in_edition, list_of, list_page, path_of
from macros.rendering.fingerprints import Hashed
from macros.rendering.picture_links import picture_link

TEMPLATES = Path(__file__).with_name("templates")
# A template is named without its folder: no two have the same name.
TEMPLATE_FOLDERS = [TEMPLATES / name for name in ("pages", "parts", "print", "files", "cms")]
# A line break beside a tag is the template's own; any other is a text's, and parts words.
_LINE_BREAK = re.compile("(?<=>)\n|\n(?=<)")
# Where the way to the edition's root goes in a part that any page may have; no text can hold it.
_HOME = "\0"
_T = TypeVar("_T")


class _Compiled(FileSystemBytecodeCache):
    """Compiled templates by name alone, so that those of a copied project hold; Jinja compares their sources."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        return super().get_cache_key(name)


def compiled() -> FileSystemBytecodeCache | None:
    """Where compiled templates are kept, as Python keeps its modules; none where the code lies on a read-only disk."""
    folder = TEMPLATES / "__pycache__"
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        return None
    return _Compiled(str(folder)) if os.access(folder, os.W_OK) else None


class Renderer:
    """Renders templates for one edition. One a build; what belongs to a page is in PageRenderer.

    relations: the platform's, where another edition has it already; it has no language.
    """

    def __init__(
        self,
        platform: Platform,
        language: str,
        today: date | None = None,
        relations: Relations | None = None,
        dressing: Hashed | None = None,
    ) -> None:
        today = today or clock.today()
        self.platform = platform = as_of(platform, today)
        self.language = language
        self.bank = Bank(platform, language, today)
        self.relations = relations or Relations(platform, today)
        self._verdicts: dict[str, Verdict] = {}
        self._parts: dict[tuple[str, str], Markup] = {}
        self.dressing = dressing or Hashed({})
        self.environment = Environment(
            loader=FileSystemLoader(TEMPLATE_FOLDERS),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=compiled(),
        )
        self.environment.globals.update(
            p=platform, language=language, edition=self.edition, label=self.label, bank=self.bank, verdict=self.verdict,
            status_of=self.status_of, status_words=self.status_words, status_counts=self.status_counts,
            bar=self.bar,
            reasons=self.reasons, completeness=self.completeness, relations=self.relations, standing=self.standing,
            picture_link=partial(picture_link, self), page_in=self.page_in, exists=self.exists,
            site_name=self.site_name, direction=languages.reading_direction(language),
        )  # fmt: skip
        self.environment.filters.update(
            t=self.text, day=self.day, figure=self.figure, number=self.number, year=self.year,
            alphabetical=self.alphabetical,
            short_number=partial(languages.short_number, language=language),
        )  # fmt: skip

    @cached_property
    def edition(self) -> Edition:
        """The edition in this language."""
        return next(edition for edition in self.platform.place.editions if edition.language == self.language)

    @cached_property
    def of_every_language(self) -> list[Renderer]:
        """The renderers of all editions on the same day, this one among them."""
        known = {self.language: self}
        return [
            known.get(each.language) or Renderer(self.platform, each.language, self.bank.today, self.relations)
            for each in self.platform.place.editions
        ]

    def exists(self, path: str) -> bool:
        """Whether the place has what the page at the path is made of, and so the page."""
        return sections.exists(path, self.platform)

    def asset(self, path: str) -> str:
        """The path on the site of what has this plain path: its name may tell its content."""
        return self.dressing.names.get(path, path)

    def home(self, site: str) -> str:
        """The address of the edition's front page. site: that of the site's root."""
        return site + in_edition(self.edition, "")

    @property
    def site_name(self) -> str:
        """The site's name where it stands alone: that it is an independent proposal stands with it, while it is one."""
        place = self.platform.place
        name = self.text(place.site_name)
        return self.label("site_independent", site=name) if place.independent else name

    def text(self, text: Text) -> str:
        """The text in this language."""
        return text[self.language]

    def label(self, key: str, **values: object) -> str:
        """One of the site's own words, its {…} filled in. Raises KeyError naming the key that vocabulary.yml lacks.

        With `count` it is the words for that number, if there are any: for none of them (`key-none`), else those of the
        form that the language has for it (`key-one`, `key-few` …).
        """
        labels = self.platform.vocabulary.labels
        counted = (f"{key}-{form}" for form in self._forms(values.get("count")))
        return self.text(labels[next((name for name in counted if name in labels), key)]).format(**values)

    def _forms(self, count: object) -> tuple[str, ...]:
        """The forms that words for this number may have; none where it is no number."""
        if not isinstance(count, int):
            return ()
        form = languages.plural_form(count, self.language)
        return (form,) if count else ("none", form)

    def title(self, item: Item) -> str:
        """What the item is called in a list; its id, where it has no name."""
        if isinstance(item, Goal):
            name = self.text(item.name) if item.name else self.label("goal_missing")
            return self.label("goal_title", number=item.number, name=name)
        named: Text | str | None = getattr(item, "label", None) or getattr(item, "name", None)
        return named if isinstance(named, str) else self.text(named) if named else item.id

    def standing(self, item: Approvable) -> str:
        """How far an item's text has come, in words; of one that is approved, who approved it and when."""
        if item.approved:
            return self.label("approved", by=item.approved.by, day=self.day(item.approved.date))
        if isinstance(item, Message):
            return self.label("message_proposal")
        if isinstance(item, Translation):
            return self.label("translation_unread")
        return self.text(self.platform.vocabulary.standing[item.standing])

    def verdict(self, goal: Goal) -> Verdict:
        """How the goal is going, worked out once."""
        if goal.id not in self._verdicts:
            self._verdicts[goal.id] = verdict(goal, self.platform, self.bank.today)
        return self._verdicts[goal.id]

    def status_of(self, goal: Goal) -> str:
        """How the goal is going, in words, with the year of the figure that says so."""
        return self.status_words(self.verdict(goal))

    def status_words(self, found: Verdict) -> str:
        """The verdict in words, with the year of the figure that it rests on."""
        words = self.text(self.platform.vocabulary.status[found.status])
        if found.year is None:
            return words
        return self.label(
            "status_outdated" if found.status == "outdated" else "status_dated", status=words, year=found.year
        )

    def reasons(self, goal: Goal) -> list[str]:
        """Why the goal has its verdict, in sentences."""
        return sentences(self.verdict(goal).reasons, goal, self.platform, self.language)

    def completeness(self, goal: Goal) -> Completeness:
        """How much of what it takes to follow the goal is there, and what is missing."""
        return completeness(goal, self.platform)

    def status_counts(self, goals: Iterable[Goal]) -> list[tuple[Status, int]]:
        """Each status with how many of the goals have it."""
        counts = Counter(self.verdict(goal).status for goal in goals)
        return [(status, counts[status]) for status in STATUSES]

    def bar(self, goals: Iterable[Goal]) -> list[bars.Part]:
        """How the goals are going, as the parts of one bar."""
        return list(bars.parts([self.verdict(goal) for goal in goals]))

    def day(self, value: date) -> str:
        """A day in full."""
        return languages.day(value, self.language)

    def number(self, value: Decimal | str) -> str:
        """A number as the language writes it; as text it is written with a decimal point."""
        return languages.number(str(value), self.language)

    def figure(self, fact: Fact) -> str:
        """The fact's value as the language writes it, without its unit."""
        return languages.figure(fact.kind, fact.value, self.language)

    def year(self, year: str) -> str:
        """A fact's year; where its source has none, the word that says so."""
        return self.label("undated") if year == UNDATED else year

    def alphabetical(self, items: Iterable[_T], attribute: str) -> list[_T]:
        """The items sorted by a text of theirs, in this language's alphabet."""
        alphabet = self.edition.alphabet

        def key(item: _T) -> tuple[list[int], str]:
            value = getattr(item, attribute)
            return languages.sort_key(self.text(value) if isinstance(value, dict) else str(value), alphabet)

        return sorted(items, key=key)

    @cached_property
    def lists(self) -> dict[str, Pages]:
        """The pages of every long list, by its path; the facts in this language's alphabet."""
        facts = self.alphabetical(self.platform.facts.values(), "label")
        return pages_of(self.platform, {fact.id: self._lines(fact) for fact in facts}, self.bank.subjects)

    def _lines(self, fact: Fact) -> int:
        """How many lines a fact takes in the list of facts, which says what it is used by."""
        node = self.relations.node(fact)
        return FACT_LINES + len(self.relations.up(node)) + len(self.relations.down(node))

    @cached_property
    def _numbers(self) -> dict[tuple[str, str], int]:
        """The number of the page that holds each id of each list."""
        return {
            (path, id_): number
            for path, pages in self.lists.items()
            for number, ids in enumerate(pages, start=1)
            for id_ in ids
        }

    def page_in(self, path: str, id_: str) -> str:
        """The page of the list at the path that holds the id."""
        return list_page(path, self._numbers.get((path, id_), 1))

    def path_of(self, item: Item) -> str:
        """The item's own page, or its place on the page that lists it."""
        return path_of(item, self._numbers.get((list_of(item), item.id), 1))

    def page(self, url: str) -> PageRenderer:
        """The renderer of the page at this url (below the edition's root, `styrkor/skogen/`)."""
        return PageRenderer(self, url)

    def part(self, template: str, item: Item | None, home: str) -> Markup:
        """A part that is the same on every page, made once. home: the way from the page to the edition's root."""
        key = template, item.id if item else ""
        if key not in self._parts:
            self._parts[key] = _PartRenderer(self, "").render(template, item=item)
        return self._parts[key].replace(_HOME, home)


class PageRenderer:
    """Renders what stands on one page: knows where the page lies and which facts it has shown."""

    fact_template = "fact.html"

    def __init__(self, renderer: Renderer, url: str) -> None:
        self.renderer = renderer
        self.url = url
        self.shown: dict[str, None] = {}  # the facts, in the order in which they were first shown
        self.asked: set[str] = set()

    def render(self, template: str, **values: Any) -> Markup:
        """The template's output, without the blank lines and indentation at which Markdown would take it for text."""
        found = self.renderer.environment.get_template(template)
        html = found.render(
            url=self.to, root=self.to_root, to_item=self.to_item, inline=self.inline, paragraphs=self.paragraphs,
            script=self.script, once=self.once, here=self.url, **values,
        )  # fmt: skip
        return Markup("\n".join(line.strip() for line in html.splitlines() if line.strip()))

    def to(self, target: str) -> str:
        """The relative address, from this page, of a path below the edition's root; its #fragment is kept."""
        path, hash_, fragment = target.partition("#")
        return relative(path, self.url) + hash_ + fragment

    def to_item(self, item: Item) -> str:
        """The relative address of an item's page, or of its place on one."""
        return self.to(self.renderer.path_of(item))

    def to_root(self, target: str) -> str:
        """The relative address of a path below the site's root, which all editions share; assets by plain path."""
        edition, target = self.renderer.edition.path, self.renderer.asset(target)
        return relative(target, f"{edition}/{self.url}" if edition else self.url)

    def script(self, tool: str) -> Markup:
        """What fetches a tool of the browser and the words it shows; nothing the second time on a page."""
        if tool in self.asked:
            return Markup()
        self.asked.add(tool)
        return Markup("").join(
            Markup('<script defer src="{}"></script>').format(each)
            for each in (self.to(WORDS), self.to_root(f"assets/{tool}.js"))
        )

    def once(self, template: str, item: Item | None = None) -> Markup:
        """A part of the page that is the same on every page, but for where that lies."""
        return self.renderer.part(template, item, self.to(""))

    def inline(self, text: Text | str) -> Markup:
        """A text with its references to facts resolved; all else in it is shown as typed."""
        words = text if isinstance(text, str) else self.renderer.text(text)
        pieces = FACT_REFERENCE.split(words)
        parts = [Markup.escape(pieces[0])]
        for kind, id_, after in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
            parts += [self.fact(id_, kind), Markup.escape(after)]
        return Markup("").join(parts)

    def paragraphs(self, text: Text) -> list[Markup]:
        """The text's paragraphs, each with its references resolved."""
        return [self.inline(words) for words in split_paragraphs(self.renderer.text(text))]

    def fact(self, id_: str, show: str = "fact") -> Markup:
        """A fact in running text: its figure; the first time, what its template adds. show: fact, value or year.

        Raises KeyError for a fact that does not exist.
        """
        fact = self.renderer.platform.facts[id_]
        first = id_ not in self.shown
        self.shown[id_] = None
        source = self.renderer.platform.sources[fact.source]
        words = fact_words(fact, self.renderer.language, show)
        return one_line(self.render(self.fact_template, item=fact, words=words, first=first, source=source))


class _PartRenderer(PageRenderer):
    """Renders a part that any page may have: its addresses begin at the edition's root."""

    def to(self, target: str) -> str:
        """The address of a path below the edition's root, from wherever the part will stand."""
        return _HOME + target


def one_line(html: str) -> Markup:
    """The markup on one line, as what stands inside a sentence must be."""
    return Markup(_LINE_BREAK.sub("", html).replace("\n", " "))


def relative(target: str, here: str) -> str:
    """The relative address of target as seen from the page at here; both are below the same root, "" is the root."""
    path = posixpath.relpath("/" + target, "/" + here)
    return path + "/" if target.endswith("/") or target == "" else path
