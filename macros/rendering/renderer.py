"""Rendering of templates with a platform in one language, shared by macros, pages and exports."""

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
from macros.content.texts import FACT_REFERENCE, fact_words, marked_once, split_paragraphs
from macros.domain import bars, urls
from macros.domain.bank import Bank, as_of
from macros.domain.completeness import Completeness, completeness
from macros.domain.lists import FACT_LINES, KIT_LINES, Pages, Sizes, pages_of, sizes_of
from macros.domain.reasons import sentences
from macros.domain.relations import Relations
from macros.domain.status import STATUSES, Status, Verdict, verdict
from macros.domain.urls import COVERAGE, FACTS, KITS, SOURCES, WORDS, in_edition, list_of, list_page, path_of
from macros.rendering.fingerprints import Hashed
from macros.rendering.picture_links import picture_link

TEMPLATES = Path(__file__).with_name("templates")
# A template is named without its folder: no two have the same name.
TEMPLATE_FOLDERS = [TEMPLATES / name for name in ("pages", "parts", "print", "files", "cms")]
# A line break next to a tag is the template's own; any other is part of a text, and separates words.
_LINE_BREAK = re.compile("(?<=>)\n|\n(?=<)")
# Where the way to the edition's root goes in a part that any page may have; no text can hold it.
_HOME = "\0"
_T = TypeVar("_T")


class _Compiled(FileSystemBytecodeCache):
    """A cache of templates by name alone, so that a copied project can use it; Jinja compares their sources."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        return super().get_cache_key(name)


def compiled() -> FileSystemBytecodeCache | None:
    """Return a cache of compiled templates beside Python's compiled modules; None if the folder is read-only."""
    folder = TEMPLATES / "__pycache__"
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        return None
    return _Compiled(str(folder)) if os.access(folder, os.W_OK) else None


