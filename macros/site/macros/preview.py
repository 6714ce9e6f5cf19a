"""The macro of the page that a preview has and the published site has not: what changes for readers."""

from __future__ import annotations

from markupsafe import Markup

from macros.rendering import preview
from macros.site.macros.base import MacroBase


class PreviewMacros(MacroBase):
    """The preview of a proposal."""

    def preview_page(self) -> Markup:
        """What differs from the revision that the preview was asked to compare with."""
        found = preview.read(self.renderer, self.settings.root, self.settings.preview)
        return self.page.render("preview_page.html", preview=found, open=preview.OPEN)
