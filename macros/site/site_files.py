"""The site's files other than pages: those of each edition, and those that all editions share."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import lru_cache, partial
from itertools import chain
from pathlib import Path
from urllib.parse import quote

from macros.content.made_files import Made, whole
from macros.domain import urls
from macros.domain.review_dates import reviews
from macros.editing import form_files
from macros.exports import dcat, embed, icons, ics, json_files, llms, paper
from macros.exports.open_data import OpenData
from macros.frontend import bank_data, bundle, idea_data, maker_data
from macros.frontend.profile_data import profiles
from macros.history import log
from macros.rendering.generated_pages import written_pages
from macros.rendering.renderer import Renderer
from macros.rendering.settings import Settings


def edition_files(renderer: Renderer, settings: Settings) -> Iterator[Made]:
    """Path and content of every file of one edition that is no page; first what every page asks for."""
    yield icons.MANIFEST, icons.manifest(renderer)
    yield from bank_files(renderer, settings)
    yield from goal_files(renderer, settings)
    yield from review_files(renderer, settings)
    yield from pdf_files(settings.root, renderer.language)
    yield from edition_data(renderer, settings)
    written = list(written_pages(settings.root, renderer.edition))
    yield from form_files.of_edition(renderer, settings.root, written, settings.repository)


def bank_files(renderer: Renderer, settings: Settings) -> Iterator[Made]:
    """Path and content of what the browser's tools read of one edition, and the feed."""
    bank = renderer.bank
    yield urls.WORDS, bundle.data("words", bank_data.words(renderer))
    yield urls.RULES, bundle.data("rules", bank_data.rules(renderer))
    yield urls.INDEX, lambda: bundle.data("index", bank_data.index(renderer))
    yield urls.TEXTS, lambda: bundle.data("texts", bank_data.texts(bank))
    yield urls.IDEAS, bundle.data("ideas", idea_data.ideas(renderer))
    for number in range(1, len(bank.pages) + 1):
        yield urls.cards(number), partial(_cards, renderer, number)
        for language in bank_data.languages(renderer, number):
            yield urls.texts_in(language, number), partial(_texts_in, renderer, language, number)
    yield urls.PROFILE_DATA, bundle.data(f"profile_{renderer.language}", profiles(renderer))
    if pictures := maker_data.maker(renderer, settings.root):
        yield urls.MAKER_DATA, bundle.data("maker", pictures)
    base = renderer.home(settings.site_url)
    yield urls.FEED, _file(renderer, urls.FEED, "feed.xml", base=base, path_of=renderer.path_of)


def _cards(renderer: Renderer, number: int) -> str:
    return bundle.data(f"cards{number}", bank_data.cards(renderer, number))


def _texts_in(renderer: Renderer, language: str, number: int) -> str:
    found = bank_data.in_language(renderer, language, number)
    return bundle.data(f"texts_{language.replace('-', '_')}{number}", found)


def _file(renderer: Renderer, path: str, template: str, **values: object) -> str:
    return f"{renderer.page(path).render(template, **values)}\n"


@lru_cache(maxsize=1)
def open_data(renderer: Renderer) -> OpenData:
    """The open data, in every language, as it stands on the renderer's day: an edition asks for it several times."""
    return OpenData(renderer.of_every_language)


def shared_files(renderer: Renderer, settings: Settings) -> Iterator[Made]:
    """Path and content of every file that all editions share: assets, open data, and what shows it on other sites."""
    data, site = open_data(renderer), settings.site_url
    yield from renderer.assets.files.items()
    yield from icons.files(renderer, settings.root)
    yield from form_files.shared(renderer.platform, settings.root, renderer.assets.names)
    yield from json_files.shared(data, site)
    yield urls.CATALOGUE, dcat.rdf(data, site, settings.contact_url, settings.proposal_mail)
    yield "assets/embed.js", embed.script(data, settings.root).encode()


def search_engine_files(
    renderer: Renderer, site: str, pages: Callable[[], Mapping[str, Collection[str]]]
) -> Iterator[Made]:
    """Path and content of the sitemap and of what leads to it. pages: gives the paths of each language's pages."""
    yield urls.SITEMAP, lambda: _sitemap(renderer, site, pages())
    yield urls.ROBOTS, f"User-agent: *\nAllow: /\n\nSitemap: {site}{urls.SITEMAP}\n"


def _sitemap(renderer: Renderer, site: str, pages: Mapping[str, Collection[str]]) -> str:
    every = dict.fromkeys(chain.from_iterable(pages.values()))
    twins = [
        {
            each.language: site + quote(urls.in_edition(each, path))
            for each in renderer.platform.place.editions
            if path in pages[each.language]
        }
        for path in every
    ]
    return _file(renderer, urls.SITEMAP, "sitemap.xml", pages=twins)


def edition_data(renderer: Renderer, settings: Settings) -> Iterator[Made]:
    """Path and content of one edition's open data: tables, what assistants are given to read."""
    data, site = open_data(renderer), settings.site_url
    yield from json_files.of_edition(data, renderer, site)
    yield urls.BACKGROUND, llms.background(renderer, site).encode()
    yield urls.LLMS, llms.llms(renderer, site).encode()


def pdf_files(root: Path, language: str) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of the edition's PDFs, if they are made of the current content."""
    for name, file in paper.made(root, language).items():
        yield f"{urls.PDF}/{name}.pdf", file.read_bytes()


def goal_files(renderer: Renderer, settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield path and content of the calendar of figures that are due; nothing if no date is known."""
    if ics.due(renderer.platform):
        base = renderer.home(settings.site_url)
        yield urls.CALENDAR, ics.due_calendar(renderer, base, log.revision(settings.root))


def review_files(renderer: Renderer, settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield path and content of the calendar of reviews; nothing if no date is known."""
    if reviews(renderer.platform):
        base = renderer.home(settings.site_url)
        revision = log.revision(settings.root)
        yield urls.REVIEWS, ics.review_calendar(renderer, base, settings.site_url, revision)


def write_files(folder: Path, made: Iterable[Made]) -> None:
    """Write each file as it is made: no more than one is in memory. made: path below the folder, and content."""
    for path, content in whole(made):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
