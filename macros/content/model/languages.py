"""Texts in languages that the site has no edition in, and what such a language needs."""

from __future__ import annotations

from msgspec import Struct, field

from macros.content.model.items import Approval, Item


class Rendering(Struct, frozen=True, kw_only=True):
    """A variant of a message in another language. of: which variant it renders, from 1."""

    of: int
    text: str


class Translation(Item, frozen=True, kw_only=True):
    """A message in a language that the site has no edition in. id: the language and the message's id, `de/cup-sms`."""

    variants: list[Rendering]
    name: str | None = None
    approved: Approval | None = None

    @property
    def language(self) -> str:
        """The language, as its folder is called."""
        return self.id.partition("/")[0]

    @property
    def message(self) -> str:
        """The id of the message."""
        return self.id.partition("/")[2]


class Ease(Struct, frozen=True, kw_only=True):
    """How easy a language's texts are to be: LIX, words in the longest sentence and on average, letters in a word."""

    lix: int | None = None
    sentence: int | None = None
    average: int | None = None
    word: int | None = None


class Passive(Struct, frozen=True, kw_only=True):
    """How a language's verbs end in the passive; and how other words end that look so, compounds among them."""

    endings: list[str]
    other: list[str] = field(default_factory=list)


class Language(Item, frozen=True, kw_only=True):
    """What texts in a language need besides their own words. goal: how one is named; shown: what is to be filled in."""

    order: int
    name: str | None = None
    goal: str | None = None
    shown: dict[str, str] = field(default_factory=dict)
    limits: Ease = field(default_factory=Ease)
    passive: Passive | None = None
