"""The macros of the history: what has changed day by day, and how the texts of a group have changed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial

from markupsafe import Markup

from macros import addresses, changelog
from macros.changelog import page_of, title_of
from macros.history import Change, FileHistory
from macros.history_pages import GROUPS, SHOWN, group_path
from macros.history_words import Row, Wording
from macros.macro_base import MacroBase
from macros.schema import Schemas


@dataclass(frozen=True, slots=True)
class Told:
    """A change in words. readable: false where one of the versions could not be read. more: rows that are not shown."""

    change: Change
    readable: bool
    rows: list[Row]
    more: int


class HistoryMacros(MacroBase):
    """The pages of the history."""

    def history_page(self) -> Markup:
        """What has happened to the content, the newest day first."""
        return self.page.render(
            "history_page.html", known=self.renderer.history.known, days=changelog.days(self.renderer),
            groups=[(group, group_path(group)) for group in GROUPS], feed=self.offered(addresses.CHANGES),
        )  # fmt: skip

    def history_group(self, group: str, number: int) -> Markup:
        """How the texts of a group have changed: a part of them on each page, numbered from 1."""
        pages = self.renderer.places.pages[group]
        told = [(file, self._told(file)) for file in pages[number - 1]]
        return self.page.render(
            "history_group.html", known=self.renderer.history.known, group=group, number=number,
            files=[(file, changes) for file, changes in told if changes],
            pages=[group_path(group, each) for each in range(1, len(pages) + 1)],
            places=self.renderer.places, page_of=partial(page_of, self.renderer),
            title_of=partial(title_of, self.renderer), shown=SHOWN, back=f"{addresses.HISTORY}/",
        )  # fmt: skip

    @cached_property
    def _wording(self) -> Wording:
        return Wording(self.renderer, Schemas(self.settings.root / "data" / "schema"))

    def _told(self, file: FileHistory) -> list[Told]:
        """The file's latest changes that are seen in this edition."""
        changes = self.renderer.places.seen(file, self.renderer.language)[:SHOWN]
        return [Told(each, each.differences is not None, *self._wording.rows(file.kind, each)) for each in changes]
