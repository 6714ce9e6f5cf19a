"""Where each thing lies on the site: paths below an edition's root, the same in every edition, ending in a slash."""

from __future__ import annotations

from macros.content import kinds
from macros.content.kinds import MANY
from macros.content.model import Edition, Item, Topic

STRENGTHS, AREAS, GOALS, MESSAGES = (MANY[kind].pages for kind in ("strength", "area", "goal", "message"))
FACTS, INITIATIVES, KITS, IDEA = (MANY[kind].listed for kind in ("fact", "initiative", "kit", "topic"))
VISION, BRAND, PICTURES = "vision", "varumarke", "bilder"
MAKER = f"{PICTURES}/gor"
GUIDES, ABOUT = "sa-gor-du", "om"
SOURCES, LICENCES = f"{ABOUT}/kallor", f"{ABOUT}/licenser"
ACCESSIBILITY = f"{ABOUT}/tillganglighet"
TRY, FEED = f"{MESSAGES}/prova", f"{MESSAGES}/flode.xml"
PROFILE = f"{STRENGTHS}/underlag"
PROFILE_DATA = f"{PROFILE}/data.js"
METHOD, CALENDAR = f"{GOALS}/metod", f"{GOALS}/kalender.ics"
# The goals whose wording nobody has found, on one page.
MISSING = f"{GOALS}/saknas"
RELATIONS = "sambandet"
PDF = "pdf"
DATA, OPEN_DATA = "data", f"{ABOUT}/oppna-data"
CATALOGUE, BACKGROUND = f"{DATA}/dcat.rdf", f"{DATA}/bakgrund.txt"
LLMS = "llms.txt"
# What search engines read, at the site's root alone.
SITEMAP, ROBOTS = "sitemap.xml", "robots.txt"
# The editors' room: its front page, and below it the forms, the handbook, the quality issues, where messages are
# missing, the calendar of reviews.
EDITORS = "redigera"
FORMS, HANDBOOK, QUALITY = f"{EDITORS}/formular", f"{EDITORS}/handbok", f"{EDITORS}/att-gora"
COVERAGE, REVIEWS = f"{EDITORS}/tackning", f"{EDITORS}/granskning.ics"
# Files that name the site by its address. A build that knows none leaves them out, and every link to them.
NEED_ADDRESS = (FEED, CALENDAR, REVIEWS, CATALOGUE, SITEMAP, ROBOTS)
# Where readers propose changes.
PROPOSE = f"{ABOUT}/foresla"
# Only in the preview of a proposal: what it changes for readers.
PREVIEW = "forhandsvisning"
# What the browser's tools read: their words, the rules for texts, every message in short, the cards and texts of all;
# the topics that an idea may be about, with their goals.
WORDS, RULES, INDEX = "words.js", f"{MESSAGES}/rules.js", f"{MESSAGES}/index.js"
TEXTS = f"{MESSAGES}/texts.js"
IDEAS = f"{IDEA}/ideas.js"
# What pictures are made of, fetched by the page that makes them alone.
MAKER_DATA = "assets/maker-data.js"
# The search of an edition: what it finds by name, and all of it, where nothing can be fetched.
TITLES, SEARCH_PACK = "titles.js", "search.js"
# The pages where one makes something.
TOOLS = (f"{MESSAGES}/", f"{KITS}/", f"{TRY}/", f"{PROFILE}/", f"{IDEA}/", f"{MAKER}/", f"{PROPOSE}/")
# A message may not be called as one of the pages beside it.
TAKEN = ("kit", "prova")


def picture(name: str, variant: str) -> str:
    """Where a drawing lies in a variant, below the site's root, without the ending that tells SVG from PNG."""
    return f"{PICTURES}/{name}-{variant}"


def is_made(path: str, site: str) -> bool:
    """Whether a build makes the file. site: the address of the site's root; empty where it is not known."""
    return bool(site) or path not in NEED_ADDRESS


def list_page(path: str, number: int) -> str:
    """The page with this number, from 1, of the list at the path."""
    return f"{path}/" if number == 1 else f"{path}/sida-{number}/"


