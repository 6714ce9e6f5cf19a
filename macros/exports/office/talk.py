"""The content of the slides in one language: the vision, the strengths and their proof, the goals."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.content.model import Area, Argument, Fact, Goal, Strength
from macros.content.svg import HERO
from macros.content.texts import split_paragraphs, stated_facts
from macros.domain import urls
from macros.exports.picture_files import text_of
from macros.rendering.renderer import Renderer

_FIGURES = ("number", "year")  # kinds of fact that are shown as a large figure


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide. layout: the name of its layout; notes: the speaker's notes; colour: the name of its own colour.

    figure: a number and its unit, which is set smaller; proof: what the figure measures, its year and source; rows: a
    table, header first; picture: a drawing and its alternative text.
    """

    layout: str
    title: str
    notes: tuple[str, ...]
    text: tuple[str, ...] = ()
    figure: tuple[str, ...] = ()
    proof: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    picture: tuple[str, str] | None = None
    colour: str = ""


class Talk:
    """The slides of one edition. site: the address of the site's root; empty if it is not known."""

    def __init__(self, renderer: Renderer, site: str) -> None:
        self._renderer = renderer
        self._platform = renderer.platform
        self._label = renderer.label
        self._goals = self._platform.goals_of_strategy(self._platform.strategy)
        self._home = renderer.home(site) if site else ""

    def slides(self) -> Iterator[Slide]:
        """Yield every slide in order."""
        strategy, strengths = self._platform.strategy, self._platform.strengths.values()
        yield self._first()
        yield Slide("text", self._label("page_vision"), self._paragraphs(strategy.vision.explanation), self._lead())
        if strengths:
            yield self._overview()
        yield from map(self._strength, strengths)
        yield from self._map()
        if self._goals:
            yield self._status()
        yield from filter(None, map(self._area, self._platform.areas.values()))
        yield Slide("text", self._words(strategy.name), self._events(), self._paragraphs(strategy.about))
        yield self._last()

    def _words(self, text: dict[str, str]) -> str:
        return self._renderer.plain(" ".join(self._renderer.text(text).split()))

    def _paragraphs(self, text: dict[str, str]) -> tuple[str, ...]:
        return tuple(split_paragraphs(self._renderer.plain(text)))

    def _picture(self, name: str) -> tuple[str, str] | None:
        """Return a drawing and its alternative text; None if it has none."""
        text = text_of(name, self._platform)
        return (name, self._words(text)) if text else None

    def _first(self) -> Slide:
        place, strategy = self._platform.place, self._platform.strategy
        notes = self._label("slides_notes_first"), self._words(place.licence)
        title = self._words(strategy.vision.title)
        return Slide("first", title, notes, (self._words(place.site_name),), picture=self._picture(HERO))

    def _lead(self) -> tuple[str, ...]:
        """Return the vision in a sentence or two, and the beginning of its explanation."""
        vision = self._platform.strategy.vision
        return (self._words(vision.lead), *self._paragraphs(vision.explanation)[1:2])

    def _overview(self) -> Slide:
        """Return a slide with the strengths' names; what is said about them is in the notes."""
        strengths = self._platform.strengths.values()
        notes = tuple(f"{self._words(each.name)}: {self._words(each.tagline)}" for each in strengths)
        return Slide("text", self._label("page_strengths"), notes, tuple(self._words(each.name) for each in strengths))

    def _strength(self, strength: Strength) -> Slide:
        """Return a slide with a strength's argument, and the figure that the argument states."""
        found = next(filter(None, map(self._proved, strength.arguments)), None)
        notes = (*(self._paragraphs(found[0].more) if found else ()), *self._paragraphs(strength.why))
        claim = found[0].claim if found else strength.essence
        return Slide(
            "strength", self._words(strength.name), (*notes, *self._source(strength, found)), (self._words(claim),),
            self._figure(found[1]) if found else (), self._proof(found[1]) if found else (),
            picture=self._picture(strength.picture), colour=strength.colour,
        )  # fmt: skip

    def _proved(self, argument: Argument) -> tuple[Argument, Fact] | None:
        """Return the argument with the most recent figure; the first of several, None if no argument states one."""
        stated = (self._platform.facts[id_] for id_ in stated_facts(self._renderer.text(argument.claim)))
        figures = [each for each in stated if each.kind in _FIGURES]
        return (argument, max(figures, key=_dated)) if figures else None

    def _figure(self, fact: Fact) -> tuple[str, str]:
        return self._renderer.figure(fact), self._words(fact.unit) if fact.unit else ""

    def _proof(self, fact: Fact) -> tuple[str, ...]:
        """Return what the figure measures, and its year and publisher."""
        publisher = self._platform.sources[fact.source].publisher
        reason = (self._words(fact.reason),) if fact.reason else ()
        label = self._words(fact.label)
        return (label[:1].upper() + label[1:], *reason, f"{self._renderer.year(fact.year)} · {publisher}")

    def _source(self, strength: Strength, found: tuple[Argument, Fact] | None) -> Iterator[str]:
        if found:
            source = self._platform.sources[found[1].source]
            yield self._label("slides_source", source=f"{source.publisher}, {source.url}")
        yield from self._more(self._renderer.path_of(strength))

    def _more(self, path: str) -> Iterator[str]:
        if self._home:
            yield self._label("slides_more", address=self._home + path)

    def _map(self) -> Iterator[Slide]:
        place = self._platform.place
        if place.map:
            words = self._words(place.map.text)
            source = self._platform.sources[place.map.source]
            notes = words, self._label("slides_source", source=f"{source.publisher}, {source.url}")
            shown = self._picture(place.map.picture) or (place.map.picture, words)
            title = self._label("slides_map", place=self._words(place.short))
            yield Slide("picture", title, notes, (words,), picture=shown)

    def _status(self) -> Slide:
        """Return a slide with the number of goals per status, and which they are."""
        goals = self._goals
        head = tuple(self._label(f"slides_table_{each}") for each in ("status", "count", "goals"))
        rows = tuple(
            (self._words(self._platform.vocabulary.status[status]), str(count), self._numbers(goals, status))
            for status, count in self._renderer.status_counts(goals)
            if count
        )
        notes = self._label("slides_notes_status"), *self._more(f"{urls.METHOD}/")
        return Slide("table", self._label("slides_status"), notes, rows=(head, *rows))

    def _numbers(self, goals: Iterable[Goal], status: str) -> str:
        found = sorted(each.number for each in goals if self._renderer.verdict(each).status == status)
        return ", ".join(map(str, found))

    def _area(self, area: Area) -> Slide | None:
        """Return a slide with an area's goals, their status, and their figures' years; None if it has no goals."""
        goals = [each for each in self._goals if each.area == area.id]
        told = [f"{self._renderer.title(each)}: {self._lower(each)}" for each in goals if each.name]
        lost = ", ".join(str(each.number) for each in goals if not each.name)
        missing = (self._label("slides_missing", numbers=lost),) if lost else ()
        notes = *self._paragraphs(area.meaning), *self._more(self._renderer.path_of(area))
        return Slide("text", self._words(area.name), notes, (*told, *missing)) if goals else None

    def _lower(self, goal: Goal) -> str:
        words = self._renderer.status_of(goal)
        return words[:1].lower() + words[1:]

    def _events(self) -> tuple[str, ...]:
        """Return what happened and when, until the strategy took effect."""
        strategy = self._platform.strategy
        before = (each for each in strategy.events if each.sort < str(strategy.period.start))
        told = tuple(f"{self._words(each.when)}: {self._words(each.what)}" for each in before)
        return told or self._paragraphs(strategy.about)

    def _last(self) -> Slide:
        place = self._platform.place
        text = [self._home or self._words(place.site_name), self._label("slides_last")]
        notes = self._label("slides_notes_last"), self._words(place.notice)
        title = self._label("slides_last_title", place=self._words(place.short))
        return Slide("text", title, notes, tuple(text))


def _dated(fact: Fact) -> str:
    """Return a figure's year as a sort key: undated facts come first."""
    return fact.year if fact.year[0].isdecimal() else ""
