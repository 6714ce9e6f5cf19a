"""The expected problems of each bad input in the tests' tables, by module in problem_snapshots.yml.

Each row is a problem's position, code and values.

`SNAPSHOTS=write python -m pytest -n0 tests/checks/test_check.py` rewrites that module's part of the file.
"""

import os
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
import yaml

from macros.content import clock
from macros.content.problems import Problem, catalogue
from macros.content.words import languages

FILE = Path(__file__).with_name("problem_snapshots.yml")
WRITES = os.environ.get("SNAPSHOTS") == "write"
Case = tuple[str, str, str | None, str]


@dataclass(frozen=True, slots=True)
class Told:
    """The expected problems of one case."""

    module: str
    name: str

    def __call__(self, found: list[str]) -> list[str]:
        """Return the expected problems; with SNAPSHOTS=write, those found, after storing them."""
        today = str(clock.today())
        kept = _read()
        if WRITES:
            kept[self.module][self.name] = [_LINE.sub("LINE", row.replace(today, "TODAY")) for row in found]
            _write(kept)
        lines = [*map(_line, found), *[""] * len(kept[self.module][self.name])]
        rows = zip(kept[self.module][self.name], lines, strict=False)
        return [row.replace("TODAY", today).replace("LINE", line) for row, line in rows]


def described(problems: Iterable[Problem]) -> list[str]:
    """Return each problem's position and code, and the values that its wording uses."""
    return [_described(row) for row in problems]


def _described(row: Problem) -> str:
    assert all(row.wording(language) for language in languages())  # KeyError where a value is missing
    asked = _asked(row.code)
    values = "".join(f" {name}={value}" for name, value in row.values if _plain(name) in asked)
    return f"{row.path}:{row.line}:{row.column} {row.code}{values}"


def _plain(name: str) -> str:
    """Return the value's name without the language that its words are in."""
    plain, _, language = name.rpartition("_")
    return plain if language in languages() else name


@cache
def _asked(code: str) -> set[str | None]:
    wordings = catalogue()["problems"][code].values()
    return {name for wording in wordings for _, name, _, _ in Formatter().parse(wording)}


_MARK = re.compile(r"-q(?:\d\d|zz)\b")  # of a copy, see `assert_problems`
_CODE = re.compile(r":(?:\d+|LINE):\d+ ([a-z-]+)(?= |$)")
# Which line of the place's own words it is says nothing: there is always one more of them.
_LINE = re.compile(r"(?<=^data/vocabulary\.yml:)\d+")


def _line(row: str) -> str:
    found = _LINE.search(row)
    return found[0] if found else ""


def bad_inputs(module: str, cases: Sequence[Case]) -> pytest.MarkDecorator:
    """Run a test for each case: name, path, the text to replace (None: the whole file), its replacement."""
    section, names = module.rpartition(".")[2], Counter(case[0] for case in cases)
    assert max(names.values()) == 1, names.most_common(1)
    _keep_only(section, names)
    rows = [(*case[1:], Told(section, case[0])) for case in cases]
    return pytest.mark.parametrize(("path", "old", "new", "told"), rows, ids=list(names))


def assert_problems(module: str, cases: Sequence[Case], root: Path, read: Callable[[Path], list[Problem]]) -> None:
    """Assert that every case gives its expected problems. All are read at once, each in a copy of its file.

    Problems that an unchanged copy also has are ignored.
    """
    copies = {name: _copy(root, path, f"q{number:02}") for number, (name, path, _, _) in enumerate(cases)}
    controls = {path: _copy(root, path, "qzz") for _, path, _, _ in cases}
    for name, _, old, new in cases:
        text = "" if old is None else copies[name].read_text("utf-8")
        assert old is None or old in text, name
        copies[name].write_text(new if old is None else text.replace(old, new, 1), "utf-8")
    found = read(root)
    section = module.rpartition(".")[2]
    _keep_only(section, [name for name, *_ in cases])
    rows = {
        name: [row for row in _of_copy(found, root, copies[name]) if row not in _of_copy(found, root, controls[path])]
        for name, path, _, _ in cases
    }
    assert rows == {name: Told(section, name)(each) for name, each in rows.items()}


def _copy(root: Path, path: str, mark: str) -> Path:
    """Copy the file beside it, with a mark at the end of its name and id."""
    file = root / path
    text, copy = file.read_text("utf-8"), file.with_stem(f"{file.stem}-{mark}")
    copy.write_text(re.sub(rf"(?m)^id: {file.stem}$", f"id: {copy.stem}", text), "utf-8")
    return copy


def _of_copy(problems: list[Problem], root: Path, copy: Path) -> list[str]:
    """Return the problems of the copy, with the marks of all copies removed."""
    path = copy.relative_to(root).as_posix()
    return [_MARK.sub("", row) for row in described(each for each in problems if each.path == path)]


def _keep_only(section: str, names: Collection[str]) -> None:
    """Remove other cases from the section; without SNAPSHOTS=write, fail if there are any."""
    kept = _read()
    if WRITES:
        _write(kept | {section: {name: rows for name, rows in kept.get(section, {}).items() if name in names}})
    else:
        others = set(kept.get(section, {})) ^ set(names)
        assert not others, f"write {FILE.name} anew (SNAPSHOTS=write): {others}"


def snapshot_codes() -> set[str]:
    """Return the codes of all expected problems."""
    rows = (row for told in _read().values() for found in told.values() for row in found)
    return {code[1] for row in rows if (code := _CODE.search(row))}


@cache
def _parsed(text: str) -> Any:
    return yaml.load(text, Loader=yaml.CSafeLoader)


def _read() -> dict[str, dict[str, list[str]]]:
    found = _parsed(FILE.read_text("utf-8"))
    return {
        section: {name: [rows] if isinstance(rows, str) else rows for name, rows in told.items()}
        for section, told in (found or {}).items()
    }


def _write(kept: dict[str, dict[str, list[str]]]) -> None:
    plain = {
        section: {name: rows[0] if len(rows) == 1 else rows for name, rows in told.items()}
        for section, told in sorted(kept.items())
    }
    FILE.write_text(yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, width=9999), "utf-8")
