"""Tests of how a browser and Pango are found or fetched before the tests, and of leaving the browser tests out."""

import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import Browser, Error

from tests.support import browser as places
from tests.support import system
from tests.support.browser import LIGHT, NoBrowserError


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


@pytest.mark.parametrize(
    ("there", "broken", "started"),
    [
        ([places.NAMES[0], "own"], [], places.NAMES[0]),
        ([places.NAMES[1]], [], places.NAMES[1]),
        ([*places.NAMES], [places.NAMES[0]], places.NAMES[1]),
        ([places.CHANNELS[0], "own"], [], places.CHANNELS[0]),
        ([places.CHANNELS[1]], [], places.CHANNELS[1]),
        (["own"], [], "own"),
    ],
)
def test_the_first_that_starts_is_taken_and_nothing_is_fetched(
    there: list[str], broken: list[str], started: str, machine: Machine
) -> None:
    found: dict[str, Path | str] = {}
    for name in there:
        found[name] = program(machine.own) if name == "own" else name if name in places.CHANNELS else machine.add(name)
    machine.channels = [name for name in there if name in places.CHANNELS]
    machine.broken = [machine.path(name) for name in broken]
    system.ensure_browser()
    assert machine.started() == found[started]
    assert machine.commands == []


@pytest.mark.parametrize(("there", "reason"), [(False, "mine finns inte"), (True, "libnss3.so")])
def test_the_browser_that_is_named_is_the_only_one_tried(
    there: bool, reason: str, machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine.add("chromium")
    machine.broken.append(program(tmp_path / "mine") if there else tmp_path / "mine")
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "mine"))
    with pytest.raises(NoBrowserError, match=reason):
        system.ensure_browser()
    assert machine.commands == []


# --- A browser that is fetched


def test_playwright_downloads_one_first(machine: Machine) -> None:
    machine.add("apt-get")
    machine.broken.append(machine.add("chromium"))
    machine.working["playwright install"] = machine.own
    system.ensure_browser()
    assert machine.started() == machine.own
    assert len(machine.commands) == 1


def test_the_package_manager_installs_one_when_the_download_cannot_be_started(machine: Machine) -> None:
    machine.add("apt-get")
    machine.working = {"playwright install": machine.own, "sudo -n true": machine.add("sudo")}
    machine.working["sudo -n apt-get "] = machine.path("chromium")
    machine.broken.append(machine.own)
    system.ensure_browser()
    assert machine.started() == machine.path("chromium")
    assert machine.commands[-1].startswith("sudo -n apt-get ")


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


@pytest.mark.parametrize("programs", [[], ["apt-get", "sudo"]])
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


def test_without_pango_the_tests_begin_and_it_is_said(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    machine.add("chromium")
    assert system.main([]) == 0
    said = capsys.readouterr().err
    assert "testerna av PDF:erna körs inte" in said
    assert "the tests of the PDFs are not run" in said


# --- Leaving the browser tests out


def test_no_browser_option_leaves_browser_tests_out_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert pytest.main(["-n0", __file__, "--no-browser", "--collect-only"]) == 0
    said = capsys.readouterr().out
    assert "test_browser_shows_a_page" not in said
    assert "--no-browser: 1 tester i webbläsare kördes inte" in said


@pytest.mark.browser
def test_browser_shows_a_page(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<p>Klarälven</p>")
    assert page.inner_text("p") == "Klarälven"
    page.close()
