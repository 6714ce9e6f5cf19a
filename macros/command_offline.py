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
    """Make the zip in the project's folder `offline`; 1 if the content has problems, which are printed instead."""
    platform, problems = read_platform(options.root)
    if platform is None:
        print(report(problems, options.lang))
        return 1
    with tempfile.TemporaryDirectory() as aside:
        site = shutil.copytree(options.folder, Path(aside, "site"))
        disk.open_from_disk(site, platform)
        name, content = disk.zipped(site, platform, date.today())
    file = options.root / FOLDER / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content)
    print(_MADE[options.lang].format(file=file.relative_to(options.root), size=round(len(content) / 1e6)))
    return 0
