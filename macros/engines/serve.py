"""The site during editing: each page and file is made on request, from the current content.

Nothing that is made outlives a change, so what is shown is what a clean build would write. The first page after a
change does not wait for the rules; where one of them stops the content, its problems are shown soon after.
"""

import mimetypes
import posixpath
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import quote, unquote

from jinja2 import Environment, FileSystemLoader

from macros.content.made_files import Made, whole
from macros.content.problems import grouped, spoken
from macros.domain.urls import in_edition
from macros.engines.mkdocs_page import MkDocsPages
from macros.rendering.settings import Settings
from macros.site import session
from macros.site.edition import Edition, of_reading

# Paths that need a whole build, which a request for one starts.
_OF_THE_WHOLE = re.compile(r"(.*/)?pagefind/|server/|_headers$|(.*/)?404\.html$")
_HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Answer:
    """A response. status: as in HTTP."""

    content: bytes
    type: str = _HTML
    status: int = 200


class _Files:
    """Made files by path. Each is made when it is first asked for."""

    def __init__(self, made: Iterator[Made]) -> None:
        self._made = made
        self._found: dict[str, Made] = {}

    def get(self, path: str) -> bytes | None:
        while path not in self._found and (made := next(self._made, None)):
            self._found[made[0]] = made
        if path not in self._found:
            return None
        ((_, content),) = whole([self._found[path]])
        self._found[path] = path, content
        return content


class _Shown:
    """One edition: its pages and files."""

    def __init__(self, found: Edition, folder: Path) -> None:
        self._edition = found
        self._folder = folder
        self._files = _Files(found.every_file())
        self._prose = (found.settings.root / found.renderer.edition.prose).resolve()

    @cached_property
    def pages(self) -> MkDocsPages:
        """The renderer of pages, created when the first is requested."""
        return MkDocsPages(self._edition, self._folder)

    @cached_property
    def _page_files(self) -> dict[str, str]:
        return {link.path: file for file, link in self._edition.links.items()}

    def get(self, path: str) -> bytes | None:
        """Return the content at a path below the edition's root; None if there is none."""
        if (file := self._page_files.get(path.removesuffix("index.html"))) is not None:
            return self.pages.page(file)
        file = f"{path}index.html" if path.endswith("/") else path
        return self._written(file) or self._files.get(file)

    def _written(self, path: str) -> bytes | None:
        """Return a file among the written pages, such as a picture; None if there is none."""
        file = (self._prose / path).resolve()
        inside = file.is_relative_to(self._prose) and file.suffix != ".md"
        return file.read_bytes() if inside and file.is_file() else None


class Snapshot:
    """The site of the current content."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._scratch = Path(tempfile.mkdtemp(prefix="visa-"))
        self._reading = session.read(root)
        self._made: dict[str, _Shown] = {}

    def check(self) -> bool:
        """Hold the content to every rule. Whether it can be shown."""
        self._reading = session.checked(self._reading)
        return self._reading.platform is not None

    @property
    def base(self) -> str:
        """The path below which the site will be published: `/`, or `/plats/`."""
        if self._reading.platform is None:
            return "/"
        return unquote(Settings.read(self._reading.platform, self._root).base)

    @cached_property
    def _whole(self) -> Path:
        """The folder of a whole build. Raises CalledProcessError."""
        target = self._scratch / "hela"
        command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(target)]
        subprocess.run(command, cwd=self._root, check=True, capture_output=True)
        return target

    def answer(self, path: str) -> Answer:
        """What is shown at a path below the site's root: a page, a file, the problems, or that there is nothing."""
        try:
            if self._reading.platform is not None:
                return self._page(path)
        except SystemExit as error:  # what stops a build is shown here
            return Answer(problem_page(self._root, str(error).splitlines()), status=500)
        except Exception:
            if self.check():  # else it fails for what the rules have found
                raise
        rows = [row.text(spoken(self._root)) for _, rows in grouped(self._reading.problems) for row in rows]
        return Answer(problem_page(self._root, rows), status=500)

    def _page(self, path: str) -> Answer:
        kind = mimetypes.guess_type(posixpath.basename(path) or "index.html")[0] or "application/octet-stream"
        content = self._content(path)
        if content is None and self._content(f"{path}/") is not None:
            return Answer(quote(f"{self.base}{path}/").encode(), status=302)
        if content is None:
            return Answer(self._shown(path)[0].pages.missing(), status=404)
        return Answer(content, f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)

    def _content(self, path: str) -> bytes | None:
        if _OF_THE_WHOLE.match(path):
            file = self._whole / path
            return file.read_bytes() if file.is_file() and file.resolve().is_relative_to(self._whole) else None
        shown, rest = self._shown(path)
        return shown.get(rest)

    def _shown(self, path: str) -> tuple[_Shown, str]:
        """The edition that a path belongs to, and the path below that edition's root."""
        assert self._reading.platform is not None
        editions = {in_edition(each, ""): each for each in self._reading.platform.place.editions}
        # The root's last: its own is the beginning of every other.
        first = next(each for each in sorted(editions, reverse=True) if path.startswith(each))
        if first not in self._made:
            found = of_reading(self._reading, self._root, editions[first].language)
            assert found is not None
            self._made[first] = _Shown(found, self._scratch / first)
        return self._made[first], path.removeprefix(first)

    def close(self) -> None:
        """Delete what was made."""
        shutil.rmtree(self._scratch, ignore_errors=True)


def problem_page(root: Path, rows: Sequence[str]) -> bytes:
    """Return a page that lists the problems that stop the build, shown instead of every page."""
    environment = Environment(loader=FileSystemLoader(root / "overrides"), autoescape=True)
    return environment.get_template("problems.html").render(problems=rows).encode()
