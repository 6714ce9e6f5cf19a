"""The macros of pages for editors: quality issues by owner, and the preview of a proposal."""

from collections import Counter

from markupsafe import Markup

from macros.content.problems import groups
from macros.content.words import in_language
from macros.domain import quality, urls
from macros.domain.quality import NOBODY
from macros.domain.review_dates import reviews
from macros.rendering import preview, quality_words
from macros.site.macros.base import MacroBase
from macros.site.session import current


class QualityMacros(MacroBase):
    """Pages for editors and reviewers."""

    def quality_page(self) -> Markup:
        """The content that is missing, outdated, unproved, unapproved, untranslated, hard to read or not covered."""
        reading = current(self.settings.root)
        found = quality.findings(self.platform, reading.problems, self.bank.today)
        counts = Counter((each.owner_id, each.group) for each in found)
        sentences = quality_words.shortened(
            quality_words.sentences(self.renderer, found, reading.library.schemas), quality_words.SHOWN
        )
        more = {key: counts[key] - sum(len(each.items) for each in shown) for key, shown in sentences.items()}
        return self.page.render(
            "quality_page.html", owners=self._owners(counts), kinds=self._kinds(), counts=counts,
            sentences=sentences, more=more, count=len(found), today=self.bank.today,
            calendar=self.offered(urls.REVIEWS) if reviews(self.platform) else "",
        )  # fmt: skip

    def preview_page(self) -> Markup:
        """What differs from the revision that the preview is compared with."""
        found = preview.read(self.renderer, self.settings.root, self.settings.preview)
        return self.page.render("preview_page.html", preview=found, open=preview.OPEN)

    def _owners(self, counts: Counter[quality_words.Key]) -> list[tuple[str, str, str]]:
        """Return id, name and contact of each owner; last an entry for issues without one, if any."""
        text = self.renderer.text
        owners = [(owner.id, text(owner.name), owner.contact or "") for owner in self.platform.place.owners]
        if any(id_ == NOBODY for id_, _ in counts):
            owners.append((NOBODY, self.renderer.label("quality_nobody"), ""))
        return owners

    def _kinds(self) -> list[tuple[str, str, str]]:
        """Return id, name and explanation of every group of issues."""
        language = self.renderer.language
        named = ((id_, groups()[id_]) for id_ in quality.kinds_of_issue())
        return [
            (id_, in_language(words["name"], language), in_language(words["why"], language)) for id_, words in named
        ]
