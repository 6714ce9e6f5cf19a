"""Tests of dev.py: what it decides, and that it never destroys what works."""

import ast
import json
import re
import shutil
import signal
import socket
import subprocess
import sys
import tomllib
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import dev

LOCKED = list(dev.LOCKED)


def answer(code: int, output: str = "") -> Callable[..., subprocess.CompletedProcess[str]]:
    """Return a stand-in for subprocess.run that ends with the code and output."""
    return lambda command, **_: subprocess.CompletedProcess(command, code, stdout=output)


def locked(file: Path) -> list[Requirement]:
    """Read the packages of a locked file."""
    lines = re.findall(r"^[a-z0-9][^\\\n]*", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return [Requirement(line) for line in lines]


# --- The command line


@pytest.mark.parametrize("arguments", [[], ["bygg"], ["--serve"]])
def test_unknown_command_prints_every_command_and_ends_with_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(arguments) == 2
    usage = capsys.readouterr().err
    assert all(f"dev.py {command}" in usage for command in dev.COMMANDS)


def test_help_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["--help"]) == 0
    assert "dev.py serve" in capsys.readouterr().out


def test_arguments_and_exit_status_are_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(dev.COMMANDS, "check", lambda arguments: len(arguments))
    assert dev.main(["check", "--lang", "en"]) == 2


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


def test_port_that_is_taken_is_passed_over() -> None:
    with socket.create_server(("127.0.0.1", dev.free_port())) as server:
        assert dev.free_port() != server.getsockname()[1]


# --- Setting up


def test_fingerprint_follows_content_and_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = tmp_path / "lock.txt"
    lock.write_text("a==1")
    first = dev.fingerprint([lock])
    assert dev.fingerprint([lock]) == first
    lock.write_text("a==2")
    second = dev.fingerprint([lock])
    monkeypatch.setattr(sys, "version", "3.99")
    assert len({first, second, dev.fingerprint([lock])}) == 3


def test_step_is_taken_again_only_when_its_source_changes(tmp_path: Path) -> None:
    lock, stamp, steps = tmp_path / "lock.txt", tmp_path / ".stamp", list[str]()
    for content in ("a==1", "a==1", "a==2"):
        lock.write_text(content)
        dev.once(stamp, [lock], partial(steps.append, content))
    assert steps == ["a==1", "a==2"]


def test_step_that_fails_is_taken_again(tmp_path: Path) -> None:
    def failing() -> None:
        raise SystemExit("no network")

    with pytest.raises(SystemExit):
        dev.once(tmp_path / ".stamp", [], failing)
    assert not (tmp_path / ".stamp").exists()


@pytest.mark.parametrize(
    ("step", "advice"),
    [
        (dev.make_environment, r"sudo apt install python3\.\d+-venv"),
        (dev.install_test_tools, "Kontrollera nätet"),
        (dev.install_npm_packages, "Kontrollera nätet"),
    ],
)
def test_failing_step_says_what_to_do(step: Callable[[], None], advice: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "npm_command", lambda: ["npm"])
    monkeypatch.setattr(subprocess, "run", answer(1))
    with pytest.raises(SystemExit, match=advice):
        step()


