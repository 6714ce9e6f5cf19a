"""The macro of the page where readers propose changes."""

from __future__ import annotations

from markupsafe import Markup

from macros.macro_base import MacroBase


class ProposeMacros(MacroBase):
    """Proposing a change."""

    def propose_page(self) -> Markup:
        """The form that words a reader's proposal and opens it as a mail or an issue; without a script, where to write.
        """
        home = self.renderer.home(self.settings.site_url) if self.settings.site_url else ""
        return self.page.render("propose_page.html", settings=self.settings, home=home)
