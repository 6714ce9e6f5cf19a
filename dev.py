#!/usr/bin/env python3
"""Varumärkesplattformen: allt som görs med projektet, ett kommando för varje sak.

Kräver Python 3.11 eller nyare; på Windows skrivs "py dev.py serve". Första gången hämtas det som behövs,
till .venv/ och node_modules/. python3 dev.py KOMMANDO --help säger mer om ett kommando.
(Everything that is done with the project. Python 3.11 or newer. What is needed is fetched the first time.)
"""

# Standard library alone: this file runs before anything is installed. It must also be readable by
# Pythons that are too old, so that they can say so; hence this import.
from __future__ import annotations

import contextlib
import difflib
import hashlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

OLDEST_PYTHON = (3, 11)
NEW_START = 3  # see macros/cli/serve.py

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

HELP = ROOT / "macros/cli/commands.json"
REQUIREMENTS = ROOT / "requirements.txt"
TEST_REQUIREMENTS = ROOT / "requirements-test.txt"
PDF_REQUIREMENTS = ROOT / "requirements-pdf.txt"
# Each locked file with what uv locks in it; what is in two files must be of the same version. How: see pyproject.toml.
LOCKED = {
    REQUIREMENTS: ["pyproject.toml"],
    TEST_REQUIREMENTS: ["--group", "test", "--constraints", REQUIREMENTS.name],
    PDF_REQUIREMENTS: ["--group", "pdf", "--constraints", TEST_REQUIREMENTS.name],
}
# How each line begins with which pip goes on to the next package of a locked file.
PIP_TAKES = ("Collecting ", "Processing ", "Requirement already satisfied", "Ignoring ")
QUIET_TOOLS = {
    "PYTHONUTF8": "1",  # the same encoding on Windows as elsewhere
    "NO_MKDOCS_2_WARNING": "1",  # Material's notice about MkDocs 2: pyproject.toml holds to 1.x
    "DISABLE_MKDOCS_2_WARNING": "true",
}


def main(arguments: Sequence[str]) -> int:
    """Do what the command line says and return the exit status."""
    check_python(sys.version_info[:2])
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        print(overview(), file=sys.stdout if arguments else sys.stderr)
        return 0 if arguments else 2
    name, *others = arguments
    if name not in COMMANDS:
        print(overview(), unknown(name), sep="\n\n", file=sys.stderr)
        return 2
    if {"-h", "--help"} & set(others):
        print(help_of(name))
        return 0
    try:
        return COMMANDS[name](others)
    except KeyboardInterrupt:
        return 130


# --- Help --------------------------------------------------------------------------------------


def overview() -> str:
    """Return what there is to run, a line for each command."""
    rows = [f"  python3 dev.py {name:<10} {each['sv']} ({each['en']})" for name, each in helps().items()]
    return "\n".join([str(__doc__), *rows])


def help_of(name: str) -> str:
    """Return a command's own help."""
    command = helps()[name]
    swedish, english = (f"{command[language][0].upper()}{command[language][1:]}." for language in ("sv", "en"))
    usage = f"python3 dev.py {name} {command['usage']}".rstrip()
    return "\n".join([usage, "", swedish, *(f"  {line}" for line in command["options"]), f"({english})"])


def helps() -> dict[str, dict[str, Any]]:
    """Return what each command does, in both languages, and what it takes."""
    found: dict[str, dict[str, Any]] = json.loads(HELP.read_text(encoding="utf-8"))
    return found


def unknown(name: str) -> str:
    """Return what to say of a command that does not exist."""
    nearest = difflib.get_close_matches(name, COMMANDS, n=1)
    swedish, english = f"Kommandot ”{name}” finns inte.", "no such command"
    if nearest:
        swedish, english = f"{swedish} Menade du ”{nearest[0]}”?", f"{english}; did you mean “{nearest[0]}”?"
    return f"{swedish} ({english})"


# --- The commands ------------------------------------------------------------------------------


def serve(arguments: list[str]) -> int:
    """Show the site on this machine until Ctrl-C."""
    set_up()
    # When the engine's own code has changed it ends with this status, to be started anew.
    while (code := run_module("macros", "serve", "--port", str(free_port()), *arguments)) == NEW_START:
        say("Motorns kod har ändrats; startar om.")
    return code


def of(module: str, *first: str, **needs: bool) -> Callable[[list[str]], int]:
    """Return what runs a module, with these arguments before others. needs: as in set_up."""

    def asked(arguments: list[str]) -> int:
        set_up(**needs)
        return run_module(module, *first, *arguments)

    return asked


def new_place(arguments: list[str]) -> int:
    """Make an empty platform for another place, in a folder of its own."""
    set_up()
    return run_module("macros", "new-place", "--here", str(Path.cwd()), *arguments)


def test(arguments: list[str]) -> int:
    """Fetch what the tests need, check the code and run the tests; stop at the first that fails."""
    set_up(tests=True)
    needs = [argument for argument in arguments if argument == "--no-browser"]
    if (code := run_module("tests.support.system", *needs)) != 0:
        return code
    for tool in (["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"]):
        if (code := run_module(*tool)) != 0:
            say(f"{tool[0]} hittade fel i koden, se ovan. Mycket rättas av sig självt (mended by):")
            say(f"{PYTHON} -m ruff check --fix .\n{PYTHON} -m ruff format .")
            return code
    return run_module("pytest", *arguments)


