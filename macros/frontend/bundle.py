"""What pages fetch of scripts: the tools, each one file, the libraries that these fetch, and data."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from macros.content import locale as languages
from macros.frontend import esbuild

# The tools. A page asks for `site`, and for those of the others that it has a place for; the rest come when used.
# Name on the site → module below overrides/js.
TOOLS = {
    "site": "site/site.js",
    "search": "site/search.js",
    "disk": "site/disk.js",
    "copying": "site/copying.js",
    "bank": "bank/bank.js",
    "kit": "kit/kit.js",
    "files": "kit/files.js",
    "profile": "profile/profile.js",
    "profile-files": "profile/files.js",
    "idea": "idea/idea.js",
    "maker": "maker/maker.js",
    "try": "try/try.js",
    "facets": "pages/facets.js",
    "relations": "pages/relations.js",
    "chart": "pages/chart.js",
    "propose": "pages/propose.js",
    "maker-files": "picture-files/files.js",
}
# What they fetch from npm packages when it is needed: name on the site → file below node_modules.
LIBRARIES = {
    "docx": "docx/dist/index.umd.cjs",
    "fflate": "fflate/umd/index.js",
    "diff": "diff/dist/diff.min.js",
    "pptxgenjs": "pptxgenjs/dist/pptxgen.bundle.js",
    "minisearch": "minisearch/dist/umd/index.js",
}
STEMMERS = "@orama/stemmers"

_SOURCE_MAP = re.compile(r"//# sourceMappingURL=.*")


def tools(folder: Path, modules: Path) -> Iterator[tuple[str, str]]:
    """Path and code of every tool as it lies on the site. folder: the browser's modules; modules: node_modules."""
    made = esbuild.scripts({name: folder / module for name, module in TOOLS.items()}, modules)
    yield from ((f"assets/{name}.js", code) for name, code in made.items())


def known(name: str, value: Any) -> str:
    """The option that lets a script know a value by its name, for one that stands alone on a site without ours."""
    return f"--define:{name}={_json(value)}"


def data(name: str, value: Any) -> str:
    """A value as a script that hands it to the tools, as `brand.<name>`: a script can be read from a file as well."""
    return f"(globalThis.brand ??= {{}}).{name} = {_json(value)};\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def library_files() -> list[str]:
    """Every file that is taken from npm packages, relative to node_modules."""
    return [*LIBRARIES.values(), f"{STEMMERS}/package.json"]


def stemmer(language: str, modules: Path) -> Path | None:
    """The script that finds the stem of a word in the language; none where the package has none.

    The package names each by the language's English name.
    """
    folder = modules / STEMMERS
    names = json.loads((folder / "package.json").read_text("utf-8"))["exports"]
    found = names.get(f"./{languages.english_name(language)}")
    return folder / found["import"] if found else None


def libraries(modules: Path, spoken: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Path and code of every library as it lies on the site. spoken: the editions' languages."""
    for name, file in LIBRARIES.items():
        code = (modules / file).read_text("utf-8")
        yield f"assets/lib/{name}.js", _SOURCE_MAP.sub("", code)
    for language in spoken:
        if script := stemmer(language, modules):
            code = script.read_text("utf-8").replace("export ", "")
            yield (
                f"assets/lib/stemmer-{language}.js",
                f"(() => {{{code}\n(globalThis.brand ??= {{}}).stem = stemmer;\n}})();\n",
            )
