"""The command `site-check`: check a built site before it is published, as `publish` does."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from macros.checks.check import read_platform
from macros.content.problems import Problem, report
from macros.delivery import site_check
from macros.rendering.settings import Settings


def options(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("folder", type=Path, help="den byggda webbplatsen / the built site")


def run(options: Namespace) -> int:
    """Print every problem of the built site. Returns 1 if there are any."""
    return 1 if problems(options.root, options.folder, options.lang) else 0


def problems(root: Path, site: Path, language: str, pages_before: int = 0) -> list[Problem]:
    """Return every problem of the site built from the project in root, after printing them."""
    platform, found = read_platform(root)
    if platform:
        address = Settings.read(platform, root).site_url
        built = site_check.Built(site, platform.place.editions, address, pages_before)
        found = site_check.check(built)
    if found:
        print(report(found, language))
    return found
