"""What the site stands on: everything that is locked has a licence that is allowed, and is listed."""

import re
import tomllib
from pathlib import Path

from macros.delivery import packages
from tests.support.site import ROOT


def _allows(allowed: list[str], licence: str) -> bool:
    """Whether a licence is in the list: of terms joined by AND every one must be, of OR one."""
    terms = re.sub("[()]", "", licence).split(" AND ")
    return licence in allowed or all(any(each in allowed for each in term.split(" OR ")) for term in terms)


def test_everything_that_is_locked_has_a_licence_that_is_allowed() -> None:
    allowed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["licences"]["allowed"]
    python = [each for file in ROOT.glob("requirements*.txt") for each in packages.python_packages(ROOT, file.name)]
    refused = {each for each in (*python, *packages.npm_packages(ROOT)) if not _allows(allowed, each.licence)}
    assert refused == set(), "read the licence: add it to [tool.licences] in pyproject.toml, or choose another package"


def test_what_the_site_is_built_of_is_listed_with_version_and_licence() -> None:
    python = {package.name.lower(): package for package in packages.python_packages(ROOT)}
    npm = {package.name: package for package in packages.npm_packages(ROOT)}
    assert python["mkdocs"].version == "1.6.1"
    assert {"@sveltia/cms", "terra-draw"} <= npm.keys(), "also what a package of ours brings with it"
    assert "esbuild" in npm
    assert not any(name.startswith("@esbuild/") for name in npm), "once, not for each kind of machine"
    assert all(package.licence != packages.UNKNOWN for package in [*python.values(), *npm.values()])


def test_without_locked_files_nothing_is_listed(tmp_path: Path) -> None:
    assert [*packages.python_packages(tmp_path), *packages.npm_packages(tmp_path)] == []
