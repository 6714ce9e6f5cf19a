"""Drawings as PNG. Each is made once, as that takes a moment: it is kept beside the compiled modules."""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import resvg_py

_KEPT = Path(__file__).with_name("__pycache__") / "pictures"


def png(svg: str, width: int) -> bytes:
    """The drawing as PNG, this many pixels wide. Nothing but the drawing itself is read, and no font."""
    kept = _KEPT / f"{sha256(f'{resvg_py.__version__} {width} {svg}'.encode()).hexdigest()}.png"
    with suppress(OSError):
        return kept.read_bytes()
    made = resvg_py.svg_to_bytes(svg, width=width, skip_system_fonts=True)
    with suppress(OSError):  # the code may lie on a read-only disk
        _keep(kept, made)
    return made


def _keep(file: Path, content: bytes) -> None:
    """Write the file in one step: another edition's build may be reading it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_suffix(f".{os.getpid()}")
    aside.write_bytes(content)
    aside.replace(file)