def lock(arguments: list[str]) -> int:
    """Make the locked files anew; `lock --upgrade` takes the newest versions that are allowed."""
    set_up()
    if pip("--quiet", "uv").wait() != 0:
        fail_to_install()
    for target, wanted in LOCKED.items():
        code = run_module("uv", "pip", "compile", "--quiet", "--output-file", target.name, *wanted, *arguments)
        if code != 0:
            return code
    return run_module("macros.frontend.npm", "--", "install", "--package-lock-only")


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "serve": serve,
    **{name: of("macros", name) for name in ("build", "check", "format", "import", "approve", "publish", "report")},
    "new-place": new_place,
    "test": test,
    "pdf": of("macros", "pdf", pdfs=True),
    "shots": of("tests.tools.shots", tests=True),
    "bench": of("tests.tools.bench", tests=True),
    "lock": lock,
}


# --- Setting up --------------------------------------------------------------------------------


def set_up(*, tests: bool = False, pdfs: bool = False) -> None:
    """Install what is needed and has changed since the last time."""
    once(REQUIREMENTS, make_environment)
    if tests:
        once(TEST_REQUIREMENTS, lambda: install("testverktyg", TEST_REQUIREMENTS))
    if tests or pdfs:
        once(PDF_REQUIREMENTS, lambda: install("det som gör PDF:er", PDF_REQUIREMENTS))
    if tests and run_module("macros.frontend.npm", "--tests") != 0:
        sys.exit(1)


def once(locked: Path, step: Callable[[], None]) -> None:
    """Take the step unless a stamp in .venv tells that it was taken with the same locked file."""
    stamp, wanted = VENV / locked.stem.replace("requirements", ".stamp"), fingerprint(locked)
    if stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
        return
    step()
    stamp.write_text(wanted, encoding="ascii")


def fingerprint(source: Path) -> str:
    """Return a text that changes with the file's content and with the Python that runs this."""
    digest = hashlib.sha256(f"{sys.version} {sys.base_prefix}".encode())
    digest.update(hashlib.sha256(source.read_bytes()).digest())
    return digest.hexdigest()


def make_environment() -> None:
    """Make .venv from nothing and install what the site is built with."""
    if VENV.is_symlink():  # --clear would empty the folder that it leads to, which is somebody else's
        fail(
            "Mappen .venv är en länk till en annan miljö, som inte har de paket som behövs här. Ta bort länken\n"
            "(inte mappen som den leder till) och kör igen.",
            ".venv is a link to another environment without the packages needed here: remove the link, and run again.",
        )
    say("Gör en miljö för Python i .venv (första gången: någon minut) …")
    # --clear: nothing of an older set of packages, or of a set-up that was cut short, is left behind.
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=False)
    if made.returncode != 0:
        version = "{}.{}".format(*sys.version_info)
        fail(
            "Kunde inte göra .venv. På Debian och Ubuntu saknas då oftast ett paket:\n"
            f"  sudo apt install python{version}-venv\n"
            "Annars: stäng program som använder mappen .venv, ta bort den och kör igen.",
            "Could not make .venv: install the package above, or delete the folder and run again.",
        )
    install("det som bygger webbplatsen", REQUIREMENTS)


def install(what: str, locked: Path) -> None:
    """Install a locked file's packages into .venv, and count them as they come. what: what they are for."""
    from macros.engines.progress import Progress  # late: an older Python cannot read it

    total = len(re.findall(r"^\S+==", locked.read_text(encoding="utf-8"), re.MULTILINE))
    progress = Progress(f"Python-paket ({what})", total)
    child = pip("--require-hashes", "--progress-bar", "off", "-r", str(locked), stdout=subprocess.PIPE)
    with child:
        for line in child.stdout or ():
            if line.startswith(PIP_TAKES):
                progress.step()
    progress.done()
    if child.returncode != 0:
        fail_to_install()


def pip(*arguments: str, stdout: int | None = None) -> subprocess.Popen[str]:
    """Begin installing into .venv."""
    command = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdout=stdout, encoding="utf-8", errors="replace")


def fail_to_install() -> NoReturn:
    """Stop with advice: pip has said why."""
    fail(
        "Python-paketen kunde inte installeras; orsaken står ovan. Kontrollera nätet (eller pips\n"
        "proxyinställning) och kör igen.",
        "The Python packages could not be installed: check the network (or pip's proxy) and run again.",
    )


# --- Small helpers -----------------------------------------------------------------------------


def check_python(version: tuple[int, int]) -> None:
    """Stop on a Python that is too old."""
    if version < OLDEST_PYTHON:
        found, oldest = "{}.{}".format(*version), "{}.{}".format(*OLDEST_PYTHON)
        fail(
            f"Python {oldest} eller nyare behövs; det här är {found}. Installera en nyare Python och kör\n"
            f"igen med den, till exempel: python{oldest} dev.py serve",
            f"Python {oldest} or newer is needed; this is {found}.",
        )


def run_module(*arguments: str) -> int:
    """Run a module with the environment's Python and return its exit status."""
    return run([str(PYTHON), "-m", *arguments])


def run(command: Sequence[str]) -> int:
    """Run a command in the project's folder and return its exit status."""
    child = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **QUIET_TOOLS})
    # Whoever stops this program means what it runs.
    signal.signal(signal.SIGTERM, lambda *_: child.terminate())
    while True:
        # Ctrl-C reaches the child as well, which ends in its own way; wait for it.
        with contextlib.suppress(KeyboardInterrupt):
            return child.wait()


def free_port() -> int:
    """Return the first port from 8000 on that nobody listens on, so that two sites can be shown at once."""
    for port in range(8000, 8050):
        with socket.socket() as probe:
            probe.settimeout(0.5)
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port
    return 8000


def say(text: str) -> None:
    """Print at once, before the output of what is run next; beside it, as that may be read by a program."""
    print(text, flush=True, file=sys.stderr)


def fail(swedish: str, english: str) -> NoReturn:
    """Stop with an explanation of what to do."""
    sys.exit(f"{swedish}\n({english})")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
