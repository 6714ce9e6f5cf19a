"""A goal's chart as SVG and its figures as CSV, embedded in the page as data: URLs, so that they work from a disk."""

from collections.abc import Iterator
from decimal import Decimal
from urllib.parse import quote

from markupsafe import Markup
from msgspec import to_builtins

from macros.content import colours
from macros.content.model import Goal
from macros.domain.charts import Chart
from macros.exports.csv_files import Row, decimal_sign, written
from macros.rendering.renderer import Renderer

_Look = dict[str, str | float]
_TEXT: _Look = {"paint-order": "stroke", "stroke-width": 4, "stroke-linejoin": "round"}


def files(goal: Goal, chart: Chart, renderer: Renderer) -> dict[str, str]:
    """Return data: URLs of the goal's chart as SVG and its own figures as CSV, by file suffix."""
    table = written(_table(chart, renderer), decimal_sign(renderer.language))
    return {"svg": _address("image/svg+xml", _svg(goal, chart, renderer)), "csv": _address("text/csv", table)}


def _address(kind: str, content: str) -> str:
    return f"data:{kind};charset=utf-8,{quote(content)}"


def _svg(goal: Goal, chart: Chart, renderer: Renderer) -> Markup:
    sources = renderer.platform.sources
    publishers = dict.fromkeys(sources[row.source].publisher for row in chart.rows if row.source)
    template = renderer.environment.get_template("chart.svg")
    return Markup(
        template.render(item=goal, drawing=chart.drawing, publishers=list(publishers), looks=_looks(renderer))
    )


def _looks(renderer: Renderer) -> dict[str, _Look]:
    """Return the SVG attributes of each part of a chart: not every program that opens SVG supports style sheets."""
    brand = to_builtins(renderer.platform.brand)
    ground, text, quiet, accent, line = (
        colours.tone(brand["roles"][role], "light", brand) for role in ("ground", "text", "quiet", "accent", "line")
    )
    return {
        "ground": {"fill": ground},
        "ink": {"fill": text},
        "quiet": {"fill": quiet},
        "grid": {"stroke": line, "stroke-opacity": 0.45},
        "base": {"stroke": line, "stroke-dasharray": "1 3"},
        "jump": {"stroke": quiet, "stroke-width": 2, "fill": ground},
        "break": {"stroke": quiet},
        "level": {"stroke": accent, "stroke-width": 2, "stroke-dasharray": "14 4"},
        "compared": {"stroke": quiet, "stroke-width": 2, "stroke-dasharray": "6 4"},
        "line": {"stroke": text, "stroke-width": 2},
        "gap": {"stroke": text, "stroke-width": 2, "stroke-dasharray": "0.1 5", "stroke-linecap": "round"},
        "own": {"fill": text, "stroke": ground, "stroke-width": 1.5},
        "sign": {"fill": ground, "stroke": quiet, "stroke-width": 2},
        "tick": {**_TEXT, "fill": quiet, "stroke": ground},
        "year": {**_TEXT, "fill": text, "stroke": ground, "text-anchor": "middle"},
        "label": {**_TEXT, "fill": text, "stroke": ground, "font-weight": 600},
    }


def _table(chart: Chart, renderer: Renderer) -> Iterator[Row]:
    vocabulary, sources = renderer.platform.vocabulary, renderer.platform.sources
    names = [renderer.text(vocabulary.comparisons[name]) for name in chart.comparisons]
    yield [renderer.label("fact_year"), renderer.text(renderer.platform.place.short), *names, renderer.label("source")]
    for row in chart.rows:
        compared = [_number(row.comparisons.get(name)) for name in chart.comparisons]
        yield [row.year, _number(row.value), *compared, sources[row.source].publisher if row.source else None]


def _number(value: Decimal | None) -> float | None:
    return None if value is None else int(value) if value == int(value) else float(value)
