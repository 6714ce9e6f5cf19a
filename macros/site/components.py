"""Additions to the components that Markdown's extensions generate on a written page.

Words in the page's language, accessible names and roles, and nothing loaded from another host.
"""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.util import HTML_PLACEHOLDER_RE
from markupsafe import escape

from macros.rendering.renderer import Renderer

_WIDE = 5  # columns: a table with as many is wider than a phone
_AFTER_ALL_OTHERS = 1
_AFTER_RAW_HTML = 10
_CODE = 'highlight">'
_TASK = '<input type="checkbox" disabled'


class Components(Extension):  # type: ignore[misc]
    """A Markdown extension. renderer: of the pages' edition."""

    def __init__(self, renderer: Renderer) -> None:
        super().__init__()
        self._renderer = renderer

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Run after every extension that generates a component."""
        md.treeprocessors.register(_Elements(self._renderer), "components", _AFTER_ALL_OTHERS)
        md.postprocessors.register(_Html(self._renderer), "components", _AFTER_RAW_HTML)


class _Elements:
    """Components that are elements in Markdown's tree."""

    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer
        self._by_class = {
            "admonition": self._box,
            "footnote": self._footnotes,
            "footnote-ref": self._reference,
            "tabbed-set": _tabs,
            "twemoji": _icon,
        }

    def run(self, root: Element) -> None:
        """Complete every component below the root."""
        for element in list(root.iter()):
            self._let_wide_tables_stack(element)
            if element.tag == "details":
                _as_admonition(element)
            for name in element.get("class", "").split():
                if name in self._by_class:
                    self._by_class[name](element)

    def _let_wide_tables_stack(self, parent: Element) -> None:
        for index, child in enumerate(parent):
            headings = [_words(each) for each in child.findall("thead/tr/th")]
            if child.tag == "table" and len(headings) >= _WIDE:
                _label_cells(child, headings)
                parent[index] = self._scroller(child)

    def _box(self, box: Element) -> None:
        """Translate the default title of an admonition into the page's language."""
        kind = next((name for name in box.get("class", "").split() if name != "admonition"), "")
        labels = self._renderer.platform.vocabulary.labels
        for title in box.iterfind("*[@class='admonition-title']"):
            if title.text == kind.capitalize() and f"admonition_{kind}" in labels:
                title.text = self._renderer.label(f"admonition_{kind}")

    def _reference(self, link: Element) -> None:
        self._name(link, "doc-noteref", "footnote", number=link.text)

    def _footnotes(self, notes: Element) -> None:
        self._name(notes, "doc-endnotes", "footnotes")
        for number, note in enumerate(notes.iterfind("ol/li"), 1):
            for link in note.iterfind(".//a[@class='footnote-backref']"):
                link.attrib.pop("title", None)
                self._name(link, "doc-backlink", "footnote_back", number=number)

    def _scroller(self, table: Element) -> Element:
        """Wrap the table in a keyboard-scrollable element; on a phone its rows are shown as cards."""
        scroller = Element("div", {"class": "brand-table brand-table--cards", "tabindex": "0"})
        self._name(scroller, "group", "table_wide")
        table.tail, scroller.tail = None, table.tail
        scroller.append(table)
        return scroller

    def _name(self, element: Element, role: str, label: str, **values: object) -> None:
        element.set("role", role)
        element.set("aria-label", self._renderer.label(label, **values))


def _words(element: Element) -> str:
    """Return the element's text, for an attribute."""
    return str(HTML_PLACEHOLDER_RE.sub("", "".join(element.itertext()))).strip()


def _label_cells(table: Element, headings: list[str]) -> None:
    """Give every cell but the first in its row its column's heading as an attribute."""
    for row in table.iterfind("tbody/tr"):
        for cell, heading in list(zip(row, headings, strict=False))[1:]:
            if heading:
                cell.set("data-label", heading)


def _as_admonition(details: Element) -> None:
    """Give a collapsible admonition the classes of an ordinary one."""
    details.set("class", f"admonition {details.get('class', '')}".strip())
    for summary in details.iterfind("summary"):
        summary.set("class", "admonition-title")


def _tabs(tabs: Element) -> None:
    """Give every panel its label as an attribute: in print they follow one another."""
    labels, panels = tabs.iterfind("*[@class='tabbed-labels']/label"), tabs.iterfind("*[@class='tabbed-content']/div")
    for label, panel in zip(labels, panels, strict=False):
        panel.set("data-label", _words(label))


def _icon(icon: Element) -> None:
    """Hide an icon from assistive technology; turn an emoji picture, from another host, into a character."""
    if icon.tag == "img":
        letter, tail = icon.get("alt"), icon.tail
        icon.clear()
        icon.tag, icon.text, icon.tail = "span", letter, tail
    else:
        icon.set("aria-hidden", "true")


class _Html:
    """Components that Markdown's extensions generate as finished HTML."""

    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def run(self, text: str) -> str:
        """Name a task list's checkboxes; if there is code, add the template of its copy buttons."""
        html = text.replace(_TASK, f'{_TASK} aria-label="{escape(self._renderer.label("task"))}"')
        if _CODE not in text:
            return html
        return f"{html}\n{self._renderer.environment.get_template('code_copy.html').render()}"
