"""Drawings as PNG."""

from __future__ import annotations

import resvg_py

from macros.rendering.kept import kept


def png(svg: str, width: int) -> bytes:
    """The drawing as PNG, this many pixels wide. Nothing but the drawing itself is read, and no font."""
    made_of = f"{resvg_py.__version__} {width} {svg}"
    return kept("png", made_of, lambda: resvg_py.svg_to_bytes(svg, width=width, skip_system_fonts=True))
