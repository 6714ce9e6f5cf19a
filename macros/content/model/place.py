"""What a place decides of its site: its editions and addresses, its vocabulary, what it answers for."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct, field

from macros.content.locale import with_territory
from macros.content.model.items import Approval
from macros.content.model.values import Standing, Text


class Edition(Struct, frozen=True, kw_only=True):
    """The site in one language: where it lies, how its language sorts, and which country spells so."""

    language: str
    name: str
    path: str
    alphabet: str
    prose: str
    region: str | None = None

    @property
    def locale(self) -> str:
        """The language with its country, that of most who speak it unless the edition names another: `en_GB`."""
        return f"{self.language}_{self.region}" if self.region else with_territory(self.language)


class KoladaPlace(Struct, frozen=True, kw_only=True):
    """A place in Kolada: its number, and the title that it must have there."""

    municipality: str
    title: str


class KoladaOffice(KoladaPlace, frozen=True, kw_only=True):
    """Kolada itself: its source and address, the platform's place in it, and what that is compared with, by name."""

    source: str
    address: str
    comparisons: dict[str, KoladaPlace] = field(default_factory=dict)


class Statistics(Struct, frozen=True, kw_only=True):
    """Where official figures are fetched."""

    kolada: KoladaOffice


class Repository(Struct, frozen=True, kw_only=True):
    """Where the files are kept. sign_in: a helper's address; app: the application's id at GitLab."""

    host: Literal["github", "gitlab"]
    name: str
    branch: str = "main"
    address: str | None = None
    sign_in: str | None = None
    app: str | None = None


class Owner(Struct, frozen=True, kw_only=True):
    """A role responsible for kinds of content, and for written pages by how their paths begin."""

    id: str
    name: Text
    kinds: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    contact: str | None = None


class Map(Struct, frozen=True, kw_only=True):
    """Where the place lies: a picture, what it shows in words, and the source of its borders."""

    picture: str
    text: Text
    source: str


class Proposals(Struct, frozen=True, kw_only=True):
    """Where readers' proposals go: an address for mail; a form for issues, with {title} and {body} to be filled in."""

    mail: str = ""
    issue: str = ""


class Privacy(Struct, frozen=True, kw_only=True):
    """Who is responsible for personal data, and what the server's log keeps. officer: of data protection."""

    controller: Text | None = None
    contact: str = ""
    logs: Text | None = None
    officer: str = ""


class Move(Struct, frozen=True, kw_only=True):
    """A page that has moved: its old address and its new one, below an edition's root."""

    old: str
    new: str


class Place(Struct, frozen=True, kw_only=True):
    """The platform's own file: the place, the site, its editions.

    independent: whether the site is a proposal that the place has not taken over; `notice` is shown as long as it is.
    names: what a text names when it can be about no other place.
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
    """Where a message goes out: the most characters and hashtags, and where the text is folded."""

    name: Text
    limit: int
    note: Text
    fold: int | None = None
    hashtags: int = 0
    sms: bool = False


class Blank(Struct, frozen=True, kw_only=True):
    """What somebody fills in: the field's name, what stands in the text until then."""

    name: Text
    shown: Text
    hint: Text | None = None


class Placeholder(Blank, frozen=True, kw_only=True):
    """What the sender of a message fills in. longest: the longest sensible filling; form: asked for above the texts."""

    longest: Text
    form: bool = False


class Limits(Struct, frozen=True, kw_only=True):
    """Limits for texts: LIX and words a sentence, in messages and on pages; equal words; months to a review."""

    lix: int
    sentence: int
    page_lix: int
    page_sentence: int
    alike: int
    review_months: int


class Vocabulary(Struct, frozen=True, kw_only=True):
    """The words that the site itself uses."""

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
    """What stands first and last in a text, in versions: the first in which everything is filled in is used."""

    name: Text
    opening: list[Text]
    closing: list[Text]


class AudienceFrame(Frame, frozen=True, kw_only=True):
    """The frame of the paragraph for an audience."""

    audience: str


class Profile(Struct, frozen=True, kw_only=True):
    """What the profile tool puts around a company's chosen arguments; lengths in words."""

    standing: Standing
    placeholders: dict[str, Blank]
    lengths: list[int]
    boilerplate_length: int
    texts: list[AudienceFrame]
    boilerplate: Frame
    approved: Approval | None = None


class Authority(Struct, frozen=True, kw_only=True):
    """Who supervises accessibility. complaint: the address of its page for complaints."""

    name: Text
    url: str
    complaint: str


class Accessibility(Struct, frozen=True, kw_only=True):
    """The facts of the accessibility statement.

    issues: what breaks a criterion, which, why, and the plan for it. untested: what has not been tried, and why.
    outside: what the act does not cover. answer_days: within how many those who ask for another format are answered.
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
