"""The macro of the page where readers propose changes."""

from __future__ import annotations

from markupsafe import Markup

from macros import addresses, proposal_files
from macros.macro_base import MacroBase
from macros.site import current, proposal_pages, written_pages


class ProposeMacros(MacroBase):
    """Proposing a change."""

    def propose_page(self) -> Markup:
        """The form in which readers propose changes, and all that they may propose changes to."""
        root, settings = self.settings.root, self.settings
        return self.page.render(
            "propose_page.html", settings=settings, home=self.renderer.home(settings.site_url),
            texts=f"{addresses.PROPOSE}/", groups=proposal_files.groups(self.renderer, current(root).library),
            pages=proposal_pages(self.renderer, written_pages(root, self.renderer.edition)),
        )  # fmt: skip
