"""The site's URLs: paths below an edition's root, the same in every edition, ending in a slash."""

from macros.content import kinds
from macros.content.kinds import MANY
from macros.content.model import Edition, Item, Platform, Topic

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
# The editors' pages: their front page, and below it the forms, the handbook, the quality issues, where messages are
# missing, the calendar of reviews.
EDITORS = "redigera"
FORMS, HANDBOOK, QUALITY = f"{EDITORS}/formular", f"{EDITORS}/handbok", f"{EDITORS}/att-gora"
COVERAGE, REVIEWS = f"{EDITORS}/tackning", f"{EDITORS}/granskning.ics"
# Files that contain the site's address. A build that does not know it leaves out these files and all links to them.
NEED_ADDRESS = (FEED, CALENDAR, REVIEWS, CATALOGUE, SITEMAP, ROBOTS)
# Where readers propose changes.
PROPOSE = f"{ABOUT}/foresla"
# Only in the preview of a proposal: what it changes for readers.
PREVIEW = "forhandsvisning"
# Data for the browser's tools: words, the rules for texts, a summary of every message, and the texts of all messages;
# the topics that an idea may be about, with their goals.
WORDS, RULES, INDEX = "words.js", f"{MESSAGES}/rules.js", f"{MESSAGES}/index.js"
TEXTS = f"{MESSAGES}/texts.js"
IDEAS = f"{IDEA}/ideas.js"
# Data for the picture maker, fetched by its page alone.
MAKER_DATA = "assets/maker-data.js"
# An edition's search: titles and keywords; and the whole index as a script, for a site opened from a disk.
TITLES, SEARCH_PACK = "titles.js", "search.js"
# The interactive pages.
TOOLS = (f"{MESSAGES}/", f"{KITS}/", f"{TRY}/", f"{PROFILE}/", f"{IDEA}/", f"{MAKER}/", f"{PROPOSE}/")
# Ids that a message may not have: other pages have those addresses.
TAKEN = ("kit", "prova")


# What a page needs: the attributes of `Platform` of which none may be empty. Without them there is no such page.
_NEEDS = {
    STRENGTHS: ("strengths",),
    PROFILE: ("strengths",),
    AREAS: ("areas",),
    GOALS: ("goals",),
    METHOD: ("goals",),
    MISSING: ("goals",),
    RELATIONS: ("strengths", "areas"),
    INITIATIVES: ("initiatives",),
    MESSAGES: ("messages",),
    KITS: ("messages",),
    TRY: ("messages",),
    COVERAGE: ("messages",),
    IDEA: ("ideas",),
    MAKER: ("makes_pictures",),
}


def exists(path: str, platform: Platform) -> bool:
    """Whether the platform has what the page or file is made of, and the sections that it lies in.

    path: below an edition's root; a fragment is ignored.
    """
    inside = f"{path.partition('#')[0].strip('/')}/"
    sections = (needed for section, needed in _NEEDS.items() if inside.startswith(f"{section}/"))
    return all(getattr(platform, content) for needed in sections for content in needed)


def picture(name: str, variant: str) -> str:
    """Return a drawing's path below the site's root, without the suffix (.svg or .png)."""
    return f"{PICTURES}/{name}-{variant}"


def is_made(path: str, site: str) -> bool:
    """Whether a build makes the file. site: the address of the site's root; empty if unknown."""
    return bool(site) or path not in NEED_ADDRESS


def list_page(path: str, number: int) -> str:
    """Return the path of a list's page by its number, from 1."""
    return f"{path}/" if number == 1 else f"{path}/sida-{number}/"


def cards(number: int) -> str:
    """Return the path of the script with the cards of the list's page of this number."""
    return f"{MESSAGES}/cards-{number}.js"


def texts_in(language: str, number: int) -> str:
    """Return the path of the script with one page of the list of messages in another language than the edition's."""
    return f"{MESSAGES}/texts-{language}-{number}.js"


def for_editors(path: str) -> bool:
    """Whether the page is for editors only: search engines and the site's search leave those out."""
    return path.startswith(f"{EDITORS}/")


def in_edition(edition: Edition, path: str) -> str:
    """Return a path below the edition's root as a path below the site's root."""
    return f"{edition.path}/{path}" if edition.path else path


# Pages with others below them, and the other pages that are made whatever the content holds.
_INDEXES = (STRENGTHS, AREAS, GOALS, MESSAGES, PICTURES, RELATIONS, EDITORS)
MADE = (
    *_INDEXES, VISION, METHOD, MISSING, BRAND, INITIATIVES, FACTS, SOURCES, LICENCES, ACCESSIBILITY, KITS, TRY,
    PROFILE, COVERAGE, QUALITY, IDEA,
)  # fmt: skip


def list_of(item: Item) -> str:
    """Return the path of the list that shows the item; empty if it has a page of its own, or none."""
    return kinds.of_model(type(item)).listed


def path_of(item: Item, number: int = 1) -> str:
    """Return the path of the item's page, or its anchor on the list page with this number.

    A topic without goals is an occasion: its path is the list of its messages.
    """
    if isinstance(item, Topic) and not item.goals:
        return f"{MESSAGES}/?occasion={item.id}"
    kind = kinds.of_model(type(item))
    return f"{kind.pages}/{kind.slug(item)}/" if kind.pages else f"{list_page(kind.listed, number)}#{item.id}"


def has_page(item: Item) -> bool:
    """Whether `path_of` works for the item."""
    return kinds.of_model(type(item)).has_page


def url_of(file: str) -> str:
    """Return the URL of a Markdown file's page: `om/index.md` gives `om/`, `vision.md` gives `vision/`."""
    path = file.removesuffix(".md")
    return f"{path}/" if path.rpartition("/")[2] != "index" else path.removesuffix("index")


def file_of(path: str) -> str:
    """Return the Markdown file of a page, below the edition's prose folder: the inverse of `url_of`."""
    return f"{path}index.md" if path.rstrip("/") in _INDEXES else f"{path.rstrip('/')}.md"


def form(kind: str, id_: str) -> str:
    """Return the address of an item's form, below an edition's root. A single file's id is its kind's name."""
    language, _, name = id_.rpartition("/")
    collection = "_singletons" if kind == id_ else collection_of(kind, language)
    return f"{FORMS}/#/collections/{collection}/entries/{name}"


def collection_of(kind: str, language: str = "") -> str:
    """Return the name of the forms' collection for a kind; for a kind by language, of one language."""
    return f"{kind}-{language}" if language else kind


def form_of_file(path: str) -> str:
    """Return the address of the form for a project file or folder, below an edition's root; empty if there is none."""
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
    """Return the forms' collection for the written pages in a folder below the prose folder (".": itself)."""
    return "pages" if folder == "." else f"pages-{folder.replace('/', '-')}"


def new_form(kind: str) -> str:
    """Return the address of the empty form for a new item, below the site's root."""
    return f"{FORMS}/#/collections/{kind}/new"
