"""Tests of how a browser is found, and of leaving the browser tests out."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from macros import browser as places
from macros.browser import NoBrowserError
from tests import browser as finder

ROOT = Path(__file__).parent.parent


class Machine:
    """A made-up machine without a browser, whose commands are recorded and fail."""

    def __init__(self, folder: Path) -> None:
        self.bin = folder / "bin"
        self.bin.mkdir()
        self.own = folder / "playwright" / "chrome"
        self.commands: list[str] = []
        self.working: dict[str, Path] = {}

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
    for name in ("BROWSER_PATH", *places.WINDOWS_FOLDERS):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(places, "MAC_PLACES", ())
    monkeypatch.setattr(finder, "succeeds", made.succeeds)
    monkeypatch.setattr(finder, "is_root", lambda: False)
    return made


@pytest.mark.parametrize("name", places.NAMES)
def test_installed_browser_is_found_by_name(name: str, machine: Machine) -> None:
    browser = machine.add(name)
    assert finder.find_browser(machine.own) == browser
    assert machine.commands == []


def test_browser_path_wins(machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    machine.add("chromium")
    monkeypatch.setenv("BROWSER_PATH", str(program(tmp_path / "mine")))
    assert finder.find_browser(machine.own) == tmp_path / "mine"


def test_wrong_browser_path_is_not_passed_over(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    machine.add("chromium")
    monkeypatch.setenv("BROWSER_PATH", "/nowhere/chrome")
    with pytest.raises(NoBrowserError, match=r"BROWSER_PATH: /nowhere/chrome finns inte"):
        finder.find_browser(machine.own)


@pytest.mark.parametrize("folder", places.WINDOWS_FOLDERS)
def test_usual_places_on_windows(
    folder: str, machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(folder, str(tmp_path / "Programs"))
    edge = program(tmp_path / "Programs" / "Microsoft" / "Edge" / "Application" / "msedge.exe")
    assert finder.find_browser(machine.own) == edge


def test_usual_places_on_a_mac(machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chrome = program(tmp_path / "Google Chrome.app" / "Google Chrome")
    monkeypatch.setattr(places, "MAC_PLACES", (str(tmp_path / "Chromium.app"), str(chrome)))
    assert finder.find_browser(machine.own) == chrome


def test_installed_browser_comes_before_playwrights_own(machine: Machine) -> None:
    own = program(machine.own)
    assert finder.find_browser(own) == own
    installed = machine.add("chromium")
    assert finder.find_browser(own) == installed
    assert machine.commands == []


def test_playwright_downloads_before_debian_is_asked(machine: Machine) -> None:
    machine.add("apt-get")
    machine.working["playwright install chromium"] = machine.own
    assert finder.find_browser(machine.own) == machine.own
    assert not any("apt-get" in command for command in machine.commands)


@pytest.mark.parametrize(("root", "prefix"), [(True, ""), (False, "sudo -n ")])
def test_debians_browser_is_installed(
    root: bool, prefix: str, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finder, "is_root", lambda: root)
    machine.add("apt-get")
    machine.working["sudo -n true"] = machine.add("sudo")
    machine.working["apt-get install"] = machine.path("chromium")
    assert finder.find_browser(machine.own) == machine.path("chromium")
    assert machine.commands[-2:] == [
        f"{prefix}apt-get update",
        f"{prefix}apt-get install --yes --no-install-recommends chromium",
    ]


@pytest.mark.parametrize("programs", [[], ["apt-get"], ["apt-get", "sudo"]])
def test_no_browser_is_an_error_with_advice(programs: list[str], machine: Machine) -> None:
    for name in programs:
        machine.add(name)
    with pytest.raises(NoBrowserError, match="sudo apt install chromium"):
        finder.find_browser(machine.own)
    assert not any("apt-get" in command for command in machine.commands)


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
