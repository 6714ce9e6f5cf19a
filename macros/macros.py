"""The macros that pages call: each picks items and hands them to the template of its name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

from markupsafe import Markup

from macros import (
    addresses,
    calendars,
    charts,
    data_files,
    embed,
    fields,
    history,
    licences,
    method,
    paper,
    thread_picture,
)
from macros import language as languages
from macros.messages import Bank
from macros.model import (
    Area,
    Fact,
    Goal,
    Initiative,
    Item,
    Message,
    Perspective,
    Platform,
    Tie,
)  # fmt: skip
from macros.open_data import OpenData
from macros.render import PageRenderer, Renderer
from macros.schema import Schemas
from macros.site import Settings, current, open_data
from macros.status import STATUSES
from macros.strengths import by_audience, proof_ids, related

Macro = Callable[..., Markup]
_SHOWN = 4  # cards on the page of a strength or goal
# The columns of the list of what is missing: labels `part_…`, and `missing_…` in macros.completeness.
_PARTS = ("target", "base", "results", "source", "responsible", "next")


class MacroEnvironment(Protocol):
    """What these macros need of mkdocs-macros' environment; Zensical offers the same."""

    project_dir: str
    conf: Any
    page: Any

    def macro(self, function: Macro, name: str = "") -> Macro:
        """Make the function callable in pages by its name."""


def define_env(env: MacroEnvironment) -> None:
    """Register every macro for the edition whose language the configuration gives."""
    root = Path(env.project_dir)
    platform = current(root).platform
    if platform is None:  # under serve: the pages show the problems instead, and call no macro
        return
    renderer = Renderer(platform, env.conf["theme"]["language"], history=history.read(root))
    macros = Macros(renderer, Settings.read(platform, root), lambda: env.page.url)
    for name in MACROS:
        env.macro(getattr(macros, name), name)


