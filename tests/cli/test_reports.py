"""The problems as git hosts read them."""

import json
import re
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.cli.problem_formats import FORMATS, github, gitlab
from macros.content.problems import Problem, problem
from tests.support.platforms import edit

STOPS = problem("data/a,b:c.yml", (3, 5), "date", found="100 %\r\n: x, y")
REMARK = problem("data/b.yml", (2, 1), "unused-fact")


def test_github_is_told_the_place_and_every_sign_that_it_reads_itself_is_written_otherwise() -> None:
    first, second = github([REMARK, STOPS], "sv").split("\n")
    assert first.startswith("::error file=data/a%2Cb%3Ac.yml,line=3,col=5,title=Fält med fel form::”100 %25 : x, y” är")
    assert second.startswith("::warning file=data/b.yml,line=2,col=1,title=Kan bli bättre::belägget används inte")
    raw = github([Problem("a\nb.yml", 1, 1, "date", (("found", "x\r\n::error::y"),))], "en")
    assert "\n" not in raw
    assert "x%0D%0A::error::y" in raw and "file=a%0Ab.yml," in raw


def test_gitlab_gets_a_code_quality_report() -> None:
    issue, remark = json.loads(gitlab([STOPS, REMARK], "en"))
    assert re.fullmatch(r"[0-9a-f]{64}", issue.pop("fingerprint"))
    assert issue == {
        "description": "“100 % : x, y” is no day in the calendar. Write year-month-day, for example: 2026-11-23",
        "check_name": "date",
        "severity": "major",
        "location": {"path": "data/a,b:c.yml", "lines": {"begin": 3}},
    }
    assert remark["severity"] == "minor"


def _fingerprints(*rows: Problem, language: str = "sv") -> list[str]:
    return [each["fingerprint"] for each in json.loads(gitlab(rows, language))]


def test_a_fingerprint_is_one_problems_own_and_outlives_a_moved_line_and_another_language() -> None:
    before, after = (problem("a.yml", place, "date", found="x") for place in ((9, 1), (12, 3)))
    assert _fingerprints(before) == _fingerprints(after) == _fingerprints(before, language="en")
    others = problem("a.yml", (4, 1), "date", found="y"), problem("b.yml", (9, 1), "date", found="x")
    assert len(set(_fingerprints(before, after, *others))) == 4


@pytest.mark.parametrize(("name", "nothing"), [("github", ""), ("gitlab", "[]")])
def test_the_exit_status_is_the_same_in_every_format(
    small_root: Path, name: str, nothing: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert FORMATS[name]([], "sv") == nothing
    command = ["check", "--root", str(small_root), "--format", name]
    assert main(command) == 0
    capsys.readouterr()
    edit(small_root, "data/facts/hus.yml", "source: kronika", "source: kronikan")
    assert main(command) == 1
    assert "kronikan" in capsys.readouterr().out
