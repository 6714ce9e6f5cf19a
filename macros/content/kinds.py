"""The kinds of content: everything that the engine knows of each, declared once and looked up here.

A kind's fields are in its schema, `data/schema/NAME.schema.json`, and its model class.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Any

from macros.content import model

ITEM_MACRO = "item_page"


@dataclass(frozen=True, slots=True)
class OpenSet:
    """A kind's open data. place: order among the sets. theme: its code in the EU. each: a file per item too."""

    place: int
    theme: str
    each: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of content.

    name: used in schemas, references and the forms' addresses. model: the class of its items. folder: the folder below
    data/ with one file per item; also the name of the items in `Platform` and in the open data. Empty for a kind that
    has a single file, `data/NAME.yml`. order: the sort key of its items.

    pages: the path below which each item has a page, named by its slug. listed: the path of the page that lists all
    items, if they have no pages of their own. read_at: for a kind with neither, the path of the page that shows its
    content, to which forms and previews link; None if there is none. macros: the macros that show one item, given its
    id; the first renders its page, or without any, `item_page` does with the template `NAME_page.html`. about: the
    field that describes an item. in_navigation: whether its pages are in the site's menu; otherwise only links and the
    search lead to them.

    optional: whether a platform may lack the kind's single file. by_language: whether the files are in one folder per
    language; an id is then the language and the name, `de/cup-sms`.

    menu: position in the forms' menu, the most often edited first. kept: whether its files must never be deleted, since
    others have copied the text or refer to it. data: how it is published as open data; None if it is not.
    """

    name: str
    model: Any
    folder: str = ""
    order: Callable[[Any], Any] = attrgetter("id")
    pages: str = ""
    slug: Callable[[Any], str] = attrgetter("id")
    listed: str = ""
    read_at: str | None = None
    macros: tuple[str, ...] = ()
    about: str = ""
    in_navigation: bool = False
    optional: bool = False
    by_language: bool = False
    menu: int = 99
    kept: bool = False
    data: OpenSet | None = None

    @property
    def path(self) -> str:
        """The kind's folder, or its single file."""
        return f"data/{self.folder}" if self.folder else f"data/{self.name}.yml"

    def has_folder(self, folder: str) -> bool:
        """Whether the folder is one of the kind's language folders."""
        return self.by_language and folder.rpartition("/")[0] == self.path

    @property
    def set(self) -> str:
        """The name of its open data set."""
        return self.folder or self.name

    @property
    def own_macro(self) -> str:
        """The macro that renders an item's page."""
        return self.macros[0] if self.macros else ITEM_MACRO

    @property
    def has_page(self) -> bool:
        """Whether a link can point to its items."""
        return bool(self.pages or self.listed)


_BY_ORDER = attrgetter("order")


def _by_name(*kinds: Kind) -> dict[str, Kind]:
    return {kind.name: kind for kind in kinds}


# The kinds with many items, one per file.
MANY: dict[str, Kind] = _by_name(
    Kind(
        name="strategy", model=model.Strategy, folder="strategies", order=attrgetter("period.start"),
        read_at="vision/", menu=10, kept=True,
    ),
    Kind(
        name="strength", model=model.Strength, folder="strengths", order=_BY_ORDER, pages="styrkor",
        macros=("strength_page",), about="essence", in_navigation=True, menu=4, data=OpenSet(4, "REGI", each=True),
    ),
    Kind(
        name="area", model=model.Area, folder="areas", order=attrgetter("strategy", "order"), pages="omraden",
        macros=("area_page",), about="tagline", in_navigation=True, menu=7, data=OpenSet(5, "GOVE"),
    ),
    Kind(
        name="goal", model=model.Goal, folder="goals", order=attrgetter("number"), pages="mal",
        slug=lambda goal: f"{goal.number:02}-{goal.id}", macros=("goal_page",), in_navigation=True, menu=2,
        data=OpenSet(1, "GOVE", each=True),
    ),
    Kind(name="fact", model=model.Fact, folder="facts", listed="om/belagg", menu=3, data=OpenSet(3, "REGI")),
    Kind(
        name="initiative", model=model.Initiative, folder="initiatives",
        order=lambda item: (-(item.start or 0), item.id), listed="sa-gor-du/exempel", menu=5,
    ),
    Kind(
        name="perspective", model=model.Perspective, folder="perspectives", order=_BY_ORDER, listed="omvarld", menu=9,
    ),
    Kind(
        name="message", model=model.Message, folder="messages", pages="budskap",
        macros=("message_page", "message_moved"), menu=1, kept=True, data=OpenSet(6, "REGI", each=True),
    ),
    Kind(name="kit", model=model.Kit, folder="kits", order=_BY_ORDER, listed="budskap/kit", menu=6),
    Kind(name="topic", model=model.Topic, folder="topics", order=_BY_ORDER, listed="ide", menu=8),
    Kind(name="language", model=model.Language, folder="languages", order=_BY_ORDER, read_at="budskap/", menu=12),
    Kind(
        name="translation", model=model.Translation, folder="translations", read_at="budskap/", by_language=True,
        menu=11, kept=True,
    ),
)  # fmt: skip
# The kinds with a single file.
ONE: dict[str, Kind] = _by_name(
    Kind(name="platform", model=model.Place, read_at="", data=OpenSet(8, "REGI")),
    Kind(name="vocabulary", model=model.Vocabulary),
    Kind(name="brand", model=model.Brand, read_at="varumarke/"),
    Kind(name="accessibility", model=model.Accessibility, read_at="om/tillganglighet/"),
    Kind(name="sources", model=dict[str, model.Source], read_at="om/kallor/", data=OpenSet(7, "GOVE")),
    Kind(name="profile", model=model.Profile, read_at="styrkor/underlag/"),
    Kind(name="templates", model=model.Templates, optional=True),
)


def in_folder(folder: str) -> Kind | None:
    """Return the kind whose items are in the folder, for instance `data/goals` or `data/translations/de`."""
    return next((kind for kind in MANY.values() if folder == kind.path or kind.has_folder(folder)), None)


@cache  # called for every link
def of_model(type_: type[model.Item]) -> Kind:
    """Return the kind of a model class. Raises StopIteration if the class belongs to none."""
    return next(kind for kind in MANY.values() if kind.model is type_)


def by_menu() -> list[Kind]:
    """Return the kinds with many items, in the order of the forms' menu."""
    return sorted(MANY.values(), key=attrgetter("menu"))
