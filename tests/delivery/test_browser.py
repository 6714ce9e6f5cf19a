"""Tests of how a browser and Pango are found or fetched before the tests, and of leaving the browser tests out."""

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import Browser, Error

from macros.delivery import browser as places
from macros.delivery.browser import LIGHT, NoBrowserError
from tests.support import system
from tests.support.site import ROOT


class Machine:
    """A made-up machine without a browser, whose commands are recorded and fail.

    working: the program that a command makes, by a part of its line. broken: browsers that are there and do not start.
    channels: what Playwright finds by itself.
    """

    def __init__(self, folder: Path) -> None:
        self.bin = folder / "bin"
        self.bin.mkdir()
        self.own = folder / "playwright" / "chrome"
        self.commands: list[str] = []
        self.working: dict[str, Path] = {}
        self.broken: list[Path] = []
        self.channels: list[str] = []

    def path(self, name: str) -> Path:
        """Return where the PATH finds a program; the .exe makes it one on Windows too."""
        return self.bin / (f"{name}.exe" if os.name == "nt" else name)

    def add(self, name: str) -> Path:
        """Put a program on the PATH."""
        return program(self.path(name))

    def succeeds(self, *command: str) -> bool:
        """Record a command; if it works here, it makes its program."""
        line = " ".join(command)
        self.commands.append(line)
        made = [path for part, path in self.working.items() if part in line]
        return bool([program(path) for path in made])

    def started(self) -> Any:
        """Return the path of the browser that starts here. Raises NoBrowserError."""
        chromium = SimpleNamespace(executable_path=str(self.own), launch=self.launch)
        return places._started(SimpleNamespace(chromium=chromium))  # type: ignore[arg-type]

    def launch(self, executable_path: Path | None, channel: str | None, **_: object) -> Path | str | None:
        """Stand in for Playwright: the browser that is started is its path, or its channel."""
        if executable_path in self.broken:
            raise Error("libnss3.so: cannot open shared object file")
        if channel and channel not in self.channels:
            raise Error(f"Chromium distribution '{channel}' is not found at /opt/{channel}")
        return executable_path or channel

    def problem(self) -> str:
        """Stand in for system.problem, which starts a browser on the machine that runs the tests."""
        try:
            return "" if self.started() else "?"
        except NoBrowserError as error:
            return str(error)


