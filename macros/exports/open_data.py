"""The platform as open data: every item as a record, in all languages at once. Pure; `json_files` makes the files."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, cached_property
from typing import Any, TypeVar

from msgspec import Struct, convert, defstruct
from msgspec.structs import asdict

from macros.content import kinds
from macros.content.kinds import MANY, Kind
from macros.content.model import Area, Fact, Goal, Item, Message, Platform, Result, Text, figures
from macros.content.texts import fact_words, split_paragraphs
from macros.domain import series
from macros.domain.bank import Bank, proof_ids
from macros.domain.urls import in_edition
from macros.exports import records
from macros.rendering.renderer import Renderer

Number = int | float
# Fields that refer to other items by id → the kind of those.
_REFERRING = {"goal": "goal", "goals": "goal", "strengths": "strength", "area": "area", "replaced_by": "message"}
_RECORDS: dict[str, type[Struct]] = {
    "strength": records.StrengthRecord,
    "area": records.AreaRecord,
    "goal": records.GoalRecord,
    "fact": records.FactRecord,
    "message": records.MessageRecord,
    "sources": records.SourceRecord,
}
_Record = TypeVar("_Record", bound=Struct)


@cache
def record_of(kind: Kind) -> type[Struct]:
    """Return the class of the kind's records: its own in `records`, else one with the fields of its items."""
    if kind.name in _RECORDS:
        return _RECORDS[kind.name]
    fields: list[tuple[str, Any]] = [(name, Any) for name in kind.model.__struct_fields__ if name != "id"]
    own = [("pages", records.Pages)] if kind.has_page else []
    return defstruct(f"{kind.model.__name__}Record", [("id", records.Id), *fields, *own], kw_only=True)


def number(value: str) -> Number:
    """Return a number written in data/ (with a decimal point) as a number; integers remain integers."""
    return float(value) if "." in value else int(value)


def written(renderer: Renderer, text: Text) -> str:
    """Return the text in one edition's language as plain text, with blank lines between paragraphs."""
    return "\n\n".join(renderer.plain(each) for each in split_paragraphs(renderer.text(text)))


