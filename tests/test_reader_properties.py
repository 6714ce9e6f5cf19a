"""Whatever a file holds, the reader answers with a platform or with addressed problems; never with an exception."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.check import read_platform
from macros.document import read
from macros.problems import LANGUAGES
from tests.platforms import small
from tests.site import ROOT

MODEST = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
SCALARS = st.text(max_size=12) | st.integers() | st.booleans() | st.none() | st.dates()
TREES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
)
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
        assert problem.line >= 1
        assert problem.column >= 1
        assert all(problem.text(language).startswith(f"{problem.path}:{problem.line}:") for language in LANGUAGES)


@MODEST
@given(raw=st.binary(max_size=200))
def test_any_bytes(root: Path, raw: bytes) -> None:
    _answers(root, "data/strengths/bryggan.yml", raw)


@MODEST
@given(text=st.text(alphabet=st.sampled_from("ab:- \n\t[]{}\"'&*!|>#%@`?,é𝄞\u2028\ufeff"), max_size=60))
def test_any_text_of_yaml_signs(root: Path, text: str) -> None:
    _answers(root, "data/facts/hus.yml", text.encode())


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


@MODEST
@given(data=st.data())
def test_any_change_of_a_real_file_is_read_or_told(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(REAL))
    lines = (ROOT / path).read_text("utf-8").splitlines(keepends=True)
    first, second = (data.draw(st.integers(0, len(lines) - 1)) for _ in range(2))
    lines[first], lines[second] = lines[second], lines[first][data.draw(st.integers(0, 5)) :]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "file.yml")
        file.write_text("".join(lines), "utf-8")
        document = read(file, path)
    assert (document.data is None) <= bool(document.problems)


def test_a_billion_laughs_are_refused(root: Path) -> None:
    laughs = "a: &a [x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    _answers(root, "data/facts/hus.yml", laughs.encode())


def test_deep_nesting_is_refused(root: Path) -> None:
    _answers(root, "data/facts/hus.yml", b"[" * 100_000)


def test_a_platform_copied_elsewhere_reads_the_same(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root, tmp_path / "copy")
    assert read_platform(tmp_path / "copy")[0] == read_platform(root)[0]
