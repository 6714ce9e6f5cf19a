"""The macros that pages call: each selects items and renders the template of its name with them.

Those of whole pages are here; the other modules have those of the bank, open data, quality, and running text.
"""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

from markupsafe import Markup
from msgspec import to_builtins

from macros.content import colours
from macros.content import locale as languages
from macros.content.model import Fact, Goal, Initiative, Perspective, Strength, Tie, figures, served_goals
from macros.content.placeholders import kept
from macros.delivery import packages
from macros.domain import charts, method_examples, trend, urls
from macros.domain.review_dates import reviews
from macros.domain.status import STATUSES
from macros.domain.strengths import related, unnamed_ids
from macros.editing import form_files
from macros.exports import chart_files, ics, paper, picture_files, swatches, to_take
from macros.rendering import picture_links, relations_diagram
from macros.site.edition import EDITION
from macros.site.macros.bank import BankMacros
from macros.site.macros.quality import QualityMacros
from macros.site.macros.text import TextMacros

_ARGUMENTS = 3  # of a strength, shown without unfolding


class Macros(BankMacros, QualityMacros, TextMacros):
    """All macros of one edition; those of whole pages are defined here."""

    @property
    def goals(self) -> list[Goal]:
        """The goals of the strategy in force."""
        return self.platform.goals_of_strategy(self.platform.strategy)

    def _wordings(self) -> dict[str, int]:
        """Return the number of goals of the strategy in force per state of their wording."""
        wordings = [goal.wording for goal in self.goals]
        return {each: wordings.count(each) for each in ("known", "subject", "missing")}

    def _initiatives(self, attribute: str, id_: str) -> list[Initiative]:
        return [item for item in self.platform.initiatives.values() if id_ in getattr(item, attribute)]

    @cached_property
    def _pdfs(self) -> dict[str, Path]:
        return paper.made(self.settings.root, self.renderer.language)

    def pdf_link(self, name: str) -> Markup:
        """A link to a strength's PDF by its id, or to the book (`bok`); empty if it has not been made."""
        if name not in self._pdfs:
            return Markup()
        size = languages.size(self._pdfs[name].stat().st_size, self.renderer.language)
        return self.page.render("pdf_link.html", target=f"{urls.PDF}/{name}.pdf", book=name == paper.BOOK, size=size)

    # Pages

    def front(self) -> Markup:
        """The front page: introduction, entrances, strengths, the map, and the goals' status."""
        platform = self.platform
        areas = [area for area in platform.areas.values() if area.strategy == platform.strategy.id]
        return self.page.render("front.html", goals=self.goals, areas=areas, **self._wordings())

    def vision_page(self) -> Markup:
        """The vision, its explanation, and the strengths behind it."""
        return self.page.render("vision_page.html", pdf=self.pdf_link(paper.BOOK))

    def strengths_index(self) -> Markup:
        """All strengths as cards."""
        return self.page.render("strengths_index.html")

    def strength_page(self, id_: str) -> Markup:
        """One strength: its arguments, proof and challenge, the goals that it contributes to, and related ones."""
        item = self.platform.strengths[id_]
        goals = sorted(item.goals, key=lambda each: self.platform.goals[each.goal].number)
        return self.page.render(
            "strength_page.html", item=item, goals=goals, unnamed=unnamed_ids, shown_arguments=_ARGUMENTS,
            shown=self.page.shown, related=related(item, self.platform), pdf=self.pdf_link(id_),
            initiatives=self._initiatives("strengths", id_), message_links=self.message_links(f"strength:{id_}"),
        )  # fmt: skip

    def item_page(self, target: str) -> Markup:
        """An item (`kind:id`) of a kind without a macro of its own, by the template `KIND_page.html`."""
        return self.page.render(f"{target.partition(':')[0]}_page.html", item=self.item(target))

    def profile_page(self) -> Markup:
        """The tool that makes a company's texts, slides and documents of the strengths' arguments."""
        return self.page.render("profile_page.html")

    def areas_index(self) -> Markup:
        """All areas by strategy, with their goals as cards."""
        return self.page.render("areas_index.html", goals=list(self.platform.goals.values()))

    def area_page(self, id_: str) -> Markup:
        """One area: its meaning, what is to be done, and its goals."""
        item = self.platform.areas[id_]
        return self.page.render(
            "area_page.html", item=item,
            areas=[area for area in self.platform.areas.values() if area.strategy == item.strategy],
            initiatives=self._initiatives("areas", id_), chart=charts.beside(item, self.platform),
        )  # fmt: skip

    def goals_index(self, number: int = 1) -> Markup:
        """All goals by strategy and area, or one page of them."""
        ids, pages = self.listed(urls.GOALS, number)
        goals = [goal for goal in self.platform.goals.values() if goal.id in ids]
        used = {goal.area for goal in goals}
        return self.page.render(
            "goals_index.html",
            areas=[area for area in self.platform.areas.values() if len(pages["pages"]) == 1 or area.id in used],
            goals=goals,
            latest={goal.id: trend.latest(goal, self.platform) for goal in goals},
            due=ics.due(self.platform),
            calendar=self.offered(urls.CALENDAR),
            **self._wordings(),
            **pages,
        )

    def goal_page(self, id_: str) -> Markup:
        """One goal: its question, measure, target and results; or that its wording is missing."""
        item = self.platform.goals[id_]
        area = self.platform.areas[item.area]
        chart = charts.chart(item, self.platform)
        return self.page.render(
            "goal_page.html", item=item, area=area, strategy=self.platform.strategies[area.strategy],
            chart=chart, facts=self._other_facts(item), **self._chart_files(item, chart),
            ties=self._ties("goal", id_), area_ties=self._ties("area", area.id),
            initiatives=self._initiatives("goals", id_),
            message_links=self.message_links(f"goal:{id_}"), embed=self.embed(f"goal:{id_}"),
        )  # fmt: skip

    def _chart_files(self, goal: Goal, chart: charts.Chart | None) -> dict[str, Any]:
        """Return the chart's files and the sources of its figures; empty without a chart."""
        if not chart or not chart.drawing:
            return {}
        ids = dict.fromkeys(row.source for row in chart.rows if row.source)
        return {
            "files": chart_files.files(goal, chart, self.renderer),
            "figure_sources": [self.platform.sources[id_] for id_ in ids],
        }

    def _other_facts(self, goal: Goal) -> list[Fact]:
        """Return the goal's facts that are not figures in its table."""
        drawn = {figure.fact for figure in figures(goal)}
        return [self.platform.facts[id_] for id_ in goal.facts if id_ not in drawn]

    def _ties(self, kind: str, id_: str) -> list[tuple[Perspective, Tie]]:
        """Return the counterparts of a goal or an area in strategies beyond the municipality."""
        perspectives = self.platform.perspectives.values()
        return [(each, tie) for each in perspectives for tie in each.ties if getattr(tie, kind) == id_]

    def missing_page(self) -> Markup:
        """The goals whose wording has not been found, by area."""
        goals = [goal for goal in self.platform.goals.values() if goal.wording == "missing"]
        return self.page.render("missing_page.html", goals=goals)

    def moved_page(self, path: str) -> Markup:
        """The page at an address that a page has moved from. path: its new address."""
        return self.page.render("moved_page.html", target=path)

    def editors_page(self) -> Markup:
        """The editors' front page: links to the other pages for editors, and the switch for edit links."""
        return self.page.render(
            "editors_page.html", forms=urls.FORMS, handbook=urls.HANDBOOK, todo=urls.QUALITY, coverage=urls.COVERAGE,
            calendar=self.offered(urls.REVIEWS) if reviews(self.platform) else "",
        )  # fmt: skip

    def method_page(self) -> Markup:
        """The method of judging goals: the statuses, the rules with an example each, and their limits."""
        kinds, lacks = (
            rules(self.platform, self.renderer.language) for rules in (method_examples.kinds, method_examples.lacks)
        )
        return self.page.render("method_page.html", statuses=STATUSES, kinds=kinds, lacks=lacks)

    def initiatives_page(self, number: int = 1) -> Markup:
        """Every initiative, the newest first, or one page of them, and how to add one."""
        ids, pages = self.listed(urls.INITIATIVES, number)
        initiatives = [self.platform.initiatives[id_] for id_ in ids]
        address = self.settings.contact_url
        return self.page.render("initiatives_page.html", initiatives=initiatives, address=address, **pages)

    def facts_page(self, number: int = 1) -> Markup:
        """Every fact with its value, year and source, or one page of them."""
        ids, pages = self.listed(urls.FACTS, number)
        return self.page.render("facts_page.html", facts=[self.platform.facts[id_] for id_ in ids], **pages)

    def sources_page(self, number: int = 1) -> Markup:
        """Every source, by publisher, or one page of them."""
        ids, pages = self.listed(urls.SOURCES, number)
        return self.page.render("sources_page.html", sources=[self.platform.sources[id_] for id_ in ids], **pages)

    def licences_page(self) -> Markup:
        """The licences of the content, of the code, and of every package that the site is built with."""
        root = self.settings.root
        groups = (("npm", packages.npm_packages(root)), ("python", packages.python_packages(root)))
        return self.page.render("licences_page.html", groups=groups, address=self._home)

    def credit(self) -> Markup:
        """How to credit the source: a line to copy, and the licensor."""
        return self.page.render("credit.html", address=self._home)

    @property
    def _home(self) -> str:
        """The full address of the edition's front page; empty if the site has none."""
        return self.settings.site_url and self.renderer.home(self.settings.site_url)

    def accessibility_page(self) -> Markup:
        """The accessibility statement."""
        return self.page.render("accessibility_page.html")

    def privacy(self) -> Markup:
        """The data controller, how to contact them, and what the server logs."""
        return self.page.render("privacy.html")

    def brand_page(self) -> Markup:
        """The brand as a proposal: voice, words, colours, typefaces, look."""
        strengths = (each.colour for each in self.platform.strengths.values())
        drawn = colours.drawn(to_builtins(self.platform.brand), strengths)
        return self.page.render("brand_page.html", pdf=self.pdf_link(paper.BOOK), pairs=len(drawn))

    def pictures_page(self) -> Markup:
        """The pictures, slides, documents and colours as files to fetch, the typefaces, and how one may use them."""
        every = self.renderer.of_every_language
        found = to_take.files(every, self.settings.root, self.settings.site_url)
        return self.page.render(
            "pictures_page.html", variants=picture_files.variants, path=picture_files.path, mark=picture_files.MARK,
            longest=picture_files.LONGEST,
            all=to_take.zip_path(self.platform), colours=swatches.PATHS, address=self._home,
            sizes={path: languages.size(len(content), self.renderer.language) for path, content in found.items()},
            tones={name: picture_files.tone_of(name, self.platform) for name in picture_files.drawings(self.platform)},
            taken=[to_take.offered(each) for each in every], ruled=picture_links.ruled_posters(self.renderer),
        )  # fmt: skip

    def maker_page(self) -> Markup:
        """The tool that makes pictures with the visitor's own words, in the browser."""
        return self.page.render("maker_page.html", data=urls.MAKER_DATA)

    def propose_page(self) -> Markup:
        """The form that turns a reader's proposal into a mail or an issue; without scripts, an address."""
        return self.page.render("propose_page.html", settings=self.settings, home=self._home)

    # The relations

    def relations_page(self, number: int = 1) -> Markup:
        """All relations: a diagram in two sizes, and a list that says the same.

        One of several pages shows some of the strengths, the goals that they contribute to, and a share of the goals
        that no strength contributes to.
        """
        ids, pages = self.listed(urls.RELATIONS, number)
        strengths = [self.platform.strengths[id_] for id_ in ids]
        goals = self._goals_of(strengths, number, len(pages["pages"]))
        used = {goal.area for goal in goals}
        areas = [
            area
            for area in self.platform.areas.values()
            if area.strategy == self.platform.strategy.id and (len(pages["pages"]) == 1 or area.id in used)
        ]
        pictures = [
            relations_diagram.picture(self.renderer.relations, size, self.renderer.language, strengths, goals)
            for size in (relations_diagram.NARROW, relations_diagram.WIDE)
        ]
        return self.page.render(
            "relations_page.html", pictures=pictures, strengths=strengths, goals=goals, areas=areas, **pages
        )

    def _goals_of(self, strengths: Iterable[Strength], number: int, pages: int) -> list[Goal]:
        """Return the goals that the strengths contribute to, and this page's share of those without any strength."""
        helped = {id_ for each in self.platform.strengths.values() for id_ in served_goals(each)}
        here = {id_ for each in strengths for id_ in served_goals(each)}
        here.update([goal.id for goal in self.goals if goal.id not in helped][number - 1 :: pages])
        return [goal for goal in self.goals if goal.id in here]

    def idea_page(self, number: int = 1) -> Markup:
        """The idea tool: topics to tick, and all of them as a list. A further page has only the list."""
        ids, pages = self.listed(urls.IDEA, number)
        return self.page.render("idea_page.html", topics=[self.platform.topics[id_] for id_ in ids], **pages)

    # Parts of written pages

    def perspectives(self) -> Markup:
        """The strategies beyond the municipality, and a table of their counterparts to ours."""
        return self.page.render("perspectives.html")

    def timeline(self) -> Markup:
        """The history of the strategy in force, the oldest event first."""
        return self.page.render("timeline.html")

    def storage_eraser(self) -> Markup:
        """A button that deletes what the browser has stored for the site."""
        return self.page.render("storage_eraser.html", database=form_files.database(self.settings.repository))


