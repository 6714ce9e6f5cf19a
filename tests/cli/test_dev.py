"""Tests of dev.py: what it decides, what it says, and what it leaves to the engine."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import dev
from macros.__main__ import _parser

LOCKED = list(dev.LOCKED)


def answer(code: int, output: str = "") -> Callable[..., subprocess.CompletedProcess[str]]:
    """Return a stand-in for subprocess.run that ends with the code and output."""
    return lambda command, **_: subprocess.CompletedProcess(command, code, stdout=output)


def locked(file: Path) -> list[Requirement]:
    """Read the packages of a locked file."""
    lines = re.findall(r"^[a-z0-9][^\\\n]*", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return [Requirement(line) for line in lines]


# --- The command line


@pytest.mark.parametrize("arguments", [[], ["bygg"]])
def test_unknown_command_prints_every_command_and_ends_with_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(arguments) == 2
    usage = capsys.readouterr().err
    assert all(f"dev.py {command} " in usage for command in dev.COMMANDS)
    assert dev.main(["--help"]) == 0


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("chek", "Kommandot ”chek” finns inte. Menade du ”check”? (no such command; did you mean “check”?)"),
        ("xyzzy", "Kommandot ”xyzzy” finns inte. (no such command)"),
    ],
)
def test_a_mistyped_command_names_the_nearest(typed: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main([typed]) == 2
    assert capsys.readouterr().err.splitlines()[-1] == said


def test_each_command_has_its_own_help_and_then_does_nothing_else(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(subprocess, "Popen", None)
    monkeypatch.setattr(subprocess, "run", None)
    for command in dev.COMMANDS:
        assert dev.main([command, "--lang", "--help"]) == 0
        first, *_, english = capsys.readouterr().out.strip().splitlines()
        assert first.startswith(f"python3 dev.py {command}")
        assert re.fullmatch(r"\([A-Z].*\.\)", english)


def subparsers(parser: ArgumentParser) -> dict[str, ArgumentParser]:
    """The commands of a parser, by name."""
    found = [action.choices for action in parser._actions if isinstance(action, _SubParsersAction)]
    return dict(found[0]) if found else {}


def test_help_names_every_option_that_the_engine_takes() -> None:
    parsers = subparsers(_parser())
    unnamed = {"-h", "--help", "--root", "--here"}  # --here is dev.py's own affair
    for command in dev.COMMANDS.keys() & parsers.keys():
        for each in (parsers[command], *subparsers(parsers[command]).values()):
            options = {option for action in each._actions for option in action.option_strings} - unnamed
            assert [option for option in options if option not in dev.help_of(command)] == [], command


def test_help_needs_nothing_installed(tmp_path: Path) -> None:
    shutil.copy(dev.ROOT / "dev.py", tmp_path)
    (tmp_path / "macros/cli").mkdir(parents=True)
    shutil.copy(dev.HELP, tmp_path / "macros/cli")
    command = [sys.executable, "-I", str(tmp_path / "dev.py"), "test", "--help"]
    told = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, env={"PYTHONUTF8": "1"})
    assert "--no-browser" in told.stdout
    assert sorted(each.name for each in tmp_path.iterdir()) == ["dev.py", "macros"]


def test_ctrl_c_leaves_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(arguments: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setitem(dev.COMMANDS, "serve", interrupted)
    assert dev.main(["serve"]) == 130


def test_old_python_is_told_what_to_do() -> None:
    with pytest.raises(SystemExit, match=r"Python 3\.11 eller nyare behövs; det här är 3\.9"):
        dev.check_python((3, 9))
    dev.check_python((3, 11))


def test_old_python_can_read_the_file() -> None:
    ast.parse(Path(dev.__file__).read_text(encoding="utf-8"), feature_version=(3, 8))


def test_child_runs_in_the_project_with_utf8() -> None:
    child = "import os, sys; sys.exit(40 + int(os.environ['PYTHONUTF8']) + os.path.isfile('dev.py'))"
    starter = f"import dev, sys; sys.exit(dev.run([sys.executable, '-c', {child!r}]))"
    assert subprocess.run([sys.executable, "-c", starter], cwd=dev.ROOT, check=False).returncode == 42


# --- Setting up


@pytest.fixture
def lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A locked file, and an environment without a stamp."""
    monkeypatch.setattr(dev, "VENV", tmp_path)
    (tmp_path / "requirements-test.txt").write_text("a==1")
    return tmp_path / "requirements-test.txt"


