"""A written page (docs/) as Jinja and Markdown parse it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from typing import Any
from xml.etree.ElementTree import Element

from jinja2 import TemplateSyntaxError, nodes
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from macros.content import jinja_tags
from macros.content.loader import Library
from macros.content.problems import Problem, problem
from macros.content.texts import FRONT_MATTER
from macros.content.yaml_reader import Document, parse
from macros.content.yaml_syntax import Place

# The extensions in mkdocs.yml that affect where links are recognised and which ids headings get.
_EXTENSIONS = (
    *("admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"),
    *("pymdownx.details", "pymdownx.highlight", "pymdownx.superfences", "pymdownx.tabbed"),
)
_PLAIN = {"pymdownx.highlight": {"use_pygments": False}, "pymdownx.tabbed": {"alternate_style": True}}
_FETCHING = ("src", "poster")  # the attributes with what a browser fetches by itself
_ANCHOR = re.compile(r"""\b(?:id|name)=["']([^"']+)["']""")


class _Targets(Treeprocessor):  # type: ignore[misc]
    """A Markdown tree processor that collects the targets of links and pictures, and what a browser loads by itself."""

    targets: tuple[str, ...] = ()
    fetched: tuple[str, ...] = ()

    def run(self, root: Element) -> None:
        """Collect the targets from the finished element tree."""
        found = (each.get("href") or each.get("src") for each in root.iter() if each.tag in ("a", "img"))
        self.targets = tuple(dict.fromkeys(filter(None, found)))
        self.fetched = tuple(dict.fromkeys(each for tag in root.iter() for key in _FETCHING if (each := tag.get(key))))


class _Tags(HTMLParser):
    """An HTML parser that collects what raw HTML tags load, and the anchors of this page that they link to."""

    def __init__(self) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.anchors: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect the addresses in a tag's attributes."""
        self.fetched += [value for name, value in attrs if name in _FETCHING and value]
        self.anchors += [value for name, value in attrs if name == "href" and value and value.startswith("#")]


@dataclass(frozen=True, slots=True)
class Converted:
    """A page that Markdown has converted to HTML, with its macros left as text.

    targets: the link and picture targets, relative to the page's file. in_html: the anchors and files that raw HTML
    tags link to, relative to the page's address. fetched: what a browser loads by itself.
    """

    html: str
    targets: tuple[str, ...]
    in_html: tuple[str, ...]
    fetched: tuple[str, ...]

    @property
    def anchors(self) -> list[str]:
        """The ids on the page that a link can point to."""
        return _ANCHOR.findall(self.html)


@dataclass(frozen=True)
class Written:
    """A written page. page: its file, as text. prose: its edition's folder. file: its path below that."""

    page: Document
    prose: str
    file: str

    @cached_property
    def meta(self) -> Document | None:
        """The page's front matter, parsed like a file in data/; None if it has none."""
        found = FRONT_MATTER.match(self.page.data)
        # "\n" for the --- above, so that line numbers agree
        return parse("\n" + found[1], self.page.path) if found else None

    @property
    def fields(self) -> dict[str, Any]:
        """The front matter's fields; empty if there is none or it is invalid."""
        return self.meta.data if self.meta and isinstance(self.meta.data, dict) else {}

    @cached_property
    def body(self) -> str:
        """The Markdown below the front matter."""
        return FRONT_MATTER.sub("", self.page.data)

    @cached_property
    def template(self) -> nodes.Template | jinja_tags.Fault:
        """The body parsed as a Jinja template, or the fault that makes it invalid."""
        try:
            return jinja_tags.read(self.body)
        except TemplateSyntaxError:
            return jinja_tags.fault(self.body)

    @property
    def calls(self) -> Iterator[tuple[str, nodes.Call]]:
        """Every call in the template of a function by name: the name and the call."""
        if isinstance(self.template, nodes.Template):
            for call in self.template.find_all(nodes.Call):
                if isinstance(call.node, nodes.Name):
                    yield call.node.name, call

    @cached_property
    def converted(self) -> Converted:
        """The body converted to HTML by Markdown."""
        reader, targets = Markdown(extensions=_EXTENSIONS, extension_configs=_PLAIN), _Targets()
        reader.treeprocessors.register(targets, "targets", 0)  # after all others
        html, tags = reader.convert(self.body), _Tags()
        for block in reader.htmlStash.rawHtmlBlocks:
            tags.feed(block if isinstance(block, str) else "")  # other blocks are elements of the tree
        return Converted(html, targets.targets, (*tags.anchors, *tags.fetched), (*targets.fetched, *tags.fetched))

    def problem(self, index: int, code: str, **values: object) -> Problem:
        """Return a problem at a position in the body, counted in characters."""
        return problem(self.page.path, self.place(index), code, **values)

    def place(self, index: int) -> Place:
        """Return the line and column in the file of a position in the body, counted in characters."""
        before = self.page.data[: len(self.page.data) - len(self.body) + index]
        return before.count("\n") + 1, len(before) - before.rfind("\n")

    def at(self, text: str, line: int = 1) -> int:
        """Return the position of the text's first occurrence in the body from the line on, else of the line's start."""
        start = sum(map(len, self.body.splitlines(keepends=True)[: line - 1]))
        return max(start, self.body.find(text, start))


def written(library: Library) -> Iterator[Written]:
    """Yield every readable written page of every edition. Files outside the editions' folders are no pages."""
    proses = [edition["prose"] for edition in library.single("platform").get("editions", [])]
    for path, page in library.pages.items():
        for prose in proses:
            if path.startswith(f"{prose}/") and page.data is not None:
                yield page.once(Written, prose, path.removeprefix(f"{prose}/"))
