"""Joining the browser's modules into plain scripts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros import scripts
from tests.site import ROOT


def _modules(folder: Path, **modules: str) -> Path:
    for name, text in modules.items():
        (folder / f"{name}.js").write_text(text, "utf-8")
    return folder


def test_what_is_needed_comes_before_what_needs_it_and_only_once(tmp_path: Path) -> None:
    folder = _modules(
        tmp_path,
        a='import { b } from "./b.js";\nimport { c } from "./c.js";\nb(c);\n',
        b='import { c } from "./c.js";\n/** Says c. */\nexport function b() {\n  // why\n  return c;\n}\n',
        c="export const c = 1;\n",
    )
    code = scripts.tool("a", folder)
    assert code == '(() => {\n"use strict";\nconst c = 1;\n\nfunction b() {\nreturn c;\n}\n\nb(c);\n})();\n'


def test_two_modules_may_not_share_a_name(tmp_path: Path) -> None:
    folder = _modules(
        tmp_path, a='import { x } from "./b.js";\nfunction show() {}\n', b="export const x = 1;\nconst show = 2;\n"
    )
    with pytest.raises(ValueError, match=r"a\.js: the modules b, a share the names show"):
        scripts.tool("a", folder)


@pytest.mark.parametrize("name", scripts.TOOLS)
def test_every_tool_can_be_joined(name: str) -> None:
    code = scripts.tool(name, ROOT / "overrides" / "js")
    assert "\nimport " not in code
    assert "\nexport " not in code


def test_data_is_a_script_that_says_what_was_given() -> None:
    value = {"sv": '</script>"\u2028', "n": [1, None]}
    code = scripts.data("words", value)
    start, _, json_text = code.partition(" = ")
    assert start == "(globalThis.brand ??= {}).words"
    assert json.loads(json_text.rstrip(";\n")) == value


def test_every_library_is_there_without_source_maps() -> None:
    paths = dict(scripts.libraries(ROOT / "node_modules"))
    assert len(paths) == len(scripts.library_files())
    assert all(code and "sourceMappingURL" not in code for code in paths.values())
