"""The method pages: the tables of the last run, and a row for each state that was measured, before and after."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from tests.bench.goals import goals
from tests.bench.report import table, tables
from tests.bench.values import OURS, Results, median
from tests.bench.words import WORDS
from tests.site import ROOT

PAGE = "om/prestanda.md"
STATES = Path(__file__).with_name("states.json")
_HEADING = re.compile(r"^### (.*)$", re.MULTILINE)
_TABLE = re.compile(r"(?:^\|.*\n)+", re.MULTILINE)
# What a state is known by, in the order of the columns: how it is written.
_COLUMNS = {"h_small": "{:.1f}", "g_small": "{:.2f}", "h_large": "{:.1f}", "g_large": "{:.2f}", "g_memory": "{:.0f}",
            "h_serve": "{:.1f}", "h_bytes": "{:.1f}"}  # fmt: skip


def write(results: Results, state: dict[str, str], root: Path = ROOT, states: Path = STATES) -> None:
    """Put the tables in the method pages, and the run among the states, by its name in each language.

    A state that has the same name as an earlier one is put in its place.
    """
    known = json.loads(states.read_text("utf-8")) if states.exists() else []
    known = [each for each in known if each["state"] != state]
    known.append({"date": results["date"], "state": state, "values": summary(results)})
    states.write_text(json.dumps(known, ensure_ascii=False, indent=1) + "\n", "utf-8")
    for language in state:
        file = root / "docs" / language / PAGE
        text = between(file.read_text("utf-8"), "results", scrolling(tables(results, language), ""))
        states_text = scrolling(table_of(known, language), WORDS[language]["state"])
        file.write_text(between(text, "states", states_text), "utf-8")


def summary(results: Results) -> dict[str, float]:
    """What is told of a state: only what was measured."""
    values = {name: value for name, (value, _) in goals(results).items()}
    build = results.get("build", {})
    values |= {
        "h_small": median(build.get("1", {}).get(OURS, {}), "wall"),
        "h_large": median(build.get("10", {}).get(OURS, {}), "wall"),
        "h_serve": values["g_serve_large"],
        "h_bytes": values["g_bytes"],
    }
    return {name: round(value, 4) for name, value in values.items() if name in _COLUMNS and value is not None}


def table_of(states: list[dict[str, Any]], language: str) -> str:
    """The states as a table, the oldest first."""
    words = WORDS[language]
    rows = [
        [each["date"], each["state"][language],
         *(form.format(each["values"][name]) if name in each["values"] else "–" for name, form in _COLUMNS.items())]
        for each in states
    ]  # fmt: skip
    return table([words["day"], words["state"], *(words[name] for name in _COLUMNS)], rows) + "\n"


def scrolling(text: str, name: str) -> str:
    """The text with each table in a frame that scrolls on a narrow screen, named as the heading above it or `name`."""

    def framed(found: re.Match[str]) -> str:
        headings = _HEADING.findall(text, 0, found.start())
        label = headings[-1] if headings else name
        frame = f'<div class="brand-table" role="region" aria-label="{label}" tabindex="0" markdown>'
        return f"{frame}\n\n{found[0]}\n</div>\n"

    return _TABLE.sub(framed, text)


def between(page: str, name: str, text: str) -> str:
    """The page with the text between the two comments of that name. Raises ValueError where they are not there."""
    marks = re.compile(rf"(<!-- {name} -->\n).*?(\n?<!-- /{name} -->)", re.DOTALL)
    if not marks.search(page):
        raise ValueError(f"<!-- {name} --> … <!-- /{name} -->")
    return marks.sub(lambda found: f"{found[1]}\n{text}{found[2]}", page)
