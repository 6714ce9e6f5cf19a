"""The platform as open data: every item as a record, in all languages at once. Pure; the files are in `data_files`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property

from macros import records, series
from macros.addresses import in_edition
from macros.messages import proof_ids
from macros.model import Approvable, Argument, Fact, Goal, Item, Message, Platform, Result, Text, served_goals
from macros.pages import plain_text
from macros.render import Renderer
from macros.texts import fact_words, split_paragraphs

Number = int | float


def number(value: str) -> Number:
    """A number as it is written in data/ (a decimal point) → the number; whole ones stay whole."""
    return float(value) if "." in value else int(value)


def written(renderer: Renderer, text: Text) -> str:
    """The text as one edition reads it, in plain words, an empty line between paragraphs."""
    return "\n\n".join(plain_text(renderer, each) for each in split_paragraphs(renderer.text(text)))


class OpenData:
    """The records of a platform. renderers: one for each edition, the first at the site's root, all of the same day."""

    def __init__(self, renderers: Sequence[Renderer]) -> None:
        self.renderers = renderers
        self.first = renderers[0]
        self.platform: Platform = self.first.platform

    # Records, by kind

    @cached_property
    def sources(self) -> list[records.SourceRecord]:
        """Every source, in the order of the file."""
        return [
            records.SourceRecord(
                id=id_, title=each.title, publisher=each.publisher, url=each.url, published=each.published,
                language=each.language,
            )
            for id_, each in self.platform.sources.items()
        ]  # fmt: skip

    @cached_property
    def facts(self) -> list[records.FactRecord]:
        """Every fact, by id."""
        return [self._fact(each) for each in self.platform.facts.values()]

    @cached_property
    def strengths(self) -> list[records.StrengthRecord]:
        """Every strength, in its order."""
        return [
            records.StrengthRecord(
                id=each.id, order=each.order, name=self.written(each.name), working_title=each.working_title,
                tagline=self.written(each.tagline), what=self.written(each.what), why=self.written(each.why),
                challenge=self.written(each.challenge),
                gives=records.GivesRecord(
                    resident=self.written(each.gives.resident), visitor=self.written(each.gives.visitor),
                    company=self.written(each.gives.company),
                ),
                arguments=[self._argument(argument) for argument in each.arguments], facts=self.figures(each.facts),
                goals=[
                    records.ContributionRecord(goal=self._goal_reference(one.goal), why=self.maybe(one.why))
                    for one in each.goals
                ],
                standing=each.standing, approved=_approval(each), sources=each.sources, pages=self.pages(each),
            )
            for each in self.platform.strengths.values()
        ]  # fmt: skip

    @cached_property
    def areas(self) -> list[records.AreaRecord]:
        """Every area, by strategy and order."""
        return [
            records.AreaRecord(
                id=each.id, strategy=each.strategy, order=each.order, name=self.written(each.name),
                tagline=self.written(each.tagline), meaning=self.written(each.meaning),
                todo=[self.written(text) for text in each.todo], note=self.maybe(each.note),
                strengths=[self.reference(self.platform.strengths[id_]) for id_ in each.strengths],
                goals=[self.reference(goal) for goal in self.platform.goals_of(each)],
                standing=each.standing, approved=_approval(each), sources=each.sources, pages=self.pages(each),
            )
            for each in self.platform.areas.values()
        ]  # fmt: skip

    @cached_property
    def goals(self) -> list[records.GoalRecord]:
        """Every goal, by strategy and number."""
        return [self._goal(each) for each in self.platform.goals.values()]

    @cached_property
    def messages(self) -> list[records.MessageRecord]:
        """Every message that has begun: those that hold, as the bank shows them, then the retired ones."""
        bank = self.first.bank
        return [self._message(each) for each in (*bank.active, *bank.retired)]

    @cached_property
    def modified(self) -> date:
        """The latest day in the data: a fact checked, a result entered, a message begun, changed or retired."""
        facts = (each.checked for each in self.platform.facts.values())
        goals = self.platform.goals.values()
        results = (each.checked for goal in goals for each in goal.results if each.checked)
        news = (each.day for each in self.first.bank.news)
        return max((*facts, *results, *news), default=date(1970, 1, 1))

    # Parts of records

    def written(self, text: Text) -> Text:
        """The text in every language, references to facts written out, an empty line between paragraphs."""
        return {each.language: written(each, text) for each in self.renderers}

    def maybe(self, text: Text | None) -> Text | None:
        """The text written out; None where there is none."""
        return self.written(text) if text else None

    def pages(self, item: Item) -> dict[str, str]:
        """The paths of the item's page in every language, below the site's root."""
        return {each.language: in_edition(each.edition, each.path_of(item)) for each in self.renderers}

    def reference(self, item: Item) -> records.Reference:
        """Another item's id, name and pages."""
        name: Text | None = getattr(item, "name", None)
        return records.Reference(id=item.id, name=self.maybe(name), pages=self.pages(item))

    def _goal_reference(self, id_: str) -> records.Reference:
        return self.reference(self.platform.goals[id_])

    def figures(self, ids: Iterable[str]) -> list[records.Figure]:
        """The facts as proof."""
        return [self._figure(self.platform.facts[id_]) for id_ in ids]

    def _figure(self, fact: Fact) -> records.Figure:
        source = self.platform.sources[fact.source]
        return records.Figure(
            fact=fact.id, label=fact.label, value=_value(fact), unit=fact.unit,
            written={each.language: fact_words(fact, each.language) for each in self.renderers}, year=fact.year,
            certainty=fact.certainty, source=fact.source, publisher=source.publisher, url=source.url,
        )  # fmt: skip

    def _fact(self, fact: Fact) -> records.FactRecord:
        source = self.platform.sources[fact.source]
        return records.FactRecord(
            id=fact.id, label=fact.label, kind=fact.kind, value=_value(fact), unit=fact.unit, year=fact.year,
            source=fact.source, publisher=source.publisher, url=source.url, checked=fact.checked.isoformat(),
            review=_day(fact.review), certainty=fact.certainty, reason=self.maybe(fact.reason),
            note=self.maybe(fact.note), pages=self.pages(fact),
        )  # fmt: skip

    def _argument(self, argument: Argument) -> records.ArgumentRecord:
        return records.ArgumentRecord(
            audiences=argument.audiences, claim=self.written(argument.claim), more=self.written(argument.more),
            facts=self.figures(argument.facts),
        )  # fmt: skip

    def _goal(self, goal: Goal) -> records.GoalRecord:
        area = self.platform.areas[goal.area]
        strengths = [each for each in self.platform.strengths.values() if goal.id in served_goals(each)]
        return records.GoalRecord(
            id=goal.id, number=goal.number, strategy=area.strategy, area=self.reference(area), wording=goal.wording,
            name=self.maybe(goal.name), question=self.maybe(goal.question), measured=self.maybe(goal.measured),
            target=self.maybe(goal.target), comparison=self.maybe(goal.comparison), unit=self.maybe(goal.unit),
            direction=goal.direction, aims=list(self._aims(goal)),
            base=self._result(goal.base) if goal.base else None,
            results=[self._result(each) for each in sorted(goal.results, key=lambda each: each.year)],
            breaks=[records.BreakRecord(year=each.year, what=self.written(each.what)) for each in goal.breaks],
            verdict=self._verdict(goal),
            missing=[self.platform.vocabulary.labels[each] for each in self.first.completeness(goal).missing],
            responsible=self.maybe(goal.responsible), frequency=goal.frequency,
            next=_day(goal.next), kolada=goal.kolada.indicator if goal.kolada else None, known=self.maybe(goal.known),
            note=self.maybe(goal.note), facts=self.figures(goal.facts),
            strengths=[self.reference(each) for each in strengths], standing=goal.standing,
            approved=_approval(goal), sources=goal.sources,
            pages=self.pages(goal),
        )  # fmt: skip

    def _aims(self, goal: Goal) -> Iterator[records.AimRecord]:
        for aim in goal.aims:
            amount = series.amount(aim, self.platform.facts)
            value = None if amount is None else number(str(amount))
            yield records.AimRecord(kind=aim.kind, comparison=aim.comparison, value=value)

    def _result(self, result: Result) -> records.ResultRecord:
        fact = self.platform.facts[result.fact] if result.fact else None
        value = fact.value if fact else result.value
        return records.ResultRecord(
            year=result.year, value=None if value is None else number(value), fact=result.fact,
            source=fact.source if fact else result.source, checked=_day(fact.checked if fact else result.checked),
            comparisons={name: number(each) for name, each in result.comparisons.items()},
            relations=dict(result.relations), reason=self.maybe(fact.reason) if fact else None,
            note=self.maybe(result.note),
        )  # fmt: skip

    def _verdict(self, goal: Goal) -> records.VerdictRecord:
        status = self.first.verdict(goal).status
        sentences = zip(*(each.reasons(goal) for each in self.renderers), strict=True)
        languages = [each.language for each in self.renderers]
        return records.VerdictRecord(
            status=status, label=self.platform.vocabulary.status[status],
            reasons=[dict(zip(languages, texts, strict=True)) for texts in sentences],
        )  # fmt: skip

    def _message(self, message: Message) -> records.MessageRecord:
        retired = self.first.bank.is_retired(message)
        replaced = self.platform.messages[message.replaced_by] if message.replaced_by else None
        return records.MessageRecord(
            id=message.id, state="retired" if retired else "active", name=self.written(message.name),
            about=message.about, topic=message.topic, audiences=message.audiences, channel=message.channel,
            length=message.length, variants=[] if retired else [self._variant(each) for each in message.variants],
            question=self.maybe(message.question), hashtags=message.hashtags,
            facts=self.figures(proof_ids(message)), goals=[self._goal_reference(id_) for id_ in message.goals],
            standing="approved" if message.approved else "proposal",
            approved=_approval(message),
            valid_from=message.valid.start.isoformat(), valid_to=_day(message.valid.end), changed=_day(message.changed),
            ended=self.maybe(message.ended), replaced_by=self.reference(replaced) if replaced else None,
            former=message.former, pages=self.pages(message),
        )  # fmt: skip

    def _variant(self, text: Text) -> Text:
        return {each.language: each.bank.unfilled(text) for each in self.renderers}

    # The platform itself

    def platform_record(self, site: str, files: list[records.FileRecord]) -> records.PlatformRecord:
        """The platform's own record. site: the address of the site's root; files: what else there is."""
        place = self.platform.place
        return records.PlatformRecord(
            site=site or None, name=place.site_name, place=place.place, description=place.description,
            notice=place.notice, publisher=place.publisher, modified=self.modified.isoformat(),
            languages=[each.language for each in self.renderers], strategy=self._strategy(), voice=self._voice(),
            vocabulary=self._vocabulary(), files=files,
        )  # fmt: skip

    def _strategy(self) -> records.StrategyRecord:
        strategy = self.platform.strategy
        vision = strategy.vision
        return records.StrategyRecord(
            id=strategy.id, name=strategy.name, first_year=strategy.period.start, last_year=strategy.period.end,
            base_year=strategy.base_year, vision=self.written(vision.title), lead=self.written(vision.lead),
            explanation=self.written(vision.explanation), goals_url=strategy.goals_url,
        )  # fmt: skip

    def _voice(self) -> records.VoiceRecord:
        brand = self.platform.brand
        return records.VoiceRecord(
            standing=brand.standing, approved=_approval(brand), summary=self.written(brand.voice.summary),
            principles=[
                records.PrincipleRecord(
                    name=self.written(each.name), text=self.written(each.text), do=self.written(each.do),
                    dont=self.written(each.dont),
                )
                for each in brand.voice.principles
            ],
            use=[records.WordRecord(word=each.word, why=self.written(each.why)) for each in brand.words.use],
            avoid=[records.WordRecord(word=each.word, why=self.written(each.why)) for each in brand.words.avoid],
        )  # fmt: skip

    def _vocabulary(self) -> records.VocabularyRecord:
        words = self.platform.vocabulary
        strengths = {id_: each.name for id_, each in self.platform.strengths.items()}
        return records.VocabularyRecord(
            audiences=words.audiences, channels={id_: each.name for id_, each in words.channels.items()},
            lengths=words.lengths, subjects={**strengths, **words.subjects}, status=words.status,
            standing=words.standing, certainty=words.certainty, wording=words.wording, comparisons=words.comparisons,
            frequencies=words.frequencies, placeholders=self._placeholders(),
        )  # fmt: skip

    def _placeholders(self) -> dict[str, records.PlaceholderRecord]:
        placeholders = self.platform.vocabulary.placeholders.items()
        return {id_: records.PlaceholderRecord(name=each.name, shown=each.shown) for id_, each in placeholders}


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _value(fact: Fact) -> Number | str:
    return number(fact.value) if fact.kind in ("number", "year") else fact.value


def _approval(item: Approvable) -> records.ApprovalRecord | None:
    """Who approved the item's text, and when."""
    return records.ApprovalRecord(by=item.approved.by, date=item.approved.date.isoformat()) if item.approved else None
