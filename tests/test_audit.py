"""Known holes in what is locked: what the tools answer becomes remarks, and no answer hides nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from macros import audit
from macros.__main__ import main

LOCK = "a==1.0 \\\n    --hash=sha256:0\nab==1.0 \\\n    --hash=sha256:0\n"
NPM_LOCK = '{\n  "packages": {\n    "node_modules/docx": {\n      "version": "9.0.0"\n    }\n  }\n}\n'
HOLE = {"id": "GHSA-1", "fix_versions": ["1.1", "2.0"], "aliases": [], "description": "…"}
PYTHON: Any = {
    "dependencies": [
        {"name": "ab", "version": "1.0", "vulns": [HOLE, {**HOLE, "id": "GHSA-2", "fix_versions": []}]},
        {"name": "ab", "version": "1.0", "vulns": [HOLE]},
        {"name": "a", "version": "1.0", "vulns": []},
        {"name": "skipped", "skip_reason": "not on the index"},
    ]
}
NPM: Any = {
    "vulnerabilities": {
        "docx": {"via": [{"title": "Bad zip", "range": ">=1.0.0 <9.0.1"}]},
        "built-on-it": {"via": ["docx"]},
    }
}
NONE: Any = {"dependencies": []}, {"vulnerabilities": {}}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with one package of each kind locked."""
    (tmp_path / "requirements.txt").write_text(LOCK, "utf-8")
    (tmp_path / "package-lock.json").write_text(NPM_LOCK, "utf-8")
    (tmp_path / ".audit").mkdir()
    return tmp_path


def told(root: Path, python: str, npm: str) -> list[str]:
    """What is said when the tools have answered so."""
    (root / ".audit" / audit.PYTHON).write_text(python, "utf-8")
    (root / ".audit" / audit.NPM).write_text(npm, "utf-8")
    return [row.text("sv") for row in audit.problems(root, root / ".audit")]


def test_a_hole_is_told_once_at_its_line_with_what_to_do(root: Path) -> None:
    assert told(root, json.dumps(PYTHON), json.dumps(NPM)) == [
        "requirements.txt:3:1: anmärkning: paketet ab 1.0 har ett känt säkerhetshål (GHSA-1), rättat i 1.1. "
        "Kör python3 dev.py upgrade och lämna in de nya låsfilerna.",
        "requirements.txt:3:1: anmärkning: paketet ab 1.0 har ett känt säkerhetshål (GHSA-2) som ingen version har "
        "rättat än. Läs om det gäller oss; prova python3 dev.py upgrade om en vecka, eller byt paket.",
        "package-lock.json:3:1: anmärkning: paketet docx >=1.0.0 <9.0.1 har ett känt säkerhetshål (Bad zip), rättat "
        "i 9.0.1. Kör python3 dev.py upgrade och lämna in de nya låsfilerna.",
    ]


def test_nothing_is_told_where_nothing_is_known(root: Path) -> None:
    assert told(root, *map(json.dumps, NONE)) == []


@pytest.mark.parametrize(
    "answer", ["", "<html>", "[]", "null", '{"message": "503"}', '{"dependencies": 1, "vulnerabilities": 1}']
)
def test_no_answer_is_told_and_hides_nothing(root: Path, answer: str) -> None:
    assert len(told(root, answer, answer)) == 2
    python, *_, npm = told(root, answer, json.dumps(NPM))
    assert python == (
        "requirements.txt:1:1: anmärkning: frågan om kända säkerhetshål (python) gav inget svar den här gången. "
        "Kör python3 dev.py audit senare; kommer det inget svar två veckor i rad, se i jobbets logg varför."
    )
    assert "Bad zip" in npm


def test_the_weekly_report_tells_it_and_what_else_it_found(
    small_root: Path, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for file in ("requirements.txt", "package-lock.json"):
        (small_root / file).write_text((root / file).read_text("utf-8"), "utf-8")
    (root / ".audit" / audit.PYTHON).write_text(json.dumps(PYTHON), "utf-8")
    assert main(["report", "--audit", str(root / ".audit"), "--root", str(small_root)]) == 0
    report = capsys.readouterr().out
    assert "## Paket med säkerhetshål som är rättade (1)" in report
    assert "## Paket med säkerhetshål som ingen har rättat (1)" in report
    assert "## Paket som inte gick att granska (1)" in report
