"""A page of a built site, parsed as a browser would: its tags, their positions, and its text."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from macros.content.yaml_syntax import Place
from macros.domain.urls import FORMS


@dataclass
class BuiltPage(HTMLParser):
    """The content of a page: every tag with its attributes and position, and its title and text."""

    file: Path
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    title: str = ""
    text: str = ""
    _in: str = ""

    def __post_init__(self) -> None:
        """Parse the file."""
        super().__init__()
        self.feed(self.file.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Store the tag and its position."""
        line, column = self.getpos()
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        self.places.append((line, column + 1))
        self._in = tag

    def handle_data(self, data: str) -> None:
        """Store the text, separately from the title."""
        if self._in == "title" and not self.title:
            self.title = data
        elif self._in not in ("script", "style"):
            self.text += data

    def all(self, tag: str, attribute: str) -> list[str]:
        """Return the attribute's values in all tags of this name that have it."""
        return [values[attribute] for name, values in self.tags if name == tag and attribute in values]

    @property
    def ids(self) -> list[str]:
        """Every id on the page."""
        return [values["id"] for _, values in self.tags if "id" in values]


def pages(site: Path, on_disk: bool = False) -> dict[str, BuiltPage]:
    """Return every page of a built site by path, except the forms' page, which is a program.

    on_disk: the site is made for a disk, where an ordinary page replaces the forms.
    """
    files = (file for file in sorted(site.rglob("*.html")) if on_disk or not file.parent.match(FORMS))
    return {file.relative_to(site).as_posix(): BuiltPage(file) for file in files}
