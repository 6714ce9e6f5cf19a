"""esbuild: joins the browser's modules, and style sheets, to one file each with all that it imports, made small."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from macros.frontend import npm

PROGRAM = "esbuild"
_STRICT = '--banner:js="use strict";'  # as modules are
# tsconfig.json is for those who write the code alone: what is made does not depend on it.
_ALWAYS = ("--bundle", "--minify", "--charset=utf8", "--log-level=warning", "--tsconfig-raw={}")


def scripts(entries: Mapping[str, Path], modules: Path, *options: str) -> dict[str, str]:
    """Each module with all that it imports, as a plain script: it runs from a file too, where browsers refuse modules.

    entries: name → module; gives name → code. modules: node_modules. Raises ValueError with what esbuild says.
    """
    with TemporaryDirectory() as made:
        files = [f"{name}={module}" for name, module in entries.items()]
        _run([*files, "--format=iife", _STRICT, f"--outdir={made}", *options], modules)
        return {name: (Path(made) / f"{name}.js").read_text("utf-8") for name in entries}


def style_sheet(css: str, folder: Path, modules: Path) -> str:
    """A style sheet with all that it imports. folder: from where it imports; fonts stay where it says that they lie.

    Raises ValueError with what esbuild says.
    """
    return _run(["--loader=css", "--external:*.woff2"], modules, css, folder)


def _run(arguments: list[str], modules: Path, given: str = "", folder: Path | None = None) -> str:
    command = [str(npm.program(PROGRAM, modules)), *_ALWAYS, *arguments]
    ended = subprocess.run(command, cwd=folder, input=given, capture_output=True, encoding="utf-8", check=False)
    if ended.returncode or ended.stderr:
        raise ValueError(ended.stderr)
    return ended.stdout