MACROS = (
    "front", "vision_page", "strengths_index", "strength_page", "areas_index", "area_page", "goals_index", "goal_page",
    "item_page", "method_page", "missing_page", "moved_page", "editors_page",
    "initiatives_page", "facts_page", "sources_page", "licences_page", "accessibility_page", "brand_page",
    "pictures_page", "maker_page", "profile_page", "messages_page", "message_page", "message_moved", "kits_page",
    "try_page", "coverage_page", "quality_page", "preview_page", "propose_page", "relations_page", "idea_page",
    "embed_example", "open_data_files", "background_copy",
    "perspectives", "timeline", "storage_eraser", "credit", "privacy",
)  # fmt: skip
MACROS_IN_TEXT = ("data_address", "fact", "value", "year", "link", "foreign", "contact_link", "licence")


def define_env(env: Any) -> None:
    """Register every macro for the configuration's edition. env: mkdocs-macros' plugin.

    Markdown does not parse the output of those that render more than words in a sentence.
    """
    edition = env.conf["extra"].get(EDITION)
    if not edition:  # problems stop the build, and no macro is called
        return
    macros = Macros(edition.renderer, edition.settings, lambda: env.page.url)
    for name in MACROS:
        env.macro(kept(getattr(macros, name)), name)
    for name in MACROS_IN_TEXT:
        env.macro(getattr(macros, name), name)
