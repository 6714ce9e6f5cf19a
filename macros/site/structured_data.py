"""Structured data for search engines, as schema.org: the site or page, its breadcrumbs, and the data sets."""

import json
from typing import Any

from macros.domain import urls
from macros.exports import dcat
from macros.rendering.generated_pages import Link
from macros.rendering.renderer import Renderer
from macros.rendering.settings import Settings
from macros.site import site_files


def structured(renderer: Renderer, settings: Settings, frame: dict[str, Any]) -> str:
    """Return the structured data of the page with this frame, as JSON for a script element.

    Empty if the site has no address, which identifies pages and data sets.
    """
    if not settings.site_url:
        return ""
    home, path = renderer.home(settings.site_url), frame["path"]
    graph = [_page(renderer, home, frame)] if path else [_website(renderer, home)]
    if path == f"{urls.OPEN_DATA}/":
        graph += dcat.datasets(site_files.open_data(renderer), renderer, settings.site_url)
    found = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, separators=(",", ":"))
    return found.replace("<", "\\u003c")  # as data it is the same, and no text can end the script


def _website(renderer: Renderer, home: str) -> dict[str, Any]:
    place = renderer.platform.place
    return {
        "@type": "WebSite",
        "name": renderer.text(place.site_name),
        "url": home,
        "description": renderer.text(place.description),
        "inLanguage": renderer.language,
        "publisher": {"@type": "Organization", "name": renderer.text(place.publisher)},
    }


def _page(renderer: Renderer, home: str, frame: dict[str, Any]) -> dict[str, Any]:
    way = [Link(renderer.label("home"), ""), *frame["crumbs"], Link(frame["title"], frame["path"])]
    return {
        "@type": "WebPage",
        "name": frame["title"],
        "description": frame["description"],
        "url": home + frame["path"],
        "inLanguage": renderer.language,
        "isPartOf": {"@type": "WebSite", "name": renderer.text(renderer.platform.place.site_name), "url": home},
        "breadcrumb": {"@type": "BreadcrumbList", "itemListElement": [
            {"@type": "ListItem", "position": place, "name": each.title, "item": home + each.path}
            for place, each in enumerate(way, 1)
        ]},
    }  # fmt: skip