class Renderer:
    """Renders templates for one edition; one per build. PageRenderer adds what depends on the page.

    relations: the platform's relations, if another edition has built them; they are the same in every language.
    """

    def __init__(
        self,
        platform: Platform,
        language: str,
        today: date | None = None,
        relations: Relations | None = None,
        assets: Hashed | None = None,
    ) -> None:
        today = today or clock.today()
        self.platform = platform = as_of(platform, today)
        self.language = language
        self.bank = Bank(platform, language, today)
        self.relations = relations or Relations(platform, today)
        self._verdicts: dict[str, Verdict] = {}
        self._parts: dict[tuple[str, str], Markup] = {}
        self.assets = assets or Hashed({})
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
        """Whether the page exists: whether the place has the content that it shows."""
        return urls.exists(path, self.platform)

    def asset(self, path: str) -> str:
        """Return the path on the site of a file with this plain path, which may include a digest."""
        return self.assets.names.get(path, path)

    def home(self, site: str) -> str:
        """Return the address of the edition's front page. site: the address of the site's root."""
        return site + in_edition(self.edition, "")

    @property
    def site_name(self) -> str:
        """The site's name on its own, including that it is an independent proposal as long as it is one."""
        place = self.platform.place
        name = self.text(place.site_name)
        return self.label("site_independent", site=name) if place.independent else name

    def text(self, text: Text) -> str:
        """Return the text in this language."""
        return text[self.language]

    def plain(self, text: Text | str) -> str:
        """Return the text in this language, with its references to facts written out, without markup."""
        facts, words = self.platform.facts, text if isinstance(text, str) else self.text(text)
        return FACT_REFERENCE.sub(lambda found: fact_words(facts[found[2]], self.language, found[1]), words)

    def label(self, key: str, **values: object) -> str:
        """Return a label with its placeholders filled in. Raises KeyError with the key if it does not exist.

        With `count`, labels for that number go before it, if they exist: `key-none` for zero, then the language's
        plural form (`key-one`, `key-few` …).
        """
        labels = self.platform.vocabulary.labels
        counted = (f"{key}-{form}" for form in self._forms(values.get("count")))
        return marked_once(self.text(labels[next((name for name in counted if name in labels), key)]).format(**values))

    def _forms(self, count: object) -> tuple[str, ...]:
        """Return the suffixes of labels for this number; none if it is not a number."""
        if not isinstance(count, int):
            return ()
        form = languages.plural_form(count, self.language)
        return (form,) if count else ("none", form)

    def title(self, item: Item) -> str:
        """Return the item's name in lists; its id if it has no name."""
        if isinstance(item, Goal):
            name = self.text(item.name) if item.name else self.label("goal_missing")
            return self.label("goal_title", number=item.number, name=name)
        named: Text | str | None = getattr(item, "label", None) or getattr(item, "name", None)
        return named if isinstance(named, str) else self.text(named) if named else item.id

    def standing(self, item: Approvable) -> str:
        """Return an item's standing in words; if it is approved, by whom and when."""
        if item.approved:
            return self.label("approved", by=item.approved.by, day=self.day(item.approved.date))
        if isinstance(item, Message):
            return self.label("message_proposal")
        if isinstance(item, Translation):
            return self.label("translation_unread")
        return self.text(self.platform.vocabulary.standing[item.standing])

    def verdict(self, goal: Goal) -> Verdict:
        """Return the goal's verdict, cached."""
        if goal.id not in self._verdicts:
            self._verdicts[goal.id] = verdict(goal, self.platform, self.bank.today)
        return self._verdicts[goal.id]

    def status_of(self, goal: Goal) -> str:
        """Return the goal's status in words, with the year of the figure that decides it."""
        return self.status_words(self.verdict(goal))

    def status_words(self, found: Verdict) -> str:
        """Return the verdict's status in words, with the year of the figure that decides it."""
        words = self.text(self.platform.vocabulary.status[found.status])
        if found.year is None:
            return words
        return self.label(
            "status_outdated" if found.status == "outdated" else "status_dated", status=words, year=found.year
        )

    def reasons(self, goal: Goal) -> list[str]:
        """Return the reasons for the goal's verdict as sentences."""
        return sentences(self.verdict(goal).reasons, goal, self.platform, self.language)

    def completeness(self, goal: Goal) -> Completeness:
        """Return how many of the parts needed to follow up the goal are there."""
        return completeness(goal, self.platform)

    def status_counts(self, goals: Iterable[Goal]) -> list[tuple[Status, int]]:
        """Return each status with the number of goals that have it."""
        counts = Counter(self.verdict(goal).status for goal in goals)
        return [(status, counts[status]) for status in STATUSES]

    def bar(self, goals: Iterable[Goal]) -> list[bars.Part]:
        """Return the parts of the bar that shows the goals' status."""
        return list(bars.parts([self.verdict(goal) for goal in goals]))

    def day(self, value: date) -> str:
        """Format a date in full."""
        return languages.day(value, self.language)

    def number(self, value: Decimal | str) -> str:
        """Format a number in the language; as text it has a decimal point."""
        return languages.number(str(value), self.language)

    def figure(self, fact: Fact) -> str:
        """Format the fact's value in the language, without its unit."""
        return languages.figure(fact.kind, fact.value, self.language)

    def year(self, year: str) -> str:
        """Return a fact's year, or the label for an undated fact."""
        return self.label("undated") if year == UNDATED else year

    def alphabetical(self, items: Iterable[_T], attribute: str) -> list[_T]:
        """Return the items sorted by one of their texts, in this language's alphabet."""
        return sorted(items, key=lambda item: self._letters(getattr(item, attribute)))

    def _letters(self, value: Text | str) -> tuple[list[int], str]:
        """Return what sorts a text in this language's alphabet."""
        return languages.sort_key(self.text(value) if isinstance(value, dict) else str(value), self.edition.alphabet)

    @cached_property
    def lists(self) -> dict[str, Pages]:
        """The pages of every long list but that of messages, by its path."""
        return {path: pages_of(path, sizes) for path, sizes in self.sizes.items()}

    @cached_property
    def sizes(self) -> dict[str, Sizes]:
        """How much room each entry of those lists takes; facts and sources are in this language's order."""
        kits = (kit for kit in self.platform.kits.values() if self.bank.has_begun(kit))
        return sizes_of(self.platform) | {
            FACTS: {fact.id: self._lines(fact) for fact in self.alphabetical(self.platform.facts.values(), "label")},
            SOURCES: dict.fromkeys(self._sources(), 1),
            KITS: {kit.id: KIT_LINES + len(kit.steps) for kit in kits},
            COVERAGE: self._tables(),
        }

    def _sources(self) -> list[str]:
        """Return the ids of the sources by publisher, and each publisher's by title."""
        sources = self.platform.sources
        return sorted(sources, key=lambda id_: (sources[id_].publisher.lower(), self._letters(sources[id_].title)))

    def _tables(self) -> Sizes:
        """Return the rows of each subject's table of coverage, and each row of that of other languages, if any."""
        rows = self.bank.coverage if self.platform.translated else ()
        return dict.fromkeys(self.bank.subjects, len(self.platform.vocabulary.audiences)) | dict.fromkeys(rows, 1)

    def _lines(self, fact: Fact) -> int:
        """Return the number of lines that a fact takes in the list of facts, which includes its uses."""
        node = self.relations.node(fact)
        return FACT_LINES + len(self.relations.up(node)) + len(self.relations.down(node))

    @cached_property
    def _numbers(self) -> dict[tuple[str, str], int]:
        """The number of the page with each id, by the list's path and the id."""
        return {
            (path, id_): number
            for path, pages in self.lists.items()
            for number, ids in enumerate(pages, start=1)
            for id_ in ids
        }

    def page_in(self, path: str, id_: str) -> str:
        """Return the path of the list's page with the id."""
        return list_page(path, self._numbers.get((path, id_), 1))

    def path_of(self, item: Item) -> str:
        """Return the path of the item's page, or of its entry on the list's page."""
        return path_of(item, self._numbers.get((list_of(item), item.id), 1))

    def page(self, url: str) -> PageRenderer:
        """Return the renderer of the page at this url (below the edition's root, `styrkor/skogen/`)."""
        return PageRenderer(self, url)

    def part(self, template: str, item: Item | None, home: str) -> Markup:
        """A part that is the same on every page, made once. home: the way from the page to the edition's root."""
        key = template, item.id if item else ""
        if key not in self._parts:
            self._parts[key] = _PartRenderer(self, "").render(template, item=item)
        return self._parts[key].replace(_HOME, home)


