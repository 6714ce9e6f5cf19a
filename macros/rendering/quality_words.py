"""Quality issues in one language: a sentence each, the items that have the issue, and their addresses."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.content.kinds import MANY, ONE
from macros.content.model import Item, Platform
from macros.content.schema import Schemas, words_of
from macros.domain import urls
from macros.domain.quality import PAGE, SUBJECT, Finding
from macros.rendering.renderer import Renderer

Key = tuple[str, str]  # owner's id, kind of issue
SHOWN = 450  # the most items on the page, so that it does not grow with the platform; the rest are counted


@dataclass(frozen=True, slots=True)
class Issue:
    """An item with a quality issue. page, form: paths below the edition's root; empty if there is none."""

    name: str
    page: str
    form: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, and every item that it applies to."""

    words: str
    items: list[Issue]


def sentences(renderer: Renderer, found: Iterable[Finding], schemas: Schemas) -> dict[Key, list[Sentence]]:
    """Return the sentences by owner and group; issues with the same sentence share it. schemas: name the kinds."""
    said: dict[Key, dict[str, list[Issue]]] = {}
    for each in found:
        words = each.problem.wording(renderer.language)
        sentences = said.setdefault((each.owner_id, each.group), {})
        sentences.setdefault(words[:1].upper() + words[1:], []).append(_issue(renderer, each, schemas))
    return {key: [Sentence(words, items) for words, items in sentences.items()] for key, sentences in said.items()}


def shortened(said: dict[Key, list[Sentence]], total: int) -> dict[Key, list[Sentence]]:
    """Return the first items of each owner and group, evenly, so that at most `total` items remain."""
    sizes = [sum(len(each.items) for each in sentences) for sentences in said.values()]
    most = next(most for most in range(total, -1, -1) if sum(min(size, most) for size in sizes) <= total)
    return {key: list(_first(sentences, most)) for key, sentences in said.items()}


def _first(sentences: Iterable[Sentence], count: int) -> Iterator[Sentence]:
    for each in sentences:
        if count > 0:
            yield Sentence(each.words, each.items[:count])
        count -= len(each.items)


def _issue(renderer: Renderer, each: Finding, schemas: Schemas) -> Issue:
    if each.kind == PAGE:
        return Issue(each.id, _written(renderer, each.id), urls.form_of_file(each.id))
    # A missing message is fixed in the form for a new one.
    form = urls.new_form("message") if each.group == "uncovered" else urls.form(each.kind, each.id)
    if each.kind == SUBJECT:
        page = renderer.page_in(urls.COVERAGE, each.id)
        return Issue(renderer.bank.subjects[each.id], f"{page}#{each.id}", form)
    if each.kind in ONE:
        page = ONE[each.kind].read_at or ""
        title = words_of(schemas.kind(each.kind), "title", renderer.language)
        return Issue(title, page if renderer.exists(page) else "", form)
    item = item_of(renderer.platform, each.kind, each.id)
    return Issue(renderer.title(item), _page(renderer, item), form)


def item_of(platform: Platform, kind: str, id_: str) -> Item:
    """Return an item of a kind with many. Raises KeyError if it does not exist."""
    return platform.items(MANY[kind])[id_]


def _written(renderer: Renderer, file: str) -> str:
    """Return the path of a Markdown file's page; empty for a page of another edition."""
    own = f"{renderer.edition.prose}/"
    return urls.url_of(file.removeprefix(own)) if file.startswith(own) else ""


def _page(renderer: Renderer, item: Item) -> str:
    return renderer.path_of(item) if urls.has_page(item) and renderer.bank.has_begun(item) else ""
