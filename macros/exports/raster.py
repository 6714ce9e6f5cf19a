"""Conversion of drawings to PNG."""

from __future__ import annotations

import resvg_py

from macros.exports.kept import kept


def png(svg: str, width: int) -> bytes:
    """Return the drawing as PNG, so many pixels wide. No other file and no font is read."""
    made_of = f"{resvg_py.__version__} {width} {svg}"
    return kept("png", made_of, lambda: resvg_py.svg_to_bytes(svg, width=width, skip_system_fonts=True))
