"""System requirements of the tests, a browser and Pango: found, or else installed, before any test starts.

`dev.py test` runs `python -m tests.support.system` once. The tests themselves install nothing.
"""

import shutil
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Mapping

from tests.support.browser import LIGHT, NoBrowserError, chosen, is_root, open_browser

NO_BROWSER = """\
Ingen webbläsare som startar hittades, och ingen kunde hämtas ({reason}).
Installera Chrome, Chromium eller Edge (Debian och Ubuntu: sudo apt install chromium), eller peka ut en:
BROWSER_PATH=/sökväg/till/chrome. Utan webbläsare: python3 dev.py test --no-browser
(No browser that starts was found, and none could be fetched: install Chrome, Chromium or Edge, or set BROWSER_PATH,
or use --no-browser.)"""
NO_PANGO = """\
Pango, som ritar PDF:erna, finns inte och kunde inte hämtas: testerna av PDF:erna körs inte. Debian och Ubuntu:
sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
(Pango, which draws the PDFs, is missing and could not be fetched: the tests of the PDFs are not run.)"""
_DOWNLOADING = """\
Hämtar en webbläsare med Playwright: testerna prövar sidorna i en riktig …
(Downloading a browser with Playwright: the tests try the pages in a real one.)"""
_INSTALLING = """\
Installerar {packages} med {manager}, som testerna behöver; det kan ta någon minut …
(Installing what the tests need, with the system's package manager.)"""

# Each package manager: what is run before the names of the packages, the last command; and the names.
_COMMANDS = {
    "apt-get": (
        ("apt-get", "update"),
        ("apt-get", "-o", "DPkg::Lock::Timeout=300", "install", "--yes", "--no-install-recommends"),
    ),
    "dnf": (("dnf", "install", "--assumeyes"),),
}
_LIGHT = {"apt-get": (LIGHT,), "dnf": ("chromium-headless",)}
_BROWSER = {"apt-get": ("chromium",), "dnf": ("chromium",)}
_PANGO = {
    "apt-get": ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"),
    "dnf": ("pango", "harfbuzz"),
}


def main(arguments: list[str]) -> int:
    """Ensure that a browser and Pango are available. Returns the exit status: 1 if there is no browser."""
    parser = ArgumentParser(prog="python -m tests.support.system", description=__doc__)
    parser.add_argument("--no-browser", action="store_true", help="ingen webbläsare behövs / no browser is needed")
    options = parser.parse_args(arguments)
    try:
        if not options.no_browser:
            ensure_browser()
    except NoBrowserError as error:
        say(NO_BROWSER.format(reason=error))
        return 1
    if not ensure_pango():
        say(NO_PANGO)
    return 0


def ensure_browser() -> None:
    """Ensure that a browser starts, downloading one if needed. Raises NoBrowserError if that fails.

    If this runs as root, in a container, the headless shell is downloaded even if another browser is installed.
    """
    # Another browser is no help to somebody who has named one.
    ways: list[Callable[[], object]] = []
    if not chosen():
        ways = [download_browser, lambda: install(_LIGHT), lambda: install(_BROWSER)]
        if is_root() and not shutil.which(LIGHT):
            install(_LIGHT)
    while reason := problem():
        if not ways:
            raise NoBrowserError(reason)
        ways.pop(0)()


def problem() -> str:
    """Return why no browser starts; empty if one does."""
    try:
        with open_browser():
            return ""
    except NoBrowserError as error:
        return str(error)


def download_browser() -> None:
    """Let Playwright download its browser."""
    say(_DOWNLOADING)
    succeeds(sys.executable, "-m", "playwright", "install", "--only-shell", "chromium")


def ensure_pango() -> bool:
    """Ensure that PDFs can be rendered, installing Pango if needed. Returns whether they can."""
    if draws_pdfs():
        return True
    install(_PANGO)
    return draws_pdfs()


def draws_pdfs() -> bool:
    """Whether WeasyPrint finds Pango; in a new process, as a library is only searched for once."""
    return succeeds(sys.executable, "-c", "import weasyprint")


def install(names: Mapping[str, tuple[str, ...]]) -> None:
    """Install packages with the system's package manager, if that needs no password."""
    manager = next(filter(shutil.which, _COMMANDS), None)
    prefix = administrator()
    if manager is None or prefix is None:
        return
    say(_INSTALLING.format(packages=", ".join(names[manager]), manager=manager))
    *before, installing = _COMMANDS[manager]
    for command in (*before, (*installing, *names[manager])):
        succeeds(*prefix, *command)


def administrator() -> tuple[str, ...] | None:
    """Return the prefix of an administrator's command: nothing for root, sudo if it needs no password."""
    if is_root():
        return ()
    return ("sudo", "-n") if shutil.which("sudo") and succeeds("sudo", "-n", "true") else None


def succeeds(*command: str) -> bool:
    """Run a command quietly. Returns whether it succeeded."""
    return subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, check=False).returncode == 0


def say(text: str) -> None:
    """Print at once, in the middle of the tests' output."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
