"""The macros that pages call: each picks items and hands them to the template of its name.

Here are those of whole pages; those of the bank, of open data, of quality and of running text lie beside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

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
from macros.rendering import relations_diagram
from macros.site.edition import EDITION
from macros.site.macros.bank import BankMacros
from macros.site.macros.quality import QualityMacros
from macros.site.macros.text import TextMacros

Macro = Callable[..., Markup]
_ARGUMENTS = 3  # of a strength that stand unfolded


class MacroEnvironment(Protocol):
    """What these macros need of mkdocs-macros' environment."""

    project_dir: str
    conf: Any
    page: Any

    def macro(self, function: Macro, name: str = "") -> Macro:
        """Make the function callable in pages by its name."""


def define_env(env: MacroEnvironment) -> None:
    """Register every macro for the edition that the configuration is of."""
    edition = env.conf["extra"].get(EDITION)
    if edition:  # else whoever builds says why, and calls no macro
        register(env, Macros(edition.renderer, edition.settings, lambda: env.page.url))


def register(env: MacroEnvironment, macros: Macros) -> None:
    """Make every macro callable in pages by its name. What is more than words in a sentence goes past Markdown."""
    for name in MACROS:
        env.macro(kept(getattr(macros, name)), name)
    for name in MACROS_IN_TEXT:
        env.macro(getattr(macros, name), name)


