"""What the macros share: the edition's renderer, the page that is being made, items by kind and id."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from macros.content.model import Item, Platform
from macros.domain import urls
from macros.domain.bank import Bank
from macros.rendering.quality_words import item_of
from macros.rendering.renderer import PageRenderer, Renderer
from macros.rendering.settings import Settings


class MacroBase:
    """The macros of one edition. page_url: gives the url of the page that is being rendered."""

    def __init__(self, renderer: Renderer, settings: Settings, page_url: Callable[[], str]) -> None:
        self.renderer = renderer
        self.platform: Platform = renderer.platform
        self.settings = settings
        self._page_url = page_url
        self._page: PageRenderer | None = None

    @property
    def page(self) -> PageRenderer:
        """The renderer of the page that is being made; a new one when another page has begun."""
        url = self._page_url()
        if self._page is None or self._page.url != url:
            self._page = self.renderer.page(url)
        return self._page

    @property
    def bank(self) -> Bank:
        """The edition's messages."""
        return self.renderer.bank

    def offered(self, path: str) -> str:
        """The path of a file to link to; empty where the file is left out because the site has no address."""
        return path if urls.is_made(path, self.settings.site_url) else ""

    def listed(self, path: str, number: int) -> tuple[list[str], dict[str, Any]]:
        """The ids on a page of the list at the path, and what its template is given of all the pages."""
        pages = self.renderer.lists[path]
        paths = [urls.list_page(path, each) for each in range(1, len(pages) + 1)]
        return pages[number - 1], {"pages": paths, "number": number}

    def item(self, target: str) -> Item:
        """An item by kind and id (`goal:bad`). Raises KeyError where there is none."""
        kind, _, id_ = target.partition(":")
        return item_of(self.platform, kind, id_)
