"""The browser's modules, joined into one plain script a tool: it runs from a file too, where browsers refuse modules.

The modules keep to what this can join: `import { a } from "./b.js";` on a line of its own, and `export` before a
function, class or constant.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# The tools. A page asks for `site`, and for those of the others that it has a place for; the rest come when used.
TOOLS = (
    "site",
    "search",
    "disk",
    "bank",
    "kit",
    "files",
    "try",
    "facets",
    "thread",
    "idea",
    "profile",
    "profile-files",
    "copying",
    "propose",
)
# What they fetch from npm packages when it is needed: name on the site → file below node_modules.
LIBRARIES = {
    "docx": "docx/dist/index.umd.cjs",
    "fflate": "fflate/umd/index.js",
    "diff": "diff/dist/diff.min.js",
    "pptxgenjs": "pptxgenjs/dist/pptxgen.bundle.js",
    "minisearch": "minisearch/dist/umd/index.js",
}
STEMMERS = {"sv": "@orama/stemmers/dist/se.js", "en": "@orama/stemmers/dist/en.js"}

_IMPORT = re.compile(r'^import \{[^}]*\} from "\./([\w-]+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const) )", re.MULTILINE)
_NAME = re.compile(r"^(?:async )?(?:function|class|const|let) (\w+)", re.MULTILINE)
_SOURCE_MAP = re.compile(r"//# sourceMappingURL=.*")
_INDENT = re.compile(r"^ +", re.MULTILINE)
_COMMENT = re.compile(r"^\s*(?:/\*\*.*?\*/|//[^\n]*)\n", re.MULTILINE | re.DOTALL)


def tool(name: str, folder: Path, words: Any = None) -> str:
    """The script of a tool: its module and all that it imports, each before what needs it.

    words: what the script is to know as WORDS, for one that stands alone on a site that has no scripts of ours.
    Raises ValueError when two of the modules use the same name at their top level: joined, one would hide the other.
    """
    modules: dict[str, str] = {}
    _collect(name, folder, modules)
    code = "\n".join(_COMMENT.sub("", _EXPORT.sub("", _IMPORT.sub("", text))) for text in modules.values())
    if twice := [each for each, count in Counter(_NAME.findall(code)).items() if count > 1]:
        raise ValueError(f"{name}.js: the modules {', '.join(modules)} share the names {', '.join(twice)}")
    code = _INDENT.sub("", code)  # the browser needs none, and a reader's line is spared some
    known = f"const WORDS = {_json(words)};\n" if words else ""
    return f'(() => {{\n"use strict";\n{known}{code}}})();\n'


def _collect(name: str, folder: Path, modules: dict[str, str]) -> None:
    text = (folder / f"{name}.js").read_text("utf-8")
    for needed in _IMPORT.findall(text):
        if needed not in modules:
            _collect(needed, folder, modules)
    modules[name] = text


def data(name: str, value: Any) -> str:
    """A value as a script that hands it to the tools, as `brand.<name>`: a script can be read from a file as well."""
    return f"(globalThis.brand ??= {{}}).{name} = {_json(value)};\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def library_files() -> list[str]:
    """Every file that is taken from npm packages, relative to node_modules."""
    return [*LIBRARIES.values(), *STEMMERS.values()]


def libraries(modules: Path) -> Iterator[tuple[str, str]]:
    """Path and code of every library as it lies on the site."""
    for name, file in LIBRARIES.items():
        code = (modules / file).read_text("utf-8")
        yield f"assets/lib/{name}.js", _SOURCE_MAP.sub("", code)
    for language, file in STEMMERS.items():
        code = (modules / file).read_text("utf-8").replace("export ", "")
        yield (
            f"assets/lib/stemmer-{language}.js",
            f"(() => {{{code}\n(globalThis.brand ??= {{}}).stem = stemmer;\n}})();\n",
        )
