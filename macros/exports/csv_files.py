"""The open data as CSV tables that open correctly in spreadsheets in the edition's language."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from urllib.parse import urljoin

from babel import Locale

from macros.content.model import Text
from macros.exports.open_data import OpenData
from macros.exports.records import FactRecord, Figure, GoalRecord, MessageRecord, ResultRecord
from macros.rendering.renderer import Renderer

Cell = str | int | float | None
Row = Sequence[Cell]

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"  # tells Excel that the file is UTF-8
# A spreadsheet treats a cell that begins so as a formula, unless it is a number (OWASP, “CSV Injection”); some treat
# fullwidth characters of East Asian writing like the ordinary ones.
_FORMULA = re.compile(r"[=@\t\r\n＝＋－＠]|[+-](?!\d+([.,]\d+)?\Z)")


def table(name: str, data: OpenData, renderer: Renderer, site: str) -> str:
    """Return a table of TABLES in one edition's language. site: the address of the site's root."""
    header, *rows = TABLES[name](_Words(data, renderer, site))
    named = [_heading(renderer, str(column)) for column in header]
    return written([named, *rows], decimal_sign(renderer.language))


def _heading(renderer: Renderer, column: str) -> str:
    """Return a column's heading; `comparison_county` is the comparison with the county."""
    kind, _, id_ = column.partition("comparison_")
    if kind:
        return renderer.label(f"column_{column}")
    return renderer.label("column_comparison", name=renderer.text(renderer.platform.vocabulary.comparisons[id_]))


def decimal_sign(language: str) -> str:
    """Return the language's decimal sign."""
    return str(Locale(language).number_symbols["latn"]["decimal"])


def written(rows: Iterable[Row], decimal: str) -> str:
    """Return the rows as CSV. With a decimal comma, cells are separated by semicolons, as spreadsheets expect."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";" if decimal == "," else ",", lineterminator="\r\n")
    writer.writerows([_cell(each, decimal) for each in row] for row in rows)
    return BOM + file.getvalue()


def _cell(value: Cell, decimal: str) -> str:
    """Return a cell's text: numbers with the decimal sign; a text that would be a formula after an apostrophe."""
    if isinstance(value, str):
        return f"'{value}" if _FORMULA.match(value) else value
    return "" if value is None else str(value).replace(".", decimal)


class _Words:
    """The records in one edition's language."""

    def __init__(self, data: OpenData, renderer: Renderer, site: str) -> None:
        self.data = data
        self.vocabulary = renderer.platform.vocabulary
        self.renderer = renderer
        self.site = site

    def text(self, text: Text | None) -> str | None:
        return self.renderer.text(text) if text else None

    def page(self, pages: Text) -> str:
        return urljoin(self.site, pages[self.renderer.language])

    def publisher(self, source: str | None) -> str | None:
        return self.renderer.platform.sources[source].publisher if source else None

    def figures(self, figures: Iterable[Figure]) -> str:
        return ", ".join(self.renderer.text(each.label) for each in figures)


def _goals(words: _Words) -> Iterator[Row]:
    yield ("number", "id", "name", "area", "status", "measured", "target", "unit", "latest_year", "latest_value",
           "responsible", "next", "page")  # fmt: skip
    for goal in words.data.goals:
        latest = next((each for each in reversed(goal.results) if each.value is not None), None)
        yield (
            goal.number, goal.id, words.text(goal.name), words.text(goal.area.name), words.text(goal.verdict.label),
            words.text(goal.measured), words.text(goal.target), words.text(goal.unit), latest.year if latest else None,
            latest.value if latest else None, words.text(goal.responsible), goal.next, words.page(goal.pages),
        )  # fmt: skip


def _results(words: _Words) -> Iterator[Row]:
    comparisons = list(words.vocabulary.comparisons)
    yield ("number", "id", "name", "base", "year", "value", "unit", *(f"comparison_{each}" for each in comparisons),
           "publisher", "checked", "note", "page")  # fmt: skip
    for goal in words.data.goals:
        for result in (*([goal.base] if goal.base else []), *goal.results):
            yield (
                goal.number, goal.id, words.text(goal.name), words.renderer.label("yes") if result is goal.base else "",
                *_figure(words, goal, result, comparisons), words.publisher(result.source), result.checked,
                words.text(result.note), words.page(goal.pages),
            )  # fmt: skip


def _figure(words: _Words, goal: GoalRecord, result: ResultRecord, comparisons: list[str]) -> Row:
    relations = {name: words.renderer.label(f"relation_{each}") for name, each in result.relations.items()}
    elsewhere = [result.comparisons.get(each, relations.get(each)) for each in comparisons]
    return (result.year, result.value, words.text(goal.unit), *elsewhere)


def _facts(words: _Words) -> Iterator[Row]:
    yield ("id", "fact", "value", "unit", "year", "certainty", "publisher", "source", "source_page", "checked", "note",
           "page")  # fmt: skip
    for fact in words.data.facts:
        yield _fact(words, fact)


def _fact(words: _Words, fact: FactRecord) -> Row:
    source = words.renderer.platform.sources[fact.source]
    return (
        fact.id, words.text(fact.label), fact.value, words.text(fact.unit), words.renderer.year(fact.year),
        words.text(words.vocabulary.certainty[fact.certainty]), source.publisher, words.text(source.title), source.url,
        fact.checked, words.text(fact.reason or fact.note), words.page(fact.pages),
    )  # fmt: skip


def _messages(words: _Words) -> Iterator[Row]:
    yield ("id", "name", "about", "audiences", "channel", "length", "variant", "text", "facts", "goals", "approved",
           "valid_from", "valid_to", "page")  # fmt: skip
    for message in words.data.messages:
        for number, variant in enumerate(message.variants, start=1):
            yield _message(words, message, number, variant)


def _message(words: _Words, message: MessageRecord, number: int, variant: Text) -> Row:
    vocabulary, goals = words.vocabulary, words.renderer.platform.goals
    approved = message.approved.by if message.approved else None
    numbers = ", ".join(str(goals[each.id].number) for each in message.goals)
    return (
        message.id, words.text(message.name), words.renderer.bank.subjects[message.about],
        ", ".join(words.renderer.text(vocabulary.audiences[each]) for each in message.audiences),
        words.text(vocabulary.channels[message.channel].name), words.text(vocabulary.lengths[message.length]), number,
        words.text(variant), words.figures(message.facts), numbers,
        approved, message.valid_from, message.valid_to, words.page(message.pages),
    )  # fmt: skip


TABLES: dict[str, Callable[[_Words], Iterator[Row]]] = {
    "goals": _goals,
    "results": _results,
    "facts": _facts,
    "messages": _messages,
}