class PageRenderer:
    """Renders the content of one page: knows its address and the facts that it has shown."""

    fact_template = "fact.html"

    def __init__(self, renderer: Renderer, url: str) -> None:
        self.renderer = renderer
        self.url = url
        self.shown: dict[str, None] = {}  # the facts, in the order in which they were first shown
        self.asked: set[str] = set()

    def render(self, template: str, **values: Any) -> Markup:
        """Render the template, without the blank lines and indentation that Markdown would take for text."""
        found = self.renderer.environment.get_template(template)
        html = found.render(
            url=self.to, root=self.to_root, to_item=self.to_item, inline=self.inline, paragraphs=self.paragraphs,
            script=self.script, once=self.once, here=self.url, **values,
        )  # fmt: skip
        return Markup("\n".join(line.strip() for line in html.splitlines() if line.strip()))

    def to(self, target: str) -> str:
        """Return the relative address, from this page, of a path below the edition's root, with its fragment."""
        path, hash_, fragment = target.partition("#")
        return relative(path, self.url) + hash_ + fragment

    def to_item(self, item: Item) -> str:
        """Return the relative address of an item's page, or of its entry on one."""
        return self.to(self.renderer.path_of(item))

    def to_root(self, target: str) -> str:
        """Return the relative address of a path below the site's root; assets are given by plain path."""
        edition, target = self.renderer.edition.path, self.renderer.asset(target)
        return relative(target, f"{edition}/{self.url}" if edition else self.url)

    def script(self, tool: str) -> Markup:
        """Return the script elements of a browser tool and its words; empty the second time on a page."""
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
        """Return a text with its references to facts resolved and everything else escaped."""
        words = text if isinstance(text, str) else self.renderer.text(text)
        pieces = FACT_REFERENCE.split(words)
        parts = [Markup.escape(pieces[0])]
        for kind, id_, after in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
            parts += [self.fact(id_, kind), Markup.escape(after)]
        return Markup("").join(parts)

    def paragraphs(self, text: Text) -> list[Markup]:
        """Return the text's paragraphs, each with its references resolved."""
        return [self.inline(words) for words in split_paragraphs(self.renderer.text(text))]

    def fact(self, id_: str, show: str = "fact") -> Markup:
        """Return a fact in running text; the first time on a page, with the popover of its template.

        show: fact, value or year. Raises KeyError if the fact does not exist.
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
    """Return the markup on one line, for use within a sentence."""
    return Markup(_LINE_BREAK.sub("", html).replace("\n", " "))


def relative(target: str, here: str) -> str:
    """Return the address of target relative to the page at here, both below the same root; "" is the root."""
    path = posixpath.relpath("/" + target, "/" + here)
    return path + "/" if target.endswith("/") or target == "" else path