class OpenData:
    """The records of a platform. renderers: one per edition, the first at the site's root, all for the same day."""

    def __init__(self, renderers: Sequence[Renderer]) -> None:
        self.renderers = renderers
        self.first = renderers[0]
        self.platform: Platform = self.first.platform

    # Records, by kind

    @cached_property
    def sources(self) -> list[records.SourceRecord]:
        """Every source, in the order of the file."""
        return [_same(records.SourceRecord, each, id=id_) for id_, each in self.platform.sources.items()]

    @cached_property
    def facts(self) -> list[records.FactRecord]:
        """Every fact, by id."""
        return [self._record(records.FactRecord, each, **self._proof(each)) for each in self.platform.facts.values()]

    @cached_property
    def areas(self) -> list[records.AreaRecord]:
        """Every area, sorted by strategy and order."""
        return [self._area(each) for each in self.platform.areas.values()]

    @cached_property
    def goals(self) -> list[records.GoalRecord]:
        """Every goal, sorted by strategy and number."""
        return [self._goal(each) for each in self.platform.goals.values()]

    @cached_property
    def messages(self) -> list[records.MessageRecord]:
        """Every message that has begun: the active ones in the bank's order, then the retired ones."""
        bank = self.first.bank
        return [self._message(each) for each in (*bank.active, *bank.retired)]

    @cached_property
    def modified(self) -> date:
        """The latest date in the data: of a checked fact, an entered result, or a message's start, change or end."""
        facts = (each.checked for each in self.platform.facts.values())
        items: tuple[Goal | Area, ...] = (*self.platform.goals.values(), *self.platform.areas.values())
        results = (each.checked for item in items for each in figures(item) if each.checked)
        news = (each.day for each in self.first.bank.news)
        return max((*facts, *results, *news), default=date(1970, 1, 1))

    def of_kind(self, kind: Kind) -> list[Any]:
        """Return the records of a kind, in its order."""
        if hasattr(self, kind.set):
            return list(getattr(self, kind.set))
        return [self._record(record_of(kind), item) for item in self.platform.items(kind).values()]

    # A record of an item

    def _record(self, kind: type[_Record], item: Struct, **own: Any) -> _Record:
        """Return a record with the fields that the item also has, converted for open data, and with `own`."""
        shared = [name for name in kind.__struct_fields__ if name not in own and hasattr(item, name)]
        if isinstance(item, Item) and kinds.of_model(type(item)).has_page:
            own["pages"] = self.pages(item)
        return convert({name: self._value(name, getattr(item, name)) for name in shared} | own, kind)

    def _value(self, name: str, value: Any) -> Any:
        """Convert a field of the model for open data. Every mapping of languages to words is a text."""
        match value:
            case list():
                return [self._value(name, each) for each in value]
            case str() if name in (*_REFERRING, "facts"):
                return self._referred(name, value)
            case Struct():
                return {each: self._value(each, inner) for each, inner in asdict(value).items()}
            case dict() if value and all(isinstance(each, str) for each in value.values()):
                return self.written(value)
        return _day(value) if isinstance(value, date) else value

    def _referred(self, name: str, id_: str) -> records.Figure | records.Reference:
        """Return the item that a field refers to by id; a fact as proof."""
        if name == "facts":
            return self._figure(self.platform.facts[id_])
        return self._reference(self.platform.items(MANY[_REFERRING[name]])[id_])

    def written(self, text: Text) -> Text:
        """Return the text in every language, with references written out and blank lines between paragraphs."""
        return {each.language: written(each, text) for each in self.renderers}

    def pages(self, item: Item) -> dict[str, str]:
        """Return the paths of the item's page in every language, below the site's root."""
        return {each.language: in_edition(each.edition, each.path_of(item)) for each in self.renderers}

    def _reference(self, item: Item) -> records.Reference:
        return self._record(records.Reference, item)

    def _figure(self, fact: Fact) -> records.Figure:
        words = {each.language: fact_words(fact, each.language) for each in self.renderers}
        return self._record(records.Figure, fact, fact=fact.id, written=words, **self._proof(fact))

    def _proof(self, fact: Fact) -> dict[str, Any]:
        """Return a fact's value, and where it was published."""
        source = self.platform.sources[fact.source]
        value = number(fact.value) if fact.kind in ("number", "year") else fact.value
        return {"value": value, "publisher": source.publisher, "url": source.url}

    def _area(self, area: Area) -> records.AreaRecord:
        goals = [self._reference(each) for each in self.platform.goals_of(area)]
        return self._record(records.AreaRecord, area, goals=goals, beside=self._beside(area))

    def _goal(self, goal: Goal) -> records.GoalRecord:
        area = self.platform.areas[goal.area]
        return self._record(
            records.GoalRecord,
            goal,
            strategy=area.strategy,
            aims=list(self._aims(goal)),
            base=self._result(goal.base) if goal.base else None,
            results=[self._result(each) for each in sorted(goal.results, key=lambda each: each.year)],
            beside=self._beside(goal),
            verdict=self._verdict(goal),
            missing=[self.platform.vocabulary.labels[each] for each in self.first.completeness(goal).missing],
            kolada=goal.kolada.indicator if goal.kolada else None,
            strengths=[self._reference(each) for each in self._helping(goal)],
        )

    def _helping(self, goal: Goal) -> Iterator[Item]:
        """Yield the strengths that contribute to the goal."""
        relations = self.first.relations
        return (self.platform.strengths[each.upper.id] for each in relations.above(relations.node(goal), "strength"))

    def _aims(self, goal: Goal) -> Iterator[records.AimRecord]:
        for aim in goal.aims:
            amount = series.amount(aim, self.platform.facts)
            yield self._record(records.AimRecord, aim, value=None if amount is None else number(str(amount)))

    def _result(self, result: Result) -> records.ResultRecord:
        origin = series.origin_of(result, self.platform.facts)
        return self._record(
            records.ResultRecord,
            result,
            value=None if origin.value is None else number(origin.value),
            source=origin.source,
            checked=_day(origin.checked),
            comparisons={name: number(each) for name, each in result.comparisons.items()},
            relations=result.relations,
            reason=self._value("reason", origin.reason),
        )

    def _beside(self, item: Goal | Area) -> list[records.BesideRecord]:
        return [
            self._record(records.BesideRecord, each, figures=[self._result(figure) for figure in each.figures])
            for each in item.beside
        ]

    def _verdict(self, goal: Goal) -> records.VerdictRecord:
        verdict = self.first.verdict(goal)
        words = {each.language: each.status_of(goal) for each in self.renderers}
        sentences = zip(*(each.reasons(goal) for each in self.renderers), strict=True)
        languages = [each.language for each in self.renderers]
        reasons = [dict(zip(languages, texts, strict=True)) for texts in sentences]
        return records.VerdictRecord(status=verdict.status, year=verdict.year, label=words, reasons=reasons)

    def _message(self, message: Message) -> records.MessageRecord:
        retired = self.first.bank.is_retired(message)
        return self._record(
            records.MessageRecord,
            message,
            state="retired" if retired else "active",
            variants=[] if retired else [self._variant(each) for each in message.variants],
            translations=[] if retired else [self._translation(message, each) for each in self._banks(message)],
            hashtags=message.hashtags,
            facts=self._value("facts", proof_ids(message)),
            standing="approved" if message.approved else "proposal",
            valid_from=_day(message.valid.start),
            valid_to=_day(message.valid.end),
        )

    def _banks(self, message: Message) -> Iterator[Bank]:
        """Yield the bank of each language that the message is translated into."""
        return (self.first.bank.other(each) for each in self.first.bank.languages_of(message))

    def _translation(self, message: Message, bank: Bank) -> records.TranslationRecord:
        translation = self.platform.translated[bank.language][message.id]
        return self._record(
            records.TranslationRecord,
            translation,
            variants=[bank.unfilled(text) for text, _ in bank.versions(message)],
            standing="approved" if translation.approved else "proposal",
        )

    def _variant(self, text: Text) -> Text:
        return {each.language: each.bank.unfilled(text) for each in self.renderers}

    # The platform itself

    def platform_record(self, site: str, files: list[records.FileRecord]) -> records.PlatformRecord:
        """Return the platform's own record. site: the address of the site's root; files: the other files."""
        return _same(
            records.PlatformRecord,
            self.platform.place,
            site=site or None,
            name=self.platform.place.site_name,
            notice=self.platform.place.notice if self.platform.place.independent else None,
            modified=_day(self.modified),
            languages=[each.language for each in self.renderers],
            strategy=self._strategy(),
            voice=self._voice(),
            vocabulary=self._vocabulary(),
            files=files,
        )

    def _strategy(self) -> records.StrategyRecord:
        strategy = self.platform.strategy
        return _same(
            records.StrategyRecord,
            strategy,
            first_year=strategy.period.start,
            last_year=strategy.period.end,
            vision=self.written(strategy.vision.title),
            lead=self.written(strategy.vision.lead),
            explanation=self.written(strategy.vision.explanation),
        )

    def _voice(self) -> records.VoiceRecord:
        brand = self.platform.brand
        said = {**self._value("voice", brand.voice), **self._value("words", brand.words)}
        return self._record(records.VoiceRecord, brand, **said)

    def _vocabulary(self) -> records.VocabularyRecord:
        words = self.platform.vocabulary
        channels = {id_: each.name for id_, each in words.channels.items()}
        strengths = {id_: each.name for id_, each in self.platform.strengths.items()}
        subjects = {**strengths, **words.subjects}
        return _same(records.VocabularyRecord, words, channels=channels, subjects=subjects)


def _same(kind: type[_Record], item: Struct, **own: Any) -> _Record:
    """Return a record with the fields that the item also has, unchanged, and with `own`."""
    return convert(asdict(item) | own, kind, from_attributes=True)


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None
