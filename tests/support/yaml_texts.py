"""YAML files that nobody wrote: odd texts in every manner of writing, with comments wherever one may stand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from macros.cli.format import comments
from macros.content.kinds import in_folder
from macros.content.schema import Schemas
from macros.content.yaml_reader import parse
from tests.support.platforms import SMALL
from tests.support.site import ROOT

MODEST = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
SCHEMAS = Schemas(ROOT / "data" / "schema")
GOAL = "data/goals/x.yml"


def _kinds(root: Path) -> Iterator[tuple[str, str]]:
    """Path and kind of every data file below the root."""
    for file in sorted((root / "data").rglob("*.yml")):
        path = file.relative_to(root)
        kind = in_folder(path.parent.as_posix())
        yield path.as_posix(), kind.name if kind else path.stem


# Every data file: where it lies, its path below its project's root, and its kind.
FILES = [(root / path, path, kind) for root in (ROOT, SMALL) for path, kind in _kinds(root)]

_ODD = "ab å:#-?!&*|>%@`'\"{}[],.~=<\\\n\t  \xa0\u2028\x85\u200b😀019_eExofyn+/"
_WORDS = st.sampled_from(
    ["no", "12:30", "007", "1e3", "0x1F", "2016-02-30", "~", "null", "- a", "# b", "a: b", "a #b", "{fact:x}", "ord",
     "ett ganska långt ord i en mening", "x" * 120, "”citat”", "😀😀", "10 %", "..", "?", "y", ".5", "1,000", "<<"]
)  # fmt: skip
TEXTS = st.text(st.sampled_from(_ODD), max_size=30) | st.lists(_WORDS, max_size=40).flatmap(
    lambda words: st.sampled_from([" ", "\n", "\n\n", "  "]).map(lambda joint: joint.join(words))
)
_KEYS = st.sampled_from(
    ["id", "name", "sv", "en", "results", "year", "value", "a", "no", "2016", "å å", "checked", "x:y"]
)
_TREES = st.recursive(
    TEXTS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEYS, inner, max_size=4), max_leaves=12
)


@st.composite
def files(draw: st.DrawFn) -> str:
    """A file of some data, written by PyYAML in some manner, and comments in it."""
    data = draw(st.dictionaries(_KEYS, _TREES, min_size=1, max_size=5))
    text: str = yaml.safe_dump(
        data,
        allow_unicode=True,
        sort_keys=False,
        indent=draw(st.integers(2, 4)),
        width=draw(st.sampled_from([20, 80])),
        default_flow_style=draw(st.sampled_from([True, False, None])),
    )
    for number in range(draw(st.integers(0, 6))):
        text = _remarked(text, draw(st.integers(0, 200)), f"# c{number}", draw(st.integers(-1, 6)))
    return text


def _remarked(text: str, place: int, comment: str, indent: int) -> str:
    """The text with a comment after one of its lines, or (indent -1) at the end of it; unchanged where none may be."""
    lines = text.split("\n")
    at = place % len(lines)
    if indent < 0:
        lines[at] += f" {comment}"
    else:
        lines[at:at] = [*([""] if place % 2 else []), " " * indent + comment]
    remarked = "\n".join(lines)
    before, after = parse(text, GOAL), parse(remarked, GOAL)
    sound = not after.problems and before.data == after.data
    return remarked if sound and comment in comments(remarked) else text


def data_of(text: str) -> Any:
    """What the reader of data/ finds in the text. The text must be valid."""
    document = parse(text, GOAL)
    assert not document.problems, (document.problems, text)
    return document.data
