"""The site's settings for a place: its editions and addresses, its vocabulary, and its legal statements."""

from datetime import date
from typing import Literal

from msgspec import Struct, field

from macros.content.locale import with_territory
from macros.content.model.items import Approval
from macros.content.model.values import Standing, Text


class Edition(Struct, frozen=True, kw_only=True):
    """The site in one language: its path, its sorting alphabet, and the country whose spelling it follows."""

    language: str
    name: str
    path: str
    alphabet: str
    prose: str
    region: str | None = None

    @property
    def locale(self) -> str:
        """The language with the edition's country, or else its most likely one: `en_GB`."""
        return f"{self.language}_{self.region}" if self.region else with_territory(self.language)


class KoladaPlace(Struct, frozen=True, kw_only=True):
    """A municipality or group in Kolada: its id, and the title that it must have there."""

    municipality: str
    title: str


class KoladaOffice(KoladaPlace, frozen=True, kw_only=True):
    """The settings for Kolada: its source and address, the place's id there, and those of its comparisons, by name."""

    source: str
    address: str
    comparisons: dict[str, KoladaPlace] = field(default_factory=dict)


class Statistics(Struct, frozen=True, kw_only=True):
    """Where official figures are fetched from."""

    kolada: KoladaOffice


class Repository(Struct, frozen=True, kw_only=True):
    """Where the files are stored. sign_in: address of the OAuth helper; app: application id at GitLab."""

    host: Literal["github", "gitlab"]
    name: str
    branch: str = "main"
    address: str | None = None
    sign_in: str | None = None
    app: str | None = None


class Owner(Struct, frozen=True, kw_only=True):
    """A role responsible for kinds of content, and for written pages by the beginning of their paths."""

    id: str
    name: Text
    kinds: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    contact: str | None = None


class Map(Struct, frozen=True, kw_only=True):
    """The map of the place's location: a picture, its alternative text, and the source of its borders."""

    picture: str
    text: Text
    source: str


class Proposals(Struct, frozen=True, kw_only=True):
    """Where readers' proposals are sent: a mail address, or an issue form whose address has {title} and {body}."""

    mail: str = ""
    issue: str = ""


class Privacy(Struct, frozen=True, kw_only=True):
    """The data controller, and what the server logs. officer: the data protection officer's address."""

    controller: Text | None = None
    contact: str = ""
    logs: Text | None = None
    officer: str = ""


class Move(Struct, frozen=True, kw_only=True):
    """A moved page: its old and new path below an edition's root."""

    old: str
    new: str


class Place(Struct, frozen=True, kw_only=True):
    """The contents of platform.yml: the place, the site and its editions.

    independent: whether the site is a proposal that the place has not adopted; `notice` is shown while it is. names:
    the proper names that make a text specific to the place.
    """

    place: Text
    short: Text
    site_name: Text
    wordmark: Text
    description: Text
    current_strategy: str
    editions: list[Edition]
    independent: bool = False
    notice: Text
    publisher: Text
    licence: Text
    licensor: Text | None = None
    privacy: Privacy = field(default_factory=Privacy)
    publisher_type: str = ""
    site_url: str = ""
    edit_url: str = ""
    contact_url: str = ""
    repository: Repository | None = None
    proposals: Proposals = field(default_factory=Proposals)
    statistics: Statistics | None = None
    owners: list[Owner] = field(default_factory=list)
    moved: list[Move] = field(default_factory=list)
    map: Map | None = None
    names: list[str] = field(default_factory=list)


class Channel(Struct, frozen=True, kw_only=True):
    """A channel of messages: its limits in characters and hashtags. fold: where a text is cut off behind “more”."""

    name: Text
    limit: int
    note: Text
    fold: int | None = None
    hashtags: int = 0
    sms: bool = False


class Blank(Struct, frozen=True, kw_only=True):
    """A field to fill in: its name, and the words shown until it is filled in."""

    name: Text
    shown: Text
    hint: Text | None = None


class Placeholder(Blank, frozen=True, kw_only=True):
    """What a message's sender fills in. longest: the longest plausible value. form: a field above the texts."""

    longest: Text
    form: bool = False


class Limits(Struct, frozen=True, kw_only=True):
    """Limits for texts: LIX and words per sentence, in messages and on pages; similarity; months to a review."""

    lix: int
    sentence: int
    page_lix: int
    page_sentence: int
    alike: int
    review_months: int


class Vocabulary(Struct, frozen=True, kw_only=True):
    """The site's words: labels, and the names of the values that content may have."""

    standing: dict[str, Text]
    certainty: dict[str, Text]
    wording: dict[str, Text]
    level: dict[str, Text]
    audiences: dict[str, Text]
    channels: dict[str, Channel]
    lengths: dict[str, Text]
    subjects: dict[str, Text]
    placeholders: dict[str, Placeholder]
    limits: Limits
    comparisons: dict[str, Text]
    frequencies: dict[str, Text]
    status: dict[str, Text]
    labels: dict[str, Text]


class Frame(Struct, frozen=True, kw_only=True):
    """The opening and closing of a text, in versions: the first whose placeholders are all filled in is used."""

    name: Text
    opening: list[Text]
    closing: list[Text]


class AudienceFrame(Frame, frozen=True, kw_only=True):
    """The opening and closing of the paragraph for an audience."""

    audience: str


class Profile(Struct, frozen=True, kw_only=True):
    """The text that the profile tool puts around a company's chosen arguments; lengths in words."""

    standing: Standing
    placeholders: dict[str, Blank]
    lengths: list[int]
    boilerplate_length: int
    texts: list[AudienceFrame]
    boilerplate: Frame
    approved: Approval | None = None


class Authority(Struct, frozen=True, kw_only=True):
    """The authority that supervises accessibility. complaint: the address of its complaints page."""

    name: Text
    url: str
    complaint: str


class Accessibility(Struct, frozen=True, kw_only=True):
    """The content of the accessibility statement.

    issues: each criterion that is not met, with what, why and the plan. untested: what has not been tested, and why.
    outside: what the act does not cover. answer_days: days within which a request for another format is answered.
    """

    body: Text
    service: Text
    status: Literal["full", "partial", "none"]
    status_text: dict[str, Text]
    published: date | None = None
    assessed: date | None = None
    updated: date
    method: Text
    issues: list[dict[str, Text]]
    untested: list[dict[str, Text]] = field(default_factory=list)
    outside: Text | None = None
    exemption: Text
    feedback: Text
    contact: str = ""
    answer_days: int | None = None
    authority: Authority
    law: Text
    sources: list[str] = field(default_factory=list)