class Macros(BankMacros, QualityMacros, TextMacros):
    """All macros of one edition; here those of whole pages."""

    @property
    def goals(self) -> list[Goal]:
        """The goals of the strategy in force."""
        return self.platform.goals_of_strategy(self.platform.strategy)

    def _wordings(self) -> dict[str, int]:
        """How many goals of the strategy in force there are of each wording."""
        wordings = [goal.wording for goal in self.goals]
        return {each: wordings.count(each) for each in ("known", "subject", "missing")}

    def _initiatives(self, attribute: str, id_: str) -> list[Initiative]:
        return [item for item in self.platform.initiatives.values() if id_ in getattr(item, attribute)]

    @cached_property
    def _pdfs(self) -> dict[str, Path]:
        return paper.made(self.settings.root, self.renderer.language)

    def pdf_link(self, name: str) -> Markup:
        """A link to a strength's PDF by its id, or to the book (`bok`); nothing where it has not been made."""
        if name not in self._pdfs:
            return Markup()
        size = languages.size(self._pdfs[name].stat().st_size, self.renderer.language)
        return self.page.render("pdf_link.html", target=f"{urls.PDF}/{name}.pdf", book=name == paper.BOOK, size=size)

    # Pages

    def front(self) -> Markup:
        """The front page: what is here, the ways in, the strengths, where the place lies, the state of the goals."""
        platform = self.platform
        areas = [area for area in platform.areas.values() if area.strategy == platform.strategy.id]
        return self.page.render("front.html", goals=self.goals, areas=areas, **self._wordings())

    def vision_page(self) -> Markup:
        """The vision, what it means, and the strengths that carry it."""
        return self.page.render("vision_page.html", pdf=self.pdf_link(paper.BOOK))

    def strengths_index(self) -> Markup:
        """All strengths as doors."""
        return self.page.render("strengths_index.html")

    def strength_page(self, id_: str) -> Markup:
        """One strength: what it is, its arguments, proof and challenge, the goals it serves, what goes with it."""
        item = self.platform.strengths[id_]
        goals = sorted(item.goals, key=lambda each: self.platform.goals[each.goal].number)
        return self.page.render(
            "strength_page.html", item=item, goals=goals, unnamed=unnamed_ids, shown_arguments=_ARGUMENTS,
            shown=self.page.shown, related=related(item, self.platform), pdf=self.pdf_link(id_),
            initiatives=self._initiatives("strengths", id_), message_links=self.message_links(f"strength:{id_}"),
        )  # fmt: skip

    def item_page(self, target: str) -> Markup:
        """An item (`kind:id`) of a kind whose page needs nothing more, by the template `KIND_page.html`."""
        return self.page.render(f"{target.partition(':')[0]}_page.html", item=self.item(target))

    def profile_page(self) -> Markup:
        """The tool that makes a company's own texts, slides and documents of the strengths' arguments."""
        return self.page.render("profile_page.html")

    def areas_index(self) -> Markup:
        """All areas, by strategy, with their goals as tiles."""
        return self.page.render("areas_index.html", goals=list(self.platform.goals.values()))

    def area_page(self, id_: str) -> Markup:
        """One area: what it means, what is to be done, its goals."""
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
        """One goal: its question, measure, target and what is known; or, plainly, that its wording is missing."""
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
        """The files of a drawing, and the sources of its figures; nothing where nothing is drawn."""
        if not chart or not chart.drawing:
            return {}
        ids = dict.fromkeys(row.source for row in chart.rows if row.source)
        return {
            "files": chart_files.files(goal, chart, self.renderer),
            "figure_sources": [self.platform.sources[id_] for id_ in ids],
        }

    def _other_facts(self, goal: Goal) -> list[Fact]:
        """The goal's facts that are none of the figures in its table."""
        drawn = {figure.fact for figure in figures(goal)}
        return [self.platform.facts[id_] for id_ in goal.facts if id_ not in drawn]

    def _ties(self, kind: str, id_: str) -> list[tuple[Perspective, Tie]]:
        """The counterparts of a goal or an area in the strategies beyond the municipality."""
        perspectives = self.platform.perspectives.values()
        return [(each, tie) for each in perspectives for tie in each.ties if getattr(tie, kind) == id_]

    def missing_page(self) -> Markup:
        """The goals whose wording nobody has found, by area."""
        goals = [goal for goal in self.platform.goals.values() if goal.wording == "missing"]
        return self.page.render("missing_page.html", goals=goals)

    def moved_page(self, path: str) -> Markup:
        """What stands at an address that a page has moved from. path: its new one."""
        return self.page.render("moved_page.html", target=path)

    def editors_page(self) -> Markup:
        """The front page of the editors' room: the ways to its pages, and whether their links are shown on others."""
        return self.page.render(
            "editors_page.html", forms=urls.FORMS, handbook=urls.HANDBOOK, todo=urls.QUALITY, coverage=urls.COVERAGE,
            calendar=self.offered(urls.REVIEWS) if reviews(self.platform) else "",
        )  # fmt: skip

    def method_page(self) -> Markup:
        """How goals are judged: what each verdict means, the rules with an example each, and what they cannot say."""
        kinds, lacks = (
            rules(self.platform, self.renderer.language) for rules in (method_examples.kinds, method_examples.lacks)
        )
        return self.page.render("method_page.html", statuses=STATUSES, kinds=kinds, lacks=lacks)

    def initiatives_page(self, number: int = 1) -> Markup:
        """Every initiative, the newest first, or one page of them, and how to add one's own."""
        ids, pages = self.listed(urls.INITIATIVES, number)
        initiatives = [self.platform.initiatives[id_] for id_ in ids]
        return self.page.render("initiatives_page.html", initiatives=initiatives, **pages)

    def facts_page(self, number: int = 1) -> Markup:
        """Every fact with its value, year and source, or one page of them."""
        ids, pages = self.listed(urls.FACTS, number)
        return self.page.render("facts_page.html", facts=[self.platform.facts[id_] for id_ in ids], **pages)

    def sources_page(self) -> Markup:
        """Every source, by publisher."""
        return self.page.render("sources_page.html")

    def licences_page(self) -> Markup:
        """The content's and the code's licence, and that of every package the site is built with."""
        root = self.settings.root
        groups = (("npm", packages.npm_packages(root)), ("python", packages.python_packages(root)))
        return self.page.render("licences_page.html", groups=groups, address=self._home)

    def credit(self) -> Markup:
        """How the source is named: the line to copy, and who gives the licence."""
        return self.page.render("credit.html", address=self._home)

    @property
    def _home(self) -> str:
        """The whole address of the edition's front page; empty while the site has none."""
        return self.settings.site_url and self.renderer.home(self.settings.site_url)

    def accessibility_page(self) -> Markup:
        """The accessibility statement."""
        return self.page.render("accessibility_page.html")

    def privacy(self) -> Markup:
        """Who is responsible for personal data, how they are reached, and what the server's log keeps."""
        return self.page.render("privacy.html")

    def brand_page(self) -> Markup:
        """The brand as a proposal: voice, words, colours, type, look."""
        strengths = (each.colour for each in self.platform.strengths.values())
        drawn = colours.drawn(to_builtins(self.platform.brand), strengths)
        return self.page.render("brand_page.html", pdf=self.pdf_link(paper.BOOK), pairs=len(drawn))

    def pictures_page(self) -> Markup:
        """The pictures, slides, documents and colours as files to fetch, the typefaces, and how one may use them."""
        every = to_take.of_every_language(self.renderer)
        found = to_take.files(every, self.settings.root, self.settings.site_url)
        return self.page.render(
            "pictures_page.html", variants=picture_files.variants, path=picture_files.path, mark=picture_files.MARK,
            width=picture_files.WIDTH,
            all=to_take.zip_path(self.platform), colours=swatches.PATHS, address=self._home,
            sizes={path: languages.size(len(content), self.renderer.language) for path, content in found.items()},
            tones={name: picture_files.tone_of(name, self.platform) for name in picture_files.drawings(self.platform)},
            taken=[to_take.offered(each) for each in every],
        )  # fmt: skip

    def maker_page(self) -> Markup:
        """The tool that makes pictures of the visitor's own words, in the browser."""
        return self.page.render("maker_page.html", data=urls.MAKER_DATA)

    def propose_page(self) -> Markup:
        """The form that words a reader's proposal for a mail or an issue; without a script, where to write."""
        return self.page.render("propose_page.html", settings=self.settings, home=self._home)

    # The relations

    def relations_page(self, number: int = 1) -> Markup:
        """How everything hangs together: a picture in two sizes, and a list that says the same.

        A page of several shows some of the strengths, the goals that they help to reach, and its share of the goals
        that no strength helps to reach.
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
        """The goals that the strengths help to reach, and this page's share of those that no strength does."""
        helped = {id_ for each in self.platform.strengths.values() for id_ in served_goals(each)}
        here = {id_ for each in strengths for id_ in served_goals(each)}
        here.update([goal.id for goal in self.goals if goal.id not in helped][number - 1 :: pages])
        return [goal for goal in self.goals if goal.id in here]

    def idea_page(self, number: int = 1) -> Markup:
        """What an idea is about, and what it serves: topics to tick, and all of them as a list.

        A further page has the list alone.
        """
        ids, pages = self.listed(urls.IDEA, number)
        return self.page.render("idea_page.html", topics=[self.platform.topics[id_] for id_ in ids], **pages)

    # Parts of written pages

    def perspectives(self) -> Markup:
        """The strategies beyond the municipality, and the table that ties ours to them."""
        return self.page.render("perspectives.html")

    def timeline(self) -> Markup:
        """The story of the strategy in force, the oldest first."""
        return self.page.render("timeline.html")

    def storage_eraser(self) -> Markup:
        """A button that erases what the browser has stored for the site."""
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
