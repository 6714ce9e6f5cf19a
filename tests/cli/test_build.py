"""The command that builds: `site/` is whole whatever stops it, the old site or the new."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.cli import build
from macros.delivery import staging
from tests.support.site import ROOT


class Builder:
    """A project with a site that was built earlier, and stand-ins for what builds, checks and zips a new one."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root, self.site = root, root / "site"
        self.failing = ""
        self.done: list[str] = []
        self.site.mkdir()
        (self.site / "index.html").write_text("old")
        monkeypatch.setattr(build, "mkdocs", self.mkdocs)
        monkeypatch.setattr(build, "problems", lambda *_: ["a problem"] * self.step("check"))
        monkeypatch.setattr(build, "_zip", self.zip)

    def mkdocs(self, root: Path, folder: Path) -> int:
        """Build a page."""
        folder.mkdir()
        (folder / "index.html").write_text("half" if self.failing else "new")
        return self.step("build")

    def zip(self, *_: object) -> bool:
        """Make a zip, or meet a disk that says no."""
        if self.step("zip"):
            raise PermissionError
        return True

    def step(self, name: str) -> int:
        """Record the step; it fails if it is the one that should."""
        self.done.append(name)
        return 1 if name == self.failing else 0

    def run(self, *options: str) -> int:
        """Run the command."""
        return main(["build", "--root", str(self.root), *options])

    def is_old_and_alone(self) -> bool:
        """Whether the old site lies there, and nothing else."""
        return (self.site / "index.html").read_text() == "old" and list(self.root.iterdir()) == [self.site]


@pytest.fixture
def builder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Builder:
    return Builder(tmp_path, monkeypatch)


def test_a_build_replaces_the_old_site_and_leaves_nothing_else(builder: Builder) -> None:
    (builder.site / "gone.html").write_text("old")
    assert builder.run() == 0
    assert [page.read_text() for page in builder.site.iterdir()] == ["new"]
    assert list(builder.root.iterdir()) == [builder.site]
    assert builder.done == ["build", "check"]


def test_a_zip_is_made_of_a_site_that_may_be_shown(builder: Builder) -> None:
    assert builder.run("--offline") == 0
    assert builder.done == ["build", "check", "zip"]


@pytest.mark.parametrize("failing", ["build", "check", "zip"])
def test_a_build_that_fails_leaves_the_old_site(
    failing: str, builder: Builder, capsys: pytest.CaptureFixture[str]
) -> None:
    builder.failing = failing
    assert builder.run("--offline") == 1
    assert builder.is_old_and_alone()
    assert builder.done[-1] == failing
    assert "site/ är som förut" in capsys.readouterr().err


def test_a_site_that_cannot_be_put_in_place_leaves_the_old_one(
    builder: Builder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def rename(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise OSError(28, "No space left on device", str(target))
        return Path(shutil.move(self, target))

    monkeypatch.setattr(Path, "rename", rename)
    assert builder.run() == 1
    assert builder.is_old_and_alone()
    said = capsys.readouterr().err
    assert "disken är full" in said
    assert "site/ är som förut" in said


# Kills the program while the site is built, or between the old site's leaving its place and the new one's taking it.
KILLED = """
import os, pathlib, signal, sys
from macros.cli import build as command_build
from macros.__main__ import main
def die(*_): os.kill(os.getpid(), signal.SIGKILL)
def mkdocs(root, folder):
    if sys.argv[2] == "building": die()
    folder.mkdir()
    rename = pathlib.Path.rename
    pathlib.Path.rename = lambda self, target: die() if self.name == "new" else rename(self, target)
    return 0
command_build.mkdocs = mkdocs
command_build.problems = lambda *_: []
main(["build", "--root", sys.argv[1]])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize("moment", ["building", "swapping"])
def test_what_a_killed_build_leaves_is_put_right_by_the_next(builder: Builder, moment: str) -> None:
    command = [sys.executable, "-c", KILLED, str(builder.root), moment]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == -signal.SIGKILL
    assert list(builder.root.glob(".site-*")) != []
    builder.failing = "build"
    assert builder.run() == 1
    assert builder.is_old_and_alone()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such locks")
def test_of_two_builds_at_once_the_second_says_so(builder: Builder, capsys: pytest.CaptureFixture[str]) -> None:
    with staging.locked_folder(builder.root, builder.root / "aside"):
        assert builder.run() == 1
    assert "Ett annat bygge pågår här" in capsys.readouterr().err
    assert builder.done == []
    assert builder.run() == 0
