"""Conversion of drawings to PNG."""

from math import ceil

import resvg

from macros.rendering.kept import kept


def png(svg: str, longest: int) -> bytes:
    """Return the drawing as PNG, its longer side so many pixels."""
    return kept("png", f"{resvg.__version__} longest {longest} {svg}", lambda: _drawn(svg, longest))


def _drawn(svg: str, longest: int) -> bytes:
    """Render the drawing. No other file and no font is read."""
    tree = resvg.usvg.Tree.from_str(svg, resvg.usvg.Options.default())
    own_width, own_height = tree.int_size()
    width, height = (ceil(each * longest / max(own_width, own_height)) for each in (own_width, own_height))
    scaled = (width / own_width, 0.0, 0.0, 0.0, height / own_height, 0.0)
    return resvg.render(tree, scaled, bg_size=(width, height))
