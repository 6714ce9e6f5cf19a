"""Conversion of drawings to PNG."""

from math import ceil

import resvg

from macros.rendering.kept import kept


def png(svg: str, width: int) -> bytes:
    """Return the drawing as PNG, so many pixels wide."""
    return kept("png", f"{resvg.__version__} {width} {svg}", lambda: _drawn(svg, width))


def _drawn(svg: str, width: int) -> bytes:
    """Render the drawing. No other file and no font is read."""
    tree = resvg.usvg.Tree.from_str(svg, resvg.usvg.Options.default())
    own_width, own_height = tree.int_size()
    height = ceil(own_height * width / own_width)
    scaled = (width / own_width, 0.0, 0.0, 0.0, height / own_height, 0.0)
    return resvg.render(tree, scaled, bg_size=(width, height))