def test_step_is_taken_again_only_when_the_locked_file_or_python_changes(
    lock: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    for content, python in (("a==1", "3.11"), ("a==1", "3.11"), ("a==2", "3.11"), ("a==2", "3.99"), ("a==2", "3.99")):
        lock.write_text(content)
        monkeypatch.setattr(sys, "version", python)
        dev.once(lock, partial(steps.append, f"{content} {python}"))
    assert steps == ["a==1 3.11", "a==2 3.11", "a==2 3.99"]


def test_step_that_fails_is_taken_again(lock: Path) -> None:
    with pytest.raises(SystemExit):
        dev.once(lock, partial(sys.exit, "no network"))
    assert list(lock.parent.iterdir()) == [lock]


def test_an_environment_that_cannot_be_made_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(subprocess, "run", answer(1))
    with pytest.raises(SystemExit, match=r"sudo apt install python3\.\d+-venv"):
        dev.make_environment()


def test_an_environment_that_is_a_link_is_left_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    others = tmp_path / "others"
    others.mkdir()
    (others / "pyvenv.cfg").touch()
    (tmp_path / ".venv").symlink_to(others, target_is_directory=True)
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    with pytest.raises(SystemExit, match="är en länk"):
        dev.make_environment()
    assert list(others.iterdir()) == [others / "pyvenv.cfg"]


@pytest.mark.parametrize("code", [0, 1])
def test_packages_are_counted_as_they_come_and_a_failure_says_what_to_do(
    code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = "Collecting a==1\n  Using cached a\nProcessing ./b-2.whl\nIgnoring c: markers"
    pip = f"import sys; print({said!r}); sys.exit({code})"
    begun = partial(subprocess.Popen, [sys.executable, "-c", pip], encoding="utf-8")
    monkeypatch.setattr(dev, "pip", lambda *_, stdout: begun(stdout=stdout))
    (tmp_path / "lock.txt").write_text("a==1 \\\n    --hash=x\nb==2 \\\nc==3 ; sys_platform == 'x'\n")
    with pytest.raises(SystemExit, match="Kontrollera nätet") if code else nullcontext():
        dev.install("prov", tmp_path / "lock.txt")
    assert capsys.readouterr().err == "Python-paket (prov): 3 av 3\n"


def test_tests_are_not_begun_without_what_comes_from_npm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "once", lambda *_: None)
    monkeypatch.setattr(
        dev, "run_module", lambda *arguments: 1 if arguments == ("macros.frontend.npm", "--tests") else 0
    )
    dev.set_up()
    with pytest.raises(SystemExit):
        dev.set_up(tests=True)


# --- The commands


class Run:
    """Stands in for set_up and run_module: records what would be installed and run."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.needs: dict[str, bool] = {}
        self.modules: list[list[str]] = []
        self.failing = ""
        monkeypatch.setattr(dev, "set_up", lambda **needs: self.needs.update(needs))
        monkeypatch.setattr(dev, "run_module", self.run_module)

    def run_module(self, *arguments: str) -> int:
        """Record the call."""
        self.modules.append(list(arguments))
        return 1 if arguments[0] == self.failing else 0


@pytest.fixture
def runner(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Keep the commands from installing and running anything."""
    return Run(monkeypatch)


def test_a_command_of_the_engine_needs_no_test_tools_and_gets_its_arguments(runner: Run) -> None:
    assert dev.main(["check", "--lang", "en"]) == 0
    assert not any(runner.needs.values())
    assert runner.modules == [["macros", "check", "--lang", "en"]]
    assert dev.main(["pdf"]) == 0
    assert runner.needs == {"pdfs": True}


def test_a_new_place_lies_where_the_command_is_given(
    runner: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert dev.new_place(["Lillby", "lillby"]) == 0
    assert runner.modules == [["macros", "new-place", "--here", str(tmp_path), "Lillby", "lillby"]]


def test_the_site_is_shown_again_when_the_engine_has_changed(runner: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([dev.NEW_START, 0])
    monkeypatch.setattr(dev, "run_module", lambda *_: next(answers))
    assert dev.serve([]) == 0
    assert next(answers, None) is None


def test_what_the_tests_need_is_seen_to_before_them(runner: Run) -> None:
    assert dev.test(["--no-browser", "-x"]) == 0
    assert runner.needs == {"tests": True}
    assert [module[0] for module in runner.modules] == ["tests.support.system", "ruff", "ruff", "mypy", "pytest"]
    assert runner.modules[0] == ["tests.support.system", "--no-browser"]
    assert runner.modules[-1] == ["pytest", "--no-browser", "-x"]


@pytest.mark.parametrize("failing", ["tests.support.system", "mypy"])
def test_first_that_fails_stops_the_rest(failing: str, runner: Run) -> None:
    runner.failing = failing
    assert dev.test([]) == 1
    assert runner.modules[-1][0] == failing


# --- The locked files


def test_locked_files_agree_with_pyproject() -> None:
    project = tomllib.loads((dev.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    for file, arguments in dev.LOCKED.items():
        wanted = groups[arguments[1]] if arguments[0] == "--group" else project["project"]["dependencies"]
        versions = {canonicalize_name(package.name): str(package.specifier) for package in locked(file)}
        for requirement in map(Requirement, wanted):
            version = versions[canonicalize_name(requirement.name)].removeprefix("==")
            assert requirement.specifier.contains(version), f"{file.name}: {requirement}; run dev.py lock"


@pytest.mark.parametrize("python", ["3.11.0", "3.11.5", "3.12.0", "3.14.0"])
def test_every_python_gets_one_version_of_each_package(python: str) -> None:
    environment = {"python_full_version": python, "python_version": python.rsplit(".", 1)[0]}
    fitting = [
        package.name
        for package in locked(dev.REQUIREMENTS)
        if package.marker is None or package.marker.evaluate(environment)
    ]
    assert len(fitting) == len(set(fitting))
    assert {"mkdocs", "mkdocs-material", "pymdown-extensions"} <= set(fitting)


def test_every_locked_file_is_known() -> None:
    assert sorted(dev.ROOT.glob("requirements*.txt")) == sorted(LOCKED), "one that is not would never be made anew"


@pytest.mark.parametrize("file", LOCKED, ids=lambda file: file.name)
def test_locked_packages_have_hashes_and_no_address(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    blocks = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(blocks) == len(locked(file)) > 0
    assert all("--hash=sha256:" in block for block in blocks)
    assert "://" not in text
    assert "--index-url" not in text
