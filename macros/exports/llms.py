"""Texts for AI assistants: the place's voice, words and proof in one text, and llms.txt with links."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from macros.content.model import Item
from macros.content.texts import fact_words
from macros.domain import urls
from macros.exports import json_files
from macros.exports.open_data import written
from macros.rendering.generated_pages import all_pages
from macros.rendering.renderer import Renderer


def background(renderer: Renderer, site: str) -> str:
    """Return the voice, words, vision, strengths, goals and facts as one Markdown text, and what may not be said."""
    platform = renderer.platform
    goals = platform.goals_of_strategy(platform.strategy)
    return _text(
        renderer, "background.txt", urls.BACKGROUND, site, goals=goals,
        strategy=platform.strategy,
        missing=[goal.number for goal in goals if goal.wording == "missing"],
        figure=lambda fact: fact_words(fact, renderer.language),
    )  # fmt: skip


def llms(renderer: Renderer, site: str) -> str:
    """Return the edition's llms.txt: what the site is, and links to its main pages."""
    pages = [page for page in all_pages(renderer) if page.listed]
    lists = {kind.set for kind in json_files.lists()}
    return _text(
        renderer, "llms.txt", urls.LLMS, site,
        lists=[page for page in pages if page.macro not in ("strength_page", "area_page", "goal_page")],
        strengths=[page for page in pages if page.macro == "strength_page"],
        goals=[page for page in pages if page.macro == "goal_page"],
        sets=[name for name in json_files.sets() if name in lists],
        addresses=urls,
    )  # fmt: skip


def _text(renderer: Renderer, template: str, path: str, site: str, **values: Any) -> str:
    """Render the template as plain text, with at most one blank line in a row. path: the text's own path."""
    to, to_root = _links(renderer, path, site)

    def address(item: Item) -> str:
        return to(renderer.path_of(item))

    found = renderer.environment.get_template(template)
    text = found.render(
        site=site, to=to, to_root=to_root, written=partial(written, renderer), address=address, **values
    )
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _links(renderer: Renderer, path: str, site: str) -> tuple[Callable[[str], str], Callable[[str], str]]:
    """Return functions that make links of paths below the edition's root and the site's: absolute, or else relative."""
    if site:
        return (lambda target: renderer.home(site) + target), (lambda target: site + target)
    page = renderer.page(path.rpartition("/")[0])
    return page.to, page.to_root
