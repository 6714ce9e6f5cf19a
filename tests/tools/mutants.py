"""How many small faults the tests find: `python -m tests.tools.mutants status` makes each and runs the tests.

mutmut changes one thing at a time in a copy of the project (`<` to `<=`, `and` to `or`, a value to None …) and runs the
tests there that pass by it: one that fails has found it. mutmut stands in the group `mutation` in pyproject.toml; it
needs Linux or macOS. `--every 4` tries every fourth change, for large parts. What came of it: tests/tools/mutants.md.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path

from tests.support.site import ROOT

# A part of the engine: its modules, and the tests that are about them.
PARTS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "status": (
        ("domain/status", "domain/series", "domain/trend", "domain/reasons"),
        ("domain/test_status", "domain/test_series"),
    ),
    "check": (("checks/check",), ("checks/test_check", "content/test_problems", "content/test_load")),
    **{
        f"check_{subject}": ((f"checks/{subject}",), (f"checks/test_check_{subject}", "content/test_problems"))
        for subject in ("approvals", "arguments", "goals", "messages", "profile", "relations")
    },
    "check_reading": (("checks/readability",), ("checks/test_check_reading", "content/test_problems")),
    "pages": (("rendering/generated_pages",), ("rendering/test_pages",)),
    "document": (
        ("content/yaml_reader",),
        ("content/test_document", "content/test_load", "content/test_reading_again"),
    ),
    "schema": (("content/schema",), ("content/test_schema",)),
    "load": (("content/loader",), ("content/test_load", "content/test_reading_again")),
}
_LEFT = shutil.ignore_patterns(
    ".git", ".venv", "node_modules", "site", "shots", "pdf", "mutants", ".*_cache", "__pycache__"
)
# What mutmut writes in its answers: 1 a test failed, 0 none did; 33, that no test comes there; below zero, too long.
_LIVED = (0, 33)
# One process; nothing that only makes a run slower; the same made-up inputs every time, and no search for smaller ones.
_MANNER = (
    *("--numprocesses", "0", "--basetemp=.pytest-temp", "-p", "no:cacheprovider"),
    *("-p", "no:unraisableexception", "-p", "no:threadexception", "--hypothesis-profile=mutants"),
)
_NOTHING = "no-such-mutant"


def main(arguments: list[str]) -> int:
    """Try the mutants of a part, and print how many were found and every one that was not."""
    parser = ArgumentParser(prog="python -m tests.tools.mutants", description=__doc__)
    parser.add_argument("part", choices=PARTS)
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every N-th mutant")
    parser.add_argument(
        "--in", dest="folder", type=Path, help="a folder to work in; what was found there is not tried again"
    )
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        prepare(folder, options.part)
        mutmut(folder, "run", _NOTHING)  # makes the mutants, and stops as none is called that
        ended = answers(folder)
        names = sorted(ended)[:: options.every]
        if wanted := [name for name in names if ended[name] in (None, *_LIVED)]:
            mutmut(folder, "run", "--max-children", "1", *wanted)
        tell(folder, names)
    return 0


def prepare(folder: Path, part: str) -> None:
    """Copy the project, and say in the copy what to change and which tests to run."""
    shutil.copytree(ROOT, folder, dirs_exist_ok=True, ignore=_LEFT, symlinks=True)
    modules, tests = PARTS[part]
    beside = [each.name for each in sorted(folder.iterdir()) if each.name not in ("macros", "tests", "mutants")]
    settings = {
        "source_paths": ["macros"],
        "only_mutate": [f"macros/{name}.py" for name in modules],
        "also_copy": beside,
        "pytest_add_cli_args": list(_MANNER),
        "pytest_add_cli_args_test_selection": [f"tests/{name}.py" for name in tests],
    }
    # JSON's lists of texts are TOML's as well.
    written = "".join(f"{key} = {json.dumps(value)}\n" for key, value in settings.items())
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    (folder / "pyproject.toml").write_text(f"{project}\n[tool.mutmut]\n{written}", "utf-8")


def mutmut(folder: Path, *arguments: str) -> str:
    """Run mutmut there; gives what it printed."""
    command = [sys.executable, "-m", "mutmut", *arguments]
    return subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, encoding="utf-8", check=False).stdout


def answers(folder: Path) -> dict[str, int | None]:
    """Every mutant with how its tests ended; None if it has not been tried."""
    found: dict[str, int | None] = {}
    for file in (folder / "mutants").rglob("*.meta"):
        found |= json.loads(file.read_text("utf-8"))["exit_code_by_key"]
    return found


def tell(folder: Path, names: list[str]) -> None:
    """Print for each module how many were found, then each that was not, as a change in its file."""
    ended = {name: code for name, code in answers(folder).items() if name in set(names)}
    lived = [name for name in names if ended[name] in _LIVED]
    tried, left = (Counter(name.split(".")[1] for name in some) for some in (names, lived))
    late = sum(1 for code in ended.values() if code is not None and code < 0)
    for module, count in sorted(tried.items()):
        print(f"{module}: {count - left[module]} of {count} found ({1 - left[module] / count:.1%})")
    print(f"{len(names) - len(lived)} of {len(names)} found, {late} of them by taking too long")
    for name in lived:
        print("\n" + mutmut(folder, "show", name))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
