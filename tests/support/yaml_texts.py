"""Generated YAML files: odd texts in every style, with comments in every position."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from hypothesis import settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from macros.content.kinds import in_folder
from macros.content.schema import Schemas
from macros.content.yaml_reader import parse
from tests.support.platforms import SMALL
from tests.support.site import ROOT

MODEST = settings(max_examples=30)
SCHEMAS = Schemas(ROOT / "data" / "schema")
GOAL = "data/goals/x.yml"
HEAD = "# yaml-language-server: $schema="
REPEATS = 20_000  # bytes: a file that is longer has the same a hundred times, and takes as much longer


def _largest(root: Path) -> Iterator[tuple[Path, str, str]]:
    """The largest file of each kind below the root, of those with more than repetition: itself, its path, its kind."""
    files: dict[str, list[Path]] = {}
    for file in (each for each in (root / "data").rglob("*.yml") if each.stat().st_size < REPEATS):
        kind = in_folder(file.parent.relative_to(root).as_posix())
        files.setdefault(kind.name if kind else file.stem, []).append(file)
    for name, found in files.items():
        file = max(found, key=lambda each: each.stat().st_size)
        yield file, file.relative_to(root).as_posix(), name


FILES = [*_largest(ROOT), *_largest(SMALL)]

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
    """Generate a file of some data, written by PyYAML in some style, with comments."""
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
    """Insert a comment after one of the text's lines, or (indent -1) at its end; no change if not allowed there."""
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


@cache  # the same files are read again and again, and the reader is slow
def comments(text: str) -> set[str]:
    """Return the comments in a YAML text except the schema's, according to another parser."""
    if text.count("#") == text.count(HEAD):
        return set()  # nothing to look for
    lines = (line.strip() for token in YAML().scan(text) for line in _lines(getattr(token, "comment", None)))
    return {line for line in lines if line and not line.startswith(HEAD)}


def _lines(found: Any) -> Iterator[str]:
    """Yield the lines of ruamel.yaml's comment tokens, which may be nested in lists."""
    if isinstance(found, list | tuple):
        for each in found:
            yield from _lines(each)
    elif found is not None:
        yield from str(getattr(found, "value", found)).splitlines()


def data_of(text: str) -> Any:
    """Return the data of the text according to the reader of data/. The text must be valid."""
    document = parse(text, GOAL)
    assert not document.problems, (document.problems, text)
    return document.data
