"""Joining the browser's modules into plain scripts, and style sheets into one, with esbuild."""

import json
from pathlib import Path

import pytest

from macros.frontend import bundle, esbuild
from tests.support.site import ROOT

MODULES = ROOT / "node_modules"


def _written(folder: Path, text: str) -> dict[str, Path]:
    (folder / "a.js").write_text(text, "utf-8")
    return {"a": folder / "a.js"}


def test_a_script_may_be_given_a_value(tmp_path: Path) -> None:
    entries = _written(tmp_path, "say(WORDS.sv.name);\n")
    made = esbuild.scripts(entries, MODULES, bundle.known("WORDS", {"sv": {"name": "Åsa </script>"}}))
    assert "Åsa" in made["a"]
    assert "WORDS.sv" not in made["a"]
    assert "</script>" not in made["a"]


def test_what_cannot_be_joined_is_named(tmp_path: Path) -> None:
    entries = _written(tmp_path, '\nimport "./nowhere.js";\n')
    with pytest.raises(ValueError, match=r"a\.js:2:"):
        esbuild.scripts(entries, MODULES)
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
