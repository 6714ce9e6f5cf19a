"""Messages in languages that the site has no edition in, and the settings of such a language."""

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
        """The language code: the name of its folder."""
        return self.id.partition("/")[0]

    @property
    def message(self) -> str:
        """The id of the message."""
        return self.id.partition("/")[2]


class Ease(Struct, frozen=True, kw_only=True):
    """Limits for easy texts: LIX, words in the longest sentence and on average, letters in a word."""

    lix: int | None = None
    sentence: int | None = None
    average: int | None = None
    word: int | None = None


class Passive(Struct, frozen=True, kw_only=True):
    """The endings of a language's passive verbs, and the endings of other words that look the same."""

    endings: list[str]
    other: list[str] = field(default_factory=list)


class Language(Item, frozen=True, kw_only=True):
    """The settings of a language without an edition. goal: how one is named. shown: the words in brackets."""

    order: int
    name: str | None = None
    goal: str | None = None
    shown: dict[str, str] = field(default_factory=dict)
    limits: Ease = field(default_factory=Ease)
    passive: Passive | None = None