def cards(number: int) -> str:
    """The script that holds the cards of the list's page with this number."""
    return f"{MESSAGES}/cards-{number}.js"


def texts_in(language: str, number: int) -> str:
    """The script that holds the messages of one page of the list in another language than the edition's."""
    return f"{MESSAGES}/texts-{language}-{number}.js"


def for_editors(path: str) -> bool:
    """Whether the page lies in the editors' room: neither search engines nor the site's own search know of those."""
    return path.startswith(f"{EDITORS}/")


def in_edition(edition: Edition, path: str) -> str:
    """A path below the edition's root as it lies below the site's root."""
    return f"{edition.path}/{path}" if edition.path else path


# Pages with others below them, and the other pages that are made whatever the content holds.
_INDEXES = (STRENGTHS, AREAS, GOALS, MESSAGES, PICTURES, RELATIONS, EDITORS)
MADE = (
    *_INDEXES, VISION, METHOD, MISSING, BRAND, INITIATIVES, FACTS, SOURCES, LICENCES, ACCESSIBILITY, KITS, TRY,
    PROFILE, COVERAGE, QUALITY, IDEA,
)  # fmt: skip


def list_of(item: Item) -> str:
    """The path of the list that shows the item; empty where it has a page of its own, or none."""
    return kinds.of_model(type(item)).listed


def path_of(item: Item, number: int = 1) -> str:
    """The item's own page, or its place on the page with this number of the list that shows its kind.

    A topic without goals is not among the ideas: it is an occasion, for which there are messages.
    """
    if isinstance(item, Topic) and not item.goals:
        return f"{MESSAGES}/?occasion={item.id}"
    kind = kinds.of_model(type(item))
    return f"{kind.pages}/{kind.slug(item)}/" if kind.pages else f"{list_page(kind.listed, number)}#{item.id}"


def has_page(item: Item) -> bool:
    """Whether `path_of` knows where the item lies."""
    return kinds.of_model(type(item)).has_page


def url_of(file: str) -> str:
    """The url of the page that a Markdown file makes: `om/index.md` is `om/`, `vision.md` is `vision/`."""
    path = file.removesuffix(".md")
    return f"{path}/" if path.rpartition("/")[2] != "index" else path.removesuffix("index")


def file_of(path: str) -> str:
    """The Markdown file that makes the page at the path, below the edition's prose folder: the other way round."""
    return f"{path}index.md" if path.rstrip("/") in _INDEXES else f"{path.rstrip('/')}.md"


def form(kind: str, id_: str) -> str:
    """The form for an item, below an edition's root; a kind of which there is one file has its own name for id."""
    language, _, name = id_.rpartition("/")
    collection = "_singletons" if kind == id_ else collection_of(kind, language)
    return f"{FORMS}/#/collections/{collection}/entries/{name}"


def collection_of(kind: str, language: str = "") -> str:
    """The forms' collection for a kind; for a kind whose files lie in a folder for each language, that of one."""
    return f"{kind}-{language}" if language else kind


def form_of_file(path: str) -> str:
    """The form for a file of the project or a folder of them, below an edition's root; nothing where there is none."""
    folder, _, name = path.rpartition("/")
    id_ = name.rpartition(".")[0]
    if kind := kinds.in_folder(folder):
        language = folder.rpartition("/")[2] if kind.has_folder(folder) else ""
        in_language = f"{language}/{id_}" if language else id_
        return form(kind.name, in_language) if name else f"{FORMS}/#/collections/{collection_of(kind.name, language)}"
    if folder == "data":
        return form(id_, id_)
    _, _, inside = folder.removeprefix("docs/").partition("/")
    return form(page_collection(inside or "."), id_) if folder.startswith("docs/") else ""


def page_collection(folder: str) -> str:
    """The forms' collection for the written pages in a folder below an edition's prose; a dot for that itself."""
    return "pages" if folder == "." else f"pages-{folder.replace('/', '-')}"


def new_form(kind: str) -> str:
    """The empty form for a new item, below the site's root."""
    return f"{FORMS}/#/collections/{kind}/new"
