"""What a place has of the site: a section whose content nobody has written has no page, and nothing leads to it."""

from __future__ import annotations

from macros.content.model import Platform
from macros.domain import urls

# The content that a section cannot be without, by the section's path: what `Platform` calls it. All of it is needed.
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
    """Whether the platform has what the page at the path is made of. path: below an edition's root; its end is free."""
    return all(getattr(platform, content) for content in _NEEDS.get(path.partition("#")[0].strip("/"), ()))
