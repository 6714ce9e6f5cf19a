"""What comes from npm: fetched once, by its locked hash, and only what is named; with whichever npm there is."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from macros import npm
from macros.npm import NpmError, Package
from tests.site import ROOT

FILES = {"package/index.js": b"1", "package/dist/a.css": b"2", "package/index.js.map": b"3", "package/../../out": b"4"}


def archive(files: dict[str, bytes]) -> bytes:
    """A package's archive."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as opened:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            opened.addfile(member, io.BytesIO(content))
    return made.getvalue()


class Registry:
    """A project with two packages, @x/site for the site and tool for its tests, and a stand-in for npm."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.asked: list[list[str]] = []
        self.archives = {"x-site-1.0.tgz": archive(FILES), "tool-2.0.tgz": archive({"package/tool.js": b"5"})}
        self.lock()

    def lock(self) -> None:
        """Write package.json and package-lock.json."""
        wanted = {"dependencies": {"@x/site": "1.0"}, "devDependencies": {"tool": "2.0"}}
        packages = {
            f"node_modules/{name}": {"version": version, "integrity": integrity(self.archives[archive])}
            for name, version, archive in (("@x/site", "1.0", "x-site-1.0.tgz"), ("tool", "2.0", "tool-2.0.tgz"))
        }
        packages["node_modules/unnamed"] = {"version": "3.0", "integrity": "sha512-x"}
        (self.root / "package.json").write_text(json.dumps(wanted))
        (self.root / "package-lock.json").write_text(json.dumps({"packages": packages}))

    def run(self, command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        """Stand in for `npm pack`."""
        start = command.index("pack")
        end = command.index("--pack-destination")
        self.asked.append(command[start + 1 : end])
        for name, content in self.archives.items():
            (Path(command[end + 1]) / name).write_bytes(content)
        return subprocess.CompletedProcess(command, 0, "", "")


def integrity(content: bytes) -> str:
    return f"sha512-{base64.b64encode(hashlib.sha512(content).digest()).decode()}"


@pytest.fixture
def registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Registry:
    made = Registry(tmp_path)
    monkeypatch.setattr(npm, "command", lambda: ["npm"])
    monkeypatch.setattr(subprocess, "run", made.run)
    return made


def installed(root: Path) -> set[str]:
    """The files in node_modules."""
    modules = root / "node_modules"
    return {file.relative_to(modules).as_posix() for file in modules.rglob("*") if file.is_file()}


# --- Fetching


def test_what_a_build_needs_is_fetched_once_and_said(registry: Registry, capsys: pytest.CaptureFixture[str]) -> None:
    npm.fetch(registry.root)
    assert registry.asked == [["@x/site@1.0"]]
    assert "@x/site" in capsys.readouterr().err
    npm.fetch(registry.root)
    assert len(registry.asked) == 1
    assert capsys.readouterr().err == ""


def test_files_without_a_use_and_files_outside_the_package_are_left(registry: Registry) -> None:
    npm.fetch(registry.root)
    assert installed(registry.root) == {"@x/site/index.js", "@x/site/dist/a.css", "@x/site/.integrity"}
    assert not list(registry.root.rglob("out"))


def test_the_tests_need_more(registry: Registry) -> None:
    npm.fetch(registry.root)
    npm.fetch(registry.root, tests=True)
    assert registry.asked == [["@x/site@1.0"], ["tool@2.0"]]
    assert "tool/tool.js" in installed(registry.root)


def test_a_package_that_is_locked_anew_replaces_the_old(registry: Registry) -> None:
    npm.fetch(registry.root)
    registry.archives["x-site-1.0.tgz"] = archive({"package/new.js": b"6"})
    registry.lock()
    npm.fetch(registry.root)
    assert installed(registry.root) == {"@x/site/new.js", "@x/site/.integrity"}


def test_another_archive_than_the_locked_one_is_refused(registry: Registry) -> None:
    registry.archives["x-site-1.0.tgz"] = archive({"package/index.js": b"evil"})
    with pytest.raises(NpmError, match=r"@x/site 1\.0: sha512"):
        npm.fetch(registry.root)
    assert installed(registry.root) == set()


def test_a_failure_says_why_and_what_to_do(
    registry: Registry, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(registry.root)
    monkeypatch.setattr(
        subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, 1, "", "ENOTFOUND")
    )
    assert npm.main([]) == 1
    said = capsys.readouterr().err
    assert "ENOTFOUND" in said
    assert "Kontrollera nätet" in said
    assert installed(registry.root) == set()


@pytest.mark.parametrize(
    ("there", "node", "own"),
    [("npm", "v18.0.0\n", True), ("npm", "v17.9.1\n", False), ("npm", "?", False), (None, "v20.1.0\n", False)],
)
def test_npm_is_the_machines_own_when_its_node_is_new_enough(
    there: str | None, node: str, own: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: there)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], 0, node, ""))
    assert (npm.command() == ["npm"]) is own


def test_npm_starts_on_a_machine_without_node(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "macros.npm", "--", "--version"]
    environment = {**os.environ, "PATH": str(tmp_path)}
    answer = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=True)
    assert int(answer.stdout.partition(".")[0]) >= 8


# --- The lock


def test_npm_packages_are_exact_with_hashes_and_no_address() -> None:
    wanted, lock = (json.loads((ROOT / name).read_text("utf-8")) for name in ("package.json", "package-lock.json"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert all(package["integrity"].startswith("sha512-") for package in packages.values())
    assert not any("resolved" in package for package in packages.values())
    found = {package.name: package.version for package in npm.locked(ROOT, tests=True)}
    assert found == {**wanted["dependencies"], **wanted["devDependencies"]}


def test_what_the_tests_run_with_is_what_is_locked() -> None:
    assert [each.name for each in npm.locked(ROOT, tests=True) if not each.is_in(ROOT / "node_modules")] == []


def test_an_archive_is_named_as_npm_names_it() -> None:
    assert Package("@sveltia/cms", "1.2.3", "").archive == "sveltia-cms-1.2.3.tgz"
    assert Package("yaml", "2.0.0", "").archive == "yaml-2.0.0.tgz"
