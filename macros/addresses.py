"""Where each thing lies on the site: paths below an edition's root, the same in every edition, ending in a slash."""

from __future__ import annotations

from macros.model import Area, Goal, Initiative, Item, Strength

STRENGTHS, AREAS, GOALS = "styrkor", "omraden", "mal"
VISION, BRAND, PERSPECTIVES = "vision", "varumarke", "omvarld"
GUIDES, ABOUT = "sa-gor-du", "om"
INITIATIVES = f"{GUIDES}/exempel"
FACTS, SOURCES, LICENCES = f"{ABOUT}/belagg", f"{ABOUT}/kallor", f"{ABOUT}/licenser"
ACCESSIBILITY = f"{ABOUT}/tillganglighet"


def path_of(item: Item) -> str:
    """The item's own page, or its place on the page that lists its kind."""
    match item:
        case Strength():
            return f"{STRENGTHS}/{item.id}/"
        case Area():
            return f"{AREAS}/{item.id}/"
        case Goal():
            return f"{GOALS}/{item.number:02}-{item.id}/"
        case Initiative():
            return f"{INITIATIVES}/#{item.id}"
    return f"{FACTS}/#{item.id}"
