"""The macros in running text: facts, links, words in another language. They stay on their line."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from macros.macro_base import MacroBase


class TextMacros(MacroBase):
    """What stands inside a sentence."""

    def fact(self, id_: str) -> Markup:
        """A fact's figure with its unit, its year and source a press away."""
        return self.page.fact(id_)

    def value(self, id_: str) -> Markup:
        """A fact's figure without its unit."""
        return self.page.fact(id_, "value")

    def year(self, id_: str) -> Markup:
        """The year that a fact holds for."""
        return self.page.fact(id_, "year")

    def link(self, target: str, words: str) -> Markup:
        """A link to a page by its path (`om/belagg`) or to an item by kind and id (`goal:foretagsklimat`).

        Raises KeyError for an item that does not exist.
        """
        address = self.page.to_item(self.item(target)) if ":" in target else self.page.to(f"{target.strip('/')}/")
        return self._inline("link.html", target=address, words=words)

    def foreign(self, lang: str, words: str) -> Markup:
        """Words in another language than the page's."""
        return self._inline("foreign.html", lang=lang, words=words)

    def contact_link(self) -> Markup:
        """Where to turn with corrections."""
        return self._inline("contact_link.html", address=self.settings.contact_url)

    def _inline(self, template: str, **values: Any) -> Markup:
        return Markup(self.page.render(template, **values).replace("\n", ""))
