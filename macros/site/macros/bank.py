"""The macros of the message bank: the list, the messages, the kits, and the coverage."""

from collections import Counter

from markupsafe import Markup

from macros.domain import urls
from macros.site.macros.data import DataMacros

_SHOWN = 3  # messages on the page of a strength or goal


class BankMacros(DataMacros):
    """The bank's pages."""

    def messages_page(self, number: int = 1) -> Markup:
        """The list of messages, or a further page of it: occasions, filters, sender's fields, cards."""
        channels = self.platform.vocabulary.channels.items()
        return self.page.render(
            "messages_page.html", number=number, messages=self.bank.pages[number - 1], facets=self._facets(),
            channels=[(id_, self.renderer.text(each.name)) for id_, each in channels],
            pages=[urls.list_page(urls.MESSAGES, each) for each in range(1, len(self.bank.pages) + 1)],
            feed=self.offered(urls.FEED),
        )  # fmt: skip

    def _facets(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Return the less common filters, which are collapsed."""
        vocabulary, text = self.platform.vocabulary, self.renderer.text
        languages = [(each, self.bank.other(each).language_name) for each in self.platform.translated]
        return [
            ("audience", [(id_, text(name)) for id_, name in vocabulary.audiences.items()]),
            ("about", list(self.bank.subjects.items())),
            ("length", [(id_, text(name)) for id_, name in vocabulary.lengths.items()]),
            *([("language", languages)] if languages else []),
        ]

    def message_page(self, id_: str) -> Markup:
        """One message; if its last day has passed, that it is retired and what to use instead."""
        item = self.platform.messages[id_]
        return self.page.render(
            "message_page.html", item=item, retired=self.bank.is_retired(item), filter=f"about={item.about}",
            embed=self.embed(f"message:{id_}"),
        )  # fmt: skip

    def message_moved(self, id_: str) -> Markup:
        """The page at a message's former address."""
        return self.page.render("message_moved.html", item=self.platform.messages[id_])

    def message_links(self, target: str) -> Markup:
        """Links to some messages about a strength (`strength:skogen`) or for a goal (`goal:bad`), and to all.

        Empty if there are none. Raises KeyError for another kind.
        """
        kind, _, id_ = target.partition(":")
        filter_ = {"strength": f"about={id_}", "goal": f"goal={id_}"}[kind]
        found = [each for each in self.bank.active if id_ in (each.goals if kind == "goal" else [each.about])]
        if not found:
            return Markup()
        return self.page.render(
            "message_links.html", messages=self.bank.chosen(found, _SHOWN), count=len(found), filter=filter_
        )

    def kits_page(self, number: int = 1) -> Markup:
        """The visitor's own kit, and the ready kits, or one page of those."""
        ids, pages = self.listed(urls.KITS, number)
        return self.page.render("kits_page.html", kits=[self.platform.kits[id_] for id_ in ids], **pages)

    def try_page(self) -> Markup:
        """The tool that checks a text of the visitor's own."""
        return self.page.render("try_page.html")

    def coverage_page(self, number: int = 1) -> Markup:
        """The number of messages per strength, audience and channel, and where there are none; last other languages.

        number: of the page, as the tables may be paginated.
        """
        ids, pages = self.listed(urls.COVERAGE, number)
        vocabulary = self.platform.vocabulary
        active = self.bank.active
        counts = Counter((each.about, audience, each.channel) for each in active for audience in each.audiences)
        others = [self.bank.other(each) for each in self.platform.translated]
        cells = len(self.bank.subjects) * len(vocabulary.audiences) * len(vocabulary.channels)
        return self.page.render(
            "coverage_page.html", counts=counts, totals=Counter(each.about for each in active),
            cells=cells, empty=cells - len(counts), subjects=[id_ for id_ in ids if id_ in self.bank.subjects],
            rows=[self.bank.coverage[id_] for id_ in ids if id_ in self.bank.coverage], others=others, **pages,
        )  # fmt: skip
