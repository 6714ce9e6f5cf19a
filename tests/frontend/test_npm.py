"""What comes from npm: fetched once, by its locked hash, and only what is named; with whichever npm there is."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import platform
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Any

import pytest

from macros.frontend import npm
from macros.frontend.npm import NpmError, Package
from tests.support.site import ROOT

FILES = {"package/index.js": b"1", "package/dist/a.css": b"2", "package/index.js.map": b"3", "package/../../out": b"4"}


# A package that has its program in another, one for each kind of machine: name → what the lock says that it fits.
PROGRAMS = {
    "@tool/linux-x64": {"os": ["linux"], "cpu": ["x64"]},
    "@tool/cli-linux-x64-musl": {"os": ["linux"], "cpu": ["x64"], "libc": ["musl"]},
    "@tool/linux-arm64": {"os": ["linux"], "cpu": ["arm64"]},
    "@tool/darwin-arm64": {"os": ["darwin"], "cpu": ["arm64"]},
    "@tool/win32-x64": {"os": ["win32"], "cpu": ["x64"]},
}


def archive(files: dict[str, bytes]) -> bytes:
    """A package's archive; its program may be run."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as opened:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            member.mode = 0o755 if "/bin/" in name else 0o644
            opened.addfile(member, io.BytesIO(content))
    return made.getvalue()


class Registry:
    """A project with two packages, @x/site for the site and tool for its tests, and a stand-in for npm."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.asked: list[list[str]] = []
        self.program = archive({"package/bin/tool": b"6", "package/bin/tool.exe": b"6", "package/README": b"7"})
        self.archives = {"x-site-1.0.tgz": archive(FILES), "tool-2.0.tgz": archive({"package/tool.js": b"5"})}
        self.archives["help-3.0.tgz"] = archive({"package/help.js": b"8"})
        self.archives |= {f"{name[1:].replace('/', '-')}-2.0.tgz": self.program for name in PROGRAMS}
        self.lock()

    def lock(self) -> None:
        """Write package.json and package-lock.json."""
        wanted = {"dependencies": {"@x/site": "1.0"}, "devDependencies": {"tool": "2.0"}}
        packages: dict[str, dict[str, Any]] = {
            f"node_modules/{name}": {"version": version, "integrity": integrity(self.archives[archive])}
            for name, version, archive in (("@x/site", "1.0", "x-site-1.0.tgz"), ("tool", "2.0", "tool-2.0.tgz"))
        }
        packages |= {
            f"node_modules/{name}": {"version": "2.0", "integrity": integrity(self.program), "optional": True, **fits}
            for name, fits in PROGRAMS.items()
        }
        packages["node_modules/tool"]["optionalDependencies"] = dict.fromkeys(PROGRAMS, "2.0")
        packages["node_modules/tool"]["dependencies"] = {"help": "3.0"}
        packages["node_modules/@x/site"]["dependencies"] = {"unnamed": "3.0"}
        packages["node_modules/help"] = {"version": "3.0", "integrity": integrity(self.archives["help-3.0.tgz"])}
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
    monkeypatch.setattr(platform, "machine", lambda: "x86_64")
    monkeypatch.setattr(sys, "platform", "linux")
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


def test_the_tests_need_more_and_their_tools_what_these_need(registry: Registry) -> None:
    npm.fetch(registry.root)
    npm.fetch(registry.root, tests=True)
    assert registry.asked == [["@x/site@1.0"], ["tool@2.0", "@tool/linux-x64@2.0", "help@3.0"]]
    assert {"tool/tool.js", "help/help.js"} <= installed(registry.root)


@pytest.mark.parametrize(
    ("system", "machine", "package"),
    [
        ("linux", "x86_64", "linux-x64"),
        ("linux", "aarch64", "linux-arm64"),
        ("darwin", "arm64", "darwin-arm64"),
        ("win32", "AMD64", "win32-x64"),
        ("darwin", "x86_64", None),
        ("linux", "riscv64", None),
    ],
)
def test_a_program_is_fetched_for_the_kind_of_machine_alone(
    registry: Registry, monkeypatch: pytest.MonkeyPatch, system: str, machine: str, package: str | None
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(platform, "machine", lambda: machine)
    npm.fetch(registry.root, tests=True)
    found = {path.split("/")[1] for path in installed(registry.root) if path.startswith("@tool/")}
    assert found == ({package} if package else set())
    program = npm.program("tool", registry.root / "node_modules")
    assert (program and program.parts[-3]) == package


@pytest.mark.skipif(os.name == "nt", reason="Windows runs a file by its name")
def test_a_program_may_be_run_and_nothing_else(registry: Registry) -> None:
    npm.fetch(registry.root, tests=True)
    program = npm.program("tool", registry.root / "node_modules")
    assert program and os.access(program, os.X_OK)
    assert not os.access(program.parents[1] / "README", os.X_OK)


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
    command = [sys.executable, "-m", "macros.frontend.npm", "--", "--version"]
    environment = {**os.environ, "PATH": str(tmp_path)}
    answer = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=True)
    assert int(answer.stdout.partition(".")[0]) >= 8


def test_a_program_that_was_fetched_can_be_run(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert npm.main(["--program", "esbuild", "--version"]) == 0
    assert (
        capfd.readouterr().out.strip()
        == json.loads((ROOT / "package.json").read_text("utf-8"))["dependencies"]["esbuild"]
    )


# --- The lock


def test_npm_packages_are_exact_with_hashes_and_no_address() -> None:
    wanted, lock = (json.loads((ROOT / name).read_text("utf-8")) for name in ("package.json", "package-lock.json"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert all(package["integrity"].startswith("sha512-") for package in packages.values())
    assert not any("resolved" in package for package in packages.values())
    found = {package.name: package.version for package in npm.locked(ROOT, tests=True)}
    named = {**wanted["dependencies"], **wanted["devDependencies"]}
    assert found.items() >= named.items()
    unnamed = [packages[f"node_modules/{name}"] for name in found.keys() - named]
    assert all(each.get("os") or each["dev"] for each in unnamed)


@pytest.mark.parametrize("name", ["esbuild", "biome", "tsc"])
@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
@pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
def test_every_kind_of_machine_has_its_programs(
    monkeypatch: pytest.MonkeyPatch, name: str, system: str, machine: str
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(platform, "machine", lambda: machine)
    scope = {"esbuild": "@esbuild", "biome": "@biomejs/cli", "tsc": "@typescript"}[name]
    assert len([each for each in npm.locked(ROOT, tests=True) if each.name.startswith(scope)]) == 1


def test_what_the_tests_run_with_is_what_is_locked() -> None:
    assert [each.name for each in npm.locked(ROOT, tests=True) if not each.is_in(ROOT / "node_modules")] == []


def test_an_archive_is_named_as_npm_names_it() -> None:
    assert Package("@sveltia/cms", "1.2.3", "").archive == "sveltia-cms-1.2.3.tgz"
    assert Package("yaml", "2.0.0", "").archive == "yaml-2.0.0.tgz"
