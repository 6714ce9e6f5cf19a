"""The macros of open data: embedding of items on other sites, the files, and the background for AI assistants."""

from typing import Any

from markupsafe import Markup

from macros.content.model import Message
from macros.domain import urls
from macros.exports import embed, json_files
from macros.site.macros.base import MacroBase
from macros.site.site_files import open_data


class DataMacros(MacroBase):
    """Open data on pages."""

    def embed(self, target: str) -> Markup:
        """The HTML, to copy, that shows a goal (`goal:bad`) or a message (`message:bad-sms`) on another site.

        Empty if the site has no address, which the code must contain.
        """
        item, site = self.item(target), self.settings.site_url
        if not site:
            return Markup()
        script, page = f"{site}assets/embed.js", self.renderer.home(site) + urls.path_of(item)
        return self.page.render("embed.html", **self._embedded(target), script_address=script, page_address=page)

    def embed_example(self, target: str) -> Markup:
        """The embedded item as it will look on another site; empty if a message has not begun."""
        if not self.bank.has_begun(self.item(target)):
            return Markup()
        script, page = self.page.to_root("assets/embed.js"), self.page.to_item(self.item(target))
        return self.page.render("snippet.html", **self._embedded(target), script_address=script, page_address=page)

    def _embedded(self, target: str) -> dict[str, Any]:
        kind, item = target.partition(":")[0], self.item(target)
        asked = embed.attributes(item, self.renderer) if isinstance(item, Message) else {}
        return {"kind": kind, "item": item, "attributes": asked}

    def open_data_files(self) -> Markup:
        """The files of open data: each set's content, formats and licence."""
        data = open_data(self.renderer)
        shown = {name: json_files.shown(name, data, self.renderer.language) for name in json_files.sets()}
        sets = [(name, json_files.licence(name), [each.path for each in files]) for name, files in shown.items()]
        return self.page.render(
            "open_data_files.html", sets=sets, addresses=urls, offered=self.offered, zero=json_files.ZERO,
        )  # fmt: skip

    def background_copy(self) -> Markup:
        """A button that copies the background for an assistant, and a link to the file."""
        return self.page.render("background_copy.html", file=urls.BACKGROUND)

    def data_address(self, path: str = "") -> Markup:
        """The full address of a file below the site's root (`data/goals.json`), or of the root.

        Empty if the site has no address: pages put what depends on it in `{% if data_address() %} … {% endif %}`.
        """
        site = self.settings.site_url
        return Markup(site) + path if site else Markup()
