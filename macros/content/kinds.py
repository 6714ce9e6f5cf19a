"""The kinds of content: all that the engine knows of each, declared once. Whoever needs something of a kind asks here.

What a kind's fields are stands in its schema, `data/schema/NAME.schema.json`, and in its class.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Any

from macros.content import model

ITEM_MACRO = "item_page"


@dataclass(frozen=True, slots=True)
class OpenSet:
    """How a kind is offered as open data. place: among the sets. theme: in the EU's list. each: a file an item too."""

    place: int
    theme: str
    each: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of content.

    name: in schemas, references and the forms' addresses. model: what a file becomes. folder: below data/, with a file
    an item; also what the items are called in `Platform` and in the open data. Empty for a kind of which there is one
    file, `data/NAME.yml`. order: by what items are sorted.

    pages: the path below which each item has its own page, by its slug. listed: the path of the page that shows all
    items, where they have none of their own. read_at: the path of the page where the rest is read, as the forms' users
    and reviewers are led to it; None where there is none. macros: those that show one item, given its id; the first
    makes its page, or else `item_page` does with the template `NAME_page.html`. about: the field that describes it.
    in_navigation: whether a section of the site's menu holds its pages; others are reached by links and the search.

    optional: whether a site can do without the only file of its kind.
    by_language: whether the files lie in a folder for each language: the id is then that and the name, `de/cup-sms`.

    menu: its place in the forms' menu: what is changed most often comes first. kept: whether its files are never taken
    away, because others have copied the text, or stand on it. data: how it is offered as open data, if it is.
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
        """Its folder, or its only file."""
        return f"data/{self.folder}" if self.folder else f"data/{self.name}.yml"

    def has_folder(self, folder: str) -> bool:
        """Whether the folder is that of one of its languages."""
        return self.by_language and folder.rpartition("/")[0] == self.path

    @property
    def set(self) -> str:
        """What its set of open data is called."""
        return self.folder or self.name

    @property
    def own_macro(self) -> str:
        """The macro that makes an item's page."""
        return self.macros[0] if self.macros else ITEM_MACRO

    @property
    def has_page(self) -> bool:
        """Whether its items can be led to."""
        return bool(self.pages or self.listed)


_BY_ORDER = attrgetter("order")


def _by_name(*kinds: Kind) -> dict[str, Kind]:
    return {kind.name: kind for kind in kinds}


# The kinds of which there are many items, one a file.
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
# The kinds of which there is one file.
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
    """The kind whose items lie in the folder, `data/goals` or `data/translations/de` for instance."""
    return next((kind for kind in MANY.values() if folder == kind.path or kind.has_folder(folder)), None)


@cache  # asked for every link
def of_model(type_: type[model.Item]) -> Kind:
    """The kind whose items are of the class. Raises StopIteration for a class that is no kind's."""
    return next(kind for kind in MANY.values() if kind.model is type_)


def by_menu() -> list[Kind]:
    """The kinds of many items as the forms' menu lists them."""
    return sorted(MANY.values(), key=attrgetter("menu"))
