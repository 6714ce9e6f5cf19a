"""The site's scripts: the tools, one file each, the libraries that they load, and data."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from macros.content import locale as languages
from macros.frontend import esbuild

# The tools. A page loads `site`, and those of the others that it has elements for; the rest are loaded when used.
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
# Libraries from npm that the tools load when needed: name on the site → file below node_modules.
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
    """Yield path and code of every tool. folder: overrides/js; modules: node_modules."""
    made = esbuild.scripts({name: folder / module for name, module in TOOLS.items()}, modules)
    yield from ((f"assets/{name}.js", code) for name, code in made.items())


def known(name: str, value: Any) -> str:
    """Return the esbuild option that defines a constant, for a script that is used alone on other sites."""
    return f"--define:{name}={_json(value)}"


def data(name: str, value: Any) -> str:
    """Return a script that sets `brand.<name>` to a value: unlike JSON, it can also be loaded from a local file."""
    return f"(globalThis.brand ??= {{}}).{name} = {_json(value)};\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def library_files() -> list[str]:
    """Return every file that is used from npm packages, relative to node_modules."""
    return [*LIBRARIES.values(), f"{STEMMERS}/package.json"]


def stemmer(language: str, modules: Path) -> Path | None:
    """Return the language's stemmer script; None if the package has none.

    The package names its scripts by the languages' English names.
    """
    folder = modules / STEMMERS
    names = json.loads((folder / "package.json").read_text("utf-8"))["exports"]
    found = names.get(f"./{languages.english_name(language)}")
    return folder / found["import"] if found else None


def libraries(modules: Path, spoken: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield path and code of every library. spoken: the editions' languages."""
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
