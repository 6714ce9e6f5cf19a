"""The small made-up platform as a whole project, built into a site."""

import logging
from itertools import chain
from pathlib import Path

import pytest
from mkdocs.utils import CountHandler

from macros.engines.mkdocs_page import MkDocsPages
from macros.site import session
from macros.site.edition import of_reading
from macros.site.site_files import write_files
from tests.support.platforms import DAY, small
from tests.support.site import ADDRESS, EDIT, build, engine

MESSAGE = """\
id: {id}
name: {{sv: "Badet {number}", en: "Swim {number}"}}
about: angen
topic: {id}
audiences: [visitor]
channel: facebook
length: short
variants:
  - {{sv: "Vi ses på ängen. Hälsar {{avsandare}}", en: "See you in the meadow. From {{avsandare}}"}}
valid: {{from: 2026-01-01}}
"""


def small_project(target: Path) -> Path:
    """Make a project of the small platform with the real engine and theme; returns its root."""
    small(target)
    engine(target)
    for edition in ("sv", "en"):
        (target / "docs" / edition).mkdir(parents=True, exist_ok=True)
    return target


def add_messages(root: Path, count: int) -> None:
    """Add so many messages."""
    for number in range(count):
        id_ = f"m{number:05}"
        (root / "data" / "messages" / f"{id_}.yml").write_text(MESSAGE.format(id=id_, number=number), "utf-8")


def build_small(root: Path, site: Path, address: str = ADDRESS) -> Path:
    """Build the project into the folder; returns the folder. Fails with the tool's output."""
    answer = build(site, root, address, DAY)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return site


def shown_small(root: Path, site: Path, address: str = ADDRESS) -> Path:
    """Write everything that `serve` shows of the project to the folder, in this process; returns the folder.

    It is a strict build without the search and the headers, and much faster.
    """
    warnings = CountHandler(level=logging.WARNING)
    logging.getLogger("mkdocs").addHandler(warnings)
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {"SITE_URL": address, "EDIT_URL": EDIT, **DAY}.items():
            patch.setenv(name, value)
        _make(root, site)
    logging.getLogger("mkdocs").removeHandler(warnings)
    assert warnings.get_counts() == [], "a strict build would stop"
    return site


def _make(root: Path, site: Path) -> None:
    reading = session.current(root)
    assert reading.platform, [row.text() for row in reading.problems]
    for each in reading.platform.place.editions:
        edition, folder = of_reading(reading, root, each.language), site / each.path
        assert edition
        shared = () if each.path else chain(edition.shared_files(), edition.files_to_take())
        write_files(folder, chain(edition.files(), shared))
        pages = MkDocsPages(edition, folder)
        for file in edition.links:
            pages.page(file)
        pages.missing()
