"""Joining the browser's modules into plain scripts, and style sheets into one, with esbuild."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.frontend import bundle, esbuild
from tests.support.site import ROOT

MODULES = ROOT / "node_modules"


def _written(folder: Path, **modules: str) -> dict[str, Path]:
    for name, text in modules.items():
        (folder / f"{name}.js").write_text(text, "utf-8")
    return {name: folder / f"{name}.js" for name in modules}


def test_each_entry_is_one_script_with_what_it_imports_once(tmp_path: Path) -> None:
    entries = _written(
        tmp_path,
        a='import { b } from "./b.js";\nimport { c } from "./c.js";\nconst show = b(c);\ntell(show);\n',
        b='import { c } from "./c.js";\nconst show = 1;\nexport function b() {\n  return c + say(show);\n}\n',
        c='export const c = say("å");\n',
    )
    made = esbuild.scripts(entries, MODULES)
    assert made.keys() == {"a", "b", "c"}
    assert made["a"].count('say("å")') == 1
    assert made["a"].startswith('"use strict";\n(()=>{')
    assert "import" not in made["a"] + made["b"]


def test_a_script_may_be_given_a_value(tmp_path: Path) -> None:
    entries = _written(tmp_path, a="say(WORDS.sv.name);\n")
    made = esbuild.scripts(entries, MODULES, bundle.known("WORDS", {"sv": {"name": "Åsa </script>"}}))
    assert "Åsa" in made["a"]
    assert "WORDS.sv" not in made["a"]
    assert "</script>" not in made["a"]


def test_a_module_that_cannot_be_joined_is_named_with_its_line(tmp_path: Path) -> None:
    entries = _written(tmp_path, a='\nimport "./nowhere.js";\n')
    with pytest.raises(ValueError, match=r"a\.js:2:"):
        esbuild.scripts(entries, MODULES)


def test_a_style_sheet_holds_what_it_imports_and_leaves_fonts_where_they_are(tmp_path: Path) -> None:
    (tmp_path / "part.css").write_text(".b { margin: 0px 0px }\n", "utf-8")
    face = "@font-face { font-family: x; src: url(fonts/x.woff2) }"
    css = esbuild.style_sheet(f'@import "./part.css" layer(part);\n/* why */\n{face}', tmp_path, MODULES)
    assert "@layer part{.b{margin:0}}" in css
    assert "url(fonts/x.woff2)" in css
    assert "why" not in css


def test_a_style_sheet_that_is_not_right_is_told(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"nowhere\.css"):
        esbuild.style_sheet('@import "./nowhere.css";', tmp_path, MODULES)


def test_every_tool_is_one_plain_script() -> None:
    made = dict(bundle.tools(ROOT / "overrides" / "js", MODULES))
    assert made.keys() == {f"assets/{name}.js" for name in bundle.TOOLS}
    assert all(code.startswith('"use strict";\n(()=>{') and "import.meta" not in code for code in made.values())


def test_data_is_a_script_that_says_what_was_given() -> None:
    value = {"sv": '</script>"\u2028', "n": [1, None]}
    code = bundle.data("words", value)
    start, _, json_text = code.partition(" = ")
    assert start == "(globalThis.brand ??= {}).words"
    assert json.loads(json_text.rstrip(";\n")) == value


def test_every_library_is_there_without_source_maps() -> None:
    paths = dict(bundle.libraries(MODULES, ["sv", "en"]))
    assert set(paths) == {
        *(f"assets/lib/{name}.js" for name in bundle.LIBRARIES), "assets/lib/stemmer-sv.js", "assets/lib/stemmer-en.js"
    }  # fmt: skip
    assert all(code and "sourceMappingURL" not in code for code in paths.values())
