"""What was measured, as tables and as values with what is wanted of them. Pure: results in, text out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from tests.bench.goals import goals
from tests.bench.values import OURS, Results, Values, median, ratio
from tests.bench.words import WORDS

Write = Callable[[float], str]
_whole: Write = "{:.0f}".format
_hundredths: Write = "{:.2f}".format
# Measure → how its median is written, in the order of the columns.
_COLUMNS: dict[str, dict[str, Write]] = {
    "build": {
        "wall": "{:.1f}".format, "cpu": "{:.1f}".format, "memory": _whole, "pages": _whole,
        "page_ms": _whole, "html_median": lambda value: f"{value / 1000:.1f}",
        "html_max": lambda value: f"{value / 1000:.0f}",
    },
    "serve": dict.fromkeys(("data", "prose", "template", "style", "first"), _hundredths),
    "visit": {
        "bytes": lambda value: f"{value / 1000:.1f}", "requests": _whole,
        "lcp": lambda value: f"{value / 1000:.2f}", "tbt": _whole, "cls": "{:.3f}".format,
    },
    "bank": {**dict.fromkeys(("first", "key", "slowest", "choice"), _whole), "heap": "{:.1f}".format},
}  # fmt: skip
_NOTHING = "–"


def tables(results: Results, language: str) -> str:
    """All tables as Markdown, each below its heading, and the machine above them."""
    words = WORDS[language]
    parts = [machine(results, language)]
    for group, make in (("build", _build), ("serve", _serve), ("visit", _visit), ("bank", _bank)):
        if results.get(group):
            parts += [f"### {words[group]}", make(results[group], words)]
    if results.get("skipped"):
        parts.append(
            "\n".join(f"{words['skipped']}: {words[name]} ({why})." for name, why in results["skipped"].items())
        )
    if results.get("lighthouse"):
        parts += ["### Lighthouse", _lighthouse(results["lighthouse"], words)]
    return "\n\n".join([*parts, f"### {words['goals']}", _goals(results, words)]) + "\n"


def machine(results: Results, language: str) -> str:
    """The day, the machine and the rounds, in a sentence."""
    return WORDS[language]["machine"].format(**results["machine"], date=results["date"], rounds=results["rounds"])


def _build(build: Mapping[str, Mapping[str, Values]], words: Mapping[str, str]) -> str:
    rows = []
    for size, builders in build.items():
        ours = median(builders.get(OURS, {}), "wall")
        for name, values in builders.items():
            compared = ratio(ours, median(values, "wall"))
            cells = _cells("build", values)
            rows.append([f"{size}×", words[name], cells[0], _times(compared), *cells[1:]])
    head = [words["size"], words["builder"], words["wall"], words["ours_by"]]
    return table([*head, *(words[name] for name in list(_COLUMNS["build"])[1:])], rows)


def _times(value: float | None) -> str:
    return _NOTHING if value is None else f"{value:.2f}"


def _serve(serve: Mapping[str, Mapping[str, Values]], words: Mapping[str, str]) -> str:
    rows = [
        [f"{size}×", words[name], *_cells("serve", values)]
        for size, each in serve.items()
        for name, values in each.items()
    ]
    return table([words["size"], words["builder"], *(words[name] for name in _COLUMNS["serve"])], rows)


def _visit(visits: Mapping[str, Mapping[str, Mapping[str, Values]]], words: Mapping[str, str]) -> str:
    rows = [
        [f"{size}×", words[site], words[page], *_cells("visit", values)]
        for size, sites in visits.items()
        for site, pages in sites.items()
        for page, values in pages.items()
    ]
    return table([words["size"], words["builder"], words["page"], *(words[name] for name in _COLUMNS["visit"])], rows)


def _bank(bank: Mapping[str, Values], words: Mapping[str, str]) -> str:
    rows = [[f"{size}×", *_cells("bank", {**values, "slowest": [max(values["key"])]})] for size, values in bank.items()]
    return table([words["size"], *(words[name] for name in _COLUMNS["bank"])], rows)


def _lighthouse(found: Mapping[str, Mapping[str, float]], words: Mapping[str, str]) -> str:
    categories = list(next(iter(found.values())))
    rows = [[path or "/", *(f"{scores[name]:.0f}" for name in categories)] for path, scores in found.items()]
    return table([words["page"], *categories], rows)


def _cells(group: str, values: Values) -> list[str]:
    medians = ((median(values, measure), write) for measure, write in _COLUMNS[group].items())
    return [_NOTHING if value is None else write(value) for value, write in medians]


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _goals(results: Results, words: Mapping[str, str]) -> str:
    rows = [
        [words[name], f"{most:.2f}", f"{value:.2f}", words["yes"] if value <= most else words["no"]]
        for name, (value, most) in goals(results).items()
        if value is not None
    ]
    return table([words["goal_name"], words["most"], words["measured"], words["holds"]], rows)
