"""What runs at the git host: every command of ours that is named there exists, and nobody is trusted with too much."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import dev
from macros.__main__ import _parser
from tests.site import ROOT

GITHUB = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"
FILES = [*GITHUB, GITLAB]
# What of dev.py hands its arguments on to a command of `python -m macros`.
PASSED_ON = {"check", "pdf", "publish", "report"}
# What may write, and only there.
WRITING = {("pages", "publish"): {"pages", "id-token"}, ("weekly", "report"): {"issues"}}


def read(file: Path) -> dict[Any, Any]:
    found = yaml.safe_load(file.read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def lines(node: object) -> Iterator[str]:
    """Every line of every script in the file."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in ("run", "script"):
                yield from value.splitlines() if isinstance(value, str) else value
            else:
                yield from lines(value)
    elif isinstance(node, list):
        for each in node:
            yield from lines(each)


def commands(pattern: str, files: list[Path]) -> list[list[str]]:
    """The arguments of every such command, up to where its output is led away."""
    found = {row for file in files for line in lines(read(file)) for row in re.findall(pattern, line)}
    return sorted(shlex.split(row) for row in found)


OF_DEV, OF_MACROS = r"python3 dev\.py ([^|>&;]+)", r"python -m macros ([^|>&;]+)"
DEV, MACROS = commands(OF_DEV, FILES), commands(OF_MACROS, FILES)


@pytest.mark.parametrize("command", DEV, ids=" ".join)
def test_each_command_of_dev_is_there_and_takes_its_options(command: list[str]) -> None:
    assert command[0] in dev.COMMANDS
    if command[0] in PASSED_ON:
        _parser().parse_args(command)
    else:
        assert len(command) == 1


@pytest.mark.parametrize("command", MACROS, ids=" ".join)
def test_each_command_of_the_engine_is_there_and_takes_its_options(command: list[str]) -> None:
    _parser().parse_args(command)


def test_both_hosts_do_the_same() -> None:
    for pattern in (OF_DEV, OF_MACROS):
        one, other = ({command[0] for command in commands(pattern, files)} for files in (GITHUB, [GITLAB]))
        assert one == other != set()


@pytest.mark.parametrize("file", GITHUB, ids=lambda file: file.stem)
def test_only_what_must_may_write(file: Path) -> None:
    workflow = read(file)
    assert workflow["permissions"] == {"contents": "read"}
    for name, job in workflow["jobs"].items():
        rights = job.get("permissions", {})
        assert {key for key, value in rights.items() if value == "write"} == WRITING.get((file.stem, name), set())


@pytest.mark.parametrize("file", GITHUB, ids=lambda file: file.stem)
def test_only_the_hosts_own_actions_run_and_no_title_or_branch_is_taken_for_code(file: Path) -> None:
    text = file.read_text("utf-8")
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", each) for each in re.findall(r"uses: (\S+)", text))
    assert "pull_request_target" not in text
    assert not [line for line in lines(read(file)) if "${{" in line]
    assert "secrets." not in text


def test_nothing_is_published_before_its_tests() -> None:
    assert read(ROOT / ".github/workflows/pages.yml")["jobs"]["publish"]["needs"] == "test"
    assert read(GITLAB)["pages"]["needs"] == ["test"]


# --- The issue of the week

GH = """\
#!/usr/bin/env python3
import json, sys
with open({log!r}, "a") as log:
    log.write(json.dumps(sys.argv[1:]) + "\\n")
if sys.argv[1:3] == ["issue", "list"]:
    print({open!r})
"""
CURL = """\
#!/usr/bin/env python3
import json, sys
with open({log!r}, "a") as log:
    log.write(json.dumps(sys.argv[1:]) + "\\n")
if "state=opened" in sys.argv[-1]:
    print('[{{"iid": {open}}}]' if {open!r} else "[]")
"""


def weekly(folder: Path, host: str, report: str, open_issue: str, token: str = "x") -> tuple[list[list[str]], str]:
    """Run the script with stand-ins for what it calls; gives their arguments, and what was printed."""
    log = folder / "log"
    for name, text in (("gh", GH), ("curl", CURL)):
        (folder / name).write_text(text.format(log=str(log), open=open_issue), "utf-8")
        (folder / name).chmod(0o755)
    (folder / "report.md").write_text(report, "utf-8")
    environment = {
        **os.environ, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}", "REPORT_TOKEN": token,
        "CI_API_V4_URL": "https://git.example/api/v4", "CI_PROJECT_ID": "7",
    }  # fmt: skip
    command = [str(ROOT / ".ci" / "weekly-issue"), host, "report.md"]
    ended = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=True)
    asked = log.read_text("utf-8").splitlines() if log.exists() else []
    return [json.loads(line) for line in asked], ended.stdout


@pytest.mark.skipif(shutil.which("bash") is None, reason="the hosts have bash")
@pytest.mark.parametrize(
    ("report", "open_issue", "done"),
    [("Ett fel", "", "create"), ("Ett fel", "12", "edit"), ("", "12", "close"), ("", "", "list")],
)
def test_one_issue_is_made_rewritten_and_closed_on_github(
    tmp_path: Path, report: str, open_issue: str, done: str
) -> None:
    asked, _ = weekly(tmp_path, "github", report, open_issue)
    assert [each[:2] for each in asked][:2] == [["label", "create"], ["issue", "list"]]
    assert asked[-1][:2] == ["issue", done]
    assert len(asked) == (2 if done == "list" else 3)
    assert (open_issue in asked[-1]) or not open_issue
    assert ("--body-file" in asked[-1]) is bool(report)


@pytest.mark.skipif(shutil.which("bash") is None, reason="the hosts have bash")
@pytest.mark.parametrize(
    ("report", "open_issue", "address", "sent"),
    [
        ("Ett fel", "", "issues", "description@report.md"),
        ("Ett fel", "12", "issues/12", "description@report.md"),
        ("", "12", "issues/12", "state_event=close"),
    ],
)
def test_one_issue_is_made_rewritten_and_closed_on_gitlab(
    tmp_path: Path, report: str, open_issue: str, address: str, sent: str
) -> None:
    (_, last), _ = weekly(tmp_path, "gitlab", report, open_issue)
    assert last[-1] == f"https://git.example/api/v4/projects/7/{address}"
    assert sent in last
    assert ("PUT" in last) is bool(open_issue)


@pytest.mark.skipif(shutil.which("bash") is None, reason="the hosts have bash")
def test_without_a_token_the_report_is_shown_and_what_is_missing_is_said(tmp_path: Path) -> None:
    asked, printed = weekly(tmp_path, "gitlab", "Ett fel\n", "", token="")
    assert asked == []
    assert printed.startswith("Ett fel\nInget ärende gjordes: variabeln REPORT_TOKEN saknas.")
    assert weekly(tmp_path, "gitlab", "", "")[0][0][-1].endswith("?labels=veckorapport&state=opened")


def test_what_is_locked_is_kept_up() -> None:
    renovate = json.loads((ROOT / "renovate.json").read_text("utf-8"))
    grouped = {manager for rule in renovate["packageRules"] for manager in rule["matchManagers"] if rule["groupName"]}
    assert grouped == set(renovate["enabledManagers"]) >= {"pip_requirements", "npm"}
    assert "schedule:weekly" in renovate["extends"]
