"""The published method: its rules, each with an invented goal that the real code judges at build time.

The labels `method_<rule>` and `method_<rule>_text` describe a rule; the rule itself is in status.py.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from msgspec import structs

from macros.content.model import Aim, AimKind, Break, Goal, Platform, Result, Strategy
from macros.domain.reasons import sentences
from macros.domain.status import Verdict, verdict


@dataclass(frozen=True, slots=True)
class Example:
    """An invented goal, and its verdict."""

    goal: Goal
    verdict: Verdict
    reasons: list[str]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the method. example: the rule applied, if figures can show it."""

    name: str
    example: Example | None = None


def kinds(platform: Platform, language: str) -> list[Rule]:
    """Return the rules for judging each kind of aim."""
    return _rules(_kinds(platform.strategy), platform, language)


def lacks(platform: Platform, language: str) -> list[Rule]:
    """Return the rules for insufficient figures."""
    return [*_rules(_lacks(platform.strategy), platform, language), Rule("inferred")]


def _rules(made: Iterable[tuple[str, Goal]], platform: Platform, language: str) -> list[Rule]:
    """Return the rules with their examples judged. The examples do not name the place, as they are not true of it."""
    unnamed = structs.replace(platform.place, short=platform.vocabulary.labels["method_place"])
    nowhere = structs.replace(platform, place=unnamed)
    return [Rule(name, _judged(_here(goal, platform), nowhere, language)) for name, goal in made]


def _judged(goal: Goal, platform: Platform, language: str) -> Example:
    """Judge the example at the start of the year after its middle one, when that figure is new."""
    found = verdict(goal, platform, date(_middle(platform.strategy) + 1, 1, 1))
    return Example(goal, found, sentences(found.reasons, goal, platform, language))


def _here(goal: Goal, platform: Platform) -> Goal:
    """Return the goal, moved to the strategy in force."""
    areas, strategy = platform.areas.values(), platform.place.current_strategy
    return structs.replace(goal, area=next(area.id for area in areas if area.strategy == strategy))


def _kinds(strategy: Strategy) -> Iterator[tuple[str, Goal]]:
    base, middle = strategy.base_year, _middle(strategy)
    level = [Aim(kind="level", value="60")]
    yield "level", _goal(level, _values({base: "50", middle: "56"}))
    yield "pace", _goal(level, _values({base: "50", middle: "52"}))
    county = _beside("county", {base: ("50", "60"), middle: ("58", "62")})
    yield "reach", _goal([_against("reach", "county")], county)
    yield "pass", _goal([_against("pass", "nation")], _beside("nation", {middle: ("61", "60")}))
    nation = _beside("nation", {base: ("50", "60"), middle: ("51", "63")})
    yield "approach", _goal([_against("approach", "nation")], nation)
    yield "grow", _goal([Aim(kind="grow")], _values({base: "950", middle: "1010"}))
    yield "rank", _goal([Aim(kind="rank", value="20")], _values({base: "44", middle: "31"}))
    yield "carry-out", _goal([Aim(kind="carry-out")], _values({strategy.period.start: "10", middle: "40"}))
    both = [
        Result(year=base, value="60", comparisons={"county": "59", "nation": "64"}),
        Result(year=middle, value="62", comparisons={"county": "60", "nation": "67"}),
    ]
    yield "several", _goal([_against("pass", "county"), _against("approach", "nation")], both)


def _lacks(strategy: Strategy) -> Iterator[tuple[str, Goal]]:
    base, middle = strategy.base_year, _middle(strategy)
    level = [Aim(kind="level", value="60")]
    yield "gap", _goal(level, _values({base: "50", base + 1: "51", middle: "55"}))
    broken = _values({base: "70", middle - 1: "52", middle: "54"})
    yield "break", _goal(level, broken, [Break(year=middle - 1, what={})])
    yield "one", _goal(level, _values({middle: "55"}))
    yield "base", _goal([Aim(kind="grow")], _values({middle - 1: "950", middle: "940"}))
    yield "placed", _goal([_against("pass", "nation")], [Result(year=middle, relations={"nation": "above"})])
    lagging = [*_beside("county", {middle - 1: ("61", "60")}), *_values({middle: "62"})]
    yield "lag", _goal([_against("reach", "county")], lagging)
    yield "age", _goal(level, _values({base: "50", base + 2: "62"}))
    yield "old", _goal(level, _values({base - 1: "58"}))
    yield "final", _goal(level, _values({middle: "61", strategy.period.end: "59"}))


def _middle(strategy: Strategy) -> int:
    """Return the year half-way from the base to the end."""
    return (strategy.base_year + strategy.period.end) // 2


def _goal(aims: list[Aim], results: list[Result], breaks: list[Break] | None = None) -> Goal:
    return Goal(
        id="", number=0, area="", wording="known", sources=[], standing="proposal",
        direction="up", aims=aims, results=results, breaks=breaks or [],
    )  # fmt: skip


def _against(kind: AimKind, name: str) -> Aim:
    return Aim(kind=kind, comparison=name)


def _values(series: dict[int, str]) -> list[Result]:
    return [Result(year=year, value=value) for year, value in series.items()]


def _beside(name: str, series: dict[int, tuple[str, str]]) -> list[Result]:
    return [Result(year=year, value=own, comparisons={name: other}) for year, (own, other) in series.items()]
