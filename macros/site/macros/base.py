"""What the macros share: the edition's renderer, the page being rendered, and items by kind and id."""

from collections.abc import Callable
from typing import Any

from macros.content.model import Item, Platform
from macros.domain import urls
from macros.domain.bank import Bank
from macros.rendering.quality_words import item_of
from macros.rendering.renderer import PageRenderer, Renderer
from macros.rendering.settings import Settings


class MacroBase:
    """The macros of one edition. page_url: returns the url of the page being rendered."""

    def __init__(self, renderer: Renderer, settings: Settings, page_url: Callable[[], str]) -> None:
        self.renderer = renderer
        self.platform: Platform = renderer.platform
        self.settings = settings
        self._page_url = page_url
        self._page: PageRenderer | None = None

    @property
    def page(self) -> PageRenderer:
        """The renderer of the current page, renewed for each page."""
        url = self._page_url()
        if self._page is None or self._page.url != url:
            self._page = self.renderer.page(url)
        return self._page

    @property
    def bank(self) -> Bank:
        """The edition's message bank."""
        return self.renderer.bank

    def offered(self, path: str) -> str:
        """Return the path of a file to link to; empty if the site lacks its content, or the address that it needs."""
        return path if self.renderer.exists(path) and urls.is_made(path, self.settings.site_url) else ""

    def listed(self, path: str, number: int) -> tuple[list[str], dict[str, Any]]:
        """Return the ids on a page of the list at the path, and the template's values for pagination."""
        pages = self.renderer.lists[path]
        paths = [urls.list_page(path, each) for each in range(1, len(pages) + 1)]
        return pages[number - 1], {"pages": paths, "number": number}

    def item(self, target: str) -> Item:
        """Return an item by kind and id (`goal:bad`). Raises KeyError if it does not exist."""
        kind, _, id_ = target.partition(":")
        return item_of(self.platform, kind, id_)
