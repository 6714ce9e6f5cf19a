"""What a build needs besides templates: the reading, the settings, the files that no page holds. Plain functions."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from macros import (
    addresses,
    background,
    calendars,
    catalogue,
    changes,
    data_files,
    embed,
    export,
    form_files,
    ideas,
    pages,
    paper,
    scripts,
    tools,
)
from macros.check import problems_of
from macros.load import Library, load, platform
from macros.model import Edition, Place, Platform, Repository
from macros.open_data import OpenData
from macros.problems import Problem, problem
from macros.profiles import profiles
from macros.render import Renderer
from macros.reviews import reviews

# What a build says last where the content has problems.
STOPPED = "Innehållet har fel; webbplatsen byggdes inte."
# What it says where the site's address is not known.
_NO_ADDRESS = """\
Webbplatsens adress är inte känd. Det som behöver den är därför inte med:
- det som talar om för sökmotorer vilken adress en sida har (canonical och strukturerade data)
- koden som visar budskap och mål på andra webbplatser, och exemplen på hur öppna data hämtas
- {files}
Ange adressen i miljövariabeln SITE_URL (till exempel https://exempel.se/) eller som site_url i data/platform.yml.
(The site's address is not known, so what needs it is left out. Set SITE_URL, or site_url in data/platform.yml.)"""


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of the content: the platform, or None with the problems that stop it; the files that were read."""

    platform: Platform | None
    problems: tuple[Problem, ...]
    library: Library


class _Last:
    """The last reading, for the next one to begin from."""

    root: Path | None = None
    reading: Reading | None = None


def current(root: Path) -> Reading:
    """The content below root as it stands now: the same reading while nothing has changed.

    Only what has changed is taken in again; what holds the same as before is the same documents.
    """
    before = _Last.reading if _Last.root == root else None
    library = load(root, before=before.library if before else None)
    reading = before if before and library.reads_as(before.library) else _reading(root, library)
    _Last.root, _Last.reading = root, reading
    return reading


def _reading(root: Path, library: Library) -> Reading:
    problems = problems_of(library)
    found = None if any(row.stops for row in problems) else platform(library)
    missing = missing_files(found, root) if found else []
    return Reading(None if missing else found, (*problems, *missing), library)


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the site is published and edited: from the environment, else from platform.yml.

    site_url: empty where it is not known; then nothing names it, and `addresses.NEED_ADDRESS` is left out.
    preview: the revision that a preview is compared with (PREVIEW_SINCE); empty for the site that is published.
    policy_in_pages: every page carries the site's policy, for a host that sends no headers (POLICY_IN_PAGES).
    """

    root: Path
    site_url: str
    edit_url: str
    contact_url: str
    proposal_mail: str = ""
    proposal_issue: str = ""
    repository: Repository | None = None
    preview: str = ""
    policy_in_pages: bool = False

    @property
    def base(self) -> str:
        """The path that the site lies below where it is published: `/plats/`; `/` where its address is not known."""
        return urlsplit(self.site_url).path or "/"

    @property
    def takes_proposals(self) -> bool:
        """Whether readers' proposals have an address to go to: without one there is no form for them."""
        return bool(self.proposal_mail or self.proposal_issue)

    @classmethod
    def read(cls, platform: Platform, root: Path) -> Settings:
        """The settings in force; addresses that end a path end in a slash."""
        place = platform.place
        site, edit, contact, mail, issue = (
            os.environ.get(name) or default
            for name, default in (
                ("SITE_URL", place.site_url), ("EDIT_URL", place.edit_url), ("CONTACT_URL", place.contact_url),
                ("PROPOSAL_MAIL", place.proposals.mail), ("PROPOSAL_ISSUE", place.proposals.issue),
            )
        )  # fmt: skip
        return cls(
            root,
            _slashed(site),
            _slashed(edit),
            contact,
            mail,
            issue,
            _repository(os.environ.get("REPOSITORY", ""), place),
            os.environ.get("PREVIEW_SINCE", ""),
            bool(os.environ.get("POLICY_IN_PAGES")),
        )


def without_address() -> str:
    """What is left out of a site whose address is not known, and how it is set."""
    return _NO_ADDRESS.format(files=", ".join(sorted(addresses.NEED_ADDRESS)))


def _repository(written: str, place: Place) -> Repository | None:
    """The repository that is written as `github:owner/name@branch`, else the place's own.

    The name may be the project's whole address, as the hosts' own variables give it. Raises msgspec.ValidationError
    for a host that the forms do not know.
    """
    host, _, rest = written.partition(":")
    name, _, branch = rest.partition("@")
    if not name:
        return place.repository
    url = urlsplit(name)
    address = f"{url.scheme}://{url.netloc}" if url.netloc not in ("", "github.com") else None
    known = {"host": host, "name": url.path.strip("/"), "branch": branch or "main", "address": address}
    return msgspec.convert(known, Repository)


def _slashed(url: str) -> str:
    return url if not url or url.endswith("/") else url + "/"


def missing_files(platform: Platform, root: Path) -> list[Problem]:
    """A problem for each font that is not there, and for the first file from npm that the site needs and lacks."""
    wanted = [*scripts.library_files(), *form_files.npm_files()]
    missing = [path for path in wanted if not (root / "node_modules" / path).exists()]
    fonts = [file for file in export.font_files(platform.brand) if not (root / file).exists()]
    return [
        *(problem("data/brand.yml", (1, 1), "no-font-file", found=file) for file in fonts),
        *(problem("package.json", (1, 1), "no-node-modules", found=file) for file in missing[:1]),
    ]


def edition_files(renderer: Renderer, settings: Settings) -> Iterator[tuple[str, str | bytes]]:
    """Path and content of every file of one edition that is no page."""
    yield from bank_files(renderer, settings)
    yield from goal_files(renderer, settings)
    yield from review_files(renderer, settings)
    yield from pdf_files(settings.root, renderer.language)
    yield from edition_data(renderer, settings)
    pages = list(written_pages(settings.root, renderer.edition))
    yield from form_files.of_edition(renderer, settings.root, pages, settings.repository)


def bank_files(renderer: Renderer, settings: Settings) -> Iterator[tuple[str, str]]:
    """Path and content of what the browser's tools read of one edition, and the feed."""
    bank = renderer.bank
    yield addresses.WORDS, scripts.data("words", tools.words(renderer))
    yield addresses.RULES, scripts.data("rules", tools.rules(renderer))
    yield addresses.INDEX, scripts.data("index", tools.index(renderer))
    yield addresses.TEXTS, scripts.data("texts", tools.texts(bank))
    yield addresses.IDEAS, scripts.data("ideas", ideas.ideas(renderer))
    for number in range(1, len(bank.pages) + 1):
        yield addresses.cards(number), scripts.data(f"cards{number}", tools.cards(renderer, number))
    yield addresses.PROFILE_DATA, scripts.data(f"profile_{renderer.language}", profiles(renderer))
    yield addresses.FEED, _feed(renderer, settings)


def _feed(renderer: Renderer, settings: Settings) -> str:
    """The feed of what happens to messages, as Atom."""
    page = renderer.page(addresses.FEED)
    feed = page.render("feed.xml", entries=changes.of_messages(renderer), base=renderer.home(settings.site_url))
    return f"{feed}\n"


def open_data(renderer: Renderer) -> OpenData:
    """The open data, in every language, as it stands on the renderer's day."""
    platform, today, thread = renderer.platform, renderer.bank.today, renderer.thread
    return OpenData([Renderer(platform, each.language, today, thread=thread) for each in platform.place.editions])


def shared_files(renderer: Renderer, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Path and content of every file that all editions share: assets, open data, and what shows it on other sites."""
    data, site = open_data(renderer), settings.site_url
    yield from renderer.dressing.files.items()
    yield from form_files.shared(renderer.platform.brand, settings.root, renderer.dressing.names)
    yield from data_files.shared(data, site)
    if addresses.is_made(addresses.CATALOGUE, site):
        yield addresses.CATALOGUE, catalogue.rdf(data, site, settings.contact_url)
    yield "assets/embed.js", embed.script(data, settings.root / "overrides" / "js").encode()


def edition_data(renderer: Renderer, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Path and content of one edition's open data: tables, what assistants are given to read."""
    data, site = open_data(renderer), settings.site_url
    yield from data_files.of_edition(data, renderer, site)
    yield addresses.BACKGROUND, background.background(renderer, site).encode()
    yield addresses.LLMS, background.llms(renderer, site).encode()


def pdf_files(root: Path, language: str) -> Iterator[tuple[str, bytes]]:
    """Path and content of the edition's PDFs, if they have been made of the content as it is now."""
    for name, file in paper.made(root, language).items():
        yield f"{addresses.PDF}/{name}.pdf", file.read_bytes()


def goal_files(renderer: Renderer, settings: Settings) -> Iterator[tuple[str, str]]:
    """Path and content of the calendar of figures that are due; none where no day is known."""
    if calendars.due(renderer.platform):
        yield addresses.CALENDAR, calendars.due_calendar(renderer, renderer.home(settings.site_url))


def review_files(renderer: Renderer, settings: Settings) -> Iterator[tuple[str, str]]:
    """Path and content of the calendar of what is to be looked at again; none where no day is known."""
    if reviews(renderer.platform):
        base = renderer.home(settings.site_url)
        yield addresses.REVIEWS, calendars.review_calendar(renderer, base, settings.site_url)


def optional_pages(renderer: Renderer, settings: Settings) -> Iterator[pages.Page]:
    """The pages that only some settings ask for: the form for proposals; in a preview, what changes for readers."""
    label = renderer.label
    if settings.takes_proposals:
        title, words = label("page_propose"), label("page_propose_description")
        yield pages.Page(f"{addresses.PROPOSE}/", title, words, "propose_page", "data/vocabulary.yml")
    if settings.preview:
        title, words = label("page_preview"), label("page_preview_description")
        yield pages.Page(f"{addresses.PREVIEW}/", title, words, "preview_page", "", listed=False)


def page_sources(renderer: Renderer, written: list[str]) -> dict[str, str]:
    """The file that an editor changes, by page url: the Markdown of a written page, the YAML of a made one."""
    made = {page.path: page.source for page in pages.made_pages(renderer, written)}
    return {**made, **{addresses.url_of(file): f"{renderer.edition.prose}/{file}" for file in written}}


def written_pages(root: Path, edition: Edition) -> dict[str, str]:
    """The Markdown of every written page of the edition, by its path below the edition's prose folder."""
    folder = root / edition.prose
    return {file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in sorted(folder.rglob("*.md"))}


def write_files(folder: Path, made: Iterable[tuple[str, str | bytes]]) -> None:
    """Write each file as it is made: no more than one is in memory. made: path below the folder, and content."""
    for path, content in made:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content.encode() if isinstance(content, str) else content)