class Macros:
    """The macros of one edition. page_url: gives the url of the page that is being rendered."""

    def __init__(self, renderer: Renderer, settings: Settings, page_url: Callable[[], str]) -> None:
        self.renderer = renderer
        self.platform: Platform = renderer.platform
        self.settings = settings
        self._page_url = page_url
        self._page: PageRenderer | None = None

    @property
    def page(self) -> PageRenderer:
        """The renderer of the page that is being made; a new one when another page has begun."""
        url = self._page_url()
        if self._page is None or self._page.url != url:
            self._page = self.renderer.page(url)
        return self._page

    @property
    def bank(self) -> Bank:
        """The edition's messages."""
        return self.renderer.bank

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
        return self.page.render(
            "pdf_link.html", target=f"{addresses.PDF}/{name}.pdf", book=name == paper.BOOK, size=size
        )

    # Pages

    def front(self) -> Markup:
        """The front page: vision, strengths, the ways in, the state of the goals."""
        ways = (
            ("tell", f"{addresses.MESSAGES}/"),
            ("idea", f"{addresses.IDEA}/"),
            ("read", f"{addresses.STRENGTHS}/"),
            ("tend", f"{addresses.ABOUT}/redaktor/"),
        )
        return self.page.render(
            "front.html", strategy=self.platform.strategy, strengths=list(self.platform.strengths.values()), ways=ways,
            goals=self.goals, hero_colour=self.platform.brand.roles["accent"],
            profile=f"{addresses.PROFILE}/",
            **self._wordings(),
        )  # fmt: skip

    def vision_page(self) -> Markup:
        """The vision, what it means, and the strengths that carry it."""
        return self.page.render(
            "vision_page.html", strategy=self.platform.strategy, strengths=self.platform.strengths.values(),
            pdf=self.pdf_link(paper.BOOK),
        )  # fmt: skip

    def strengths_index(self) -> Markup:
        """All strengths as doors."""
        return self.page.render(
            "strengths_index.html", strengths=self.platform.strengths.values(), profile=f"{addresses.PROFILE}/"
        )

    def strength_page(self, id_: str) -> Markup:
        """One strength: what it is, its arguments, proof and challenge, the goals it serves, what goes with it."""
        item = self.platform.strengths[id_]
        goals = sorted(item.goals, key=lambda each: self.platform.goals[each.goal].number)
        return self.page.render(
            "strength_page.html", item=item, strengths=self.platform.strengths, goals=goals,
            arguments=by_audience(item), proof_ids=proof_ids, profile=f"{addresses.PROFILE}/",
            related=related(item, self.platform), initiatives=self._initiatives("strengths", id_),
            message_cards=self.message_cards(f"strength:{id_}"), pdf=self.pdf_link(id_),
        )  # fmt: skip

    def profile_page(self) -> Markup:
        """The tool that makes a company's own texts, slides and documents of the strengths' arguments."""
        return self.page.render(
            "profile_page.html", item=self.platform.profile, strengths=self.platform.strengths,
            data=addresses.PROFILE_DATA,
        )  # fmt: skip

    def areas_index(self) -> Markup:
        """All areas, by strategy, with their goals as tiles."""
        return self.page.render(
            "areas_index.html", areas=list(self.platform.areas.values()),
            goals=list(self.platform.goals.values()), strategies=list(self.platform.strategies.values()),
        )  # fmt: skip

    def area_page(self, id_: str) -> Markup:
        """One area: what it means, what is to be done, its goals."""
        item = self.platform.areas[id_]
        return self.page.render(
            "area_page.html", item=item,
            areas=[area for area in self.platform.areas.values() if area.strategy == item.strategy],
            goals=self.platform.goals_of(item),
            strengths=[self.platform.strengths[strength] for strength in item.strengths],
            initiatives=self._initiatives("areas", id_),
        )  # fmt: skip

    def goals_index(self) -> Markup:
        """All goals by strategy and area."""
        return self.page.render(
            "goals_index.html",
            current=self.platform.strategy,
            strategies=list(self.platform.strategies.values()),
            areas=list(self.platform.areas.values()),
            goals=list(self.platform.goals.values()),
            due=calendars.due(self.platform),
            often=[goal for goal in self.platform.goals.values() if goal.frequency and not goal.next],
            today=self.bank.today,
            todo_parts=_PARTS,
            **self._wordings(),
        )

    def goal_page(self, id_: str) -> Markup:
        """One goal: its question, measure, target and what is known; or, plainly, that its wording is missing."""
        item = self.platform.goals[id_]
        area = self.platform.areas[item.area]
        return self.page.render(
            "goal_page.html", item=item, area=area, strategy=self.platform.strategies[area.strategy],
            chart=charts.chart(item, self.platform), facts=self._other_facts(item),
            ties=self._ties("goal", id_), area_ties=self._ties("area", area.id),
            initiatives=self._initiatives("goals", id_), source=self.platform.paths["goal", id_],
            message_cards=self.message_cards(f"goal:{id_}"), embed=self.embed(f"goal:{id_}"),
        )  # fmt: skip

    def _other_facts(self, goal: Goal) -> list[Fact]:
        """The goal's facts that are none of its results."""
        drawn = {result.fact for result in (*goal.results, goal.base) if result}
        return [self.platform.facts[id_] for id_ in goal.facts if id_ not in drawn]

    def _ties(self, kind: str, id_: str) -> list[tuple[Perspective, Tie]]:
        """The counterparts of a goal or an area in the strategies beyond the municipality."""
        perspectives = self.platform.perspectives.values()
        return [(each, tie) for each in perspectives for tie in each.ties if getattr(tie, kind) == id_]

    def method_page(self) -> Markup:
        """How goals are judged: what each verdict means, the rules with an example each, and what they cannot say."""
        kinds, lacks = (rules(self.platform, self.renderer.language) for rules in (method.kinds, method.lacks))
        end = self.platform.strategy.period.end
        return self.page.render("method_page.html", statuses=STATUSES, kinds=kinds, lacks=lacks, end=end)

    def initiatives_page(self) -> Markup:
        """Every initiative, the newest first, and how to add one's own."""
        return self.page.render("initiatives_page.html", initiatives=list(self.platform.initiatives.values()))

    def facts_page(self) -> Markup:
        """Every fact with its value, year and source."""
        facts = self.renderer.alphabetical(self.platform.facts.values(), "label")
        return self.page.render("facts_page.html", facts=facts)

    def sources_page(self) -> Markup:
        """Every source, by publisher."""
        return self.page.render(
            "sources_page.html", sources=self.renderer.alphabetical(self.platform.sources.values(), "title")
        )

    def licences_page(self) -> Markup:
        """The content's and the code's licence, and that of every package the site is built with."""
        root = self.settings.root
        groups = (("npm", licences.npm_packages(root)), ("python", licences.python_packages(root)))
        return self.page.render("licences_page.html", groups=groups)

    def accessibility_page(self) -> Markup:
        """The accessibility statement."""
        return self.page.render(
            "accessibility_page.html", item=self.platform.accessibility, address=self.settings.contact_url
        )

    def brand_page(self) -> Markup:
        """The brand as a proposal: voice, words, colours, type, look."""
        return self.page.render("brand_page.html", item=self.platform.brand, pdf=self.pdf_link(paper.BOOK))

    # The message bank

    def messages_page(self, number: int) -> Markup:
        """The list of messages, or one of its further pages: who tells, the filter, the cards."""
        return self.page.render(
            "messages_page.html", number=number, messages=self.bank.pages[number - 1], facets=self._facets(),
            list_page=addresses.list_page,
        )  # fmt: skip

    def _facets(self) -> list[tuple[str, list[tuple[str, str]]]]:
        vocabulary, text = self.platform.vocabulary, self.renderer.text
        return [
            ("channel", [(id_, text(each.name)) for id_, each in vocabulary.channels.items()]),
            ("about", list(self.bank.subjects.items())),
            ("audience", [(id_, text(name)) for id_, name in vocabulary.audiences.items()]),
            ("length", [(id_, text(name)) for id_, name in vocabulary.lengths.items()]),
        ]

    def message_page(self, id_: str) -> Markup:
        """One message; or, when its last day has passed, that it is retired and what to use instead."""
        item = self.platform.messages[id_]
        return self.page.render(
            "message_page.html", item=item, retired=self.bank.is_retired(item), filter=f"about={item.about}",
            embed=self.embed(f"message:{id_}"),
        )  # fmt: skip

    def message_moved(self, id_: str) -> Markup:
        """What stands at a message's former address."""
        return self.page.render("message_moved.html", item=self.platform.messages[id_])

    def message_cards(self, target: str) -> Markup:
        """A few messages about a strength (`strength:skogen`) or for a goal (`goal:bad`), and a way to all.

        Nothing where there are none. Raises KeyError for another kind.
        """
        kind, _, id_ = target.partition(":")
        filter_ = {"strength": f"about={id_}", "goal": f"goal={id_}"}[kind]
        found = [each for each in self.bank.active if id_ in (each.goals if kind == "goal" else [each.about])]
        if not found:
            return Markup()
        return self.page.render(
            "message_cards.html", messages=self.bank.chosen(found, _SHOWN), count=len(found), filter=filter_
        )

    def kits_page(self) -> Markup:
        """The visitor's own kit, and those that are ready for an occasion."""
        return self.page.render("kits_page.html", kits=self.platform.kits.values())

    def try_page(self) -> Markup:
        """Check a text of one's own."""
        return self.page.render("try_page.html")

    def coverage_page(self) -> Markup:
        """How many messages there are for each strength, audience and channel, and where there are none."""
        vocabulary = self.platform.vocabulary
        active = self.bank.active
        counts = Counter((each.about, audience, each.channel) for each in active for audience in each.audiences)
        cells = len(self.bank.subjects) * len(vocabulary.audiences) * len(vocabulary.channels)
        return self.page.render(
            "coverage_page.html", counts=counts, totals=Counter(each.about for each in active),
            cells=cells, empty=cells - len(counts),
        )  # fmt: skip

    # The thread

    def thread_page(self) -> Markup:
        """How everything hangs together: a picture in two sizes, and a list that says the same."""
        sizes = (thread_picture.NARROW, thread_picture.WIDE)
        pictures = [thread_picture.picture(self.renderer.thread, size, self.renderer.language) for size in sizes]
        return self.page.render(
            "thread_page.html", strategy=self.platform.strategy, pictures=pictures,
            strengths=self.platform.strengths.values(), areas=self._areas(), goals=self.goals,
        )  # fmt: skip

    def matrix_page(self) -> Markup:
        """Strengths by goals, and our areas and goals by the levels of the strategies beyond."""
        return self.page.render(
            "matrix_page.html", strengths=list(self.platform.strengths.values()), areas=self._areas(),
            goals=[goal for goal in self.goals if goal.wording != "missing"],
            missing=[goal for goal in self.goals if goal.wording == "missing"],
        )  # fmt: skip

    def _areas(self) -> list[Area]:
        return [area for area in self.platform.areas.values() if area.strategy == self.platform.strategy.id]

    def idea_page(self) -> Markup:
        """What an idea is about, and what it serves: topics to tick, and all of them as a list."""
        return self.page.render("idea_page.html", strategy=self.platform.strategy, topics=self.platform.topics.values())

    # Open data

    def embed(self, target: str) -> Markup:
        """HTML that shows a goal (`goal:bad`) or a message (`message:bad-sms`) on another site, to copy."""
        item = self._item(target)
        site = self.settings.site_url
        script, page = f"{site}assets/embed.js", self.renderer.home(site) + addresses.path_of(item)
        return self.page.render("embed.html", **self._embedded(target), script_address=script, page_address=page)

    def embed_example(self, target: str) -> Markup:
        """The same, shown here as it will look there."""
        script, page = self.page.to_root("assets/embed.js"), self.page.to_item(self._item(target))
        return self.page.render("snippet.html", **self._embedded(target), script_address=script, page_address=page)

    def _embedded(self, target: str) -> dict[str, Any]:
        kind, item = target.partition(":")[0], self._item(target)
        asked = embed.attributes(item, self.renderer) if isinstance(item, Message) else {}
        return {"kind": kind, "item": item, "attributes": asked}

    def open_data_files(self) -> Markup:
        """The files of open data: what each set holds, in which forms, under which licence."""
        data = open_data(self.renderer)
        sets = [(name, data_files.licence(name), self._files(name, data)) for name in data_files.SETS]
        return self.page.render("open_data_files.html", sets=sets, addresses=addresses, zero=data_files.ZERO)

    def _files(self, name: str, data: OpenData) -> list[str]:
        """The paths of the set's files in this edition, below the site's root."""
        found = data_files.of_set(name, data)
        return [each.path for each in found if each.language in (None, self.renderer.language)]

    def background_copy(self) -> Markup:
        """A button that copies the background for an assistant, and a link to the file."""
        return self.page.render("background_copy.html", file=addresses.BACKGROUND)

    def data_address(self, path: str) -> Markup:
        """The whole address of a file below the site's root (`data/goals.json`), for examples."""
        return Markup(self.settings.site_url) + path

    # Parts of written pages

    def perspectives(self) -> Markup:
        """The strategies beyond the municipality, and the table that ties ours to them."""
        return self.page.render("perspectives.html", perspectives=self.platform.perspectives.values())

    def timeline(self) -> Markup:
        """The story of the strategy in force, the oldest first."""
        return self.page.render("timeline.html", strategy=self.platform.strategy)

    def field_tables(self) -> Markup:
        """The fields of every kind of data file."""
        kinds = fields.kinds(Schemas(self.settings.root / "data" / "schema"), self.renderer.language)
        return self.page.render("field_tables.html", kinds=kinds)

    def storage_eraser(self) -> Markup:
        """A button that erases what the browser has stored for the site."""
        return self.page.render("storage_eraser.html")

    # In running text

    def fact(self, id_: str) -> Markup:
        """A fact's figure with its unit, its year and source a press away."""
        return self.page.fact(id_)

    def value(self, id_: str) -> Markup:
        """A fact's figure without its unit."""
        return self.page.fact(id_, "value")

    def year(self, id_: str) -> Markup:
        """The year that a fact holds for."""
        return self.page.fact(id_, "year")

    def link(self, target: str, words: str) -> Markup:
        """A link to a page by its path (`om/belagg`) or to an item by kind and id (`goal:foretagsklimat`).

        Raises KeyError for an item that does not exist.
        """
        address = self.page.to_item(self._item(target)) if ":" in target else self.page.to(f"{target.strip('/')}/")
        return self._inline("link.html", target=address, words=words)

    def _item(self, target: str) -> Item:
        kind, _, id_ = target.partition(":")
        kinds: dict[str, dict[str, Any]] = {
            "strength": self.platform.strengths, "area": self.platform.areas, "goal": self.platform.goals,
            "initiative": self.platform.initiatives, "fact": self.platform.facts, "message": self.platform.messages,
            "kit": self.platform.kits,
        }  # fmt: skip
        found: Item = kinds[kind][id_]
        return found

    def foreign(self, lang: str, words: str) -> Markup:
        """Words in another language than the page's."""
        return self._inline("foreign.html", lang=lang, words=words)

    def contact_link(self) -> Markup:
        """Where to turn with corrections."""
        return self._inline("contact_link.html", address=self.settings.contact_url)

    def _inline(self, template: str, **values: Any) -> Markup:
        return Markup(self.page.render(template, **values).replace("\n", ""))


MACROS = (
    "front", "vision_page", "strengths_index", "strength_page", "areas_index", "area_page", "goals_index", "goal_page",
    "method_page",
    "initiatives_page", "facts_page", "sources_page", "licences_page", "accessibility_page", "brand_page",
    "profile_page", "messages_page", "message_page", "message_moved", "message_cards", "kits_page", "try_page",
    "coverage_page", "thread_page", "matrix_page", "idea_page",
    "embed", "embed_example", "open_data_files", "background_copy", "data_address",
    "perspectives", "timeline", "field_tables", "storage_eraser",
    "fact", "value", "year", "link", "foreign", "contact_link",
)  # fmt: skip
