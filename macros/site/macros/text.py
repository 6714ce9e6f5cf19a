"""The macros in running text: facts, links, words in another language. Their output is on one line."""

import re
from typing import Any

from markupsafe import Markup

from macros.rendering.renderer import one_line
from macros.site.macros.base import MacroBase

# The characters that Markdown interprets within a tag and outside it, and those only outside.
_ACTIVE = re.compile(r"[\\`*{}\[\]|!]")
_ACTIVE_IN_TEXT = re.compile(rf"{_ACTIVE.pattern}|_|--+")
_TAG = re.compile("(<[^<>]*>)")


def escape_markdown(html: str) -> Markup:
    """Return the markup on one line, with the characters that Markdown would interpret as character references."""
    pieces = _TAG.split(one_line(html))  # a text, a tag, a text …
    signs = (_ACTIVE_IN_TEXT, _ACTIVE)
    return Markup("".join(signs[index % 2].sub(_character_references, piece) for index, piece in enumerate(pieces)))


def _character_references(found: re.Match[str]) -> str:
    return "".join(f"&#{ord(letter)};" for letter in found[0])


class TextMacros(MacroBase):
    """Macros used within a sentence."""

    def fact(self, id_: str) -> Markup:
        """A fact's figure with its unit; its year and source are in a popover."""
        return escape_markdown(self.page.fact(id_))

    def value(self, id_: str) -> Markup:
        """A fact's figure without its unit."""
        return escape_markdown(self.page.fact(id_, "value"))

    def year(self, id_: str) -> Markup:
        """The year that a fact is valid for."""
        return escape_markdown(self.page.fact(id_, "year"))

    def link(self, target: str, words: str) -> Markup:
        """A link to a page by its path (`om/belagg`) or to an item by kind and id (`goal:foretagsklimat`).

        The words alone, where the item has not begun, or the place has nothing of what the page is made of. Raises
        KeyError for an item that does not exist.
        """
        item = self.item(target) if ":" in target else None
        if not (self.bank.has_begun(item) if item else self.renderer.exists(target)):
            return escape_markdown(Markup.escape(words))
        address = self.page.to_item(item) if item else self.page.to(f"{target.strip('/')}/")
        return self._inline("link.html", target=address, words=words)

    def foreign(self, lang: str, words: str) -> Markup:
        """Words in another language than the page's."""
        return self._inline("foreign.html", lang=lang, words=words)

    def contact_link(self) -> Markup:
        """A link to where to send corrections."""
        return self._inline("contact_link.html", address=self.settings.contact_url)

    def licence(self) -> Markup:
        """What others may do with the texts, in the standard words."""
        return self._inline("licence.html")

    def _inline(self, template: str, **values: Any) -> Markup:
        return escape_markdown(self.page.render(template, **values))
