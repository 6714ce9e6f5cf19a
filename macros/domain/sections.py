"""Which sections the site has: a section without content has no page, and nothing links to it."""

from __future__ import annotations

from macros.content.model import Platform
from macros.domain import urls

# The attributes of `Platform` that a section needs, by its path. All of them must be non-empty.
_NEEDS = {
    urls.STRENGTHS: ("strengths",),
    urls.PROFILE: ("strengths",),
    urls.AREAS: ("areas",),
    urls.GOALS: ("goals",),
    urls.METHOD: ("goals",),
    urls.MISSING: ("goals",),
    urls.RELATIONS: ("strengths", "areas"),
    urls.INITIATIVES: ("initiatives",),
    urls.MESSAGES: ("messages",),
    urls.KITS: ("messages",),
    urls.TRY: ("messages",),
    urls.COVERAGE: ("messages",),
    urls.IDEA: ("ideas",),
    urls.MAKER: ("makes_pictures",),
}


def exists(path: str, platform: Platform) -> bool:
    """Whether the platform has what the page or file is made of, and the sections that it lies in.

    path: below an edition's root; a fragment is ignored.
    """
    inside = f"{path.partition('#')[0].strip('/')}/"
    sections = (needed for section, needed in _NEEDS.items() if inside.startswith(f"{section}/"))
    return all(getattr(platform, content) for needed in sections for content in needed)
