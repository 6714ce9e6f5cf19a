"""Whatever a file holds, the reader answers with a platform or with addressed problems; never with an exception."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.checks.check import read_platform
from macros.content.kinds import MANY
from macros.content.problems import LANGUAGES, Problem
from macros.content.schema import Schemas
from macros.content.yaml_reader import read
from tests.support.platforms import small
from tests.support.site import ROOT

MODEST = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
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
        assert all(problem.text(language).startswith(f"{problem.path}:{problem.line}:") for language in LANGUAGES)


def _lies_in(problem: Problem, text: str) -> None:
    """Ask that the problem's address be one in the text, at most just after the end of a line or of the text."""
    lines = BREAK.split(text)
    assert 1 <= problem.line <= len(lines), problem
    assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1, problem


@settings(MODEST, max_examples=40)
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


@MODEST
@given(data=st.data())
def test_any_change_of_a_sound_file(root: Path, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(p.relative_to(root).as_posix() for p in (root / "data").rglob("*.yml"))))
    text = (root / path).read_text("utf-8")
    start = data.draw(st.integers(0, len(text)))
    end = min(len(text), start + data.draw(st.integers(0, 20)))
    _answers(root, path, (text[:start] + data.draw(st.text(max_size=8)) + text[end:]).encode("utf-8", "surrogatepass"))


def _mutated(data: st.DataObject, text: str) -> str:
    """The text with a few of its characters deleted, put in or replaced, or two of its lines swapped."""
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        match data.draw(st.sampled_from(["delete", "insert", "replace", "swap"])):
            case "delete":
                text = text[:start] + text[start + data.draw(st.integers(1, 20)) :]
            case "insert":
                text = text[:start] + data.draw(SIGNS) + text[start:]
            case "replace":
                text = text[:start] + data.draw(SIGNS) + text[start + 1 :]
            case _:
                lines = text.splitlines(keepends=True) or [""]
                first, second = (data.draw(st.integers(0, len(lines) - 1)) for _ in range(2))
                lines[first], lines[second] = lines[second], lines[first]
                text = "".join(lines)
    return text


@settings(MODEST, max_examples=60)
@given(data=st.data())
def test_any_change_of_a_real_file_is_read_or_told(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(REAL))
    raw = _mutated(data, (ROOT / path).read_text("utf-8")).encode("utf-8", "surrogatepass")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "file.yml")
        file.write_bytes(raw)
        document = read(file, path)
    found = list(document.problems)
    if document.data is not None:
        folder_of_kind = Path(path).parts[1]
        found += SCHEMAS.check(KINDS.get(folder_of_kind, Path(path).stem), document)
    for problem in found:
        _lies_in(problem, raw.decode("utf-8", "replace"))


@pytest.fixture(scope="module")
def real_root() -> Iterator[Path]:
    """A copy of the real platform."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("data", "docs"):
            shutil.copytree(ROOT / name, Path(folder, name))
        yield Path(folder)


@settings(MODEST, max_examples=5)
@given(data=st.data())
def test_any_change_of_a_real_file_leaves_the_others_as_they_are(real_root: Path, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(REAL))
    _answers(real_root, path, _mutated(data, (real_root / path).read_text("utf-8")).encode("utf-8", "surrogatepass"))


def test_a_billion_laughs_are_refused(root: Path) -> None:
    laughs = "a: &a [x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    _answers(root, "data/facts/hus.yml", laughs.encode())


@pytest.mark.parametrize("found", ["{a: b}", "[a]"])
def test_an_id_that_is_no_text_is_refused(root: Path, found: str) -> None:
    _answers(root, "data/facts/hus.yml", f"id: {found}\n".encode())


def test_deep_nesting_is_refused(root: Path) -> None:
    _answers(root, "data/facts/hus.yml", b"[" * 100_000)


def test_a_platform_copied_elsewhere_reads_the_same(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root, tmp_path / "copy")
    assert read_platform(tmp_path / "copy")[0] == read_platform(root)[0]
