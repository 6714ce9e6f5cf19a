"""Every page of the built site is valid HTML, as html-validate has it."""

import json
import shutil
import subprocess
from pathlib import Path

from tests.support.site import NODE, ROOT

PROGRAM = ROOT / "node_modules/html-validate/bin/html-validate.mjs"
SETTINGS = {
    "root": True,
    "extends": ["html-validate:standard"],
    "rules": {
        "doctype-style": "off",  # Material writes it so
        "void-style": "off",  # so does Markdown
        "long-title": "off",  # it holds the page's name and the site's
        "form-dup-name": ["error", {"shared": ["checkbox", "radio"]}],  # one group of choices
        "prefer-native-element": ["error", {"exclude": ["region"]}],  # a table that scrolls is no section of the text
        "wcag/h32": "off",  # what filters a list while one types needs no button, and is not shown without a script
    },
}
# Two boxes that stand in Material's base.html outside its blocks: the theme's own script would use them.
MATERIALS = {("valid-id", "#__drawer"), ("valid-id", "#__search")} | {
    ("valid-autocomplete", "#__drawer"),
    ("valid-autocomplete", "#__search"),
}


FAULT = (
    '<!DOCTYPE html>\n<html lang="sv"><head><title>A</title></head><body><p id="a">A</p><p id="a">B</p></body></html>\n'
)


def faults(folder: Path) -> dict[tuple[str, str], str]:
    """What is found below the folder: the rule and what it is about, and the first page with it."""
    (folder / ".htmlvalidate.json").write_text(json.dumps(SETTINGS), "utf-8")
    command = [*NODE, str(PROGRAM), "--formatter", "json=found.json", "**/*.html"]
    ended = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert ended.returncode in (0, 1), ended.stderr
    found: dict[tuple[str, str], str] = {}
    for page in json.loads((folder / "found.json").read_text("utf-8")):
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
    (tmp_path / "fault.html").write_text(FAULT, "utf-8")  # which shows that faults are found
    found = [told for key, told in faults(tmp_path).items() if key not in MATERIALS]
    assert [told.partition(":")[0] for told in found] == ["fault.html"], found
