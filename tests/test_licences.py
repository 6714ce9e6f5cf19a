"""What the site stands on: everything that is locked has a licence that is allowed, and is listed."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from macros import licences
from macros.__main__ import main
from macros.command_packages import changes, refusal
from macros.command_sbom import joined
from macros.licences import Package
from tests.site import ROOT

MIT = Package("a", "1.0", "MIT")


def test_everything_that_is_locked_has_a_licence_that_is_allowed() -> None:
    told = [refusal(each, "sv") for each in licences.refused(licences.all_packages(ROOT), licences.allowed(ROOT))]
    assert told == []


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


def test_what_is_refused_is_told_with_what_to_do() -> None:
    assert refusal(replace(MIT, licence="GPL-3.0-only"), "sv") == (
        "a 1.0 har licensen ”GPL-3.0-only”, som inte står i listan [tool.licences] i pyproject.toml. "
        "Läs licensen. Duger den: lägg till den i listan. Annars: byt paket."
    )
    assert refusal(replace(MIT, licence=licences.UNKNOWN), "en") == (
        "a 1.0 does not say what licence it has. Find it, or change the package."
    )


# --- What an upgrade changes


def test_new_versions_and_licences_are_told_one_a_line() -> None:
    before = [MIT, replace(MIT, name="b"), replace(MIT, name="gone"), replace(MIT, name="same")]
    after = [replace(MIT, version="2.0"), Package("b", "1.0", "ISC"), Package("new", "3", "ISC"), before[-1]]
    assert list(changes(before, after, "sv")) == [
        "a: 1.0 → 2.0",
        "b: licensen var MIT och är ISC",
        "gone: borta, var 1.0",
        "new: nytt, 3 (ISC)",
    ]
    assert list(changes(before, before, "en")) == []


def test_two_versions_of_one_package_are_told_together() -> None:
    old, both = [MIT], [MIT, replace(MIT, version="2.0")]
    assert list(changes(old, both, "sv")) == ["a: 1.0 → 1.0, 2.0"]


def test_the_list_of_before_is_compared_with_what_is_here(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["packages", "--root", str(ROOT)]) == 0
    before = tmp_path / "before.json"
    before.write_text(capsys.readouterr().out, "utf-8")
    assert main(["packages", "--since", str(before), "--root", str(ROOT)]) == 0
    assert capsys.readouterr().out == "Inget paket har ändrats.\n"


def test_a_licence_that_is_not_allowed_ends_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.licences]\nallowed = ["MIT"]\n', "utf-8")
    locked = {"packages": {"": {}, "node_modules/@x/y": {"version": "1.0"}}}
    (tmp_path / "package-lock.json").write_text(json.dumps(locked), "utf-8")
    (tmp_path / "before.json").write_text("[]", "utf-8")
    command = ["packages", "--since", str(tmp_path / "before.json"), "--lang", "en", "--root", str(tmp_path)]
    assert main(command) == 1
    assert "@x/y 1.0 does not say what licence it has" in capsys.readouterr().out


# --- The list for other tools

PYTHON_LIST: dict[str, Any] = {
    "specVersion": "1.5",
    "metadata": {"component": {"bom-ref": "root-component", "name": "platform"}},
    "components": [
        {"bom-ref": "L9", "name": "ruamel-yaml", "purl": "pkg:pypi/ruamel-yaml@1", "description": "line 9: …"},
        {"bom-ref": "L3", "name": "nowhere-here", "purl": "pkg:pypi/nowhere-here@1"},
    ],
    "dependencies": [{"ref": "L9"}, {"ref": "L3"}],
}
NPM_LIST: dict[str, Any] = {
    "serialNumber": "urn:uuid:5",
    "metadata": {"timestamp": "2026-11-25", "component": {"bom-ref": "p@1", "purl": "pkg:npm/p@1"}},
    "components": [{"bom-ref": "d@9", "purl": "pkg:npm/d@9"}],
    "dependencies": [{"ref": "p@1", "dependsOn": ["d@9"]}, {"ref": "d@9"}],
}


def test_one_list_holds_both_kinds_with_licences_and_nothing_that_differs_between_two_runs() -> None:
    found = joined(PYTHON_LIST, NPM_LIST, {"ruamel-yaml": "MIT"})
    assert [each["bom-ref"] for each in found["components"]] == ["d@9", "p@1", "L3", "L9"]
    assert found["components"][-1]["licenses"] == [{"license": {"name": "MIT"}}]
    assert "licenses" not in found["components"][2]
    assert {each["ref"] for each in found["dependencies"]} == {"L9", "L3", "p@1", "d@9"}
    assert not [word for word in ("serialNumber", "timestamp", "line 9") if word in json.dumps(found)]


def test_the_list_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, content in (("python", PYTHON_LIST), ("npm", NPM_LIST)):
        (tmp_path / name).write_text(json.dumps(content), "utf-8")
    to = tmp_path / "sbom.cdx.json"
    command = ["sbom", str(tmp_path / "python"), str(tmp_path / "npm"), "--to", str(to), "--root", str(ROOT)]
    assert main(command) == 0
    assert capsys.readouterr().out == "sbom.cdx.json räknar upp 3 paket.\n"
    assert "MIT" in to.read_text("utf-8"), "the licence of what is installed, under whatever spelling of its name"
