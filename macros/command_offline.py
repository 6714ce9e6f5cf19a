"""The command `offline`: a zip of the built site that is opened by double-click, from a USB stick say."""

from __future__ import annotations

import shutil
import tempfile
from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path

from macros import disk
from macros.check import read_platform
from macros.problems import report

FOLDER = "offline"
_MADE = {
    "sv": "Klart: {file} ({size} MB). Packa upp den och dubbelklicka på index.html.",
    "en": "Done: {file} ({size} MB). Unpack it and double-click on index.html.",
}


def options(parser: ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("folder", type=Path, help="den byggda webbplatsen / the built site")


def run(options: Namespace) -> int:
    """Make the zip; 1 if the content has problems, which are printed instead."""
    return make(options.root, options.folder, options.lang)


def make(root: Path, site: Path, language: str) -> int:
    """Make a zip of the site in the project's folder `offline`. Returns the exit status, as `run` does."""
    platform, problems = read_platform(root)
    if platform is None:
        print(report(problems, language))
        return 1
    with tempfile.TemporaryDirectory() as aside:
        copy = shutil.copytree(site, Path(aside, "site"))
        disk.open_from_disk(copy, platform)
        name, content = disk.zipped(copy, platform, date.today())
    file = root / FOLDER / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content)
    print(_MADE[language].format(file=file.relative_to(root), size=round(len(content) / 1e6)))
    return 0
