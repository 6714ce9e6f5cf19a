"""A place has the sections that it has content for: without the rest, no page is made and no link leads there."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.content.yaml_reader import LOADER
from macros.delivery.site_check import Built, links_lead_somewhere, nothing_is_empty
from tests.support.platforms import all_problems, platform_at
from tests.support.site import ADDRESS
from tests.support.small_site import shown_small, small_project

pytestmark = pytest.mark.site  # it makes sites of its own

GOALS = ("goals", "areas", "initiatives", "perspectives")
TEXTS = ("messages", "kits")
IDEAS = ("topics",)
WITHOUT = {
    "only messages": ("strengths", *GOALS, *IDEAS, "kits"),
    "only strengths": (*GOALS, *TEXTS, *IDEAS),
}
# What names items of a kind, by the kind's folder.
FIELDS = {"goals": ("goals",), "strengths": ("strengths", "strength")}
# The folders of the pages that show a kind.
FOLDERS = {
    "goals": ("mal", "omraden", "sambandet"),
    "messages": ("budskap",),
    "strengths": ("styrkor",),
    "topics": ("ide",),
}


def without(root: Path, kinds: tuple[str, ...]) -> None:
    """Take all items of the kinds away from the place below root, and what names them."""
    for kind in kinds:
        shutil.rmtree(root / "data" / kind)
    fields = {field for kind in kinds for field in FIELDS.get(kind, ())}
    for file in (root / "data").rglob("*.yml"):
        if file.name != "vocabulary.yml":
            data = _cut(yaml.load(file.read_text("utf-8"), Loader=LOADER), fields)
            file.write_text(json.dumps(data, ensure_ascii=False), "utf-8")  # it is YAML too


def _cut(value: Any, fields: set[str]) -> Any:
    if isinstance(value, dict):
        if "strengths" in fields and "variants" in value:
            value = value | {"about": "place"}
        return {key: _cut(each, fields) for key, each in value.items() if key not in fields}
    if isinstance(value, list):
        return [_cut(each, fields) for each in value]
    if isinstance(value, str) and "goals" in fields:
        return re.sub(r"\{goal:[^}]*\}", "…", value)
    return value


@pytest.mark.parametrize("kinds", WITHOUT.values(), ids=WITHOUT)
def test_a_place_without_some_sections_is_built_and_nothing_leads_to_them(
    kinds: tuple[str, ...], tmp_path: Path
) -> None:
    root = small_project(tmp_path / "place")
    without(root, kinds)
    for index in (root / "docs").glob("*/index.md"):
        links = "".join(f'\n{{{{ link("{folder}", "vidare") }}}}\n' for each in FOLDERS.values() for folder in each)
        files = "\n{{ open_data_files() }}\n"
        index.write_text(index.read_text("utf-8") + links + files, "utf-8")
    assert [told for told in all_problems(root) if "anmärkning" not in told] == []
    site = Built(shown_small(root, tmp_path / "site"), platform_at(root).place.editions, ADDRESS)
    assert [*nothing_is_empty(site)] == []
    gone = {folder for kind in kinds for folder in FOLDERS.get(kind, ())}
    assert not [path for path in site.pages for folder in gone if path.removeprefix("en/").startswith(f"{folder}/")]
    broken = {(problem.path, str(dict(problem.values)["found"])) for problem in links_lead_somewhere(site)}
    sections = {folder for folders in FOLDERS.values() for folder in folders}
    assert {each for each in broken if sections & set(each[1].split("/"))} == set()
    assert not [folder for folder in gone if (tmp_path / "site" / folder).exists()]