@pytest.mark.parametrize(("printed", "version"), [("v20.20.2\n", 20), ("v8.0.0\n", 8), ("?", 0)])
def test_node_version(printed: str, version: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", answer(0, printed))
    assert dev.node_version() == version


def test_missing_node_is_version_0(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert dev.node_version() == 0


@pytest.mark.parametrize(("npm", "version", "own"), [("npm", 18, True), ("npm", 17, False), (None, 20, False)])
def test_npm_is_the_machines_own_when_new_enough(
    npm: str | None, version: int, own: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "VENV", tmp_path)
    monkeypatch.setattr(shutil, "which", lambda name: npm)
    monkeypatch.setattr(dev, "node_version", lambda: version)
    monkeypatch.setattr(subprocess, "run", answer(0))
    assert (dev.npm_command() == ["npm"]) is own
    assert (tmp_path / ".stamp-node").exists() is not own


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
        """Record the call; build a page when it is MkDocs that is called."""
        self.modules.append(list(arguments))
        if "--site-dir" in arguments:
            site = Path(arguments[arguments.index("--site-dir") + 1])
            site.mkdir()
            (site / "index.html").write_text("half" if self.failing else "new")
        return 1 if arguments[0] == self.failing else 0


@pytest.fixture
def runner(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Keep the commands from installing and running anything."""
    return Run(monkeypatch)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a site that was built earlier."""
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "SITE", tmp_path / "site")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("old")
    return tmp_path / "site"


def test_check_needs_neither_npm_nor_test_tools(runner: Run) -> None:
    assert dev.COMMANDS["check"](["--lang", "en"]) == 0
    assert runner.needs == {}
    assert runner.modules == [["macros", "check", "--lang", "en"]]


def test_format_needs_neither_npm_nor_test_tools(runner: Run) -> None:
    assert dev.COMMANDS["format"](["--check"]) == 0
    assert runner.needs == {}
    assert runner.modules == [["macros", "format", "--check"]]


def test_new_hands_its_arguments_on(runner: Run) -> None:
    assert dev.COMMANDS["new"](["goal", "--lang", "en"]) == 0
    assert runner.needs == {}
    assert runner.modules == [["macros", "new", "goal", "--lang", "en"]]


def test_a_new_place_lies_where_the_command_is_given(
    runner: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert dev.new_place(["Lillby", "lillby"]) == 0
    assert runner.modules == [["macros", "new-place", "--here", str(tmp_path), "Lillby", "lillby"]]


def test_failing_build_leaves_the_old_site(runner: Run, site: Path) -> None:
    runner.failing = "mkdocs"
    assert dev.build([]) == 1
    assert (site / "index.html").read_text() == "old"
    assert list(site.parent.iterdir()) == [site]


def test_build_replaces_the_old_site_and_leaves_nothing_else(runner: Run, site: Path) -> None:
    (site / "gone.html").write_text("old")
    assert dev.build([]) == 0
    assert [page.read_text() for page in site.iterdir()] == ["new"]
    assert list(site.parent.iterdir()) == [site]
    assert "--strict" in runner.modules[0]


def test_a_site_that_may_not_be_shown_leaves_the_old_one(runner: Run, site: Path) -> None:
    runner.failing = "macros"
    assert dev.build([]) == 1
    assert (site / "index.html").read_text() == "old"
    assert runner.modules[1][:2] == ["macros", "site-check"]


def test_a_zip_is_made_of_a_site_that_may_be_shown(runner: Run, site: Path) -> None:
    assert dev.build(["--offline"]) == 0
    assert [module[:2] for module in runner.modules[1:]] == [["macros", "site-check"], ["macros", "offline"]]
    assert "--offline" not in runner.modules[0]


def test_the_other_engine_is_fetched_and_builds_the_same_way(runner: Run, site: Path) -> None:
    assert dev.build(["--engine", "zensical", "--lang", "en"]) == 0
    assert runner.needs == {"npm": True, "zensical": True}
    assert runner.modules[0][:6] == ["macros", "build", "--engine", "zensical", "--lang", "en"]
    assert [page.read_text() for page in site.iterdir()] == ["new"]


def test_the_other_engine_serves(runner: Run) -> None:
    assert dev.serve(["--engine=zensical"]) == 0
    assert runner.needs["zensical"]
    assert runner.modules[0][:4] == ["macros", "serve", "--engine", "zensical"]


@pytest.mark.parametrize("command", [dev.build, dev.serve])
def test_an_engine_that_does_not_exist_is_refused(command: Callable[[list[str]], int], runner: Run) -> None:
    with pytest.raises(SystemExit):
        command(["--engine", "hugo"])
    assert runner.modules == []


def test_a_site_that_cannot_be_put_in_place_leaves_the_old_one(
    runner: Run, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rename(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise OSError(28, "No space left on device", str(target))
        return Path(shutil.move(self, target))

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(SystemExit, match=r"site kunde inte skrivas \(No space left on device\)\. site/ är som förut"):
        dev.build([])
    assert (site / "index.html").read_text() == "old"
    assert list(site.parent.iterdir()) == [site]


# Kills the program while the site is built, or between the old site's leaving its place and the new one's taking it.
KILLED = """
import os, pathlib, signal, sys, dev
dev.ROOT = pathlib.Path(sys.argv[1]); dev.SITE = dev.ROOT / "site"
def die(*_): os.kill(os.getpid(), signal.SIGKILL)
def run(*arguments):
    if sys.argv[2] == "building": die()
    pathlib.Path(arguments[-1]).mkdir(exist_ok=True)
    rename = pathlib.Path.rename
    pathlib.Path.rename = lambda self, target: die() if self.name == "new" else rename(self, target)
    return 0
dev.set_up = lambda **_: None; dev.run_module = run
dev.build([])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize("moment", ["building", "swapping"])
def test_what_a_killed_build_leaves_is_put_right_by_the_next(runner: Run, site: Path, moment: str) -> None:
    command = [sys.executable, "-c", KILLED, str(site.parent), moment]
    killed = subprocess.run(command, cwd=Path(dev.__file__).parent, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert len(list(site.parent.glob(".site-*"))) == 1
    runner.failing = "mkdocs"
    assert dev.build([]) == 1
    assert (site / "index.html").read_text() == "old"
    assert list(site.parent.iterdir()) == [site]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such locks")
def test_of_two_builds_at_once_the_second_says_so(runner: Run, site: Path) -> None:
    with dev.alone(), pytest.raises(SystemExit, match="Ett annat bygge pågår här"):
        dev.build([])
    assert runner.modules == []
    assert dev.build([]) == 0


@pytest.mark.parametrize(("option", "npm"), [("--force", True), ("--rollback", False), ("--list", False)])
def test_publish_needs_fonts_and_icons_only_to_build(runner: Run, option: str, npm: bool) -> None:
    assert dev.publish(["/srv/www", option]) == 0
    assert runner.needs == {"npm": npm}
    assert runner.modules == [["macros", "publish", "/srv/www", option]]


@pytest.mark.parametrize("argument", ["-dpublic", "-d", "--site-dir", "--site-dir=public"])
def test_build_refuses_another_folder(argument: str, runner: Run, site: Path) -> None:
    with pytest.raises(SystemExit, match="alltid till site/"):
        dev.build([argument])
    assert runner.modules == []


def test_tests_are_run_last_with_the_arguments(runner: Run) -> None:
    assert dev.test(["--no-browser"]) == 0
    assert [module[0] for module in runner.modules] == ["ruff", "ruff", "mypy", "pytest"]
    assert runner.modules[-1] == ["pytest", "--no-browser"]


def test_first_failing_tool_stops_the_rest(runner: Run) -> None:
    runner.failing = "mypy"
    assert dev.test([]) == 1
    assert [module[0] for module in runner.modules] == ["ruff", "ruff", "mypy"]


# --- Newer packages


class Upgrade:
    """A project whose newest packages are a==2, with stand-ins for what installs, builds and tests."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.lock, self.failing, self.ran = root / "requirements.txt", "", list[str]()
        self.newest = "a==2"
        self.lock.write_text("a==1")
        npm = [root / "package.json", root / "package-lock.json"]
        npm[0].write_text('{"dependencies": {"b": "1"}, "devDependencies": {"c": "1"}}')
        npm[1].write_text("{}")
        for name, value in {
            "ROOT": root, "LOCKED": {self.lock: ["pyproject.toml"]}, "NPM_FILES": npm, "npm_command": lambda: ["npm"],
            "install": lambda *_: None, "run": self.run, "run_into": lambda *_: 0, "run_module": self.module,
            "set_up": lambda **_: self.step(f"set-up {self.lock.read_text()}"),
        }.items():  # fmt: skip
            monkeypatch.setattr(dev, name, value)

    def run(self, command: list[str]) -> int:
        """Stand in for npm."""
        return self.step(" ".join(command))

    def module(self, *arguments: str) -> int:
        """Stand in for a module: a lock is written, a build makes two pages of which one shows the version."""
        if arguments[0] == "uv":
            self.lock.write_text(self.newest)
        elif arguments[0] == "mkdocs":
            site = Path(arguments[-1])
            site.mkdir()
            (site / "index.html").write_text("same")
            (site / "licences.html").write_text(self.lock.read_text())
        return self.step(" ".join(arguments))

    def step(self, name: str) -> int:
        """Record the step; it fails if it is the one that should."""
        self.ran.append(name)
        if self.failing and self.lock.read_text() == "a==2" and name.startswith(self.failing):
            if self.failing.startswith("set-up"):
                raise SystemExit("no network")
            return 1
        return 0


@pytest.fixture
def newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Upgrade:
    """A project that can be upgraded."""
    return Upgrade(tmp_path, monkeypatch)


def test_newer_packages_that_build_and_pass_are_left_for_review(
    newer: Upgrade, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.upgrade(["--no-browser"]) == 0
    assert newer.lock.read_text() == "a==2"
    assert newer.ran[-1] == "pytest --no-browser"
    assert "npm install --package-lock-only --save-exact --save-dev c@latest" in newer.ran
    assert "1 av 2 sidor skiljer sig" in capsys.readouterr().err


@pytest.mark.parametrize("failing", ["uv", "npm", "set-up", "macros packages", "mkdocs", "pytest"])
def test_newer_packages_that_do_not_are_put_back(failing: str, newer: Upgrade) -> None:
    newer.failing = failing
    if failing == "set-up":
        with pytest.raises(SystemExit):
            dev.upgrade([])
    else:
        assert dev.upgrade([]) == 1
        assert newer.ran[-1] == "set-up a==1", "what is installed is what is locked"
    assert newer.lock.read_text() == "a==1"
    assert not list(newer.lock.parent.glob(".site-*"))


def test_newer_packages_that_fail_are_kept_on_request(newer: Upgrade) -> None:
    newer.failing = "pytest"
    assert dev.upgrade(["--keep"]) == 1
    assert newer.lock.read_text() == "a==2"
    assert "pytest" in newer.ran, "--keep is not for pytest"


def test_what_is_interrupted_is_put_back(newer: Upgrade, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(arguments: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(dev, "test", interrupted)
    with pytest.raises(KeyboardInterrupt):
        dev.upgrade([])
    assert newer.lock.read_text() == "a==1"


def test_what_is_newest_already_is_neither_built_again_nor_tested(
    newer: Upgrade, capsys: pytest.CaptureFixture[str]
) -> None:
    newer.newest = "a==1"
    assert dev.upgrade([]) == 0
    assert "pytest" not in newer.ran
    assert "redan de nyaste" in capsys.readouterr().err


def test_a_site_that_does_not_build_is_not_upgraded(newer: Upgrade, capsys: pytest.CaptureFixture[str]) -> None:
    newer.lock.write_text("a==2")
    newer.failing = "mkdocs"
    assert dev.upgrade([]) == 1
    assert not [step for step in newer.ran if step.startswith("uv")]
    assert "rätta det först" in capsys.readouterr().err


def test_an_audit_leaves_no_old_answers_when_its_tools_cannot_be_had(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "AUDIT", tmp_path / ".audit")
    monkeypatch.setattr(dev, "set_up", lambda **_: dev.fail("nej", "no"))
    (tmp_path / ".audit").mkdir()
    (tmp_path / ".audit" / "python.json").write_text("{}")
    with pytest.raises(SystemExit):
        dev.audit([])
    assert list((tmp_path / ".audit").iterdir()) == []


def test_an_audit_asks_of_every_lock_and_a_finding_is_no_failure(
    tmp_path: Path, runner: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def run_into(file: Path, command: list[str]) -> int:
        asked.append(f"{file.name} {command[1]}")
        return 1

    monkeypatch.setattr(dev, "AUDIT", tmp_path / ".audit")
    monkeypatch.setattr(dev, "npm_command", lambda: ["npm"])
    monkeypatch.setattr(dev, "run_into", run_into)
    runner.failing = "pip_audit"
    assert dev.audit([]) == 0
    assert runner.needs == {"audits": True}
    assert {file.name for file in LOCKED} <= set(runner.modules[0])
    assert asked == ["npm.json audit"]


@pytest.mark.parametrize(("failing", "code"), [("", 0), ("cyclonedx_py", 1)])
def test_the_list_of_what_it_is_built_of_is_joined_from_two(
    failing: str, code: int, runner: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "npm_command", lambda: ["npm"])
    monkeypatch.setattr(dev, "run_into", lambda *_: 0)
    runner.failing = failing
    assert dev.sbom([]) == code
    assert [module[0] for module in runner.modules] == (["cyclonedx_py"] if failing else ["cyclonedx_py", "macros"])


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


@pytest.mark.parametrize("python", ["3.11.0", "3.11.4", "3.11.5", "3.12.0", "3.13.0", "3.14.0"])
def test_every_python_gets_one_version_of_each_package(python: str) -> None:
    environment = {"python_full_version": python, "python_version": python.rsplit(".", 1)[0]}
    fitting = [
        package.name
        for package in locked(dev.REQUIREMENTS)
        if package.marker is None or package.marker.evaluate(environment)
    ]
    assert len(fitting) == len(set(fitting))
    assert {"mkdocs", "mkdocs-material", "pymdown-extensions"} <= set(fitting)


def test_what_is_in_both_locked_files_is_of_one_version() -> None:
    site_packages = {package.name: package.specifier for package in locked(dev.REQUIREMENTS)}
    for package in [
        *locked(dev.TEST_REQUIREMENTS),
        *locked(dev.AUDIT_REQUIREMENTS),
        *locked(dev.ZENSICAL_REQUIREMENTS),
    ]:
        assert package.marker or site_packages.get(package.name, package.specifier) == package.specifier


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


def test_npm_packages_are_exact_with_hashes_and_no_address() -> None:
    wanted, lock = (json.loads(file.read_text(encoding="utf-8")) for file in dev.NPM_FILES[:2])
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert all(package["integrity"].startswith("sha512-") for package in packages.values())
    assert not any("resolved" in package for package in packages.values())
    for name, version in {**wanted["dependencies"], **wanted["devDependencies"]}.items():
        assert packages[f"node_modules/{name}"]["version"] == version
