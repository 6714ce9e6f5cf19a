"""The problems as git hosts read them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.cli.problem_formats import FORMATS, github, gitlab
from macros.content.problems import Problem, problem
from tests.support.platforms import edit

HUS = "data/facts/hus.yml"
STOPS = problem("data/a,b:c.yml", (3, 5), "date", found="100 %\r\n: x, y")
REMARK = problem("data/b.yml", (2, 1), "unused-fact")


def test_github_is_told_the_place_and_every_sign_that_it_reads_itself_is_written_otherwise() -> None:
    first, second = github([REMARK, STOPS], "sv").split("\n")
    assert first == (
        "::error file=data/a%2Cb%3Ac.yml,line=3,col=5,title=Fält med fel form"
        "::”100 %25 : x, y” är ingen dag i kalendern. Skriv år-månad-dag, till exempel: 2026-11-23"
    )
    assert second.startswith("::warning file=data/b.yml,line=2,col=1,title=Kan bli bättre::belägget används inte")


def test_github_never_gets_a_line_of_its_own_from_a_text() -> None:
    raw = Problem("a\nb.yml", 1, 1, "date", (("found", "x\r\n::error::y"),))
    assert "\n" not in github([raw], "en")
    assert "x%0D%0A::error::y" in github([raw], "en")
    assert "file=a%0Ab.yml," in github([raw], "en")


def test_gitlab_gets_a_code_quality_report() -> None:
    issue = json.loads(gitlab([STOPS], "en"))[0]
    assert re.fullmatch(r"[0-9a-f]{64}", issue.pop("fingerprint"))
    assert issue == {
        "description": "“100 % : x, y” is no day in the calendar. Write year-month-day, for example: 2026-11-23",
        "check_name": "date",
        "severity": "major",
        "location": {"path": "data/a,b:c.yml", "lines": {"begin": 3}},
    }
    assert json.loads(gitlab([REMARK], "en"))[0]["severity"] == "minor"


def _fingerprints(*rows: Problem) -> list[str]:
    return [each["fingerprint"] for each in json.loads(gitlab(rows, "sv"))]


def test_a_fingerprint_outlives_a_moved_line_and_another_language() -> None:
    before = problem("a.yml", (9, 1), "date", found="x")
    after = problem("a.yml", (12, 3), "date", found="x")
    assert _fingerprints(before) == _fingerprints(after)
    assert _fingerprints(before) == [each["fingerprint"] for each in json.loads(gitlab([before], "en"))]


def test_no_two_problems_share_a_fingerprint() -> None:
    rows = [
        problem("a.yml", (1, 1), "blank"), problem("a.yml", (2, 1), "blank"), problem("b.yml", (1, 1), "blank"),
        problem("a.yml", (3, 1), "date", found="x"), problem("a.yml", (4, 1), "date", found="y"),
    ]  # fmt: skip
    assert len(set(_fingerprints(*rows))) == len(rows)


@pytest.mark.parametrize("name", FORMATS)
def test_the_exit_status_is_the_same_in_every_format(
    small_root: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["check", "--root", str(small_root), "--format", name]
    assert main(command) == 0
    capsys.readouterr()
    edit(small_root, HUS, "source: kronika", "source: kronikan")
    assert main(command) == 1
    assert "kronikan" in capsys.readouterr().out


@pytest.mark.parametrize(("name", "shown"), [("github", ""), ("gitlab", "[]")])
def test_nothing_to_say_is_said_in_the_form_asked_for(name: str, shown: str) -> None:
    assert FORMATS[name]([], "sv") == shown
