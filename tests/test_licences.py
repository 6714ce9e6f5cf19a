"""What the site stands on: everything that is locked has a licence that is allowed, and is listed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from macros import licences
from macros.licences import Package
from tests.site import ROOT

MIT = Package("a", "1.0", "MIT")


def test_everything_that_is_locked_has_a_licence_that_is_allowed() -> None:
    refused = list(licences.refused(licences.all_packages(ROOT), licences.allowed(ROOT)))
    assert refused == [], "read the licence: add it to [tool.licences] in pyproject.toml, or choose another package"


def test_what_the_site_is_built_of_is_listed_with_version_and_licence() -> None:
    python = {package.name.lower(): package for package in licences.python_packages(ROOT)}
    npm = {package.name: package for package in licences.npm_packages(ROOT)}
    assert python["mkdocs"].version == "1.6.1"
    assert {"@sveltia/cms", "terra-draw"} <= npm.keys(), "also what a package of ours brings with it"
    assert all(package.licence != licences.UNKNOWN for package in [*python.values(), *npm.values()])


def test_without_locked_files_nothing_is_listed(tmp_path: Path) -> None:
    assert licences.all_packages(tmp_path) == []


@pytest.mark.parametrize(
    ("licence", "fits"),
    [
        ("MIT", True),
        ("(MIT AND ISC)", True),
        ("MIT OR GPL-3.0-or-later", True),
        ("GPL-3.0-only", False),
        ("MIT AND GPL-3.0-only", False),
        ("GPL-3.0-only OR AGPL-3.0-only", False),
        (licences.UNKNOWN, False),
        ("", False),
    ],
)
def test_a_licence_is_allowed_when_all_that_it_asks_is(licence: str, fits: bool) -> None:
    package = replace(MIT, licence=licence)
    assert list(licences.refused([package], frozenset({"MIT", "ISC"}))) == ([] if fits else [package])