def program(path: Path) -> Path:
    """Make a file that counts as a program."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o755)
    return path


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """Make the finder look at a made-up machine."""
    made = Machine(tmp_path)
    monkeypatch.setenv("PATH", str(made.bin))
    monkeypatch.delenv("BROWSER_PATH", raising=False)
    monkeypatch.setattr(system, "succeeds", made.succeeds)
    monkeypatch.setattr(system, "problem", made.problem)
    monkeypatch.setattr(system, "is_root", lambda: False)
    return made


# --- A browser that is there


@pytest.mark.parametrize("name", places.NAMES)
def test_installed_browser_is_found_by_name(name: str, machine: Machine) -> None:
    browser = machine.add(name)
    system.ensure_browser()
    assert machine.started() == browser
    assert machine.commands == []


def test_browser_path_wins(machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    machine.add("chromium")
    monkeypatch.setenv("BROWSER_PATH", str(program(tmp_path / "mine")))
    assert machine.started() == tmp_path / "mine"


@pytest.mark.parametrize(("there", "reason"), [(False, "mine finns inte"), (True, "libnss3.so")])
def test_wrong_browser_path_is_not_passed_over(
    there: bool, reason: str, machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine.add("chromium")
    machine.broken.append(program(tmp_path / "mine") if there else tmp_path / "mine")
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "mine"))
    with pytest.raises(NoBrowserError, match=reason):
        system.ensure_browser()
    assert machine.commands == []


@pytest.mark.parametrize("channel", places.CHANNELS)
def test_what_playwright_finds_in_the_usual_places_comes_before_its_own(channel: str, machine: Machine) -> None:
    program(machine.own)
    machine.channels.append(channel)
    assert machine.started() == channel


def test_installed_browser_comes_before_playwrights_own(machine: Machine) -> None:
    own = program(machine.own)
    assert machine.started() == own
    assert machine.add("chromium") == machine.started()


def test_a_browser_that_cannot_be_started_is_passed_over(machine: Machine) -> None:
    machine.broken.append(machine.add("google-chrome"))
    chromium = machine.add("chromium")
    system.ensure_browser()
    assert machine.started() == chromium
    assert machine.commands == []


# --- A browser that is fetched


@pytest.mark.parametrize("broken", [[], ["chromium"]])
def test_playwright_downloads_one_first(broken: list[str], machine: Machine) -> None:
    machine.add("apt-get")
    machine.broken += [machine.add(name) for name in broken]
    machine.working["playwright install"] = machine.own
    system.ensure_browser()
    assert machine.started() == machine.own
    assert len(machine.commands) == 1


@pytest.mark.parametrize(("root", "prefix"), [(True, ""), (False, "sudo -n ")])
@pytest.mark.parametrize("manager", ["apt-get", "dnf"])
def test_the_package_manager_installs_one_when_the_download_cannot_be_started(
    manager: str, root: bool, prefix: str, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "is_root", lambda: root)
    machine.add(manager)
    machine.working["playwright install"] = machine.own
    machine.broken.append(machine.own)
    machine.working["sudo -n true"] = machine.add("sudo")
    machine.working[f"{prefix}{manager} "] = machine.path("chromium")
    system.ensure_browser()
    assert machine.started() == machine.path("chromium")
    assert machine.commands[-1].startswith(f"{prefix}{manager} ")


def test_as_root_the_light_browser_is_fetched_although_another_is_there(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "is_root", lambda: True)
    machine.add("apt-get")
    other = machine.add("chromium")
    system.ensure_browser()
    assert machine.started() == other
    machine.working["install"] = machine.path(LIGHT)
    system.ensure_browser()
    assert machine.started() == machine.path(LIGHT)


@pytest.mark.parametrize("programs", [[], ["apt-get"], ["apt-get", "sudo"], ["dnf"]])
def test_no_browser_ends_at_once_with_advice_in_both_languages(
    programs: list[str], machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in programs:
        machine.add(name)
    assert system.main([]) == 1
    said = capsys.readouterr().err
    assert "sudo apt install chromium" in said
    assert "No browser that starts was found" in said
    assert not any("apt-get" in command or "dnf" in command for command in machine.commands)


def test_without_browser_tests_no_browser_is_looked_for(machine: Machine) -> None:
    assert system.main(["--no-browser"]) == 0
    assert not any("playwright" in command for command in machine.commands)


# --- Pango


def test_pango_that_is_there_is_left_alone(machine: Machine) -> None:
    machine.working["import weasyprint"] = machine.path("seen")
    assert system.ensure_pango()
    assert len(machine.commands) == 1


def test_pango_is_installed_where_it_can_be(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "is_root", lambda: True)
    machine.add("apt-get")

    def succeeds(*command: str) -> bool:
        installed = any("libpango" in line for line in machine.commands)
        return machine.succeeds(*command) or ("import weasyprint" in command and installed)

    monkeypatch.setattr(system, "succeeds", succeeds)
    assert system.ensure_pango()


def test_without_pango_the_tests_begin_and_it_is_said(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    machine.add("chromium")
    assert system.main([]) == 0
    said = capsys.readouterr().err
    assert "testerna av PDF:erna körs inte" in said
    assert "the tests of the PDFs are not run" in said


# --- Leaving the browser tests out


def pytest_with(*arguments: str, browser_path: str = "") -> tuple[int, str]:
    """Run pytest on this file and return its exit status and output."""
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", __file__, *arguments],
        cwd=ROOT,
        env={**os.environ, "BROWSER_PATH": browser_path, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return ended.returncode, ended.stdout


def test_no_browser_option_leaves_browser_tests_out_and_says_so() -> None:
    code, output = pytest_with("--no-browser", "--collect-only")
    assert code == 0
    assert "test_browser_shows_a_page" not in output
    assert "--no-browser: 1 tester i webbläsare kördes inte" in output


def test_without_a_browser_the_browser_tests_fail() -> None:
    code, output = pytest_with("-k", "shows_a_page", browser_path="/nowhere/chrome")
    assert code == 1
    assert "BROWSER_PATH: /nowhere/chrome finns inte" in output
    assert "Traceback" not in output


@pytest.mark.browser
def test_browser_shows_a_page(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<p>Klarälven</p>")
    assert page.inner_text("p") == "Klarälven"
    page.close()
