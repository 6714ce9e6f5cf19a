"""Whatever a file holds, the reader answers with a platform or with addressed problems; never with an exception."""

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.checks.check import read_platform
from macros.content.kinds import MANY
from macros.content.problems import Problem
from macros.content.schema import Schemas
from macros.content.words import languages
from macros.content.yaml_reader import parse
from tests.support.platforms import small
from tests.support.site import ROOT

MODEST = settings(max_examples=25)
SCALARS = st.text(max_size=12) | st.integers() | st.booleans() | st.none() | st.dates()
TREES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
)
BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # as YAML counts lines
SIGNS = st.text(alphabet="ab:- \n\t[]{}\"'&*!|>#%@`?,é𝄞\x00\u2028\ufeff", max_size=4)
SCHEMAS = Schemas(ROOT / "data" / "schema")
KINDS = {kind.folder: name for name, kind in MANY.items()}
REAL = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "data").rglob("*.yml"))


@pytest.fixture(scope="module")
def root() -> Iterator[Path]:
    """A small platform whose files are overwritten again and again."""
    with tempfile.TemporaryDirectory() as folder:
        yield small(Path(folder, "platform"))


def _answers(root: Path, path: str, raw: bytes) -> None:
    """Put the bytes in the file, read all, and ask that the answer be a platform or addressed problems."""
    file = root / path
    before = file.read_bytes()
    file.write_bytes(raw)
    try:
        platform, problems = read_platform(root)
    finally:
        file.write_bytes(before)
    assert (platform is None) == any(problem.stops for problem in problems)
    for problem in problems:
        text = raw if problem.path == path else (root / problem.path).read_bytes()
        _lies_in(problem, text.decode("utf-8", "replace"))
        assert all(problem.text(language).startswith(f"{problem.path}:{problem.line}:") for language in languages())


def _lies_in(problem: Problem, text: str) -> None:
    """Ask that the problem's address be one in the text, at most just after the end of a line or of the text."""
    lines = BREAK.split(text)
    assert 1 <= problem.line <= len(lines), problem
    assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1, problem


@MODEST
@given(raw=st.binary(max_size=200) | st.lists(SIGNS, max_size=15).map(lambda signs: "".join(signs).encode()))
def test_any_bytes(root: Path, raw: bytes) -> None:
    _answers(root, "data/facts/hus.yml", raw)


@MODEST
@given(
    tree=TREES,
    path=st.sampled_from(["data/platform.yml", "data/brand.yml", "data/sources.yml", "data/goals/fler-hus.yml"]),
)
def test_any_yaml(root: Path, tree: object, path: str) -> None:
    _answers(root, path, yaml.safe_dump(tree, allow_unicode=True).encode("utf-8", "surrogatepass"))


def _changed(data: st.DataObject, text: str) -> str:
    """The text with something else in up to three places, or nothing."""
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        text = text[:start] + data.draw(SIGNS) + text[start + data.draw(st.integers(0, 20)) :]
    return text


@MODEST
@given(data=st.data())
def test_any_change_of_a_sound_file(root: Path, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(p.relative_to(root).as_posix() for p in (root / "data").rglob("*.yml"))))
    _answers(root, path, _changed(data, (root / path).read_text("utf-8")).encode())


@settings(MODEST, max_examples=50)
@given(path=st.sampled_from(REAL), data=st.data())
def test_any_change_of_a_real_file_is_read_or_told(path: str, data: st.DataObject) -> None:
    text = _changed(data, (ROOT / path).read_text("utf-8"))
    document = parse(text, path)
    found = list(document.problems)
    if document.data is not None:
        found += SCHEMAS.check(KINDS.get(Path(path).parts[1], Path(path).stem), document)
    for problem in found:
        _lies_in(problem, text)


@pytest.mark.parametrize(
    "raw",
    [
        "a: &a [x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)),
        "id: {a: b}\n",
        "id: [a]\n",
    ],
    ids=["billion laughs", "mapping for an id", "list for an id"],
)
def test_what_is_refused(root: Path, raw: str) -> None:
    _answers(root, "data/facts/hus.yml", raw.encode())
