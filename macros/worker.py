"""The copy of an edition that a browser keeps after a visit, for when there is no network: the worker, and its lists.

The worker itself is overrides/js/worker.js. What it copies is written here when all editions are built: each file with
the beginning of its SHA-256, so that a copy holds one build and nothing else. The list grows group by group up to a
limit: what every page needs, and the pages of the menu; the message bank; the edition's other pages; the search.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

from markupsafe import Markup

from macros import addresses, scripts
from macros.model import Edition, Platform
from macros.render import Renderer

WORKER, LIST = "sw.js", "offline.json"
LIMIT = 10_000_000  # bytes of an edition's files, uncompressed: about 3.5 MB on the line
_HASH = 10
# What makes Word and PowerPoint files: a quarter of all, and not needed to read or copy.
_MAKERS = {"docx", "pptxgenjs"}
_NO_PAGE = "404.html"
# What the bank's tools read, and the pages that list messages.
_BANK, _LISTS = f"{addresses.MESSAGES}/*.js", re.compile(r"^(?:kit|prova|sida-\d+)$")
_ARTICLE = re.compile(r"(<article[^>]*>).*(</article>)", re.DOTALL)
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)


def write_worker(site: Path, platform: Platform, root: Path) -> None:
    """Write the worker of the built site, and a list for each edition. root: the project's folder."""
    editions = platform.place.editions
    pages = {_prefix(each): offline_page(site, Renderer(platform, each.language)) for each in editions}
    files = {each.language: listed(site, each, editions) for each in editions}
    version = _digest(json.dumps([pages, files], sort_keys=True).encode())
    for each in editions:
        value = {"version": version, "pages": pages, "files": files[each.language]}
        (site / each.path / LIST).write_text(json.dumps(value, ensure_ascii=False), "utf-8")
    (site / WORKER).write_text(scripts.tool("worker", root / "overrides" / "js", {"version": version}), "utf-8")


def listed(site: Path, edition: Edition, editions: list[Edition], limit: int = LIMIT) -> dict[str, str]:
    """What the edition's copy holds, in the order of fetching: address below the site's root → hash.

    limit: in bytes; a group that would go beyond it is left out whole, with those after it.
    """
    found: dict[str, str] = {}
    for group in _groups(site, edition, editions):
        files = {_address(file.relative_to(site)): file for file in group}
        limit -= sum(file.stat().st_size for address, file in files.items() if address not in found)
        if limit < 0:
            break
        found |= {address: _digest(file.read_bytes()) for address, file in files.items()}
    return found


def _groups(site: Path, edition: Edition, editions: list[Edition]) -> Iterator[list[Path]]:
    """The groups of files, the most needed first. Left out: open data, PDFs, feeds, proposals, the editors' forms.

    What lies in the root of the site with an edition of its own, or with all editions' files, is not the other's.
    """
    folder, others = site / edition.path, {each.path for each in editions if each.path != edition.path}
    shared = {"assets", "pagefind"}
    left = {addresses.FORMS, addresses.DATA, addresses.PDF, addresses.PROPOSE.rpartition("/")[2]} | others | shared
    own = [file for file in sorted(folder.rglob("*")) if not left & set(file.relative_to(folder).parts)]
    pages = [file for file in own if file.suffix in (".html", ".js", ".png") and file.name not in (_NO_PAGE, WORKER)]
    menu = [file for file in pages if len(file.relative_to(folder).parts) <= 2 and file.suffix == ".html"]
    bank = [file for file in pages if file.match(_BANK) or _LISTS.search(file.parent.name)]
    yield [*_dress(site / "assets"), *menu]
    yield bank
    yield pages
    yield list(_search(folder / "pagefind", edition.language))


def _dress(assets: Path) -> Iterator[Path]:
    """Styles, scripts, fonts, pictures, and the libraries that the tools use."""
    for pattern in ("*.css", "*.js", "fonts/*", "pictures/*", "lib/*.js"):
        yield from (file for file in sorted(assets.glob(pattern)) if file.name.partition(".")[0] not in _MAKERS)


def _search(folder: Path, language: str) -> Iterator[Path]:
    """What the search fetches for a language."""
    for file in sorted(folder.rglob("*")):
        if file.is_file() and (file.suffix in (".js", ".json") or re.search(rf"(?:^|\.){language}[_.]", file.name)):
            yield file


def offline_page(site: Path, renderer: Renderer) -> str:
    """The page that is shown without a network for one that is not in the copy: that of what is not found, reworded."""
    html = (site / renderer.edition.path / _NO_PAGE).read_text("utf-8")
    words = renderer.page("").render("offline_page.html")
    site_name = renderer.text(renderer.platform.place.site_name)
    title = Markup("<title>{} – {}</title>").format(renderer.label("offline_title"), site_name)
    return _TITLE.sub(lambda _: title, _ARTICLE.sub(lambda found: f"{found[1]}{words}{found[2]}", html))


def _address(path: Path) -> str:
    """What a browser asks for to be given the file."""
    return path.as_posix().removesuffix("index.html")


def _prefix(edition: Edition) -> str:
    return addresses.in_edition(edition, "")


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:_HASH]
