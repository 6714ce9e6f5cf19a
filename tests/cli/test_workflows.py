"""What runs at the git host: every command of ours that is named there exists, and nobody is trusted with too much."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml

import dev
from macros.__main__ import _parser
from tests.conftest import PLACE, TESTED, pytest_collection_modifyitems, pytest_sessionfinish
from tests.support.repositories import commit, engine, repository
from tests.support.site import ROOT

pytestmark = pytest.mark.site  # it makes sites of its own

GITHUB = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"
FILES = [*GITHUB, GITLAB]
# What of dev.py hands its arguments on to a command of `python -m macros`.
PASSED_ON = {"check", "pdf", "publish", "report"}


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


def test_each_command_is_there_and_takes_its_options() -> None:
    for command in commands(OF_DEV, FILES):
        assert command[0] in dev.COMMANDS
        if command[0] in PASSED_ON:
            _parser().parse_args(command)
        else:
            assert command[1:] in ([], ["--tested=.tested"])
    for command in commands(OF_MACROS, FILES):
        _parser().parse_args(command)


def test_both_hosts_do_the_same() -> None:
    for pattern in (OF_DEV, OF_MACROS):
        one, other = ({command[0] for command in commands(pattern, files)} for files in (GITHUB, [GITLAB]))
        assert one == other != set()


def test_the_program_that_knows_what_is_unsafe_in_workflows_finds_nothing() -> None:
    program = Path(sys.executable).with_name("zizmor")
    command = [str(program), "--offline", "--no-progress", *map(str, GITHUB)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert all(read(file)["permissions"] == {"contents": "read"} for file in GITHUB)
    assert not [line for file in GITHUB for line in lines(read(file)) if "${{" in line]


def jobs(file: Path) -> dict[str, dict[str, Any]]:
    """The jobs of either host's file, by name, each with what it extends."""
    read_file = read(file)
    if "jobs" in read_file:
        return dict(read_file["jobs"])
    found = {name: job for name, job in read_file.items() if isinstance(job, dict) and "script" in job}
    return {name: read_file.get(job.get("extends"), {}) | job for name, job in found.items()}


JOBS = [(file, name) for file in FILES for name in jobs(file)]


def test_every_job_has_a_limit() -> None:
    assert "timeout" in read(GITLAB)["default"]
    assert [(file, name) for file, name in JOBS if file != GITLAB and jobs(file)[name]["timeout-minutes"] > 90] == []


def test_nothing_is_published_before_its_tests_and_no_publishing_is_cut_off() -> None:
    github, gitlab = read(ROOT / ".github/workflows/pages.yml"), read(GITLAB)
    assert github["jobs"]["publish"]["needs"] == "test"
    assert "test" in gitlab["pages"]["needs"]
    assert "cancel-in-progress" not in github["concurrency"]
    assert not gitlab["default"].get("interruptible")
    assert gitlab["pages"]["resource_group"]


# --- The steps, as a host runs them

