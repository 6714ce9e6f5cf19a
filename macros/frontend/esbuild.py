"""esbuild: bundle and minify the browser's modules and style sheets."""

import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from macros.frontend import npm

PROGRAM = "esbuild"
_STRICT = '--banner:js="use strict";'  # as modules are
# tsconfig.json is for type checks only: the output must not depend on it.
_ALWAYS = ("--bundle", "--minify", "--charset=utf8", "--log-level=warning", "--tsconfig-raw={}")


def scripts(entries: Mapping[str, Path], modules: Path, *options: str) -> dict[str, str]:
    """Bundle each module with its imports into a plain script, which unlike a module can be loaded from a local file.

    entries: name → module; returns name → code. modules: node_modules. Raises ValueError with esbuild's message.
    """
    with TemporaryDirectory() as made:
        files = [f"{name}={module}" for name, module in entries.items()]
        _run([*files, "--format=iife", _STRICT, f"--outdir={made}", *options], modules)
        return {name: (Path(made) / f"{name}.js").read_text("utf-8") for name in entries}


def style_sheet(css: str, folder: Path, modules: Path) -> str:
    """Bundle a style sheet with its imports, which are relative to folder; addresses of fonts are left unchanged.

    Raises ValueError with esbuild's message.
    """
    return _run(["--loader=css", "--external:*.woff2"], modules, css, folder)


def _run(arguments: list[str], modules: Path, given: str = "", folder: Path | None = None) -> str:
    command = [str(npm.program(PROGRAM, modules)), *_ALWAYS, *arguments]
    ended = subprocess.run(command, cwd=folder, input=given, capture_output=True, encoding="utf-8", check=False)
    if ended.returncode or ended.stderr:
        raise ValueError(ended.stderr)
    return ended.stdout
