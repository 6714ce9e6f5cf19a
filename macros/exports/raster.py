"""Drawings as PNG, made once of each: what has been made is kept below the project."""

from __future__ import annotations

import contextlib
from hashlib import sha256
from pathlib import Path

import resvg_py

KEPT = ".cache/png"


def png(svg: str, width: int, root: Path) -> bytes:
    """The drawing as a PNG of this width in px. Nothing but the drawing itself is asked for, and no font."""
    kept = root / KEPT / f"{sha256(f'{width} {resvg_py.__version__} {svg}'.encode()).hexdigest()}.png"
    if kept.is_file():
        return kept.read_bytes()
    made = resvg_py.svg_to_bytes(svg_string=svg, width=width, skip_system_fonts=True)
    with contextlib.suppress(OSError):  # a disk that cannot be written to keeps nothing
        kept.parent.mkdir(parents=True, exist_ok=True)
        aside = kept.with_suffix(".new")
        aside.write_bytes(made)
        aside.replace(kept)
    return made
