"""The macro of the page of content health: quality issues by owner."""

from __future__ import annotations

from collections import Counter

from markupsafe import Markup

from macros.content.kinds import MANY, ONE
from macros.content.problems import groups
from macros.content.schema import Schemas
from macros.domain import health, urls
from macros.domain.health import NOBODY
from macros.domain.review_dates import reviews
from macros.rendering import health_words
from macros.site.macros.base import MacroBase
from macros.site.session import current


class HealthMacros(MacroBase):
    """The page for those who tend the content."""

    def health_page(self) -> Markup:
        """What is missing, out of date, unproved, unapproved, untranslated, hard to read and not covered."""
        found = health.findings(self.platform, current(self.settings.root).problems, self.bank.today)
        counts = Counter((each.desk_id, each.group) for each in found)
        sayings = health_words.shortened(health_words.sayings(self.renderer, found, self._titles()), health_words.SHOWN)
        more = {key: counts[key] - sum(len(each.items) for each in shown) for key, shown in sayings.items()}
        return self.page.render(
            "health_page.html", desks=self._desks(counts), kinds=self._kinds(), counts=counts,
            sayings=sayings, more=more, count=len(found), today=self.bank.today,
            calendar=self.offered(urls.REVIEWS) if reviews(self.platform) else "",
        )  # fmt: skip

    def _desks(self, counts: Counter[health_words.Key]) -> list[tuple[str, str, str]]:
        """Id, name and contact of each owner; last, if there is any, what has no owner."""
        text = self.renderer.text
        desks = [(desk.id, text(desk.name), desk.contact or "") for desk in self.platform.place.desks]
        if any(id_ == NOBODY for id_, _ in counts):
            desks.append((NOBODY, self.renderer.label("health_nobody"), ""))
        return desks

    def _kinds(self) -> list[tuple[str, str, str]]:
        """Id, name and why it matters of each kind of issue, those without any included."""
        language = health_words.spoken(self.renderer.language)
        named = ((id_, groups()[id_]) for id_ in health.kinds_of_wanting())
        return [(id_, words["name"][language], words["why"][language]) for id_, words in named]

    def _titles(self) -> dict[str, str]:
        schemas = Schemas(self.settings.root / "data" / "schema")
        title = "title" if self.renderer.language == "sv" else "x-title-en"
        return {kind: schemas.kind(kind)[title] for kind in (*MANY, *ONE)}