# It stands for Python: a command of ours makes what it makes, and says which it was.
PYTHON = """\
#!/usr/bin/env bash
set -eu
test -f dev.py
echo "$*" >> "$LOG"
case "$*" in
  "dev.py pdf") [ -z "${NO_PDF:-}" ] || exit 1; mkdir -p pdf ;;
  "dev.py build") mkdir -p site .venv/bin; cp "$0" .venv/bin/python ;;
  "dev.py test --tested=.tested") touch .tested ;;
  "dev.py "*|"-m macros "*) echo "[]" ;;
  *) exec "$REAL_PYTHON" "$@" ;;
esac
"""
STAND_INS = {
    "python3": PYTHON,
    "sudo": '#!/usr/bin/env bash\nexec "$@"\n',
    **dict.fromkeys(("apt-get", "gh", "curl"), "#!/usr/bin/env bash\n"),
}
IN_BASH = pytest.mark.skipif(
    shutil.which("bash") is None or not (ROOT / ".git").exists(), reason="the hosts have bash, and a clone"
)


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh clone of the project as it is committed, beside the programs that stand for others."""
    folder = tmp_path_factory.mktemp("host")
    subprocess.run(["git", "clone", "--quiet", "--local", str(ROOT), str(folder / "clone")], check=True)
    for name, text in STAND_INS.items():
        (folder / name).write_text(text, "utf-8")
        (folder / name).chmod(0o755)
    return folder / "clone"


def steps(file: Path, name: str) -> list[tuple[str, dict[str, str], bool]]:
    """The script of each step of the job, its variables, and whether the job goes on when it fails."""
    job = jobs(file)[name]
    if file == GITLAB:
        return [("\n".join(job["script"]), job.get("variables", {}), False)]
    given = read(file).get("env", {}) | job.get("env", {})
    return [
        (step["run"], given | step.get("env", {}), step.get("continue-on-error", False))
        for step in job["steps"]
        if "run" in step and "if" not in step
    ]


def run(clone: Path, file: Path, name: str, **more: str) -> list[str]:
    """Run the job's steps in their order in the clone, as the host's shell does; gives the commands of ours."""
    log = clone.parent / "log"
    log.write_text("", "utf-8")
    host = {"PATH": f"{clone.parent}{os.pathsep}{os.environ['PATH']}", "LOG": str(log), "REAL_PYTHON": sys.executable}
    host |= {"GITHUB_STEP_SUMMARY": str(clone.parent / "summary"), "CI_MERGE_REQUEST_DIFF_BASE_SHA": "HEAD"}
    for script, variables, goes_on in steps(file, name):
        given = {key: str(value).replace("${{ github.base_ref }}", "main") for key, value in variables.items()}
        environment = os.environ | host | given | more
        ended = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", script],
            cwd=clone,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ended.returncode == 0 or goes_on, (script, ended.stdout, ended.stderr)
    return log.read_text("utf-8").splitlines()


@IN_BASH
@pytest.mark.parametrize(("file", "name"), JOBS, ids=lambda each: each if isinstance(each, str) else each.stem)
def test_the_steps_run_in_their_order_from_a_fresh_clone_and_make_what_is_handed_over(
    clone: Path, file: Path, name: str
) -> None:
    subprocess.run(["git", "clean", "-fdxq"], cwd=clone, check=True)
    done = run(clone, file, name)
    assert done
    job = jobs(file)[name]
    handed = job.get("artifacts", {}).get("paths", []) if file == GITLAB else []
    handed += [step.get("with", {}).get("path") for step in job.get("steps", []) if "upload" in step.get("uses", "")]
    assert all((clone / path).exists() for path in handed), handed


@IN_BASH
def test_a_pdf_that_fails_is_told_and_does_not_hold_the_site_back(clone: Path) -> None:
    pages = ROOT / ".github/workflows/pages.yml"
    assert "dev.py build" in run(clone, pages, "publish", NO_PDF="1")
    (pdf,) = (step for step in read(pages)["jobs"]["publish"]["steps"] if "dev.py pdf" in step.get("run", ""))
    last = read(pages)["jobs"]["publish"]["steps"][-1]
    assert last["if"] == f"steps.{pdf['id']}.outcome == 'failure'"
    assert last["run"].splitlines()[-1] == "exit 1"
    gitlab = read(GITLAB)
    assert gitlab["pdf"]["allow_failure"] is True
    assert "pdf" in gitlab["pages"]["needs"]


# --- What is tested where only content has changed


@pytest.mark.parametrize(
    ("path", "is_engine"),
    [
        ("data/facts/hus.yml", False),
        ("docs/sv/om/ny.md", False),
        ("data/schema/fact.schema.json", True),
        ("docs/developer/engine.md", True),
        ("requirements.txt", True),
    ],
)
def test_the_engine_is_all_but_the_content(tmp_path: Path, path: str, is_engine: bool) -> None:
    (tmp_path / "a").touch()
    before = engine(repository(tmp_path))
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_text("x", "utf-8")
    commit(tmp_path, "2026-01-03")
    assert (engine(tmp_path) != before) is is_engine


@pytest.fixture
def config(tmp_path: Path) -> Any:
    """What pytest knows of a run with --tested, of an engine whose sign is abc."""
    given = {"--tested": tmp_path / "tested", "--no-browser": False}
    hook = SimpleNamespace(pytest_deselected=lambda items: None)
    option = SimpleNamespace(collectonly=False)
    return SimpleNamespace(getoption=given.get, stash={TESTED: "abc"}, hook=hook, option=option)


@pytest.mark.parametrize(
    ("passed", "left"), [("abc", {*PLACE}), ("abd", {*PLACE, "test_names"}), (None, {*PLACE, "test_names"})]
)
def test_an_engine_that_has_passed_is_not_tested_again(config: Any, passed: str | None, left: set[str]) -> None:
    if passed:
        config.getoption("--tested").write_text(passed, "ascii")
    items: Any = [type("Item", (), {"path": Path(f"tests/{name}.py")})() for name in (*PLACE, "test_names")]
    pytest_collection_modifyitems(config, items)
    assert {item.path.stem for item in items} == left


@pytest.mark.parametrize(("status", "only_looks", "kept"), [(0, False, True), (1, False, False), (0, True, False)])
def test_only_an_engine_that_passes_is_remembered(config: Any, status: int, only_looks: bool, kept: bool) -> None:
    config.option.collectonly = only_looks
    pytest_sessionfinish(SimpleNamespace(config=config), status)  # type: ignore[arg-type]
    assert config.getoption("--tested").exists() is kept


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
    [("Ett fel", "", "issues", "description@report.md"), ("", "12", "issues/12", "state_event=close")],
)
def test_one_issue_is_made_and_closed_on_gitlab(
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
